import { assert } from "@goodterms/kernel";
import { checkScorecard } from "../check-scorecard.ts";
import { refuse } from "../refusals.ts";
import type { Scorecard } from "../scorecard.ts";
import { at } from "./boost.ts";
import type { CardNames } from "./draw-card.ts";
import { fitCard } from "./fit-card.ts";
import { seededRandom } from "./random.ts";
import { type FitReport, type HeldOut, reportFit } from "./report.ts";
import { scoreRows } from "./score-rows.ts";
import type { FitOptions, FitTable, OnProgress } from "./table.ts";

const FOLDS = 5;

export interface FitResult {
  readonly card: Scorecard;
  readonly report: FitReport;
}

/**
 * Learns a card and reports on it. With a hold-out share above 0 the newest rows (in the table's order) are kept aside,
 * the card is learned from the older ones and measured on the newer. With 0 it is learned from all, and measured in
 * five folds by cards learned without the fold. Figures are those of published cards, scored by scoreCustomer.
 * @throws Refusal unfit_file when one kind of outcome is missing on either side of the hold-out.
 */
export function fitScorecard(
  table: FitTable,
  options: FitOptions,
  names: CardNames,
  holdoutShare: number,
  notes: { readonly notes: readonly string[]; readonly caveats: readonly string[] },
  onProgress: OnProgress,
): FitResult {
  const rows = Int32Array.from({ length: table.rows }, (_, row) => row);
  const held = Math.round(table.rows * holdoutShare);
  const training = rows.slice(0, table.rows - held);
  if (held > 0) checkKinds(table, training, "learned from");
  if (held > 0) checkKinds(table, rows.slice(table.rows - held), "kept aside");
  const fits = held === 0 ? FOLDS + 1 : 1;
  const card = fitCard(table, training, options, names, (share, step) =>
    onProgress((0.95 * share) / fits, step),
  );
  const problems = checkScorecard(card);
  assert(problems.length === 0, `a fit drew an unsound card: ${problems[0]?.path} ${problems[0]?.message}`);
  const heldOut: HeldOut =
    held === 0
      ? scoreFolds(table, options, names, onProgress)
      : {
          kind: "time",
          rows: rows.slice(table.rows - held),
          scores: scoreRows(card, table, rows.slice(table.rows - held)),
        };
  onProgress(0.97, "report");
  const monotone = [...options.directions].map(
    ([column, direction]) => `"${column}" was made to go one way: higher is ${direction}.`,
  );
  return {
    card,
    report: reportFit(card, table, training, heldOut, [...notes.notes, ...monotone], notes.caveats),
  };
}

/** A file in the order of its outcomes would be learned from one kind alone. */
function checkKinds(table: FitTable, rows: Int32Array, what: string): void {
  let bads = 0;
  for (const row of rows) bads += at(table.isBad, row);
  if (Math.min(bads, rows.length - bads) >= KIND_ROWS_MIN) return;
  throw refuse(
    "unfit_file",
    `Of the ${rows.length} rows ${what}, ${bads} are bad; at least ${KIND_ROWS_MIN} of each kind are needed. Say which column tells the time, or keep nothing aside: it is then measured in folds.`,
  );
}

const KIND_ROWS_MIN = 5;

/** Every row's score by a card that has not seen it. Folds are drawn by chance, evenly among bad and good. */
function scoreFolds(table: FitTable, options: FitOptions, names: CardNames, onProgress: OnProgress): HeldOut {
  const random = seededRandom(options.seed);
  const order = Array.from({ length: table.rows }, (_, row) => ({ row, chance: random() }))
    .sort((one, other) => at(table.isBad, one.row) - at(table.isBad, other.row) || one.chance - other.chance)
    .map(({ row }) => row);
  const fold = new Uint8Array(table.rows);
  for (const [place, row] of order.entries()) fold[row] = place % FOLDS;
  const rows = Int32Array.from({ length: table.rows }, (_, row) => row);
  const scores = new Float64Array(table.rows);
  for (let number = 0; number < FOLDS; number += 1) {
    const training = rows.filter((row) => at(fold, row) !== number);
    const aside = rows.filter((row) => at(fold, row) === number);
    const card = fitCard(table, training, options, names, (share, step) =>
      onProgress((0.95 * (1 + number + share)) / (FOLDS + 1), `fold ${number + 1} of ${FOLDS}: ${step}`),
    );
    for (const [place, score] of scoreRows(card, table, aside).entries()) scores[at(aside, place)] = score;
  }
  return { kind: "folds", rows, scores };
}
