import type { Context } from "#platform/db";
import { newId } from "#platform/ids";
import type { Refused } from "../decisions/explain-refusal.ts";
import type { HoldRow } from "../holds/store.ts";
import { insertOrder, lockOrder, type OrderRow, updateOrder } from "./store.ts";

/**
 * Marks an order as held; one that the shop never described is written down from what was asked, so that a person has
 * something to look at.
 */
export async function noteHeld(ctx: Context, refused: Refused, hold: HoldRow): Promise<void> {
  // A refusal at a later checkpoint holds an order that was approved before: both are true, and the hold says where.
  const state = hold.outcome === "declined" ? "rejected" : "held";
  const drafted = draftFrom(ctx, refused, hold, state);
  if (await insertOrder(ctx, drafted)) return;
  const order = await lockOrder(ctx, hold.orderReference);
  if (order === undefined || order.state === state) return;
  await updateOrder(ctx, { ...order, state, version: order.version + 1n });
}

function draftFrom(
  ctx: Context,
  { reservation, order, content }: Refused,
  hold: HoldRow,
  state: OrderRow["state"],
): OrderRow {
  return {
    id: newId(ctx.now),
    reference: hold.orderReference,
    customerId: hold.customerId,
    payerId: hold.payerId,
    billToId: null,
    currency: order.currency,
    amountMinor: order.amountMinor,
    depositMinor: order.depositMinor,
    terms: order.terms,
    shipTo: null,
    shipToCountry: order.shipToCountry,
    channel: order.channel,
    fraudScore: order.fraudScore,
    marginMinor: order.marginMinor,
    discountPercent: order.discountPercent ?? null,
    categories: order.categories,
    tags: order.tags,
    lines: content?.lines ?? [],
    isBlanket: false,
    nextDeliveryOn: null,
    state,
    contentHash: reservation.contentHash,
    splitFrom: null,
    version: 1n,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
}
