import { addDays, compareDecimals, daysBetween, type PlainDate, parseDecimal } from "@goodterms/kernel";
import type { ChangePoint } from "./change-point-rules.ts";
import {
  type BureauAlert,
  type Expiry,
  type Firing,
  good,
  type Standing,
  type TriggerState,
} from "./firing-rules.ts";
import { gradeRank, type Settings } from "./settings.ts";

/** A score that has moved by so many points since it was last told is told again. */
export const SCORE_POINTS = 10;
/** Limits, collateral and insurance are told of so many days before they end. */
export const EXPIRY_NOTICE_DAYS: readonly number[] = [30, 7];
/** Utilization that stayed below this for so long, while the customer bought, says that the limit is ample. */
export const LOW_UTILIZATION_BASIS_POINTS = 4_000;
export const LOW_FOR_DAYS = 90;
/** A change that began longer ago is history when monitoring first sees it. */
const CHANGE_TOLD_WITHIN_DAYS = 150;
/** As an open invoice ages the day on which a change is seen to begin may move a little: it is the same change. */
const SAME_CHANGE_DAYS = 60;
const BASIS_POINTS_PER_PERCENT = 100;

const FIRST_STATE: TriggerState = {
  firedThresholds: [],
  utilization: null,
  lowSince: null,
  isOverdue: false,
  grade: null,
  score: null,
  riskClass: null,
  changeOn: null,
  changeDirection: null,
};

/**
 * Compares where a customer stands with where it stood: what fires, and the state to remember. `before` null is the
 * first look, at which nothing counts as having moved. Pure.
 */
export function fireTriggers(
  before: TriggerState | null,
  standing: Standing,
  settings: Settings,
  today: PlainDate,
): { firings: Firing[]; state: TriggerState } {
  const known = before ?? FIRST_STATE;
  const crossing = crossThresholds(known.firedThresholds, standing, settings);
  const low = watchLow(known.lowSince, standing, today);
  const score = watchScore(known.score, standing.score, today);
  const change = watchChange(known, standing.change, today);
  const paidOff =
    known.isOverdue && !standing.isOverdue
      ? [good("paid_off", `paid_off:${today}:${standing.accountVersion}`, {})]
      : [];
  return {
    firings: [
      ...crossing.firings,
      ...low.firings,
      ...score.firings,
      ...watchGrade(known.grade, standing.grade, settings, today),
      ...watchRiskClass(known.riskClass, standing, today),
      ...change.firings,
      ...standing.bureauAlerts.map(bureauFiring),
      ...standing.expiries.flatMap((expiry) => expiryFiring(expiry, today)),
      ...paidOff,
    ],
    state: {
      firedThresholds: crossing.fired,
      utilization: standing.utilization,
      lowSince: low.since,
      isOverdue: standing.isOverdue,
      // A grade that could not be given for a while has not moved.
      grade: standing.grade ?? known.grade,
      score: score.told,
      riskClass: standing.riskClass ?? known.riskClass,
      changeOn: change.on,
      changeDirection: change.direction,
    },
  };
}

/** Each threshold fires when utilization comes to reach it, and again only after it fell below where it clears. */
export function crossThresholds(
  fired: readonly number[],
  standing: Pick<Standing, "utilization" | "accountVersion">,
  settings: Pick<Settings, "utilization">,
): { firings: Firing[]; fired: number[] } {
  const { utilization, accountVersion } = standing;
  if (utilization === null) return { firings: [], fired: [...fired] };
  const firings: Firing[] = [];
  const stillFired: number[] = [];
  for (const { percent, clearBelow } of settings.utilization) {
    const wasFired = fired.includes(percent);
    const isReached = utilization >= percent * BASIS_POINTS_PER_PERCENT;
    const isCleared = utilization < clearBelow * BASIS_POINTS_PER_PERCENT;
    if (isReached || (wasFired && !isCleared)) stillFired.push(percent);
    if (isReached && !wasFired) {
      firings.push({
        code: "utilization",
        key: `utilization:${percent}:${accountVersion}`,
        severity: percent >= 100 ? "severe" : "attention",
        isPositive: false,
        data: { percent, utilizationBasisPoints: utilization },
      });
    }
  }
  return { firings, fired: stillFired };
}

function watchLow(
  since: PlainDate | null,
  { utilization }: Standing,
  today: PlainDate,
): { firings: Firing[]; since: PlainDate | null } {
  // An account that buys nothing is not one that needs little of its limit.
  const isLow = utilization !== null && utilization > 0 && utilization < LOW_UTILIZATION_BASIS_POINTS;
  if (!isLow) return { firings: [], since: utilization === 0 ? since : null };
  if (since === null) return { firings: [], since: today };
  if (daysBetween(since, today) < LOW_FOR_DAYS) return { firings: [], since };
  return {
    firings: [good("utilization_low", `utilization_low:${since}`, { since, days: LOW_FOR_DAYS })],
    since,
  };
}

