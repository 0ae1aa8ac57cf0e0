import { formatMinor, type PlainDate } from "@goodterms/kernel";
import { contentHash } from "#platform/ids";
import type { NamedCustomer } from "../customers/put-customers.ts";
import type { LedgerEntity } from "../ledger/rules.ts";
import type { BookingFacts, DocumentDraft, DocumentInput, DocumentLine, Due } from "./drafts.ts";
import { draftDocument } from "./rules.ts";
import type { ItemState } from "./store.ts";
import { DEFAULT_TERMS, type Terms } from "./terms/rules.ts";

/** An invoice that a credit names, and how much of the credit is for it; null: as much as both allow. */
export interface SettledInvoice {
  readonly number: string;
  readonly minor: bigint | null;
}

/** One document of a batch, as a file says it. Amounts are positive minor units. */
export interface BatchDocument {
  readonly kind: "invoice" | "credit_note" | "payment";
  /** The merchant's own number; a payment's reference. */
  readonly number: string;
  /** Made when nobody has the reference. Null (payments): the customer of what it settles. */
  readonly customer: NamedCustomer | null;
  readonly entityId: string;
  readonly currency: string;
  readonly issuedOn: PlainDate;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  /** Null: the customer's terms, else 30 days net. */
  readonly due: { readonly dueOn: PlainDate } | { readonly terms: Terms } | null;
  readonly lines: readonly DocumentLine[] | null;
  readonly order: string | null;
  readonly purchaseOrder: string | null;
  readonly method: string | null;
  /**
   * How much of an invoice is paid by now, or of a credit note used up, and on which day (null: not said, so it is booked
   * today).
   */
  readonly paid: { readonly on: PlainDate | null; readonly minor: bigint } | null;
  /** Credit notes and payments: the invoices that it settles as far as both go, in this order. */
  readonly settles: readonly SettledInvoice[];
  readonly importLine: number;
}

/** Where one document of a batch ended. Codes are the room's refusals, and those below. */
export type BatchOutcome =
  | { readonly outcome: "posted" }
  | { readonly outcome: "duplicate"; readonly message: string }
  | { readonly outcome: "refused"; readonly code: string; readonly message: string };

/** What a batch is drafted with. */
export interface BatchFacts {
  readonly entities: ReadonlyMap<string, LedgerEntity>;
  readonly todayOf: (entityId: string) => PlainDate;
  /** Units of the entity's currency for one, on a day; null when none is known. */
  readonly rateOf: (currency: string, functionalCurrency: string, on: PlainDate) => string | null;
  readonly importId: string;
}

/** What the file says of a document, without what this program made of it: the same row gives the same hash. */
export function batchHash(document: BatchDocument): string {
  const known = knownHashes.get(document);
  if (known !== undefined) return known;
  const { importLine: _, paid: __, customer, ...said } = document;
  // How much of a credit note is used by now is not its content: a later file may say more of the same document.
  const settles = said.kind === "payment" ? said.settles : said.settles.map(({ number }) => number);
  const hash = contentHash({ ...said, settles, customer: customer?.reference });
  knownHashes.set(document, hash);
  return hash;
}

/** A document is hashed once, be it drafted, compared or tried again: hashing is the dearest part of a draft. */
const knownHashes = new WeakMap<BatchDocument, string>();

/** What is booked for the paid part of an invoice, or the used part of a credit note: its counterpart. */
export function paidKind(document: BatchDocument): "payment" | "refund" {
  return document.kind === "credit_note" ? "refund" : "payment";
}

/** What a file only tells of by saying that a document is paid or used has a number made from that document's. */
export function paidNumber(document: BatchDocument, paidMinor: bigint): string {
  if (document.kind === "credit_note") return `${document.number}/used-${paidMinor}`;
  const totalMinor = document.netMinor + document.taxMinor;
  return paidMinor === totalMinor ? `${document.number}/settled` : `${document.number}/paid-${paidMinor}`;
}

export type DraftOutcome =
  | { readonly draft: DocumentDraft; readonly refusal?: undefined }
  | { readonly refusal: BatchOutcome & { readonly outcome: "refused" }; readonly draft?: undefined };

