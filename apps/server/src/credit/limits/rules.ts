import { addDays, isSafeAmount, minDate, type PlainDate } from "@goodterms/kernel";
import type { RefusalPointer } from "#platform/refusals";
import type { LimitKind } from "../evaluations/facts.ts";

export const LIMIT_KINDS = [
  "manual",
  "insured",
  "guaranteed",
  "temporary",
  "recourse",
] as const satisfies readonly LimitKind[];
export const REASON_LENGTH_MAX = 500;
export const NAME_LENGTH_MAX = 200;
export const EXTENSION_DAYS_MAX = 3_650;

/** What belongs to an insured limit. Days count from the due date of the oldest overdue invoice. */
export interface Insurance {
  readonly policyNumber: string;
  readonly insurer: string;
  /** Share of a loss that the insurer bears, in percent, exact decimal. */
  readonly insuredPercent: string;
  /** The longest a due date may be put off without asking. */
  readonly maximumExtensionDays: number | null;
  /** Until how many days past due an overdue account must have been reported. */
  readonly overdueReportDays: number | null;
  /** From how many days past due on nothing more may be shipped on cover. */
  readonly stopShipmentDays: number | null;
}

/** A limit as asked for. */
export interface LimitRequest {
  /** Null takes it away; zero is a decision: prepay. */
  readonly limit: { readonly amountMinor: bigint; readonly currency: string } | null;
  readonly kind: LimitKind;
  readonly reason: string;
  readonly startsOn: PlainDate;
  /** The last day on which it holds; null: until set again. */
  readonly expiresOn: PlainDate | null;
  readonly insurance: Insurance | null;
  readonly guarantor: string | null;
}

/** One version of one limit. */
export interface LimitVersion {
  readonly id: string;
  readonly holderId: string;
  readonly holder: "customer" | "group";
  readonly kind: LimitKind;
  /** What tells limits of one kind apart: policy and insurer, guarantor, first day; empty where there is one only. */
  readonly lineKey: string;
  readonly version: number;
  readonly amountMinor: bigint | null;
  readonly currency: string;
  readonly startsOn: PlainDate;
  readonly expiresOn: PlainDate | null;
  readonly terms: LimitTerms;
  readonly reason: string;
  readonly proposedBy: string;
  readonly approvedBy: readonly string[];
  readonly setAt: Date;
}

export interface LimitTerms {
  readonly insurance?: Insurance | undefined;
  readonly guarantor?: string | undefined;
}

/** What tells this limit from others of its kind: a second PUT with the same key is its next version. */
export function lineKeyOf(
  request: Pick<LimitRequest, "kind" | "insurance" | "guarantor" | "startsOn">,
): string {
  switch (request.kind) {
    case "insured":
      return JSON.stringify([request.insurance?.insurer ?? "", request.insurance?.policyNumber ?? ""]);
    case "guaranteed":
      return request.guarantor ?? "";
    case "temporary":
      return request.startsOn;
    default:
      return "";
  }
}

/** Everything that is wrong with a request; empty when nothing is. `today` is the merchant's. */
export function checkRequest(
  request: LimitRequest,
  holder: "customer" | "group",
  today: PlainDate,
): RefusalPointer[] {
  const problems: RefusalPointer[] = [];
  const wrong = (pointer: string, message: string) => problems.push({ pointer, message });
  const { limit, kind, insurance, guarantor } = request;
  if (request.reason.trim() === "") wrong("/reason", "is empty; say why");
  if (limit !== null && (limit.amountMinor < 0n || !isSafeAmount(limit.amountMinor)))
    wrong("/limit/amount", "is negative or too large");
  if (request.expiresOn !== null && request.expiresOn < request.startsOn)
    wrong("/expiresOn", "lies before the start");
  if (request.expiresOn !== null && request.expiresOn < today) wrong("/expiresOn", "lies in the past");
  // What held yesterday has been decided on already: a limit is never dated back.
  if (request.startsOn < today && kind !== "temporary") wrong("/startsOn", "lies in the past");
  if (kind === "temporary" && request.expiresOn === null && limit !== null)
    wrong("/expiresOn", "is wanted for a temporary limit");
  if (holder === "group" && kind !== "manual") wrong("/kind", "a group has manual limits only");
  if ((kind === "insured") !== (insurance !== null))
    wrong("/insurance", kind === "insured" ? "is wanted for an insured limit" : "belongs to insured limits");
  if ((kind === "guaranteed") !== (guarantor !== null))
    wrong(
      "/guarantor",
      kind === "guaranteed" ? "is wanted for a guaranteed limit" : "belongs to guaranteed limits",
    );
  return problems;
}

