import type { ReservationRow } from "./reservation-store.ts";
import type { BatchAnswer, BatchCall } from "./reserve-batch.ts";

/** What of an answer comes from the database. */
export interface AnswerRow
  extends Pick<
    ReservationRow,
    | "outcome"
    | "reasons"
    | "attempt"
    | "amountMinor"
    | "heldMinor"
    | "shippedMinor"
    | "capturedMinor"
    | "accountVersion"
    | "accountCurrency"
    | "ceilingMinor"
    | "exposureBeforeMinor"
    | "exposureAfterMinor"
    | "groupId"
    | "groupVersion"
    | "groupCeilingMinor"
    | "groupBeforeMinor"
    | "groupAfterMinor"
    | "evaluationId"
  > {
  readonly place: number;
  readonly kind: BatchAnswer["kind"];
  /** With same and differs: the order's record. */
  readonly standingId: string | null;
}

/** Ids of the rows that some of the answers refer to, to be read besides. */
export function standingIds(rows: readonly AnswerRow[]): string[] {
  return rows.flatMap(({ standingId }) => standingId ?? []);
}

/** The answers in the places of their calls; undefined where the customer is unknown. */
export function readAnswers(
  calls: readonly BatchCall[],
  now: Date,
  rows: readonly AnswerRow[],
  standing: readonly ReservationRow[],
): (BatchAnswer | undefined)[] {
  const byId = new Map(standing.map((row) => [row.id, row]));
  const answers: (BatchAnswer | undefined)[] = calls.map(() => undefined);
  for (const { place, kind, standingId, ...made } of rows) {
    const call = calls[place - 1];
    const reservation = standingId === null ? call && rowMade(call, now, made) : byId.get(standingId);
    if (reservation !== undefined) answers[place - 1] = { kind, reservation };
  }
  return answers;
}

/** A row as it was made: what the call said and what the guard found. */
function rowMade(
  call: BatchCall,
  now: Date,
  made: Omit<AnswerRow, "place" | "kind" | "standingId">,
): ReservationRow {
  return {
    id: call.id,
    customerId: call.customerId,
    orderReference: call.order,
    contentHash: call.contentHash,
    mode: call.mode,
    checkpoint: call.checkpoint,
    currency: call.currency,
    releasedMinor: 0n,
    extraMinor: call.extraMinor,
    liftedReasons: call.liftedReasons,
    overrideReason: call.overrideReason,
    facts: call.facts,
    decidedAt: now,
    expiresAt: call.expiresAt,
    actor: call.actor,
    version: 1n,
    ...made,
  };
}
