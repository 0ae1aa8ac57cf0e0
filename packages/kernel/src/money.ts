import { assert } from "./assert.ts";
import { exponentOf } from "./currency.ts";
import { type Decimal, formatDecimal, parseDecimal, roundHalfUp } from "./decimal.ts";

/** An amount: an integer count of the currency's minor unit, beside its ISO 4217 code. */
export interface Money {
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** The bound of one document's amount. It is below 2^53, so every amount within it is an exact JSON integer. */
export const MAX_AMOUNT_MINOR = 10n ** 15n - 1n;

/** More parts than this are a mistake in the input, not a payment schedule. */
const MAX_PARTS = 1_000_000;

/** Whether the amount, of either sign, is within a document's bound. */
export function isSafeAmount(minor: bigint): boolean {
  return minor >= -MAX_AMOUNT_MINOR && minor <= MAX_AMOUNT_MINOR;
}

/**
 * Reads a plain decimal in major units ("1234.50") into minor units of `currency`. Returns null when the text is not
 * a plain number or has non-zero digits beyond the currency's exponent: an amount is never rounded on the way in.
 * Throws Fault when the currency is unknown.
 */
export function parseMinor(text: string, currency: string): bigint | null {
  const exponent = exponentOf(currency);
  const decimal = parseDecimal(text);
  if (decimal === null) return null;
  if (decimal.scale <= exponent) return decimal.coefficient * 10n ** BigInt(exponent - decimal.scale);
  const surplus = 10n ** BigInt(decimal.scale - exponent);
  return decimal.coefficient % surplus === 0n ? decimal.coefficient / surplus : null;
}

/** Writes minor units as a plain decimal in major units: EUR "1234.50", JPY "1234", KWD "1.234". */
export function formatMinor(minor: bigint, currency: string): string {
  return formatDecimal({ coefficient: minor, scale: exponentOf(currency) });
}

/**
 * Splits a total into `parts` amounts that sum to it and differ by at most one minor unit, the larger ones (by
 * magnitude) first. Throws Fault when `parts` is not a positive integer.
 */
export function splitEvenly(totalMinor: bigint, parts: number): bigint[] {
  assert(Number.isInteger(parts) && parts >= 1 && parts <= MAX_PARTS, `cannot split into ${parts} parts`);
  return splitByWeights(totalMinor, new Array<bigint>(parts).fill(1n));
}

/**
 * Splits a total in proportion to the weights, exactly: the parts sum to the total. Each part is its share rounded
 * towards zero, and what is left goes one unit each to the earliest parts that have a weight, so that equal weights
 * differ by at most one unit and a part without weight gets nothing. A negative total mirrors the positive one.
 * Throws Fault when a weight is negative, or when a non-zero total meets no weight at all.
 */
export function splitByWeights(totalMinor: bigint, weights: readonly bigint[]): bigint[] {
  if (totalMinor < 0n) return splitByWeights(-totalMinor, weights).map((part) => -part);
  let weightSum = 0n;
  for (const weight of weights) {
    assert(weight >= 0n, "a weight is negative");
    weightSum += weight;
  }
  if (weightSum === 0n) {
    assert(totalMinor === 0n, "no weight to split the amount by");
    return weights.map(() => 0n);
  }
  let left = totalMinor;
  const parts = weights.map((weight) => {
    const share = (totalMinor * weight) / weightSum;
    left -= share;
    return share;
  });
  return parts.map((part, index) => {
    if (left === 0n || weights[index] === 0n) return part;
    left -= 1n;
    return part + 1n;
  });
}

/**
 * Converts minor units of `from` into minor units of `to`. `rate` is units of `to` per one unit of `from`, both in
 * major units; the exponents of both currencies are honoured. Rounds once, half-up away from zero.
 * Throws Fault when a currency is unknown or the rate is not positive.
 */
export function convertMinor(minor: bigint, from: string, to: string, rate: Decimal): bigint {
  assert(rate.coefficient > 0n, "an exchange rate must be positive");
  const numerator = minor * rate.coefficient * 10n ** BigInt(exponentOf(to));
  return roundHalfUp(numerator, 10n ** BigInt(rate.scale + exponentOf(from)));
}

/** Tax on a net amount at a rate in percent ("19", "7.7"), in the same minor units, rounded half-up once. */
export function taxMinor(netMinor: bigint, ratePercent: Decimal): bigint {
  return roundHalfUp(netMinor * ratePercent.coefficient, 100n * 10n ** BigInt(ratePercent.scale));
}
