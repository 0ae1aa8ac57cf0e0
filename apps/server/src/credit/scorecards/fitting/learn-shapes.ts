// The boosted model: step functions averaged over several samples of the rows, so that no single row bends them.
import {
  advance,
  at,
  type BoostSample,
  type BoostSettings,
  type BoostTerm,
  boost,
  mainTerm,
} from "./boost.ts";
import type { FineColumn } from "./fine-bins.ts";
import { type CoarseColumn, choosePairs, coarsen, type Pair, pairTerm } from "./pairs.ts";
import { seededRandom } from "./random.ts";
import type { FitOptions, OnProgress } from "./table.ts";

/** What was learned, in log-odds of bad by code. */
export interface Shapes {
  readonly base: number;
  readonly mains: readonly Float64Array[];
  readonly pairs: readonly { readonly pair: Pair; readonly shape: Float64Array }[];
  readonly coarse: readonly CoarseColumn[];
  /** How much the sum must be stretched so that chances are right on rows it has not seen. */
  readonly stretch: number;
}

const RATE = 0.04;
const SETTINGS: BoostSettings = { rate: RATE, roundsMax: 400, patience: 25, leafRowsMin: 20, ridge: 5 };
const PAIR_SETTINGS: BoostSettings = { ...SETTINGS, roundsMax: 300, leafRowsMin: 5, ridge: 1 };
const SAMPLE_SHARE = 0.85;
/** Fewer outcomes than this cannot tell an interaction from chance. */
const PAIR_ROWS_MIN = 1_500;
const PAIR_BADS_MIN = 100;

/** More samples where there are few rows, since chance plays more there. */
function samplesFor(rows: number): number {
  if (rows < 2_000) return 16;
  if (rows < 10_000) return 8;
  return rows < 50_000 ? 4 : 3;
}

/** Learns the step functions from the training rows. Floats throughout: only the published points are exact. */
export function learnShapes(
  fine: readonly FineColumn[],
  isBad: Uint8Array,
  training: Int32Array,
  options: FitOptions,
  onProgress: OnProgress,
): Shapes {
  const base = logit(shareOfBad(isBad, training));
  const samples = drawSamples(isBad, training, options.seed);
  const score = () => new Float64Array(isBad.length).fill(base);
  const scores = samples.map(score);
  const terms = fine.map(({ codes, bins }) => mainTerm(codes, bins));
  const byMain = samples.map((sample, index) => {
    onProgress((0.5 * index) / samples.length, "bins of each variable");
    return boostFrom(terms, sample, scores[index] as Float64Array, base, SETTINGS);
  });
  const mains = average(byMain);
  const coarse = fine.map((column) => coarsen(column, training));
  const chosen = chooseFrom(fine, mains, coarse, isBad, training, base, options);
  const pairTerms = chosen.map(({ row, column }) =>
    pairTerm(coarse[row] as CoarseColumn, coarse[column] as CoarseColumn),
  );
  const byPair = samples.map((sample, index) => {
    onProgress(0.6 + (0.4 * index) / samples.length, "interactions");
    const now = scores[index] as Float64Array;
    const before = now.slice();
    const shapes = boost(pairTerms, sample, now, PAIR_SETTINGS);
    restore(pairTerms, shapes, sample, before, now);
    return shapes;
  });
  const pairs = chosen.map((pair, index) => ({ pair, shape: average(byPair)[index] as Float64Array }));
  return { base, mains, pairs, coarse, stretch: stretchOf(samples, scores, isBad) };
}

/** Boosts, and leaves in `score` what the best round gave. */
function boostFrom(
  terms: readonly BoostTerm[],
  sample: BoostSample,
  score: Float64Array,
  base: number,
  settings: BoostSettings,
): Float64Array[] {
  const shapes = boost(terms, sample, score, settings);
  restore(terms, shapes, sample, new Float64Array(score.length).fill(base), score);
  return shapes;
}

function restore(
  terms: readonly BoostTerm[],
  shapes: readonly Float64Array[],
  sample: BoostSample,
  from: Float64Array,
  score: Float64Array,
): void {
  score.set(from);
  for (const [index, term] of terms.entries())
    for (const rows of [sample.training, sample.aside])
      advance(term.codes, shapes[index] as Float64Array, rows, score);
}

function chooseFrom(
  fine: readonly FineColumn[],
  mains: readonly Float64Array[],
  coarse: readonly CoarseColumn[],
  isBad: Uint8Array,
  training: Int32Array,
  base: number,
  options: FitOptions,
): Pair[] {
  let bads = 0;
  for (const row of training) bads += at(isBad, row);
  if (training.length < PAIR_ROWS_MIN || bads < PAIR_BADS_MIN || options.interactionsMax === 0) return [];
  const score = new Float64Array(isBad.length).fill(base);
  for (const [index, { codes }] of fine.entries())
    advance(codes, mains[index] as Float64Array, training, score);
  // A variable that must go one way stays out of tables, where it could turn.
  const candidates = fine.flatMap(({ column }, index) =>
    options.directions.has(column.name) ? [] : [index],
  );
  return choosePairs(coarse, candidates, isBad, training, score, options.interactionsMax, PAIR_SETTINGS);
}

function drawSamples(isBad: Uint8Array, training: Int32Array, seed: number): BoostSample[] {
  return Array.from({ length: samplesFor(training.length) }, (_, index) => {
    const random = seededRandom(seed * 1_000 + index);
    const drawn = training.map(() => (random() < SAMPLE_SHARE ? 1 : 0));
    return {
      isBad,
      training: training.filter((_row, place) => drawn[place] === 1),
      aside: training.filter((_row, place) => drawn[place] === 0),
    };
  });
}

function average(many: readonly (readonly Float64Array[])[]): Float64Array[] {
  const [first] = many;
  return (first ?? []).map((shape, term) =>
    shape.map((_value, code) => {
      let sum = 0;
      for (const shapes of many) sum += at(shapes[term] as Float64Array, code);
      return sum / many.length;
    }),
  );
}

/**
 * The slope that makes scores of rows kept aside the best log-odds (one step of intercept and slope at a time, by
 * Newton). Bounded: too few outcomes say nothing of it.
 */
function stretchOf(
  samples: readonly BoostSample[],
  scores: readonly Float64Array[],
  isBad: Uint8Array,
): number {
  let [intercept, slope] = [0, 1];
  for (let round = 0; round < 20; round += 1) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-9, 0, 1e-9];
    for (const [index, { aside }] of samples.entries())
      for (const row of aside) {
        const x = at(scores[index] as Float64Array, row);
        const chance = 1 / (1 + Math.exp(-(intercept + slope * x)));
        const weight = chance * (1 - chance);
        const miss = at(isBad, row) - chance;
        g0 += miss;
        g1 += miss * x;
        h00 += weight;
        h01 += weight * x;
        h11 += weight * x * x;
      }
    const determinant = h00 * h11 - h01 * h01;
    if (!(determinant > 1e-9)) return 1;
    intercept += (h11 * g0 - h01 * g1) / determinant;
    slope += (h00 * g1 - h01 * g0) / determinant;
  }
  return Number.isFinite(slope) ? Math.min(STRETCH_MAX, Math.max(1 / STRETCH_MAX, slope)) : 1;
}

const STRETCH_MAX = 1.5;

export function shareOfBad(isBad: Uint8Array, rows: Int32Array): number {
  let bads = 0;
  for (const row of rows) bads += at(isBad, row);
  return Math.min(1 - 1e-6, Math.max(1e-6, bads / Math.max(1, rows.length)));
}

export function logit(share: number): number {
  return Math.log(share / (1 - share));
}
