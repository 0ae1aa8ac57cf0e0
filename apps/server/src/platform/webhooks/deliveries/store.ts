import { sql } from "kysely";
import type { Context } from "../../db/index.ts";
import { newIds } from "../../ids/index.ts";
import type { DeliveredEvent } from "./payload.ts";
import type { AttemptOutcome, DeliveryState } from "./rules.ts";

// Of a subject's pending deliveries to an endpoint only the first has a next_attempt_at; the others wait, with none,
// until it is delivered or given up. Whoever changes which one is first holds the endpoint's lock.

export interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly eventSequence: bigint;
  readonly type: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export interface ClaimedDelivery extends DeliveredEvent {
  /** This attempt counted. */
  readonly attempts: number;
}

/**
 * Turns the next sealed events into deliveries of those types the endpoint wants, and moves the endpoint's place, in
 * one statement. Sequences have no gap, so a range of them is a batch. The caller holds the endpoint's lock and says
 * where it stands. Returns how many events were read and the subjects of the deliveries made.
 */
export async function projectBatch(
  ctx: Context,
  endpointId: string,
  throughSequence: bigint,
  limit: number,
): Promise<{ read: number; subjects: string[] }> {
  const [after, through] = [throughSequence.toString(), (throughSequence + BigInt(limit)).toString()];
  const done = await sql<{ read: number; subjects: string[] }>`
    WITH fresh AS (
      SELECT sequence, id, type, subject_id FROM platform.event
      WHERE merchant_id = ${ctx.merchantId} AND sequence > ${after}::bigint AND sequence <= ${through}::bigint),
    wanted AS (
      SELECT fresh.*, row_number() OVER (ORDER BY fresh.sequence) AS place
      FROM fresh JOIN platform.webhook_endpoint w
        ON w.merchant_id = ${ctx.merchantId} AND w.id = ${endpointId} AND w.disabled_at IS NULL
          AND (w.event_types = '{}' OR fresh.type = ANY (w.event_types))),
    made AS (
      INSERT INTO platform.webhook_delivery
        (merchant_id, endpoint_id, event_sequence, id, event_id, subject_id, state, attempts, created_at)
      SELECT ${ctx.merchantId}, ${endpointId}, sequence, (${newIds(ctx.now, limit)}::uuid[])[place], id, subject_id,
        'pending', 0, ${ctx.now}
      FROM wanted RETURNING subject_id),
    moved AS (
      UPDATE platform.webhook_endpoint SET through_sequence = (SELECT max(sequence) FROM fresh)
      WHERE merchant_id = ${ctx.merchantId} AND id = ${endpointId} AND EXISTS (SELECT FROM fresh))
    SELECT (SELECT count(*)::integer FROM fresh) AS read,
      (SELECT coalesce(array_agg(DISTINCT subject_id), '{}') FROM made) AS subjects`.execute(ctx.tx);
  return done.rows[0] ?? { read: 0, subjects: [] };
}

/**
 * Makes the first pending delivery of each subject due now, where it is still waiting. The rows are named by an array,
 * here and below, because a join may be turned round by a planner without statistics, and then reads them all.
 */
export async function promoteFirst(
  ctx: Context,
  endpointId: string,
  subjects: readonly string[],
): Promise<void> {
  if (subjects.length === 0) return;
  await sql`
    UPDATE platform.webhook_delivery SET next_attempt_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND endpoint_id = ${endpointId} AND event_sequence = ANY (ARRAY (
      SELECT first.event_sequence FROM unnest(${subjects}::uuid[]) AS s (subject_id) CROSS JOIN LATERAL (
        SELECT event_sequence, next_attempt_at FROM platform.webhook_delivery
        WHERE merchant_id = ${ctx.merchantId} AND endpoint_id = ${endpointId} AND subject_id = s.subject_id
          AND state = 'pending' ORDER BY event_sequence LIMIT 1) AS first
      WHERE first.next_attempt_at IS NULL))`.execute(ctx.tx);
}

/**
 * Takes due deliveries for one attempt each: counts it, and puts the next one off, so that nobody else takes them
 * meanwhile, and somebody takes them again when this process dies before noting the outcome.
 */
export async function claimDue(
  ctx: Context,
  endpointId: string,
  limit: number,
  claimedUntil: Date,
): Promise<ClaimedDelivery[]> {
  const claimed = await sql<ClaimedDelivery>`
    WITH due AS (
      SELECT event_sequence FROM platform.webhook_delivery
      WHERE merchant_id = ${ctx.merchantId} AND endpoint_id = ${endpointId} AND state = 'pending'
        AND next_attempt_at <= ${ctx.now}
      ORDER BY next_attempt_at, event_sequence LIMIT ${limit} FOR UPDATE SKIP LOCKED),
    claimed AS (
      UPDATE platform.webhook_delivery SET attempts = attempts + 1, next_attempt_at = ${claimedUntil}
      WHERE merchant_id = ${ctx.merchantId} AND endpoint_id = ${endpointId}
        AND event_sequence = ANY (ARRAY (SELECT event_sequence FROM due))
      RETURNING event_id, event_sequence, attempts)
    SELECT claimed.event_id AS "eventId", claimed.event_sequence AS "eventSequence", claimed.attempts, e.type,
      e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.subject_version AS "subjectVersion", e.actor,
      e.occurred_at AS "occurredAt", e.data
    FROM claimed JOIN platform.event e ON e.merchant_id = ${ctx.merchantId} AND e.id = claimed.event_id
    ORDER BY claimed.event_sequence`.execute(ctx.tx);
  return claimed.rows;
}

