// From finely learned steps to bins that a person can read: neighbours are merged wherever that costs next to nothing.
import { at } from "./boost.ts";

/** A run of fine codes, `from` included, `to` not, and its value. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/**
 * Merges the codes from 1 up into at most `most` runs: the fewest whose loss of log-likelihood is worth it. A further
 * bin must win `worth` units. `weights` are the curvatures by code. Exact, by dynamic programming.
 */
export function mergeCodes(
  shape: ArrayLike<number>,
  weights: ArrayLike<number>,
  most: number,
  worth: number,
): Segment[] {
  const size = shape.length - 1;
  if (size < 1) return [];
  const { cost, mean } = runCosts(shape, weights);
  const runs = Math.min(most, size);
  // best[k][end]: the least cost of codes 1..end in k runs; start[k][end]: where the last of them begins.
  const best = Array.from({ length: runs + 1 }, () =>
    new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY),
  );
  const start = Array.from({ length: runs + 1 }, () => new Int32Array(size + 1));
  (best[0] as Float64Array)[0] = 0;
  for (let k = 1; k <= runs; k += 1)
    for (let end = k; end <= size; end += 1)
      for (let from = k - 1; from < end; from += 1) {
        const total = at(best[k - 1] as Float64Array, from) + cost(from + 1, end + 1);
        if (total < at(best[k] as Float64Array, end)) {
          (best[k] as Float64Array)[end] = total;
          (start[k] as Int32Array)[end] = from;
        }
      }
  let chosen = 1;
  for (let k = 2; k <= runs; k += 1)
    if (
      at(best[k] as Float64Array, size) + worth * k <
      at(best[chosen] as Float64Array, size) + worth * chosen
    )
      chosen = k;
  const segments: Segment[] = [];
  let end = size;
  for (let k = chosen; k > 0; k -= 1) {
    const from = at(start[k] as Int32Array, end);
    segments.unshift({ from: from + 1, to: end + 1, value: mean(from + 1, end + 1) });
    end = from;
  }
  return segments;
}

/** Cost (half the weighted square) and mean of any run, from cumulated sums. */
function runCosts(
  shape: ArrayLike<number>,
  weights: ArrayLike<number>,
): { cost: (from: number, to: number) => number; mean: (from: number, to: number) => number } {
  const size = shape.length;
  const [w, wx, wxx] = [new Float64Array(size + 1), new Float64Array(size + 1), new Float64Array(size + 1)];
  for (let code = 0; code < size; code += 1) {
    const weight = at(weights, code) + 1e-9;
    w[code + 1] = at(w, code) + weight;
    wx[code + 1] = at(wx, code) + weight * at(shape, code);
    wxx[code + 1] = at(wxx, code) + weight * at(shape, code) ** 2;
  }
  const sum = (of: Float64Array, from: number, to: number): number => at(of, to) - at(of, from);
  return {
    cost: (from, to) => Math.max(0, sum(wxx, from, to) - sum(wx, from, to) ** 2 / sum(w, from, to)) / 2,
    mean: (from, to) => sum(wx, from, to) / sum(w, from, to),
  };
}

/** The nearest shape that only rises (`sign` 1) or only falls (-1) from code 1 up: pooled adjacent violators. */
export function makeMonotone(shape: Float64Array, weights: ArrayLike<number>, sign: 1 | -1): Float64Array {
  const pools: { value: number; weight: number; codes: number }[] = [];
  for (let code = 1; code < shape.length; code += 1) {
    pools.push({ value: sign * at(shape, code), weight: at(weights, code) + 1e-9, codes: 1 });
    for (let last = pools.length - 1; last > 0; last -= 1) {
      const [one, other] = [pools[last - 1], pools[last]];
      if (one === undefined || other === undefined || one.value <= other.value) break;
      const weight = one.weight + other.weight;
      const value = (one.value * one.weight + other.value * other.weight) / weight;
      pools.splice(last - 1, 2, { value, weight, codes: one.codes + other.codes });
    }
  }
  const result = shape.slice();
  let code = 1;
  for (const pool of pools)
    for (let count = 0; count < pool.codes; count += 1) result[code++] = sign * pool.value;
  return result;
}

/** A table with its sides' groups merged: sides list which of the finer groups each holds. */
export interface SmallTable {
  readonly rows: readonly (readonly number[])[];
  readonly columns: readonly (readonly number[])[];
  readonly values: readonly (readonly number[])[];
}

/**
 * Merges neighbouring rows and columns of a square table while that costs less than `worth` units of log-likelihood a
 * side lost, or while a side is longer than `most`. Group 0 (missing) stays by itself unless nobody is in it.
 */
export function mergeTable(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  side: number,
  most: number,
  worth: number,
): SmallTable {
  const sides: [number[][], number[][]] = [
    Array.from({ length: side }, (_, index) => [index]),
    Array.from({ length: side }, (_, index) => [index]),
  ];
  const meanOf = (
    rows: readonly number[],
    columns: readonly number[],
  ): { mean: number; weight: number; cost: number } => {
    let [w, wx, wxx] = [1e-9, 0, 0];
    for (const row of rows)
      for (const column of columns) {
        const code = row * side + column;
        w += at(weights, code);
        wx += at(weights, code) * at(values, code);
        wxx += at(weights, code) * at(values, code) ** 2;
      }
    return { mean: wx / w, weight: w, cost: Math.max(0, wxx - wx ** 2 / w) / 2 };
  };
  const costOfMerging = (which: 0 | 1, place: number): number => {
    const one = sides[which][place] ?? [];
    const other = sides[which][place + 1] ?? [];
    let cost = 0;
    for (const across of sides[which === 0 ? 1 : 0]) {
      const part = (group: readonly number[]) =>
        which === 0 ? meanOf(group, across) : meanOf(across, group);
      cost += part([...one, ...other]).cost - part(one).cost - part(other).cost;
    }
    return cost;
  };
  for (;;) {
    let best: { which: 0 | 1; place: number; cost: number } | null = null;
    for (const which of [0, 1] as const) {
      const isLong = sides[which].length - 1 > most;
      for (let place = 1; place + 1 < sides[which].length; place += 1) {
        const cost = costOfMerging(which, place) - (isLong ? 1e6 : 0);
        if (best === null || cost < best.cost) best = { which, place, cost };
      }
    }
    if (best === null || best.cost > worth) break;
    const groups = sides[best.which];
    groups.splice(best.place, 2, [...(groups[best.place] ?? []), ...(groups[best.place + 1] ?? [])]);
  }
  const [rows, columns] = sides;
  return { rows, columns, values: rows.map((row) => columns.map((column) => meanOf(row, column).mean)) };
}
