import { sql } from "kysely";
import type { AlertSeverity } from "#integrations/bureaus";
import type { Context } from "#platform/db";

export type AlertSource = "feed" | "file" | "re_pull";

export interface AlertRow {
  readonly id: string;
  readonly bureau: string;
  readonly customerId: string | null;
  readonly subjectReference: string;
  readonly dedupeKey: string;
  readonly code: string;
  readonly severity: AlertSeverity;
  readonly element: string;
  readonly previous: string | null;
  readonly current: string | null;
  readonly source: AlertSource;
  readonly happenedAt: Date;
  readonly receivedAt: Date;
}

/** Inserts news that is not there yet, and returns the ids of what was new. */
export async function insertAlerts(
  ctx: Context,
  alerts: readonly Omit<AlertRow, "receivedAt">[],
): Promise<Set<string>> {
  if (alerts.length === 0) return new Set();
  const text = <K extends keyof AlertRow>(name: K & keyof Omit<AlertRow, "receivedAt">) =>
    alerts.map((alert) => alert[name]);
  const made = await sql<{ id: string }>`
    INSERT INTO credit.bureau_alert (merchant_id, id, bureau, customer_id, subject_reference, dedupe_key, code, severity, element,
      previous, current, source, happened_at, received_at)
    SELECT ${ctx.merchantId}::uuid, given.*, ${ctx.now}::timestamptz
    FROM unnest(${text("id")}::uuid[], ${text("bureau")}::text[], ${text("customerId")}::uuid[],
      ${text("subjectReference")}::text[], ${text("dedupeKey")}::text[], ${text("code")}::text[], ${text("severity")}::text[],
      ${text("element")}::text[], ${text("previous")}::text[], ${text("current")}::text[], ${text("source")}::text[],
      ${alerts.map((alert) => alert.happenedAt.toISOString())}::timestamptz[]) AS given
    ON CONFLICT (merchant_id, bureau, dedupe_key) DO NOTHING RETURNING id`.execute(ctx.tx);
  return new Set(made.rows.map((row) => row.id));
}

/** News of customers received since an instant, newest first, at most so many in all. */
export async function selectAlerts(
  ctx: Context,
  customerIds: readonly string[],
  since: Date,
  rowsMax: number,
): Promise<AlertRow[]> {
  const found = await sql<AlertRow>`
    SELECT id, bureau, customer_id AS "customerId", subject_reference AS "subjectReference", dedupe_key AS "dedupeKey", code,
      severity, element, previous, current, source, happened_at AS "happenedAt", received_at AS "receivedAt"
    FROM credit.bureau_alert
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ANY(${customerIds}::uuid[]) AND received_at >= ${since}
    ORDER BY received_at DESC, id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}
