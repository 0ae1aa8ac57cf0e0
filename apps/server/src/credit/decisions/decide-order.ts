import { isCurrency } from "@goodterms/kernel";
import { type Caller, inMerchant } from "#platform/db";
import {
  lockAccounts,
  type ReservationRow,
  type ReserveAnswer,
  reserveIn,
  standingReservation,
} from "#receivables";
import type { Checkpoint } from "../evaluations/outcome.ts";
import { holdOrder } from "../holds/hold-order.ts";
import { releasedReasons } from "../holds/read-releases.ts";
import { type HoldRow, selectHoldsByReservation } from "../holds/store.ts";
import { refuse as refuseShared } from "../refusals.ts";
import type { Checkout } from "./checkout.ts";
import type { Explanation } from "./explain-decision.ts";
import { explainRefusal, type Refused } from "./explain-refusal.ts";
import { budgetWindowsOf } from "./neighbours.ts";
import type { OrderContent } from "./order-content.ts";
import { type Asking, findExtras, type PreparedOrder, prepareOrder, readExtras } from "./prepare-order.ts";
import { readExplanation } from "./read-explanation.ts";
import { refuse } from "./refusals.ts";
import type { Standing } from "./standings.ts";
import { keepExplanation } from "./store.ts";

/** Facts that keep moving are given up on after this: the answer is then an honest refusal, never a wait. */
const ROUNDS_MAX = 3;

export interface DecisionRequest {
  /** Id or the merchant's own number: who orders. */
  readonly customer: string;
  /** Whose limit counts, where the order names another than the customer's own payer. */
  readonly payer: string | null;
  readonly order: OrderContent;
  readonly mode: "reserve" | "check";
  readonly checkpoint: Checkpoint;
}

/** A decision: what the ledger answered, what it was asked, and, unless approved, why and what would help. */
export interface Decision {
  readonly reservation: ReservationRow;
  readonly prepared: Pick<PreparedOrder, "standing" | "evaluation" | "facts">;
  readonly explanation: Explanation;
  readonly hold: HoldRow | null;
}

const APPROVED: Explanation = { outcome: "approved", reasons: [], cures: [] };

/**
 * Decides an order at a checkpoint. An approval writes nothing but the ledger's own row; anything else is explained,
 * and held where the order was to be reserved. The same order with the same content gives the same answer.
 * @throws Refusal not_found, order_differs, bad_field, unknown_currency, deposit_too_large.
 */
export async function decideOrder(
  checkout: Checkout,
  caller: Caller,
  request: DecisionRequest,
): Promise<Decision> {
  checkOrder(request.order);
  const asking = await howToAsk(checkout, caller, request);
  const first = await askLedger(checkout, caller, request, asking);
  const isOver = first.answer.kind === "same" && (await hasEnded(checkout, caller, first.answer.reservation));
  const { answer, prepared } = isOver
    ? await askLedger(checkout, caller, request, { ...asking, isAgain: true })
    : first;
  if (answer.kind === "differs") {
    throw refuse("order_differs", `Order ${request.order.reference} is decided with other content.`, [
      { pointer: "/order", message: "differs from what was decided" },
    ]);
  }
  const { reservation } = answer;
  if (reservation.outcome !== "refused") return { reservation, prepared, explanation: APPROVED, hold: null };
  return explainAnswer(checkout, caller, request, { answer, prepared });
}

/** Whether what was refused then waits no more, since the order was cancelled: asked for again, it is a new question. */
async function hasEnded(
  { database }: Checkout,
  caller: Caller,
  { id, outcome }: ReservationRow,
): Promise<boolean> {
  if (outcome !== "refused") return false;
  return inMerchant(database, caller, async (ctx) => {
    const [hold] = await selectHoldsByReservation(ctx, [id]);
    return hold?.state === "ended";
  });
}

/** @throws Refusal for what could never be decided. */
export function checkOrder(order: OrderContent): void {
  if (!isCurrency(order.currency)) {
    throw refuse("unknown_currency", `"${order.currency}" is no ISO 4217 currency.`, [
      { pointer: "/order/currency", message: "is no currency of ISO 4217" },
    ]);
  }
  if (order.depositMinor >= order.amountMinor) {
    throw refuse("deposit_too_large", "The deposit covers the whole order.", [
      { pointer: "/order/deposit", message: "is not less than the amount" },
    ]);
  }
  const lines = order.lines.reduce((sum, line) => sum + line.amountMinor, 0n);
  if (order.lines.length > 0 && lines !== order.amountMinor) {
    throw refuse("lines_disagree", `The lines sum to ${lines}, the order is over ${order.amountMinor}.`, [
      { pointer: "/order/lines", message: "do not sum to the amount" },
    ]);
  }
}

/**
 * At the first checkpoint nothing is looked up. Later on, an order that holds its room already is only checked, with
 * what a person released firmly left out; one that holds nothing any more must reserve again.
 */
