import { createHash } from "node:crypto";

const HASH_HEX_DIGITS = 32;

/** 128 bits of the SHA-256 of a value's canonical JSON, written as a uuid: the same content gives the same hash. */
export function contentHash(content: unknown): string {
  const hex = createHash("sha256").update(canonical(content)).digest("hex").slice(0, HASH_HEX_DIGITS);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** JSON with the keys of every object in order and absent values left out; bigint as digits. */
function canonical(value: unknown): string {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
      .join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}
