import { expect, test } from "vitest";
import { readCustomersSearch, sortOf } from "./customers-search.ts";

test("an address is read as a view; what is not understood is left out", () => {
  expect(readCustomersSearch({ state: "overdue", sort: "-open", search: "brandt", page: 3 })).toEqual({
    state: "overdue",
    sort: "-open",
    search: "brandt",
  });
  expect(readCustomersSearch({ state: "rich", sort: "shoe size", search: "" })).toEqual({});
});

test("a search for digits stays a text", () => {
  expect(readCustomersSearch({ search: 17850 })).toEqual({ search: "17850" });
});

test("a view without an order shows first what matters there", () => {
  expect(sortOf({})).toBe("-overdue");
  expect(sortOf({ state: "open" })).toBe("-open");
  expect(sortOf({ search: "brandt" })).toBe("name");
  expect(sortOf({ search: "brandt", sort: "-overdue" })).toBe("-overdue");
});
