import type { PlainDate } from "@goodterms/kernel";
import {
  type BulkChange,
  type ChangeRow,
  changeByPercent,
  type DraftRow,
  type ListedLine,
  percentSteps,
} from "./bulk-rules.ts";
import type { Candidate, ChangeSelection } from "./bulk-store.ts";
import { type LimitVersion, stands } from "./rules.ts";

export interface ChangeOrder {
  readonly selection: ChangeSelection;
  readonly change: BulkChange;
  /** Lines of "reference,amount", with a change that is `listed`. */
  readonly csv: string | null;
  readonly expiresOn: PlainDate | null;
  readonly reason: string;
}

/** What the preview of a change rests on. */
export interface Ground {
  readonly candidates: readonly Candidate[];
  readonly manual: ReadonlyMap<string, LimitVersion>;
  readonly today: PlainDate;
}

/** The rows of a change that says the same of everybody selected. */
export function rowsOf(order: ChangeOrder, ground: Ground): DraftRow[] {
  return ground.candidates.map((candidate, index) => {
    const base = baseRow(candidate, index + 1, order, ground);
    const after = afterOf(order.change, base);
    return after === null
      ? { ...base, problem: "no_limit_to_change" as const }
      : { ...base, afterMinor: after.minor, currency: after.currency };
  });
}

/** Null: there is nothing to take a percentage of. */
function afterOf(change: BulkChange, base: ChangeRow): { minor: bigint | null; currency: string } | null {
  if (change.kind === "set" && change.limit !== null)
    return { minor: change.limit.amountMinor, currency: change.limit.currency };
  if (change.kind === "percent") {
    const steps = percentSteps(change.percent);
    if (base.beforeMinor === null || base.beforeCurrency === null || steps === null) return null;
    return { minor: changeByPercent(base.beforeMinor, steps), currency: base.beforeCurrency };
  }
  return { minor: null, currency: base.currency };
}

function baseRow(candidate: Candidate, rowNumber: number, order: ChangeOrder, ground: Ground): DraftRow {
  const version = ground.manual.get(candidate.id);
  const isStanding = version !== undefined && stands(version, ground.today);
  return {
    rowNumber,
    reference: candidate.reference,
    name: candidate.name,
    customerId: candidate.id,
    baseVersion: version?.version ?? 0,
    beforeMinor: isStanding ? version.amountMinor : candidate.limitMinor,
    beforeCurrency: isStanding ? version.currency : candidate.limitCurrency,
    beforeExpiresOn: isStanding ? version.expiresOn : null,
    afterMinor: null,
    currency: candidate.currency,
    afterExpiresOn: order.expiresOn,
    expectedMinor: null,
    exposureMinor: candidate.exposureMinor,
    exposureCurrency: candidate.currency,
    problem: null,
    outcome: null,
  };
}

/** The rows of a file, a line each. */
export function listedRows(lines: readonly ListedLine[], order: ChangeOrder, ground: Ground): DraftRow[] {
  const byReference = new Map(ground.candidates.map((candidate) => [candidate.reference, candidate]));
  const currency = order.change.kind === "listed" ? order.change.currency : "";
  const seen = new Set<string>();
  return lines.map((line, index): DraftRow => {
    const candidate = byReference.get(line.reference);
    const isAgain = seen.has(line.reference);
    seen.add(line.reference);
    if (candidate === undefined) return unknownRow(line.reference, index + 1, currency);
    const base = baseRow(candidate, index + 1, order, ground);
    if (isAgain) return { ...base, problem: "listed_twice" };
    if (line.amount === "bad") return { ...base, problem: "bad_amount" };
    const { minor } = line.amount;
    return { ...base, afterMinor: minor, currency: minor === null ? base.currency : currency };
  });
}

function unknownRow(reference: string, rowNumber: number, currency: string): DraftRow {
  return {
    rowNumber,
    reference,
    name: "",
    customerId: null,
    baseVersion: 0,
    beforeMinor: null,
    beforeCurrency: null,
    beforeExpiresOn: null,
    afterMinor: null,
    currency,
    afterExpiresOn: null,
    expectedMinor: null,
    exposureMinor: null,
    exposureCurrency: currency,
    problem: "not_found",
    outcome: null,
  };
}
