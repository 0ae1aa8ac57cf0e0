import { formatCount, formatMoney, useLocale } from "@goodterms/ui";
import { useTranslation } from "react-i18next";
import type { HoldsSearch } from "./holds-search.ts";

/** What the list of held orders comes to in one currency. */
export interface HoldTotal {
  currency: string;
  holds: number;
  amount: number;
}

/** The answer: how many orders wait (or have gone another way), and over how much in each currency. */
export function HoldsAnswer({
  view,
  totals,
}: {
  view: HoldsSearch;
  totals: readonly HoldTotal[] | undefined;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (totals === undefined) return t("holds.tab");
  const count = totals.reduce((sum, total) => sum + total.holds, 0);
  if (count === 0) return view.state === undefined ? t("holds.answerNone") : t("holds.answerNoneHere");
  const amounts = totals
    .map((total) => formatMoney(total.amount, total.currency, locale, "currency"))
    .join(" + ");
  return t(`holds.answer.${view.state ?? "open"}`, { count, total: formatCount(count, locale), amounts });
}
