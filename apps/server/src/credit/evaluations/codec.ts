import { assert } from "@goodterms/kernel";
import type { CustomerFacts } from "./facts.ts";
import type { EvaluationResult, OrderFacts } from "./outcome.ts";

// Facts and results are kept as text and made again from it years later; so the text has one form only: keys in order,
// no blanks, absent fields left out, amounts as whole numbers of any size.

/** Whose members are amounts although their names do not say so: by checkpoint, and by calendar window. */
const HOLDERS_OF_AMOUNTS = new Set(["ceilings", "spent"]);
/** Under the form's own names, which mean nothing to us. */
const FOREIGN_NAMES = new Set(["declared", "figures"]);
const MANY_DIGITS = /[0-9]{16}/;
const INTEGER = /^-?(?:0|[1-9][0-9]*)$/;

function isAmount(name: string, parent: string): boolean {
  if (FOREIGN_NAMES.has(parent)) return false;
  return name === "minor" || name.endsWith("Minor") || HOLDERS_OF_AMOUNTS.has(parent);
}

/**
 * A value of the contract as canonical JSON. A bigint stands under a name that ends in `Minor` (or is `minor`).
 * @throws Fault for a bigint under another name, a number in an amount's place, or what JSON has no word for.
 */
export function encode(value: unknown): string {
  return write(value, "", "");
}

function write(value: unknown, name: string, parent: string): string {
  if (typeof value === "bigint") {
    assert(isAmount(name, parent), `a bigint stands under "${name}", which does not end in Minor`);
    return value.toString();
  }
  if (typeof value === "number") {
    assert(!isAmount(name, parent), `the amount "${name}" is a float`);
    assert(Number.isFinite(value), `"${name}" is not a finite number`);
    return JSON.stringify(value);
  }
  if (value === null || typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
  assert(typeof value === "object", `"${name}" cannot be written as JSON`);
  // The members of a list stand under the list's own name: a list `…Minor` holds amounts.
  if (Array.isArray(value)) return `[${value.map((member) => write(member, name, parent)).join(",")}]`;
  return writeObject(value as Readonly<Record<string, unknown>>, name);
}

function writeObject(value: Readonly<Record<string, unknown>>, name: string): string {
  let text = "";
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined)
      text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${write(member, key, name)}`;
  }
  return `{${text}}`;
}

/** Reads what `encode` wrote: amounts come back as bigint. @throws SyntaxError for what is not JSON. */
export function decode(text: string): unknown {
  // Amounts beyond 2^53 are rare, and looking at every member for them takes most of the time.
  const parsed: unknown = MANY_DIGITS.test(text) ? JSON.parse(text, keepExact) : JSON.parse(text);
  return revive(parsed, "", "");
}

/** A whole number that a float cannot hold is kept by its digits. */
function keepExact(_name: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? "";
  return INTEGER.test(source) ? BigInt(source) : value;
}

/** Turns amounts into bigint; objects and lists are changed where they stand. */
function revive(value: unknown, name: string, parent: string): unknown {
  if (typeof value === "number" || typeof value === "bigint") {
    return isAmount(name, parent) ? BigInt(value) : Number(value);
  }
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) value[index] = revive(value[index], name, parent);
    return value;
  }
  const members = value as Record<string, unknown>;
  for (const key of Object.keys(members)) {
    const member = members[key];
    if (typeof member === "string" || member === null) continue;
    members[key] = revive(member, key, name);
  }
  return members;
}

/** Facts as they were kept with an evaluation. */
export function decodeFacts(text: string): CustomerFacts {
  return decode(text) as CustomerFacts;
}

/** A result as it was kept with an evaluation. */
export function decodeResult(text: string): EvaluationResult {
  return decode(text) as EvaluationResult;
}

/** An order as it was kept with its reservation. */
export function decodeOrder(text: string): OrderFacts {
  return decode(text) as OrderFacts;
}
