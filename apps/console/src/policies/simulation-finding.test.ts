import type { TFunction } from "i18next";
import i18next from "i18next";
import { beforeAll, expect, test } from "vitest";
import { loadWords } from "../words/index.ts";
import type { SimulationSummary } from "./policy-api.ts";
import { findingOf, percentOf } from "./simulation-finding.ts";

let t: TFunction;
beforeAll(async () => {
  await loadWords();
  t = i18next.t;
});

function aSummary(change: Partial<SimulationSummary>): SimulationSummary {
  return {
    currency: "EUR",
    customers: 100,
    customersChanged: 0,
    customersByEffect: {},
    limitsBefore: 0,
    limitsAfter: 0,
    exposure: 0,
    exposureOfChanged: 0,
    aboveNewCeiling: 0,
    orders: 10,
    newlyRefused: 0,
    newlyRefusedAmount: 0,
    newlyApproved: 0,
    newlyApprovedAmount: 0,
    unpaidAvoided: 0,
    marginLost: 0,
    marginGained: 0,
    ...change,
  };
}

test("the finding counts over all currencies and names every amount in its own", () => {
  const summary = [
    aSummary({
      customersChanged: 30,
      newlyRefused: 10,
      newlyRefusedAmount: 8_400_000,
      unpaidAvoided: 6_100_000,
    }),
    aSummary({ currency: "GBP", customersChanged: 7, newlyRefused: 2, newlyRefusedAmount: 300_000 }),
  ];
  expect(findingOf(t, "en-GB", summary)).toBe(
    "37 customers change, 12 orders of €84,000 and £3,000 would be refused, of which €61,000 was not paid later",
  );
});

test("one is singular, and nothing refused is not spoken of", () => {
  expect(
    findingOf(t, "en-GB", [aSummary({ customersChanged: 1, newlyApproved: 1, newlyApprovedAmount: 5_000 })]),
  ).toBe("1 customer changes, 1 refused order of €50 would be approved");
});

test("a simulation that finds nothing says so", () => {
  expect(findingOf(t, "en-GB", [aSummary({})])).toBe("Nothing changes: the same customers, the same orders");
  expect(findingOf(t, "en-GB", [])).toBe("Nothing changes: the same customers, the same orders");
});

test("progress is unknown until the customers are counted, and never beyond the whole", () => {
  const orders = { done: 0, total: null };
  expect(percentOf({ progress: { customers: { done: 3, total: null }, orders } })).toBeNull();
  expect(percentOf({ progress: { customers: { done: 50, total: 200 }, orders } })).toBe(25);
  expect(
    percentOf({ progress: { customers: { done: 200, total: 200 }, orders: { done: 220, total: 200 } } }),
  ).toBe(100);
});
