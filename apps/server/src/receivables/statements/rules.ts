import { assert, daysBetween, type PlainDate } from "@goodterms/kernel";

export const BOUNDARIES_MAX = 12;
/** Ten years: beyond that a boundary is a slip of the keyboard. */
const BOUNDARY_DAYS_MAX = 3_650;

/** A range of days past due, both ends included; the last has no end. What is not yet due is in none of them. */
export interface Bucket {
  readonly label: string;
  readonly fromDays: number;
  readonly toDays: number | null;
}

/** An open item as it stood at some day and some knowledge; amounts in minor units, never negative. */
export interface AgedItem {
  readonly side: "debit" | "credit";
  readonly currency: string;
  readonly openMinor: bigint;
  readonly disputedMinor: bigint;
  readonly dueOn: PlainDate;
  /** The day the item is looked at: its entity's own today when no day was asked for. */
  readonly asOn: PlainDate;
}

/** Sums of one currency, in minor units. `buckets` stands in the order of `bucketsOf`. */
export interface AgedSums {
  readonly currency: string;
  /** Debits not yet due, those due today among them. */
  readonly currentMinor: bigint;
  readonly bucketsMinor: readonly bigint[];
  /** All open debits: `currentMinor` and every bucket. */
  readonly openMinor: bigint;
  readonly overdueMinor: bigint;
  /** All open credits, and the same by their own age: a credit is never a negative bucket. */
  readonly unappliedMinor: bigint;
  readonly unappliedCurrentMinor: bigint;
  readonly unappliedBucketsMinor: readonly bigint[];
  /** `openMinor` less `unappliedMinor`: the balance of the receivables account. */
  readonly netMinor: bigint;
  /** What of the open debits is in dispute, and what is not. */
  readonly disputedMinor: bigint;
  readonly undisputedMinor: bigint;
}

/**
 * Puts boundaries, in days, into the form that all of this folder uses: ascending, the first of them 0.
 * Returns null when they are not whole, ascending, within ten years, and at most twelve.
 */
export function checkBoundaries(given: readonly number[]): readonly number[] | null {
  const boundaries = given[0] === 0 ? given : [0, ...given];
  const ascends = boundaries.every((days, index) => index === 0 || days > (boundaries[index - 1] ?? days));
  const fits = boundaries.every((days) => Number.isInteger(days) && days >= 0 && days <= BOUNDARY_DAYS_MAX);
  return ascends && fits && given.length > 0 && given.length <= BOUNDARIES_MAX ? boundaries : null;
}

/** The overdue ranges between checked boundaries: [0, 30, 60] gives "1–30", "31–60" and "over 60". */
export function bucketsOf(boundaries: readonly number[]): Bucket[] {
  return boundaries.map((days, index) => {
    const toDays = boundaries[index + 1] ?? null;
    const label = toDays === null ? `over ${days}` : `${days + 1}–${toDays}`;
    return { label, fromDays: days + 1, toDays };
  });
}

/** How many days past its due date something is; negative before it, 0 on it, when it is not yet overdue. */
export function daysPastDue(dueOn: PlainDate, asOn: PlainDate): number {
  return daysBetween(dueOn, asOn);
}

/** Which bucket a number of days past due falls in, from 0; null when not yet overdue. */
export function bucketIndex(days: number, boundaries: readonly number[]): number | null {
  if (days <= 0) return null;
  const next = boundaries.findIndex((boundary) => boundary >= days);
  return (next === -1 ? boundaries.length : next) - 1;
}

/**
 * Ages items in memory, one row a currency, in the order of the codes. The SQL of this folder does the same to a
 * million items; this says what it must come to.
 */
export function ageItems(items: readonly AgedItem[], boundaries: readonly number[]): AgedSums[] {
  const byCurrency = Map.groupBy(items, (item) => item.currency);
  return [...byCurrency.keys()].sort().map((currency) => {
    const own = byCurrency.get(currency) ?? [];
    const debits = ageSide(own, "debit", boundaries);
    const credits = ageSide(own, "credit", boundaries);
    const disputedMinor = sum(own.filter((item) => item.side === "debit").map((item) => item.disputedMinor));
    return sumUp(currency, debits, credits, disputedMinor);
  });
}

/** One side's sums: what is not yet due, and the buckets. */
export interface AgedSide {
  readonly currentMinor: bigint;
  readonly bucketsMinor: readonly bigint[];
}

/** Completes the sums of a row from its two aged sides: what can be added up is never asked of the database. */
export function sumUp(
  currency: string,
  debits: AgedSide,
  credits: AgedSide,
  disputedMinor: bigint,
): AgedSums {
  const overdueMinor = sum(debits.bucketsMinor);
  const openMinor = debits.currentMinor + overdueMinor;
  const unappliedMinor = credits.currentMinor + sum(credits.bucketsMinor);
  assert(disputedMinor >= 0n && disputedMinor <= openMinor, "more is disputed than is open");
  return {
    currency,
    currentMinor: debits.currentMinor,
    bucketsMinor: debits.bucketsMinor,
    openMinor,
    overdueMinor,
    unappliedMinor,
    unappliedCurrentMinor: credits.currentMinor,
    unappliedBucketsMinor: credits.bucketsMinor,
    netMinor: openMinor - unappliedMinor,
    disputedMinor,
    undisputedMinor: openMinor - disputedMinor,
  };
}

function ageSide(
  items: readonly AgedItem[],
  side: AgedItem["side"],
  boundaries: readonly number[],
): AgedSide {
  const bucketsMinor = boundaries.map(() => 0n);
  let currentMinor = 0n;
  for (const item of items) {
    if (item.side !== side) continue;
    const index = bucketIndex(daysPastDue(item.dueOn, item.asOn), boundaries);
    if (index === null) currentMinor += item.openMinor;
    else bucketsMinor[index] = (bucketsMinor[index] ?? 0n) + item.openMinor;
  }
  return { currentMinor, bucketsMinor };
}

function sum(amountsMinor: readonly bigint[]): bigint {
  return amountsMinor.reduce((total, amountMinor) => total + amountMinor, 0n);
}
