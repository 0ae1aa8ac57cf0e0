import classes from "./ageing.module.css";
import { bucketColour } from "./ageing-scale.ts";
import { formatMoney, formatShare } from "./format.ts";
import { useLocale } from "./locale.tsx";
import { MoneyText } from "./money-text.tsx";

/** The amounts of one currency by bucket, in minor units; the first bucket is what is not yet due. */
export interface AgeingPart {
  label: string;
  amount: number;
}

/** What is open by days past due: one bar, and the table of its figures under it. */
export function AgeingBar(props: {
  label: string;
  parts: readonly AgeingPart[];
  currency: string;
  tableHead: [string, string, string];
}) {
  const { parts, currency } = props;
  const locale = useLocale();
  const whole = parts.reduce((sum, part) => sum + Math.max(part.amount, 0), 0);
  const share = (amount: number): number => (whole === 0 ? 0 : Math.max(amount, 0) / whole);
  const spoken = parts.map(
    (part) => `${part.label}: ${formatMoney(part.amount, currency, locale, "currency")}`,
  );
  return (
    <div className={classes.ageing}>
      <div className={classes.bar} role="img" aria-label={`${props.label}. ${spoken.join("; ")}`}>
        {parts.map((part, index) => (
          <div
            key={part.label}
            className={classes.segment}
            style={{ flexGrow: share(part.amount), background: bucketColour(index, parts.length) }}
            data-empty={part.amount <= 0 || undefined}
          />
        ))}
      </div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{props.tableHead[0]}</th>
            <th scope="col">{props.tableHead[1]}</th>
            <th scope="col">{props.tableHead[2]}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part, index) => (
            <tr key={part.label}>
              <th scope="row">
                <span className={classes.swatch} style={{ background: bucketColour(index, parts.length) }} />
                {part.label}
              </th>
              <td>
                <MoneyText amount={part.amount} currency={currency} />
              </td>
              <td className={classes.share}>
                {part.amount === 0 ? "" : formatShare(share(part.amount), locale)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
