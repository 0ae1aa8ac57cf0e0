import type { Order } from "../../api/credit-types.ts";

/** How an order is cut: by what goes now in minor units, or by the places of the lines that do. */
export type Cut = { readonly now: number | null } | { readonly lines: readonly number[] };

/** What these lines of an order come to, in minor units of its currency. */
export function linesAmount(order: Pick<Order, "lines">, lines: readonly number[]): number {
  return lines.reduce((sum, index) => sum + (order.lines[index]?.amount ?? 0), 0);
}

/** Both parts of the cut, which sum to the order; null where one of them would be nothing. */
export function partsOf(
  order: Pick<Order, "amount" | "lines">,
  cut: Cut,
): { now: number; rest: number } | null {
  const now = "lines" in cut ? linesAmount(order, cut.lines) : (cut.now ?? 0);
  const rest = order.amount - now;
  return now > 0 && rest > 0 ? { now, rest } : null;
}
