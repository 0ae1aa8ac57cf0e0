import type { Scorecard } from "../scorecard.ts";
import { at } from "./boost.ts";
import { chanceOfBad } from "./draw-card.ts";
import { type FitResult, fitScorecard } from "./fit-scorecard.ts";
import { type Measures, measure } from "./measures.ts";
import { readTable, type TableOptions } from "./read-table.ts";
import { scoreRows } from "./score-rows.ts";
import { type Direction, FIT_DEFAULTS, type FitOptions, type OnProgress } from "./table.ts";

export const METHODS = ["boosted", "logistic"] as const;
export const HOLDOUT_DEFAULT = 0.2;
export const HOLDOUT_MAX = 0.5;
export const FIT_INTERACTIONS_MAX = 20;

/** What is asked of a fit; JSON values only, as a job or a thread is given it. */
export interface FitRequest extends TableOptions {
  readonly name: string;
  /** What bad means, in words. */
  readonly meaning: string;
  readonly method: FitOptions["method"];
  /** Share of the newest rows kept aside; 0 learns from all and measures in folds. */
  readonly holdoutShare: number;
  readonly interactionsMax: number;
  readonly directions: Readonly<Record<string, Direction>>;
  readonly caveats?: readonly string[];
}

export const FIT_REQUEST_DEFAULTS = {
  method: FIT_DEFAULTS.method,
  holdoutShare: HOLDOUT_DEFAULT,
  interactionsMax: FIT_DEFAULTS.interactionsMax,
  directions: {},
} as const;

/**
 * Learns a card from a file and reports on it; `id` and version "1" are the card's.
 * @throws FileError, Refusal unfit_file.
 */
export async function fitFile(
  source: AsyncIterable<Uint8Array>,
  request: FitRequest,
  id: string,
  onProgress: OnProgress,
): Promise<FitResult> {
  onProgress(0, "reading");
  const { table, notes } = await readTable(source, request);
  const options = {
    method: request.method,
    seed: FIT_DEFAULTS.seed,
    interactionsMax: request.interactionsMax,
    directions: new Map(Object.entries(request.directions)),
  };
  const names = { id, version: "1", name: request.name, target: request.meaning };
  const remarks = { notes, caveats: request.caveats ?? [] };
  return fitScorecard(table, options, names, request.holdoutShare, remarks, onProgress);
}

export interface CheckedFile {
  readonly measures: Measures;
  readonly notes: readonly string[];
  /** Score and chance of bad by row, in the table's order. */
  readonly scores: readonly { readonly id: string; readonly score: number; readonly chance: number }[];
}

/**
 * Scores a file whose outcomes are known with a card that was there before.
 * @throws FileError, Refusal unfit_file.
 */
export async function checkFile(
  source: AsyncIterable<Uint8Array>,
  card: Scorecard,
  options: TableOptions,
): Promise<CheckedFile> {
  const { table, notes, ids } = await readTable(source, options);
  const scores = scoreRows(
    card,
    table,
    Int32Array.from({ length: table.rows }, (_, row) => row),
  );
  return {
    measures: measure(scores, table.isBad, chanceOfBad),
    notes,
    scores: Array.from(scores, (_score, row) => ({
      id: ids[row] ?? "",
      score: at(scores, row),
      chance: chanceOfBad(at(scores, row)),
    })),
  };
}
