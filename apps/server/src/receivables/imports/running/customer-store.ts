import { sql } from "kysely";
import type { Context } from "#platform/db";

/** The versions of customers by the merchant's own numbers: what tells a change from a repetition. */
export async function selectVersions(
  ctx: Context,
  references: readonly string[],
): Promise<Map<string, bigint>> {
  const found = await sql<{ reference: string; version: bigint }>`
    SELECT reference, version FROM receivables.customer
    WHERE merchant_id = ${ctx.merchantId} AND reference = ANY(${references}::text[])`.execute(ctx.tx);
  return new Map(found.rows.map(({ reference, version }) => [reference, version]));
}
