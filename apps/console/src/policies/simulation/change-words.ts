import { formatMoney } from "@goodterms/ui";
import type { TFunction } from "i18next";
import { CUSTOMER_EFFECTS, ORDER_EFFECTS, type SimulationChange } from "../policy-api.ts";

const EFFECTS = [...CUSTOMER_EFFECTS, ...ORDER_EFFECTS];

/** "Lower limit · Other risk class": everything that would be otherwise, the gravest first. */
export function effectsInWords(t: TFunction, row: SimulationChange): string {
  return EFFECTS.filter((effect) => row.effects.includes(effect))
    .map((effect) => t(`policies.simulation.effects.${effect}`))
    .join(" · ");
}

/** What would stop the customer's orders: before → after where that differs. */
export function blocksInWords(t: TFunction, row: SimulationChange): string {
  const [before, after] = [row.before, row.after].map((standing) =>
    standing === null || standing.blocks.length === 0
      ? t("policies.simulation.noBlocks")
      : standing.blocks.map(plainCode).join(", "),
  ) as [string, string];
  return before === after ? before : `${before} → ${after}`;
}

/** What became of an order: not paid, or the margin that the other decision would have lost or gained. */
export function outcomeInWords(t: TFunction, locale: string, { order, currency }: SimulationChange): string {
  if (order === null) return "";
  const money = (amount: number): { amount: string } => ({
    amount: formatMoney(amount, currency, locale, "currency"),
  });
  if (order.unpaidAvoided > 0) return t("policies.simulation.unpaidOf", money(order.unpaidAvoided));
  if (order.marginLost > 0) return t("policies.simulation.lostOf", money(order.marginLost));
  return order.marginGained > 0 ? t("policies.simulation.gainedOf", money(order.marginGained)) : "";
}

/** Why the order would be decided otherwise. */
export function reasonsInWords({ order }: SimulationChange): string {
  return order === null ? "" : order.reasons.map(plainCode).join(", ");
}

/** "days overdue" for `days_overdue`, "large first order" for `rule:large-first-order`. */
function plainCode(code: string): string {
  return code.replace(/^rule:/, "").replaceAll(/[_-]/g, " ");
}
