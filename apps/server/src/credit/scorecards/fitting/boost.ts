// Cyclic boosting of small trees: each round gives every variable a small step, so that correlated variables share what
// they explain. The result is a sum of step functions of one variable (mains) and of two (pairs).
import { MISSING_CODE } from "./fine-bins.ts";

export interface BoostSettings {
  readonly rate: number;
  readonly roundsMax: number;
  /** Rounds without a better loss on the rows kept aside before it ends. */
  readonly patience: number;
  readonly leafRowsMin: number;
  /** Added to every leaf's curvature: pulls small leaves towards nothing. */
  readonly ridge: number;
}

/** Rows to learn from, rows to stop by, and the outcome. */
export interface BoostSample {
  readonly isBad: Uint8Array;
  readonly training: Int32Array;
  readonly aside: Int32Array;
}

/** A variable, or a table of two flattened: a code per row, and a tree over the codes. */
export interface BoostTerm {
  readonly codes: Uint8Array;
  readonly size: number;
  grow(sums: LeafSums, settings: BoostSettings, step: Float64Array): void;
}

/** Per code: gradient, curvature and rows of the training rows there. */
export interface LeafSums {
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
  readonly rows: Float64Array;
}

export function emptySums(size: number): LeafSums {
  return {
    gradient: new Float64Array(size),
    curvature: new Float64Array(size),
    rows: new Float64Array(size),
  };
}

/**
 * Boosts the terms in turn until the rows kept aside no longer gain. `score` is the log-odds of bad of every row to
 * begin with, and is moved along. Returns each term's step function by code, as it was in the best round.
 */
export function boost(
  terms: readonly BoostTerm[],
  sample: BoostSample,
  score: Float64Array,
  settings: BoostSettings,
): Float64Array[] {
  const { isBad, training, aside } = sample;
  const gradient = new Float64Array(score.length);
  const curvature = new Float64Array(score.length);
  const shapes = terms.map(({ size }) => new Float64Array(size));
  let best = shapes.map((shape) => shape.slice());
  let bestLoss = lossOf(score, isBad, aside);
  let since = 0;
  const sums = terms.map(({ size }) => emptySums(size));
  slope(score, isBad, training, gradient, curvature);
  for (let round = 0; round < settings.roundsMax && since < settings.patience; round += 1) {
    for (const [index, term] of terms.entries()) {
      const sum = sums[index] ?? emptySums(term.size);
      gather(term.codes, training, gradient, curvature, sum);
      const step = new Float64Array(term.size);
      term.grow(sum, settings, step);
      const shape = shapes[index];
      if (shape !== undefined)
        for (let code = 0; code < step.length; code += 1) shape[code] = at(shape, code) + at(step, code);
      advance(term.codes, step, training, score);
      advance(term.codes, step, aside, score);
      slope(score, isBad, training, gradient, curvature);
    }
    const loss = lossOf(score, isBad, aside);
    since += 1;
    if (loss < bestLoss - LOSS_STEP) {
      bestLoss = loss;
      best = shapes.map((shape) => shape.slice());
      since = 0;
    }
  }
  return best;
}

const LOSS_STEP = 1e-6;

/** An element that is known to be there; typed arrays are never sparse. */
export function at(numbers: ArrayLike<number>, index: number): number {
  return numbers[index] as number;
}

/** Gradient and curvature of the logistic loss. */
export function slope(
  score: Float64Array,
  isBad: Uint8Array,
  rows: Int32Array,
  gradient: Float64Array,
  curvature: Float64Array,
): void {
  for (let index = 0; index < rows.length; index += 1) {
    const row = at(rows, index);
    const chance = 1 / (1 + Math.exp(-at(score, row)));
    gradient[row] = at(isBad, row) - chance;
    curvature[row] = chance * (1 - chance);
  }
}

/** Sums over the rows of each code. */
export function gather(
  codes: Uint8Array,
  rows: Int32Array,
  gradient: Float64Array,
  curvature: Float64Array,
  into: LeafSums,
): void {
  into.gradient.fill(0);
  into.curvature.fill(0);
  into.rows.fill(0);
  for (let index = 0; index < rows.length; index += 1) {
    const row = at(rows, index);
    const code = at(codes, row);
    into.gradient[code] = at(into.gradient, code) + at(gradient, row);
    into.curvature[code] = at(into.curvature, code) + at(curvature, row);
    into.rows[code] = at(into.rows, code) + 1;
  }
}

/** Adds a step function to the score of some rows. */
export function advance(codes: Uint8Array, step: Float64Array, rows: Int32Array, score: Float64Array): void {
  for (let index = 0; index < rows.length; index += 1) {
    const row = at(rows, index);
    score[row] = at(score, row) + at(step, at(codes, row));
  }
}

/** Mean logistic loss; 0 of no rows. */
export function lossOf(score: Float64Array, isBad: Uint8Array, rows: Int32Array): number {
  let loss = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = at(rows, index);
    const margin = at(isBad, row) === 1 ? at(score, row) : -at(score, row);
    loss += margin > 0 ? Math.log1p(Math.exp(-margin)) : -margin + Math.log1p(Math.exp(margin));
  }
  return rows.length === 0 ? 0 : loss / rows.length;
}

/** A term of one variable: a split in two, and what is missing by itself. */
export function mainTerm(codes: Uint8Array, size: number): BoostTerm {
  return { codes, size, grow: growStump };
}

function growStump(sums: LeafSums, settings: BoostSettings, step: Float64Array): void {
  const size = step.length;
  let gradient = 0;
  let curvature = 0;
  let rows = 0;
  for (let code = 1; code < size; code += 1) {
    gradient += at(sums.gradient, code);
    curvature += at(sums.curvature, code);
    rows += at(sums.rows, code);
  }
  const leaf = (g: number, h: number): number => g / (h + settings.ridge);
  let best = 0;
  let cut = 0;
  let left = { gradient: 0, curvature: 0, rows: 0 };
  const whole = gradient * leaf(gradient, curvature);
  let g = 0;
  let h = 0;
  let n = 0;
  for (let code = 1; code < size - 1; code += 1) {
    g += at(sums.gradient, code);
    h += at(sums.curvature, code);
    n += at(sums.rows, code);
    if (n < settings.leafRowsMin || rows - n < settings.leafRowsMin) continue;
    const gain = g * leaf(g, h) + (gradient - g) * leaf(gradient - g, curvature - h) - whole;
    if (gain > best) {
      best = gain;
      cut = code + 1;
      left = { gradient: g, curvature: h, rows: n };
    }
  }
  const below = settings.rate * leaf(left.gradient, left.curvature);
  const above = settings.rate * leaf(gradient - left.gradient, curvature - left.curvature);
  for (let code = 1; code < size; code += 1) step[code] = code < cut ? below : above;
  step[MISSING_CODE] =
    settings.rate * leaf(at(sums.gradient, MISSING_CODE), at(sums.curvature, MISSING_CODE));
}
