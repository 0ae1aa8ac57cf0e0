import type { ReservationRow } from "./reservation-store.ts";
import type { ReserveCall } from "./reserve-call.ts";

/** A call with everything that the database does not make itself. */
export interface BatchCall extends Omit<ReserveCall, "mode"> {
  readonly mode: "reserve" | "check" | "amend";
  readonly id: string;
  readonly eventId: string;
  /** What is due has been released for it: a lack of room is final. */
  readonly isSwept: boolean;
  readonly actor: string;
  readonly requestId: string;
}

/** What the database answers; `sweep` means that something due must be released first, and that nothing was written. */
export interface BatchAnswer {
  readonly kind: "decided" | "same" | "differs" | "again" | "sweep";
  readonly reservation: ReservationRow;
}

/**
 * Calls the guard for one merchant's orders in the order given, in one round trip. Every value is a parameter, so that
 * Citus can route it. Of a row just made only what the caller cannot know comes back.
 */
export const RESERVE_BATCH = `
  SELECT answer.place, answer.kind, answer.standing_id AS "standingId", answer.outcome, answer.reasons, answer.attempt,
    answer.amount_minor AS "amountMinor", answer.held_minor AS "heldMinor", answer.shipped_minor AS "shippedMinor",
    answer.captured_minor AS "capturedMinor", answer.account_version AS "accountVersion", answer.account_currency AS "accountCurrency",
    answer.ceiling_minor AS "ceilingMinor", answer.exposure_before_minor AS "exposureBeforeMinor",
    answer.exposure_after_minor AS "exposureAfterMinor", answer.group_id AS "groupId", answer.group_version AS "groupVersion",
    answer.group_ceiling_minor AS "groupCeilingMinor", answer.group_before_minor AS "groupBeforeMinor",
    answer.group_after_minor AS "groupAfterMinor", answer.evaluation_id AS "evaluationId"
  FROM receivables.reserve_batch($1::uuid, $2::timestamptz, $3::date, $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::uuid[], $9::text[],
    $10::text[], $11::text[], $12::bigint[], $13::timestamptz[], $14::text[], $15::bigint[], $16::uuid[], $17::text[], $18::boolean[],
    $19::boolean[], $20::boolean[], $21::text[], $22::text[], $23::text[], $24::text[]) answer`;

/** The parameters of RESERVE_BATCH. Arrays are written here: the driver would look at each of thousands of values. */
export function batchParameters(
  merchantId: string,
  now: Date,
  calls: readonly BatchCall[],
): readonly unknown[] {
  return [
    merchantId,
    now,
    now.toISOString().slice(0, "YYYY-MM-DD".length),
    plain(calls, (call) => call.id),
    plain(calls, (call) => call.eventId),
    plain(calls, (call) => call.customerId),
    quoted(calls, (call) => call.order),
    plain(calls, (call) => call.contentHash),
    plain(calls, (call) => call.mode),
    plain(calls, (call) => call.checkpoint),
    plain(calls, (call) => call.currency),
    plain(calls, (call) => call.amountMinor.toString()),
    plain(calls, (call) => call.expiresAt?.toISOString() ?? null),
    quoted(calls, (call) => listed(call.orderBlocks)),
    plain(calls, (call) => call.extraMinor.toString()),
    plain(calls, (call) => call.expectedEvaluationId),
    quoted(calls, (call) => listed(call.liftedReasons)),
    plain(calls, (call) => (call.isFinal ? "t" : "f")),
    plain(calls, (call) => (call.isAgain ? "t" : "f")),
    plain(calls, (call) => (call.isSwept ? "t" : "f")),
    quoted(calls, (call) => call.overrideReason),
    quoted(calls, (call) => call.facts),
    quoted(calls, (call) => call.actor),
    quoted(calls, (call) => call.requestId),
  ];
}

/** An array of values that need no quotes: ids, numbers, words. */
function plain(calls: readonly BatchCall[], textOf: (call: BatchCall) => string | null): string {
  return `{${calls.map((call) => textOf(call) ?? "NULL").join(",")}}`;
}

function quoted(calls: readonly BatchCall[], textOf: (call: BatchCall) => string | null): string {
  return `{${calls.map((call) => quote(textOf(call))).join(",")}}`;
}

function quote(text: string | null): string {
  return text === null ? "NULL" : `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

function listed(codes: readonly string[]): string | null {
  return codes.length === 0 ? null : codes.join(",");
}
