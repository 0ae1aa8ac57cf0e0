import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { KnownReport, ReportOutcome } from "./rules.ts";

const KNOWN = sql.raw(`
  report.id, report.customer_id AS "customerId", report.bureau, report.product, report.outcome,
  report.risk_score AS "riskScore", report.risk_class AS "riskClass", report.recommended_minor AS "recommendedMinor",
  report.currency, report.flags, report.figures, report.as_of AS "asOf", report.fetched_at AS "fetchedAt"`);

/** The newest report of each bureau and product, of up to 5,000 customers, in one statement. */
export async function selectNewestReports(
  ctx: Context,
  customerIds: readonly string[],
): Promise<KnownReport[]> {
  const found = await sql<KnownReport>`
    SELECT DISTINCT ON (report.customer_id, report.bureau, report.product) ${KNOWN}
    FROM credit.bureau_report report
    WHERE report.merchant_id = ${ctx.merchantId} AND report.customer_id = ANY(${customerIds}::uuid[])
    ORDER BY report.customer_id, report.bureau, report.product, report.fetched_at DESC`.execute(ctx.tx);
  return found.rows;
}

export interface ReportRow extends KnownReport {
  readonly isPartial: boolean;
  readonly isOfPerson: boolean;
  readonly sealedContent: Buffer | null;
  readonly costMinor: bigint;
  readonly costCurrency: string;
}

const WHOLE = sql`${KNOWN}, report.is_partial AS "isPartial", report.is_of_person AS "isOfPerson",
  report.sealed_content AS "sealedContent", report.cost_minor AS "costMinor", report.cost_currency AS "costCurrency"`;

export async function selectReport(ctx: Context, id: string): Promise<ReportRow | undefined> {
  const found = await sql<ReportRow>`
    SELECT ${WHOLE} FROM credit.bureau_report report
    WHERE report.merchant_id = ${ctx.merchantId} AND report.id = ${id}`.execute(ctx.tx);
  return found.rows[0];
}

export async function selectSealedRaw(ctx: Context, id: string): Promise<Buffer | null> {
  const found = await sql<{ raw: Buffer | null }>`
    SELECT sealed_raw AS raw FROM credit.bureau_report
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(ctx.tx);
  return found.rows[0]?.raw ?? null;
}

/** A customer's reports, newest first, from behind a place on. */
export async function listReports(
  ctx: Context,
  customerId: string,
  before: { readonly fetchedAt: Date; readonly id: string } | null,
  rowsMax: number,
): Promise<ReportRow[]> {
  const from =
    before === null
      ? sql``
      : sql`AND (report.fetched_at, report.id) < (${before.fetchedAt}, ${before.id}::uuid)`;
  const found = await sql<ReportRow>`
    SELECT ${WHOLE} FROM credit.bureau_report report
    WHERE report.merchant_id = ${ctx.merchantId} AND report.customer_id = ${customerId} ${from}
    ORDER BY report.fetched_at DESC, report.id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** The newest whole report of a customer, bureau and product. */
export async function selectLastReport(
  ctx: Context,
  customerId: string,
  bureau: string,
  product: string,
): Promise<ReportRow | undefined> {
  const found = await sql<ReportRow>`
    SELECT ${WHOLE} FROM credit.bureau_report report
    WHERE report.merchant_id = ${ctx.merchantId} AND report.customer_id = ${customerId}
      AND report.bureau = ${bureau} AND report.product = ${product}
    ORDER BY report.fetched_at DESC LIMIT 1`.execute(ctx.tx);
  return found.rows[0];
}

export interface NewReport {
  readonly id: string;
  readonly customerId: string;
  readonly bureau: string;
  readonly product: string;
  readonly outcome: ReportOutcome;
  readonly riskScore: number | null;
  readonly riskClass: number | null;
  readonly recommendedMinor: bigint | null;
  readonly currency: string;
  readonly flags: readonly string[];
  readonly figures: Readonly<Record<string, string>>;
  readonly isPartial: boolean;
  readonly isOfPerson: boolean;
  readonly sealedContent: Buffer | null;
  readonly sealedRaw: Buffer | null;
  readonly asOf: PlainDate;
  readonly costMinor: bigint;
  readonly costCurrency: string;
}

export async function insertReport(ctx: Context, report: NewReport): Promise<void> {
  await sql`
    INSERT INTO credit.bureau_report (merchant_id, id, customer_id, bureau, product, outcome, risk_score, risk_class,
      recommended_minor, currency, flags, figures, is_partial, is_of_person, sealed_content, sealed_raw, as_of, fetched_at,
      cost_minor, cost_currency)
    VALUES (${ctx.merchantId}, ${report.id}, ${report.customerId}, ${report.bureau}, ${report.product}, ${report.outcome},
      ${report.riskScore}, ${report.riskClass}, ${report.recommendedMinor}, ${report.currency}, ${report.flags}::text[],
      ${JSON.stringify(report.figures)}::jsonb, ${report.isPartial}, ${report.isOfPerson}, ${report.sealedContent},
      ${report.sealedRaw}, ${report.asOf}, ${ctx.now}, ${report.costMinor}, ${report.costCurrency})`.execute(
    ctx.tx,
  );
}
