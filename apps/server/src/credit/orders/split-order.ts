import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { lockAccounts, releaseReservation, standingReservation } from "#receivables";
import { orderHash } from "../decisions/order-content.ts";
import { readExplanation } from "../decisions/read-explanation.ts";
import { refuse } from "../decisions/refusals.ts";
import { endHolds } from "../holds/decide-hold.ts";
import { selectHoldsOfOrders } from "../holds/store.ts";
import { orderNews } from "./put-order.ts";
import { readOrder, type ShownOrder } from "./read-order.ts";
import { rowOfReservation } from "./row-of-reservation.ts";
import { type Cut, cutOrder } from "./rules.ts";
import { insertOrder, lockOrder, type OrderRow, updateOrder } from "./store.ts";

/** As long as the API takes them. */
const REFERENCE_LENGTH_MAX = 200;

/**
 * Splits an order into a part that goes on and a rest, two orders whose sums are exactly the whole's. The whole lets go
 * of what it held, and its hold ends; both parts are then decided as any order is. Without a cut, the part that would
 * fit by the hold's own cure goes first; without references the parts have the whole's with -1 and -2.
 * @throws Refusal not_found, order_state, split_impossible, order_differs for a reference that is taken.
 */
export async function splitOrder(
  ctx: Context,
  idOrReference: string,
  cut: Cut | null,
  given: readonly [string, string] | null,
): Promise<readonly [OrderRow, OrderRow]> {
  const { reference, shown } = await takeOrder(ctx, idOrReference);
  const references = given ?? ([`${reference}-1`, `${reference}-2`] as const);
  if (references.some((name) => name.length > REFERENCE_LENGTH_MAX))
    throw refuse("split_impossible", "The parts' references would be too long; say them.", [
      { pointer: "/references", message: "are missing" },
    ]);
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
  // One that was never described is written down now: that it was split must stand somewhere.
  if (shown.row === null && standing?.facts != null) await insertOrder(ctx, rowOfReservation(ctx, standing));
  const whole = await lockOrder(ctx, reference);
  if (whole !== undefined) {
    const split: OrderRow = { ...whole, state: "split", version: whole.version + 1n };
    await updateOrder(ctx, split);
    await recordEvents(ctx, [orderNews("credit.order_divided", split, { parts: references })]);
  }
  return rows;
}

/** An order as it stands with its payer's account and itself locked: two who split it do not both find it whole. */
async function takeOrder(
  ctx: Context,
  idOrReference: string,
): Promise<{ readonly reference: string; readonly shown: ShownOrder }> {
  const { order, payerId } = await readOrder(ctx, idOrReference);
  await lockAccounts(ctx, [payerId]);
  await lockOrder(ctx, order.reference);
  return { reference: order.reference, shown: await readOrder(ctx, order.reference) };
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
