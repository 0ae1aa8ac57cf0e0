import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const FORMAT_VERSION = 1;
const KEY_ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_ID_BYTES;

/** A sealed secret that this key cannot open: it was changed, or sealed with another key. */
export class SecretError extends Error {
  override readonly name = "SecretError";
}

/** A key for one purpose, derived from the server's key (HKDF-SHA256), so that no two uses share one. 32 bytes. */
export function deriveKey(encryptionKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", encryptionKey, "", `goodterms/${purpose}`, KEY_BYTES));
}

/**
 * Encrypts a secret with AES-256-GCM under a 32-byte key. The bytes are: version 1, the key's id (4), nonce (12),
 * tag (16), cipher text; the head is authenticated too.
 */
export function sealSecret(key: Buffer, text: string): Buffer {
  const head = Buffer.concat([Buffer.of(FORMAT_VERSION), keyIdOf(key)]);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(head);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), sealed]);
}

/**
 * Reads what sealSecret wrote.
 * @throws SecretError when it was sealed with another key, or a byte of it was changed.
 */
export function openSecret(key: Buffer, sealed: Buffer): string {
  if (sealed.length < HEAD_BYTES + NONCE_BYTES + TAG_BYTES || sealed[0] !== FORMAT_VERSION) {
    throw new SecretError("this is not a sealed secret");
  }
  const head = sealed.subarray(0, HEAD_BYTES);
  if (!head.subarray(1).equals(keyIdOf(key))) {
    throw new SecretError("the secret was sealed with another ENCRYPTION_KEY; set that one again");
  }
  const nonceEnd = HEAD_BYTES + NONCE_BYTES;
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(HEAD_BYTES, nonceEnd), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(head).setAuthTag(sealed.subarray(nonceEnd, nonceEnd + TAG_BYTES));
  try {
    const text = decipher.update(sealed.subarray(nonceEnd + TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch (error) {
    throw new SecretError("the sealed secret was changed", { cause: error });
  }
}

/** Tells which key sealed a secret without telling the key. */
function keyIdOf(key: Buffer): Buffer {
  return createHash("sha256").update("goodterms/key-id").update(key).digest().subarray(0, KEY_ID_BYTES);
}
