import { formatCount, formatMoney } from "@goodterms/ui";
import type { TFunction } from "i18next";
import type { Simulation, SimulationSummary } from "./policy-api.ts";

/**
 * What a simulation found, in one sentence: how many customers change, and what of past orders would have been refused
 * and was not paid later, currency by currency.
 */
export function findingOf(t: TFunction, locale: string, summary: readonly SimulationSummary[]): string {
  const sum = (pick: (one: SimulationSummary) => number): number =>
    summary.reduce((total, one) => total + pick(one), 0);
  const customers = sum((one) => one.customersChanged);
  const refused = sum((one) => one.newlyRefused);
  const approved = sum((one) => one.newlyApproved);
  if (customers === 0 && refused === 0 && approved === 0) return t("policies.simulation.nothingChanges");
  const parts: string[] = [
    t("policies.simulation.customersChange", { count: customers, total: formatCount(customers, locale) }),
  ];
  const amounts = (pick: (one: SimulationSummary) => number): string =>
    new Intl.ListFormat(locale, { type: "conjunction" }).format(
      summary
        .filter((one) => pick(one) > 0)
        .map((one) => formatMoney(pick(one), one.currency, locale, "whole")),
    );
  if (refused > 0) {
    parts.push(
      t("policies.simulation.ordersRefused", {
        count: refused,
        total: formatCount(refused, locale),
        amount: amounts((one) => one.newlyRefusedAmount),
      }),
    );
    const unpaid = amounts((one) => one.unpaidAvoided);
    if (unpaid !== "") parts.push(t("policies.simulation.unpaidAvoided", { amount: unpaid }));
  }
  if (approved > 0) {
    parts.push(
      t("policies.simulation.ordersApproved", {
        count: approved,
        total: formatCount(approved, locale),
        amount: amounts((one) => one.newlyApprovedAmount),
      }),
    );
  }
  return parts.join(", ");
}

/** How far a simulation is, from 0 to 100; null while nobody knows how much there is to do. */
export function percentOf({ progress }: Pick<Simulation, "progress">): number | null {
  const { customers, orders } = progress;
  if (customers.total === null) return null;
  const total = customers.total + (orders.total ?? 0);
  return total === 0 ? null : Math.min(100, Math.round((100 * (customers.done + orders.done)) / total));
}
