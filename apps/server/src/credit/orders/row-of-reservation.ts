import type { Context } from "#platform/db";
import { newId } from "#platform/ids";
import type { ReservationRow } from "#receivables";
import { decodeOrder } from "../evaluations/codec.ts";
import { contentOf } from "./read-order.ts";
import type { OrderRow } from "./store.ts";

/** The row of an order that was decided and never described, from what the ledger kept of it. */
export function rowOfReservation(ctx: Context, { facts, customerId, contentHash }: ReservationRow): OrderRow {
  const order = decodeOrder(facts ?? "{}");
  return {
    ...contentOf(order),
    id: newId(ctx.now),
    customerId: order.soldToId ?? customerId,
    payerId: customerId,
    billToId: null,
    shipTo: null,
    isBlanket: false,
    nextDeliveryOn: null,
    state: "described",
    contentHash,
    splitFrom: null,
    version: 1n,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
}
