import { sql } from "kysely";
import type { Context } from "#platform/db";

/** The sealed key; null once it was destroyed; undefined where there never was one. */
export async function selectPersonKey(ctx: Context, customerId: string): Promise<Buffer | null | undefined> {
  const found = await sql<{ sealed: Buffer | null }>`
    SELECT sealed_key AS sealed FROM credit.bureau_person_key
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ${customerId}`.execute(ctx.tx);
  return found.rows[0]?.sealed;
}

/** Whether it was made; false where another has just made one. */
export async function insertPersonKey(ctx: Context, customerId: string, sealed: Buffer): Promise<boolean> {
  const made = await sql`
    INSERT INTO credit.bureau_person_key (merchant_id, customer_id, sealed_key, created_at)
    VALUES (${ctx.merchantId}, ${customerId}, ${sealed}, ${ctx.now})
    ON CONFLICT (merchant_id, customer_id) DO NOTHING RETURNING 1`.execute(ctx.tx);
  return made.rows.length > 0;
}

/** Destroys a person's key for good: no report on the person can be read again. */
export async function erasePersonKey(ctx: Context, customerId: string): Promise<void> {
  await sql`
    UPDATE credit.bureau_person_key SET sealed_key = NULL, erased_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ${customerId} AND erased_at IS NULL`.execute(
    ctx.tx,
  );
}
