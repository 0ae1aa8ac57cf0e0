import classes from "./exposure-bar.module.css";
import { formatMoney } from "./format.ts";
import { useLocale } from "./locale.tsx";
import { MoneyText } from "./money-text.tsx";

/** The words of the bar, in the reader's language. */
export interface ExposureWords {
  open: string;
  reserved: string;
  free: string;
  over: string;
  ceiling: string;
  noCeiling: string;
}

/**
 * What a customer uses of its ceiling: open, reserved, free. Amounts are minor units of `currency`; a null `ceiling` is
 * none set. Past the ceiling the excess is shown in amber behind the mark of the ceiling.
 */
export function ExposureBar(props: {
  currency: string;
  open: number;
  reserved: number;
  ceiling: number | null;
  words: ExposureWords;
}) {
  const { currency, open, reserved, ceiling, words } = props;
  const locale = useLocale();
  const used = Math.max(open, 0) + Math.max(reserved, 0);
  const whole = Math.max(ceiling ?? 0, used, 1);
  const share = (amount: number): string => `${(Math.max(amount, 0) / whole) * 100}%`;
  const free = ceiling === null ? null : ceiling - used;
  const money = (amount: number): string => formatMoney(amount, currency, locale, "currency");
  const parts = [`${words.open} ${money(open)}`, `${words.reserved} ${money(reserved)}`];
  if (ceiling !== null) parts.push(`${words.ceiling} ${money(ceiling)}`);
  return (
    <div className={classes.exposure}>
      <div className={classes.bar} role="img" aria-label={parts.join(", ")}>
        <div className={classes.open} style={{ width: share(open) }} />
        <div className={classes.reserved} style={{ width: share(reserved) }} />
        {ceiling !== null && used > ceiling ? (
          <div className={classes.mark} style={{ left: share(ceiling) }} />
        ) : null}
      </div>
      <dl className={classes.figures}>
        <Figure swatch={classes.open} label={words.open} amount={open} currency={currency} />
        <Figure swatch={classes.reserved} label={words.reserved} amount={reserved} currency={currency} />
        {free === null ? null : (
          <Figure
            swatch={free < 0 ? classes.over : classes.free}
            label={free < 0 ? words.over : words.free}
            amount={Math.abs(free)}
            currency={currency}
            attention={free < 0}
          />
        )}
        <div className={classes.total}>
          <dt>{words.ceiling}</dt>
          <dd>
            {ceiling === null ? (
              <span className="gt-note">{words.noCeiling}</span>
            ) : (
              <MoneyText amount={ceiling} currency={currency} shape="currency" />
            )}
          </dd>
        </div>
      </dl>
    </div>
  );
}

function Figure(props: {
  swatch: string | undefined;
  label: string;
  amount: number;
  currency: string;
  attention?: boolean;
}) {
  const tone = props.attention === true ? "attention" : "plain";
  return (
    <div>
      <dt>
        <span className={`${classes.swatch} ${props.swatch ?? ""}`} />
        {props.label}
      </dt>
      <dd>
        <MoneyText amount={props.amount} currency={props.currency} tone={tone} />
      </dd>
    </div>
  );
}
