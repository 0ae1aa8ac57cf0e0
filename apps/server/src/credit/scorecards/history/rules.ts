// The merchant's own history as a table to learn from: how a customer stood on a day, and whether it went bad after.
import {
  addDays,
  addMonths,
  daysBetween,
  exponentOf,
  formatDecimal,
  type PlainDate,
} from "@goodterms/kernel";

/** Bad is: so many days late, or written off, within so many months. */
export const BAD_DAYS = 60;
export const OUTCOME_MONTHS = 12;
/** Days looked back at are a quarter apart, and there are so many at most. */
const MONTHS_APART = 3;
export const LOOKS_MAX = 12;
const SALES_MONTHS = 12;
const BEHAVIOUR_MONTHS = 24;

export const HISTORY_TARGET = "bad";
export const HISTORY_ORDER = "lookedOn";
export const HISTORY_MEANING = `${BAD_DAYS} or more days late, or written off, within ${OUTCOME_MONTHS} months`;

/** The caveat of a card learned from history that was before Goodterms. */
export const COLD_START_CAVEAT =
  "Cold start: part of this history was carried over from another system. Fewer details are known of it, so look at the card again after some months.";
export const HISTORY_CAVEAT =
  "Mean days late is here the plain mean of what was settled; the payer behaviour that policies read also counts open items, so it runs a little higher for late payers.";

/** An invoice (or instalment) with what settled it, as the receivables room tells it. */
export interface LifeOfItem {
  readonly currency: string;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly originalMinor: bigint;
  readonly parts: readonly { readonly minor: bigint; readonly on: PlainDate; readonly by: string }[];
}

/** Names of the features: each is the expression by which a policy reads the same. */
export const HISTORY_FEATURES = [
  "customer.daysKnown",
  "behaviour.paidInvoices",
  "behaviour.meanDaysLate",
  "behaviour.sales12m",
  "book.open",
  "book.overdue",
  "book.overdueItems",
  "book.oldestOverdueDays",
  "book.invoicesEver",
] as const;

/** One look at one customer: the features in their order (null: unknown), and how it ended. */
export interface HistoryRow {
  readonly lookedOn: PlainDate;
  readonly features: readonly (string | null)[];
  readonly isBad: boolean;
}

/** The days to look back at, oldest first: each has its outcome behind it. */
export function looksBefore(today: PlainDate): PlainDate[] {
  return Array.from({ length: LOOKS_MAX }, (_, index) =>
    addMonths(today, -OUTCOME_MONTHS - MONTHS_APART * (LOOKS_MAX - 1 - index)),
  );
}

/**
 * The rows of one customer. Left out are days before its first invoice, days on which it was already bad, and days after
 * which nothing was at risk: those have no outcome. Amounts of other currencies than the account's are left out.
 */
export function historyRows(
  items: readonly LifeOfItem[],
  currency: string,
  looks: readonly PlainDate[],
): HistoryRow[] {
  const own = items.filter((item) => item.currency === currency);
  const first = own.reduce<PlainDate | null>(
    (least, { issuedOn }) => (least === null || issuedOn < least ? issuedOn : least),
    null,
  );
  if (first === null) return [];
  return looks.flatMap((on) => {
    if (first > on) return [];
    const until = addMonths(on, OUTCOME_MONTHS);
    const known = own.filter(({ issuedOn }) => issuedOn <= on);
    const isBad = outcomeAfter(own, on, until);
    if (isBad === null) return [];
    return [{ lookedOn: on, features: featuresOn(known, first, currency, on), isBad }];
  });
}

/**
 * Whether a customer went bad after one day and up to another. Null: there is no outcome, because it was bad already or
 * nothing was at risk.
 */
export function outcomeAfter(items: readonly LifeOfItem[], on: PlainDate, until: PlainDate): boolean | null {
  const known = items.filter(({ issuedOn }) => issuedOn <= on);
  if (known.some((item) => wentBad(item, null, on) && openOn(item, on) > 0n)) return null;
  const atRisk = items.filter(
    (item) => item.issuedOn <= until && (item.issuedOn > on || openOn(item, on) > 0n),
  );
  return atRisk.length === 0 ? null : atRisk.some((item) => wentBad(item, on, until));
}

/** What of an item was open at the end of a day. */
function openOn(item: LifeOfItem, on: PlainDate): bigint {
  return item.parts.reduce((open, part) => (part.on <= on ? open - part.minor : open), item.originalMinor);
}

/** Whether it became 60 days late with something open, or was written off, after one day and up to another. */
function wentBad(item: LifeOfItem, after: PlainDate | null, until: PlainDate): boolean {
  const writtenOff = item.parts.some(
    ({ by, on, minor }) => by === "write_off" && minor > 0n && on <= until && (after === null || on > after),
  );
  if (writtenOff) return true;
  const lateDays = daysBetween(item.dueOn, until);
  if (lateDays < BAD_DAYS) return false;
  // The first day on which it is 60 days late.
  const badOn = addDays(item.dueOn, BAD_DAYS);
  const watched = after !== null && badOn <= after ? after : badOn;
  return openOn(item, watched) > 0n;
}

function featuresOn(
  known: readonly LifeOfItem[],
  first: PlainDate,
  currency: string,
  on: PlainDate,
): (string | null)[] {
  const since = addMonths(on, -BEHAVIOUR_MONTHS);
  const open = known.filter((item) => openOn(item, on) > 0n);
  const overdue = open.filter(({ dueOn }) => dueOn < on);
  const settled = known.filter(
    (item) =>
      item.issuedOn > since &&
      openOn(item, on) <= 0n &&
      item.parts.some(({ by, on: paidOn }) => by === "payment" && paidOn <= on),
  );
  const late = settled.map((item) => Math.max(0, daysBetween(item.dueOn, lastOf(item))));
  const sales = known
    .filter(({ issuedOn }) => issuedOn > addMonths(on, -SALES_MONTHS))
    .reduce((sum, { originalMinor }) => sum + originalMinor, 0n);
  const sum = (items: readonly LifeOfItem[]): bigint =>
    items.reduce((total, item) => total + openOn(item, on), 0n);
  const units = (minor: bigint): string => formatDecimal({ coefficient: minor, scale: exponentOf(currency) });
  return [
    String(daysBetween(first, on)),
    String(settled.length),
    late.length === 0 ? null : (late.reduce((total, days) => total + days, 0) / late.length).toFixed(2),
    units(sales),
    units(sum(open)),
    units(sum(overdue)),
    String(overdue.length),
    String(overdue.reduce((most, { dueOn }) => Math.max(most, daysBetween(dueOn, on)), 0)),
    String(known.length),
  ];
}

function lastOf(item: LifeOfItem): PlainDate {
  return item.parts.reduce((last, { on }) => (on > last ? on : last), item.parts[0]?.on ?? item.dueOn);
}
