// The classical card: few bins a variable, weights of evidence, one regression over them.
import type { Scorecard } from "../scorecard.ts";
import { at } from "./boost.ts";
import { drawVariable } from "./draw-bins.ts";
import { type CardNames, READABILITY, SCALE } from "./draw-card.ts";
import { type FineColumn, MISSING_CODE } from "./fine-bins.ts";
import { logit, shareOfBad } from "./learn-shapes.ts";
import { fitLogistic } from "./logistic.ts";
import { makeMonotone, mergeCodes, type Segment } from "./simplify.ts";
import type { FitOptions } from "./table.ts";

const BINS_MAX = 8;
/** Units of log-likelihood a further bin must win: a chi-square of 2. */
const BIN_WORTH = 1;
const RIDGE = 5;
/** Rows added to each bin at the average share of bad, so that a bin without bads is not infinitely good. */
const PRIOR_ROWS = 15;
/** Mean square of a variable's evidence (in log-odds) under which it is left out. */
const SPREAD_MIN = 0.005;

interface Evidence {
  readonly index: number;
  readonly segments: readonly Segment[];
  /** Log-odds of bad against the average, by segment, then for missing. */
  readonly missing: number | null;
  readonly values: Float64Array;
  /** Mean square of the values. */
  readonly spread: number;
}

/** Learns bins by merging, weights by regression, and draws the card. */
export function drawLogistic(
  fine: readonly FineColumn[],
  isBad: Uint8Array,
  training: Int32Array,
  options: FitOptions,
  names: CardNames,
): Scorecard {
  const average = shareOfBad(isBad, training);
  const weighed = fine.map((column, index) => weigh(column, index, isBad, training, average, options));
  // A card has at least one variable, be it worth as little as it is.
  const least = Math.min(SPREAD_MIN, Math.max(...weighed.map(({ spread }) => spread)));
  const evidence = weighed.filter(({ spread }) => spread >= least);
  const outcomes = Uint8Array.from(training, (row) => at(isBad, row));
  const { slopes } = fitLogistic(
    evidence.map(({ values }) => values),
    outcomes,
    RIDGE,
  );
  return {
    ...names,
    kind: "additive",
    missingMode: "ignore",
    basePoints: "0",
    scale: SCALE,
    variables: evidence.map(({ index, segments, missing }, place) => {
      // A weight below nothing would turn the evidence round: such a variable only repeats others.
      const slope = Math.max(0, at(slopes, place));
      const scaled = segments.map((segment) => ({ ...segment, value: segment.value * slope }));
      return drawVariable(
        fine[index] as FineColumn,
        { segments: scaled, missing: missing === null ? null : missing * slope },
        READABILITY.places,
      );
    }),
    interactions: [],
  };
}

function weigh(
  fine: FineColumn,
  index: number,
  isBad: Uint8Array,
  training: Int32Array,
  average: number,
  options: FitOptions,
): Evidence {
  const rows = new Float64Array(fine.bins);
  const bads = new Float64Array(fine.bins);
  for (const row of training) {
    const code = at(fine.codes, row);
    rows[code] = at(rows, code) + 1;
    bads[code] = at(bads, code) + at(isBad, row);
  }
  const evidenceOf = (bad: number, all: number): number =>
    logit((bad + PRIOR_ROWS * average) / (all + PRIOR_ROWS)) - logit(average);
  const raw = rows.map((all, code) => evidenceOf(at(bads, code), all));
  const weights = rows.map((all) => all * average * (1 - average));
  const direction = options.directions.get(fine.column.name);
  const shape = direction === undefined ? raw : makeMonotone(raw, weights, direction === "riskier" ? 1 : -1);
  const merged = mergeCodes(shape, weights, BINS_MAX, BIN_WORTH);
  const sumOver = (counts: Float64Array, { from, to }: Segment): number =>
    counts.slice(from, to).reduce((sum, count) => sum + count, 0);
  const segments = merged.map((segment) => ({
    ...segment,
    value: evidenceOf(sumOver(bads, segment), sumOver(rows, segment)),
  }));
  const missing = fine.missingRows > 0 ? at(raw, MISSING_CODE) : null;
  const values = Float64Array.from(training, (row) => {
    const code = at(fine.codes, row);
    if (code === MISSING_CODE) return missing ?? 0;
    return segments.find(({ from, to }) => code >= from && code < to)?.value ?? 0;
  });
  const spread = values.reduce((sum, value) => sum + value * value, 0) / Math.max(1, values.length);
  return { index, segments, missing, values, spread };
}
