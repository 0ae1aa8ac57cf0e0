import { addDays, plainDate } from "@goodterms/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AgedItem, ageItems, BOUNDARIES_MAX, bucketIndex, bucketsOf, checkBoundaries } from "./rules.ts";

const TODAY = plainDate("2026-03-02");
const boundaries = fc
  .uniqueArray(fc.integer({ min: 1, max: 3_650 }), { maxLength: BOUNDARIES_MAX - 1 })
  .map((days) => [0, ...days.sort((left, right) => left - right)]);

describe("boundaries", () => {
  test.each([
    [
      [0, 30, 60],
      [0, 30, 60],
    ],
    [
      [30, 60],
      [0, 30, 60],
    ],
    [[0], [0]],
    [[], null],
    [[30, 30], null],
    [[60, 30], null],
    [[-1, 30], null],
    [[0.5], null],
    [[3_651], null],
    [Array.from({ length: 13 }, (_, index) => index), null],
  ])("%j become %j", (given, expected) => {
    expect(checkBoundaries(given)).toEqual(expected);
  });

  test("the usual ones give the usual names", () => {
    expect(bucketsOf([0, 30, 60, 90, 120]).map((bucket) => bucket.label)).toEqual([
      "1–30",
      "31–60",
      "61–90",
      "91–120",
      "over 120",
    ]);
  });

  test("E22: whatever the boundaries, every overdue day is in exactly one bucket, and no other day in any", () => {
    fc.assert(
      fc.property(boundaries, fc.integer({ min: -500, max: 5_000 }), (days, late) => {
        const holding = bucketsOf(days).flatMap(({ fromDays, toDays }, index) =>
          late >= fromDays && (toDays === null || late <= toDays) ? [index] : [],
        );
        const index = bucketIndex(late, days);
        expect(holding).toEqual(index === null ? [] : [index]);
        expect(index === null).toBe(late <= 0);
      }),
    );
  });
});

test("E22: the sums of a row add up, and each item is in one of them", () => {
  const item = fc.record({
    side: fc.constantFrom("debit" as const, "credit" as const),
    currency: fc.constantFrom("EUR", "JPY"),
    openMinor: fc.bigInt({ min: 1n, max: 10n ** 15n }),
    late: fc.integer({ min: -400, max: 4_000 }),
    disputed: fc.integer({ min: 0, max: 100 }),
  });
  fc.assert(
    fc.property(fc.array(item), boundaries, (given, days) => {
      const items: AgedItem[] = given.map(({ late, disputed, ...rest }) => ({
        ...rest,
        disputedMinor: (rest.openMinor * BigInt(disputed)) / 100n,
        dueOn: addDays(TODAY, -late),
        asOn: TODAY,
      }));
      const total = (side: AgedItem["side"], currency: string) =>
        items
          .filter((one) => one.side === side && one.currency === currency)
          .reduce((sum, one) => sum + one.openMinor, 0n);
      for (const row of ageItems(items, days)) {
        const buckets = row.bucketsMinor.reduce((sum, bucket) => sum + bucket, 0n);
        expect(row.currentMinor + buckets).toBe(total("debit", row.currency));
        expect(row.openMinor).toBe(total("debit", row.currency));
        expect(row.overdueMinor).toBe(buckets);
        expect(row.unappliedMinor).toBe(total("credit", row.currency));
        expect(row.netMinor).toBe(row.openMinor - row.unappliedMinor);
        expect(row.disputedMinor + row.undisputedMinor).toBe(row.openMinor);
      }
    }),
  );
});
