import { sql } from "kysely";
import { type Context, inMerchant } from "#platform/db";
import { newId } from "#platform/ids";
import { defineTick } from "#platform/jobs";
import { amendOrder } from "./amend-order.ts";
import { horizonDay, readOrder } from "./read-order.ts";
import type { OrderState } from "./rules.ts";
import { selectDeliveriesDue, updateOrder } from "./store.ts";

const EVERY_MS = 10 * 60_000;
const ORDERS_PER_TRANSACTION = 50;
const EXTENDED: ReadonlySet<OrderState> = new Set(["described", "held", "approved", "shipped"]);

/**
 * Reserves what of blanket orders has come within the policy's horizon: an amendment, decided like any other for its
 * excess. Where it is refused the order stays as it was, and is asked again the next time. Returns how many were asked.
 */
export async function extendDeliveries(ctx: Context): Promise<number> {
  const due = await selectDeliveriesDue(ctx, await horizonDay(ctx), ORDERS_PER_TRANSACTION);
  for (const order of due) {
    const { state } = await readOrder(ctx, order.reference);
    if (EXTENDED.has(state)) await amendOrder(ctx, order.reference, order);
    // What has ended, or expired unshipped, is not extended: it must be asked for anew.
    else await updateOrder(ctx, { ...order, nextDeliveryOn: null, version: order.version + 1n });
  }
  return due.length;
}

/** Goes through the merchants once every ten minutes: deliveries are days, not moments. */
export const deliveryTick = defineTick({
  name: "credit.extend_deliveries",
  everyMs: EVERY_MS,
  run: async ({ database, clock, signal }) => {
    const merchants = await sql<{ id: string }>`SELECT merchant_id AS id FROM platform.merchant`.execute(
      database.across,
    );
    let asked = 0;
    for (const { id: merchantId } of merchants.rows) {
      if (signal.aborted) return asked;
      const now = clock.now();
      const caller = { merchantId, actor: "system:extend_deliveries", now, requestId: newId(now) };
      asked += await inMerchant(database, caller, extendDeliveries);
    }
    return asked;
  },
});
