import type { BureauCosts } from "./bureau-queries.ts";

/** What a month's budget for reports has left, in minor units; money that is set aside counts as gone. */
export interface BudgetLeft {
  readonly currency: string;
  readonly spent: number;
  readonly budget: number | null;
  readonly left: number | null;
}

/** The month that `today` lies in; null before anything was bought in it. */
export function budgetOf(costs: BureauCosts | undefined, today: string): BudgetLeft | null {
  const month = costs?.months.find((one) => one.month.slice(0, 7) === today.slice(0, 7));
  if (month === undefined) return null;
  const { currency, spent, reserved, budget } = month;
  return { currency, spent, budget, left: budget === null ? null : budget - spent - reserved };
}
