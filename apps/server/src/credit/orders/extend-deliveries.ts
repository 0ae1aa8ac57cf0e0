import { sql } from "kysely";
import { type Caller, type Context, type Database, inMerchant } from "#platform/db";
import { newId } from "#platform/ids";
import { defineTick, type WorkLogger } from "#platform/jobs";
import { amendOrder } from "./amend-order.ts";
import { horizonDay, readOrder } from "./read-order.ts";
import type { OrderState } from "./rules.ts";
import { type DeliveryPlace, lockOrder, type OrderRow, selectDeliveriesDue, updateOrder } from "./store.ts";

const EVERY_MS = 10 * 60_000;
const ORDERS_PER_PAGE = 500;
const EXTENDED: ReadonlySet<OrderState> = new Set(["described", "held", "approved", "shipped"]);

/**
 * Reserves what of blanket orders has come within the policy's horizon: an amendment, decided like any other for its
 * excess. Where it is refused the order stays as it was, and is asked again the next time. Each in a transaction of its
 * own: neither one that is refused for weeks nor one that fails keeps those behind it waiting. Returns how many were
 * asked.
 */
export async function extendDeliveries(
  database: Database,
  caller: Caller,
  logger: Pick<WorkLogger, "error">,
): Promise<number> {
  let after: DeliveryPlace | null = null;
  let asked = 0;
  for (;;) {
    const place: DeliveryPlace | null = after;
    const due: readonly OrderRow[] = await inMerchant(database, caller, async (ctx) =>
      selectDeliveriesDue(ctx, await horizonDay(ctx), place, ORDERS_PER_PAGE),
    );
    for (const { reference } of due) {
      try {
        await inMerchant(database, caller, (ctx) => extendOrder(ctx, reference));
      } catch (error) {
        const { merchantId } = caller;
        logger.error({ merchantId, err: error }, "a blanket order was not extended");
      }
    }
    asked += due.length;
    const last = due.at(-1);
    if (due.length < ORDERS_PER_PAGE || last?.nextDeliveryOn == null) return asked;
    after = { nextDeliveryOn: last.nextDeliveryOn, id: last.id };
  }
}

async function extendOrder(ctx: Context, reference: string): Promise<void> {
  const { state, row } = await readOrder(ctx, reference);
  if (row === null) return;
  if (EXTENDED.has(state)) {
    await amendOrder(ctx, reference, row);
    return;
  }
  // What has ended, or expired unshipped, is not extended: it must be asked for anew.
  const order = await lockOrder(ctx, reference);
  if (order !== undefined)
    await updateOrder(ctx, { ...order, nextDeliveryOn: null, version: order.version + 1n });
}

/** Goes through the merchants once every ten minutes: deliveries are days, not moments. */
export const deliveryTick = defineTick({
  name: "credit.extend_deliveries",
  everyMs: EVERY_MS,
  run: async ({ database, clock, signal, logger }) => {
    const merchants = await sql<{ id: string }>`SELECT merchant_id AS id FROM platform.merchant`.execute(
      database.across,
    );
    let asked = 0;
    for (const { id: merchantId } of merchants.rows) {
      if (signal.aborted) return asked;
      const now = clock.now();
      const caller = { merchantId, actor: "system:extend_deliveries", now, requestId: newId(now) };
      asked += await extendDeliveries(database, caller, logger);
    }
    return asked;
  },
});
