// What a card is learned from: rows with an outcome, column by column.

/** One feature. `texts` is what scoreCustomer is given (exact decimals or category names); null is missing. */
export interface FitColumn {
  readonly name: string;
  readonly kind: "number" | "category";
  readonly texts: readonly (string | null)[];
  /** For a number column: the same as floats, NaN where missing. Floats are good enough to look for bins with. */
  readonly numbers: Float64Array;
}

export interface FitTable {
  readonly columns: readonly FitColumn[];
  /** 1 is bad, what the card is to foresee. */
  readonly isBad: Uint8Array;
  readonly rows: number;
  /** Rows from the oldest to the newest; null where the file says nothing of time (its own order is then used). */
  readonly orderedBy: string | null;
}

/** Which way a variable must go: with higher values, more or less risk. */
export type Direction = "riskier" | "safer";

export interface FitOptions {
  /** logistic: weights of evidence and a regression. boosted: bins and interactions learned by boosting. */
  readonly method: "logistic" | "boosted";
  readonly seed: number;
  /** At most so many two-way tables; 0 for none. */
  readonly interactionsMax: number;
  readonly directions: ReadonlyMap<string, Direction>;
}

export const FIT_DEFAULTS: FitOptions = {
  method: "boosted",
  seed: 1,
  interactionsMax: 10,
  directions: new Map(),
};

/** Told as a fit goes on: from 0 to 1, and what is being done. */
export type OnProgress = (share: number, step: string) => void;
