import { sql } from "kysely";
import type { Context } from "#platform/db";

/** A group and the one it stands under. */
export interface ParentRow {
  readonly groupId: string;
  readonly parentId: string;
}

/**
 * Has changes of a merchant's families, and of its groups' limits, stand in line until the transaction ends. Without
 * it, two changes that are right each for itself could close a circle together.
 */
export async function holdFamilies(ctx: Context): Promise<void> {
  await sql`
    INSERT INTO credit.family_lock AS held (merchant_id, changes) VALUES (${ctx.merchantId}, 1)
    ON CONFLICT (merchant_id) DO UPDATE SET changes = held.changes + 1`.execute(ctx.tx);
}

/** Every relation of the merchant; families are small, so that walking them is left to the rules. */
export async function selectParents(ctx: Context): Promise<ParentRow[]> {
  const found = await sql<ParentRow>`
    SELECT group_id AS "groupId", parent_id AS "parentId" FROM credit.group_parent
    WHERE merchant_id = ${ctx.merchantId} AND parent_id IS NOT NULL ORDER BY group_id`.execute(ctx.tx);
  return found.rows;
}

export async function upsertParent(ctx: Context, groupId: string, parentId: string | null): Promise<void> {
  await sql`
    INSERT INTO credit.group_parent (merchant_id, group_id, parent_id, set_by, set_at)
    VALUES (${ctx.merchantId}, ${groupId}, ${parentId}, ${ctx.actor}, ${ctx.now})
    ON CONFLICT (merchant_id, group_id) DO UPDATE SET parent_id = excluded.parent_id, set_by = excluded.set_by, set_at = excluded.set_at`.execute(
    ctx.tx,
  );
}

/** One account's exposure beside whose it is. Null exposure: a rate of the day is missing. */
export interface ExposureRow {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly groupId: string | null;
  readonly currency: string;
  readonly exposureMinor: bigint | null;
  readonly ceilingMinor: bigint | null;
  /** In the currency of the report; null where no rate is known. */
  readonly inReportMinor: bigint | null;
}

/** In which currency amounts are to be told: a given one, or that of one of the accounts. */
export type ReportCurrency = { readonly currency: string } | { readonly account: string };

/**
 * Exposures of all the merchant's customers or groups, in a report's currency too: one statement over the kept sums.
 * Largest first, those without a rate last; the first `rowsMax` of them where that is given.
 */
export async function selectExposures(
  ctx: Context,
  holder: "customer" | "group",
  report: ReportCurrency,
  rowsMax: number | null = null,
): Promise<ExposureRow[]> {
  const target =
    "currency" in report
      ? sql`${report.currency}`
      : sql`(SELECT only_one.currency FROM listed only_one WHERE only_one.id = ${report.account})`;
  const found = await sql<ExposureRow>`
    WITH listed AS MATERIALIZED (SELECT * FROM receivables.list_exposures(${ctx.merchantId}::uuid, ${holder}, ${ctx.now}::date)),
    told AS (
      SELECT listed.*, receivables.convert_minor(${ctx.merchantId}::uuid, listed.exposure_minor, listed.currency, ${target}, ${ctx.now}::date)::bigint AS in_report
      FROM listed
    )
    SELECT id, reference, name, group_id AS "groupId", currency, exposure_minor AS "exposureMinor", ceiling_minor AS "ceilingMinor",
      in_report AS "inReportMinor"
    FROM told ORDER BY in_report DESC NULLS LAST, reference ${rowsMax === null ? sql`` : sql`LIMIT ${rowsMax}`}`.execute(
    ctx.tx,
  );
  return found.rows;
}

/** All exposures together, of those whose rate is known, and how many are not. */
export async function sumExposures(
  ctx: Context,
  currency: string,
): Promise<{ readonly totalMinor: bigint; readonly accounts: number; readonly unknown: number }> {
  const found = await sql<{ totalMinor: bigint; accounts: bigint; unknown: bigint }>`
    SELECT coalesce(sum(told.minor), 0)::bigint AS "totalMinor", count(*) FILTER (WHERE told.minor > 0) AS accounts,
      count(*) FILTER (WHERE told.minor IS NULL) AS unknown
    FROM (
      SELECT receivables.convert_minor(${ctx.merchantId}::uuid, listed.exposure_minor, listed.currency, ${currency}, ${ctx.now}::date)::bigint AS minor
      FROM receivables.list_exposures(${ctx.merchantId}::uuid, 'customer', ${ctx.now}::date) listed
    ) told`.execute(ctx.tx);
  const [row] = found.rows;
  return {
    totalMinor: row?.totalMinor ?? 0n,
    accounts: Number(row?.accounts ?? 0),
    unknown: Number(row?.unknown ?? 0),
  };
}
