import { type DateShape, formatDate, formatInstant } from "./format.ts";
import { useLocale } from "./locale.tsx";
import type { Tone } from "./money-text.tsx";

/** A calendar date, with a note beside it that says what it means ("9 days late"). */
export function DateText(props: { on: string; note?: string; tone?: Tone; shape?: DateShape }) {
  const locale = useLocale();
  return (
    <span>
      <time className="gt-figure" dateTime={props.on}>
        {formatDate(props.on, locale, props.shape)}
      </time>
      {props.note === undefined ? null : (
        <>
          {" "}
          <span className="gt-note" data-tone={props.tone ?? "muted"}>
            {props.note}
          </span>
        </>
      )}
    </span>
  );
}

/** An instant (ISO 8601) in the reader's own time zone. */
export function InstantText({ at }: { at: string }) {
  const locale = useLocale();
  return (
    <time className="gt-figure" dateTime={at} title={at}>
      {formatInstant(at, locale)}
    </time>
  );
}
