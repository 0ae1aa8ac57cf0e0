import type { PlainDate } from "@goodterms/kernel";
import type { BehaviourFacts, BureauFacts, LimitKind } from "../evaluations/facts.ts";

/** What a credit committee looks at before it signs: everything that is known, on two pages. Amounts in minor units. */
export interface CommitteePack {
  readonly merchant: string;
  readonly on: PlainDate;
  readonly customer: {
    readonly id: string;
    readonly reference: string;
    readonly name: string;
    readonly kind: "business" | "person";
    readonly country: string | null;
    readonly since: PlainDate | null;
    readonly group: string | null;
  };
  readonly currency: string;
  readonly exposure: {
    /** Null: a rate of the day is missing. */
    readonly minor: bigint | null;
    readonly ceilingMinor: bigint | null;
  };
  readonly ageing: readonly PackAgeing[];
  readonly behaviour: BehaviourFacts | null;
  readonly bureau: BureauFacts | null;
  readonly standing: {
    readonly evaluatedAt: Date;
    readonly policyVersion: number;
    readonly segment: string;
    readonly riskClass: string | null;
    readonly limitMinor: bigint | null;
    readonly limitSource: string;
    readonly scores: readonly PackScore[];
    readonly reasons: readonly string[];
    readonly blocks: readonly string[];
  } | null;
  readonly limits: readonly PackLimit[];
  readonly securedMinor: bigint;
  readonly collateral: readonly PackCollateral[];
  readonly proposal: PackProposal | null;
  readonly recommendation: Recommendation;
  readonly history: readonly PackHistory[];
}

export interface PackAgeing {
  readonly currency: string;
  readonly buckets: readonly { readonly label: string; readonly minor: bigint }[];
  readonly openMinor: bigint;
  readonly overdueMinor: bigint;
}

export interface PackScore {
  readonly scorecard: string;
  readonly role: "champion" | "challenger";
  readonly score: string | null;
  readonly reasons: readonly string[];
}

export interface PackLimit {
  readonly kind: LimitKind;
  readonly amountMinor: bigint | null;
  readonly currency: string;
  readonly startsOn: PlainDate;
  readonly expiresOn: PlainDate | null;
  readonly cover: string;
  readonly reason: string;
}

export interface PackCollateral {
  readonly description: string;
  readonly worthMinor: bigint;
  readonly countedMinor: bigint;
  readonly currency: string;
  readonly expiresOn: PlainDate | null;
}

export interface PackProposal {
  readonly id: string;
  readonly amountMinor: bigint | null;
  readonly currency: string;
  readonly beforeMinor: bigint | null;
  readonly reason: string;
  readonly recommendation: string | null;
  readonly proposedBy: string;
  readonly approvalsNeeded: number;
  readonly signatures: readonly {
    readonly approver: string;
    readonly verdict: string;
    readonly note: string;
  }[];
}

export interface PackHistory {
  readonly at: Date;
  readonly kind: LimitKind;
  readonly amountMinor: bigint | null;
  readonly currency: string;
  readonly reason: string;
  readonly approvedBy: readonly string[];
}

export type Verdict = "support" | "look_closer" | "decline";

export interface Recommendation {
  readonly verdict: Verdict;
  readonly because: readonly string[];
}

/** What the recommendation rests on; a person decides. */
export interface RecommendationFacts {
  readonly wantedMinor: bigint | null;
  readonly currency: string;
  readonly policyMinor: bigint | null;
  readonly exposureMinor: bigint | null;
  readonly overdueMinor: bigint;
  readonly blocks: readonly string[];
  readonly grade: string | null;
  readonly bureauFlags: readonly string[];
  readonly securedMinor: bigint;
}

const GRAVE_FLAGS: readonly string[] = [
  "bankrupt",
  "ceased",
  "severe_negative",
  "fraud_warning",
  "sanctions_match",
];
const POOR_GRADES: readonly string[] = ["D"];

/** A reading of the facts for whoever signs: what speaks against comes first, and nothing is weighed in secret. */
export function recommend(facts: RecommendationFacts): Recommendation {
  const against: string[] = [];
  const open: string[] = [];
  const flags = facts.bureauFlags.filter((flag) => GRAVE_FLAGS.includes(flag));
  for (const flag of flags) against.push(`A bureau reports ${flag.replaceAll("_", " ")}.`);
  for (const block of facts.blocks) open.push(`Stands against orders today: ${block.replaceAll("_", " ")}.`);
  if (facts.overdueMinor > 0n) open.push("Part of the account is past due.");
  if (facts.grade !== null && POOR_GRADES.includes(facts.grade))
    open.push(`The payer grade is ${facts.grade}.`);
  const { wantedMinor, policyMinor, securedMinor } = facts;
  if (wantedMinor !== null && wantedMinor > 0n) {
    if (policyMinor === null) open.push("The policy computes no limit, so there is nothing to compare with.");
    else if (wantedMinor > policyMinor + securedMinor)
      open.push("More is asked for than the policy and the security together support.");
    if (facts.exposureMinor !== null && wantedMinor < facts.exposureMinor)
      open.push("Less is asked for than is owed and reserved already; the next order would be held.");
  }
  if (against.length > 0) return { verdict: "decline", because: [...against, ...open] };
  if (open.length > 0) return { verdict: "look_closer", because: open };
  return {
    verdict: "support",
    because: ["Nothing is past due, nothing stands against orders, and the policy supports it."],
  };
}
