import type { PlainDate } from "@goodterms/kernel";
import type { BureauFlag, BureauScore, ScoreScale } from "../port.ts";

export const RISK_SCORE_MAX = 1_000;
const PERCENT = 100;
const RISK_CLASS_MAX = 5;

/**
 * Where a raw score stands between the risky end (0) and the safe end (1000) of its scale, rounded half-up; null
 * outside the scale, for such a number is a sentinel or a mistake, and neither is a score.
 */
export function onOneScale(raw: number, scale: ScoreScale): number | null {
  if (!(raw >= scale.minimum && raw <= scale.maximum)) return null;
  const share = (raw - scale.minimum) / (scale.maximum - scale.minimum);
  return Math.round((scale.saferEnd === "high" ? share : 1 - share) * RISK_SCORE_MAX);
}

/** A percentile (share of the population that is riskier) on the one scale. */
export function percentileOnOneScale(percentile: number): number | null {
  return percentile > 0 && percentile <= PERCENT ? Math.round((percentile / PERCENT) * RISK_SCORE_MAX) : null;
}

/** A class of 1 (safest) to 5; null for anything else, sentinels included. */
export function readRiskClass(value: number | null): number | null {
  return value !== null && Number.isInteger(value) && value >= 1 && value <= RISK_CLASS_MAX ? value : null;
}

export interface ScoreParts {
  readonly model: string;
  readonly title: string;
  readonly raw: number | null;
  readonly scale: ScoreScale | null;
  readonly percentile: number | null;
  readonly riskClass: number | null;
  /** Set: there is no score, whatever the numbers say. */
  readonly noScoreReason: string | null;
  readonly reasons?: BureauScore["reasons"];
  readonly asOf: PlainDate | null;
}

/**
 * One score on the one scale. The percentile goes before the raw score where both are given: it compares across
 * models, a range does not.
 */
export function makeScore(parts: ScoreParts): BureauScore {
  const { raw, scale, model, title, asOf } = parts;
  const isScore = parts.noScoreReason === null;
  const byPercentile = parts.percentile === null ? null : percentileOnOneScale(parts.percentile);
  const byRange = raw === null || scale === null ? null : onOneScale(raw, scale);
  const riskScore = isScore ? (byPercentile ?? byRange) : null;
  return {
    model,
    title,
    raw: isScore && riskScore !== null && raw !== null ? String(raw) : null,
    scale,
    percentile: isScore && byPercentile !== null ? parts.percentile : null,
    riskScore,
    riskClass: isScore ? readRiskClass(parts.riskClass) : null,
    noScoreReason: riskScore === null ? (parts.noScoreReason ?? "not given") : null,
    reasons: parts.reasons ?? [],
    asOf,
  };
}

/** The riskiest of several: a company is as safe as its worst score says. */
export function riskiest(scores: readonly BureauScore[]): {
  readonly riskScore: number | null;
  readonly riskClass: number | null;
} {
  const numbers = scores.flatMap((score) => (score.riskScore === null ? [] : [score.riskScore]));
  const classes = scores.flatMap((score) => (score.riskClass === null ? [] : [score.riskClass]));
  return {
    riskScore: numbers.length === 0 ? null : Math.min(...numbers),
    riskClass: classes.length === 0 ? null : Math.max(...classes),
  };
}

/** The flags whose condition holds, sorted. */
export function flagsOf(conditions: Readonly<Partial<Record<BureauFlag, boolean>>>): BureauFlag[] {
  return (Object.keys(conditions) as BureauFlag[]).filter((flag) => conditions[flag] === true).sort();
}

/** Only the figures that are known. */
export function knownFigures(figures: Readonly<Record<string, string | null>>): Record<string, string> {
  const known = Object.entries(figures).filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries(known);
}
