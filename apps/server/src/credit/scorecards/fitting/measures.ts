// How good a card is, on rows whose outcome is known. Scores are higher for safer customers.

import { at } from "./boost.ts";
import { seededRandom } from "./random.ts";

export interface Interval {
  readonly value: number;
  /** 95 % interval by bootstrap over rows. */
  readonly low: number;
  readonly high: number;
}

export interface CalibrationRow {
  readonly rows: number;
  readonly meanChance: number;
  readonly badShare: number;
  readonly scoreFrom: number;
  readonly scoreTo: number;
}

export interface Measures {
  readonly rows: number;
  readonly bads: number;
  readonly auc: Interval;
  readonly gini: number;
  readonly ks: number;
  readonly brier: number;
  /** Expected calibration error over tenths: mean distance of foreseen and seen. */
  readonly ece: number;
  readonly calibration: readonly CalibrationRow[];
}

const RESAMPLES = 200;
const TENTHS = 10;

export function measure(
  scores: Float64Array,
  isBad: Uint8Array,
  chanceOf: (score: number) => number,
): Measures {
  const order = orderByScore(scores);
  const bads = isBad.reduce((sum, bad) => sum + bad, 0);
  const auc = aucInterval(scores, isBad, order);
  const calibration = calibrate(scores, isBad, order, chanceOf);
  return {
    rows: scores.length,
    bads,
    auc,
    gini: 2 * auc.value - 1,
    ks: ksOf(scores, isBad, order),
    brier: brierOf(scores, isBad, chanceOf),
    ece: calibration.reduce(
      (sum, { rows, meanChance, badShare }) => sum + (rows / scores.length) * Math.abs(meanChance - badShare),
      0,
    ),
    calibration,
  };
}

/** Chance that a bad row scores lower than a good one, ties half. NaN when there is only one kind. */
export function aucOf(scores: Float64Array, isBad: Uint8Array): number {
  return weightedAuc(scores, isBad, orderByScore(scores), null);
}

/** The largest distance between the cumulated shares of bad and good. */
export function ksOf(scores: Float64Array, isBad: Uint8Array, order = orderByScore(scores)): number {
  const bads = isBad.reduce((sum, bad) => sum + bad, 0);
  const goods = isBad.length - bads;
  let [bad, good, most] = [0, 0, 0];
  for (let place = 0; place < order.length; ) {
    const score = at(scores, at(order, place));
    for (; place < order.length && at(scores, at(order, place)) === score; place += 1)
      if (at(isBad, at(order, place)) === 1) bad += 1;
      else good += 1;
    most = Math.max(most, Math.abs(bad / bads - good / goods));
  }
  return most;
}

function orderByScore(scores: Float64Array): Uint32Array {
  return Uint32Array.from(scores, (_score, row) => row).sort(
    (one, other) => at(scores, one) - at(scores, other),
  );
}

function weightedAuc(
  scores: Float64Array,
  isBad: Uint8Array,
  order: Uint32Array,
  weights: Uint16Array | null,
): number {
  let [badsBelow, goodsAll, wins] = [0, 0, 0];
  for (let place = 0; place < order.length; ) {
    const score = at(scores, at(order, place));
    let [bads, goods] = [0, 0];
    for (; place < order.length && at(scores, at(order, place)) === score; place += 1) {
      const row = at(order, place);
      const weight = weights === null ? 1 : at(weights, row);
      if (at(isBad, row) === 1) bads += weight;
      else goods += weight;
    }
    wins += goods * (badsBelow + bads / 2);
    badsBelow += bads;
    goodsAll += goods;
  }
  return wins / (badsBelow * goodsAll);
}

function aucInterval(scores: Float64Array, isBad: Uint8Array, order: Uint32Array): Interval {
  const value = weightedAuc(scores, isBad, order, null);
  const random = seededRandom(scores.length);
  const weights = new Uint16Array(scores.length);
  const drawn: number[] = [];
  for (let resample = 0; resample < RESAMPLES; resample += 1) {
    weights.fill(0);
    for (let count = 0; count < scores.length; count += 1) {
      const row = Math.floor(random() * scores.length);
      weights[row] = at(weights, row) + 1;
    }
    const auc = weightedAuc(scores, isBad, order, weights);
    if (Number.isFinite(auc)) drawn.push(auc);
  }
  drawn.sort((one, other) => one - other);
  const quantile = (share: number): number => drawn[Math.floor(share * (drawn.length - 1))] ?? value;
  return { value, low: quantile(0.025), high: quantile(0.975) };
}

function brierOf(scores: Float64Array, isBad: Uint8Array, chanceOf: (score: number) => number): number {
  let sum = 0;
  for (let row = 0; row < scores.length; row += 1) sum += (chanceOf(at(scores, row)) - at(isBad, row)) ** 2;
  return sum / scores.length;
}

function calibrate(
  scores: Float64Array,
  isBad: Uint8Array,
  order: Uint32Array,
  chanceOf: (score: number) => number,
): CalibrationRow[] {
  const result: CalibrationRow[] = [];
  for (let tenth = 0; tenth < TENTHS; tenth += 1) {
    const rows = order.slice(
      Math.floor((tenth * order.length) / TENTHS),
      Math.floor(((tenth + 1) * order.length) / TENTHS),
    );
    if (rows.length === 0) continue;
    let [chance, bads] = [0, 0];
    for (const row of rows) {
      chance += chanceOf(at(scores, row));
      bads += at(isBad, row);
    }
    result.push({
      rows: rows.length,
      meanChance: chance / rows.length,
      badShare: bads / rows.length,
      scoreFrom: at(scores, at(rows, 0)),
      scoreTo: at(scores, at(rows, rows.length - 1)),
    });
  }
  return result;
}

/** Population stability index of two distributions over the same bins; under 0.1 steady, over 0.25 another people. */
export function stabilityIndex(before: readonly number[], after: readonly number[]): number {
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const [all, allAfter] = [sum(before), sum(after)];
  if (all === 0 || allAfter === 0) return 0;
  // Half a row in each bin keeps an empty one from being infinitely far.
  const share = (count: number, total: number): number => (count + 0.5) / (total + 0.5 * before.length);
  return before.reduce((index, count, bin) => {
    const [one, other] = [share(count, all), share(after[bin] ?? 0, allAfter)];
    return index + (other - one) * Math.log(other / one);
  }, 0);
}
