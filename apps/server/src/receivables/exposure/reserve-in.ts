import { CompiledQuery } from "kysely";
import { type Context, violatedConstraint } from "#platform/db";
import { newId } from "#platform/ids";
import { refuse } from "../refusals.ts";
import { expireReservationsAround } from "./expire-reservations.ts";
import { type AnswerRow, readAnswers, standingIds } from "./read-answers.ts";
import { findReservations } from "./reservation-store.ts";
import { type BatchAnswer, type BatchCall, batchParameters, RESERVE_BATCH } from "./reserve-batch.ts";
import type { ReserveAnswer, ReserveCall } from "./reserve-call.ts";

/**
 * Asks the guard inside the caller's transaction: for holds and amendments, where more than the reservation is written.
 * @throws Refusal not_found for an unknown customer, order_differs where another customer's order has just taken the
 * reference.
 */
export function reserveIn(ctx: Context, call: ReserveCall): Promise<ReserveAnswer> {
  return askIn(ctx, call);
}

/** The same, amendments included. */
export async function askIn(
  ctx: Context,
  call: Omit<ReserveCall, "mode"> & Pick<BatchCall, "mode">,
): Promise<ReserveAnswer> {
  const first = await callOnce(ctx, { ...call, isSwept: false });
  if (first.kind !== "sweep") return first as ReserveAnswer;
  await expireReservationsAround(ctx, call.customerId);
  return (await callOnce(ctx, { ...call, isSwept: true })) as ReserveAnswer;
}

async function callOnce(
  ctx: Context,
  call: Omit<BatchCall, "id" | "eventId" | "actor" | "requestId">,
): Promise<BatchAnswer> {
  const { actor, requestId } = ctx;
  const calls = [{ ...call, id: newId(ctx.now), eventId: newId(ctx.now), actor, requestId }];
  const parameters = batchParameters(ctx.merchantId, ctx.now, calls);
  const answered = await ctx.tx
    .executeQuery<AnswerRow>(CompiledQuery.raw(RESERVE_BATCH, [...parameters]))
    .catch((error: unknown) => {
      // Another customer's order took the reference while we decided; the accounts differ, so nothing held us apart.
      if (violatedConstraint(error) !== "reservation_by_order") throw error;
      throw refuse("order_differs", `Order ${call.order} has just been reserved by another customer.`);
    });
  const ids = standingIds(answered.rows);
  const standing = ids.length === 0 ? [] : await findReservations(ctx, { ids });
  const [answer] = readAnswers(calls, ctx.now, answered.rows, standing);
  if (answer === undefined) throw refuse("not_found", "There is no such customer.");
  return answer;
}
