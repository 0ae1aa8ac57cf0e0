// What a fit says of itself: figures on rows it has not learned from, and every bin with what was seen in it.
import { openBins } from "../bins.ts";
import { scoreCustomer } from "../score-customer.ts";
import type { Scorecard, ScorecardVariable } from "../scorecard.ts";
import { at } from "./boost.ts";
import { variableName } from "./draw-bins.ts";
import { chanceOfBad } from "./draw-card.ts";
import { type Measures, measure, stabilityIndex } from "./measures.ts";
import { scoreRows } from "./score-rows.ts";
import type { FitTable } from "./table.ts";

export interface BinReport {
  readonly label: string;
  readonly points: string;
  readonly rows: number;
  readonly bads: number;
  readonly badShare: number;
  /** Weight of evidence: log of (share of the good here / share of the bad here). */
  readonly woe: number;
}

export interface VariableReport {
  readonly name: string;
  readonly label: string;
  readonly informationValue: number;
  /** Population stability between training and hold-out. */
  readonly psi: number;
  readonly bins: readonly BinReport[];
}

/** Distribution of scores in tenths of the training rows: what monitoring compares with. */
export interface ScoreBands {
  /** Nine boundaries between ten bands. */
  readonly bounds: readonly number[];
  readonly counts: readonly number[];
}

export interface FitReport {
  readonly rows: number;
  readonly bads: number;
  /** `time`: the newest rows were held out. `folds`: every row was scored by a card that had not seen it. */
  readonly heldOut: "time" | "folds";
  readonly orderedBy: string | null;
  readonly training: Measures;
  readonly holdout: Measures;
  readonly scorePsi: number;
  readonly bands: ScoreBands;
  readonly variables: readonly VariableReport[];
  readonly reasons: readonly { readonly code: string; readonly customers: number }[];
  readonly notes: readonly string[];
  readonly caveats: readonly string[];
}

const BANDS = 10;
const REASONS_MAX = 10;
/** Half a row in a bin that has none of a kind. */
const HALF = 0.5;

const REJECT_CAVEAT =
  "Only customers who were given credit have an outcome. Those refused are not in these figures, so the card may judge people like them too kindly; widen acceptance in small steps and watch.";

/** Scores and what they were on, for the report. */
export interface HeldOut {
  readonly rows: Int32Array;
  readonly scores: Float64Array;
  readonly kind: "time" | "folds";
}

export function reportFit(
  card: Scorecard,
  table: FitTable,
  training: Int32Array,
  heldOut: HeldOut,
  notes: readonly string[],
  caveats: readonly string[],
): FitReport {
  const badOf = (rows: Int32Array): Uint8Array => Uint8Array.from(rows, (row) => at(table.isBad, row));
  const trainingScores = scoreRows(card, table, training);
  const bands = bandsOf(trainingScores);
  return {
    rows: table.rows,
    bads: table.isBad.reduce((sum, bad) => sum + bad, 0),
    heldOut: heldOut.kind,
    orderedBy: table.orderedBy,
    training: measure(trainingScores, badOf(training), chanceOfBad),
    holdout: measure(heldOut.scores, badOf(heldOut.rows), chanceOfBad),
    scorePsi: stabilityIndex(bands.counts, countBands(bands.bounds, heldOut.scores)),
    bands,
    variables: card.variables
      .map((variable) => reportVariable(variable, table, training, heldOut.rows))
      .sort((one, other) => other.informationValue - one.informationValue),
    reasons: commonReasons(card, table, heldOut),
    notes,
    caveats: [REJECT_CAVEAT, ...caveats],
  };
}

function bandsOf(scores: Float64Array): ScoreBands {
  const sorted = scores.slice().sort();
  const bounds = new Set<number>();
  for (let band = 1; band < BANDS; band += 1)
    bounds.add(at(sorted, Math.floor((band * sorted.length) / BANDS)));
  const list = [...bounds];
  return { bounds: list, counts: countBands(list, scores) };
}

/** How many scores fall into each band. */
export function countBands(bounds: readonly number[], scores: ArrayLike<number>): number[] {
  const counts = Array.from({ length: bounds.length + 1 }, () => 0);
  for (let index = 0; index < scores.length; index += 1) {
    const place = bounds.findIndex((bound) => at(scores, index) < bound);
    const band = place < 0 ? bounds.length : place;
    counts[band] = (counts[band] ?? 0) + 1;
  }
  return counts;
}

function reportVariable(
  variable: ScorecardVariable,
  table: FitTable,
  training: Int32Array,
  heldOut: Int32Array,
): VariableReport {
  const column = table.columns.find(({ name }) => variableName(name) === variable.name);
  const finder = openBins(variable.bins);
  const count = (rows: Int32Array): { rows: number[]; bads: number[] } => {
    const counts = variable.bins.map(() => 0);
    const bads = variable.bins.map(() => 0);
    for (const row of rows) {
      const bin = finder.find(column?.texts[row] ?? null);
      if (bin < 0) continue;
      counts[bin] = (counts[bin] ?? 0) + 1;
      bads[bin] = (bads[bin] ?? 0) + at(table.isBad, row);
    }
    return { rows: counts, bads };
  };
  const seen = count(training);
  const all = seen.rows.reduce((sum, rows) => sum + rows, 0);
  const allBads = seen.bads.reduce((sum, bads) => sum + bads, 0);
  let informationValue = 0;
  const bins = variable.bins.map((bin, index): BinReport => {
    const rows = seen.rows[index] ?? 0;
    const bads = seen.bads[index] ?? 0;
    const goodHere = (rows - bads + HALF) / (all - allBads + HALF);
    const badHere = (bads + HALF) / (allBads + HALF);
    const woe = Math.log(goodHere / badHere);
    if (rows > 0) informationValue += (goodHere - badHere) * woe;
    return { label: bin.label, points: bin.points, rows, bads, badShare: rows === 0 ? 0 : bads / rows, woe };
  });
  const psi = stabilityIndex(seen.rows, count(heldOut).rows);
  return { name: variable.name, label: variable.label, informationValue, psi, bins };
}

/** Which reasons come first among the tenth with the lowest scores. */
function commonReasons(card: Scorecard, table: FitTable, heldOut: HeldOut): FitReport["reasons"] {
  const order = Array.from(heldOut.scores.keys()).sort(
    (one, other) => at(heldOut.scores, one) - at(heldOut.scores, other),
  );
  const counts = new Map<string, number>();
  const columns = table.columns.map(({ name, texts }) => [variableName(name), texts] as const);
  for (const place of order.slice(0, Math.ceil(order.length / BANDS))) {
    const row = at(heldOut.rows, place);
    const values = new Map(columns.map(([name, texts]) => [name, texts[row] ?? null]));
    for (const { code } of scoreCustomer(card, values, "champion").reasons)
      counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts]
    .map(([code, customers]) => ({ code, customers }))
    .sort((one, other) => other.customers - one.customers || (one.code < other.code ? -1 : 1))
    .slice(0, REASONS_MAX);
}
