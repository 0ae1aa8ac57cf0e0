import { formatMoney, MoneyText, useLocale } from "@goodterms/ui";
import { useTranslation } from "react-i18next";
import classes from "../customer.module.css";
import { shortName } from "../document-name.ts";
import type { SpreadPart } from "../selection.ts";

/** Where money will go: each item, how much of it, and what is left open there; then what is left over. */
export function SpreadPreview({
  parts,
  left,
  currency,
}: {
  parts: readonly SpreadPart[];
  left: number;
  currency: string;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const money = (amount: number): string => formatMoney(amount, currency, locale, "currency");
  return (
    <>
      {parts.map((part) => (
        <div key={`${part.item.document.id}/${part.item.instalment}`} className={classes.previewLine}>
          <span>{shortName(part.item.document)}</span>
          <MoneyText amount={part.amount} currency={currency} />
          <span>
            {part.leftOpen === 0
              ? t("customer.actions.previewClosed")
              : t("customer.actions.previewLeft", { amount: money(part.leftOpen) })}
          </span>
        </div>
      ))}
      {left === 0 ? null : <div>{t("customer.actions.previewUnapplied", { amount: money(left) })}</div>}
    </>
  );
}
