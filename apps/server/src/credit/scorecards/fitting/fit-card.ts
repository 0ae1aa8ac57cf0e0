import type { Scorecard } from "../scorecard.ts";
import { basePoints, type CardNames, drawBoosted } from "./draw-card.ts";
import { drawLogistic } from "./draw-logistic.ts";
import { cutFinely } from "./fine-bins.ts";
import { learnShapes } from "./learn-shapes.ts";
import { scoreRows } from "./score-rows.ts";
import type { FitOptions, FitTable, OnProgress } from "./table.ts";

const ROWS_PER_BIN = 50;
const BINS_MIN = 8;
const BINS_MAX = 32;

/** Learns a card from the training rows of a table, and from them alone. The same input gives the same card. */
export function fitCard(
  table: FitTable,
  training: Int32Array,
  options: FitOptions,
  names: CardNames,
  onProgress: OnProgress,
): Scorecard {
  const bins = Math.min(BINS_MAX, Math.max(BINS_MIN, Math.round(training.length / ROWS_PER_BIN)));
  const fine = cutFinely(table, training, bins);
  const card =
    options.method === "logistic"
      ? drawLogistic(fine, table.isBad, training, options, names)
      : drawBoosted(
          fine,
          learnShapes(fine, table.isBad, training, options, onProgress),
          table.isBad,
          training,
          options,
          names,
        );
  return { ...card, basePoints: basePoints(scoreRows(card, table, training), table.isBad, training) };
}
