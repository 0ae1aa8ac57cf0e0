import { expect, test } from "vitest";
import { lateShare, mostLateFirst, overdueChange } from "./findings.ts";

test("what is not yet due does not count as late", () => {
  expect(lateShare([750, 200, 50])).toBe(0.25);
  expect(lateShare([100, 0, 0])).toBe(0);
  expect(lateShare([0, 0, 0])).toBeNull();
  expect(lateShare([])).toBeNull();
});

test("the move of overdue is measured from the month before, and left out where there is none", () => {
  const month = (...buckets: number[]) => ({ buckets });
  expect(overdueChange([month(900, 100, 100), month(100, 100, 50)])).toBe(-0.25);
  expect(overdueChange([month(900, 0), month(900, 50)])).toBeNull();
  expect(overdueChange([month(900, 50)])).toBeNull();
});

test("the currency with the most late customers stands first, equal ones by name", () => {
  const late = (currency: string, customersOverdue: number) => ({ currency, customersOverdue });
  const sorted = mostLateFirst([late("USD", 1), late("AUD", 3), late("GBP", 90), late("EUR", 3)]);
  expect(sorted.map((one) => one.currency)).toEqual(["GBP", "AUD", "EUR", "USD"]);
});
