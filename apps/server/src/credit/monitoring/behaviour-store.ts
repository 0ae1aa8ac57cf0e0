import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { Behaviour } from "./behaviour-rules.ts";
import type { ChangePoint } from "./change-point-rules.ts";

/** How a customer paid when it was last measured. */
export interface BehaviourRow {
  readonly customerId: string;
  readonly asOf: PlainDate;
  readonly measuredAt: Date;
  readonly accountVersion: bigint;
  readonly currency: string;
  readonly grade: string | null;
  readonly meanDaysLate: string | null;
  readonly meanDaysLateLow: string | null;
  readonly meanDaysLateHigh: string | null;
  readonly trend: "better" | "steady" | "worse" | null;
  readonly observations: number;
  readonly paidInvoices: number;
  readonly overdueItems: number;
  readonly sales12mMinor: bigint;
  readonly returnedPayments12m: number;
  readonly chargebacks12m: number;
  readonly disputes12m: number;
  readonly details: BehaviourDetails;
  readonly version: bigint;
}

/** As it stands in JSON. */
export interface BehaviourDetails {
  readonly change: ChangePoint | null;
  readonly oldestOverdueDays: number;
}

const BEHAVIOUR = sql.raw(`
  customer_id AS "customerId", as_of AS "asOf", measured_at AS "measuredAt", account_version AS "accountVersion", currency, grade,
  mean_days_late AS "meanDaysLate", mean_days_late_low AS "meanDaysLateLow", mean_days_late_high AS "meanDaysLateHigh", trend,
  observations, paid_invoices AS "paidInvoices", overdue_items AS "overdueItems", sales_12m_minor AS "sales12mMinor",
  returned_payments_12m AS "returnedPayments12m", chargebacks_12m AS "chargebacks12m", disputes_12m AS "disputes12m", details, version`);

/** The behaviour of customers as last measured; who never was is left out. */
export async function selectBehaviours(
  ctx: Context,
  customerIds: readonly string[],
): Promise<Map<string, BehaviourRow>> {
  const found = await sql<BehaviourRow>`
    SELECT ${BEHAVIOUR} FROM credit.payer_behaviour
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ANY(${customerIds}::uuid[])`.execute(ctx.tx);
  return new Map(found.rows.map((row) => [row.customerId, row]));
}

/** A measurement to be kept, with the version of the account it was made on. */
export interface Measured {
  readonly customerId: string;
  readonly accountVersion: bigint;
  readonly behaviour: Behaviour;
}

/** Writes measurements over those that stand. */
export async function upsertBehaviours(ctx: Context, measured: readonly Measured[]): Promise<void> {
  if (measured.length === 0) return;
  const of = <Value>(read: (one: Measured) => Value): Value[] => measured.map(read);
  await sql`
    INSERT INTO credit.payer_behaviour (merchant_id, customer_id, as_of, measured_at, account_version, currency, grade, mean_days_late,
      mean_days_late_low, mean_days_late_high, trend, observations, paid_invoices, overdue_items, sales_12m_minor,
      returned_payments_12m, chargebacks_12m, disputes_12m, details, version)
    SELECT ${ctx.merchantId}::uuid, given.customer_id, given.as_of, ${ctx.now}::timestamptz, given.account_version, given.currency,
      given.grade, given.mean, given.low, given.high, given.trend, given.observations, given.paid, given.overdue, given.sales,
      given.returned, 0, given.disputes, given.details, 1
    FROM unnest(${of((one) => one.customerId)}::uuid[], ${of((one) => one.behaviour.asOf)}::date[],
      ${of((one) => one.accountVersion.toString())}::bigint[], ${of((one) => one.behaviour.currency)}::text[],
      ${of((one) => one.behaviour.grade)}::text[], ${of((one) => one.behaviour.mean?.mean ?? null)}::numeric[],
      ${of((one) => one.behaviour.mean?.low ?? null)}::numeric[], ${of((one) => one.behaviour.mean?.high ?? null)}::numeric[],
      ${of((one) => one.behaviour.trend?.direction ?? null)}::text[], ${of((one) => one.behaviour.observations)}::int[],
      ${of((one) => one.behaviour.paidInvoices)}::int[], ${of((one) => one.behaviour.overdueItems)}::int[],
      ${of((one) => one.behaviour.sales12mMinor.toString())}::bigint[], ${of((one) => one.behaviour.returnedPayments12m)}::int[],
      ${of((one) => one.behaviour.disputes12m)}::int[], ${of((one) => detailsOf(one.behaviour))}::jsonb[])
      AS given (customer_id, as_of, account_version, currency, grade, mean, low, high, trend, observations, paid, overdue, sales,
        returned, disputes, details)
    ON CONFLICT (merchant_id, customer_id) DO UPDATE SET as_of = excluded.as_of, measured_at = excluded.measured_at,
      account_version = excluded.account_version, currency = excluded.currency, grade = excluded.grade,
      mean_days_late = excluded.mean_days_late, mean_days_late_low = excluded.mean_days_late_low,
      mean_days_late_high = excluded.mean_days_late_high, trend = excluded.trend, observations = excluded.observations,
      paid_invoices = excluded.paid_invoices, overdue_items = excluded.overdue_items, sales_12m_minor = excluded.sales_12m_minor,
      returned_payments_12m = excluded.returned_payments_12m, disputes_12m = excluded.disputes_12m, details = excluded.details,
      version = payer_behaviour.version + 1`.execute(ctx.tx);
}

