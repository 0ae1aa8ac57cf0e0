import { randomFillSync } from "node:crypto";
import { uuidv7 } from "@goodterms/kernel";

const random = (bytes: Uint8Array): void => {
  randomFillSync(bytes);
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
