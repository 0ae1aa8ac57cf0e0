import type { Role } from "#platform/auth";
import type { AccountStatus, BureauFlag } from "../evaluations/facts.ts";
import type { Checkpoint, ExposureWeights, Severity } from "../evaluations/outcome.ts";
import type { Scorecard } from "../scorecards/rules.ts";

// A policy as it is after reading: complete (what the writer left out has its default), every number exact. An amount is
// written in major units of the policy's base currency, as decimal text ("2500", "0.50"); use `amountIn` of the compiled
// policy to get minor units of an account's currency. A condition or a formula is CEL, as text.

/** An exact decimal as text, at most 18 digits before the point and 6 after it. */
export type DecimalText = string;
/** Major units of the policy's base currency, as decimal text, never negative. */
export type AmountText = string;
/** A CEL expression; which names it may use depends on its place, see docs/policy.md. */
export type CelText = string;

export interface PolicyDocument {
  readonly format: 1;
  readonly name: string;
  readonly description: string;
  readonly currency: CurrencyHandling;
  readonly grace: GraceSettings;
  readonly exposure: ExposureWeights;
  /** In order; the first that matches is the customer's. The last takes everybody. */
  readonly segments: readonly Segment[];
  readonly scorecards: readonly Scorecard[];
  readonly riskClasses: RiskClasses;
  readonly limits: readonly LimitRule[];
  readonly standing: StandingRules;
  readonly terms: readonly NamedTerms[];
  readonly tolerance: Readonly<Record<Checkpoint, Tolerance>>;
  readonly rules: readonly HoldRule[];
  readonly exclusions: readonly ExclusionRule[];
  /** Ascending by `upTo`; the last has none and takes what is beyond. */
  readonly approvals: readonly ApprovalBand[];
  readonly reviews: ReviewSettings;
  readonly bureaus: BureauSettings;
  readonly monitoring: MonitoringSettings;
  readonly authorizations: AuthorizationSettings;
  readonly holds: HoldSettings;
  readonly latePayment: LatePayment;
  readonly affordability: AffordabilitySettings;
  readonly offline: OfflineAllowance;
}

export interface CurrencyHandling {
  /** In which the policy's amounts are written. */
  readonly base: string;
  /** How many units of that currency stand for one unit of the base: a rough rate, fixed with the version. */
  readonly factors: Readonly<Record<string, DecimalText>>;
  /** A currency that is not listed: the same number of units, or no limit is computed. */
  readonly others: "at_par" | "no_limit";
}

/** Days after the due date before anything counts as late, where the customer has agreed none of its own. */
export interface GraceSettings {
  readonly days: number;
}

/** Whom something is for. An empty list leaves that question open; all that are given must hold. */
export interface Scope {
  readonly segments: readonly string[];
  readonly riskClasses: readonly string[];
  /** The merchant's own references, or ids. */
  readonly customers: readonly string[];
  /** Group ids (uuid). */
  readonly groups: readonly string[];
  readonly countries: readonly string[];
  readonly tags: readonly string[];
}

export interface Segment {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  /** Empty: any country. */
  readonly countries: readonly string[];
  readonly exceptCountries: readonly string[];
  /** Null: everybody. A fact that is unknown does not match. */
  readonly when: CelText | null;
  /** The id of the scorecard that counts; null: no score. */
  readonly scorecard: string | null;
  /** Scorecards that are computed and recorded, and change nothing. */
  readonly challengers: readonly string[];
  /** The id of the limit rule; null: only limits that people set. */
  readonly limit: string | null;
  /** Overrides the policy's bands. */
  readonly riskClasses: RiskClasses | null;
}

export interface RiskClasses {
  /** Best first, by descending `fromScore`; the last has none and takes the rest. */
  readonly bands: readonly { readonly class: string; readonly fromScore: DecimalText | null }[];
  /** The class of whoever has no score; null: none. */
  readonly unscored: string | null;
  /** The first whose condition holds decides, whatever the score. */
  readonly overrides: readonly { readonly id: string; readonly when: CelText; readonly class: string }[];
}

export interface LimitBounds {
  /** Raised to this where anything at all was computed. */
  readonly minimum: AmountText | null;
  readonly maximum: AmountText | null;
  /** Below this it becomes zero: no credit. */
  readonly zeroBelow: AmountText | null;
  /** Rounded to multiples of this, in units of the account's own currency. */
  readonly roundTo: AmountText | null;
  readonly rounding: "down" | "nearest" | "up";
}

export type LimitRule = FormulaLimit | MatrixLimit;

export interface FormulaLimit extends LimitBounds {
  readonly id: string;
  readonly kind: "formula";
  /** Gives an amount. */
  readonly formula: CelText;
}

