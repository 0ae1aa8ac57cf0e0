// Tolerant reading of what a bureau sent: a field that is absent, null or of another type is "not known", never zero.
import { type PlainDate, parseDate } from "@goodterms/kernel";
import { BureauFailure } from "../failure.ts";

export type Json = unknown;
type Fields = Readonly<Record<string, unknown>>;

const DECIMAL = /^[+-]?\d{1,30}(\.\d{1,12})?$/;
const TEXT_LENGTH_MAX = 2_000;

/** Parses a text that must be JSON. A gateway's HTML page and a truncated body end here. */
export function parseJson(text: string): Json {
  try {
    return JSON.parse(text.startsWith("\ufeff") ? text.slice(1) : text) as Json;
  } catch (error) {
    throw new BureauFailure("malformed", "the answer is not JSON", { cause: error });
  }
}

export function fieldsOf(value: Json): Fields {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Fields) : {};
}

/** Follows a dotted path; a list on the way is entered at its first element. Undefined where it ends early. */
export function at(value: Json, path: string): Json {
  let place: Json = value;
  for (const step of path.split(".")) {
    const fields = fieldsOf(Array.isArray(place) ? place[0] : place);
    place = Object.hasOwn(fields, step) ? fields[step] : undefined;
  }
  return place;
}

/** A list; one element that is not wrapped in a list counts as a list of one, null as none. */
export function listAt(value: Json, path: string): readonly Json[] {
  const found = at(value, path);
  if (found === undefined || found === null || found === "") return [];
  return Array.isArray(found) ? found : [found];
}

/** A text that says something; numbers as text. "None", "null" and blanks say nothing. */
export function textAt(value: Json, path: string): string | null {
  const found = at(value, path);
  if (typeof found === "number" && Number.isFinite(found)) return String(found);
  if (typeof found !== "string") return null;
  const text = found.trim().slice(0, TEXT_LENGTH_MAX);
  return text === "" || text === "None" || text === "null" ? null : text;
}

/** A number given as a number or as text ("+667", "000000189"), as an exact decimal without leading zeros. */
export function decimalAt(value: Json, path: string): string | null {
  const found = at(value, path);
  const text = typeof found === "number" ? plainNumber(found) : typeof found === "string" ? found.trim() : "";
  if (!DECIMAL.test(text)) return null;
  const [whole = "", fraction] = text.replace(/^[+-]/, "").split(".");
  const digits = `${whole.replace(/^0+(?=\d)/, "")}${fraction === undefined ? "" : `.${fraction}`}`;
  return text.startsWith("-") && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

function plainNumber(value: number): string {
  // An exponent would be no plain decimal; such a number is no figure of a report.
  return Number.isFinite(value) ? String(value) : "";
}

/** A whole number within what a float holds exactly; null for anything else. */
export function integerAt(value: Json, path: string): number | null {
  const text = decimalAt(value, path);
  const number = text === null ? Number.NaN : Number(text);
  return Number.isSafeInteger(number) ? number : null;
}

/** true, "Y", "true" or a non-zero 1; null where it is not said. */
export function booleanAt(value: Json, path: string): boolean | null {
  const found = at(value, path);
  if (typeof found === "boolean") return found;
  if (typeof found !== "string") return null;
  const word = found.trim().toLowerCase();
  if (["y", "yes", "true"].includes(word)) return true;
  return ["n", "no", "false"].includes(word) ? false : null;
}

/** A date as "YYYY-MM-DD…", or as an object of CCYY, MM and DD. */
export function dateAt(value: Json, path: string): PlainDate | null {
  const found = at(value, path);
  if (typeof found === "string") return parseDate(found.slice(0, 10));
  const [year, month, day] = ["CCYY", "MM", "DD"].map((part) => textAt(found, part));
  if (year == null || month == null || day == null) return null;
  return parseDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** An amount in whole units (major) of a currency with this exponent, as minor units; null where not given. */
export function minorAt(value: Json, path: string, exponent: number): bigint | null {
  const text = decimalAt(value, path);
  if (text === null) return null;
  const [whole = "0", fraction = ""] = text.split(".");
  const digits = fraction.padEnd(exponent, "0").slice(0, exponent);
  return BigInt(whole.replace("-", "") + digits) * (text.startsWith("-") ? -1n : 1n);
}
