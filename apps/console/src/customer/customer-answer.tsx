import { formatMoney, useLocale } from "@goodterms/ui";
import { useTranslation } from "react-i18next";
import type { AgeingReport, AgeingRow } from "../api/types.ts";

/** The answer: what the customer owes, and how much of it is overdue, in each currency. */
export function CustomerAnswer({ name, ageing }: { name: string; ageing: AgeingReport | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (ageing === undefined) return name;
  const joined = (amountOf: (row: AgeingRow) => number): string =>
    ageing.rows
      .filter((row) => amountOf(row) > 0)
      .map((row) => formatMoney(amountOf(row), row.currency, locale, "currency"))
      .join(" + ");
  const [open, overdue, credit] = [
    joined((row) => row.open),
    joined((row) => row.overdue),
    joined((row) => row.unapplied),
  ];
  if (open === "" && credit !== "") return t("customer.answerCredit", { name, credit });
  if (open === "") return t("customer.answerSettled", { name });
  return overdue === ""
    ? t("customer.answerOpen", { name, open })
    : t("customer.answerOverdue", { name, open, overdue });
}
