import type { Decimal } from "@goodterms/kernel";
import type { CustomerFacts } from "../evaluations/facts.ts";
import type { Checkpoint, Reason, Severity } from "../evaluations/outcome.ts";
import type { Scorecard, ScoreValue } from "../scorecards/rules.ts";
import type {
  BudgetWindow,
  ExclusionRule,
  FormulaLimit,
  HoldRule,
  LimitRule,
  MatrixLimit,
  NamedTerms,
  PolicyDocument,
  Segment,
} from "./document.ts";
import type { Absent, CompiledExpression, DayThreshold, Scene } from "./expressions/values.ts";

/** A policy made ready: every expression read, every id found, every amount known in each currency when first asked. */
export interface CompiledPolicy {
  readonly document: PolicyDocument;
  readonly segments: readonly CompiledSegment[];
  /** Rules that look at the customer only, and those that look at the order too. */
  readonly rules: readonly CompiledRule[];
  readonly orderRules: readonly CompiledRule[];
  readonly exclusions: readonly CompiledExclusion[];
  readonly terms: readonly CompiledTerms[];
  readonly tolerance: Readonly<Record<Checkpoint, CompiledTolerance>>;
  readonly days: DayWatch;
  readonly budgetWindows: readonly BudgetWindow[];
  minorPerUnitOf(currency: string): Decimal | null;
}

/** An amount of the policy in minor units of a currency; null where the policy has none in it. */
export type AmountOf = (currency: string) => bigint | null;

export interface CompiledSegment {
  readonly segment: Segment;
  readonly countries: ReadonlySet<string> | null;
  readonly exceptCountries: ReadonlySet<string>;
  readonly when: CompiledExpression | null;
  readonly champion: CompiledCard | null;
  readonly challengers: readonly CompiledCard[];
  readonly classes: CompiledClasses;
  readonly limit: CompiledLimit | null;
}

export interface CompiledCard {
  readonly card: Scorecard;
  readonly variables: readonly { readonly name: string; read(scene: Scene): ScoreValue }[];
}

export interface CompiledClasses {
  readonly bands: readonly { readonly class: string; readonly from: Decimal | null }[];
  readonly unscored: string | null;
  readonly overrides: readonly {
    readonly id: string;
    readonly when: CompiledExpression;
    readonly class: string;
  }[];
}

export interface CompiledBounds {
  readonly minimum: AmountOf | null;
  readonly maximum: AmountOf | null;
  readonly zeroBelow: AmountOf | null;
  readonly roundTo: AmountOf | null;
}

export type CompiledLimit = { readonly rule: LimitRule; readonly bounds: CompiledBounds } & (
  | { readonly kind: "formula"; readonly rule: FormulaLimit; readonly formula: CompiledExpression }
  | {
      readonly kind: "matrix";
      readonly rule: MatrixLimit;
      readonly columns: CompiledAxis;
      readonly rows: CompiledAxis;
      readonly cells: readonly (readonly (CompiledExpression | AmountOf)[])[];
    }
);

export interface CompiledAxis {
  /** Which band, by its place; an Absent where the value has none. */
  place(scene: Scene): number | Absent;
  readonly labels: readonly string[];
}

export type Parameters = Reason["parameters"];
/** What a test found: parameters of the reason where it holds, null where it does not, Absent where nobody can say. */
export type Finding = Parameters | null | Absent;

export interface CompiledTest {
  /** Looks at the order. */
  readonly isOfOrder: boolean;
  find(scene: Scene): Finding;
}

export type InScope = (scene: Scene) => boolean;

export interface CompiledRule {
  readonly rule: HoldRule;
  readonly code: string;
  readonly severity: Severity;
  readonly test: CompiledTest;
  readonly isInScope: InScope;
}

export interface CompiledExclusion {
  readonly exclusion: ExclusionRule;
  readonly lifts: ReadonlySet<string>;
  readonly test: CompiledTest;
  readonly isInScope: InScope;
}

export interface CompiledTerms {
  readonly terms: NamedTerms;
  readonly when: CompiledExpression | null;
  readonly isInScope: InScope;
}

export interface CompiledTolerance {
  readonly percent: Decimal | null;
  readonly amount: AmountOf | null;
  readonly take: "lesser" | "greater";
}

/** What of the policy changes with the days alone. */
export interface DayWatch {
  readonly thresholds: readonly DayThreshold[];
  /** Something may change on any day. */
  readonly isDaily: boolean;
  /** Items falling due matter. */
  readonly watchesDue: boolean;
  /** Further dates by the facts at hand: alerts that grow old, reviews that fall due. */
  readonly others: readonly ((facts: CustomerFacts, reviewOn: string | null) => readonly string[])[];
  /** The same for what only orders look at: nothing can be tried out for those in advance. */
  readonly orderThresholds: readonly DayThreshold[];
  readonly isDailyForOrders: boolean;
  readonly orderWatchesDue: boolean;
}
