import { parseDecimal, roundHalfUp } from "@goodterms/kernel";
import type { Behaviour } from "./behaviour-rules.ts";
import { gradeRank, type Settings } from "./settings.ts";
import { LOW_FOR_DAYS } from "./trigger-rules.ts";

export const ACTIONS = [
  "raise_limit",
  "lower_limit",
  "hold",
  "collect",
  "offer_plan",
  "shorten_terms",
  "ask_deposit",
  "ask_debit",
] as const;
export type Action = (typeof ACTIONS)[number];

/** A code with the figures behind it; wording is found by the code. Amounts in `…Minor` keys. */
export interface Ground {
  readonly code: string;
  readonly parameters: Readonly<Record<string, string | number | bigint | null>>;
}

/** What monitoring proposes to a person. */
export interface Proposal {
  readonly action: Action;
  /** The new limit, or what the action is about; null where it is about no amount. */
  readonly amountMinor: bigint | null;
  readonly reasons: readonly Ground[];
  /** What may be expected of it. */
  readonly effect: Ground;
  /** Larger first in the list: the money it moves, in minor units of the account's currency. */
  readonly movesMinor: bigint;
}

/** What proposals are made from. Amounts in the account's currency. */
export interface ProposalFacts {
  readonly behaviour: Behaviour;
  readonly utilization: number | null;
  readonly exposureMinor: bigint | null;
  readonly limitMinor: bigint | null;
  /** The highest exposure of the last year, as far as it was watched. */
  readonly peakMinor: bigint | null;
  readonly isLowForLong: boolean;
  readonly canOrder: boolean;
}

const FULL_BASIS_POINTS = 8_000;
const RAISE_PERCENT = 125n;
/** A limit beyond so much of a year's sales would not be used. */
const SALES_SHARE = 4n;
/** A new limit nearer to the old one than this is no news: a twentieth. */
const WORTHWHILE_PARTS = 20n;
const LOWER_PERCENT = 75n;
const HOLD_OVERDUE_DAYS = 60;
const COLLECT_BEYOND_USUAL_DAYS = 7;
const PLAN_ITEMS_MIN = 3;
const PLAN_OVERDUE_DAYS = 30;
const DAYS_OF_YEAR = 365n;
const SHORTER_TERMS_DAYS = 14n;
const DEPOSIT_PERCENT = 30n;
const DIGITS_OF_LIMIT = 2;

/** What should be done about a customer, as far as its behaviour tells; most money first. Pure. */
export function propose(facts: ProposalFacts, settings: Settings): Proposal[] {
  const found = [
    raiseLimit(facts, settings),
    lowerLimit(facts, settings),
    hold(facts, settings),
    collect(facts),
    offerPlan(facts, settings),
    shortenTerms(facts, settings),
    askDeposit(facts, settings),
    askDebit(facts, settings),
  ].filter((proposal) => proposal !== null);
  return found.toSorted((a, b) =>
    a.movesMinor === b.movesMinor
      ? ACTIONS.indexOf(a.action) - ACTIONS.indexOf(b.action)
      : a.movesMinor > b.movesMinor
        ? -1
        : 1,
  );
}

/** Place of the grade among the brackets as a share: best 0, worst 1; null without a grade. */
function placeOf(settings: Settings, grade: string | null): number | null {
  const rank = gradeRank(settings, grade);
  return rank === null || settings.grades.length < 2 ? null : rank / (settings.grades.length - 1);
}

const isGood = (facts: ProposalFacts, settings: Settings): boolean =>
  (placeOf(settings, facts.behaviour.grade) ?? 1) < 0.5;
const isBad = (facts: ProposalFacts, settings: Settings): boolean =>
  (placeOf(settings, facts.behaviour.grade) ?? 0) > 0.5;
const isWorst = (facts: ProposalFacts, settings: Settings): boolean =>
  placeOf(settings, facts.behaviour.grade) === 1;
const isWorsening = ({ behaviour }: ProposalFacts): boolean => behaviour.trend?.direction === "worse";

