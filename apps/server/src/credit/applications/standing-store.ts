import { sql } from "kysely";
import type { Context } from "#platform/db";

/** The evaluation that decisions about the customer follow now; null with none. */
export async function selectStandingEvaluation(ctx: Context, customerId: string): Promise<string | null> {
  const found = await sql<{ id: string | null }>`
    SELECT evaluation_id AS id FROM credit.credit_account
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ${customerId}`.execute(ctx.tx);
  return found.rows[0]?.id ?? null;
}
