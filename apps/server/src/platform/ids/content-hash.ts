import { hash } from "node:crypto";

const HASH_HEX_DIGITS = 32;

/** 128 bits of the SHA-256 of a value's canonical JSON, written as a uuid: the same content gives the same hash. */
export function contentHash(content: unknown): string {
  const hex = hash("sha256", canonical(content), "hex").slice(0, HASH_HEX_DIGITS);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** JSON with the keys of every object in order and absent values left out; bigint as digits. */
function canonical(value: unknown): string {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = value as Readonly<Record<string, unknown>>;
    let text = "";
    for (const key of Object.keys(members).sort()) {
      const part = members[key];
      if (part !== undefined) text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonical(part)}`;
    }
    return `{${text}}`;
  }
  return JSON.stringify(value) ?? "null";
}
