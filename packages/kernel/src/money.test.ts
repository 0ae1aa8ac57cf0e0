import fc from "fast-check";
import { expect, test } from "vitest";
import { Fault } from "./assert.ts";
import { CURRENCIES } from "./currency.ts";
import { type Decimal, parseDecimal } from "./decimal.ts";
import {
  convertMinor,
  formatMinor,
  isSafeAmount,
  MAX_AMOUNT_MINOR,
  parseMinor,
  splitByWeights,
  splitEvenly,
  taxMinor,
} from "./money.ts";

const anyAmount = fc.bigInt({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR });
const anyCurrency = fc.constantFrom(...CURRENCIES.keys());
const anyWeights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1, maxLength: 40 });

function rate(text: string): Decimal {
  const decimal = parseDecimal(text);
  if (decimal === null) throw new Error(`not a decimal: ${text}`);
  return decimal;
}

const sum = (parts: readonly bigint[]) => parts.reduce((total, part) => total + part, 0n);

/** The largest less the smallest. */
function spread(parts: readonly bigint[]): bigint {
  const sorted = [...parts].sort((left, right) => (left < right ? -1 : 1));
  return (sorted.at(-1) ?? 0n) - (sorted[0] ?? 0n);
}

test("A1: three equal parts sum to the total and differ by at most one unit, the larger first", () => {
  expect(splitEvenly(3_000_000n, 3)).toEqual([1_000_000n, 1_000_000n, 1_000_000n]);
  expect(splitEvenly(10_000n, 3)).toEqual([3334n, 3333n, 3333n]);
  expect(splitEvenly(-10_001n, 3)).toEqual([-3334n, -3334n, -3333n]);
  expect(splitEvenly(1n, 3)).toEqual([1n, 0n, 0n]);
  fc.assert(
    fc.property(anyAmount, fc.integer({ min: 1, max: 60 }), (total, count) => {
      const parts = splitEvenly(total, count);
      expect(parts).toHaveLength(count);
      expect(sum(parts)).toBe(total);
      expect(spread(parts) <= 1n).toBe(true);
    }),
  );
});

test("A6: a split of 2.50 by 50, 45 and the rest books exactly 2.50", () => {
  // Floors are 125, 112 and 12; the unit left over goes to the earliest part.
  expect(splitByWeights(250n, [50n, 45n, 5n])).toEqual([126n, 112n, 12n]);
});

test("A6: a part without weight gets nothing, not even of the remainder", () => {
  expect(splitByWeights(5n, [0n, 1n, 0n, 1n])).toEqual([0n, 3n, 0n, 2n]);
  expect(splitByWeights(-5n, [0n, 1n, 0n, 1n])).toEqual([0n, -3n, 0n, -2n]);
});

test("A6: any split by weights conserves the amount, errs by under one unit, and mirrors when negative", () => {
  fc.assert(
    fc.property(anyAmount, anyWeights, (total, weights) => {
      const weightSum = sum(weights);
      fc.pre(weightSum > 0n);
      const parts = splitByWeights(total, weights);
      expect(sum(parts)).toBe(total);
      for (const [index, weight] of weights.entries()) {
        const error = (parts[index] ?? 0n) * weightSum - total * weight;
        expect(error <= weightSum && error >= -weightSum).toBe(true);
        if (weight === 0n) expect(parts[index]).toBe(0n);
      }
      expect(splitByWeights(-total, weights)).toEqual(parts.map((part) => -part));
    }),
  );
});

