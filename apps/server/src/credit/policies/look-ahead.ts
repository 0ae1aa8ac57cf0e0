import { daysBetween, instantAtStartOfDay, type PlainDate } from "@goodterms/kernel";
import type { BookFacts, CustomerFacts } from "../evaluations/facts.ts";
import type { EvaluationResult } from "../evaluations/outcome.ts";
import type { CompiledPolicy, DayWatch } from "./compiled.ts";
import { evaluateToday } from "./evaluate-policy.ts";
import type { DayThreshold } from "./expressions/values.ts";
import { daysLater, LAST_DATE } from "./far-dates.ts";

/** So many dates are tried out; then the next one stands untried, which is only ever too early. */
const TRIES_MAX = 24;
/** The book tells no more days than this on which something falls due; what comes after the last is not known here. */
const DUE_DAYS_TOLD_MAX = 60;

/** An evaluation with the instant from which on it must be made again although nothing but the date has changed. */
export function lookAhead(
  policy: CompiledPolicy,
  facts: CustomerFacts,
  today: EvaluationResult,
): EvaluationResult {
  const until = firstChange(policy, facts, today);
  return until === null ? today : { ...today, validUntil: startOf(until, facts.timeZone) };
}

/** The first day on which the answer is, or may be, another; null where it stays. */
function firstChange(
  policy: CompiledPolicy,
  facts: CustomerFacts,
  today: EvaluationResult,
): PlainDate | null {
  const firm = earliest(firmDates(policy.days, facts), facts.today);
  const candidates = [...new Set(possibleDates(policy.days, facts, today.reviewOn))]
    .filter((date) => date > facts.today && date <= LAST_DATE && (firm === null || date < firm))
    .sort();
  if (policy.days.isDaily) return stepDaily(policy, facts, today, firm);
  const answer = answerOf(today);
  for (const [tries, date] of candidates.entries()) {
    if (tries === TRIES_MAX || answerOf(evaluateToday(policy, factsOn(facts, date))) !== answer) return date;
  }
  return firm;
}

/** Where any day may change the answer, each is tried out in turn. */
function stepDaily(
  policy: CompiledPolicy,
  facts: CustomerFacts,
  today: EvaluationResult,
  firm: PlainDate | null,
): PlainDate | null {
  const answer = answerOf(today);
  for (let ahead = 1; ahead <= TRIES_MAX; ahead += 1) {
    const date = daysLater(facts.today, ahead);
    if (firm !== null && date >= firm) return firm;
    if (ahead === TRIES_MAX || answerOf(evaluateToday(policy, factsOn(facts, date))) !== answer) return date;
  }
  return firm;
}

function earliest(dates: readonly PlainDate[], today: PlainDate): PlainDate | null {
  let first: PlainDate | null = null;
  for (const date of dates)
    if (date > today && date <= LAST_DATE && (first === null || date < first)) first = date;
  return first;
}

/**
 * Days on which something comes in that cannot be tried out now: a limit or collateral that starts, and what only an
 * order's own rules look at.
 */
function firmDates(days: DayWatch, facts: CustomerFacts): PlainDate[] {
  const dates = crossings(days.orderThresholds, facts);
  if (facts.limits.nextChangeOn !== null) dates.push(facts.limits.nextChangeOn);
  if (days.isDailyForOrders) dates.push(daysLater(facts.today, 1));
  if (days.orderWatchesDue) dates.push(...dueDates(facts.book));
  const last = facts.book.upcomingDue.at(-1);
  if (days.watchesDue && last !== undefined && facts.book.upcomingDue.length >= DUE_DAYS_TOLD_MAX)
    dates.push(daysLater(last.on, 1));
  return dates;
}

function possibleDates(days: DayWatch, facts: CustomerFacts, reviewOn: PlainDate | null): PlainDate[] {
  const dates = crossings(days.thresholds, facts);
  if (days.watchesDue) dates.push(...dueDates(facts.book));
  for (const { expiresOn } of facts.limits.standing)
    if (expiresOn !== null) dates.push(daysLater(expiresOn, 1));
  for (const { until } of facts.holds) if (until !== null) dates.push(daysLater(until, 1));
  for (const other of days.others) dates.push(...(other(facts, reviewOn) as PlainDate[]));
  return dates;
}

