import type { PlainDate } from "@goodterms/kernel";
import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/db";
import { newIds } from "#platform/ids";
import type { AlertCode, Firing } from "./firing-rules.ts";

/** An alert as it was raised, and how it ended. */
export interface AlertRow {
  readonly id: string;
  readonly customerId: string;
  readonly code: AlertCode;
  readonly severity: "info" | "attention" | "severe";
  readonly isPositive: boolean;
  readonly on: PlainDate;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  readonly raisedAt: Date;
  readonly ending: "acknowledged" | "passed" | null;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly note: string | null;
}

const ALERT = sql.raw(`
  alert.id, alert.customer_id AS "customerId", alert.code, alert.severity, alert.is_positive AS "isPositive", alert.alert_on AS on,
  alert.data, alert.raised_at AS "raisedAt", ended.ending, ended.ended_at AS "endedAt", ended.actor AS "endedBy", ended.note`);

/** A firing and whose it is. */
export interface CustomerFiring {
  readonly customerId: string;
  readonly firing: Firing;
}

/** Writes firings that are not written yet; gives those it wrote. */
export async function insertAlerts(
  ctx: Context,
  fired: readonly CustomerFiring[],
  today: PlainDate,
): Promise<AlertRow[]> {
  if (fired.length === 0) return [];
  const ids = newIds(ctx.now, fired.length);
  const found = await sql<AlertRow>`
    INSERT INTO credit.alert (merchant_id, id, customer_id, code, firing_key, severity, is_positive, alert_on, data, raised_at)
    SELECT ${ctx.merchantId}::uuid, given.id, given.customer_id, given.code, given.firing_key, given.severity, given.is_positive,
      ${today}::date, given.data, ${ctx.now}::timestamptz
    FROM unnest(${ids}::uuid[], ${fired.map((one) => one.customerId)}::uuid[], ${fired.map((one) => one.firing.code)}::text[],
      ${fired.map((one) => one.firing.key)}::text[], ${fired.map((one) => one.firing.severity)}::text[],
      ${fired.map((one) => one.firing.isPositive)}::bool[], ${fired.map((one) => toJson(one.firing.data))}::jsonb[])
      AS given (id, customer_id, code, firing_key, severity, is_positive, data)
    ON CONFLICT (merchant_id, customer_id, firing_key) DO NOTHING
    RETURNING id, customer_id AS "customerId", code, severity, is_positive AS "isPositive", alert_on AS on, data, raised_at AS "raisedAt",
      NULL AS ending, NULL AS "endedAt", NULL AS "endedBy", NULL AS note`.execute(ctx.tx);
  return found.rows;
}

function toJson(data: Firing["data"]): string {
  return JSON.stringify(data, (_name, value: unknown) => (typeof value === "bigint" ? Number(value) : value));
}

/** Which alerts. Left-out members do not narrow. */
export interface AlertFilter {
  readonly state?: "open" | "ended" | undefined;
  readonly customerId?: string | undefined;
  readonly codes?: readonly string[] | undefined;
  readonly severities?: readonly string[] | undefined;
  readonly isPositive?: boolean | undefined;
}

export interface AlertPlace {
  readonly raisedAt: Date;
  readonly id: string;
}

/** Alerts, newest first, from after a place. */
export async function selectAlerts(
  ctx: Context,
  filter: AlertFilter,
  after: AlertPlace | null,
  rowsMax: number,
): Promise<AlertRow[]> {
  const conditions: RawBuilder<unknown>[] = [sql`alert.merchant_id = ${ctx.merchantId}`];
  if (filter.customerId !== undefined) conditions.push(sql`alert.customer_id = ${filter.customerId}`);
  if (filter.codes !== undefined) conditions.push(sql`alert.code = ANY(${filter.codes}::text[])`);
  if (filter.severities !== undefined)
    conditions.push(sql`alert.severity = ANY(${filter.severities}::text[])`);
  if (filter.isPositive !== undefined) conditions.push(sql`alert.is_positive = ${filter.isPositive}`);
  if (filter.state === "open") conditions.push(sql`ended.alert_id IS NULL`);
  if (filter.state === "ended") conditions.push(sql`ended.alert_id IS NOT NULL`);
  if (after !== null)
    conditions.push(sql`(alert.raised_at, alert.id) < (${after.raisedAt}::timestamptz, ${after.id}::uuid)`);
  const found = await sql<AlertRow>`
    SELECT ${ALERT} FROM credit.alert
    LEFT JOIN credit.alert_ending ended ON ended.merchant_id = ${ctx.merchantId} AND ended.alert_id = alert.id
    WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY alert.raised_at DESC, alert.id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** One alert. */
export async function selectAlert(ctx: Context, id: string): Promise<AlertRow | undefined> {
  const found = await sql<AlertRow>`
    SELECT ${ALERT} FROM credit.alert
    LEFT JOIN credit.alert_ending ended ON ended.merchant_id = ${ctx.merchantId} AND ended.alert_id = alert.id
    WHERE alert.merchant_id = ${ctx.merchantId} AND alert.id = ${id}`.execute(ctx.tx);
  return found.rows[0];
}

/** Ends alerts that have not ended; gives the ids of those that it ended. */
export async function insertEndings(
  ctx: Context,
  ids: readonly string[],
  ending: "acknowledged" | "passed",
  note: string | null,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await sql<{ id: string }>`
    INSERT INTO credit.alert_ending (merchant_id, alert_id, ending, note, actor, ended_at)
    SELECT ${ctx.merchantId}::uuid, given.id, ${ending}, ${note}::text, ${ctx.actor}, ${ctx.now}::timestamptz
    FROM unnest(${ids}::uuid[]) AS given (id)
    ON CONFLICT (merchant_id, alert_id) DO NOTHING RETURNING alert_id AS id`.execute(ctx.tx);
  return found.rows.map((row) => row.id);
}

/** Alerts that stand against customers: raised since an instant, not positive, not ended; newest first. */
export async function selectStanding(
  ctx: Context,
  customerIds: readonly string[],
  since: Date,
): Promise<Pick<AlertRow, "id" | "customerId" | "code" | "severity" | "on" | "data">[]> {
  const found = await sql<Pick<AlertRow, "id" | "customerId" | "code" | "severity" | "on" | "data">>`
    SELECT alert.id, alert.customer_id AS "customerId", alert.code, alert.severity, alert.alert_on AS on, alert.data
    FROM credit.alert
    WHERE alert.merchant_id = ${ctx.merchantId} AND alert.customer_id = ANY(${customerIds}::uuid[]) AND alert.raised_at >= ${since}
      AND NOT alert.is_positive AND NOT EXISTS (SELECT 1 FROM credit.alert_ending ended
        WHERE ended.merchant_id = ${ctx.merchantId} AND ended.alert_id = alert.id)
    ORDER BY alert.customer_id, alert.raised_at DESC, alert.id DESC`.execute(ctx.tx);
  return found.rows;
}
