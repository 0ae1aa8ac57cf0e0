import { assert } from "./assert.ts";

/** An exact decimal: coefficient × 10^-scale. The scale is never negative, and trailing zeros are kept. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly scale: number;
}

/** More digits than this are not a rate or an amount anybody means; the limit keeps hostile input cheap. */
const MAX_DECIMAL_DIGITS = 40;
const PLAIN_DECIMAL = /^(-?)([0-9]+)(?:\.([0-9]+))?$/;

/**
 * Reads the plain form "-12.50": optional minus, digits, optionally a point and digits. No plus sign, exponent,
 * thousands separator or space. Returns null when the text is anything else or has more than 40 digits.
 */
export function parseDecimal(text: string): Decimal | null {
  if (text.length > MAX_DECIMAL_DIGITS + 2) return null;
  const match = PLAIN_DECIMAL.exec(text);
  if (match === null) return null;
  const whole = match[2] ?? "";
  const fraction = match[3] ?? "";
  if (whole.length + fraction.length > MAX_DECIMAL_DIGITS) return null;
  const magnitude = BigInt(whole + fraction);
  return { coefficient: match[1] === "-" ? -magnitude : magnitude, scale: fraction.length };
}

/** Writes a decimal in the form that parseDecimal reads, with exactly `scale` digits after the point. */
export function formatDecimal(decimal: Decimal): string {
  const negative = decimal.coefficient < 0n;
  const magnitude = negative ? -decimal.coefficient : decimal.coefficient;
  const digits = magnitude.toString().padStart(decimal.scale + 1, "0");
  const pointAt = digits.length - decimal.scale;
  const fraction = decimal.scale === 0 ? "" : `.${digits.slice(pointAt)}`;
  return `${negative ? "-" : ""}${digits.slice(0, pointAt)}${fraction}`;
}

/** The exact product; its scale is the sum of the scales, nothing is rounded. */
export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  return { coefficient: left.coefficient * right.coefficient, scale: left.scale + right.scale };
}

/** Compares by value, so that 1.5 equals 1.50: -1, 0 or 1. */
export function compareDecimals(left: Decimal, right: Decimal): -1 | 0 | 1 {
  const scale = Math.max(left.scale, right.scale);
  const leftUnits = left.coefficient * 10n ** BigInt(scale - left.scale);
  const rightUnits = right.coefficient * 10n ** BigInt(scale - right.scale);
  if (leftUnits === rightUnits) return 0;
  return leftUnits < rightUnits ? -1 : 1;
}

/**
 * Divides and rounds to the nearest integer, halves away from zero, so that a credit note rounds as its invoice did.
 * Throws Fault when the denominator is zero.
 */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  assert(denominator !== 0n, "division by zero");
  const negative = numerator < 0n !== denominator < 0n;
  const dividend = numerator < 0n ? -numerator : numerator;
  const divisor = denominator < 0n ? -denominator : denominator;
  const magnitude = (2n * dividend + divisor) / (2n * divisor);
  return negative ? -magnitude : magnitude;
}
