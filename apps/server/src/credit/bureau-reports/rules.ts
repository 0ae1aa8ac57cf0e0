import { daysBetween, type PlainDate } from "@goodterms/kernel";
import type { AlertCode, BureauFlag, BureauReport } from "#integrations/bureaus";
import type { BureauFacts, BureauFlag as PolicyFlag } from "../evaluations/facts.ts";

/** Why reports are bought; the ledger of costs counts by these. */
export const PULL_REASONS = [
  "application",
  "review",
  "order",
  "limit_change",
  "collection",
  "monitoring",
  "other",
] as const;
export type PullReason = (typeof PULL_REASONS)[number];

export type ReportOutcome = "scored" | "no_score" | "locked";

/** A report as the policy reads it: the newest of a bureau and product. */
export interface KnownReport {
  readonly id: string;
  readonly customerId: string;
  readonly bureau: string;
  readonly product: string;
  readonly outcome: ReportOutcome;
  readonly riskScore: number | null;
  readonly riskClass: number | null;
  readonly recommendedMinor: bigint | null;
  readonly currency: string;
  /** From the integrations' list, which is the policy's: a new flag there fails to compile here. */
  readonly flags: readonly (BureauFlag & PolicyFlag)[];
  readonly figures: Readonly<Record<string, string>>;
  readonly asOf: PlainDate;
  readonly fetchedAt: Date;
}

/** Flags that say how the last look went; an older look's count no more. */
const OF_THE_LAST_LOOK: ReadonlySet<BureauFlag> = new Set(["frozen_file", "thin_file"]);

/**
 * What several bureaus' newest reports say together: the score of the newest that has one, every grave flag of each,
 * every figure under its bureau's name (the newer over the older). Null without a report. `recommended` turns an amount
 * into the account's currency, null where no rate is known.
 */
export function combineReports(
  reports: readonly KnownReport[],
  today: PlainDate,
  recommended: (report: KnownReport) => bigint | null,
): BureauFacts | null {
  const newestFirst = [...reports].sort(
    (left, right) => right.fetchedAt.getTime() - left.fetchedAt.getTime(),
  );
  const [newest] = newestFirst;
  if (newest === undefined) return null;
  const principal =
    newestFirst.find((report) => report.riskScore !== null || report.riskClass !== null) ?? newest;
  const newestOf = new Map<string, string>();
  for (const report of newestFirst) if (!newestOf.has(report.bureau)) newestOf.set(report.bureau, report.id);
  const flags = newestFirst.flatMap((report) =>
    report.flags.filter((flag) => !OF_THE_LAST_LOOK.has(flag) || newestOf.get(report.bureau) === report.id),
  );
  const figures = newestFirst
    .toReversed()
    .flatMap(({ bureau, figures: own }) =>
      Object.entries(own).map(([name, figure]) => [`${bureau}.${name}`, figure] as const),
    );
  const capped = newestFirst.find((report) => report.recommendedMinor !== null);
  return {
    riskScore: principal.riskScore,
    riskClass: principal.riskClass,
    recommendedMinor: capped === undefined ? null : recommended(capped),
    flags: [...new Set(flags)].sort(),
    figures: Object.fromEntries(figures),
    source: principal.bureau,
    reportId: principal.id,
    asOf: principal.asOf,
    ageDays: Math.max(0, daysBetween(principal.asOf, today)),
  };
}

/** Whether a report says enough that no further bureau is asked. */
export function hasData(report: Pick<KnownReport, "riskScore" | "riskClass" | "flags">): boolean {
  const isGrave = report.flags.some((flag) => flag === "bankrupt" || flag === "ceased");
  return report.riskScore !== null || report.riskClass !== null || isGrave;
}

/** A report younger than the policy's age is used again and not bought again. */
export function isYoung(fetchedAt: Date, now: Date, repullAfterDays: number): boolean {
  const DAY_MS = 86_400_000;
  return now.getTime() - fetchedAt.getTime() < repullAfterDays * DAY_MS;
}

/** How far a score has to move before it is news: the bureaus' own models waver by less. */
const SCORE_MOVED = 50;
const DAYS_MOVED = 5;
/** A fifth. */
const LIMIT_MOVED_DIVISOR = 5n;

const FLAG_NEWS: Readonly<Record<BureauFlag, AlertCode | null>> = {
  bankrupt: "insolvency",
  ceased: "ceased_trading",
  severe_negative: "severe_risk",
  legal_filings: "judgments",
  high_risk: "serious_detrimental",
  deteriorating: "serious_detrimental",
  fraud_warning: "serious_detrimental",
  sanctions_match: "severe_risk",
  frozen_file: null,
  thin_file: null,
};

export interface ReportChange {
  readonly code: AlertCode;
  readonly element: string;
  readonly previous: string | null;
  readonly current: string | null;
}

/** What a newer report of the same product says that the older did not: the news of bureaus that send none. */
export function diffReports(before: BureauReport, after: BureauReport): ReportChange[] {
  const raised = after.flags.filter((flag) => !before.flags.includes(flag));
  return [
    ...raised.flatMap((flag): ReportChange[] => {
      const code = FLAG_NEWS[flag];
      return code === null ? [] : [{ code, element: flag, previous: "false", current: "true" }];
    }),
    ...moved("riskScore", before.riskScore, after.riskScore, SCORE_MOVED, [
      "score_dropped",
      "score_improved",
    ]),
    ...(before.riskScore === null || after.riskScore === null
      ? moved("riskClass", before.riskClass, after.riskClass, 1, ["score_improved", "score_dropped"])
      : []),
    ...moved(
      "daysBeyondTerms",
      before.payments?.daysBeyondTerms ?? null,
      after.payments?.daysBeyondTerms ?? null,
      DAYS_MOVED,
      ["payments_faster", "payments_slower"],
    ),
    ...limitMoved(before, after),
  ];
}

function moved(
  element: string,
  before: number | null,
  after: number | null,
  least: number,
  [fell, rose]: readonly [AlertCode, AlertCode],
): ReportChange[] {
  if (before === null || after === null || Math.abs(after - before) < least) return [];
  return [{ code: after < before ? fell : rose, element, previous: String(before), current: String(after) }];
}

function limitMoved(before: BureauReport, after: BureauReport): ReportChange[] {
  const [old, fresh] = [before.recommendedMinor, after.recommendedMinor];
  if (old === null || fresh === null || before.currency !== after.currency || old === fresh) return [];
  const step = fresh > old ? fresh - old : old - fresh;
  if (step * LIMIT_MOVED_DIVISOR < old) return [];
  const code = fresh < old ? "limit_lowered" : "limit_raised";
  return [{ code, element: "recommended", previous: String(old), current: String(fresh) }];
}

/** Who is watched only here, and who only there. */
export function compareEnrolments(
  here: readonly string[],
  there: readonly string[],
): { readonly missingThere: string[]; readonly missingHere: string[] } {
  const [own, theirs] = [new Set(here), new Set(there)];
  return {
    missingThere: [...own].filter((reference) => !theirs.has(reference)).sort(),
    missingHere: [...theirs].filter((reference) => !own.has(reference)).sort(),
  };
}

/** News that is good. */
export function isPositive(code: string): boolean {
  return code === "score_improved" || code === "payments_faster" || code === "limit_raised";
}