/** Drafts one document of a batch for a customer, or says why it cannot be booked. Pure. */
export function draftOf(
  document: BatchDocument,
  facts: BatchFacts,
  customer: { readonly id: string; readonly terms: Terms | null },
  id: string,
): DraftOutcome {
  const due = document.due ?? { terms: customer.terms ?? DEFAULT_TERMS };
  return draft(
    document.kind,
    facts,
    document.entityId,
    document.kind === "invoice" ? due : onReceipt(document),
    {
      id,
      customerId: customer.id,
      number: document.number,
      currency: document.currency,
      issuedOn: document.issuedOn,
      netMinor: document.netMinor,
      taxMinor: document.taxMinor,
      contentHash: batchHash(document),
      lines: document.lines,
      orderReference: document.order,
      purchaseOrder: document.purchaseOrder,
      method: document.method,
      importId: facts.importId,
      importLine: document.importLine,
    },
  );
}

/**
 * Drafts the payment of an invoice that a file calls paid, or the refund that uses up a credit note: `minor` of it now,
 * `paidMinor` by now in all. Pure.
 */
export function draftPaid(
  document: BatchDocument,
  facts: BatchFacts,
  amounts: { readonly minor: bigint; readonly paidMinor: bigint },
  customerId: string,
  id: string,
): DraftOutcome {
  const issuedOn = document.paid?.on ?? facts.todayOf(document.entityId);
  return draft(
    paidKind(document),
    facts,
    document.entityId,
    { dueOn: issuedOn },
    {
      id,
      customerId,
      number: paidNumber(document, amounts.paidMinor),
      currency: document.currency,
      issuedOn,
      netMinor: amounts.minor,
      taxMinor: 0n,
      contentHash: contentHash({
        paid: document.number,
        entityId: document.entityId,
        minor: amounts.paidMinor,
      }),
      method: "imported",
      importId: facts.importId,
      importLine: document.importLine,
    },
  );
}

function onReceipt(document: BatchDocument): Due {
  return { dueOn: document.issuedOn };
}

function draft(
  kind: BatchDocument["kind"] | "refund",
  facts: BatchFacts,
  entityId: string,
  due: Due,
  input: DocumentInput,
): DraftOutcome {
  const entity = facts.entities.get(entityId);
  if (entity === undefined) return refused("not_found", "The entity is gone.");
  const booking: BookingFacts = {
    entity,
    rate: facts.rateOf(input.currency, entity.functionalCurrency, input.issuedOn),
    today: facts.todayOf(entityId),
  };
  const drafted = draftDocument(kind, input, due, booking);
  if ("draft" in drafted) return drafted;
  const { code, detail } = drafted.refusal;
  const remedy =
    code === "no_rate"
      ? ` Load one with PUT /v1/exchange-rates, or say the rate of ${input.currency} for the whole file.`
      : "";
  return refused(code, `${detail}${remedy}`);
}

export function refused(code: string, message: string): { refusal: BatchOutcome & { outcome: "refused" } } {
  return { refusal: { outcome: "refused", code, message } };
}

/** What is said of a number that is booked already: the same content is a duplicate, other content is refused. */
export function judgeStanding(
  document: BatchDocument,
  standing: {
    readonly contentHash: string;
    readonly issuedOn: string;
    readonly totalMinor: bigint;
    readonly currency: string;
  },
): BatchOutcome {
  const what = `${document.kind.replace("_", " ")} ${document.number}`;
  if (standing.contentHash === batchHash(document)) {
    return { outcome: "duplicate", message: `The ${what} is booked already, with the same content.` };
  }
  const amount = `${formatMinor(standing.totalMinor, standing.currency)} ${standing.currency}`;
  return {
    outcome: "refused",
    code: "number_used",
    message: `The ${what} is booked already with other content, over ${amount} of ${standing.issuedOn}.`,
  };
}

/** The open items that a draft will leave, as they stand right after it is booked. */
export function itemStatesOf(drafted: DocumentDraft): ItemState[] {
  return drafted.items.map((item) => ({
    documentId: drafted.id,
    instalment: item.instalment,
    customerId: drafted.customerId,
    groupId: null,
    entityId: drafted.entityId,
    side: item.side,
    currency: drafted.currency,
    originalMinor: item.amountMinor,
    originalFunctionalMinor: item.functionalMinor,
    openMinor: item.amountMinor,
    openFunctionalMinor: item.functionalMinor,
    disputedMinor: 0n,
    dueOn: item.dueOn,
    effectiveOn: drafted.issuedOn,
    reopenedOn: null,
    version: 1n,
  }));
}
