// From learned steps to the published card: bins in words, whole points, odds that can be read off the score.
import type { Scorecard } from "../scorecard.ts";
import { at } from "./boost.ts";
import { drawInteraction, drawVariable, POINTS_PER_LOG_ODDS, POINTS_TO_DOUBLE } from "./draw-bins.ts";
import { type FineColumn, MISSING_CODE } from "./fine-bins.ts";
import { logit, type Shapes, shareOfBad } from "./learn-shapes.ts";
import { type CoarseColumn, SIDE } from "./pairs.ts";
import { makeMonotone, mergeCodes, mergeTable } from "./simplify.ts";
import type { FitOptions } from "./table.ts";

/** 600 points are odds of 30 good to one bad; every 20 points more double them. */
export const SCALE = { score: "600", odds: "30", pointsToDouble: String(POINTS_TO_DOUBLE) } as const;

export interface Readability {
  readonly binsMax: number;
  readonly sideMax: number;
  /** Units of log-likelihood a further bin must win. */
  readonly binWorth: number;
  readonly tableWorth: number;
  /** Units below which a whole variable is left out. */
  readonly variableWorth: number;
  readonly places: number;
}

export const READABILITY: Readability = {
  binsMax: 10,
  sideMax: 6,
  binWorth: 0.03,
  tableWorth: 0.1,
  variableWorth: 0.2,
  places: 0,
};

export interface CardNames {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly target: string;
}

/** Draws the card of a boosted model. Values are log-odds of bad; points run the other way. */
export function drawBoosted(
  fine: readonly FineColumn[],
  shapes: Shapes,
  isBad: Uint8Array,
  training: Int32Array,
  options: FitOptions,
  names: CardNames,
  readability: Readability = READABILITY,
): Scorecard {
  const curvature = curvatures(fine, shapes, isBad, training);
  const inPairs = new Set(shapes.pairs.flatMap(({ pair }) => [pair.row, pair.column]));
  const learned = fine.map((column, index) => {
    const weights = weightsByCode(column.codes, column.bins, training, curvature);
    const direction = options.directions.get(column.column.name);
    const raw = (shapes.mains[index] as Float64Array).map((value) => value * shapes.stretch);
    const shape =
      direction === undefined ? raw : makeMonotone(raw, weights, direction === "riskier" ? 1 : -1);
    const centred = centre(shape, weights);
    return {
      column,
      worth: inPairs.has(index) ? Number.POSITIVE_INFINITY : worthOf(centred, weights),
      segments: mergeCodes(centred, weights, readability.binsMax, readability.binWorth),
      missing: column.missingRows > 0 ? at(centred, MISSING_CODE) : null,
    };
  });
  // A card has at least one variable, be it worth as little as it is.
  const least = Math.min(readability.variableWorth, Math.max(...learned.map(({ worth }) => worth)));
  return {
    ...names,
    kind: "additive",
    missingMode: "ignore",
    basePoints: "0",
    scale: SCALE,
    variables: learned
      .filter(({ worth }) => worth >= least)
      .map((variable) => drawVariable(variable.column, variable, readability.places)),
    interactions: shapes.pairs.map(({ pair, shape }, index) => {
      const [rows, columns] = [pair.row, pair.column].map((place) => ({
        fine: fine[place] as FineColumn,
        coarse: shapes.coarse[place] as CoarseColumn,
      })) as [TableSide, TableSide];
      const weights = new Float64Array(SIDE * SIDE);
      for (const row of training) {
        const code = at(rows.coarse.codes, row) * SIDE + at(columns.coarse.codes, row);
        weights[code] = at(weights, code) + at(curvature, row);
      }
      const stretched = shape.map((value) => value * shapes.stretch);
      const { sideMax, tableWorth, places } = readability;
      const table = mergeTable(centre(stretched, weights), weights, SIDE, sideMax, tableWorth);
      return drawInteraction(rows, columns, table, index, places);
    }),
  };
}

interface TableSide {
  readonly fine: FineColumn;
  readonly coarse: CoarseColumn;
}

/** Curvature p(1-p) of each training row under the learned model: what a change of its score is worth. */
function curvatures(
  fine: readonly FineColumn[],
  shapes: Shapes,
  isBad: Uint8Array,
  training: Int32Array,
): Float64Array {
  const result = new Float64Array(isBad.length);
  for (const row of training) {
    let score = shapes.base;
    for (const [index, { codes }] of fine.entries())
      score += at(shapes.mains[index] as Float64Array, at(codes, row));
    for (const { pair, shape } of shapes.pairs)
      score += at(
        shape,
        at(shapes.coarse[pair.row]?.codes ?? [], row) * SIDE +
          at(shapes.coarse[pair.column]?.codes ?? [], row),
      );
    const chance = 1 / (1 + Math.exp(-score));
    result[row] = chance * (1 - chance);
  }
  return result;
}

function weightsByCode(
  codes: Uint8Array,
  size: number,
  training: Int32Array,
  curvature: Float64Array,
): Float64Array {
  const weights = new Float64Array(size);
  for (const row of training) weights[at(codes, row)] = at(weights, at(codes, row)) + at(curvature, row);
  return weights;
}

/** Moves a shape so that it is 0 on average: an average customer has no points of it. */
function centre(shape: Float64Array, weights: Float64Array): Float64Array {
  let [sum, weight] = [0, 1e-9];
  for (let code = 0; code < shape.length; code += 1) {
    sum += at(shape, code) * at(weights, code);
    weight += at(weights, code);
  }
  return shape.map((value, code) =>
    at(weights, code) > 0 ? value - sum / weight : code === MISSING_CODE ? 0 : value - sum / weight,
  );
}

function worthOf(shape: Float64Array, weights: Float64Array): number {
  let worth = 0;
  for (let code = 0; code < shape.length; code += 1) worth += (at(weights, code) * at(shape, code) ** 2) / 2;
  return worth;
}

/** The base that makes the mean chance over the training rows what was observed. `scores` are without it. */
export function basePoints(scores: ArrayLike<number>, isBad: Uint8Array, training: Int32Array): string {
  const observed = shareOfBad(isBad, training);
  const anchor = Number(SCALE.score) - POINTS_PER_LOG_ODDS * Math.log(Number(SCALE.odds));
  let base = anchor - POINTS_PER_LOG_ODDS * logit(observed);
  for (let round = 0; round < 30; round += 1) {
    let [mean, curvature] = [0, 1e-12];
    for (let place = 0; place < training.length; place += 1) {
      const chance = 1 / (1 + Math.exp((base + at(scores, place) - anchor) / POINTS_PER_LOG_ODDS));
      mean += chance;
      curvature += chance * (1 - chance);
    }
    const step = (POINTS_PER_LOG_ODDS * (mean - observed * training.length)) / curvature;
    base += Math.max(-50, Math.min(50, step));
  }
  return String(Math.round(base));
}

/** Chance of bad at a score, by the card's scale. A float: for reports, never for points. */
export function chanceOfBad(score: number): number {
  const logOdds = Math.log(Number(SCALE.odds)) + (score - Number(SCALE.score)) / POINTS_PER_LOG_ODDS;
  return 1 / (1 + Math.exp(logOdds));
}
