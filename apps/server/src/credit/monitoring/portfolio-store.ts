import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/db";

/** Customers of one risk class and payer grade; null where either is not known. Amounts in the report's currency. */
export interface PortfolioCell {
  readonly riskClass: string | null;
  readonly grade: string | null;
  readonly customers: number;
  readonly exposureMinor: bigint;
  readonly limitMinor: bigint;
  readonly overdueItems: number;
  /** Customers whose exposure is left out, for no rate of the day is known. */
  readonly unconverted: number;
}

/** Customers by how much of their limit they use; `fromPercent` null: they have none. */
export interface UtilizationBand {
  readonly fromPercent: number | null;
  readonly customers: number;
  readonly exposureMinor: bigint;
}

/** Bounds of the bands in per cent of the limit; the last is at or beyond it. */
export const UTILIZATION_BANDS: readonly number[] = [0, 25, 50, 75, 90, 100];

/** Every customer with its standing and its exposure in the report's currency. The book's part is a door of its room. */
function standings(ctx: Context, currency: string): RawBuilder<unknown> {
  // Materialized, so that a rate is looked up once a currency and not once a customer.
  return sql`
    worth AS MATERIALIZED (
      SELECT code, receivables.convert_minor(${ctx.merchantId}::uuid, 1000000000000, code, ${currency}, ${ctx.now}::date) / 1000000000000 AS factor
      FROM platform.currency
    ), standing AS (
      SELECT held.id, held.reference, held.name, account.risk_class, measured.grade, coalesce(measured.overdue_items, 0) AS overdue_items,
        round(held.exposure_minor * worth.factor)::bigint AS exposure_minor,
        round(CASE WHEN account.limit_currency = held.currency THEN account.limit_minor ELSE held.ceiling_minor END * worth.factor)::bigint AS limit_minor
      FROM receivables.list_exposures(${ctx.merchantId}::uuid, 'customer', ${ctx.now}::date) held
      LEFT JOIN worth ON worth.code = held.currency
      LEFT JOIN credit.credit_account account ON account.merchant_id = ${ctx.merchantId} AND account.customer_id = held.id
      LEFT JOIN credit.payer_behaviour measured ON measured.merchant_id = ${ctx.merchantId} AND measured.customer_id = held.id
    )`;
}

/** The matrix of risk class and payer grade. */
export async function selectMatrix(ctx: Context, currency: string): Promise<PortfolioCell[]> {
  const found = await sql<PortfolioCell>`
    WITH ${standings(ctx, currency)}
    SELECT risk_class AS "riskClass", grade, count(*)::int AS customers, coalesce(sum(exposure_minor), 0)::bigint AS "exposureMinor",
      coalesce(sum(limit_minor), 0)::bigint AS "limitMinor", sum(overdue_items)::int AS "overdueItems",
      count(*) FILTER (WHERE exposure_minor IS NULL)::int AS unconverted
    FROM standing GROUP BY risk_class, grade ORDER BY risk_class NULLS LAST, grade NULLS LAST`.execute(
    ctx.tx,
  );
  return found.rows;
}

/** How the limits are used. */
export async function selectUtilizationBands(ctx: Context, currency: string): Promise<UtilizationBand[]> {
  const found = await sql<UtilizationBand>`
    WITH ${standings(ctx, currency)}
    SELECT (${UTILIZATION_BANDS}::int[])[width_bucket(greatest(exposure_minor, 0) * 100.0 / nullif(limit_minor, 0), ${UTILIZATION_BANDS}::numeric[])] AS "fromPercent",
      count(*)::int AS customers, coalesce(sum(exposure_minor), 0)::bigint AS "exposureMinor"
    FROM standing GROUP BY 1 ORDER BY 1 NULLS LAST`.execute(ctx.tx);
  return found.rows;
}

/** A customer of the matrix. */
export interface PortfolioCustomer {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly riskClass: string | null;
  readonly grade: string | null;
  readonly exposureMinor: bigint;
  readonly limitMinor: bigint | null;
  readonly overdueItems: number;
}

export interface PortfolioPlace {
  readonly exposureMinor: bigint;
  readonly id: string;
}

/** Which part of the matrix; undefined takes all, null those that have none. */
export interface PortfolioFilter {
  readonly riskClass?: string | null | undefined;
  readonly grade?: string | null | undefined;
}

/** Customers of a part of the matrix, the largest exposure first, from after a place. */
export async function selectPortfolioCustomers(
  ctx: Context,
  currency: string,
  filter: PortfolioFilter,
  after: PortfolioPlace | null,
  rowsMax: number,
): Promise<PortfolioCustomer[]> {
  const found = await sql<PortfolioCustomer>`
    WITH ${standings(ctx, currency)}
    SELECT id, reference, name, risk_class AS "riskClass", grade, exposure_minor AS "exposureMinor", limit_minor AS "limitMinor",
      overdue_items AS "overdueItems"
    FROM (SELECT *, coalesce(standing.exposure_minor, 0) AS value FROM standing) ranked
    WHERE true ${filter.riskClass === undefined ? sql`` : sql`AND risk_class IS NOT DISTINCT FROM ${filter.riskClass}`}
      ${filter.grade === undefined ? sql`` : sql`AND grade IS NOT DISTINCT FROM ${filter.grade}`}
      ${after === null ? sql`` : sql`AND (value, id) < (${after.exposureMinor.toString()}::bigint, ${after.id}::uuid)`}
    ORDER BY value DESC, id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows.map((row) => ({ ...row, exposureMinor: row.exposureMinor ?? 0n }));
}
