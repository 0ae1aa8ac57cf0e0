import { createHash, createHmac, randomBytes } from "node:crypto";
import { deriveKey, openSecret, sealSecret } from "#platform/auth";
import type { Context } from "#platform/db";
import { newId } from "#platform/ids";
import { insertPersonKey, selectPersonKey } from "./vault-store.ts";

const KEY_BYTES = 32;

/** Keys derived from the server's, one a purpose. */
export interface Vault {
  /** Signs links. */
  readonly link: Buffer;
  /** Seals the keys of persons. */
  readonly wrap: Buffer;
  /** Makes marks: keyed hashes by which a repetition is found. */
  readonly mark: Buffer;
}

/** The keys that applications work with, from the server's 32-byte key. */
export function openVault(encryptionKey: Buffer): Vault {
  return {
    link: deriveKey(encryptionKey, "application-links"),
    wrap: deriveKey(encryptionKey, "application-persons"),
    mark: deriveKey(encryptionKey, "application-marks"),
  };
}

/** A key of one person: 32 bytes, and the id of the row in which it is kept sealed. */
export interface PersonKey {
  readonly id: string;
  readonly key: Buffer;
}

/** Makes a person's key and keeps it sealed. */
export async function makePersonKey(ctx: Context, vault: Vault): Promise<PersonKey> {
  const key = randomBytes(KEY_BYTES);
  const id = newId(ctx.now);
  await insertPersonKey(ctx, id, sealSecret(vault.wrap, key.toString("base64")));
  return { id, key };
}

/** The person's key; null once it was destroyed. */
export async function readPersonKey(ctx: Context, vault: Vault, id: string): Promise<Buffer | null> {
  return unwrapKey(vault, await selectPersonKey(ctx, id));
}

/** The key in a sealed row; null for a row whose key was destroyed. */
export function unwrapKey(vault: Vault, sealed: Buffer | null): Buffer | null {
  return sealed === null ? null : Buffer.from(openSecret(vault.wrap, sealed), "base64");
}

/** JSON under a person's key. */
export function sealJson(key: Buffer, value: unknown): Buffer {
  return sealSecret(key, JSON.stringify(value));
}

/** Reads what sealJson wrote. The caller knows the shape, for it wrote it. @throws SecretError when changed. */
export function openJson<T>(key: Buffer, sealed: Buffer): T {
  return JSON.parse(openSecret(key, sealed)) as T;
}

/** A keyed hash of a text, of one merchant and kind: equal texts give equal marks, and nothing leads back. */
export function markOf(vault: Vault, merchantId: string, kind: string, text: string): Buffer {
  return createHmac("sha256", vault.mark).update(`${merchantId}\n${kind}\n${text}`).digest();
}

export function sha256(content: string | Buffer): Buffer {
  return createHash("sha256").update(content).digest();
}

/** JSON with every object's keys in order and absent values left out: the same content gives the same bytes. */
export function canonicalJson(value: unknown): string {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value instanceof Date) return JSON.stringify(value);
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined);
    const parts = entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${parts.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}
