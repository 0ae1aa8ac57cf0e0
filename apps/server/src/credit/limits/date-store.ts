import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { LimitKind } from "../evaluations/facts.ts";

/** A date of a limit or a collateral that has come, and of which nothing was told yet. */
export interface DueDate {
  readonly id: string;
  readonly what: "limit_started" | "limit_expired" | "collateral_expired";
  readonly holder: "customer" | "group";
  readonly holderId: string;
  readonly kind: LimitKind | null;
  readonly lineKey: string | null;
  readonly on: PlainDate;
}

/**
 * Dates that came in the days before, as far as no later word has overtaken them. A start on the day on which it was
 * set is no news of its own. Found by the dates' own indexes.
 */
export async function selectDueDates(
  ctx: Context,
  days: { readonly from: PlainDate; readonly today: PlainDate },
  rowsMax: number,
): Promise<DueDate[]> {
  const untold = sql`NOT EXISTS (SELECT 1 FROM credit.limit_announcement told
    WHERE told.merchant_id = due.merchant_id AND told.subject_id = due.id AND told.what = due.what)`;
  const found = await sql<DueDate>`
    SELECT due.id, due.what, due.holder, due.holder_id AS "holderId", due.kind, due.line_key AS "lineKey", due.due_on AS on FROM (
      SELECT limits.merchant_id, limits.id, 'limit_started' AS what, limits.holder, limits.holder_id, limits.kind, limits.line_key,
        limits.version, limits.starts_on AS due_on
      FROM credit.limit_version limits
      WHERE limits.merchant_id = ${ctx.merchantId} AND limits.starts_on BETWEEN ${days.from} AND ${days.today} AND limits.starts_on > limits.set_on
      UNION ALL
      SELECT limits.merchant_id, limits.id, 'limit_expired', limits.holder, limits.holder_id, limits.kind, limits.line_key, limits.version, limits.expires_on
      FROM credit.limit_version limits
      WHERE limits.merchant_id = ${ctx.merchantId} AND limits.expires_on >= ${days.from} AND limits.expires_on < ${days.today}
        AND limits.amount_minor IS NOT NULL
      UNION ALL
      SELECT held.merchant_id, held.id, 'collateral_expired', 'customer', held.customer_id, NULL, NULL, held.version, held.expires_on
      FROM credit.collateral_version held
      WHERE held.merchant_id = ${ctx.merchantId} AND held.expires_on >= ${days.from} AND held.expires_on < ${days.today}
        AND held.worth_minor > 0 AND NOT EXISTS (SELECT 1 FROM credit.collateral_version later
          WHERE later.merchant_id = held.merchant_id AND later.id = held.id AND later.version > held.version)
    ) due
    WHERE ${untold} AND (due.kind IS NULL OR NOT EXISTS (SELECT 1 FROM credit.limit_version later
      WHERE later.merchant_id = due.merchant_id AND later.holder_id = due.holder_id AND later.kind = due.kind
        AND later.line_key = due.line_key AND later.version > due.version AND later.starts_on <= ${days.today}))
    ORDER BY due.due_on, due.id LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** Notes what is being told, and gives those that nobody else has told meanwhile. */
export async function tellOnce(
  ctx: Context,
  news: readonly { readonly subjectId: string; readonly what: string }[],
): Promise<Set<string>> {
  if (news.length === 0) return new Set();
  const told = await sql<{ key: string }>`
    INSERT INTO credit.limit_announcement (merchant_id, subject_id, what, told_at)
    SELECT ${ctx.merchantId}::uuid, given.subject_id, given.what, ${ctx.now}::timestamptz
    FROM unnest(${news.map((each) => each.subjectId)}::uuid[], ${news.map((each) => each.what)}::text[]) AS given (subject_id, what)
    ON CONFLICT (merchant_id, subject_id, what) DO NOTHING
    RETURNING subject_id || ' ' || what AS key`.execute(ctx.tx);
  return new Set(told.rows.map((row) => row.key));
}

/** Customers with an insured limit, in the order of their ids, from after one. */
export async function selectInsured(ctx: Context, after: string | null, rowsMax: number): Promise<string[]> {
  const found = await sql<{ id: string }>`
    SELECT DISTINCT limits.holder_id AS id FROM credit.limit_version limits
    WHERE limits.merchant_id = ${ctx.merchantId} AND limits.kind = 'insured'
      AND (${after}::uuid IS NULL OR limits.holder_id > ${after}::uuid)
    ORDER BY limits.holder_id LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows.map((row) => row.id);
}
