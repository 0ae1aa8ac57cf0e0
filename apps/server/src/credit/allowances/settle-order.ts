import { formatId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { contentHash } from "#platform/ids";
import { findCustomer, lockAccounts, type ReserveCall, reserveIn } from "#receivables";
import { refuse } from "../refusals.ts";
import { coverOf, type OfflineOrder } from "./rules.ts";
import { insertUse, selectAllowance, selectUse, type UseRow, useAllowance } from "./store.ts";
import type { AllowanceKeys } from "./token.ts";

/** An order that a shop took while it could not reach us. */
export interface OfflineOrderInput {
  readonly token: string;
  readonly customer: string;
  readonly order: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly takenAt: Date;
  /** From when on what is held is free again. */
  readonly expiresAt: Date | null;
}

/** What became of it: settled under the allowance, approved without needing it, or held for a person. */
export interface SettledOrder {
  readonly use: UseRow;
  /** False when it had been settled before: nothing was written. */
  readonly isNew: boolean;
}

const OVERRIDE = "offline allowance";

/**
 * Settles one order taken offline: reserves it as any other, and where there is no room for it, under the allowance as a
 * recorded override. All orders of one allowance never pass its amount. What no allowance covers is decided without one,
 * and held for a person where that refuses it: the goods may have left already.
 * @throws Refusal not_found for an unknown customer, bad_field, already_decided for the same order with other content.
 */
export async function settleOrder(
  ctx: Context,
  keys: AllowanceKeys,
  input: OfflineOrderInput,
): Promise<SettledOrder> {
  if (input.expiresAt !== null && input.expiresAt <= ctx.now) {
    throw refuse("bad_field", "A reservation ends after it was made.", [
      { pointer: "/expiresAt", message: "lies in the past" },
    ]);
  }
  const customer = await findCustomer(ctx, input.customer);
  await lockAccounts(ctx, [customer.id]);
  const hash = contentHash({ ...input, customer: customer.id, expiresAt: null });
  const known = await selectUse(ctx, input.order);
  if (known !== undefined) {
    if (known.contentHash === hash) return { use: known, isNew: false };
    throw refuse("already_decided", `Order ${input.order} was settled with other content.`, [
      { pointer: "/order", message: "is settled already" },
    ]);
  }
  const order = { ...input, customerId: customer.id };
  const cover = await findCover(ctx, keys, order);
  const decided = await reserve(ctx, order, cover);
  const use = { orderReference: input.order, contentHash: hash, ...decided, ...pickOrder(input) };
  await insertUse(ctx, use);
  await announce(ctx, customer.id, use);
  return { use: { ...use, settledAt: ctx.now }, isNew: true };
}

const pickOrder = ({ currency, amountMinor, takenAt }: OfflineOrderInput) => ({
  currency,
  amountMinor,
  takenAt,
});

interface Cover {
  readonly allowanceId: string | null;
  /** Why nothing covers the order; null where the allowance does. */
  readonly reason: string | null;
}

async function findCover(
  ctx: Context,
  keys: AllowanceKeys,
  order: OfflineOrder & { readonly token: string },
): Promise<Cover> {
  const id = await keys.read(order.token, ctx.merchantId);
  const allowance = id === null ? undefined : await selectAllowance(ctx, id);
  if (allowance === undefined) return { allowanceId: null, reason: "token_unknown" };
  return { allowanceId: allowance.id, reason: coverOf(allowance, order, ctx.now) };
}

type Decided = Pick<UseRow, "allowanceId" | "reservationId" | "outcome" | "reasons">;

async function reserve(
  ctx: Context,
  order: OfflineOrderInput & { readonly customerId: string },
  { allowanceId, reason }: Cover,
): Promise<Decided> {
  const call = callOf(order);
  const first = await reserveIn(ctx, call);
  if (first.kind === "differs") {
    return { allowanceId, reservationId: null, outcome: "held", reasons: ["order_differs"] };
  }
  const { reservation } = first;
  const shared = { allowanceId, reservationId: reservation.id };
  if (reservation.outcome === "reserved" && first.kind === "same") {
    return { ...shared, outcome: "approved", reasons: [] };
  }
  const isCovered = reason === null && allowanceId !== null;
  if (isCovered && (await useAllowance(ctx, allowanceId, order.amountMinor))) {
    if (reservation.outcome === "reserved") return { ...shared, outcome: "settled", reasons: [] };
    return settleByOverride(ctx, call, allowanceId);
  }
  if (reservation.outcome === "reserved") return { ...shared, outcome: "approved", reasons: [] };
  return {
    ...shared,
    outcome: "held",
    reasons: [...(reason === null ? [] : [reason]), ...reservation.reasons],
  };
}

async function settleByOverride(ctx: Context, call: ReserveCall, allowanceId: string): Promise<Decided> {
  const overrideReason = `${OVERRIDE} ${formatId("alw", allowanceId)}`;
  const { reservation } = await reserveIn(ctx, { ...call, isAgain: true, overrideReason });
  // What no override makes up for, such as a missing rate.
  const outcome = reservation.outcome === "reserved" ? "settled" : "held";
  return { allowanceId, reservationId: reservation.id, outcome, reasons: reservation.reasons };
}

function callOf(order: OfflineOrderInput & { readonly customerId: string }): ReserveCall {
  return {
    customerId: order.customerId,
    order: order.order,
    contentHash: contentHash({ amountMinor: order.amountMinor, currency: order.currency }),
    mode: "reserve",
    checkpoint: "order",
    currency: order.currency,
    amountMinor: order.amountMinor,
    expiresAt: order.expiresAt,
    orderBlocks: [],
    extraMinor: 0n,
    expectedEvaluationId: null,
    liftedReasons: [],
    isFinal: true,
    isAgain: false,
    overrideReason: null,
    facts: null,
  };
}

async function announce(ctx: Context, customerId: string, use: Omit<UseRow, "settledAt">): Promise<void> {
  await recordEvents(ctx, [
    {
      type: "credit.offline_order_settled",
      subjectType: "customer",
      subjectId: customerId,
      subjectVersion: 1n,
      data: {
        order: use.orderReference,
        outcome: use.outcome,
        reasons: use.reasons,
        amountMinor: use.amountMinor,
        currency: use.currency,
        takenAt: use.takenAt.toISOString(),
      },
    },
  ]);
}
