import fc from "fast-check";
import { expect, test } from "vitest";
import { neutraliseCell } from "./neutralise-cell.ts";

test.each([
  ["=1+1", "'=1+1"],
  ["+49 30 1234", "'+49 30 1234"],
  ["-2+3", "'-2+3"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["\r=1", "'\r=1"],
  ["-12.50", "-12.50"],
  ["+7", "+7"],
  ["-12,50", "-12,50"],
  ["plain", "plain"],
  ["a=b", "a=b"],
  ["", ""],
])("%j becomes %j", (text, expected) => {
  expect(neutraliseCell(text)).toBe(expected);
});

test("property: no cell starts as a formula unless it is a plain number, and nothing is lost", () => {
  const starts = fc.constantFrom("", "=", "+", "-", "@", "\t", "\r", "'");
  fc.assert(
    fc.property(starts, fc.string({ unit: "grapheme" }), (start, rest) => {
      const text = start + rest;
      const safe = neutraliseCell(text);
      if (/^[=+\-@\t\r]/.test(safe)) expect(Number.isFinite(Number(safe.replace(",", ".")))).toBe(true);
      expect(safe === text || safe === `'${text}`).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
