import {
  addDays,
  addMonths,
  compareDecimals,
  daysBetween,
  type PlainDate,
  parseDecimal,
} from "@goodterms/kernel";
import type { PaymentHistory } from "#receivables";
import { type ChangePoint, latestChange } from "./change-point-rules.ts";
import { coverItems, type Observation, observe } from "./observation-rules.ts";
import { RECENT_DAYS, type Settings, WINDOW_MONTHS } from "./settings.ts";
import { type StripMonth, stripOf } from "./strip-rules.ts";
import { type Comparison, compareLateness, type RestrictedMean, restrictedMean } from "./survival-rules.ts";

/** Fewer on either side, and no trend is told. */
const TREND_INVOICES_MIN = 5;

/** How a customer pays, as measured on one day. Mean days are exact decimals as text. */
export interface Behaviour {
  readonly asOf: PlainDate;
  readonly currency: string;
  readonly grade: string | null;
  /** Each invoice counting once: what the grade goes by. Null without an invoice that fell due. */
  readonly mean: RestrictedMean | null;
  /** The same weighted by amounts; null where a rate is missing. */
  readonly meanByAmount: RestrictedMean | null;
  readonly trend: Trend | null;
  readonly change: ChangePoint | null;
  /** Invoices (or instalments) that fell due within the window: settled ones, and those open or given up. */
  readonly observations: number;
  readonly paidInvoices: number;
  /** Open and past due after grace, disputed and covered ones left out. */
  readonly overdueItems: number;
  readonly overdueMinor: bigint;
  readonly oldestOverdueDays: number;
  readonly sales12mMinor: bigint;
  readonly returnedPayments12m: number;
  readonly disputes12m: number;
  readonly strip: readonly StripMonth[];
  readonly graceDays: number;
}

/** The last 90 days beside what was before them, within the window. */
export interface Trend extends Comparison {
  readonly recentMean: string;
  readonly beforeMean: string;
  readonly recentInvoices: number;
  readonly beforeInvoices: number;
}

/** The first day of which invoices are looked at. */
export function windowStart(today: PlainDate): PlainDate {
  return addMonths(today, -WINDOW_MONTHS);
}

/** Measures how a customer pays: grade, interval, trend, change point, strip. Pure and exact: the same history, the same bytes. */
export function measureBehaviour(
  history: PaymentHistory,
  settings: Settings,
  today: PlainDate,
  graceDays: number,
): Behaviour {
  const items = coverItems(history);
  const observations = observe(items, graceDays, today, history.toAccount);
  const mean = restrictedMean(observations.map((one) => ({ ...one, weight: 1n })));
  const overdue = items.filter(
    (item) => item.unpaidMinor > 0n && daysBetween(item.dueOn, today) - graceDays > 0,
  );
  const overdueMinors = overdue.map((item) => history.toAccount(item.unpaidMinor, item.currency) ?? 0n);
  return {
    asOf: today,
    currency: history.account.currency,
    grade: observations.length < settings.gradeInvoicesMin ? null : gradeOf(settings, mean),
    mean,
    meanByAmount: meanByAmount(observations),
    trend: trendOf(observations, today),
    change: latestChange(observations),
    observations: observations.length,
    paidInvoices: observations.filter((one) => one.isSettled).length,
    overdueItems: overdue.length,
    overdueMinor: overdueMinors.reduce((sum, minor) => sum + minor, 0n),
    oldestOverdueDays: Math.max(0, ...overdue.map((item) => daysBetween(item.dueOn, today) - graceDays)),
    sales12mMinor: history.sales12mMinor,
    returnedPayments12m: history.returnedPayments12m,
    disputes12m: history.disputes12m,
    strip: stripOf(items, graceDays, today, history.toAccount),
    graceDays,
  };
}

function gradeOf(settings: Settings, mean: RestrictedMean | null): string | null {
  const days = mean === null ? null : parseDecimal(mean.mean);
  if (days === null) return null;
  const bracket = settings.grades.find(({ belowDays }) => {
    const bound = belowDays === null ? null : parseDecimal(belowDays);
    return bound === null || compareDecimals(days, bound) < 0;
  });
  return bracket?.grade ?? null;
}

function meanByAmount(observations: readonly Observation[]): RestrictedMean | null {
  const weighted = observations.flatMap(({ days, isSettled, accountMinor }) =>
    accountMinor === null || accountMinor <= 0n ? [] : [{ days, isSettled, weight: accountMinor }],
  );
  return weighted.length === observations.length ? restrictedMean(weighted) : null;
}

function trendOf(observations: readonly Observation[], today: PlainDate): Trend | null {
  const from = addDays(today, -RECENT_DAYS);
  const recent = observations.filter((one) => one.dueOn >= from);
  const before = observations.filter((one) => one.dueOn < from);
  if (recent.length < TREND_INVOICES_MIN || before.length < TREND_INVOICES_MIN) return null;
  const meanOf = (set: readonly Observation[]): string =>
    restrictedMean(set.map((one) => ({ ...one, weight: 1n })))?.mean ?? "0.00";
  return {
    ...compareLateness(recent, before),
    recentMean: meanOf(recent),
    beforeMean: meanOf(before),
    recentInvoices: recent.length,
    beforeInvoices: before.length,
  };
}
