import { type Decimal, roundHalfUp } from "@goodterms/kernel";

// Arithmetic of expressions: exact where a decimal can hold it, rounded half-up at the eighteenth place where it cannot.

/** Places that a result keeps; a quotient is rounded there. */
const PLACES_MAX = 18;
const QUOTIENT_PLACES = 12;
const COEFFICIENT_MAX = 10n ** 38n;
const INTEGER_MAX = 2n ** 63n - 1n;
const INTEGER_MIN = -(2n ** 63n);

const POWERS = Array.from({ length: 80 }, (_, exponent) => 10n ** BigInt(exponent));
/** 10 to that power; the exponents of expressions are small. */
export function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/** Whether an integer fits the 64 bits that CEL gives it. */
export function isInteger64(value: bigint): boolean {
  return value <= INTEGER_MAX && value >= INTEGER_MIN;
}

/** Brings a decimal within the places that are kept; null where it has too many digits. */
export function bounded(coefficient: bigint, scale: number): Decimal | null {
  let kept: Decimal = { coefficient, scale };
  if (scale > PLACES_MAX)
    kept = { coefficient: roundHalfUp(coefficient, powerOfTen(scale - PLACES_MAX)), scale: PLACES_MAX };
  return kept.coefficient < COEFFICIENT_MAX && kept.coefficient > -COEFFICIENT_MAX ? kept : null;
}

export function addDecimals(left: Decimal, right: Decimal): Decimal | null {
  const scale = Math.max(left.scale, right.scale);
  return bounded(unitsAt(left, scale) + unitsAt(right, scale), scale);
}

export function subtractDecimals(left: Decimal, right: Decimal): Decimal | null {
  const scale = Math.max(left.scale, right.scale);
  return bounded(unitsAt(left, scale) - unitsAt(right, scale), scale);
}

export function timesDecimals(left: Decimal, right: Decimal): Decimal | null {
  return bounded(left.coefficient * right.coefficient, left.scale + right.scale);
}

/** The quotient at twelve places, half-up; null for a divisor of zero. */
export function divideDecimals(left: Decimal, right: Decimal): Decimal | null {
  if (right.coefficient === 0n) return null;
  const numerator = left.coefficient * powerOfTen(right.scale + QUOTIENT_PLACES);
  return bounded(roundHalfUp(numerator, right.coefficient * powerOfTen(left.scale)), QUOTIENT_PLACES);
}

/** -1, 0 or 1 by value. */
export function compareExact(left: Decimal, right: Decimal): number {
  if (left.scale === right.scale) return compareIntegers(left.coefficient, right.coefficient);
  const scale = Math.max(left.scale, right.scale);
  return compareIntegers(unitsAt(left, scale), unitsAt(right, scale));
}

export function compareIntegers(left: bigint, right: bigint): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** A decimal as a whole number: down, up, or to the nearest with halves away from zero. */
export function wholeOf(decimal: Decimal, how: "down" | "nearest" | "up"): bigint {
  const unit = powerOfTen(decimal.scale);
  if (how === "nearest") return roundHalfUp(decimal.coefficient, unit);
  const truncated = decimal.coefficient / unit;
  const rest = decimal.coefficient % unit;
  if (how === "down") return rest < 0n ? truncated - 1n : truncated;
  return rest > 0n ? truncated + 1n : truncated;
}

/** The shortest text of a decimal: "1.5" for 1.50. */
export function shortText({ coefficient, scale }: Decimal): string {
  let units = coefficient;
  let places = scale;
  while (places > 0 && units % 10n === 0n) {
    units /= 10n;
    places -= 1;
  }
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  return `${units < 0n ? "-" : ""}${whole}${places === 0 ? "" : `.${digits.slice(digits.length - places)}`}`;
}

function unitsAt(decimal: Decimal, scale: number): bigint {
  return decimal.scale === scale
    ? decimal.coefficient
    : decimal.coefficient * powerOfTen(scale - decimal.scale);
}
