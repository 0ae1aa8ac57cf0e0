import { createHash, randomBytes } from "node:crypto";

const SECRET_BYTES = 32;
/** 62^43 > 2^256. */
const SECRET_LENGTH = 43;
const CHECK_LENGTH = 6;
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const KEY = new RegExp(`^gt_(live|test)_([0-9A-Za-z]{${SECRET_LENGTH}})([0-9A-Za-z]{${CHECK_LENGTH}})$`);
/** How much of a key is kept in the open: enough to tell keys apart, far too little to guess the rest. */
const SHOWN_LENGTH = "gt_live_".length + 4;

export type KeyMode = "live" | "test";

export interface NewKey {
  /** The whole key; shown once, kept nowhere. */
  readonly secret: string;
  readonly prefix: string;
  readonly hash: Buffer;
}

/**
 * Makes an API key: `gt_live_` or `gt_test_`, 32 random bytes in base 62, and 6 characters of check, by which a
 * mistyped or made-up key is told without asking the database, and a leaked one is found by scanners.
 */
export function makeKey(mode: KeyMode): NewKey {
  const secret = inBase62(randomBytes(SECRET_BYTES), SECRET_LENGTH);
  const head = `gt_${mode}_${secret}`;
  const key = `${head}${checkOf(head)}`;
  return { secret: key, prefix: key.slice(0, SHOWN_LENGTH), hash: hashKey(key) };
}

/** Whether the text has a key's form and its check fits. */
export function isKey(text: string): boolean {
  return KEY.test(text) && checkOf(text.slice(0, -CHECK_LENGTH)) === text.slice(-CHECK_LENGTH);
}

/** What is stored of a key. Its 256 bits are random, so one fast hash is enough: there is nothing to guess. */
export function hashKey(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

function checkOf(head: string): string {
  return inBase62(createHash("sha256").update(head).digest().subarray(0, 4), CHECK_LENGTH);
}

function inBase62(bytes: Buffer, length: number): string {
  let rest = BigInt(`0x${bytes.toString("hex")}`);
  let text = "";
  while (text.length < length) {
    text = ALPHABET.charAt(Number(rest % 62n)) + text;
    rest /= 62n;
  }
  return text;
}