export interface MatrixLimit extends LimitBounds {
  readonly id: string;
  readonly kind: "matrix";
  readonly columns: MatrixAxis;
  readonly rows: MatrixAxis;
  /** By row, then column: an amount, or CEL that gives one. */
  readonly cells: readonly (readonly string[])[];
}

export interface MatrixAxis {
  readonly name: string;
  /** Gives a number, an amount, or a text, as the bands ask. */
  readonly value: CelText;
  /** Numbers and amounts: ascending `below`, the last has none. Texts: `is` lists them; a band with neither takes the rest. */
  readonly bands: readonly {
    readonly label: string;
    readonly below: DecimalText | null;
    readonly is: readonly string[];
  }[];
  /** The band's label for a value that is unknown; null: no limit is computed then. */
  readonly unknown: string | null;
}

export const COMBINATIONS = ["replace", "at_least", "add", "cap", "ignore"] as const;
/** How a standing limit meets what was computed before it. */
export type Combination = (typeof COMBINATIONS)[number];

export interface StandingRules {
  /** Applied in this order. Several of a kind: the newest manual and temporary one counts; the others are summed. */
  readonly manual: Combination;
  readonly insured: Combination;
  readonly guaranteed: Combination;
  readonly recourse: Combination;
  readonly temporary: Combination;
  /** Which share of collateral in force is added to the limit. */
  readonly collateralShare: DecimalText;
  /** The bureau's recommended maximum as a cap on what was computed or on everything; off where null. */
  readonly bureauCap: { readonly on: "computed" | "all"; readonly share: DecimalText } | null;
}

export interface NamedTerms {
  /** Unique; what the shop sends as the order's terms. */
  readonly name: string;
  /** For people: "30 days net, 2 % within 10 days". */
  readonly title: string;
  /** 0: paid at once. */
  readonly netDays: number;
  readonly discount: { readonly percent: DecimalText; readonly days: number } | null;
  readonly depositPercent: DecimalText | null;
  readonly instalments: { readonly count: number; readonly everyDays: number } | null;
  /** How it may be paid: invoice, direct_debit, card, bank_transfer, wallet. Empty: any way. */
  readonly methods: readonly string[];
  readonly scope: Scope;
  /** Null: whoever is in scope. */
  readonly when: CelText | null;
}

/** How far over the limit is let pass at a checkpoint. Both given: the lesser or the greater counts. */
export interface Tolerance {
  readonly percent: DecimalText | null;
  readonly amount: AmountText | null;
  readonly take: "lesser" | "greater";
}

interface RuleBase {
  readonly id: string;
  /** For staff: why this rule is there. */
  readonly name: string;
  readonly enabled: boolean;
  readonly scope: Scope;
}

/** What a rule tests. Amounts are the policy's; a fact that is unknown makes a test not hold, unless it says otherwise. */
export type RuleTest =
  | { readonly type: "days_overdue"; readonly days: number }
  | {
      readonly type: "overdue_amount";
      readonly amount: AmountText;
      /** Of what is open; both must be passed where it is given. */
      readonly percentOfOpen: DecimalText | null;
    }
  | { readonly type: "account_status"; readonly statuses: readonly AccountStatus[] }
  | { readonly type: "expired_limit" }
  | { readonly type: "limit_used"; readonly percent: DecimalText }
  | { readonly type: "new_customer"; readonly days: number; readonly invoicesMin: number }
  | { readonly type: "payer_grade"; readonly grades: readonly string[] }
  | { readonly type: "chargebacks"; readonly countMin: number }
  | { readonly type: "disputes"; readonly countMin: number }
  | { readonly type: "disputed_amount"; readonly amount: AmountText }
  | { readonly type: "returned_payments"; readonly countMin: number }
  | { readonly type: "written_off"; readonly amount: AmountText }
  | { readonly type: "bureau_flags"; readonly flags: readonly BureauFlag[] }
  | { readonly type: "bureau_report_age"; readonly days: number; readonly blocksWithout: boolean }
  | {
      readonly type: "alerts";
      /** Empty: any code. */
      readonly codes: readonly string[];
      readonly severities: readonly ("info" | "attention" | "severe")[];
      readonly withinDays: number;
    }
  | { readonly type: "watch_list" }
  | { readonly type: "risk_class"; readonly classes: readonly string[] }
  | { readonly type: "review_overdue"; readonly days: number }
  | { readonly type: "insurer_stop" }
  | { readonly type: "order_amount"; readonly from: AmountText | null; readonly below: AmountText | null }
  | { readonly type: "order_share_of_limit"; readonly percent: DecimalText }
  | { readonly type: "terms_not_allowed" }
  | { readonly type: "terms_changed"; readonly extraDays: number }
  | { readonly type: "discount_changed"; readonly extraPercent: DecimalText }
  | { readonly type: "fraud_score"; readonly from: number }
  | { readonly type: "ship_to"; readonly countries: readonly string[]; readonly abroad: boolean }
  | { readonly type: "deposit_share"; readonly percentMin: DecimalText }
  | { readonly type: "margin_below"; readonly percent: DecimalText }
  | { readonly type: "budget"; readonly window: BudgetWindow; readonly amount: AmountText }
  | { readonly type: "condition"; readonly when: CelText; readonly whenUnknown: "skip" | "hold" };

