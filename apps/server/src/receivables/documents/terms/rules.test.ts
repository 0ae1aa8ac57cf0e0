import { addDays, MAX_AMOUNT_MINOR, type PlainDate, plainDate, roundHalfUp } from "@goodterms/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type DueRule, dueDates, type Terms } from "./rules.ts";

const FIRST = plainDate("2020-01-01");
const anyDate = fc.integer({ min: 0, max: 3652 }).map((days) => addDays(FIRST, days));
const anyAmount = fc.bigInt({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR });

/** Percents with two decimals that sum to exactly 100, by cutting the range at random places. */
const anyInstalments = fc
  .uniqueArray(fc.integer({ min: 1, max: 9999 }), { maxLength: 11 })
  .map((cuts): Terms => {
    const bounds = [0, ...cuts.sort((left, right) => left - right), 10_000];
    const parts = bounds.slice(1).map((bound, index) => ({
      percent: ((bound - (bounds[index] ?? 0)) / 100).toFixed(2),
      terms: { kind: "net" as const, days: 30 * index },
    }));
    return { kind: "instalments", parts };
  });

const net = (days: number): DueRule => ({ kind: "net", days });
const instalments = (...parts: [string, DueRule][]): Terms => ({
  kind: "instalments",
  parts: parts.map(([percent, terms]) => ({ percent, terms })),
});

function amountsOf(terms: Terms, totalMinor: bigint): bigint[] {
  return dueDates(terms, FIRST, totalMinor).map(({ amountMinor }) => amountMinor);
}

function expectDue(rule: DueRule, issuedOn: string, dueOn: string): void {
  const rows = dueDates(rule, plainDate(issuedOn), 5000n);
  expect(rows, `${JSON.stringify(rule)} on ${issuedOn}`).toEqual([
    { instalment: 1, dueOn, amountMinor: 5000n },
  ]);
}

test("B6: month terms reach the real end of the month", () => {
  expectDue({ kind: "end_of_month" }, "2026-07-01", "2026-07-31");
  expectDue({ kind: "end_of_month", months: 1 }, "2026-06-30", "2026-07-31");
  expectDue({ kind: "end_of_month", months: 1 }, "2026-02-28", "2026-03-31");
  expectDue({ kind: "end_of_month", months: 1 }, "2024-01-31", "2024-02-29");
  expectDue({ kind: "day_of_month", day: 31, months: 1 }, "2026-02-28", "2026-03-31");
  expectDue({ kind: "day_of_month", day: 31, months: 2 }, "2026-01-31", "2026-03-31");
  expectDue({ kind: "day_of_month", day: 31, months: 1 }, "2025-01-31", "2025-02-28");
});

test("B6: a day of this month that is past means next month, and on the day itself it is due that day", () => {
  expectDue({ kind: "day_of_month", day: 15, months: 0 }, "2026-03-14", "2026-03-15");
  expectDue({ kind: "day_of_month", day: 15, months: 0 }, "2026-03-15", "2026-03-15");
  expectDue({ kind: "day_of_month", day: 15, months: 0 }, "2026-12-16", "2027-01-15");
  expectDue({ kind: "day_of_month", day: 30, months: 0 }, "2025-02-28", "2025-02-28");
  expectDue({ kind: "day_of_month", day: 30, months: 0 }, "2026-01-31", "2026-02-28");
});

test("B7: days and the month's end, issued on the 30th, on the 31st, and with no days at all", () => {
  expectDue({ kind: "days_then_end_of_month", days: 30 }, "2026-01-30", "2026-03-31");
  expectDue({ kind: "days_then_end_of_month", days: 30 }, "2026-01-29", "2026-02-28");
  expectDue({ kind: "days_then_end_of_month", days: 30 }, "2026-03-31", "2026-04-30");
  expectDue({ kind: "days_then_end_of_month", days: 0 }, "2026-03-31", "2026-03-31");
  expectDue({ kind: "end_of_month_then_days", days: 0 }, "2024-02-01", "2024-02-29");
  expectDue({ kind: "end_of_month_then_days", days: 31 }, "2026-01-31", "2026-03-03");
});

