import { sql } from "kysely";
import type { Context } from "#platform/db";

export async function insertPersonKey(ctx: Context, id: string, sealed: Buffer): Promise<void> {
  await sql`
    INSERT INTO credit.person_key (merchant_id, id, sealed_key, created_at)
    VALUES (${ctx.merchantId}, ${id}, ${sealed}, ${ctx.now})`.execute(ctx.tx);
}

/** The sealed key; null once it was destroyed, or where there is none. */
export async function selectPersonKey(ctx: Context, id: string): Promise<Buffer | null> {
  const found = await sql<{ sealed: Buffer | null }>`
    SELECT sealed_key AS sealed FROM credit.person_key WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(
    ctx.tx,
  );
  return found.rows[0]?.sealed ?? null;
}

/** Destroys keys for good; what was sealed with them can never be read again. */
export async function destroyPersonKeys(ctx: Context, ids: readonly string[]): Promise<void> {
  await sql`
    UPDATE credit.person_key SET sealed_key = NULL, erased_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND id = ANY(${ids}::uuid[]) AND erased_at IS NULL`.execute(ctx.tx);
}
