import fc from "fast-check";
import { expect, test } from "vitest";
import { Fault } from "./assert.ts";
import {
  compareDecimals,
  type Decimal,
  formatDecimal,
  multiplyDecimals,
  parseDecimal,
  roundHalfUp,
} from "./decimal.ts";

const anyDecimal = fc.record({
  coefficient: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
  scale: fc.integer({ min: 0, max: 12 }),
});

function read(text: string): Decimal {
  const decimal = parseDecimal(text);
  if (decimal === null) throw new Error(`not a decimal: ${text}`);
  return decimal;
}

test("the plain form is read exactly", () => {
  expect(parseDecimal("-12.50")).toEqual({ coefficient: -1250n, scale: 2 });
  expect(parseDecimal("0")).toEqual({ coefficient: 0n, scale: 0 });
  expect(parseDecimal("007.10")).toEqual({ coefficient: 710n, scale: 2 });
  expect(parseDecimal("-0.00")).toEqual({ coefficient: 0n, scale: 2 });
});

test("every other form is refused", () => {
  const others = [
    "",
    "-",
    ".",
    "1.",
    ".5",
    "+1",
    "1e3",
    "1,000",
    "1 000",
    " 1",
    "1\n",
    "--1",
    "1.2.3",
    "٣",
    "0x10",
    "NaN",
  ];
  for (const text of others) expect(parseDecimal(text), JSON.stringify(text)).toBeNull();
});

test("forty digits are read and forty-one refused, the point and the sign not counted", () => {
  const digits = "9".repeat(20);
  expect(parseDecimal(`-${digits}.${digits}`)).toEqual({ coefficient: -(10n ** 40n - 1n), scale: 20 });
  expect(parseDecimal(`${digits}9.${digits}`)).toBeNull();
  expect(parseDecimal("0".repeat(41))).toBeNull();
});

test("writing and reading again changes nothing", () => {
  fc.assert(
    fc.property(anyDecimal, (decimal) => {
      expect(read(formatDecimal(decimal))).toEqual(decimal);
    }),
  );
  expect(formatDecimal({ coefficient: -5n, scale: 3 })).toBe("-0.005");
});

test("a product is exact", () => {
  expect(formatDecimal(multiplyDecimals(read("1.10"), read("-0.3")))).toBe("-0.330");
});

test("comparison goes by value, not by digits", () => {
  expect(compareDecimals(read("1.5"), read("1.50"))).toBe(0);
  expect(compareDecimals(read("-2"), read("-1.99"))).toBe(-1);
  expect(compareDecimals(read("10"), read("9.999"))).toBe(1);
  fc.assert(
    fc.property(anyDecimal, anyDecimal, (left, right) => {
      // "+ 0" turns a negative zero into zero.
      expect(compareDecimals(left, right)).toBe(-compareDecimals(right, left) + 0);
    }),
  );
});

test("halves round away from zero, on both sides of it", () => {
  const cases = [
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [5n, -2n, -3n],
    [-5n, -2n, 3n],
    [249n, 100n, 2n],
    [-249n, 100n, -2n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
    [0n, 7n, 0n],
  ] as const;
  for (const [numerator, denominator, rounded] of cases) {
    expect(roundHalfUp(numerator, denominator), `${numerator}/${denominator}`).toBe(rounded);
  }
  expect(() => roundHalfUp(1n, 0n)).toThrow(Fault);
});

test("rounding errs by at most half a unit", () => {
  const numerator = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
  fc.assert(
    fc.property(numerator, fc.bigInt({ min: 1n, max: 10n ** 12n }), (top, bottom) => {
      const error = 2n * (roundHalfUp(top, bottom) * bottom - top);
      expect(error <= bottom && error >= -bottom).toBe(true);
      expect(roundHalfUp(-top, bottom)).toBe(-roundHalfUp(top, bottom));
    }),
  );
});