function gradeGround({ behaviour }: ProposalFacts): Ground {
  return {
    code: "payer_grade",
    parameters: {
      grade: behaviour.grade,
      meanDaysLate: behaviour.mean?.mean ?? null,
      invoices: behaviour.observations,
    },
  };
}

function overdueGround({ behaviour }: ProposalFacts): Ground {
  return {
    code: "overdue",
    parameters: {
      overdueMinor: behaviour.overdueMinor,
      items: behaviour.overdueItems,
      days: behaviour.oldestOverdueDays,
    },
  };
}

function trendGround({ behaviour }: ProposalFacts): Ground[] {
  if (behaviour.trend?.direction !== "worse") return [];
  const { recentMean, beforeMean, recentInvoices } = behaviour.trend;
  return [{ code: "pays_later", parameters: { recentMean, beforeMean, invoices: recentInvoices } }];
}

function raiseLimit(facts: ProposalFacts, settings: Settings): Proposal | null {
  const { limitMinor, utilization, behaviour } = facts;
  if (limitMinor === null || limitMinor <= 0n || utilization === null || utilization < FULL_BASIS_POINTS)
    return null;
  if (!isGood(facts, settings) || isWorsening(facts) || behaviour.overdueItems > 0) return null;
  const wanted = (limitMinor * RAISE_PERCENT) / 100n;
  const useful = behaviour.sales12mMinor / SALES_SHARE;
  const amountMinor = roundLimit(wanted < useful ? wanted : useful);
  if (amountMinor * WORTHWHILE_PARTS < limitMinor * (WORTHWHILE_PARTS + 1n)) return null;
  return {
    action: "raise_limit",
    amountMinor,
    reasons: [
      { code: "limit_used", parameters: { utilizationBasisPoints: utilization, limitMinor } },
      gradeGround(facts),
    ],
    effect: { code: "room_gained", parameters: { roomMinor: amountMinor - limitMinor } },
    movesMinor: amountMinor - limitMinor,
  };
}

function lowerLimit(facts: ProposalFacts, settings: Settings): Proposal | null {
  const { limitMinor, exposureMinor, peakMinor } = facts;
  if (limitMinor === null || limitMinor <= 0n || exposureMinor === null) return null;
  const isRisky = isBad(facts, settings) && isWorsening(facts);
  if (!isRisky && !facts.isLowForLong) return null;
  const needed = isRisky ? (limitMinor * LOWER_PERCENT) / 100n : 2n * (peakMinor ?? exposureMinor);
  const floor = exposureMinor > 0n ? exposureMinor : 0n;
  const amountMinor = roundLimit(needed > floor ? needed : floor);
  if (amountMinor * (WORTHWHILE_PARTS + 1n) > limitMinor * WORTHWHILE_PARTS) return null;
  const unused: Ground = { code: "limit_unused", parameters: { peakMinor, limitMinor, days: LOW_FOR_DAYS } };
  return {
    action: "lower_limit",
    amountMinor,
    reasons: isRisky ? [gradeGround(facts), ...trendGround(facts)] : [unused],
    effect: { code: "open_line_reduced", parameters: { lessMinor: limitMinor - amountMinor } },
    movesMinor: limitMinor - amountMinor,
  };
}

function hold(facts: ProposalFacts, settings: Settings): Proposal | null {
  const { behaviour, limitMinor, exposureMinor, canOrder } = facts;
  if (!canOrder || behaviour.overdueItems === 0) return null;
  const isLong = behaviour.oldestOverdueDays > HOLD_OVERDUE_DAYS;
  if (!isLong && !(isWorst(facts, settings) && isWorsening(facts))) return null;
  const roomMinor = limitMinor === null || exposureMinor === null ? 0n : limitMinor - exposureMinor;
  const openMinor = roomMinor > 0n ? roomMinor : 0n;
  return {
    action: "hold",
    amountMinor: null,
    reasons: [overdueGround(facts), ...(behaviour.grade === null ? [] : [gradeGround(facts)])],
    effect: { code: "no_more_exposure", parameters: { roomMinor: openMinor } },
    movesMinor: openMinor,
  };
}

