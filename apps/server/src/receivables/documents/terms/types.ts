/** A discount for paying early: so many percent (exact decimal) off when paid within `days` of the issue date. */
export interface EarlyPaymentDiscount {
  percent: string;
  days: number;
}

/** When one amount falls due, counted from the issue date. */
export type DueRule =
  | { kind: "net"; days: number }
  | { kind: "end_of_month"; months?: number }
  | { kind: "day_of_month"; day: number; months: number }
  | { kind: "end_of_month_then_days"; days: number }
  | { kind: "days_then_end_of_month"; days: number };

/** One instalment: its share of the total, an exact decimal ("12.5") or a fraction ("100/3"), and its due rule. */
export interface InstalmentPart {
  percent: string;
  terms: DueRule;
}

/**
 * Payment terms. `end_of_month` is the last day of the month of issue, or of the month `months` after it.
 * `day_of_month` is that day (the month's last, when it is shorter) of the month `months` after issue; with 0 months
 * and the day already past, of the next month. The last two rules differ only in the order of their steps. The
 * percents of instalments sum to exactly 100.
 */
export type Terms =
  | (DueRule & { discount?: EarlyPaymentDiscount })
  | { kind: "instalments"; parts: InstalmentPart[] };

/** Where neither document nor customer has terms. */
export const DEFAULT_TERMS: Terms = { kind: "net", days: 30 };

/** One thing wrong with terms as given: a JSON pointer to the place and a sentence for people. */
export interface TermsProblem {
  pointer: string;
  message: string;
}

/** Two years: longer credit is a loan, and most likely a typing mistake. */
export const MAX_TERMS_DAYS = 730;
export const MAX_TERMS_MONTHS = 24;
export const MAX_INSTALMENTS = 60;
