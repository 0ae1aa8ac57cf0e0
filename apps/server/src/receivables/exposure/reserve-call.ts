import type { ReserveCheckpoint } from "./checkpoints.ts";
import type { ReservationRow } from "./reservation-store.ts";

/** What is asked of the guard for one order. */
export interface ReserveCall {
  /** The payer's id: whose goods they become does not matter here. */
  readonly customerId: string;
  readonly order: string;
  /** Tells the same content from other content under one order reference. */
  readonly contentHash: string;
  /** A check answers the same and holds nothing. What the order itself holds, has shipped or was invoiced is left out. */
  readonly mode: "reserve" | "check";
  readonly checkpoint: ReserveCheckpoint;
  readonly currency: string;
  /** Gross, of the whole order; more than nothing. */
  readonly amountMinor: bigint;
  /** From when on what is still held is free again; null holds until captured or released. */
  readonly expiresAt: Date | null;
  /** Codes, without commas, of what stands against this very order: refused as `rule:<code>`. */
  readonly orderBlocks: readonly string[];
  /** The ceiling at this checkpoint less the account's own, in the account's currency; may be negative. */
  readonly extraMinor: bigint;
  /** Where the account carries another evaluation, the answer is "again". Null: any will do. */
  readonly expectedEvaluationId: string | null;
  /** Whole reasons (`blocked:overdue`) that a person has lifted for this order; a missing rate cannot be. */
  readonly liftedReasons: readonly string[];
  /** A ceiling that is stale, expired or moved is then a refusal, and not "again". */
  readonly isFinal: boolean;
  /** Decides anew although the order stands refused. */
  readonly isAgain: boolean;
  /** Why the ceiling may be passed this once; recorded with the reservation. */
  readonly overrideReason: string | null;
  /** Canonical JSON text of what was known of the order, kept for replay. */
  readonly facts: string | null;
}

/**
 * decided: a row was written, reserved, checked or refused. same: the order stands so already, and nothing was written.
 * differs: it stands with other content, which is what the row shows. again: what the ceiling rests on has changed;
 * nothing was written, and the row only says what was seen.
 */
export interface ReserveAnswer {
  readonly kind: "decided" | "same" | "differs" | "again";
  readonly reservation: ReservationRow;
}
