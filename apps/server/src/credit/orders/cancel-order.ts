import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { releaseReservation, standingReservation } from "#receivables";
import { endHolds } from "../holds/decide-hold.ts";
import { refuse } from "../refusals.ts";
import { orderNews } from "./put-order.ts";
import { rowOfReservation } from "./row-of-reservation.ts";
import { insertOrder, lockOrder, selectOrders, updateOrder } from "./store.ts";

/**
 * Cancels an order: what it still holds is let go, what waits of it ends. What has shipped or was invoiced stays.
 * Again, it changes nothing. @throws Refusal not_found.
 */
export async function cancelOrder(ctx: Context, reference: string, reason: string): Promise<void> {
  const standing = await standingReservation(ctx, reference);
  const [known] = await selectOrders(ctx, [reference]);
  if (standing === undefined && known === undefined)
    throw refuse("not_found", `There is no order ${reference}.`);
  if (standing?.outcome === "reserved" && standing.heldMinor > 0n) await releaseReservation(ctx, reference);
  await endHolds(ctx, reference, "ended", reason);
  // One that was never described is written down now: that it was cancelled must stand somewhere.
  if (known === undefined && standing?.facts != null) await insertOrder(ctx, rowOfReservation(ctx, standing));
  const order = await lockOrder(ctx, reference);
  if (order === undefined || order.state === "cancelled") return;
  const cancelled = { ...order, state: "cancelled" as const, version: order.version + 1n };
  await updateOrder(ctx, cancelled);
  await recordEvents(ctx, [orderNews("credit.order_cancelled", cancelled, { reason })]);
}