export type RuleType = RuleTest["type"];

export const BUDGET_WINDOWS = ["day", "week", "month", "year"] as const;
/** A calendar day, a week from Monday, a month, a year, in the merchant's time zone. */
export type BudgetWindow = (typeof BUDGET_WINDOWS)[number];

/** Stands against orders while its test holds. */
export type HoldRule = RuleBase &
  RuleTest & {
    readonly severity: Severity;
    readonly checkpoints: readonly Checkpoint[];
    /** What the buyer is told beyond the standard wording; null: nothing. */
    readonly buyerMessage: string | null;
  };

/** Lifts blocks while its test holds. The ceiling is no block and cannot be lifted so. */
export type ExclusionRule = RuleBase &
  RuleTest & {
    /** Ids of hold rules whose blocks it lifts. */
    readonly lifts: readonly string[];
    /** Lifts every block, those that people set by hand among them. */
    readonly overridesAll: boolean;
  };

export interface ApprovalBand {
  /** Null: without bound. */
  readonly upTo: AmountText | null;
  readonly role: Role;
  /** How many different people. */
  readonly approvals: number;
}

export interface ReviewSettings {
  readonly byClass: Readonly<Record<string, number>>;
  /** Months between reviews of everybody else. */
  readonly everyMonths: number;
}

export interface BureauSettings {
  /** The first entry that matches the customer's kind and country gives the order in which bureaus are asked. */
  readonly waterfall: readonly {
    readonly kinds: readonly ("business" | "person")[];
    /** Empty: any country. */
    readonly countries: readonly string[];
    /** Names of adapters, in order; the next is asked only where the one before has no data. */
    readonly bureaus: readonly string[];
  }[];
  readonly repullAfterDays: number;
  /** What paid reports may cost in a calendar month; null: no cap. */
  readonly monthlyBudget: AmountText | null;
  /** No paid report where none could change the outcome. */
  readonly onlyWhenItCanChange: boolean;
}

export interface MonitoringSettings {
  /** Fires on crossing `percent` of the limit upwards, and again only after it fell below `clearBelow`. */
  readonly utilization: readonly { readonly percent: number; readonly clearBelow: number }[];
  /** Payer grades by expected days late, best first; the last has no bound. */
  readonly grades: readonly { readonly grade: string; readonly belowDays: DecimalText | null }[];
  /** Invoices with a known ending before a grade is given. */
  readonly gradeInvoicesMin: number;
}

export interface AuthorizationSettings {
  /** Hours an approval holds; the named terms may differ. */
  readonly holdsForHours: number;
  readonly byTerms: Readonly<Record<string, number>>;
  /** How many days ahead a blanket order reserves. */
  readonly blanketHorizonDays: number;
}

export interface HoldSettings {
  /** Within how many hours a held order should be decided. */
  readonly slaHours: number;
  /** Larger orders, ascending by `from`, may have another clock. */
  readonly byAmount: readonly { readonly from: AmountText; readonly slaHours: number }[];
}

/** What the customer's terms say about paying late. `statutory`: as the law of the place has it. */
export interface LatePayment {
  readonly interest: "statutory" | "none" | { readonly percentPerYear: DecimalText };
  readonly fee: "statutory" | "none" | { readonly amount: AmountText };
  /** Days late from which new orders wait; null: not said. */
  readonly ordersWaitAfterDays: number | null;
  /** Days late from which it may be given to an agency; null: not said. */
  readonly agencyAfterDays: number | null;
}

/** For persons: what somebody can bear, from declared income and debts. */
export interface AffordabilitySettings {
  readonly enabled: boolean;
  /** Which share of what is left of a month's income may go here. */
  readonly shareOfFreeIncome: DecimalText;
  /** Set aside for living, a month: for the person, and for each dependant. */
  readonly livingCosts: AmountText;
  readonly livingCostsPerDependant: AmountText;
  /** Over how many months the limit would be repaid. */
  readonly months: number;
}

/** What the shop may approve by itself while we cannot be reached. */
export interface OfflineAllowance {
  readonly enabled: boolean;
  /** Of what is available. */
  readonly share: DecimalText;
  readonly maximum: AmountText;
  readonly expiresAfterHours: number;
  /** Empty: any class. */
  readonly riskClasses: readonly string[];
}
