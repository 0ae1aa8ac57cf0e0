import { formatInstant, formatMoney, useLocale } from "@goodterms/ui";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import type { Hold, HoldActionEntry } from "../../api/credit-types.ts";
import { reasonName } from "../../decisions/reason-name.ts";
import { useActorName } from "../../settings/use-actor-name.ts";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { useMay } from "../../shell/use-me.ts";
import classes from "../holds.module.css";
import { useHoldAction } from "../use-hold-action.ts";

const NOTE_LENGTH_MAX = 2_000;
/** These actions carry words that a person wrote; the others carry a code, or whoever was named. */
const IN_OWN_WORDS: readonly HoldActionEntry["action"][] = ["released", "rejected", "noted"];

/** Everything that was done about the order, newest last, and a line to write a note in. */
export function HoldHistory({ hold, actions }: { hold: Hold; actions: readonly HoldActionEntry[] }) {
  const { t } = useTranslation();
  const mayWrite = useMay("credit:write");
  return (
    <div className={classes.part}>
      <h3>{t("holds.panel.history")}</h3>
      <ol className={classes.history}>
        {actions.map((action) => (
          <Entry key={`${action.at} ${action.action} ${action.reason}`} action={action} />
        ))}
      </ol>
      {mayWrite ? <NoteForm hold={hold} /> : null}
    </div>
  );
}

function Entry({ action }: { action: HoldActionEntry }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const nameOf = useActorName();
  const details = [
    action.kind === null ? null : t(action.kind === "soft" ? "holds.history.softly" : "holds.history.firmly"),
    (action.over ?? 0) > 0 && action.currency !== null
      ? t("holds.history.over", { over: formatMoney(action.over ?? 0, action.currency, locale, "currency") })
      : null,
    IN_OWN_WORDS.includes(action.action) ? action.reason : codeWords(action, (code) => reasonName(t, code)),
    ...(action.lines ?? []).map((line) =>
      t("holds.history.line", { line: line.line + 1, reason: line.reason }),
    ),
  ].filter((words) => words !== null && words !== "");
  return (
    <li>
      <strong>{t(`holds.history.${action.action}`)}</strong>
      {details.length === 0 ? null : `: ${details.join(" · ")}`}
      <div className={classes.historyWhen}>
        {nameOf(action.actor)} · {formatInstant(action.at, locale)}
      </div>
    </li>
  );
}

/** The words of an action that carries codes; whom it was assigned to stands in the panel itself. */
function codeWords(action: HoldActionEntry, wordOf: (code: string) => string): string | null {
  if (action.action === "assigned") return null;
  return action.reason
    .split(/[\s,]+/)
    .filter((code) => code !== "")
    .map(wordOf)
    .join(", ");
}

function NoteForm({ hold }: { hold: Hold }) {
  const { t } = useTranslation();
  const [note, setNote] = useState("");
  const add = useHoldAction({
    act: () =>
      answer(
        api.POST("/v1/credit/holds/{id}/notes", {
          params: { path: { id: hold.id } },
          body: { note: note.trim() },
        }),
      ),
    done: () => null,
    onDone: () => setNote(""),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim() !== "") add.mutate();
      }}
    >
      <div className={classes.noteForm}>
        <TextInput
          size="xs"
          flex={1}
          maxLength={NOTE_LENGTH_MAX}
          aria-label={t("holds.panel.note")}
          placeholder={t("holds.panel.note")}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button
          type="submit"
          size="xs"
          variant="default"
          disabled={note.trim() === ""}
          loading={add.isPending}
        >
          {t("holds.panel.addNote")}
        </Button>
      </div>
      <ProblemAlert error={add.error} />
    </form>
  );
}
