const NUMBER = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,3}))?$/;
const DIGITS_MAX = 40;

/**
 * Reads a number as files write it ("-.5", "1E-05", "+12.0") as an exact decimal in the plain form that parseDecimal
 * takes; null when it is none, or has more than 40 digits. A comma is no decimal sign here.
 */
export function plainNumber(text: string): string | null {
  const match = NUMBER.exec(text);
  if (match === null) return null;
  const whole = match[2] ?? "";
  const fraction = match[3] ?? "";
  if (whole + fraction === "") return null;
  const exponent = Number(match[4] ?? "0");
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (Math.abs(exponent) > DIGITS_MAX) return null;
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const place = Math.max(1, point);
  const left = padded.slice(0, place).replace(/^0+(?=[0-9])/, "");
  const right = padded.slice(place);
  if (left.length + right.length > DIGITS_MAX) return null;
  const isZero = /^0*$/.test(left + right);
  return `${match[1] === "-" && !isZero ? "-" : ""}${left}${right === "" ? "" : `.${right}`}`;
}