test("A6: parts of equal weight differ by at most one unit", () => {
  const fewWeights = fc.array(fc.bigInt({ min: 0n, max: 3n }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(anyAmount, fewWeights, (total, weights) => {
      fc.pre(sum(weights) > 0n);
      const parts = splitByWeights(total, weights);
      for (const weight of new Set(weights)) {
        expect(spread(parts.filter((_, index) => weights[index] === weight)) <= 1n).toBe(true);
      }
    }),
  );
});

test("a split that has no answer is a fault", () => {
  for (const parts of [0, -1, 1.5, Number.NaN, 1_000_001])
    expect(() => splitEvenly(1n, parts)).toThrow(Fault);
  expect(() => splitByWeights(1n, [0n, 0n])).toThrow(Fault);
  expect(() => splitByWeights(1n, [])).toThrow(Fault);
  expect(() => splitByWeights(1n, [2n, -1n])).toThrow(Fault);
  expect(splitByWeights(0n, [0n, 0n])).toEqual([0n, 0n]);
});

test("A9: amounts of 0, 2, 3 and 4 decimals are read and written without a factor of 100", () => {
  const table = [
    ["JPY", "5000", 5000n],
    ["JPY", "-1", -1n],
    ["KRW", "0", 0n],
    ["EUR", "1234.50", 123_450n],
    ["EUR", "-0.01", -1n],
    ["USD", "0.10", 10n],
    ["KWD", "1.234", 1234n],
    ["TND", "-0.005", -5n],
    ["BHD", "12.000", 12_000n],
    ["CLF", "0.0001", 1n],
  ] as const;
  for (const [currency, text, minor] of table) {
    expect(parseMinor(text, currency), `${text} ${currency}`).toBe(minor);
    expect(formatMinor(minor, currency)).toBe(text);
  }
});

test("A9: what is written is read back in every currency", () => {
  fc.assert(
    fc.property(anyAmount, anyCurrency, (minor, currency) => {
      expect(parseMinor(formatMinor(minor, currency), currency)).toBe(minor);
    }),
  );
});

test("A9: fewer decimals are filled up, surplus zeros dropped, surplus digits refused", () => {
  expect(parseMinor("1.5", "EUR")).toBe(150n);
  expect(parseMinor("1", "KWD")).toBe(1000n);
  expect(parseMinor("1.500", "EUR")).toBe(150n);
  expect(parseMinor("-1.500", "EUR")).toBe(-150n);
  expect(parseMinor("1.00", "JPY")).toBe(1n);
  for (const [text, currency] of [
    ["1.505", "EUR"],
    ["-1.505", "EUR"],
    ["1.5", "JPY"],
    ["1.2345", "KWD"],
    ["1,50", "EUR"],
    ["€1", "EUR"],
    ["", "EUR"],
  ] as const) {
    expect(parseMinor(text, currency), `${text} ${currency}`).toBeNull();
  }
  expect(() => parseMinor("1", "QQQ")).toThrow(Fault);
});

test("A9: conversion honours the exponents of both currencies, and rounds once, half away from zero", () => {
  expect(convertMinor(10_000n, "EUR", "JPY", rate("163.25"))).toBe(16_325n);
  expect(convertMinor(16_325n, "JPY", "EUR", rate("0.0061255744"))).toBe(10_000n);
  expect(convertMinor(10_000n, "EUR", "KWD", rate("0.3345"))).toBe(33_450n);
  expect(convertMinor(1n, "KWD", "EUR", rate("3"))).toBe(0n);
  expect(convertMinor(5n, "KWD", "EUR", rate("1"))).toBe(1n);
  expect(convertMinor(-5n, "KWD", "EUR", rate("1"))).toBe(-1n);
  expect(convertMinor(1n, "EUR", "EUR", rate("1.000"))).toBe(1n);
  expect(() => convertMinor(1n, "EUR", "USD", rate("0"))).toThrow(Fault);
  expect(() => convertMinor(1n, "EUR", "USD", rate("-1"))).toThrow(Fault);
});

test("A10: a percentage rounds to the currency's own unit, because it works on minor units", () => {
  // 2.5% of 1,001 yen is 25.025 yen; of 1.001 dinars 0.025025; neither is cut to two decimals.
  expect(formatMinor(taxMinor(1001n, rate("2.5")), "JPY")).toBe("25");
  expect(formatMinor(taxMinor(1001n, rate("2.5")), "KWD")).toBe("0.025");
  expect(formatMinor(taxMinor(1001n, rate("2.5")), "EUR")).toBe("0.25");
  expect(taxMinor(50n, rate("1"))).toBe(1n);
  expect(taxMinor(-50n, rate("1.00"))).toBe(-1n);
  expect(taxMinor(12_345n, rate("7.7"))).toBe(951n);
});

test("the bound of a document's amount is an exact JSON integer, on both sides of zero", () => {
  expect(Number.isSafeInteger(Number(MAX_AMOUNT_MINOR))).toBe(true);
  expect(isSafeAmount(MAX_AMOUNT_MINOR)).toBe(true);
  expect(isSafeAmount(-MAX_AMOUNT_MINOR)).toBe(true);
  expect(isSafeAmount(MAX_AMOUNT_MINOR + 1n)).toBe(false);
  expect(isSafeAmount(-MAX_AMOUNT_MINOR - 1n)).toBe(false);
});
