import type { PlainDate } from "@goodterms/kernel";
import type { LedgerEntity, PostingDraft } from "../ledger/rules.ts";
import type { Terms } from "./terms/rules.ts";

export const DOCUMENT_KINDS = [
  "invoice",
  "credit_note",
  "payment",
  "refund",
  "fee",
  "interest_charge",
  "write_off",
  "discount",
  "small_difference",
  "opening_debit",
  "opening_credit",
  "reversal",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Kinds of credit that were money or were granted to the customer, and so can be paid back. */
export const REFUNDABLE_KINDS = [
  "payment",
  "credit_note",
  "opening_credit",
] as const satisfies readonly DocumentKind[];

export type Side = "debit" | "credit";

/** One line as the document was given. Net and tax are in minor units; quantity, unit amount and rate exact decimals. */
export interface DocumentLine {
  readonly description: string;
  readonly sku: string | null;
  readonly quantity: string;
  /** Price of one, in minor units of the document's currency; may have decimals. */
  readonly unitAmount: string;
  readonly netMinor: bigint;
  readonly taxRate: string | null;
  readonly taxMinor: bigint;
}

/** What a document leaves to settle. */
export interface ItemDraft {
  readonly instalment: number;
  readonly side: Side;
  readonly amountMinor: bigint;
  readonly functionalMinor: bigint;
  readonly dueOn: PlainDate;
}

/** A document ready to be booked: everything follows from it, nothing is computed while writing. */
export interface DocumentDraft {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly entityId: string;
  readonly customerId: string;
  readonly number: string | null;
  readonly currency: string;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
  readonly issuedOn: PlainDate;
  readonly terms: Terms | null;
  readonly rate: string;
  readonly functionalMinor: bigint;
  readonly orderReference: string | null;
  readonly purchaseOrder: string | null;
  readonly method: string | null;
  readonly reason: string | null;
  readonly lines: readonly DocumentLine[] | null;
  readonly reversesId: string | null;
  readonly appliesToId: string | null;
  readonly contentHash: string;
  readonly importId: string | null;
  readonly importLine: number | null;
  readonly items: readonly ItemDraft[];
  readonly postings: readonly PostingDraft[];
}

/** Why a document as given cannot be booked. The codes are the room's refusals. */
export interface DraftRefusal {
  readonly code:
    | "amount_not_positive"
    | "amount_too_large"
    | "amounts_disagree"
    | "unknown_currency"
    | "date_out_of_range"
    | "no_rate"
    | "period_closed";
  readonly detail: string;
  /** JSON pointer into the input. */
  readonly pointer: string;
}

export type Drafted = { readonly draft: DocumentDraft } | { readonly refusal: DraftRefusal };

/** What a document is booked against: its entity, the rate of its day, and the present day there. */
export interface BookingFacts {
  readonly entity: LedgerEntity;
  /** Units of the entity's currency for one of the document's; null when none is known. "1" in its own currency. */
  readonly rate: string | null;
  readonly today: PlainDate;
}

/** What every kind of document is given. */
export interface DocumentInput {
  readonly id: string;
  readonly customerId: string;
  readonly number: string | null;
  readonly currency: string;
  readonly issuedOn: PlainDate;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly contentHash: string;
  readonly lines?: readonly DocumentLine[] | null;
  readonly orderReference?: string | null;
  readonly purchaseOrder?: string | null;
  readonly method?: string | null;
  readonly reason?: string | null;
  readonly appliesToId?: string | null;
  readonly importId?: string | null;
  readonly importLine?: number | null;
}

/** When it is due: a date, terms, or a schedule whose amounts sum to the total. */
export type Due =
  | { readonly dueOn: PlainDate }
  | { readonly terms: Terms }
  | { readonly schedule: readonly { readonly dueOn: PlainDate; readonly amountMinor: bigint }[] };
