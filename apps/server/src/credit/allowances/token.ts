import { createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { formatId, parseId } from "@goodterms/kernel";
import { exportJWK, type JWK, jwtVerify, SignJWT } from "jose";
import { deriveKey } from "#platform/auth";

/** The fixed beginning of an Ed25519 private key in PKCS #8 (RFC 8410); the 32 bytes of the seed follow. */
const PRIVATE_KEY_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
const TYPE = "goodterms-allowance+jwt";
const KEY_ID_LENGTH = 16;

/** What a token carries: a JWT (RFC 7519) signed with Ed25519, so that a shop can check it with any library. */
export interface AllowanceClaims {
  readonly id: string;
  readonly merchantId: string;
  readonly customerId: string;
  readonly customerReference: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

export interface AllowanceKeys {
  /** As a JSON Web Key, for shops. */
  publicKey(): Promise<JWK>;
  sign(claims: AllowanceClaims): Promise<string>;
  /** The allowance's id (uuid) in a token of this merchant that we signed, expired or not; null for any other text. */
  read(token: string, merchantId: string): Promise<string | null>;
}

/** Keys derived from the server's own, so that a copy of the database cannot sign. */
export function allowanceKeys(encryptionKey: Buffer): AllowanceKeys {
  const privateKey = createPrivateKey({
    key: Buffer.concat([PRIVATE_KEY_PREFIX, deriveKey(encryptionKey, "allowances")]),
    format: "der",
    type: "pkcs8",
  });
  const publicKey = createPublicKey(privateKey);
  const keyId = keyIdOf(publicKey);
  return {
    publicKey: async () => ({ ...(await exportJWK(publicKey)), kid: keyId, alg: "EdDSA", use: "sig" }),
    sign: (claims) =>
      new SignJWT({
        customer: claims.customerReference,
        amount: Number(claims.amountMinor),
        currency: claims.currency,
      })
        .setProtectedHeader({ alg: "EdDSA", kid: keyId, typ: TYPE })
        .setJti(formatId("alw", claims.id))
        .setIssuer(formatId("mer", claims.merchantId))
        .setSubject(formatId("cus", claims.customerId))
        .setIssuedAt(claims.issuedAt)
        .setExpirationTime(claims.expiresAt)
        .sign(privateKey),
    read: (token, merchantId) => readToken(token, merchantId, publicKey),
  };
}

async function readToken(token: string, merchantId: string, publicKey: KeyObject): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, publicKey, {
      algorithms: ["EdDSA"],
      typ: TYPE,
      issuer: formatId("mer", merchantId),
      // When it ended is compared with the record and the injected clock, not here.
      currentDate: new Date(0),
    });
    return payload.jti === undefined ? null : parseId("alw", payload.jti);
  } catch {
    return null;
  }
}

function keyIdOf(publicKey: KeyObject): string {
  const bytes = publicKey.export({ format: "der", type: "spki" });
  return createHash("sha256").update(bytes).digest("base64url").slice(0, KEY_ID_LENGTH);
}
