import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { fitCard } from "./fit-card.ts";
import { aucOf, ksOf } from "./measures.ts";
import { readTable } from "./read-table.ts";
import { scoreRows } from "./score-rows.ts";
import { FIT_DEFAULTS } from "./table.ts";

// Goal: the fitting tool keeps the strength that the bench measures on larger sets. Method: the smallest public set with
// its given folds; cards are learned without the fold and scored as published.

const GERMAN = join(import.meta.dirname, "../../../../../../../shared/data/credit-risk/german");

test("german: on the given folds the published card is at least the classical scorecard (AUC .770, KS .438)", async () => {
  const folds = new Map(
    gunzipSync(readFileSync(join(GERMAN, "folds.csv.gz")))
      .toString()
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(",") as [string, string]),
  );
  const ids = gunzipSync(readFileSync(join(GERMAN, "train.csv.gz")))
    .toString()
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(",")[0] ?? "");
  const { table } = await readTable(createReadStream(join(GERMAN, "train.csv.gz")), {
    target: "target",
    leaveOut: ["id"],
  });
  const rows = Int32Array.from({ length: table.rows }, (_, row) => row);
  const names = { id: "german", version: "1", name: "German", target: "bad" };
  const figures = [0, 1, 2, 3, 4].map((fold) => {
    const training = rows.filter((row) => Number(folds.get(ids[row] ?? "")) !== fold);
    const aside = rows.filter((row) => Number(folds.get(ids[row] ?? "")) === fold);
    const scores = scoreRows(
      fitCard(table, training, FIT_DEFAULTS, names, () => {}),
      table,
      aside,
    );
    const isBad = Uint8Array.from(aside, (row) => table.isBad[row] ?? 0);
    return { auc: aucOf(scores, isBad), ks: ksOf(scores, isBad) };
  });
  const mean = (key: "auc" | "ks"): number =>
    figures.reduce((sum, one) => sum + one[key], 0) / figures.length;
  expect(mean("auc")).toBeGreaterThanOrEqual(0.77);
  expect(mean("ks")).toBeGreaterThanOrEqual(0.438);
}, 60_000);