function detailsOf({ change, oldestOverdueDays }: Behaviour): string {
  const details: BehaviourDetails = { change, oldestOverdueDays };
  return JSON.stringify(details);
}

/** What to compare with an account's version: what was looked at and measured, and when. */
export interface Progress {
  readonly customerId: string;
  readonly lookedVersion: bigint | null;
  readonly lookedOn: PlainDate | null;
  readonly measuredVersion: bigint | null;
  readonly measuredAt: Date | null;
  readonly asOf: PlainDate | null;
}

/** Progress of monitoring over customers, by id. */
export async function selectProgress(
  ctx: Context,
  customerIds: readonly string[],
): Promise<Map<string, Progress>> {
  const found = await sql<Progress>`
    SELECT wanted.id AS "customerId", looked.account_version AS "lookedVersion", looked.looked_on AS "lookedOn",
      measured.account_version AS "measuredVersion", measured.measured_at AS "measuredAt", measured.as_of AS "asOf"
    FROM unnest(${customerIds}::uuid[]) AS wanted (id)
    LEFT JOIN credit.trigger_state looked ON looked.merchant_id = ${ctx.merchantId} AND looked.customer_id = wanted.id
    LEFT JOIN credit.payer_behaviour measured ON measured.merchant_id = ${ctx.merchantId} AND measured.customer_id = wanted.id`.execute(
    ctx.tx,
  );
  return new Map(found.rows.map((row) => [row.customerId, row]));
}

/** The credit account's part in monitoring. Customers without a row are active and follow the policy. */
export interface CreditAccountRow {
  readonly customerId: string;
  readonly status: string;
  readonly graceDays: number;
  readonly riskClass: string | null;
  readonly score: string | null;
  readonly limitMinor: bigint | null;
  readonly limitCurrency: string | null;
  readonly isEvaluated: boolean;
  readonly reviewOn: PlainDate | null;
}

/** Credit accounts by customer. */
export async function selectCreditAccounts(
  ctx: Context,
  customerIds: readonly string[],
): Promise<Map<string, CreditAccountRow>> {
  const found = await sql<CreditAccountRow>`
    SELECT customer_id AS "customerId", status, grace_days AS "graceDays", risk_class AS "riskClass", score,
      limit_minor AS "limitMinor", limit_currency AS "limitCurrency", evaluation_id IS NOT NULL AS "isEvaluated", review_on AS "reviewOn"
    FROM credit.credit_account
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ANY(${customerIds}::uuid[])`.execute(ctx.tx);
  return new Map(found.rows.map((row) => [row.customerId, row]));
}
