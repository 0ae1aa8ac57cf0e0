// The fitting tool on public credit sets with given folds: what the published cards reach on rows they have not seen,
// beside a classical scorecard and boosting. The sets are no part of the product; without them this bench says so.
import { createReadStream, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { chanceOfBad } from "../src/credit/scorecards/fitting/draw-card.ts";
import { fitCard } from "../src/credit/scorecards/fitting/fit-card.ts";
import { aucOf, ksOf, measure } from "../src/credit/scorecards/fitting/measures.ts";
import { readTable } from "../src/credit/scorecards/fitting/read-table.ts";
import { scoreRows } from "../src/credit/scorecards/fitting/score-rows.ts";
import { FIT_DEFAULTS, type FitOptions, type FitTable } from "../src/credit/scorecards/fitting/table.ts";

const SETS = join(import.meta.dirname, "../../../../shared/data/credit-risk");
const FOLDS = [0, 1, 2, 3, 4];

/** Means over the same folds: a scorecard of weights of evidence, and the better of two kinds of boosting. */
const BARS = [
  { set: "german", auc: 0.77, ks: 0.438, boosting: 0.793 },
  { set: "default_cc", auc: 0.771, ks: 0.411, boosting: 0.783 },
  { set: "gmsc", auc: 0.858, ks: 0.56, boosting: 0.866 },
  { set: "polish_5year", auc: 0.899, ks: 0.67, boosting: 0.951 },
  { set: "polish_1year", auc: 0.862, ks: 0.583, boosting: 0.938 },
] as const;

/**
 * Fits every set, or the one named, fold by fold; prints means and sizes. With GOODTERMS_BENCH_PREDICTIONS, a folder,
 * the out-of-fold chances are written there as CSV (id, p).
 */
export async function benchScorecards(only: string | undefined): Promise<void> {
  if (!existsSync(SETS)) throw new Error(`the credit sets are not at ${SETS}`);
  console.log("\nScorecards on given folds (published cards, scored as in production)");
  console.log(
    "  set           method    AUC   bar    KS    bar   boosting  Brier   ECE    variables bins tables  s/fit",
  );
  for (const bar of BARS)
    if (only === undefined || only === bar.set)
      for (const method of ["boosted", "logistic"] as const) await benchSet(bar, { ...FIT_DEFAULTS, method });
}

async function benchSet(bar: (typeof BARS)[number], options: FitOptions): Promise<void> {
  const { table, ids, foldOf } = await readSet(bar.set);
  const all = Int32Array.from({ length: table.rows }, (_, row) => row);
  const scores = new Float64Array(table.rows);
  const figures = FOLDS.map((fold) => {
    const aside = all.filter((row) => foldOf[row] === fold);
    const training = all.filter((row) => foldOf[row] !== fold);
    const started = performance.now();
    const names = { id: bar.set, version: "1", name: bar.set, target: "bad" };
    const card = fitCard(table, training, options, names, () => undefined);
    const seconds = (performance.now() - started) / 1000;
    const found = scoreRows(card, table, aside);
    for (const [place, row] of aside.entries()) scores[row] = found[place] ?? 0;
    const isBad = Uint8Array.from(aside, (row) => table.isBad[row] ?? 0);
    return {
      auc: aucOf(found, isBad),
      ks: ksOf(found, isBad),
      seconds,
      variables: card.variables.length,
      bins: card.variables.reduce((sum, { bins }) => sum + bins.length, 0),
      tables: card.interactions?.length ?? 0,
    };
  });
  const mean = (key: keyof (typeof figures)[number]): number =>
    figures.reduce((sum, figure) => sum + figure[key], 0) / figures.length;
  const { brier, ece } = measure(scores, table.isBad, chanceOfBad);
  const three = (number: number): string => number.toFixed(3).padStart(5);
  console.log(
    `  ${bar.set.padEnd(13)} ${options.method.padEnd(8)} ${three(mean("auc"))} ${three(bar.auc)} ${three(mean("ks"))} ${three(bar.ks)}   ${three(bar.boosting)}   ${brier.toFixed(4)} ${ece.toFixed(4)}  ${mean("variables").toFixed(0).padStart(6)} ${mean("bins").toFixed(0).padStart(6)} ${mean("tables").toFixed(0).padStart(5)} ${mean("seconds").toFixed(1).padStart(6)}`,
  );
  const folder = process.env.GOODTERMS_BENCH_PREDICTIONS;
  if (folder !== undefined && options.method === "boosted")
    writeFileSync(
      join(folder, `${bar.set}.csv`),
      `id,p\n${ids.map((id, row) => `${id},${chanceOfBad(scores[row] ?? 0)}`).join("\n")}\n`,
    );
}

async function readSet(set: string): Promise<{ table: FitTable; ids: string[]; foldOf: number[] }> {
  const firstColumns = (file: string): string[][] =>
    gunzipSync(readFileSync(join(SETS, set, file)))
      .toString()
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(","));
  const ids = firstColumns("train.csv.gz").map(([id]) => id ?? "");
  const folds = new Map(firstColumns("folds.csv.gz").map(([id, fold]) => [id ?? "", Number(fold)]));
  const file = createReadStream(join(SETS, set, "train.csv.gz"));
  const { table } = await readTable(file, { target: "target", leaveOut: ["id"] });
  if (table.rows !== ids.length) throw new Error(`${set}: ${table.rows} rows were read of ${ids.length}`);
  return { table, ids, foldOf: ids.map((id) => folds.get(id) ?? -1) };
}
