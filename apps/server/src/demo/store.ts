import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import { type ConnectionSettings, type Context, openPool } from "#platform/db";

/** How far the demo's book has been told; kept with the merchant, in the transaction of what it says. */
export interface DemoProgress {
  /** The day of the first start: a load that is taken up later goes on with the same plan. */
  readonly today: PlainDate;
  /** Weeks booked. */
  readonly weeksBooked: number;
  readonly isFinished: boolean;
  /** How many parts of the credit side are told, once the book is finished. */
  readonly creditParts?: number;
}

/** The demo's progress, or null before it was set up. */
export async function readProgress(ctx: Context): Promise<DemoProgress | null> {
  const found = await sql<{ demo: DemoProgress | null }>`
    SELECT settings->'demo' AS demo FROM platform.merchant WHERE merchant_id = ${ctx.merchantId}`.execute(
    ctx.tx,
  );
  return found.rows[0]?.demo ?? null;
}

/** The same, keeping other loads of the same demo waiting until the transaction ends. */
export async function lockProgress(ctx: Context): Promise<DemoProgress | null> {
  const found = await sql<{ demo: DemoProgress | null }>`
    SELECT settings->'demo' AS demo FROM platform.merchant
    WHERE merchant_id = ${ctx.merchantId} FOR NO KEY UPDATE`.execute(ctx.tx);
  return found.rows[0]?.demo ?? null;
}

export async function writeProgress(ctx: Context, progress: DemoProgress): Promise<void> {
  await sql`
    UPDATE platform.merchant SET settings = settings || jsonb_build_object('demo', ${JSON.stringify(progress)}::jsonb)
    WHERE merchant_id = ${ctx.merchantId}`.execute(ctx.tx);
}

const GROWING_TABLES: readonly string[] = [
  "platform.event",
  "receivables.allocation",
  "receivables.contact",
  "receivables.customer",
  "receivables.document",
  "receivables.exposure_account",
  "receivables.exposure_excess",
  "receivables.exposure_sum",
  "receivables.journal_entry",
  "receivables.open_item",
  "receivables.posting",
];

/**
 * Counts the tables that the book fills, as the database's own housekeeping would a minute later. A new database knows
 * nothing of its tables' sizes: foreign keys are checked by plans kept from when they were empty, and joins are chosen
 * that read a whole table for a day's documents. Counting is the owner's right.
 */
export async function countTables(owner: ConnectionSettings): Promise<void> {
  const pool = openPool(owner, 1);
  try {
    await pool.query(`ANALYZE ${GROWING_TABLES.join(", ")}`);
  } finally {
    await pool.end();
  }
}
