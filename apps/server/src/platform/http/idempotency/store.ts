import { sql } from "kysely";
import type { Context, Database } from "../../db/index.ts";

/** An answer as it was sent, kept to be sent again byte for byte. */
export interface KeptAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly payload: string;
}

export interface IdempotencyRecord {
  readonly requestHash: Buffer;
  readonly answer: KeptAnswer;
}

/**
 * Takes the key for this transaction. A second request with the same key waits here until the first has ended;
 * true means the key is ours, false that an ended request has it.
 * @throws pg.DatabaseError lock_not_available when the first takes too long.
 */
export async function takeKey(ctx: Context, key: string, requestHash: Buffer): Promise<boolean> {
  const result = await sql`
    INSERT INTO platform.idempotency_record (merchant_id, key, request_hash, created_at)
    VALUES (${ctx.merchantId}, ${key}, ${requestHash}, ${ctx.now})
    ON CONFLICT ON CONSTRAINT idempotency_record_pk DO NOTHING`.execute(ctx.tx);
  return result.numAffectedRows === 1n;
}

export async function keepAnswer(ctx: Context, key: string, answer: KeptAnswer): Promise<void> {
  const response = JSON.stringify({ contentType: answer.contentType, payload: answer.payload });
  await sql`
    UPDATE platform.idempotency_record SET status = ${answer.status}, response = ${response}::jsonb
    WHERE merchant_id = ${ctx.merchantId} AND key = ${key}`.execute(ctx.tx);
}

export async function findRecord(ctx: Context, key: string): Promise<IdempotencyRecord | null> {
  const found = await sql<{
    request_hash: Buffer;
    status: number;
    response: { contentType: string; payload: string };
  }>`
    SELECT request_hash, status, response FROM platform.idempotency_record
    WHERE merchant_id = ${ctx.merchantId} AND key = ${key} AND status IS NOT NULL`.execute(ctx.tx);
  const row = found.rows[0];
  if (row === undefined) return null;
  return { requestHash: row.request_hash, answer: { status: row.status, ...row.response } };
}

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Deletes records older than 30 days, of all merchants. Returns how many; meant for an hourly tick. */
export async function forgetOldKeys(database: Pick<Database, "across">, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  // Merchant by merchant, so that the index by age is used rather than the whole table read.
  const result = await sql`
    DELETE FROM platform.idempotency_record record USING platform.merchant
    WHERE record.merchant_id = merchant.merchant_id AND record.created_at < ${before}`.execute(
    database.across,
  );
  return Number(result.numAffectedRows ?? 0n);
}
