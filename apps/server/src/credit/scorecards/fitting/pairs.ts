// Two-way tables: which pairs of variables say together what neither says alone.
import {
  advance,
  at,
  type BoostSettings,
  type BoostTerm,
  emptySums,
  gather,
  type LeafSums,
  slope,
} from "./boost.ts";
import { type FineColumn, MISSING_CODE } from "./fine-bins.ts";

/** Fine bins of a variable gathered into a few for a table; group 0 is missing. */
export interface CoarseColumn {
  /** groupOf[fine code]. */
  readonly groupOf: Uint8Array;
  readonly codes: Uint8Array;
}

/** A pair of columns by index. */
export interface Pair {
  readonly row: number;
  readonly column: number;
}

/** Side of a table: missing and this many groups. */
export const GROUPS = 8;
export const SIDE = GROUPS + 1;

/** Gathers fine bins into groups of about equal counts. */
export function coarsen(fine: FineColumn, training: Int32Array): CoarseColumn {
  const counts = new Float64Array(fine.bins);
  for (const row of training) counts[at(fine.codes, row)] = at(counts, at(fine.codes, row)) + 1;
  const known = training.length - at(counts, MISSING_CODE);
  const groupOf = new Uint8Array(fine.bins);
  let before = 0;
  for (let code = 1; code < fine.bins; code += 1) {
    const middle = before + at(counts, code) / 2;
    groupOf[code] = 1 + Math.min(GROUPS - 1, Math.floor((middle / Math.max(1, known)) * GROUPS));
    before += at(counts, code);
  }
  return { groupOf, codes: fine.codes.map((code) => at(groupOf, code)) };
}

/** The table of two columns as one term: code = row group × SIDE + column group. */
export function pairTerm(rows: CoarseColumn, columns: CoarseColumn): BoostTerm {
  const codes = new Uint8Array(rows.codes.length);
  for (let row = 0; row < codes.length; row += 1)
    codes[row] = at(rows.codes, row) * SIDE + at(columns.codes, row);
  return {
    codes,
    size: SIDE * SIDE,
    grow: (sums, settings, step) => {
      growPair(sums, settings, step);
    },
  };
}

const PROBE_STEPS = 12;

/**
 * Chooses pairs one after another: the one whose table would gain most on what is not yet explained, which is then
 * explained before the next is chosen. `score` is the log-odds so far of every row.
 */
export function choosePairs(
  coarse: readonly CoarseColumn[],
  candidates: readonly number[],
  isBad: Uint8Array,
  training: Int32Array,
  score: Float64Array,
  most: number,
  settings: BoostSettings,
): Pair[] {
  const scoreNow = score.slice();
  const gradient = new Float64Array(score.length);
  const curvature = new Float64Array(score.length);
  const chosen: Pair[] = [];
  const sums = emptySums(SIDE * SIDE);
  while (chosen.length < most) {
    slope(scoreNow, isBad, training, gradient, curvature);
    let best: Pair | null = null;
    let bestGain = GAIN_MIN;
    for (const [place, row] of candidates.entries())
      for (const column of candidates.slice(place + 1)) {
        if (chosen.some((pair) => pair.row === row && pair.column === column)) continue;
        gatherPair(coarse, row, column, training, gradient, curvature, sums);
        const gain = bestSplit(sums, settings).gain;
        if (gain > bestGain) {
          bestGain = gain;
          best = { row, column };
        }
      }
    if (best === null) break;
    chosen.push(best);
    const term = pairTerm(coarse[best.row] as CoarseColumn, coarse[best.column] as CoarseColumn);
    for (let step = 0; step < PROBE_STEPS; step += 1) {
      const moved = new Float64Array(term.size);
      slope(scoreNow, isBad, training, gradient, curvature);
      gather(term.codes, training, gradient, curvature, sums);
      term.grow(sums, { ...settings, rate: PROBE_RATE }, moved);
      advance(term.codes, moved, training, scoreNow);
    }
  }
  return chosen;
}

const PROBE_RATE = 0.2;
/** Twice the log-likelihood a table must promise to be worth reading. */
const GAIN_MIN = 6;

