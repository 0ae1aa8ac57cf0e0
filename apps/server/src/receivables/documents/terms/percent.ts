import { parseDecimal } from "@goodterms/kernel";

/** An exact share in percent, as numerator / denominator; the denominator is positive. */
export interface Percent {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const DECIMAL_PERCENT = /^[0-9]{1,3}(?:\.[0-9]{1,6})?$/;
const FRACTION_PERCENT = /^([0-9]{1,4})\/([0-9]{1,3})$/;

/** Reads a decimal percent such as "12.5"; null for any other form, a sign included. */
export function parseDecimalPercent(text: string): Percent | null {
  if (!DECIMAL_PERCENT.test(text)) return null;
  const decimal = parseDecimal(text);
  return decimal && { numerator: decimal.coefficient, denominator: 10n ** BigInt(decimal.scale) };
}

/**
 * Reads the percent of an instalment: a decimal, or a fraction such as "100/3", because no three equal decimals sum
 * to 100. Null for any other form.
 */
export function parsePercent(text: string): Percent | null {
  const fraction = FRACTION_PERCENT.exec(text);
  if (fraction === null) return parseDecimalPercent(text);
  const denominator = BigInt(fraction[2] ?? "0");
  return denominator === 0n ? null : { numerator: BigInt(fraction[1] ?? "0"), denominator };
}

/** Puts the percents over one common denominator: the weights, and what a hundred percent is in that measure. */
export function commonWeights(percents: readonly Percent[]): { weights: bigint[]; hundred: bigint } {
  let common = 1n;
  for (const { denominator } of percents) {
    common = (common / greatestCommonDivisor(common, denominator)) * denominator;
  }
  const weights = percents.map(({ numerator, denominator }) => numerator * (common / denominator));
  return { weights, hundred: 100n * common };
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  return right === 0n ? left : greatestCommonDivisor(right, left % right);
}
