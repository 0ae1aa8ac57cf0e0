import { sql } from "kysely";
import type { Context } from "#platform/db";

/** How far these accounts, customers' and groups', have moved; ids of no account are left out. */
export async function readAccountVersions(
  ctx: Context,
  ids: readonly string[],
): Promise<Map<string, bigint>> {
  const found = await sql<{ id: string; version: bigint }>`
    SELECT account.id, account.version FROM receivables.exposure_account account
    WHERE account.merchant_id = ${ctx.merchantId} AND account.id = ANY(${ids}::uuid[])`.execute(ctx.tx);
  return new Map(found.rows.map(({ id, version }) => [id, version]));
}

/** Which of these accounts have a ceiling that holds no longer: a day has passed that something rested on. */
export async function readRunOut(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  const found = await sql<{ id: string }>`
    SELECT account.id FROM receivables.exposure_account account
    WHERE account.merchant_id = ${ctx.merchantId} AND account.id = ANY(${ids}::uuid[]) AND account.valid_until <= ${ctx.now}`.execute(
    ctx.tx,
  );
  return new Set(found.rows.map(({ id }) => id));
}
