import { createHash } from "node:crypto";
import type { Static, TSchema } from "typebox";
import { Value } from "typebox/value";
import { refuse } from "./refusals.ts";

const CHECK_LENGTH = 8;

/** The place where a page ended, as opaque text. `list` names the list, so that one list's cursor is none of another's. */
export function encodeCursor(list: string, place: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify(place);
  return `${Buffer.from(text).toString("base64url")}.${checkOf(list, text)}`;
}

/**
 * Reads a cursor back; undefined (the first page) gives null. The check is against mistakes, not attackers: what a
 * cursor can reach is held by the merchant wall.
 * @throws Refusal cursor_malformed for anything that this list did not give out.
 */
export function decodeCursor<Schema extends TSchema>(
  list: string,
  schema: Schema,
  cursor: string | undefined,
): Static<Schema> | null {
  if (cursor === undefined) return null;
  const [encoded = "", check] = cursor.split(".");
  const text = Buffer.from(encoded, "base64url").toString("utf8");
  if (check !== checkOf(list, text))
    throw refuse("cursor_malformed", "The cursor is not one of this list's.");
  const place = parseJson(text);
  if (!Value.Check(schema, place)) throw refuse("cursor_malformed", "The cursor is of an older form.");
  return place;
}

/** Undefined for what is not JSON, which fits no schema: the check can be computed by anybody. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checkOf(list: string, text: string): string {
  return createHash("sha256").update(`${list}\n${text}`).digest("base64url").slice(0, CHECK_LENGTH);
}
