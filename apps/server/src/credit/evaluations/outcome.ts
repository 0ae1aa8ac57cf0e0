import type { PlainDate } from "@goodterms/kernel";

export const CHECKPOINTS = ["order", "pick", "ship", "invoice"] as const;
/** Where in an order's life credit is asked. */
export type Checkpoint = (typeof CHECKPOINTS)[number];

/** What a blocking rule leads to: a person looks (referred), or no (declined). */
export type Severity = "refer" | "decline";

/** A reason with its parameters; wording for staff and buyer is found by its code. Amounts in `…Minor` keys. */
export interface Reason {
  /** From the closed list in `decisions/reasons.ts`, or `rule:<id>` for a merchant's own rule. */
  readonly code: string;
  readonly parameters: Readonly<Record<string, string | number | bigint | boolean | null>>;
}

/** Something that stands against orders of this customer until facts change. */
export interface Block extends Reason {
  /** The policy's rule that says so. */
  readonly ruleId: string;
  readonly severity: Severity;
  readonly checkpoints: readonly Checkpoint[];
}

export interface ScorePart {
  readonly variable: string;
  readonly value: string | null;
  /** The bin it fell into, in words: "30 to 60". */
  readonly bin: string;
  readonly points: string;
  readonly weight: string;
  /** points × weight / 100, after the missing-data mode was applied. */
  readonly contribution: string;
  /** What the best bin would have given more. */
  readonly lost: string;
}

export interface ScoreResult {
  readonly scorecardId: string;
  readonly version: string;
  readonly role: "champion" | "challenger";
  /** Exact decimal; null where the mode refuses to score with data missing. */
  readonly score: string | null;
  readonly missing: readonly string[];
  readonly missingMode: "reallocate" | "ignore" | "refuse";
  readonly parts: readonly ScorePart[];
  readonly reasons: readonly Reason[];
}

export interface LimitResult {
  /** Null: no limit was ever set or computed, so nothing can be bought on terms. Zero is a decision: no credit. */
  readonly minor: bigint | null;
  readonly currency: string;
  readonly source:
    | "manual"
    | "formula"
    | "matrix"
    | "insured"
    | "guaranteed"
    | "temporary"
    | "recourse"
    | "none";
  /** How it came about, step by step, for people: each a reason code with parameters. */
  readonly steps: readonly Reason[];
}

export interface TermsResult {
  /** Days net, longest the customer may have. */
  readonly netDays: number;
  /** Names of the terms the customer may choose at checkout, from the policy's terms list. */
  readonly allowed: readonly string[];
}

/** How much of each component of exposure counts, 0 to 1, exact decimals of up to four places. */
export interface ExposureWeights {
  readonly openDebits: string;
  readonly reserved: string;
  readonly shipped: string;
  readonly uncleared: string;
  readonly unapplied: string;
  readonly deposits: string;
  readonly disputed: string;
  readonly insured: string;
}

/** What the policy makes of the facts. Pure: the same policy, engine and facts give the same bytes. */
export interface EvaluationResult {
  readonly segment: string;
  readonly riskClass: string | null;
  readonly scores: readonly ScoreResult[];
  readonly limit: LimitResult;
  /** Limit plus tolerance by checkpoint; null where there is no limit. */
  readonly ceilings: Readonly<Record<Checkpoint, bigint | null>>;
  readonly blocks: readonly Block[];
  /** Blocks that an exclusion rule lifted, with the rule that did. */
  readonly lifted: readonly { readonly block: Block; readonly ruleId: string }[];
  readonly terms: TermsResult;
  readonly weights: ExposureWeights;
  /** ISO instant from which on the facts must be looked at again, though nothing happened: dates pass. */
  readonly validUntil: string | null;
  readonly reviewOn: PlainDate | null;
  /** Principal reasons for the standing as a whole, most important first. */
  readonly reasons: readonly Reason[];
}

/** What of an order a rule may know. Amounts in the order's currency and in the account's. */
export interface OrderFacts {
  readonly reference: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  /** In the account's currency; null where no rate is known. */
  readonly accountMinor: bigint | null;
  readonly checkpoint: Checkpoint;
  readonly terms: string | null;
  readonly netDays: number | null;
  readonly shipToCountry: string | null;
  readonly channel: string | null;
  /** 0 to 100, higher is more suspicious; from the shop. */
  readonly fraudScore: number | null;
  readonly marginMinor: bigint | null;
  readonly depositMinor: bigint;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  /** Discount for early payment that the order asks for, in percent, exact decimal; absent or null where none. */
  readonly discountPercent?: string | null;
  /**
   * What was approved for the customer in the current calendar window (day, week from Monday, month, year, in the
   * merchant's time zone), this order left out, in the account's currency. Needed where the policy has budgets.
   */
  readonly spent?: Readonly<Partial<Record<"day" | "week" | "month" | "year", bigint>>>;
  /** Exposure at this moment, before this order; absent or null: as it was at the evaluation. */
  readonly exposureMinor?: bigint | null;
  /** Who ordered, where another customer pays; absent: the payer itself. */
  readonly soldToId?: string;
}

/** What the order-level rules say, before the ledger is asked. */
export interface OrderRuling {
  readonly blocks: readonly Block[];
  readonly lifted: readonly { readonly block: Block; readonly ruleId: string }[];
  /** How long an approval of this order holds. */
  readonly holdsForHours: number;
}

export interface Evaluation {
  readonly id: string;
  readonly customerId: string;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly engineVersion: string;
  readonly evaluatedAt: Date;
  readonly result: EvaluationResult;
}