async function howToAsk(
  { database }: Checkout,
  caller: Caller,
  { order, mode, checkpoint }: DecisionRequest,
): Promise<Omit<Asking, "isFinal">> {
  const base = { checkpoint, isAgain: false, overrideReason: null };
  if (checkpoint === "order") return { ...base, mode, liftedReasons: [] };
  return inMerchant(database, caller, async (ctx) => {
    const standing = await standingReservation(ctx, order.reference);
    const held =
      standing === undefined ? 0n : standing.heldMinor + standing.shippedMinor + standing.capturedMinor;
    const liftedReasons = await releasedReasons(ctx, order.reference, checkpoint);
    return { ...base, mode: held > 0n ? "check" : mode, liftedReasons };
  });
}

/** Asks the ledger, evaluated again as often as it must be, three times at most. @throws Refusal not_found. */
export async function askLedger(
  checkout: Checkout,
  caller: Caller,
  request: DecisionRequest,
  asking: Omit<Asking, "isFinal">,
): Promise<{ answer: ReserveAnswer; prepared: PreparedOrder }> {
  for (let round = 1; ; round += 1) {
    const standing = await findStanding(checkout, caller, request);
    if (standing.evaluation === null && round < ROUNDS_MAX) {
      await checkout.standings.renew(caller, standing);
      continue;
    }
    if (standing.evaluation === null)
      throw new Error(`the evaluation of customer ${standing.payer.id} never came to stand`);
    const asked = { ...asking, isFinal: round >= ROUNDS_MAX };
    const { evaluation } = standing;
    const { answer, prepared } = await (hasBudget(standing)
      ? askUnderLock(checkout, caller, request.order, { ...standing, evaluation }, asked)
      : askGathered(checkout, caller, request.order, { ...standing, evaluation }, asked));
    if (answer.kind !== "again") return { answer, prepared };
    const isOnlyMoved = answer.reservation.reasons.every((reason) => !OUTDATED.has(reason));
    // One that has moved is read again; one that moves where nothing new is to be read is made again.
    if (isOnlyMoved && round === 1) checkout.standings.forget(caller, standing);
    else await checkout.standings.renew(caller, standing);
  }
}

type Evaluated = Standing & { readonly evaluation: NonNullable<Standing["evaluation"]> };
interface Asked {
  readonly answer: ReserveAnswer;
  readonly prepared: PreparedOrder;
}

/** In one call to the ledger, together with whatever else waits. */
async function askGathered(
  { database, reserver }: Checkout,
  caller: Caller,
  order: OrderContent,
  standing: Evaluated,
  asking: Asking,
): Promise<Asked> {
  const extras = await findExtras(database, caller, order, standing);
  const prepared = prepareOrder(caller.now, order, standing, standing.evaluation, extras, asking);
  return { answer: await reserver.reserve(caller, prepared.call), prepared };
}

/**
 * With the payer's account held from before its spending is read until the order is in the ledger: two orders must not
 * both see the same of a window's budget left.
 */
async function askUnderLock(
  { database }: Checkout,
  caller: Caller,
  order: OrderContent,
  standing: Evaluated,
  asking: Asking,
): Promise<Asked> {
  return inMerchant(database, caller, async (ctx) => {
    await lockAccounts(ctx, [standing.payer.id]);
    const extras = await readExtras(ctx, order, standing);
    const prepared = prepareOrder(caller.now, order, standing, standing.evaluation, extras, asking);
    return { answer: await reserveIn(ctx, prepared.call), prepared };
  });
}

const hasBudget = ({ policy }: Standing): boolean => budgetWindowsOf(policy.compiled).length > 0;

/** What only a new evaluation mends; a moved one needs no more than to be read. */
const OUTDATED = new Set(["stale", "expired"]);

async function findStanding(
  { standings }: Checkout,
  caller: Caller,
  request: DecisionRequest,
): Promise<Standing> {
  const standing = await standings.find(caller, request.customer);
  if (standing === undefined) throw unknownCustomer("/customer", request.customer);
  if (request.payer === null) return standing;
  const paying = await standings.find(caller, request.payer);
  if (paying === undefined) throw unknownCustomer("/payer", request.payer);
  // Whoever pays for the payer pays for this too.
  return { ...paying, customer: standing.customer, status: standing.status };
}

function unknownCustomer(pointer: string, key: string): Error {
  return refuseShared("not_found", `There is no customer ${key}.`, [{ pointer, message: "is unknown" }]);
}

async function explainAnswer(
  { database }: Checkout,
  caller: Caller,
  request: DecisionRequest,
  { answer, prepared }: { readonly answer: ReserveAnswer; readonly prepared: PreparedOrder },
): Promise<Decision> {
  const { reservation } = answer;
  const { standing, evaluation, facts } = prepared;
  return inMerchant(database, caller, async (ctx) => {
    const [known] = await selectHoldsByReservation(ctx, [reservation.id]);
    if (known !== undefined)
      return { reservation, prepared, explanation: readExplanation(known), hold: known };
    const refused: Refused = {
      reservation,
      evaluation,
      policy: standing.policy,
      order: facts,
      content: request.order,
    };
    const isKept = request.mode === "reserve";
    if (!isKept) {
      const explained = await explainRefusal(ctx, refused);
      await keepExplanation(ctx, reservation.id, explained);
      return { reservation, prepared, explanation: explained.explanation, hold: null };
    }
    const hold = await holdOrder(ctx, refused);
    return { reservation, prepared, explanation: readExplanation(hold), hold };
  });
}
