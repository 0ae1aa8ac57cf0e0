import { expect, test } from "vitest";
import { changeBody, emptyChange, isReady, percentOf, referencesOf } from "./change-draft.ts";

const draft = { ...emptyChange("GBP"), reason: "Yearly round" };

test("a percentage is read as people write it", () => {
  expect(percentOf("+10 %")).toBe("10");
  expect(percentOf("−12,5")).toBe("-12.5");
  expect(percentOf("a tenth")).toBeNull();
  expect(percentOf("")).toBeNull();
});

test("references are taken one a line, once each", () => {
  expect(referencesOf("C-1\r\n\n C-2 \nC-1")).toEqual(["C-1", "C-2"]);
});

test("nothing is worked out before it says whose, how and why", () => {
  expect(isReady(draft)).toBe(false);
  expect(isReady({ ...draft, percent: "10" })).toBe(true);
  expect(isReady({ ...draft, percent: "10", reason: " " })).toBe(false);
  expect(isReady({ ...draft, by: "list", percent: "10" })).toBe(false);
  expect(isReady({ ...draft, by: "csv" })).toBe(false);
  expect(isReady({ ...draft, by: "csv", csv: "C-1,100" })).toBe(true);
});

test("only what was chosen is sent", () => {
  expect(changeBody({ ...draft, percent: "−5", hasManualLimit: "yes" })).toEqual({
    reason: "Yearly round",
    selection: { hasManualLimit: true },
    change: { kind: "percent", percent: "-5" },
  });
  expect(changeBody({ ...draft, by: "csv", csv: "C-1,100", group: "grp_1" })).toEqual({
    reason: "Yearly round",
    csv: "C-1,100",
    change: { kind: "listed", currency: "GBP" },
  });
});