function dueDates({ upcomingDue }: BookFacts): PlainDate[] {
  return upcomingDue.map(({ on }) => daysLater(on, 1));
}

/** The days on which a count of days comes to a threshold, and the one after it: a test may take in its bound or not. */
function crossings(thresholds: readonly DayThreshold[], facts: CustomerFacts): PlainDate[] {
  return thresholds.flatMap(({ fact, at }) => {
    const date = typeof at === "string" ? at : dayOfCount(fact, Number(at), facts);
    return date === null || date > LAST_DATE || date < daysLater(facts.today, -1)
      ? []
      : [date, daysLater(date, 1)];
  });
}

function dayOfCount(fact: DayThreshold["fact"], count: number, facts: CustomerFacts): PlainDate | null {
  const counted = (now: number): PlainDate | null => within(facts.today, count - now);
  switch (fact) {
    case "customer.daysKnown":
      return counted(facts.customer.daysKnown);
    case "bureau.ageDays":
      return facts.bureau === null ? null : counted(facts.bureau.ageDays);
    case "book.oldestOverdueDays": {
      const [next] = facts.book.upcomingDue;
      if (facts.book.overdueItems > 0) return counted(facts.book.oldestOverdueDays);
      return next === undefined ? null : within(next.on, count);
    }
    default:
      return null;
  }
}

const DAYS_AHEAD_MAX = 3_660;

function within(date: PlainDate, days: number): PlainDate | null {
  return days >= -DAYS_AHEAD_MAX && days <= DAYS_AHEAD_MAX ? daysLater(date, days) : null;
}

/** The same facts on a later day, nothing but the date having changed. */
export function factsOn(facts: CustomerFacts, date: PlainDate): CustomerFacts {
  const days = daysBetween(facts.today, date);
  const standing = facts.limits.standing.filter(({ expiresOn }) => expiresOn === null || date <= expiresOn);
  const haveRunOut = standing.length === 0 && facts.limits.standing.length > 0;
  return {
    ...facts,
    today: date,
    customer: { ...facts.customer, daysKnown: facts.customer.daysKnown + days },
    book: bookOn(facts.book, date, days),
    bureau: facts.bureau && { ...facts.bureau, ageDays: facts.bureau.ageDays + days },
    limits: { ...facts.limits, standing, hasExpired: facts.limits.hasExpired || haveRunOut },
    holds: facts.holds.filter(({ until }) => until === null || date <= until),
  };
}

function bookOn(book: BookFacts, date: PlainDate, days: number): BookFacts {
  const due = book.upcomingDue.filter(({ on }) => on < date);
  const [first] = due;
  const started = first === undefined ? 0 : daysBetween(first.on, date);
  return {
    ...book,
    overdueMinor: due.reduce((sum, { minor }) => sum + minor, book.overdueMinor),
    overdueItems: book.overdueItems + due.length,
    oldestOverdueDays: book.overdueItems > 0 ? book.oldestOverdueDays + days : started,
    upcomingDue: book.upcomingDue.filter(({ on }) => on >= date),
  };
}

/** What of a result an order or a screen would notice, as text. */
export function answerOf({
  segment,
  riskClass,
  limit,
  ceilings,
  blocks,
  lifted,
  terms,
  reviewOn,
}: EvaluationResult): string {
  return [
    segment,
    riskClass ?? "-",
    limit.source,
    limit.minor ?? "-",
    ceilings.order ?? "-",
    terms.netDays,
    terms.allowed.join(","),
    reviewOn ?? "-",
    blocks.map(({ ruleId, code, severity }) => `${ruleId}/${code}/${severity}`).join(","),
    lifted.map(({ block, ruleId }) => `${block.ruleId}/${ruleId}`).join(","),
  ].join("|");
}

const starts = new Map<string, string>();
const STARTS_KEPT = 5_000;

/** The instant at which a date begins in a zone, as ISO text; the same few are asked for again and again. */
function startOf(date: PlainDate, timeZone: string): string {
  const key = `${date} ${timeZone}`;
  const known = starts.get(key);
  if (known !== undefined) return known;
  if (starts.size >= STARTS_KEPT) starts.clear();
  const start = instantAtStartOfDay(date, timeZone).toISOString();
  starts.set(key, start);
  return start;
}
