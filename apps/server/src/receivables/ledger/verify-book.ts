import { sql } from "kysely";
import type { Context } from "#platform/db";
import { BOOK_CHECKS } from "./book-checks.ts";

/** More examples than this help nobody. */
const FAILURES_SHOWN_MAX = 20;

export interface CheckResult {
  readonly name: string;
  readonly holds: string;
  readonly ok: boolean;
  readonly checked: number;
  readonly failureCount: number;
  /** The first failures, each naming what it is about. */
  readonly failures: readonly string[];
}

/**
 * Recomputes the merchant's whole book from its append-only rows and compares it with what is kept. Reads only; each
 * check is one statement, so it holds at one moment even while others post.
 */
export async function verifyBook(ctx: Context): Promise<CheckResult[]> {
  // Right after a large import the statistics say that the tables are empty, and a loop inside a loop never ends.
  await sql`SET LOCAL enable_nestloop = off`.execute(ctx.tx);
  const results: CheckResult[] = [];
  for (const check of BOOK_CHECKS) {
    const counted = await check.counted(ctx.merchantId).execute(ctx.tx);
    const found = await sql<{ failure: string; total: bigint }>`
      SELECT failure, count(*) OVER () AS total FROM (${check.failures(ctx.merchantId)}) failing LIMIT ${FAILURES_SHOWN_MAX}`.execute(
      ctx.tx,
    );
    results.push({
      name: check.name,
      holds: check.holds,
      ok: found.rows.length === 0,
      checked: Number(counted.rows[0]?.count ?? 0n),
      failureCount: Number(found.rows[0]?.total ?? 0n),
      failures: found.rows.map((row) => row.failure),
    });
  }
  return results;
}
