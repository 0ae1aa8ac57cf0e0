import { formatId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import {
  findReservations,
  type ReservationRow,
  readAccountVersions,
  reserveIn,
  resolveCustomerIds,
  standingReservation,
} from "#receivables";
import { explainRefusal, type Refused } from "../decisions/explain-refusal.ts";
import type { OrderContent } from "../decisions/order-content.ts";
import { type Asking, type PreparedOrder, prepareOrder, readExtras } from "../decisions/prepare-order.ts";
import { loadStandings } from "../decisions/standings.ts";
import { keepExplanation } from "../decisions/store.ts";
import { decodeOrder } from "../evaluations/codec.ts";
import { evaluateCustomers } from "../evaluations/evaluate-customers.ts";
import { contentOf, readDescribed } from "../orders/read-order.ts";
import { refuse as refuseShared } from "../refusals.ts";
import { draftHold } from "./hold-order.ts";
import type { HoldRow } from "./store.ts";

/** The order of a hold, as it is described by now, or as the ledger kept it. */
async function orderOf(ctx: Context, hold: HoldRow): Promise<OrderContent> {
  const described = await readDescribed(ctx, hold.orderReference);
  if (described !== undefined) return described;
  const [row] = await findReservations(ctx, { ids: [hold.reservationId] });
  if (row?.facts == null) throw refuseShared("not_found", "The order is not known any more.");
  return contentOf(decodeOrder(row.facts));
}

export interface AskedAgain {
  readonly reservation: ReservationRow;
  readonly prepared: PreparedOrder;
  readonly content: OrderContent;
}

/**
 * Asks the ledger anew about a held order, at the checkpoint at which it is held, in the caller's transaction, which
 * holds the accounts: evaluated again first where the standing is out of date. An order that holds its room already is
 * only checked.
 */
export async function askAgain(
  ctx: Context,
  hold: HoldRow,
  how: Pick<Asking, "liftedReasons" | "overrideReason"> & { readonly mode?: "check" },
): Promise<AskedAgain> {
  const content = await orderOf(ctx, hold);
  const standing = await standingReservation(ctx, hold.orderReference);
  const heldMinor =
    standing === undefined ? 0n : standing.heldMinor + standing.shippedMinor + standing.capturedMinor;
  const isHeld = hold.checkpoint !== "order" && heldMinor > 0n;
  const mode = how.mode ?? (isHeld ? "check" : "reserve");
  for (const isFinal of [false, true]) {
    const prepared = await prepareHeld(ctx, hold, content, {
      ...how,
      mode,
      checkpoint: hold.checkpoint,
      isFinal,
      isAgain: true,
    });
    const answer = await reserveIn(ctx, prepared.call);
    if (answer.kind !== "again") return { reservation: answer.reservation, prepared, content };
    await evaluateCustomers(ctx, [hold.payerId], "held_order_rechecked");
  }
  throw new Error(`order ${hold.orderReference} was asked for the last time and not answered`);
}

async function prepareHeld(
  ctx: Context,
  hold: HoldRow,
  content: OrderContent,
  asking: Asking,
): Promise<PreparedOrder> {
  const key = formatId("cus", hold.payerId);
  const [found] = (await loadStandings(ctx, [key])).values();
  if (found === undefined) throw refuseShared("not_found", "The customer is not known any more.");
  const customer = (await resolveCustomerIds(ctx, [hold.customerId])).get(hold.customerId) ?? found.customer;
  const standing = { ...found, customer, payer: found.customer };
  const evaluation =
    standing.evaluation ??
    (await evaluateCustomers(ctx, [hold.payerId], "held_order_rechecked")).get(hold.payerId);
  if (evaluation === undefined) throw refuseShared("not_found", "The customer is not known any more.");
  const extras = await readExtras(ctx, content, standing);
  return prepareOrder(ctx.now, content, standing, evaluation, extras, asking);
}

/** The hold as a renewed refusal leaves it, and its explanation kept. */
export async function redraft(ctx: Context, asked: AskedAgain): Promise<HoldRow> {
  const { reservation, prepared, content } = asked;
  const refused: Refused = {
    reservation,
    evaluation: prepared.evaluation,
    policy: prepared.standing.policy,
    order: prepared.facts,
    content,
  };
  const explained = await explainRefusal(ctx, refused);
  await keepExplanation(ctx, reservation.id, explained);
  const drafted = draftHold(ctx, refused, explained);
  // What this look itself has moved is no reason to look again.
  const versions = await readAccountVersions(ctx, [
    drafted.payerId,
    ...(drafted.groupId === null ? [] : [drafted.groupId]),
  ]);
  return {
    ...drafted,
    accountVersion: versions.get(drafted.payerId) ?? drafted.accountVersion,
    groupVersion: drafted.groupId === null ? null : (versions.get(drafted.groupId) ?? drafted.groupVersion),
  };
}
