import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { resolveCustomers, standingReservation } from "#receivables";
import { checkOrder } from "../decisions/decide-order.ts";
import { type OrderContent, orderHash } from "../decisions/order-content.ts";
import { refuse } from "../decisions/refusals.ts";
import { selectCreditAccounts } from "../evaluations/store.ts";
import { refuse as refuseShared } from "../refusals.ts";
import { horizonDay } from "./read-order.ts";
import { blanketPart, nextDelivery } from "./rules.ts";
import { insertOrder, lockOrder, type OrderRow, updateOrder } from "./store.ts";

/** An order as the shop describes it: parties by id or the merchant's own number. */
export interface OrderInput {
  readonly order: OrderContent;
  readonly customer: string;
  /** Null: the customer's own payer, or itself. */
  readonly payer: string | null;
  readonly billTo: string | null;
  readonly shipTo: string | null;
  readonly isBlanket: boolean;
}

/**
 * Describes an order, or describes it anew while nothing has been decided. Once it is decided the same content changes
 * nothing, and other content is an amendment.
 * @throws Refusal not_found, order_differs, lines_disagree, unknown_currency, deposit_too_large, bad_field.
 */
export async function putOrder(
  ctx: Context,
  input: OrderInput,
): Promise<{ readonly order: OrderRow; readonly created: boolean }> {
  checkOrder(input.order);
  const drafted = await draftOrder(ctx, input);
  if (await insertOrder(ctx, drafted)) {
    await recordEvents(ctx, [orderNews("credit.order_described", drafted)]);
    return { order: drafted, created: true };
  }
  const known = await lockOrder(ctx, drafted.reference);
  if (known === undefined) throw new Error(`order ${drafted.reference} was there and is not`);
  const decided = await standingReservation(ctx, drafted.reference);
  const isSame = known.contentHash === drafted.contentHash;
  if (decided !== undefined || known.state !== "described") {
    if (isSame) return { order: known, created: false };
    throw refuse("order_differs", `Order ${drafted.reference} is ${known.state} with other content.`);
  }
  const { id, createdAt, version, splitFrom } = known;
  const changed: OrderRow = { ...drafted, id, createdAt, splitFrom, version: version + 1n };
  await updateOrder(ctx, changed);
  return { order: changed, created: false };
}

/** An order's row from what was sent. @throws Refusal not_found, bad_field. */
export async function draftOrder(ctx: Context, input: OrderInput): Promise<OrderRow> {
  const { order, isBlanket } = input;
  const { customer, payerId, billToId } = await findParties(ctx, input);
  const horizon = isBlanket ? await horizonDay(ctx) : null;
  if (isBlanket && order.lines.every((line) => line.deliverOn === null))
    throw refuseShared("bad_field", "A blanket order is delivered over time.", [
      { pointer: "/lines", message: "have no deliverOn" },
    ]);
  const decided = horizon === null ? order : blanketPart(order, horizon);
  return {
    ...order,
    id: newId(ctx.now),
    customerId: customer,
    payerId,
    billToId,
    shipTo: input.shipTo,
    isBlanket,
    nextDeliveryOn: horizon === null ? null : nextDelivery(order.lines, horizon),
    state: "described",
    contentHash: orderHash(decided, customer, payerId),
    splitFrom: null,
    version: 1n,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
}

async function findParties(
  ctx: Context,
  { customer, payer, billTo }: OrderInput,
): Promise<{ customer: string; payerId: string; billToId: string | null }> {
  const keys = [customer, ...(payer === null ? [] : [payer]), ...(billTo === null ? [] : [billTo])];
  const found = await resolveCustomers(ctx, keys);
  const idOf = (key: string, pointer: string): string => {
    const id = found.get(key)?.id;
    if (id === undefined)
      throw refuseShared("not_found", `There is no customer ${key}.`, [{ pointer, message: "is unknown" }]);
    return id;
  };
  const customerId = idOf(customer, "/customer");
  const payingId = payer === null ? customerId : idOf(payer, "/payer");
  const account = (await selectCreditAccounts(ctx, [payingId])).get(payingId);
  return {
    customer: customerId,
    payerId: account?.payerId ?? payingId,
    billToId: billTo === null ? null : idOf(billTo, "/billTo"),
  };
}

/** News of an order: what a shop needs, nothing about the person. */
export function orderNews(
  type: string,
  order: OrderRow,
  more: Readonly<Record<string, unknown>> = {},
): Parameters<typeof recordEvents>[1][number] {
  return {
    type,
    subjectType: "order",
    subjectId: order.id,
    subjectVersion: order.version,
    data: {
      orderReference: order.reference,
      customerId: order.customerId,
      amountMinor: order.amountMinor,
      currency: order.currency,
      state: order.state,
      ...more,
    },
  };
}
