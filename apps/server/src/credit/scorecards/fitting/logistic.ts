// Logistic regression with a ridge, by Newton's method: few variables (bins' weights of evidence), many rows.
import { at } from "./boost.ts";

const ROUNDS_MAX = 50;
const STEP_ENOUGH = 1e-9;

export interface LogisticFit {
  readonly intercept: number;
  readonly slopes: Float64Array;
}

/**
 * Finds the intercept and slopes that make the outcomes most likely, less ridge / 2 × the squared slopes (the intercept
 * is free). `features` are by variable, then row. Halves a step that would make things worse.
 */
export function fitLogistic(
  features: readonly Float64Array[],
  isBad: Uint8Array,
  ridge: number,
): LogisticFit {
  const size = features.length + 1;
  let weights = new Float64Array(size);
  let loss = penalisedLoss(features, isBad, weights, ridge);
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const { gradient, hessian } = derivatives(features, isBad, weights, ridge);
    const step = solve(hessian, gradient);
    let share = 1;
    let next = weights.map((weight, index) => weight + at(step, index));
    let nextLoss = penalisedLoss(features, isBad, next, ridge);
    while (nextLoss > loss && share > 1e-6) {
      share /= 2;
      next = weights.map((weight, index) => weight + share * at(step, index));
      nextLoss = penalisedLoss(features, isBad, next, ridge);
    }
    if (nextLoss > loss) break;
    weights = next;
    loss = nextLoss;
    if (share * Math.max(...step.map(Math.abs)) < STEP_ENOUGH) break;
  }
  return { intercept: at(weights, 0), slopes: weights.slice(1) };
}

function marginOf(features: readonly Float64Array[], weights: Float64Array, row: number): number {
  let margin = at(weights, 0);
  for (let index = 0; index < features.length; index += 1)
    margin += at(weights, index + 1) * at(features[index] as Float64Array, row);
  return margin;
}

function penalisedLoss(
  features: readonly Float64Array[],
  isBad: Uint8Array,
  weights: Float64Array,
  ridge: number,
): number {
  let loss = 0;
  for (let row = 0; row < isBad.length; row += 1) {
    const margin = (at(isBad, row) === 1 ? 1 : -1) * marginOf(features, weights, row);
    loss += margin > 0 ? Math.log1p(Math.exp(-margin)) : -margin + Math.log1p(Math.exp(margin));
  }
  for (const weight of weights.slice(1)) loss += (ridge * weight * weight) / 2;
  return loss;
}

/** Gradient of the log-likelihood less the penalty, and the negative of its curvature. */
function derivatives(
  features: readonly Float64Array[],
  isBad: Uint8Array,
  weights: Float64Array,
  ridge: number,
): { gradient: Float64Array; hessian: Float64Array[] } {
  const size = weights.length;
  const gradient = weights.map((weight, index) => (index === 0 ? 0 : -ridge * weight));
  const hessian = Array.from({ length: size }, () => new Float64Array(size));
  const values = new Float64Array(size);
  values[0] = 1;
  for (let row = 0; row < isBad.length; row += 1) {
    for (let index = 0; index < features.length; index += 1)
      values[index + 1] = at(features[index] as Float64Array, row);
    const chance = 1 / (1 + Math.exp(-marginOf(features, weights, row)));
    const curvature = chance * (1 - chance);
    const miss = at(isBad, row) - chance;
    for (let one = 0; one < size; one += 1) {
      const value = at(values, one);
      if (value === 0) continue;
      gradient[one] = at(gradient, one) + miss * value;
      const line = hessian[one] as Float64Array;
      for (let other = 0; other <= one; other += 1)
        line[other] = at(line, other) + curvature * value * at(values, other);
    }
  }
  for (let one = 0; one < size; one += 1) {
    const line = hessian[one] as Float64Array;
    line[one] = at(line, one) + (one === 0 ? TINY : ridge + TINY);
    for (let other = 0; other < one; other += 1) (hessian[other] as Float64Array)[one] = at(line, other);
  }
  return { gradient, hessian };
}

const TINY = 1e-9;

/** Solves a symmetric positive definite system by Cholesky's decomposition. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const lower = Array.from({ length: size }, () => new Float64Array(size));
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= row; column += 1) {
      let sum = at(matrix[row] as Float64Array, column);
      for (let k = 0; k < column; k += 1)
        sum -= at(lower[row] as Float64Array, k) * at(lower[column] as Float64Array, k);
      (lower[row] as Float64Array)[column] =
        row === column ? Math.sqrt(Math.max(sum, TINY)) : sum / at(lower[column] as Float64Array, column);
    }
  const half = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    let sum = at(right, row);
    for (let k = 0; k < row; k += 1) sum -= at(lower[row] as Float64Array, k) * at(half, k);
    half[row] = sum / at(lower[row] as Float64Array, row);
  }
  const result = new Float64Array(size);
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = at(half, row);
    for (let k = row + 1; k < size; k += 1) sum -= at(lower[k] as Float64Array, row) * at(result, k);
    result[row] = sum / at(lower[row] as Float64Array, row);
  }
  return result;
}