test("B8: 45 days then the month's end, and the month's end then 45 days, are two terms", () => {
  expectDue({ kind: "days_then_end_of_month", days: 45 }, "2026-01-10", "2026-02-28");
  expectDue({ kind: "end_of_month_then_days", days: 45 }, "2026-01-10", "2026-03-17");
});

test("A1: three equal instalments sum to the total and differ by at most one unit, the earliest larger", () => {
  const thirds = instalments(["100/3", net(30)], ["100/3", net(60)], ["100/3", net(90)]);
  expect(amountsOf(thirds, 3_000_000n)).toEqual([1_000_000n, 1_000_000n, 1_000_000n]);
  expect(amountsOf(thirds, 10_000n)).toEqual([3334n, 3333n, 3333n]);
  expect(amountsOf(thirds, -10_001n)).toEqual([-3334n, -3334n, -3333n]);
  const quarters = instalments(["25", net(0)], ["25", net(30)], ["25.0", net(60)], ["25.00", net(90)]);
  expect(amountsOf(quarters, 10_003n)).toEqual([2501n, 2501n, 2501n, 2500n]);
});

test("A1: percents written as rounded thirds are taken exactly as written, and still sum to the total", () => {
  const written = instalments(["33.34", net(30)], ["33.33", net(60)], ["33.33", net(90)]);
  expect(amountsOf(written, 3_000_000n)).toEqual([1_000_200n, 999_900n, 999_900n]);
  expect(amountsOf(written, 100n)).toEqual([34n, 33n, 33n]);
});

test("A1: instalments of any percents sum to the total, each within one unit of its share", () => {
  fc.assert(
    fc.property(anyInstalments, anyDate, anyAmount, (terms, issuedOn, totalMinor) => {
      const rows = dueDates(terms, issuedOn, totalMinor);
      expect(rows.reduce((sum, row) => sum + row.amountMinor, 0n)).toBe(totalMinor);
      expect(rows.map(({ instalment }) => instalment)).toEqual(rows.map((_, index) => index + 1));
      const parts = terms.kind === "instalments" ? terms.parts : [];
      for (const [index, part] of parts.entries()) {
        const hundredths = BigInt(part.percent.replace(".", ""));
        const error = (rows[index]?.amountMinor ?? 0n) * 10_000n - totalMinor * hundredths;
        expect(error < 10_000n + 1n && error > -10_000n - 1n).toBe(true);
      }
    }),
  );
});

test("A5: a total rounded for cash is the sum of its instalments", () => {
  const halves = instalments(["50", net(0)], ["50", net(30)]);
  fc.assert(
    fc.property(anyAmount, fc.oneof(anyInstalments, fc.constant(halves)), (exactMinor, terms) => {
      // Swiss cash rounding, to five centimes.
      const roundedMinor = roundHalfUp(exactMinor, 5n) * 5n;
      expect(amountsOf(terms, roundedMinor).reduce((sum, part) => sum + part, 0n)).toBe(roundedMinor);
    }),
  );
  expect(amountsOf(halves, 10_005n)).toEqual([5003n, 5002n]);
});

test("A5: a discount for early payment changes neither what is due nor when", () => {
  const plain: Terms = net(30);
  const discounted: Terms = { kind: "net", days: 30, discount: { percent: "2", days: 10 } };
  expect(dueDates(discounted, FIRST, 9999n)).toEqual(dueDates(plain, FIRST, 9999n));
});

test("B12: each instalment has a due date of its own, so that the first is overdue long before the last", () => {
  const terms = instalments(
    ["30", net(0)],
    ["30", { kind: "end_of_month", months: 1 }],
    ["40", { kind: "day_of_month", day: 31, months: 3 }],
  );
  const rows = dueDates(terms, plainDate("2026-01-31"), 1001n);
  expect(rows).toEqual([
    { instalment: 1, dueOn: "2026-01-31", amountMinor: 301n },
    { instalment: 2, dueOn: "2026-02-28", amountMinor: 300n },
    { instalment: 3, dueOn: "2026-04-30", amountMinor: 400n },
  ]);
  const overdueOn = (today: PlainDate) =>
    rows.filter(({ dueOn }) => dueOn < today).map((row) => row.instalment);
  expect(overdueOn(plainDate("2026-02-01"))).toEqual([1]);
  expect(overdueOn(plainDate("2026-03-01"))).toEqual([1, 2]);
});
