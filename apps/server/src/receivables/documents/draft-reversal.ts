import type { PlainDate } from "@goodterms/kernel";
import { type PostingDraft, swapPostings } from "../ledger/rules.ts";
import type { DocumentDraft, ItemDraft, Side } from "./drafts.ts";

/** A booked document with what its reversal needs. */
export interface BookedDocument {
  readonly id: string;
  readonly entityId: string;
  readonly customerId: string;
  readonly currency: string;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
  readonly rate: string;
  readonly functionalMinor: bigint;
  readonly items: readonly ItemDraft[];
  readonly postings: readonly PostingDraft[];
}

/** The reversing document: the same amounts and rate the other way round, with a counter-item for every item. */
export function draftReversal(
  booked: BookedDocument,
  given: { id: string; reversedOn: PlainDate; reason: string; method: string; contentHash: string },
): DocumentDraft {
  const opposite = (side: Side): Side => (side === "debit" ? "credit" : "debit");
  return {
    id: given.id,
    kind: "reversal",
    entityId: booked.entityId,
    customerId: booked.customerId,
    number: null,
    currency: booked.currency,
    netMinor: booked.netMinor,
    taxMinor: booked.taxMinor,
    totalMinor: booked.totalMinor,
    issuedOn: given.reversedOn,
    terms: null,
    rate: booked.rate,
    functionalMinor: booked.functionalMinor,
    orderReference: null,
    purchaseOrder: null,
    method: given.method,
    reason: given.reason,
    lines: null,
    reversesId: booked.id,
    appliesToId: null,
    contentHash: given.contentHash,
    importId: null,
    importLine: null,
    items: booked.items.map((item) => ({ ...item, side: opposite(item.side), dueOn: given.reversedOn })),
    postings: swapPostings(booked.postings),
  };
}