function collect(facts: ProposalFacts): Proposal | null {
  const { behaviour } = facts;
  const usual = behaviour.mean === null ? 0 : wholeDays(behaviour.mean.mean);
  if (behaviour.overdueMinor <= 0n || behaviour.oldestOverdueDays <= usual + COLLECT_BEYOND_USUAL_DAYS)
    return null;
  return {
    action: "collect",
    amountMinor: behaviour.overdueMinor,
    reasons: [
      overdueGround(facts),
      { code: "later_than_usual", parameters: { usualDays: behaviour.mean?.mean ?? null } },
    ],
    effect: { code: "cash_due", parameters: { overdueMinor: behaviour.overdueMinor } },
    movesMinor: behaviour.overdueMinor,
  };
}

function offerPlan(facts: ProposalFacts, settings: Settings): Proposal | null {
  const { behaviour } = facts;
  const isMany = behaviour.overdueItems >= PLAN_ITEMS_MIN && behaviour.oldestOverdueDays >= PLAN_OVERDUE_DAYS;
  if (!isMany || !(isBad(facts, settings) || isWorsening(facts))) return null;
  return {
    action: "offer_plan",
    amountMinor: behaviour.overdueMinor,
    reasons: [overdueGround(facts), ...trendGround(facts)],
    effect: {
      code: "overdue_spread",
      parameters: { overdueMinor: behaviour.overdueMinor, items: behaviour.overdueItems },
    },
    movesMinor: behaviour.overdueMinor,
  };
}

function shortenTerms(facts: ProposalFacts, settings: Settings): Proposal | null {
  if (!isBad(facts, settings) || !isWorsening(facts)) return null;
  const lessMinor = soldInDays(facts.behaviour.sales12mMinor, SHORTER_TERMS_DAYS * 100n);
  return {
    action: "shorten_terms",
    amountMinor: null,
    reasons: [gradeGround(facts), ...trendGround(facts)],
    effect: { code: "exposure_reduced", parameters: { lessMinor, days: Number(SHORTER_TERMS_DAYS) } },
    movesMinor: lessMinor,
  };
}

function askDeposit(facts: ProposalFacts, settings: Settings): Proposal | null {
  if (!isWorst(facts, settings)) return null;
  const monthMinor = positive(facts.behaviour.sales12mMinor) / 12n;
  const depositMinor = (monthMinor * DEPOSIT_PERCENT) / 100n;
  return {
    action: "ask_deposit",
    amountMinor: depositMinor,
    reasons: [gradeGround(facts), ...(facts.behaviour.overdueItems > 0 ? [overdueGround(facts)] : [])],
    effect: { code: "secured", parameters: { depositMinor, percent: Number(DEPOSIT_PERCENT) } },
    movesMinor: depositMinor,
  };
}

function askDebit(facts: ProposalFacts, settings: Settings): Proposal | null {
  const { behaviour } = facts;
  if (!isBad(facts, settings) || behaviour.mean === null || behaviour.returnedPayments12m > 0) return null;
  const hundredths = parseDecimal(behaviour.mean.mean)?.coefficient ?? 0n;
  const cashMinor = soldInDays(behaviour.sales12mMinor, hundredths);
  return {
    action: "ask_debit",
    amountMinor: null,
    reasons: [gradeGround(facts)],
    effect: { code: "cash_earlier", parameters: { cashMinor, days: behaviour.mean.mean } },
    movesMinor: cashMinor,
  };
}

/** What is sold in so many hundredths of a day, by a year's sales: the cash that stands out for that long. */
function soldInDays(sales12mMinor: bigint, hundredthsOfDays: bigint): bigint {
  return roundHalfUp(positive(sales12mMinor) * hundredthsOfDays, DAYS_OF_YEAR * 100n);
}

const positive = (minor: bigint): bigint => (minor > 0n ? minor : 0n);
const wholeDays = (text: string): number => Number(text.split(".")[0]);

/** To two leading digits: nobody means a limit of 12,347.61. */
function roundLimit(minor: bigint): bigint {
  const digits = minor.toString().length;
  if (minor <= 0n || digits <= DIGITS_OF_LIMIT) return positive(minor);
  const unit = 10n ** BigInt(digits - DIGITS_OF_LIMIT);
  return roundHalfUp(minor, unit) * unit;
}
