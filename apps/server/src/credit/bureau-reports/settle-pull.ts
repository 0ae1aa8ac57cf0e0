import { assert, type PlainDate, parseId } from "@goodterms/kernel";
import type { BureauFailure, BureauReport, FetchedReport } from "#integrations/bureaus";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { markStale } from "#receivables";
import { refuse } from "../refusals.ts";
import { sealingKey, sealValue } from "./keys.ts";
import { isOfPersons } from "./match-customer.ts";
import type { Bureaus } from "./open-bureaus.ts";
import { lockPull, type Pull, settleMoney, updatePull } from "./pull-store.ts";
import { insertReport, type NewReport } from "./report-store.ts";
import { hasData, type ReportOutcome } from "./rules.ts";

/**
 * Keeps a report that came: sealed, with its cost, the money spent, the ceilings outdated, all in one transaction. A pull
 * that was given up as unknown meanwhile is settled as spent.
 */
export async function settleReceived(
  ctx: Context,
  bureaus: Bureaus,
  pullId: string,
  fetched: FetchedReport,
): Promise<ReportOutcome> {
  const pull = await lockPull(ctx, pullId);
  assert(pull !== undefined, "a report came for an order that was never made");
  const { report } = fetched;
  const outcome: ReportOutcome = hasData(report) ? "scored" : "no_score";
  await keep(ctx, bureaus, pull, outcome, report, fetched.raw);
  // Settled by hand while the answer was on its way: what a person said of the money stands, and the report is kept.
  if (isUnsettled(pull)) await finish(ctx, pull, "spent", "received");
  return outcome;
}

async function keep(
  ctx: Context,
  bureaus: Bureaus,
  pull: Pull,
  outcome: ReportOutcome,
  report: BureauReport,
  raw: FetchedReport["raw"],
): Promise<void> {
  const isOfPerson = isOfPersons(bureaus, pull.bureau);
  const key = await sealingKey(ctx, bureaus.keys, pull.customerId, isOfPerson);
  const row: NewReport = {
    id: pull.id,
    customerId: pull.customerId,
    bureau: pull.bureau,
    product: pull.product,
    outcome,
    riskScore: report.riskScore,
    riskClass: report.riskClass,
    recommendedMinor: report.recommendedMinor,
    currency: report.currency,
    flags: report.flags,
    figures: report.figures,
    isPartial: report.missingParts.length > 0,
    isOfPerson,
    // A person who was forgotten while the call ran stays forgotten: nothing is kept that could be read.
    sealedContent: key === null ? null : sealValue(key, report),
    sealedRaw: key === null ? null : sealValue(key, raw),
    asOf: report.asOf,
    costMinor: pull.costMinor,
    costCurrency: pull.costCurrency,
  };
  await insertReport(ctx, row);
  await recordEvents(ctx, [
    {
      type: "credit.bureau_report_received",
      subjectType: "bureau_report",
      subjectId: pull.id,
      subjectVersion: 1n,
      data: {
        customerId: pull.customerId,
        bureau: pull.bureau,
        product: pull.product,
        outcome,
        reason: pull.reason,
        permissiblePurpose: pull.permissiblePurpose,
        costMinor: pull.costMinor,
        costCurrency: pull.costCurrency,
      },
    },
  ]);
  await markStale(ctx, [pull.customerId], "bureau_report");
}

/**
 * Settles a pull that brought nothing: the money is free again, spent, or kept aside where nobody knows. A frozen file
 * is kept as a report without a score, so that the policy sees why there is none.
 */
export async function settleFailed(
  ctx: Context,
  bureaus: Bureaus,
  pullId: string,
  failure: Pick<BureauFailure, "kind" | "charge">,
  today: PlainDate,
): Promise<void> {
  const pull = await lockPull(ctx, pullId);
  if (pull === undefined || !isUnsettled(pull)) return;
  if (failure.kind === "locked") await keep(ctx, bureaus, pull, "locked", lockedReport(pull, today), []);
  const state = failure.charge === "yes" ? "spent" : failure.charge === "unknown" ? "unknown" : "free";
  await finish(ctx, pull, state, failure.kind);
}

function lockedReport(pull: Pull, asOf: PlainDate): BureauReport {
  return {
    subjectReference: null,
    subjectName: null,
    isActive: null,
    currency: pull.costCurrency,
    scores: [],
    riskScore: null,
    riskClass: null,
    flags: ["frozen_file"],
    figures: {},
    recommendedMinor: null,
    payments: null,
    legal: [],
    officerRoles: [],
    asOf,
    missingParts: [],
  };
}

function isUnsettled(pull: Pull): boolean {
  return pull.state === "reserved" || pull.state === "unknown";
}

async function finish(
  ctx: Context,
  pull: Pull,
  state: "spent" | "free" | "unknown",
  outcome: string,
): Promise<void> {
  await updatePull(ctx, pull.id, state, outcome);
  // What is unknown keeps its money aside until a person says what came of it.
  if (state !== "unknown") await settleMoney(ctx, pull, state === "spent");
  if (state === "spent" && outcome === "received") return;
  await recordEvents(ctx, [
    {
      type: "credit.bureau_report_failed",
      subjectType: "bureau_report",
      subjectId: pull.id,
      subjectVersion: pull.version + 1n,
      data: { customerId: pull.customerId, bureau: pull.bureau, product: pull.product, outcome, state },
    },
  ]);
}

/**
 * A person says whether the bureau charged for an order whose outcome is unknown.
 * @throws Refusal not_found, already_decided.
 */
export async function settleByHand(ctx: Context, idText: string, wasCharged: boolean): Promise<Pull> {
  const id = parseId("rpt", idText);
  const pull = id === null ? undefined : await lockPull(ctx, id);
  if (pull === undefined) throw refuse("not_found", `There is no order of a report ${idText}.`);
  if (pull.state !== "unknown") throw refuse("already_decided", `The order is ${pull.state}.`);
  await finish(ctx, pull, wasCharged ? "spent" : "free", pull.outcome ?? "interrupted");
  return (await lockPull(ctx, pull.id)) as Pull;
}
