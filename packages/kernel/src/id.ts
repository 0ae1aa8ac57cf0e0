import { assert } from "./assert.ts";

/** What an id at the API names; the prefix keeps a customer's id from being taken for an invoice's. */
export type IdPrefix =
  | "mer"
  | "ent"
  | "cus"
  | "grp"
  | "con"
  | "adr"
  | "inv"
  | "crn"
  | "pay"
  | "rfd"
  | "fee"
  | "wof"
  | "doc"
  | "itm"
  | "alc"
  | "jen"
  | "evt"
  | "key"
  | "imp"
  | "map"
  | "whk"
  | "dlv"
  | "res"
  | "pol"
  | "sim"
  | "evl"
  | "ord"
  | "dec"
  | "aut"
  | "hld"
  | "off"
  | "lim"
  | "prp"
  | "col"
  | "ins"
  | "blk"
  | "rpt"
  | "sub"
  | "alr"
  | "scd"
  | "fit"
  | "frm"
  | "app"
  | "ref"
  | "ntc"
  | "rvw"
  | "alw"
  | "usr";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UUID_BYTES = 16;
const TIMESTAMP_BYTES = 6;
const MAX_TIMESTAMP_MS = 2 ** 48 - 1;
/** Crockford's base 32: no i, l, o, u, which are misread or misspoken. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const BITS_PER_CHARACTER = 5n;
/** 26 characters hold 130 bits; the first one carries only 3 of the 128. */
const ENCODED_LENGTH = 26;
const ENCODED = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;

const HEX_OF_BYTE = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/**
 * Makes a UUID of version 7 (RFC 9562): 48 bits of milliseconds since 1970, then random bits. `random` fills the
 * bytes it is given. Throws Fault when `nowMs` is not an integer of 48 bits.
 */
export function uuidv7(nowMs: number, random: (bytes: Uint8Array<ArrayBuffer>) => void): string {
  assert(Number.isInteger(nowMs) && nowMs >= 0 && nowMs <= MAX_TIMESTAMP_MS, `not a timestamp: ${nowMs}`);
  const bytes = new Uint8Array(UUID_BYTES);
  random(bytes);
  let rest = nowMs;
  for (let index = TIMESTAMP_BYTES - 1; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  let hex = "";
  for (const byte of bytes) hex += HEX_OF_BYTE[byte];
  return hyphenate(hex);
}

/** Every ten bits as two characters, so that an id is written in a dozen look-ups: a checkout's answer holds many. */
const PAIRS = Array.from(
  { length: 1 << 10 },
  (_, bits) => ALPHABET.charAt(bits >> 5) + ALPHABET.charAt(bits & 31),
);
/** The first two characters hold the two hex digits that do not make up a whole group of five. */
const GROUPS_START = 2;
const HEX_DIGITS_PER_GROUP = 5;

/** Writes a UUID (lowercase, hyphenated) as "cus_" and 26 characters. Throws Fault when it is not a UUID. */
export function formatId(prefix: IdPrefix, uuid: string): string {
  assert(UUID.test(uuid), `not a uuid: ${uuid}`);
  const hex = uuid.slice(0, 8) + uuid.slice(9, 13) + uuid.slice(14, 18) + uuid.slice(19, 23) + uuid.slice(24);
  let text = `${prefix}_${PAIRS[Number.parseInt(hex.slice(0, GROUPS_START), 16)]}`;
  for (let from = GROUPS_START; from < hex.length; from += HEX_DIGITS_PER_GROUP) {
    const bits = Number.parseInt(hex.slice(from, from + HEX_DIGITS_PER_GROUP), 16);
    text += `${PAIRS[bits >> 10]}${PAIRS[bits & 1023]}`;
  }
  return text;
}

/** Reads what formatId wrote, in exactly that form and with that prefix; null for anything else. */
export function parseId(prefix: IdPrefix, text: string): string | null {
  if (text.length !== prefix.length + 1 + ENCODED_LENGTH || !text.startsWith(`${prefix}_`)) return null;
  const encoded = text.slice(prefix.length + 1);
  if (!ENCODED.test(encoded)) return null;
  let bits = 0n;
  for (const character of encoded) bits = (bits << BITS_PER_CHARACTER) | BigInt(ALPHABET.indexOf(character));
  return hyphenate(bits.toString(16).padStart(UUID_BYTES * 2, "0"));
}

function hyphenate(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
