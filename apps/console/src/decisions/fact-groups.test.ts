import { expect, test } from "vitest";
import { factName, groupFacts } from "./fact-groups.ts";

test("what was known falls into its groups, and nothing but the clock and the ids is lost", () => {
  const groups = groupFacts({
    gatheredAt: "2026-11-22T00:00:00Z",
    currency: "EUR",
    customer: { id: "c", reference: "A-1", groupId: null },
    book: { openMinor: 5 },
    bureau: null,
    isWatched: false,
    holds: [],
  });
  expect(groups.customer).toEqual([["reference", "A-1"]]);
  expect(groups.book).toEqual([["openMinor", 5]]);
  expect(groups.bureau).toEqual([]);
  expect(groups.rest).toEqual([
    ["isWatched", false],
    ["holds", []],
  ]);
});

test("a fact is named as people write", () => {
  expect(factName("oldestOverdueDays")).toBe("Oldest overdue days");
  expect(factName("sales12mMinor")).toBe("Sales 12m");
  expect(factName("dnb.paydex")).toBe("Dnb paydex");
});
