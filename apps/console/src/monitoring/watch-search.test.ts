import { expect, test } from "vitest";
import { readWatchSearch } from "./watch-search.ts";

test("the address is read as far as it is understood", () => {
  expect(readWatchSearch({ view: "alerts", severity: "loud", ended: "yes" })).toEqual({});
  expect(readWatchSearch({ view: "reviews", ahead: 30, extra: 1 })).toEqual({ view: "reviews", ahead: 30 });
});

test("a cell of the portfolio is both of its names, numbers included", () => {
  expect(readWatchSearch({ view: "portfolio", riskClass: 3, grade: "A" })).toEqual({
    view: "portfolio",
    riskClass: "3",
    grade: "A",
  });
  expect(readWatchSearch({ view: "portfolio", riskClass: "3" })).toEqual({ view: "portfolio" });
});