function watchScore(
  told: string | null,
  now: string | null,
  today: PlainDate,
): { firings: Firing[]; told: string | null } {
  if (told === null || now === null) return { firings: [], told: now ?? told };
  const [from, to] = [parseDecimal(told), parseDecimal(now)];
  if (from === null || to === null) return { firings: [], told: now };
  const scale = Math.max(from.scale, to.scale);
  const unit = 10n ** BigInt(scale);
  const moved =
    to.coefficient * 10n ** BigInt(scale - to.scale) - from.coefficient * 10n ** BigInt(scale - from.scale);
  const isFar = (moved < 0n ? -moved : moved) >= BigInt(SCORE_POINTS) * unit;
  if (!isFar) return { firings: [], told };
  const isPositive = compareDecimals(to, from) > 0;
  return {
    firings: [
      {
        code: "score_moved",
        key: `score_moved:${told}:${now}:${today}`,
        severity: isPositive ? "info" : "attention",
        isPositive,
        data: { from: told, to: now },
      },
    ],
    told: now,
  };
}

function watchGrade(
  before: string | null,
  now: string | null,
  settings: Settings,
  today: PlainDate,
): Firing[] {
  if (before === null || now === null || before === now) return [];
  const ranks = [gradeRank(settings, before), gradeRank(settings, now)];
  const [from, to] = ranks;
  // A grade of an older policy's brackets cannot be compared.
  if (from === null || to === null || from === undefined || to === undefined) return [];
  const key = `grade:${before}:${now}:${today}`;
  if (to < from) return [good("grade_better", key, { from: before, to: now })];
  const isWorst = to === settings.grades.length - 1;
  return [
    {
      code: "grade_worse",
      key,
      severity: isWorst ? "severe" : "attention",
      isPositive: false,
      data: { from: before, to: now },
    },
  ];
}

function watchRiskClass(
  before: string | null,
  { riskClass, riskClasses }: Standing,
  today: PlainDate,
): Firing[] {
  if (before === null || riskClass === null || before === riskClass) return [];
  const [from, to] = [riskClasses.indexOf(before), riskClasses.indexOf(riskClass)];
  // A class that the policy does not know (any more) cannot be called better.
  const isPositive = from !== -1 && to !== -1 && to < from;
  const firing: Firing = {
    code: "risk_class_moved",
    key: `risk_class:${before}:${riskClass}:${today}`,
    severity: isPositive ? "info" : "attention",
    isPositive,
    data: { from: before, to: riskClass },
  };
  return [firing];
}

function watchChange(
  known: TriggerState,
  change: ChangePoint | null,
  today: PlainDate,
): { firings: Firing[]; on: PlainDate | null; direction: "better" | "worse" | null } {
  const same = { firings: [], on: known.changeOn, direction: known.changeDirection };
  if (change === null || daysBetween(change.from, today) > CHANGE_TOLD_WITHIN_DAYS) return same;
  const isKnown =
    known.changeOn !== null &&
    (known.changeDirection === change.direction
      ? change.from < addDays(known.changeOn, SAME_CHANGE_DAYS)
      : change.from <= known.changeOn);
  if (isKnown) return same;
  const isPositive = change.direction === "better";
  const firing: Firing = {
    code: isPositive ? "pays_earlier" : "pays_later",
    key: `change:${change.direction}:${change.from}`,
    severity: isPositive ? "info" : "attention",
    isPositive,
    data: { from: change.from, seenWith: change.seenWith, invoices: change.invoices },
  };
  return { firings: [firing], on: change.from, direction: change.direction };
}

function bureauFiring(alert: BureauAlert): Firing {
  return {
    code: "bureau_alert",
    key: `bureau:${alert.id}`,
    severity: alert.severity,
    isPositive: alert.isPositive,
    data: { alert: alert.code, on: alert.on },
  };
}

/** Told at each notice, once; what ended already is the limits' own news. */
function expiryFiring(expiry: Expiry, today: PlainDate): Firing[] {
  const left = daysBetween(today, expiry.on);
  const notice = EXPIRY_NOTICE_DAYS.filter((days) => left <= days).at(-1);
  if (left < 0 || notice === undefined) return [];
  return [
    {
      code: expiry.kind === "limit" ? "limit_expiring" : "security_expiring",
      key: `expiring:${expiry.id}:${expiry.on}:${notice}`,
      severity: "attention",
      isPositive: false,
      data: { on: expiry.on, days: left },
    },
  ];
}