/** Notes an attempt's outcome. A failure counts only while nobody has claimed or replayed the delivery since. */
export async function noteOutcome(
  ctx: Context,
  endpointId: string,
  delivery: ClaimedDelivery,
  outcome: AttemptOutcome,
): Promise<void> {
  const finishedAt = outcome.state === "pending" ? null : ctx.now;
  await sql`
    UPDATE platform.webhook_delivery SET state = ${outcome.state}, next_attempt_at = ${outcome.nextAttemptAt},
      last_status = ${outcome.lastStatus}, last_error = ${outcome.lastError}, finished_at = ${finishedAt}
    WHERE merchant_id = ${ctx.merchantId} AND endpoint_id = ${endpointId}
      AND event_sequence = ${delivery.eventSequence.toString()}::bigint AND state = 'pending'
      AND (${outcome.state} = 'delivered' OR attempts = ${delivery.attempts})`.execute(ctx.tx);
}

/** The delivery log of an endpoint, newest event first, before a place. */
export async function listDeliveries(
  ctx: Context,
  endpointId: string,
  filter: { readonly state: DeliveryState | null; readonly before: string | null; readonly limit: number },
): Promise<Delivery[]> {
  const found = await sql<Delivery>`
    SELECT d.id, d.event_id AS "eventId", d.event_sequence AS "eventSequence", e.type, d.state, d.attempts,
      d.next_attempt_at AS "nextAttemptAt", d.last_status AS "lastStatus", d.last_error AS "lastError",
      d.created_at AS "createdAt", d.finished_at AS "finishedAt"
    FROM platform.webhook_delivery d
    JOIN platform.event e ON e.merchant_id = d.merchant_id AND e.id = d.event_id
    WHERE d.merchant_id = ${ctx.merchantId} AND d.endpoint_id = ${endpointId}
      AND (${filter.state}::text IS NULL OR d.state = ${filter.state})
      AND (${filter.before}::bigint IS NULL OR d.event_sequence < ${filter.before}::bigint)
    ORDER BY d.event_sequence DESC LIMIT ${filter.limit}`.execute(ctx.tx);
  return found.rows;
}

export async function endpointOfDelivery(ctx: Context, id: string): Promise<string | undefined> {
  const found = await sql<{ endpoint_id: string }>`
    SELECT endpoint_id FROM platform.webhook_delivery
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(ctx.tx);
  return found.rows[0]?.endpoint_id;
}

/** Makes one delivery (`id`) or the oldest given-up ones pending again, as new. Returns whose they are. */
export async function makePending(
  ctx: Context,
  endpointId: string,
  which: { readonly id: string } | { readonly givenUpMax: number },
): Promise<string[]> {
  const chosen =
    "id" in which
      ? sql`id = ${which.id}`
      : sql`state = 'given_up' ORDER BY event_sequence LIMIT ${which.givenUpMax}`;
  const changed = await sql<{ subject_id: string }>`
    UPDATE platform.webhook_delivery
    SET state = 'pending', attempts = 0, next_attempt_at = NULL, finished_at = NULL
    WHERE merchant_id = ${ctx.merchantId} AND endpoint_id = ${endpointId} AND event_sequence = ANY (ARRAY (
      SELECT event_sequence FROM platform.webhook_delivery
      WHERE merchant_id = ${ctx.merchantId} AND endpoint_id = ${endpointId} AND ${chosen}))
    RETURNING subject_id`.execute(ctx.tx);
  return changed.rows.map((row) => row.subject_id);
}

/** Lets pending deliveries wait that an earlier one of their subject has come before. */
export async function holdBackLater(
  ctx: Context,
  endpointId: string,
  subjects: readonly string[],
): Promise<void> {
  await sql`
    UPDATE platform.webhook_delivery d SET next_attempt_at = NULL
    WHERE d.merchant_id = ${ctx.merchantId} AND d.endpoint_id = ${endpointId} AND d.state = 'pending'
      AND d.subject_id = ANY (${subjects}::uuid[]) AND d.next_attempt_at IS NOT NULL
      AND EXISTS (SELECT FROM platform.webhook_delivery earlier
        WHERE earlier.merchant_id = ${ctx.merchantId} AND earlier.endpoint_id = ${endpointId}
          AND earlier.subject_id = d.subject_id AND earlier.state = 'pending'
          AND earlier.event_sequence < d.event_sequence)`.execute(ctx.tx);
}
