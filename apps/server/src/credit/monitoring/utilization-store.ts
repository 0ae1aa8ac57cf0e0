import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";

/** How much of the limit was used on a day: the highest seen, and the last. Amounts in the account's currency. */
export interface UtilizationDay {
  readonly customerId: string;
  readonly day: PlainDate;
  readonly currency: string;
  readonly limitMinor: bigint;
  readonly highestMinor: bigint;
  readonly lastMinor: bigint;
}

/** Adds what was seen of a day. */
export async function upsertUtilization(ctx: Context, seen: readonly UtilizationDay[]): Promise<void> {
  if (seen.length === 0) return;
  await sql`
    INSERT INTO credit.utilization_day (merchant_id, customer_id, day, currency, limit_minor, highest_minor, last_minor)
    SELECT ${ctx.merchantId}::uuid, given.* FROM unnest(${seen.map((one) => one.customerId)}::uuid[], ${seen.map((one) => one.day)}::date[],
      ${seen.map((one) => one.currency)}::text[], ${seen.map((one) => one.limitMinor.toString())}::bigint[],
      ${seen.map((one) => one.highestMinor.toString())}::bigint[], ${seen.map((one) => one.lastMinor.toString())}::bigint[]) AS given
    ON CONFLICT (merchant_id, customer_id, day) DO UPDATE SET currency = excluded.currency, limit_minor = excluded.limit_minor,
      highest_minor = CASE WHEN utilization_day.currency = excluded.currency
        THEN greatest(utilization_day.highest_minor, excluded.highest_minor) ELSE excluded.highest_minor END,
      last_minor = excluded.last_minor`.execute(ctx.tx);
}

/** A customer's utilization by day since a day, oldest first; a day on which nothing moved has no row. */
export async function selectUtilization(
  ctx: Context,
  customerId: string,
  since: PlainDate,
): Promise<UtilizationDay[]> {
  const found = await sql<UtilizationDay>`
    SELECT customer_id AS "customerId", day, currency, limit_minor AS "limitMinor", highest_minor AS "highestMinor", last_minor AS "lastMinor"
    FROM credit.utilization_day WHERE merchant_id = ${ctx.merchantId} AND customer_id = ${customerId} AND day >= ${since}::date
    ORDER BY day`.execute(ctx.tx);
  return found.rows;
}

/** The highest exposure seen since a day, in the given currencies only, by customer. */
export async function selectPeaks(
  ctx: Context,
  customers: readonly { readonly customerId: string; readonly currency: string }[],
  since: PlainDate,
): Promise<Map<string, bigint>> {
  const found = await sql<{ customerId: string; peakMinor: bigint }>`
    SELECT seen.customer_id AS "customerId", max(seen.highest_minor) AS "peakMinor"
    FROM credit.utilization_day seen
    JOIN unnest(${customers.map((one) => one.customerId)}::uuid[], ${customers.map((one) => one.currency)}::text[]) AS wanted (id, currency)
      ON wanted.id = seen.customer_id AND wanted.currency = seen.currency
    WHERE seen.merchant_id = ${ctx.merchantId} AND seen.day >= ${since}::date
    GROUP BY seen.customer_id`.execute(ctx.tx);
  return new Map(found.rows.map((row) => [row.customerId, row.peakMinor]));
}
