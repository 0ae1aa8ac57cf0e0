import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { releaseReservation, standingReservation } from "#receivables";
import { orderHash } from "../decisions/order-content.ts";
import { readExplanation } from "../decisions/read-explanation.ts";
import { refuse } from "../decisions/refusals.ts";
import { endHolds } from "../holds/decide-hold.ts";
import { selectHoldsOfOrders } from "../holds/store.ts";
import { orderNews } from "./put-order.ts";
import { readOrder, type ShownOrder } from "./read-order.ts";
import { type Cut, cutOrder } from "./rules.ts";
import { insertOrder, lockOrder, type OrderRow, updateOrder } from "./store.ts";

/**
 * Splits an order into a part that goes on and a rest, two orders whose sums are exactly the whole's. The whole lets go
 * of what it held, and its hold ends; both parts are then decided as any order is. Without a cut, the part that would
 * fit by the hold's own cure goes first. @throws Refusal not_found, order_state, split_impossible.
 */
export async function splitOrder(
  ctx: Context,
  reference: string,
  cut: Cut | null,
  references: readonly [string, string],
): Promise<readonly [OrderRow, OrderRow]> {
  const shown = await readOrder(ctx, reference);
  if (!["described", "held", "approved", "expired", "rejected"].includes(shown.state))
    throw refuse("order_state", `Order ${reference} is ${shown.state}.`);
  const parts = cutOrder(shown.order, cut ?? (await cutByCure(ctx, reference)), references);
  if (parts === null)
    throw refuse("split_impossible", "One of the parts would be nothing.", [
      { pointer: "/now", message: "leaves nothing for one part" },
    ]);
  const standing = await standingReservation(ctx, reference);
  if (standing?.outcome === "reserved" && standing.heldMinor > 0n) await releaseReservation(ctx, reference);
  await endHolds(ctx, reference, "split", references.join(" and "));
  const rows = [partRow(ctx, shown, parts[0]), partRow(ctx, shown, parts[1])] as const;
  for (const row of rows) {
    if (!(await insertOrder(ctx, row)))
      throw refuse("order_differs", `There is an order ${row.reference} already.`);
  }
  const whole = await lockOrder(ctx, shown.order.reference);
  if (whole !== undefined) {
    const split: OrderRow = { ...whole, state: "split", version: whole.version + 1n };
    await updateOrder(ctx, split);
    await recordEvents(ctx, [orderNews("credit.order_divided", split, { parts: references })]);
  }
  return rows;
}

async function cutByCure(ctx: Context, reference: string): Promise<Cut> {
  const [hold] = await selectHoldsOfOrders(ctx, [reference]);
  const cures = hold === undefined ? [] : readExplanation(hold).cures;
  for (const step of cures.flatMap((cure) => cure.steps)) {
    if (step.kind === "split") return { kind: "amount", firstMinor: step.now.minor };
  }
  throw refuse("split_impossible", "No part of it would fit; say where to cut.", [
    { pointer: "/now", message: "is missing" },
  ]);
}

function partRow(
  ctx: Context,
  { row, customerId, payerId }: ShownOrder,
  part: ShownOrder["order"],
): OrderRow {
  return {
    ...part,
    id: newId(ctx.now),
    customerId,
    payerId,
    billToId: row?.billToId ?? null,
    shipTo: row?.shipTo ?? null,
    isBlanket: false,
    nextDeliveryOn: null,
    state: "described",
    contentHash: orderHash(part, customerId, payerId),
    splitFrom: row?.id ?? null,
    version: 1n,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
}
