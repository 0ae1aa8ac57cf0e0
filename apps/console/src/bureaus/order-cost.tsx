import { formatMoney, useLocale } from "@goodterms/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMainEntity } from "../shell/use-me.ts";
import { budgetOf } from "./budget.ts";
import { type Bureau, bureauCostsQuery } from "./bureau-queries.ts";
import classes from "./bureaus.module.css";
import type { ReportOrder } from "./use-order-report.ts";

/** What the order may cost, what is left of the month's budget, and that nothing pointless is bought. */
export function OrderCost({ order, bureaus }: { order: ReportOrder; bureaus: readonly Bureau[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { today } = useMainEntity();
  const month = budgetOf(useQuery(bureauCostsQuery).data, today);
  const asked = bureaus.filter((bureau) => order.bureau === null || bureau.name === order.bureau);
  const costs = asked
    .flatMap((bureau) => bureau.products)
    .filter((product) => order.product === null || product.code === order.product)
    .flatMap((product) => (product.cost === null ? [] : [product.cost]));
  const most = costs.reduce<(typeof costs)[number] | null>(
    (found, cost) => (found === null || cost.amount > found.amount ? cost : found),
    null,
  );
  const money = (amount: number, currency: string): string =>
    formatMoney(amount, currency, locale, "currency");
  const isExact = order.bureau !== null && costs.length === 1;
  return (
    <div className={classes.preview} aria-live="polite">
      <p className={most === null ? "attention" : undefined}>
        {most === null
          ? t("bureaus.order.costUnknown")
          : t(isExact ? "bureaus.order.cost" : "bureaus.order.costUpTo", {
              cost: money(most.amount, most.currency),
            })}{" "}
        {month === null || month.budget === null || month.left === null
          ? null
          : t("bureaus.order.left", {
              left: money(month.left, month.currency),
              budget: money(month.budget, month.currency),
            })}
      </p>
      <p>{t("bureaus.order.young")}</p>
    </div>
  );
}
