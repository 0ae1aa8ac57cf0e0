// What a scorecard is, as data. A policy holds it inline; a fit publishes it. Higher scores are safer, in every card.

/** An exact decimal as text ("12.5"), a category's name, or null: nobody knows. */
export type ScoreValue = string | null;

export const MISSING_MODES = ["reallocate", "ignore", "refuse"] as const;
/**
 * What happens when a variable has no value and no bin of its own for that.
 * reallocate: its weight is shared out over what is known (weighted cards only). ignore: it gives no points and the
 * others keep their weight. refuse: there is no score.
 */
export type MissingMode = (typeof MISSING_MODES)[number];

/** A range of numbers (`from` included, `to` not; absent is unbounded), a set of categories, or what has no value. */
export interface Bin {
  readonly from?: string;
  readonly to?: string;
  readonly values?: readonly string[];
  /** Takes every category that no other bin names. */
  readonly isOther?: boolean;
  readonly isMissing?: boolean;
  readonly points: string;
  /** In words: "30 to 60". */
  readonly label: string;
}

/** A bin of an interaction's side: its points stand in the table. */
export type SideBin = Omit<Bin, "points">;

export interface ScorecardVariable {
  readonly name: string;
  readonly label: string;
  /** What the policy's engine evaluates; in a card fitted from a file, the column or a quotient of two. */
  readonly value: string;
  /** Per cent of a weighted card; all together 100. Not on additive cards. */
  readonly weight?: string;
  readonly bins: readonly Bin[];
}

/** Points that two variables have together, beyond what each has alone. */
export interface Interaction {
  readonly name: string;
  /** In words: what it says of a customer. */
  readonly label: string;
  readonly rows: { readonly variable: string; readonly bins: readonly SideBin[] };
  readonly columns: { readonly variable: string; readonly bins: readonly SideBin[] };
  /** points[row][column]. */
  readonly points: readonly (readonly string[])[];
}

/** How a fitted card's points become odds: `odds` good to one bad at `score`, doubling every `pointsToDouble`. */
export interface OddsScale {
  readonly score: string;
  readonly odds: string;
  readonly pointsToDouble: string;
}

export interface Scorecard {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  /** What it foresees, in words: "60 or more days late, or written off, within 12 months". */
  readonly target: string;
  /** weighted: points × weight / 100 summed. additive: points summed onto the base, from a fitted model. */
  readonly kind: "weighted" | "additive";
  readonly missingMode: MissingMode;
  /** What an additive card starts from; absent is 0. */
  readonly basePoints?: string;
  readonly scale?: OddsScale;
  readonly variables: readonly ScorecardVariable[];
  readonly interactions?: readonly Interaction[];
}

/** Bounds of a card, so that a hostile or careless one stays cheap. */
export const VARIABLES_MAX = 120;
export const BINS_MAX = 80;
export const INTERACTIONS_MAX = 60;
export const SIDE_BINS_MAX = 16;
export const VALUES_MAX = 500;
export const VALUE_LENGTH_MAX = 200;
export const LABEL_LENGTH_MAX = 300;
export const EXPRESSION_LENGTH_MAX = 1_000;
/** Points and weights have at most so many places after the point. */
export const POINT_PLACES = 4;
export const POINTS_MAX = 1_000_000n;
