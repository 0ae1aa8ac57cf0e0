import { assert } from "./assert.ts";

declare const brand: unique symbol;

/** A calendar date "YYYY-MM-DD", years 1900 to 2199. It has no time and no zone, and sorts as text. */
export type PlainDate = string & { readonly [brand]: "PlainDate" };

const DAY_MS = 86_400_000;
const ISO_DATE = /^(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$/;
const DAYS_PER_WEEK = 7;

/** Reads a strict ISO date that exists in the calendar, years 1900 to 2199; null for anything else. */
export function parseDate(text: string): PlainDate | null {
  if (!ISO_DATE.test(text)) return null;
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  if (month < 1 || month > 12) return null;
  return day >= 1 && day <= monthLength(Number(text.slice(0, 4)), month) ? (text as PlainDate) : null;
}

/** The same for text that must be a date. Throws Fault when it is not. */
export function plainDate(text: string): PlainDate {
  const date = parseDate(text);
  assert(date !== null, `not a calendar date: ${text}`);
  return date;
}

/** The date `days` later (earlier when negative). Throws Fault outside the years 1900 to 2199. */
export function addDays(date: PlainDate, days: number): PlainDate {
  assert(Number.isInteger(days), `not a whole number of days: ${days}`);
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day `months` later (earlier when negative), or the month's last day when it is shorter. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  assert(Number.isInteger(months), `not a whole number of months: ${months}`);
  const monthIndex = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(monthIndex / 12);
  const month = monthIndex - year * 12 + 1;
  return fromParts(year, month, Math.min(dayOfMonth(date), monthLength(year, month)));
}

/** Days from `from` to `to`: positive when `to` is later. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The last day of the date's month. */
export function endOfMonth(date: PlainDate): PlainDate {
  return fromParts(yearOf(date), monthOf(date), daysInMonth(date));
}

/** The first day of the date's month. */
export function startOfMonth(date: PlainDate): PlainDate {
  return fromParts(yearOf(date), monthOf(date), 1);
}

/** The day of the month, 1 to 31. */
export function dayOfMonth(date: PlainDate): number {
  return Number(date.slice(8, 10));
}

/** How many days the date's month has, 28 to 31. */
export function daysInMonth(date: PlainDate): number {
  return monthLength(yearOf(date), monthOf(date));
}

/** The day of the week, Monday 1 to Sunday 7 (ISO 8601). */
export function dayOfWeek(date: PlainDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  // Day number 0, 1970-01-01, was a Thursday.
  const sinceMonday = (dayNumber(date) + 3) % DAYS_PER_WEEK;
  return (((sinceMonday + DAYS_PER_WEEK) % DAYS_PER_WEEK) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** Orders dates: negative when `left` is earlier, 0 when equal, positive when later. */
export function compareDates(left: PlainDate, right: PlainDate): -1 | 0 | 1 {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The earlier of the two. */
export function minDate(left: PlainDate, right: PlainDate): PlainDate {
  return left <= right ? left : right;
}

/** The later of the two. */
export function maxDate(left: PlainDate, right: PlainDate): PlainDate {
  return left >= right ? left : right;
}

function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

function monthOf(date: PlainDate): number {
  return Number(date.slice(5, 7));
}

function monthLength(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days since 1970-01-01. Date.UTC knows no zone, so no daylight saving can enter. */
function dayNumber(date: PlainDate): number {
  return Date.UTC(yearOf(date), monthOf(date) - 1, dayOfMonth(date)) / DAY_MS;
}

function fromDayNumber(days: number): PlainDate {
  const instant = new Date(days * DAY_MS);
  return fromParts(instant.getUTCFullYear(), instant.getUTCMonth() + 1, instant.getUTCDate());
}

function fromParts(year: number, month: number, day: number): PlainDate {
  return plainDate(`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
}
