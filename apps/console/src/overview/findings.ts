/** What the overview's charts say, in figures. Amounts are minor units of one currency. */

/** The share of what is open that is past due (every bucket but the first). Null when nothing is open. */
export function lateShare(buckets: readonly number[]): number | null {
  const open = sum(buckets);
  if (open <= 0) return null;
  return sum(buckets.slice(1)) / open;
}

/**
 * How overdue moved from the month-end before last to the last one: a fraction of the former, negative when it fell.
 * Null when there is nothing to compare with.
 */
export function overdueChange(months: readonly { buckets: readonly number[] }[]): number | null {
  const [before, after] = [months.at(-2), months.at(-1)];
  if (before === undefined || after === undefined) return null;
  const overdueBefore = sum(before.buckets.slice(1));
  if (overdueBefore <= 0) return null;
  return (sum(after.buckets.slice(1)) - overdueBefore) / overdueBefore;
}

/** The currencies in the order of interest: amounts do not compare across them, the number of late customers does. */
export function mostLateFirst<Figures extends { customersOverdue: number; currency: string }>(
  currencies: readonly Figures[],
): Figures[] {
  return currencies.toSorted(
    (a, b) => b.customersOverdue - a.customersOverdue || a.currency.localeCompare(b.currency),
  );
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
