import { randomFillSync } from "node:crypto";
import { uuidv7 } from "@goodterms/kernel";

/** Random bytes are drawn for many ids at a time: a call for each costs more than the id. */
const POOL_BYTES = 4_096;
const pool = Buffer.alloc(POOL_BYTES);
let used = POOL_BYTES;

const random = (bytes: Uint8Array): void => {
  if (used + bytes.length > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  pool.copy(bytes, 0, used, used + bytes.length);
  used += bytes.length;
};

/** A new uuid (v7) carrying the instant it was made for. */
export function newId(now: Date): string {
  return uuidv7(now.getTime(), random);
}

/** Many new ids in ascending order, so that a bulk insert walks its indexes from left to right. */
export function newIds(now: Date, count: number): string[] {
  return Array.from({ length: count }, () => newId(now)).sort();
}
export { contentHash } from "./content-hash.ts";
