import { formatMoney, type MoneyShape } from "./format.ts";
import { useLocale } from "./locale.tsx";

/** What a figure means: due attention is amber; only money that is lost is red. */
export type Tone = "plain" | "attention" | "lost" | "muted";

/**
 * An amount in minor units of `currency`. In a column (`shape` "plain") the currency stands in the heading and zero is
 * a dash; the exact amount with its currency shows on hover.
 */
export function MoneyText(props: { amount: number; currency: string; shape?: MoneyShape; tone?: Tone }) {
  const { amount, currency, shape = "plain", tone = "plain" } = props;
  const locale = useLocale();
  const exact = formatMoney(amount, currency, locale, "currency");
  if (amount === 0 && shape === "plain") {
    return (
      <span className="gt-figure" data-tone="muted" title={exact}>
        –
      </span>
    );
  }
  return (
    <span className="gt-figure" data-tone={tone} title={exact}>
      {formatMoney(amount, currency, locale, shape)}
    </span>
  );
}
