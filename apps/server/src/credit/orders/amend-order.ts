import { formatId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { amendReservation, lockAccounts, type ReservationRow, standingReservation } from "#receivables";
import { checkOrder } from "../decisions/decide-order.ts";
import type { Explanation } from "../decisions/explain-decision.ts";
import { explainRefusal } from "../decisions/explain-refusal.ts";
import { type OrderContent, orderHash } from "../decisions/order-content.ts";
import { prepareOrder, readExtras } from "../decisions/prepare-order.ts";
import { refuse } from "../decisions/refusals.ts";
import { loadStandings } from "../decisions/standings.ts";
import { keepExplanation } from "../decisions/store.ts";
import { evaluateCustomers } from "../evaluations/evaluate-customers.ts";
import { recheckHold } from "../holds/recheck-hold.ts";
import { selectHoldsOfOrders } from "../holds/store.ts";
import { refuse as refuseShared } from "../refusals.ts";
import { orderNews } from "./put-order.ts";
import { horizonDay, readOrder } from "./read-order.ts";
import { blanketPart, nextDelivery } from "./rules.ts";
import { lockOrder, type OrderRow, selectOrders, updateOrder } from "./store.ts";

/** How an amendment ended: described anew, taken, or refused with the old order standing. */
export interface Amendment {
  readonly outcome: "described" | "amended" | "refused" | "rechecked";
  /** Of a decision about the excess; null where there was none to make. */
  readonly reservation: ReservationRow | null;
  readonly explanation: Explanation | null;
}

const SILENT: Amendment = { outcome: "described", reservation: null, explanation: null };

/**
 * Changes an order. Before a decision, freely. While it is held, freely too, and it is looked at again at once: a line
 * dropped may be the cure. Once approved, less always passes; more is decided for the excess, and refused, the old
 * order stands. @throws Refusal not_found, order_state, and what checkOrder throws.
 */
export async function amendOrder(ctx: Context, reference: string, changed: OrderContent): Promise<Amendment> {
  checkOrder(changed);
  const shown = await readOrder(ctx, reference);
  if (["cancelled", "split", "rejected", "invoiced", "expired"].includes(shown.state))
    throw refuse("order_state", `Order ${reference} is ${shown.state}.`);
  if (shown.reservation !== null) await lockAccounts(ctx, [shown.payerId]);
  const standing = await standingReservation(ctx, reference);
  const heldMinor =
    standing === undefined ? 0n : standing.heldMinor + standing.shippedMinor + standing.capturedMinor;
  if (heldMinor > 0n) return amendApproved(ctx, shown.customerId, shown.payerId, changed);
  await writeContent(ctx, changed);
  const hold = (await selectHoldsOfOrders(ctx, [reference])).find(({ state }) => state === "open");
  if (hold === undefined) return SILENT;
  await recheckHold(ctx, hold.id, "order_amended");
  return {
    outcome: "rechecked",
    reservation: (await standingReservation(ctx, reference)) ?? null,
    explanation: null,
  };
}

async function amendApproved(
  ctx: Context,
  customerId: string,
  payerId: string,
  changed: OrderContent,
): Promise<Amendment> {
  const [row] = await selectOrders(ctx, [changed.reference]);
  const content = row?.isBlanket ? blanketPart(changed, await horizonDay(ctx)) : changed;
  for (const isFinal of [false, true]) {
    const [found] = (await loadStandings(ctx, [formatId("cus", payerId)])).values();
    if (found === undefined) throw refuseShared("not_found", "The customer is not known any more.");
    const standing = { ...found, payer: found.customer, customer: { ...found.customer, id: customerId } };
    const evaluation =
      standing.evaluation ?? (await evaluateCustomers(ctx, [payerId], "order_amended")).get(payerId);
    if (evaluation === undefined) throw refuseShared("not_found", "The customer is not known any more.");
    const extras = await readExtras(ctx, content, standing);
    const prepared = prepareOrder(ctx.now, content, standing, evaluation, extras, {
      mode: "reserve",
      checkpoint: "order",
      liftedReasons: [],
      overrideReason: null,
      isAgain: true,
      isFinal,
    });
    const { mode: _mode, ...call } = prepared.call;
    const { kind, reservation } = await amendReservation(ctx, call);
    if (kind === "again") {
      await evaluateCustomers(ctx, [payerId], "order_amended");
      continue;
    }
    if (reservation.outcome !== "refused") {
      await writeContent(ctx, changed);
      return { outcome: "amended", reservation, explanation: null };
    }
    const explained = await explainRefusal(ctx, {
      reservation,
      evaluation,
      policy: standing.policy,
      order: prepared.facts,
      content,
    });
    await keepExplanation(ctx, reservation.id, explained);
    return { outcome: "refused", reservation, explanation: explained.explanation };
  }
  throw new Error(`order ${changed.reference} was asked for the last time and not answered`);
}

/** The order as it is described from now on; one that never was has nothing to write. */
async function writeContent(ctx: Context, changed: OrderContent): Promise<void> {
  const order = await lockOrder(ctx, changed.reference);
  if (order === undefined) return;
  const horizon = order.isBlanket ? await horizonDay(ctx) : null;
  const decided = horizon === null ? changed : blanketPart(changed, horizon);
  const amended: OrderRow = {
    ...order,
    ...changed,
    nextDeliveryOn: horizon === null ? null : nextDelivery(changed.lines, horizon),
    contentHash: orderHash(decided, order.customerId, order.payerId),
    version: order.version + 1n,
  };
  await updateOrder(ctx, amended);
  await recordEvents(ctx, [orderNews("credit.order_amended", amended)]);
}
