import { expect, test } from "vitest";
import { budgetOf } from "./budget.ts";

const month = { month: "2026-11", currency: "EUR", reserved: 500, spent: 2_000 };

test("what is set aside counts as gone", () => {
  const costs = { months: [{ ...month, budget: 10_000 }], rows: [] };
  expect(budgetOf(costs, "2026-11-22")).toEqual({
    currency: "EUR",
    spent: 2_000,
    budget: 10_000,
    left: 7_500,
  });
});

test("a month without a budget has nothing left to count, another month none at all", () => {
  const costs = { months: [{ ...month, budget: null }], rows: [] };
  expect(budgetOf(costs, "2026-11-01")?.left).toBeNull();
  expect(budgetOf(costs, "2026-12-01")).toBeNull();
  expect(budgetOf(undefined, "2026-12-01")).toBeNull();
});
