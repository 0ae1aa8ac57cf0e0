import type { FitReport, Measures } from "./scorecard-api.ts";

const STEADY_BELOW = 0.1;
const OTHER_FROM = 0.25;
const STRONG_FROM = 0.75;
const FAIR_FROM = 0.65;
const LOWEST_SHARE = 0.2;

/** What a stability index says: the same people, moved somewhat, or others. */
export function stabilityOf(psi: number): "steady" | "moved" | "other" {
  if (psi < STEADY_BELOW) return "steady";
  return psi < OTHER_FROM ? "moved" : "other";
}

/** What an AUC says in a word. */
export function strengthOf(auc: number): "strong" | "fair" | "weak" {
  if (auc >= STRONG_FROM) return "strong";
  return auc >= FAIR_FROM ? "fair" : "weak";
}

/** A place on the curve of a score: which share of the good ones lies below it, and which share of the bad ones. */
export interface CurvePoint {
  readonly good: number;
  readonly bad: number;
  /** Of all rows. */
  readonly all: number;
}

/** The curve of a score from its tenths, the lowest scores first; from (0, 0) to (1, 1). */
export function curveOf({ calibration }: Pick<Measures, "calibration">): CurvePoint[] {
  const tenths = [...calibration].sort((one, other) => one.scoreFrom - other.scoreFrom);
  const rows = tenths.reduce((sum, tenth) => sum + tenth.rows, 0);
  const bads = tenths.reduce((sum, tenth) => sum + tenth.rows * tenth.badShare, 0);
  const goods = rows - bads;
  const points: CurvePoint[] = [{ good: 0, bad: 0, all: 0 }];
  let [bad, all] = [0, 0];
  for (const tenth of tenths) {
    bad += tenth.rows * tenth.badShare;
    all += tenth.rows;
    points.push({
      good: goods === 0 ? 0 : (all - bad) / goods,
      bad: bads === 0 ? 0 : bad / bads,
      all: rows === 0 ? 0 : all / rows,
    });
  }
  return points;
}

/** The finding of the curve: which share of the bad ones is among (about) the fifth with the lowest scores. */
export function foundAmongLowest(points: readonly CurvePoint[]): { found: number; share: number } {
  const at = points.find(({ all }) => all >= LOWEST_SHARE) ?? { bad: 0, all: 0 };
  return { found: at.bad, share: at.all };
}

/** How far foreseen and seen shares lie apart at most, in percentage points, rounded up. */
export function calibrationGap({ calibration }: Pick<Measures, "calibration">): number {
  const gaps = calibration.map(({ meanChance, badShare }) => Math.abs(meanChance - badShare));
  return Math.ceil(100 * Math.max(0, ...gaps));
}

/** The parts of a report, the most telling first. */
export function tellingFirst({ variables }: Pick<FitReport, "variables">): FitReport["variables"] {
  return [...variables].sort((one, other) => other.informationValue - one.informationValue);
}

/** Names of bands between bounds: "under 480", "480–512", "640 and over". */
export function bandLabels(bounds: readonly number[], count: number): string[] {
  const at = (index: number): string => String(Math.round(bounds[index] ?? 0));
  return Array.from({ length: count }, (_, index) => {
    if (bounds.length === 0) return "";
    if (index === 0) return `< ${at(0)}`;
    return index >= bounds.length ? `≥ ${at(bounds.length - 1)}` : `${at(index - 1)}–${at(index)}`;
  });
}
