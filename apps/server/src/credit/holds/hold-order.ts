import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { type ExplainedRefusal, explainRefusal, type Refused } from "../decisions/explain-refusal.ts";
import { amountIn, type PolicyDocument } from "../decisions/neighbours.ts";
import { keepExplanation } from "../decisions/store.ts";
import { encode } from "../evaluations/codec.ts";
import { championScore } from "../evaluations/evaluate-customers.ts";
import { noteHeld } from "../orders/note-held.ts";
import { insertAction } from "./action-store.ts";
import { suggestAction } from "./rules.ts";
import {
  type HoldRow,
  insertHold,
  selectHoldsByReservation,
  selectHoldsOfOrders,
  updateHold,
} from "./store.ts";
import { takeHold } from "./take-hold.ts";

const HOUR_MS = 3_600_000;

/**
 * Writes what a refusal leads to: an open hold that waits for a person or a cure, or a declined one that a person can
 * still lift; the order with it, where the shop had not described it. A second call for the same refusal gives the
 * first one's hold. An order that waits already renews its hold instead of waiting twice.
 */
export async function holdOrder(ctx: Context, refused: Refused): Promise<HoldRow> {
  const { reservation } = refused;
  const [known] = await selectHoldsByReservation(ctx, [reservation.id]);
  if (known !== undefined) return known;
  const explained = await explainRefusal(ctx, refused);
  await keepExplanation(ctx, reservation.id, explained);
  const drafted = draftHold(ctx, refused, explained);
  if (await insertHold(ctx, drafted)) {
    await insertAction(ctx, { holdId: drafted.id, action: "put", reason: drafted.reasons.join(", ") });
    await noteHeld(ctx, refused, drafted);
    await recordEvents(ctx, [holdNews("credit.order_held", drafted)]);
    return drafted;
  }
  const waiting = (await selectHoldsOfOrders(ctx, [reservation.orderReference])).find(
    (hold) => hold.state === "open" || hold.reservationId === reservation.id,
  );
  if (waiting === undefined || waiting.reservationId === reservation.id) return waiting ?? drafted;
  // Somebody may be deciding it at this moment: then what they say stands.
  const held = await takeHold(ctx, waiting.id);
  return held.state === "open" ? renewHold(ctx, held, drafted) : held;
}

/** The same wait goes on under a newer refusal: its clock and its owner stay. */
export async function renewHold(ctx: Context, waiting: HoldRow, drafted: HoldRow): Promise<HoldRow> {
  const { id, ownerId, dueAt, createdAt } = waiting;
  const renewed: HoldRow = { ...drafted, id, ownerId, dueAt, createdAt, version: waiting.version + 1n };
  await updateHold(ctx, renewed);
  const isOther = renewed.explanation !== waiting.explanation;
  if (isOther) {
    await insertAction(ctx, { holdId: id, action: "renewed", reason: renewed.reasons.join(", ") });
    await recordEvents(ctx, [holdNews("credit.order_hold_renewed", renewed)]);
  }
  return renewed;
}

/** What a hold is, from a refusal and its explanation. Pure but for its id. */
export function draftHold(ctx: Context, refused: Refused, explained: ExplainedRefusal): HoldRow {
  const { reservation, evaluation, policy, order } = refused;
  const { explanation, verdict, inputs } = explained;
  const { book, customer } = evaluation.facts;
  const suggestion = suggestAction(explanation, verdict, evaluation.facts);
  const isOpen = explanation.outcome !== "declined";
  return {
    id: newId(ctx.now),
    orderReference: reservation.orderReference,
    customerId: order.soldToId ?? customer.id,
    payerId: reservation.customerId,
    groupId: reservation.groupId,
    reservationId: reservation.id,
    evaluationId: evaluation.id,
    checkpoint: reservation.checkpoint,
    outcome: isOpen ? "referred" : "declined",
    state: isOpen ? "open" : "declined",
    reasons: explanation.reasons.map((reason) => reason.code),
    currency: reservation.currency,
    amountMinor: order.amountMinor,
    accountCurrency: reservation.accountCurrency,
    accountAmountMinor: order.accountMinor,
    overMinor: verdict.shortMinor > verdict.groupShortMinor ? verdict.shortMinor : verdict.groupShortMinor,
    overdueMinor: book.overdueMinor,
    oldestOverdueDays: book.oldestOverdueDays,
    segment: evaluation.result.segment,
    riskClass: evaluation.result.riskClass,
    score: championScore(evaluation.result),
    suggestion: encode(suggestion),
    inputs: encode(inputs),
    explanation: encode(explanation),
    accountVersion: reservation.accountVersion,
    groupVersion: reservation.groupVersion,
    dueAt: new Date(
      ctx.now.getTime() + slaHours(policy.document, order.accountMinor, evaluation.facts.currency) * HOUR_MS,
    ),
    ownerId: null,
    releaseKind: null,
    releasedReasons: [],
    closedAt: isOpen ? null : ctx.now,
    closedBy: isOpen ? null : "system:policy",
    createdAt: ctx.now,
    version: 1n,
  };
}

/** Within how many hours the policy wants such an order decided. */
export function slaHours(document: PolicyDocument, amountMinor: bigint | null, currency: string): number {
  const { slaHours: usual, byAmount } = document.holds;
  const reached = byAmount.filter(({ from }) => {
    const fromMinor = amountIn(document.currency, from, currency);
    return fromMinor !== null && amountMinor !== null && amountMinor >= fromMinor;
  });
  return reached.at(-1)?.slaHours ?? usual;
}

/** News of a hold: what a shop needs to know, and nothing about the person. */
export function holdNews(
  type: string,
  hold: HoldRow,
  more: Readonly<Record<string, unknown>> = {},
): Parameters<typeof recordEvents>[1][number] {
  return {
    type,
    subjectType: "order_hold",
    subjectId: hold.id,
    subjectVersion: hold.version,
    data: {
      orderReference: hold.orderReference,
      customerId: hold.customerId,
      outcome: hold.outcome,
      state: hold.state,
      reasons: hold.reasons,
      amountMinor: hold.amountMinor,
      currency: hold.currency,
      ...more,
    },
  };
}
