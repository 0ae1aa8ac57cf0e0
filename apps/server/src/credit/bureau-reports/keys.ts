import { randomBytes } from "node:crypto";
import { deriveKey, openSecret, sealSecret } from "#platform/auth";
import type { Context } from "#platform/db";
import { insertPersonKey, selectPersonKey } from "./person-key-store.ts";

const KEY_BYTES = 32;

/** Where the keys of one server come from. */
export interface Keys {
  /** For a merchant's secrets of connections. */
  connection(merchantId: string): Buffer;
  /** For reports on companies, and for wrapping the keys of persons. */
  report(merchantId: string): Buffer;
}

/** Keys derived from the server's 32-byte key, one a merchant and purpose. */
export function openKeys(encryptionKey: Buffer): Keys {
  return {
    connection: (merchantId) => deriveKey(encryptionKey, `bureau-connections/${merchantId}`),
    report: (merchantId) => deriveKey(encryptionKey, `bureau-reports/${merchantId}`),
  };
}

/** The key for what a bureau says of a customer: the merchant's for a company, the person's own for a person. */
export async function sealingKey(
  ctx: Context,
  keys: Keys,
  customerId: string,
  isOfPerson: boolean,
): Promise<Buffer | null> {
  const own = keys.report(ctx.merchantId);
  if (!isOfPerson) return own;
  const found = await selectPersonKey(ctx, customerId);
  if (found === undefined) {
    const key = randomBytes(KEY_BYTES);
    const made = await insertPersonKey(ctx, customerId, sealSecret(own, key.toString("base64")));
    return made ? key : sealingKey(ctx, keys, customerId, true);
  }
  return found === null ? null : Buffer.from(openSecret(own, found), "base64");
}

/** The key to open with; null when there is none any more. Makes none. */
export async function openingKey(
  ctx: Context,
  keys: Keys,
  customerId: string,
  isOfPerson: boolean,
): Promise<Buffer | null> {
  const own = keys.report(ctx.merchantId);
  if (!isOfPerson) return own;
  const found = await selectPersonKey(ctx, customerId);
  return found === undefined || found === null ? null : Buffer.from(openSecret(own, found), "base64");
}

/** A value under a key. Amounts keep their digits: a bigint is written as an object with its text. */
export function sealValue(key: Buffer, value: unknown): Buffer {
  return sealSecret(
    key,
    JSON.stringify(value, (_name, member: unknown) =>
      typeof member === "bigint" ? { minor: member.toString() } : member,
    ),
  );
}

/** Reads what sealValue wrote. The caller knows the shape, for it wrote it. @throws SecretError when changed. */
export function openValue<T>(key: Buffer, sealed: Buffer): T {
  return JSON.parse(openSecret(key, sealed), (_name, member: unknown) => {
    const minor = (member as { minor?: unknown } | null)?.minor;
    return typeof minor === "string" && Object.keys(member as object).length === 1 ? BigInt(minor) : member;
  }) as T;
}
