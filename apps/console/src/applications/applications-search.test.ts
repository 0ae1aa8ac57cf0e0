import { expect, test } from "vitest";
import { countIn, readApplicationsSearch, statesOf } from "./applications-search.ts";

test("an address is read for what it says, and what it does not say is left out", () => {
  expect(
    readApplicationsSearch({ view: "approved", kind: "person", severity: "severe", mine: true }),
  ).toEqual({
    view: "approved",
    kind: "person",
    severity: "severe",
    mine: true,
  });
  expect(readApplicationsSearch({ view: "waiting", kind: "horse", severity: 7, mine: "yes" })).toEqual({});
});

test("a view is the states it shows, and counts what is in them", () => {
  const counts = {
    draft: 4,
    submitted: 2,
    in_review: 1,
    appealed: 1,
    approved: 8,
    declined: 3,
    withdrawn: 1,
  };
  expect(statesOf()).toEqual(["submitted", "in_review", "appealed"]);
  expect(statesOf("all")).toBeUndefined();
  expect([countIn("waiting", counts), countIn("declined", counts), countIn("all", counts)]).toEqual([
    4, 4, 20,
  ]);
  expect(countIn("waiting", {})).toBe(0);
});
