import type { Context } from "#platform/db";
import { readOrders, type ShownOrder } from "./read-order.ts";
import type { OrderState } from "./rules.ts";
import { type OrderRow, selectOrderPage } from "./store.ts";

/** What an order has become is known from the ledger, so that a rare state is looked for among so many and no more. */
const ROWS_LOOKED_AT_MAX = 2_000;
const ROWS_AT_ONCE_MIN = 200;

export interface OrderListFilter {
  readonly customerId: string | undefined;
  /** As the order is shown, not as it was once written. */
  readonly state: OrderState | undefined;
}

/**
 * A page of orders before a place, newest first. With a state it may be short although there is more: `nextId` then
 * says from where to go on; null: that was all.
 */
export async function listOrders(
  ctx: Context,
  { customerId, state }: OrderListFilter,
  beforeId: string | null,
  rowsMax: number,
): Promise<{ readonly page: readonly ShownOrder[]; readonly nextId: string | null }> {
  const atOnce = state === undefined ? rowsMax : Math.max(rowsMax, ROWS_AT_ONCE_MIN);
  const page: ShownOrder[] = [];
  let place = beforeId;
  for (let looked = 0; looked < ROWS_LOOKED_AT_MAX; looked += atOnce) {
    const rows: OrderRow[] = await selectOrderPage(ctx, { customerId }, place, atOnce + 1);
    for (const shown of await readOrders(ctx, rows.slice(0, atOnce))) {
      if (page.length === rowsMax) return { page, nextId: place };
      if (state === undefined || shown.state === state) page.push(shown);
      place = shown.row?.id ?? place;
    }
    if (rows.length <= atOnce) return { page, nextId: null };
    if (page.length === rowsMax) return { page, nextId: place };
  }
  return { page, nextId: place };
}
