import fc from "fast-check";
import { expect, test } from "vitest";
import { Fault } from "./assert.ts";
import {
  addDays,
  addMonths,
  compareDates,
  dayOfMonth,
  dayOfWeek,
  daysBetween,
  daysInMonth,
  endOfMonth,
  maxDate,
  minDate,
  parseDate,
  plainDate,
  startOfMonth,
} from "./date.ts";

const FIRST = plainDate("1900-01-01");
const LAST = plainDate("2199-12-31");
const anyDate = fc.integer({ min: 0, max: daysBetween(FIRST, LAST) }).map((days) => addDays(FIRST, days));

test("only dates of the calendar are read, in exactly one form", () => {
  for (const text of ["1900-01-01", "2024-02-29", "2000-02-29", "2199-12-31"])
    expect(parseDate(text)).toBe(text);
  const others = [
    "1900-02-29",
    "2023-02-29",
    "2100-02-29",
    "2024-04-31",
    "2024-13-01",
    "2024-00-10",
    "2024-01-00",
    "1899-12-31",
    "2200-01-01",
    "2024-1-1",
    "20240101",
    "2024-01-01T00:00:00Z",
    " 2024-01-01",
    "2024-01-01\n",
    "01/02/2024",
    "",
  ];
  for (const text of others) expect(parseDate(text), JSON.stringify(text)).toBeNull();
  expect(() => plainDate("2024-02-30")).toThrow(Fault);
});

/** The calendar told by the rhyme, one day after the other, without any arithmetic on day numbers. */
function* everyDay(): Generator<{ text: string; weekday: number; lastOfMonth: boolean }> {
  let weekday = 1; // 1900-01-01 was a Monday.
  for (let year = 1900; year <= 2199; year += 1) {
    const february = (year % 4 === 0 && year % 100 !== 0) || year === 2000 ? 29 : 28;
    for (const [index, length] of [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].entries()) {
      for (let day = 1; day <= length; day += 1) {
        const text = [year, index + 1, day].map((part) => String(part).padStart(2, "0")).join("-");
        yield { text, weekday, lastOfMonth: day === length };
        weekday = weekday === 7 ? 1 : weekday + 1;
      }
    }
  }
}

test("three centuries of days agree with a calendar walked day by day", () => {
  let date = FIRST;
  let count = 0;
  for (const { text, weekday, lastOfMonth } of everyDay()) {
    if (count > 0) date = addDays(date, 1);
    const agrees =
      date === text &&
      dayOfWeek(date) === weekday &&
      (endOfMonth(date) === date) === lastOfMonth &&
      daysBetween(FIRST, date) === count;
    if (!agrees) expect.fail(`${date} differs from ${text}`);
    count += 1;
  }
  expect(date).toBe(LAST);
});

test("days added are days between", () => {
  fc.assert(
    fc.property(anyDate, anyDate, (left, right) => {
      expect(addDays(left, daysBetween(left, right))).toBe(right);
      expect(Math.sign(daysBetween(left, right))).toBe(compareDates(right, left));
      const [earlier, later] = [left, right].sort();
      expect([minDate(left, right), maxDate(left, right)]).toEqual([earlier, later]);
    }),
  );
});

test("months keep the day, or take the month's last", () => {
  const table = [
    ["2024-01-31", 1, "2024-02-29"],
    ["2023-01-31", 1, "2023-02-28"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-03-31", -1, "2024-02-29"],
    ["2024-01-15", -1, "2023-12-15"],
    ["2024-12-31", 2, "2025-02-28"],
    ["2024-07-31", 0, "2024-07-31"],
    ["2024-11-30", 1, "2024-12-30"],
    ["2024-05-05", -29, "2021-12-05"],
  ] as const;
  for (const [from, months, to] of table)
    expect(addMonths(plainDate(from), months), `${from} ${months}`).toBe(to);
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -600, max: 600 }), (date, months) => {
      fc.pre(date >= "1950-01-01" && date < "2149-12-01");
      const moved = addMonths(date, months);
      expect(dayOfMonth(moved)).toBe(Math.min(dayOfMonth(date), daysInMonth(moved)));
      expect(addMonths(startOfMonth(moved), -months)).toBe(startOfMonth(date));
    }),
  );
});

test("leaving the calendar, or adding part of a day, is a fault", () => {
  expect(() => addDays(LAST, 1)).toThrow(Fault);
  expect(() => addDays(FIRST, -1)).toThrow(Fault);
  expect(() => addDays(LAST, 1e12)).toThrow(Fault);
  expect(() => addMonths(LAST, 1)).toThrow(Fault);
  expect(() => addMonths(FIRST, -12_000_000)).toThrow(Fault);
  expect(() => addDays(FIRST, 0.5)).toThrow(Fault);
  expect(() => addMonths(FIRST, Number.NaN)).toThrow(Fault);
});
