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
