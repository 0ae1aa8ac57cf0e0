import { createHash } from "node:crypto";
import { type BureauAlert, severityOf } from "#integrations/bureaus";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newIds } from "#platform/ids";
import { markStale } from "#receivables";
import { type AlertRow, type AlertSource, insertAlerts } from "./alert-store.ts";
import { selectCustomersOf } from "./subject-store.ts";

const ALERTS_PER_STATEMENT = 1_000;

export interface Received {
  /** New to us, customers' or not. */
  readonly received: number;
  readonly repeated: number;
  /** New, and of a company that is no customer's. */
  readonly ofNobody: number;
}

/**
 * Keeps news, each once, for every customer whose file it is about, and says that what their ceilings rest on has
 * changed, in one transaction.
 */
export async function receiveAlerts(
  ctx: Context,
  bureau: string,
  source: AlertSource,
  alerts: readonly BureauAlert[],
): Promise<Received> {
  const customersOf = await selectCustomersOf(ctx, bureau, [
    ...new Set(alerts.map((alert) => alert.subjectReference)),
  ]);
  const wanted = alerts.flatMap((alert) =>
    (customersOf.get(alert.subjectReference) ?? [null]).map((customerId) => ({ alert, customerId })),
  );
  return keepAlerts(ctx, bureau, source, wanted);
}

/** The same where the customers are known already. */
export async function keepAlerts(
  ctx: Context,
  bureau: string,
  source: AlertSource,
  wanted: readonly { readonly alert: BureauAlert; readonly customerId: string | null }[],
): Promise<Received> {
  const ids = newIds(ctx.now, wanted.length);
  const rows = wanted.map(({ alert, customerId }, index) =>
    rowOf(ids[index] ?? "", bureau, source, alert, customerId),
  );
  const fresh = new Set<string>();
  for (let from = 0; from < rows.length; from += ALERTS_PER_STATEMENT) {
    for (const id of await insertAlerts(ctx, rows.slice(from, from + ALERTS_PER_STATEMENT))) fresh.add(id);
  }
  const made = rows.filter((row) => fresh.has(row.id));
  const concerned = made.flatMap((row) => row.customerId ?? []);
  await recordEvents(ctx, made.filter((row) => row.customerId !== null).map(eventOf));
  if (concerned.length > 0) await markStale(ctx, [...new Set(concerned)], "bureau_alert");
  return {
    received: made.length,
    repeated: rows.length - made.length,
    ofNobody: made.length - concerned.length,
  };
}

function rowOf(
  id: string,
  bureau: string,
  source: AlertSource,
  alert: BureauAlert,
  customerId: string | null,
): Omit<AlertRow, "receivedAt"> {
  const { subjectReference, code, element, previous, current } = alert;
  // One piece of news may be about two customers: each has it once.
  const dedupeKey = createHash("sha256").update(`${alert.dedupeKey} ${customerId}`).digest("base64url");
  const severity = severityOf(code);
  const happenedAt = alert.at;
  return {
    id,
    bureau,
    source,
    customerId,
    subjectReference,
    code,
    element,
    previous,
    current,
    dedupeKey,
    severity,
    happenedAt,
  };
}

function eventOf({ id, customerId, bureau, code, severity, source }: Omit<AlertRow, "receivedAt">) {
  return {
    type: "credit.bureau_alert_received",
    subjectType: "bureau_alert",
    subjectId: id,
    subjectVersion: 1n,
    data: { customerId, bureau, code, severity, source },
  };
}
