import { assert } from "@goodterms/kernel";
import type { TSchema } from "typebox";

/** A value as JSON knows it: bigints become integers within 2^53, Dates ISO 8601 text, absent fields stay absent. */
export function toWire(value: unknown): unknown {
  if (typeof value === "bigint") {
    const number = Number(value);
    assert(Number.isSafeInteger(number), "an amount beyond 2^53 cannot be sent as an integer");
    return number;
  }
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toWire);
  const members = value as Readonly<Record<string, unknown>>;
  const wire: Record<string, unknown> = {};
  for (const name of Object.keys(members)) {
    const member = members[name];
    if (typeof member === "string" || member === null) wire[name] = member;
    else if (member !== undefined) wire[name] = toWire(member);
  }
  return wire;
}

interface QuerySchema {
  readonly properties?: Readonly<
    Record<string, { readonly type?: string; readonly items?: { type?: string } }>
  >;
}

const INTEGER = /^-?\d{1,15}$/;
const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;

/**
 * Reads a query's texts as its schema means them: numbers, true and false, lists given as `a,b`. What does not
 * read stays text, and the validator then names it. (Coercion inside the validator would also take "" for 0.)
 */
export function readQuery(schema: TSchema | undefined, query: unknown): unknown {
  const properties = (schema as QuerySchema | undefined)?.properties ?? {};
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(query as Record<string, unknown>)) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property?.type === "array") {
      const texts = (Array.isArray(value) ? value : [value]).flatMap((text) => String(text).split(","));
      read[name] = texts.filter((text) => text !== "").map((text) => readText(property.items?.type, text));
    } else {
      read[name] = readText(property?.type, value);
    }
  }
  return read;
}

function readText(type: string | undefined, value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (type === "integer" && INTEGER.test(value)) return Number(value);
  if (type === "number" && NUMBER.test(value)) return Number(value);
  if (type === "boolean" && (value === "true" || value === "false")) return value === "true";
  return value;
}

/** PostgreSQL's texts cannot hold the character zero, nor its JSON half of a surrogate pair. */
function isStorable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}

/** No schema of ours comes near it; without it a body of brackets alone would use up the stack. */
const DEPTH_MAX = 100;

/**
 * JSON Pointers to what no schema asks about and nothing could be done with: texts, names of fields among them, that no
 * database column could hold, and what is nested deeper than 100.
 */
export function findUnusable(value: unknown, pointer = "", depth = 0): string[] {
  if (typeof value === "string") return isStorable(value) ? [] : [pointer];
  if (value === null || typeof value !== "object") return [];
  if (isUsable(value, depth)) return [];
  if (depth === DEPTH_MAX) return [pointer];
  return Object.entries(value).flatMap(([name, member]) =>
    isStorable(name) ? findUnusable(member, `${pointer}/${escapeStep(name)}`, depth + 1) : [pointer],
  );
}

/** The same as a question, without pointers: nearly every request has nothing to point at. */
function isUsable(value: unknown, depth: number): boolean {
  if (typeof value === "string") return isStorable(value);
  if (value === null || typeof value !== "object") return true;
  if (depth === DEPTH_MAX) return false;
  const members = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(members))
    if (!isStorable(name) || !isUsable(members[name], depth + 1)) return false;
  return true;
}

/** A name as one step of a JSON Pointer (RFC 6901). */
export function escapeStep(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
