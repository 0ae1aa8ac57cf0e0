import { sql } from "kysely";
import type { Context } from "#platform/db";

/** Customers whose standing is of another policy than this version, by id. Those never evaluated are not among them. */
export async function selectBehind(
  ctx: Context,
  version: number,
  after: string | null,
  rowsMax: number,
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    SELECT customer_id AS id FROM credit.credit_account
    WHERE merchant_id = ${ctx.merchantId} AND policy_version <> ${version}
      AND (${after}::uuid IS NULL OR customer_id > ${after}::uuid)
    ORDER BY customer_id LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows.map((row) => row.id);
}

/** How many standings there are, and how many of them are of this version. */
export async function countApplied(
  ctx: Context,
  version: number,
): Promise<{ total: number; applied: number }> {
  const found = await sql<{ total: number; applied: number }>`
    SELECT count(*)::integer AS total, (count(*) FILTER (WHERE policy_version = ${version}))::integer AS applied
    FROM credit.credit_account
    WHERE merchant_id = ${ctx.merchantId} AND policy_version IS NOT NULL`.execute(ctx.tx);
  return found.rows[0] ?? { total: 0, applied: 0 };
}
