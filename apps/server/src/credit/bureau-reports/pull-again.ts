import { addDays, type PlainDate } from "@goodterms/kernel";
import type { BureauAlert, BureauReport } from "#integrations/bureaus";
import { type Context, inMerchant } from "#platform/db";
import { Refusal } from "#platform/refusals";
import { findConnection, later, type Outside } from "./check-connection.ts";
import { type Enrolment, updateEnrolment } from "./enrolment-store.ts";
import { buyOne } from "./fetch-report.ts";
import { openingKey, openValue } from "./keys.ts";
import { isOfPersons, readSubject, type Subject } from "./match-customer.ts";
import type { Neighbours } from "./neighbours.ts";
import { keepAlerts } from "./receive-alerts.ts";
import { selectLastReport } from "./report-store.ts";
import { diffReports, type ReportChange } from "./rules.ts";

/**
 * Asks again about a watched customer, within the month's budget, and keeps what changed since the last time as news.
 * Without money it is tried again the next day. Returns how many pieces of news there were.
 */
export async function pullAgain(
  outside: Outside,
  neighbours: Neighbours,
  enrolment: Enrolment,
  today: PlainDate,
): Promise<number> {
  const { database, caller } = outside;
  const { customerId, bureau } = enrolment;
  try {
    const known = await inMerchant(database, caller, (ctx) => gather(ctx, outside, neighbours, enrolment));
    if (known.subject?.state !== "chosen") return await end(outside, enrolment, today, "match_needed");
    const bought = await buyOne(outside, { policy: known.policy, today }, known.connection, known.subject, {
      customerId,
      product: enrolment.product,
      reason: "monitoring",
      note: null,
      forcedBecause: null,
      permissiblePurpose: enrolment.permissiblePurpose,
      minding: "no_age",
    });
    const after = bought.fetched?.report;
    if (after === undefined) return await end(outside, enrolment, today, bought.step.outcome);
    const changes = known.before === null ? [] : diffReports(known.before, after);
    const reference = known.subject.reference ?? customerId;
    return await inMerchant(database, later(outside), async (ctx) => {
      const wanted = changes.map((change) => ({
        alert: alertOf(change, reference, bought.step.reportId ?? "", ctx.now),
        customerId,
      }));
      const { received } = await keepAlerts(ctx, bureau, "re_pull", wanted);
      const nextPullOn = addDays(today, enrolment.everyDays);
      await updateEnrolment(ctx, customerId, bureau, { state: "active", failure: null, nextPullOn });
      return received;
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return end(outside, enrolment, today, error.code);
  }
}

async function gather(ctx: Context, { bureaus }: Outside, neighbours: Neighbours, enrolment: Enrolment) {
  const { customerId, bureau, product } = enrolment;
  const connection = await findConnection(ctx, bureau);
  const subject: Subject | undefined = await readSubject(ctx, bureaus, customerId, bureau);
  const last = await selectLastReport(ctx, customerId, bureau, product);
  const key = await openingKey(ctx, bureaus.keys, customerId, isOfPersons(bureaus, bureau));
  const sealed = last?.sealedContent ?? null;
  const before = sealed === null || key === null ? null : openValue<BureauReport>(key, sealed);
  return { connection, subject, before, policy: await neighbours.policy(ctx) };
}

/** Notes why nothing came, and tries again the next day. */
async function end(
  outside: Outside,
  enrolment: Enrolment,
  today: PlainDate,
  failure: string,
): Promise<number> {
  const { customerId, bureau } = enrolment;
  const change = { state: "active", failure, nextPullOn: addDays(today, 1) } as const;
  await inMerchant(outside.database, later(outside), (ctx) =>
    updateEnrolment(ctx, customerId, bureau, change),
  );
  return 0;
}

function alertOf(change: ReportChange, subjectReference: string, reportId: string, at: Date): BureauAlert {
  return { ...change, subjectReference, at, dedupeKey: `${reportId} ${change.element}` };
}