function gatherPair(
  coarse: readonly CoarseColumn[],
  first: number,
  second: number,
  training: Int32Array,
  gradient: Float64Array,
  curvature: Float64Array,
  into: LeafSums,
): void {
  const rows = (coarse[first] as CoarseColumn).codes;
  const columns = (coarse[second] as CoarseColumn).codes;
  into.gradient.fill(0);
  into.curvature.fill(0);
  into.rows.fill(0);
  for (let index = 0; index < training.length; index += 1) {
    const row = at(training, index);
    const code = at(rows, row) * SIDE + at(columns, row);
    into.gradient[code] = at(into.gradient, code) + at(gradient, row);
    into.curvature[code] = at(into.curvature, code) + at(curvature, row);
    into.rows[code] = at(into.rows, code) + 1;
  }
}

/** A split along one side, and one along the other within each half. */
interface Split {
  readonly gain: number;
  readonly isAcross: boolean;
  readonly first: number;
  readonly below: number;
  readonly above: number;
}

function growPair(sums: LeafSums, settings: BoostSettings, step: Float64Array): void {
  const split = bestSplit(sums, settings);
  const gradient = new Float64Array(4);
  const curvature = new Float64Array(4);
  const leafOf = (code: number): number => {
    const row = Math.floor(code / SIDE);
    const column = code % SIDE;
    const [one, other] = split.isAcross ? [column, row] : [row, column];
    return one < split.first ? (other < split.below ? 0 : 1) : other < split.above ? 2 : 3;
  };
  for (let code = 0; code < step.length; code += 1) {
    const leaf = leafOf(code);
    gradient[leaf] = at(gradient, leaf) + at(sums.gradient, code);
    curvature[leaf] = at(curvature, leaf) + at(sums.curvature, code);
  }
  for (let code = 0; code < step.length; code += 1) {
    const leaf = leafOf(code);
    step[code] = (settings.rate * at(gradient, leaf)) / (at(curvature, leaf) + settings.ridge);
  }
}

/** Cumulated sums of both halves, reused: a fit asks for millions of splits, one at a time. */
const halves = [emptySums(SIDE + 1), emptySums(SIDE + 1)] as const;

function bestSplit(sums: LeafSums, settings: BoostSettings): Split {
  let best: Split = { gain: -1, isAcross: false, first: 0, below: 0, above: 0 };
  const whole = strength(total(sums.gradient), total(sums.curvature), settings);
  for (const isAcross of [false, true])
    for (let first = 1; first < SIDE; first += 1) {
      cumulate(sums, isAcross, first);
      const below = bestCut(halves[0], settings);
      const above = bestCut(halves[1], settings);
      const gain = below.strength + above.strength - whole;
      if (gain > best.gain) best = { gain, isAcross, first, below: below.cut, above: above.cut };
    }
  return best;
}

function cumulate(sums: LeafSums, isAcross: boolean, first: number): void {
  for (const half of halves) for (const key of KEYS) half[key].fill(0);
  for (let one = 0; one < SIDE; one += 1) {
    const half = halves[one < first ? 0 : 1];
    for (let other = 0; other < SIDE; other += 1) {
      const code = isAcross ? other * SIDE + one : one * SIDE + other;
      for (const key of KEYS) half[key][other + 1] = at(half[key], other + 1) + at(sums[key], code);
    }
  }
  for (const half of halves)
    for (const key of KEYS)
      for (let other = 1; other <= SIDE; other += 1)
        half[key][other] = at(half[key], other) + at(half[key], other - 1);
}

const KEYS = ["gradient", "curvature", "rows"] as const;

function bestCut(half: LeafSums, settings: BoostSettings): { strength: number; cut: number } {
  const gradient = at(half.gradient, SIDE);
  const curvature = at(half.curvature, SIDE);
  const rows = at(half.rows, SIDE);
  let best = { strength: strength(gradient, curvature, settings), cut: 0 };
  for (let cut = 1; cut < SIDE; cut += 1) {
    const n = at(half.rows, cut);
    if (n < settings.leafRowsMin || rows - n < settings.leafRowsMin) continue;
    const g = at(half.gradient, cut);
    const h = at(half.curvature, cut);
    const both = strength(g, h, settings) + strength(gradient - g, curvature - h, settings);
    if (both > best.strength) best = { strength: both, cut };
  }
  return best;
}

function strength(gradient: number, curvature: number, { ridge }: BoostSettings): number {
  return (gradient * gradient) / (curvature + ridge);
}

function total(numbers: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < numbers.length; index += 1) sum += at(numbers, index);
  return sum;
}