/** A limit of no effect (null) is taken away; one that has started and not run out stands. */
export function stands(version: LimitVersion, today: PlainDate): boolean {
  return version.amountMinor !== null && version.startsOn <= today && !hasRunOut(version, today);
}

export function hasRunOut(version: LimitVersion, today: PlainDate): boolean {
  return version.expiresOn !== null && version.expiresOn < today;
}

/** What of a customer's limits counts on a day, from the versions that are in force or ahead. */
export interface LimitDay {
  readonly standing: readonly LimitVersion[];
  readonly nextChangeOn: PlainDate | null;
  readonly hasExpired: boolean;
}

/**
 * Reads a day out of versions. They are those in force on the day and those ahead that nothing later set has overtaken.
 * A temporary limit that has ended is no limit that ran out: it was meant to.
 */
export function readDay(versions: readonly LimitVersion[], today: PlainDate): LimitDay {
  const standing = versions.filter((version) => stands(version, today));
  const changes = versions.flatMap((version) => [
    ...(version.startsOn > today ? [version.startsOn] : []),
    ...(version.expiresOn !== null && version.expiresOn >= today ? [addDays(version.expiresOn, 1)] : []),
  ]);
  const ranOut = versions.some(
    (version) =>
      version.amountMinor !== null &&
      version.kind !== "temporary" &&
      version.startsOn <= today &&
      hasRunOut(version, today),
  );
  return { standing, nextChangeOn: earliest(changes), hasExpired: ranOut && standing.length === 0 };
}

/** The earliest of some days; null with none. */
export function earliest(days: readonly PlainDate[]): PlainDate | null {
  return days.reduce<PlainDate | null>((first, day) => (first === null ? day : minDate(first, day)), null);
}

/**
 * Whether a request only takes back: no more than what stands, no longer, and not kept for later. Nobody needs an
 * authority to be careful.
 */
export function isTightening(
  before: LimitVersion | undefined,
  request: LimitRequest,
  today: PlainDate,
): boolean {
  if (request.limit === null || request.limit.amountMinor === 0n) return true;
  if (before === undefined || before.amountMinor === null || hasRunOut(before, today)) return false;
  const isLonger =
    before.expiresOn !== null && (request.expiresOn === null || request.expiresOn > before.expiresOn);
  return (
    before.currency === request.limit.currency && request.limit.amountMinor <= before.amountMinor && !isLonger
  );
}

/** What an insurer forbids, and when that next changes by the passing of days alone. */
export interface InsurerView {
  readonly stops: readonly string[];
  readonly nextChangeOn: PlainDate | null;
}

/** The oldest unpaid invoice in days past its due date, and the next one to fall due. */
export interface OverdueAge {
  readonly oldestOverdueDays: number;
  readonly nextDueOn: PlainDate | null;
}

/** `stop_shipment` from the day after the least of the insurer's deadlines has passed. */
export function readInsurance(
  insurances: readonly Insurance[],
  age: OverdueAge,
  today: PlainDate,
): InsurerView {
  const deadlines = insurances.flatMap((insurance) =>
    [insurance.stopShipmentDays, insurance.maximumExtensionDays].filter((days) => days !== null),
  );
  if (deadlines.length === 0) return { stops: [], nextChangeOn: null };
  const allowedDays = Math.min(...deadlines);
  if (age.oldestOverdueDays > allowedDays) return { stops: ["stop_shipment"], nextChangeOn: null };
  const days: PlainDate[] = [];
  if (age.oldestOverdueDays > 0) days.push(addDays(today, allowedDays - age.oldestOverdueDays + 1));
  if (age.nextDueOn !== null) days.push(addDays(age.nextDueOn, allowedDays + 1));
  return { stops: [], nextChangeOn: earliest(days) };
}
