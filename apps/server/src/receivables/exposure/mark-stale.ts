import { sql } from "kysely";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { lockAccounts } from "./store.ts";

/**
 * Says that what the ceilings of these customers rest on has changed (a dispute, a returned payment, an alert): until
 * a ceiling is set again nothing is reserved on them. Called in the transaction of the fact itself.
 */
export async function markStale(ctx: Context, customerIds: readonly string[], cause: string): Promise<void> {
  await lockAccounts(ctx, customerIds);
  const marked = await sql<{ id: string; version: bigint }>`
    UPDATE receivables.exposure_account SET stale = true, version = version + 1
    WHERE merchant_id = ${ctx.merchantId} AND id = ANY(${customerIds}::uuid[]) AND NOT stale
    RETURNING id, version`.execute(ctx.tx);
  await recordEvents(
    ctx,
    marked.rows.map((account) => ({
      type: "receivables.ceiling_outdated",
      subjectType: "exposure_account",
      subjectId: account.id,
      subjectVersion: account.version,
      data: { cause },
    })),
  );
}
