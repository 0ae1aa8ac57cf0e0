import { type Decimal, parseDecimal, roundHalfUp } from "@goodterms/kernel";

/** A decimal's whole count of 10^-places; checkScorecard has seen that it has no more places than that. */
export function unitsOf(text: string, places: number): bigint {
  const { coefficient, scale } = parseDecimal(text) as Decimal;
  return scale <= places
    ? coefficient * 10n ** BigInt(places - scale)
    : roundHalfUp(coefficient, 10n ** BigInt(scale - places));
}

/** The shortest text of that many units of 10^-places. */
export function textOf(units: bigint, places: number): string {
  const sign = units < 0n ? "-" : "";
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const fraction = digits.slice(digits.length - places).replace(/0+$/, "");
  return `${sign}${digits.slice(0, digits.length - places)}${fraction === "" ? "" : `.${fraction}`}`;
}
