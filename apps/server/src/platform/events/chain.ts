import { createHash } from "node:crypto";

/** What is sealed of an event, every value as PostgreSQL prints it, so that nothing is lost to a float on the way. */
export interface SealedContent {
  readonly merchantId: string;
  readonly id: string;
  readonly type: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectVersion: string;
  readonly actor: string;
  readonly requestId: string;
  /** UTC with microseconds: "2026-03-02T09:00:00.000000Z". */
  readonly occurredAt: string;
  /** The jsonb value as text, which PostgreSQL prints in one way only (keys by length, then by bytes). */
  readonly data: string;
}

/** Names the canonical form. A changed form gets a new name; rows sealed under the old one keep it. */
const CANONICAL_FORM = "goodterms.event.v1";

/** The hash before the first event: 32 zero bytes. */
export const FIRST_PREVIOUS_HASH: Buffer = Buffer.alloc(32);

/**
 * The canonical bytes of an event: the UTF-8 of a JSON array of strings, in a fixed order, the form's name first.
 * Anybody with the row and a JSON writer can make the same bytes.
 */
export function canonicalBytes(content: SealedContent): Buffer {
  return Buffer.from(
    JSON.stringify([
      CANONICAL_FORM,
      content.merchantId,
      content.id,
      content.type,
      content.subjectType,
      content.subjectId,
      content.subjectVersion,
      content.actor,
      content.requestId,
      content.occurredAt,
      content.data,
    ]),
  );
}

/** The hash of an event: SHA-256 over the hash before it and its canonical bytes. The place follows from the chain. */
export function linkHash(previousHash: Uint8Array, bytes: Uint8Array): Buffer {
  return createHash("sha256").update(previousHash).update(bytes).digest();
}
