import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from "node:crypto";
import { formatId, parseId } from "@goodterms/kernel";
import type { Database } from "../db/index.ts";
import { hashAt, newestSealed } from "./chain-store.ts";

/** The newest place of a chain at an instant, signed: kept elsewhere, it shows that a chain was cut or rewritten. */
export interface SignedHead {
  readonly format: typeof HEAD_FORMAT;
  readonly merchant: string;
  readonly event: string;
  readonly sequence: number;
  /** Hexadecimal. */
  readonly hash: string;
  readonly exportedAt: string;
  /** Ed25519, SubjectPublicKeyInfo in base64. */
  readonly publicKey: string;
  /** Ed25519 over the UTF-8 of a JSON array of the other fields in this order; base64. */
  readonly signature: string;
}

export interface HeadSigner {
  readonly publicKey: string;
  sign(bytes: Uint8Array): string;
}

export type HeadProblem = "signature does not fit" | "row missing" | "hash differs";

const HEAD_FORMAT = "goodterms.event-head.v1";
const SEED_BYTES = 32;
/** The fixed beginning of an Ed25519 private key in PKCS #8 (RFC 8410); the 32 bytes of the seed follow. */
const PRIVATE_KEY_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

/** The signing key of chain heads, derived from the server's encryption key, so that a copy of the database lacks it. */
export function headSigner(encryptionKey: Uint8Array): HeadSigner {
  const seed = Buffer.from(hkdfSync("sha256", encryptionKey, "", HEAD_FORMAT, SEED_BYTES));
  const privateKey = createPrivateKey({
    key: Buffer.concat([PRIVATE_KEY_PREFIX, seed]),
    format: "der",
    type: "pkcs8",
  });
  const publicKey = createPublicKey(privateKey).export({ format: "der", type: "spki" }).toString("base64");
  return { publicKey, sign: (bytes) => sign(null, bytes, privateKey).toString("base64") };
}

/** The signed head of a merchant's chain for the daily export, or null while nothing is sealed. */
export async function exportHead(
  database: Database,
  signer: HeadSigner,
  merchantId: string,
  now: Date,
): Promise<SignedHead | null> {
  const newest = await newestSealed(database.across, merchantId);
  if (newest === undefined) return null;
  const head = {
    format: HEAD_FORMAT,
    merchant: formatId("mer", merchantId),
    event: formatId("evt", newest.id),
    sequence: Number(newest.sequence),
    hash: newest.hash.toString("hex"),
    exportedAt: now.toISOString(),
    publicKey: signer.publicKey,
  } as const;
  return { ...head, signature: signer.sign(signedBytes(head)) };
}

/**
 * Holds an exported head against the chain as it stands. `publicKey` is the one kept outside (the head's own proves
 * nothing). With a chain that verifyChain finds whole, an `ok` here means that nothing up to the head was rewritten.
 */
export async function checkHead(
  database: Database,
  head: SignedHead,
  publicKey: string,
): Promise<{ readonly ok: boolean; readonly problems: readonly HeadProblem[] }> {
  const merchantId = parseId("mer", head.merchant);
  if (merchantId === null || !signatureFits(head, publicKey)) {
    return { ok: false, problems: ["signature does not fit"] };
  }
  const stored = await hashAt(database.across, merchantId, BigInt(head.sequence));
  if (stored === undefined) return { ok: false, problems: ["row missing"] };
  if (stored?.toString("hex") !== head.hash) return { ok: false, problems: ["hash differs"] };
  return { ok: true, problems: [] };
}

function signatureFits(head: SignedHead, publicKey: string): boolean {
  const key = readPublicKey(publicKey);
  if (key === undefined || head.format !== HEAD_FORMAT || !Number.isSafeInteger(head.sequence)) return false;
  return verify(null, signedBytes(head), key, Buffer.from(head.signature, "base64"));
}

function readPublicKey(publicKey: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
  } catch {
    // Not a key at all: the head cannot be checked with it, which is an answer and no fault.
    return undefined;
  }
}

function signedBytes(head: Omit<SignedHead, "signature">): Buffer {
  const { format, merchant, event, sequence, hash, exportedAt, publicKey } = head;
  return Buffer.from(JSON.stringify([format, merchant, event, sequence, hash, exportedAt, publicKey]));
}
