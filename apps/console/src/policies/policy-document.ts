// The parts of a policy that the screens put into words, as the server completes them. Amounts are decimal text in
// units of the base currency, percentages and scores decimal text.

export interface Scope {
  readonly segments: readonly string[];
  readonly riskClasses: readonly string[];
  readonly customers: readonly string[];
  readonly groups: readonly string[];
  readonly countries: readonly string[];
  readonly tags: readonly string[];
}

export interface Segment {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly countries: readonly string[];
  readonly exceptCountries: readonly string[];
  readonly when: string | null;
  readonly scorecard: string | null;
  readonly challengers: readonly string[];
  readonly limit: string | null;
}

export interface RiskClasses {
  readonly bands: readonly { readonly class: string; readonly fromScore: string | null }[];
  readonly unscored: string | null;
  readonly overrides: readonly { readonly id: string; readonly when: string; readonly class: string }[];
}

export interface MatrixAxis {
  readonly name: string;
  readonly value: string;
  readonly bands: readonly { readonly label: string }[];
}

interface LimitBounds {
  readonly id: string;
  readonly minimum: string | null;
  readonly maximum: string | null;
  readonly zeroBelow: string | null;
  readonly roundTo: string | null;
  readonly rounding: "down" | "nearest" | "up";
}

export type LimitRule = LimitBounds &
  (
    | { readonly kind: "formula"; readonly formula: string }
    | {
        readonly kind: "matrix";
        readonly columns: MatrixAxis;
        readonly rows: MatrixAxis;
        readonly cells: readonly (readonly string[])[];
      }
  );

export interface NamedTerms {
  readonly name: string;
  readonly title: string;
  readonly netDays: number;
  readonly scope: Scope;
  readonly when: string | null;
}

/** A rule or an exclusion: what it tests stands in fields that its `type` names. */
export interface TestedRule {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly scope: Scope;
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface HoldRule extends TestedRule {
  readonly severity: "refer" | "decline";
  readonly checkpoints: readonly Checkpoint[];
}

export interface ExclusionRule extends TestedRule {
  readonly lifts: readonly string[];
  readonly overridesAll: boolean;
}

export type Checkpoint = "order" | "pick" | "ship" | "invoice";
export type Role = "owner" | "credit_manager" | string;

export interface PolicyDocument {
  readonly name: string;
  readonly description: string;
  readonly currency: { readonly base: string };
  readonly grace: { readonly days: number };
  readonly segments: readonly Segment[];
  readonly scorecards: readonly { readonly id: string; readonly name: string }[];
  readonly riskClasses: RiskClasses;
  readonly limits: readonly LimitRule[];
  readonly terms: readonly NamedTerms[];
  readonly tolerance: Readonly<
    Record<Checkpoint, { readonly percent: string | null; readonly amount: string | null }>
  >;
  readonly rules: readonly HoldRule[];
  readonly exclusions: readonly ExclusionRule[];
  readonly approvals: readonly {
    readonly upTo: string | null;
    readonly role: Role;
    readonly approvals: number;
  }[];
}

/** The document of a policy without problems; null while it has any. */
export function documentOf(policy: {
  readonly document: Record<string, unknown> | null;
}): PolicyDocument | null {
  // The server completes every document that it answers with, against the schema it publishes.
  return policy.document as PolicyDocument | null;
}
