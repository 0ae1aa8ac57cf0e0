import type { TFunction } from "i18next";
import { formatCount, formatMoney } from "@goodterms/ui";
import type { Simulation, SimulationSummary } from "./policy-api.ts";

/**
 * What a simulation found, in one sentence: how many customers change, and what of past orders would have been refused
 * and was not paid later. Amounts are those of the currency with the most of them; the others are only counted.
 */
export function findingOf(t: TFunction, locale: string, summary: readonly SimulationSummary[]): string {
  const sum = (pick: (one: SimulationSummary) => number): number =>
    summary.reduce((total, one) => total + pick(one), 0);
  const customers = sum((one) => one.customersChanged);
  const refused = sum((one) => one.newlyRefused);
  const approved = sum((one) => one.newlyApproved);
  if (customers === 0 && refused === 0 && approved === 0) return t("policies.simulation.nothingChanges");
  const parts = [
    t("policies.simulation.customersChange", { count: customers, total: formatCount(customers, locale) }),
  ];
  if (refused > 0) {
    const most = largest(summary, (one) => one.newlyRefusedAmount);
    const money = (amount: number): string => formatMoney(amount, most.currency, locale, "whole");
    parts.push(
      t("policies.simulation.ordersRefused", {
        count: refused,
        total: formatCount(refused, locale),
        amount: money(most.newlyRefusedAmount),
      }),
    );
    if (most.unpaidAvoided > 0)
      parts.push(t("policies.simulation.unpaidAvoided", { amount: money(most.unpaidAvoided) }));
  }
  if (approved > 0) {
    const most = largest(summary, (one) => one.newlyApprovedAmount);
    parts.push(
      t("policies.simulation.ordersApproved", {
        count: approved,
        total: formatCount(approved, locale),
        amount: formatMoney(most.newlyApprovedAmount, most.currency, locale, "whole"),
      }),
    );
  }
  return parts.join(", ");
}

function largest(
  summary: readonly SimulationSummary[],
  pick: (one: SimulationSummary) => number,
): SimulationSummary {
  return summary.reduce((most, one) => (pick(one) > pick(most) ? one : most));
}

/** How far a simulation is, from 0 to 100; null while nobody knows how much there is to do. */
export function percentOf({ progress }: Pick<Simulation, "progress">): number | null {
  const { customers, orders } = progress;
  if (customers.total === null) return null;
  const total = customers.total + (orders.total ?? 0);
  return total === 0 ? null : Math.min(100, Math.round((100 * (customers.done + orders.done)) / total));
}
