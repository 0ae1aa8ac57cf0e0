import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Transaction } from "../db/index.ts";
import type { SealedContent } from "./chain.ts";

// All of these run with the narrow sign-in, which may read events and write two columns of them, nothing else.
type Across = Kysely<object> | Transaction;

export interface SealedRow extends SealedContent {
  readonly sequence: bigint;
  readonly hash: Buffer | null;
}

export interface Seal {
  readonly id: string;
  readonly sequence: bigint;
  readonly hash: Buffer;
}

/** First number of the advisory lock that lets one sealer at a time work on a merchant; the second is the merchant. */
const SEAL_LOCK = 4_600_003;

const CONTENT: RawBuilder<unknown> = sql`
  e.merchant_id AS "merchantId", e.id, e.type, e.subject_type AS "subjectType", e.subject_id AS "subjectId",
  e.subject_version::text AS "subjectVersion", e.actor, e.request_id AS "requestId",
  to_char(e.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "occurredAt", e.data::text AS data`;

/** Begins a sealing transaction: waits until it is the merchant's only one. Two merchants may share a number; then one waits. */
export async function lockSealing(tx: Across, merchantId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${SEAL_LOCK}::int, hashtext(${merchantId}))`.execute(tx);
  // New rows are not yet in the planner's statistics; guessing one row, it would loop over a batch for each of them.
  await sql`SET LOCAL enable_nestloop = off`.execute(tx);
}

/**
 * The ids of visible unsealed events in the order in which they are to be sealed: by instant, but a subject's own
 * events by version. A change that waited for a lock has a later version and an earlier instant than the one it
 * waited for; it is taken at the latest instant of its subject so far.
 */
export async function unsealedIds(tx: Across, merchantId: string, limit: number): Promise<string[]> {
  const found = await sql<{ id: string }>`
    SELECT id FROM (
      SELECT e.id, e.subject_version, max(e.occurred_at) OVER (
        PARTITION BY e.subject_id ORDER BY e.subject_version, e.id ROWS UNBOUNDED PRECEDING) AS ordered_at
      FROM platform.event e WHERE e.merchant_id = ${merchantId}::uuid AND e.sequence IS NULL) unsealed
    ORDER BY ordered_at, subject_version, id LIMIT ${limit}`.execute(tx);
  return found.rows.map((row) => row.id);
}

/** The contents of the named events, in the order of the names. */
export async function contentsOf(
  tx: Across,
  merchantId: string,
  ids: readonly string[],
): Promise<SealedContent[]> {
  const found = await sql<SealedContent>`
    SELECT ${CONTENT} FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS given (id, place)
    JOIN platform.event e ON e.merchant_id = ${merchantId}::uuid AND e.id = given.id AND e.id = ANY (${ids}::uuid[])
    ORDER BY given.place`.execute(tx);
  return found.rows;
}

/** The newest sealed event, or undefined before the first. */
export async function newestSealed(
  tx: Across,
  merchantId: string,
): Promise<{ id: string; sequence: bigint; hash: Buffer } | undefined> {
  const found = await sql<{ id: string; sequence: bigint; hash: Buffer }>`
    SELECT id, sequence, hash FROM platform.event
    WHERE merchant_id = ${merchantId}::uuid AND sequence IS NOT NULL ORDER BY sequence DESC LIMIT 1`.execute(
    tx,
  );
  return found.rows[0];
}

/** The stored hash at a place of the chain, or undefined when there is none. */
export async function hashAt(
  tx: Across,
  merchantId: string,
  sequence: bigint,
): Promise<Buffer | null | undefined> {
  const found = await sql<{ hash: Buffer | null }>`
    SELECT hash FROM platform.event
    WHERE merchant_id = ${merchantId}::uuid AND sequence = ${sequence.toString()}::bigint`.execute(tx);
  return found.rows[0]?.hash;
}

/** Writes sequence and hash of a batch in one statement; returns how many rows took them. */
export async function writeSeals(tx: Across, merchantId: string, seals: readonly Seal[]): Promise<number> {
  const ids = seals.map((seal) => seal.id);
  const written = await sql`
    UPDATE platform.event e SET sequence = sealed.sequence, hash = sealed.hash
    FROM unnest(${ids}::uuid[], ${seals.map((seal) => seal.sequence.toString())}::bigint[],
      ${seals.map((seal) => seal.hash)}::bytea[]) AS sealed (id, sequence, hash)
    WHERE e.merchant_id = ${merchantId}::uuid AND e.id = sealed.id AND e.sequence IS NULL
      AND e.id = ANY (${ids}::uuid[])`.execute(tx);
  return Number(written.numAffectedRows ?? 0n);
}

/** Sealed events after a place, in order of sequence. */
export async function sealedAfter(
  tx: Across,
  merchantId: string,
  sequence: bigint,
  limit: number,
): Promise<SealedRow[]> {
  const found = await sql<SealedRow>`
    SELECT ${CONTENT}, e.sequence, e.hash FROM platform.event e
    WHERE e.merchant_id = ${merchantId}::uuid AND e.sequence > ${sequence.toString()}::bigint
    ORDER BY e.sequence LIMIT ${limit}`.execute(tx);
  return found.rows;
}

export async function countUnsealed(tx: Across, merchantId: string): Promise<number> {
  const found = await sql<{ count: bigint }>`
    SELECT count(*) AS count FROM platform.event
    WHERE merchant_id = ${merchantId}::uuid AND sequence IS NULL`.execute(tx);
  return Number(found.rows[0]?.count ?? 0n);
}

/** Merchants with something to seal. One look into a small index for each merchant, so it costs next to nothing idle. */
export async function merchantsWithUnsealed(tx: Across): Promise<string[]> {
  const found = await sql<{ merchant_id: string }>`
    SELECT m.merchant_id FROM platform.merchant m
    CROSS JOIN LATERAL (SELECT 1 FROM platform.event e
      WHERE e.merchant_id = m.merchant_id AND e.sequence IS NULL LIMIT 1) AS waiting`.execute(tx);
  return found.rows.map((row) => row.merchant_id);
}
