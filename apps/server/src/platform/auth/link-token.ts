import { createHmac, timingSafeEqual } from "node:crypto";

const FORMAT_VERSION = 1;
const UUID_BYTES = 16;
const MAC_BYTES = 32;
const BODY_BYTES = 1 + UUID_BYTES * 2;
const TOKEN = /^gtl_[A-Za-z0-9_-]{87}$/;
const PREFIX = "gtl_";

/** What a signed link names: a merchant's row. Whether it has expired or was revoked stands in that row. */
export interface LinkName {
  readonly merchantId: string;
  readonly linkId: string;
}

/**
 * Writes a signed link: `gtl_` and version, merchant, link, and an HMAC-SHA256 over them, in base64url. `key` is 32
 * bytes, derived for one purpose, so that a link of one kind is none of another. Nothing secret needs to be kept.
 */
export function signLink(key: Buffer, name: LinkName): string {
  const body = Buffer.concat([Buffer.of(FORMAT_VERSION), bytesOf(name.merchantId), bytesOf(name.linkId)]);
  return PREFIX + Buffer.concat([body, macOf(key, body)]).toString("base64url");
}

/** Reads what signLink wrote under the same key; null for anything else, found out in constant time. */
export function readLink(key: Buffer, token: string): LinkName | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token.slice(PREFIX.length), "base64url");
  if (bytes.length !== BODY_BYTES + MAC_BYTES || bytes[0] !== FORMAT_VERSION) return null;
  // Two texts may decode to the same bytes; only the one that was given out is taken.
  if (PREFIX + bytes.toString("base64url") !== token) return null;
  const body = bytes.subarray(0, BODY_BYTES);
  if (!timingSafeEqual(bytes.subarray(BODY_BYTES), macOf(key, body))) return null;
  return {
    merchantId: uuidOf(body.subarray(1, 1 + UUID_BYTES)),
    linkId: uuidOf(body.subarray(1 + UUID_BYTES)),
  };
}

function macOf(key: Buffer, body: Buffer): Buffer {
  return createHmac("sha256", key).update("goodterms/link").update(body).digest();
}

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll("-", ""), "hex");
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
