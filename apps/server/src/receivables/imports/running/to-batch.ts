import { exponentOf, formatDecimal, multiplyDecimals, parseDecimal } from "@goodterms/kernel";
import type { NamedCustomer } from "../../customers/put-customers.ts";
import type { BatchDocument } from "../../documents/batch-rules.ts";
import type { DocumentLine } from "../../documents/drafts.ts";
import { parseTerms, type Terms } from "../../documents/terms/rules.ts";
import type { ImportedDocument } from "../mapping/documents.ts";
import type { ImportedPayment } from "../mapping/fold-payment.ts";
import type { LineRecord } from "../mapping/records.ts";

const REMEMBERED_TERMS_MAX = 1_000;
const readTerms = new Map<string, Terms | null>();

/** What a file's invoice or credit note is as a document of a batch. Pure. */
export function batchDocumentOf(document: ImportedDocument, entityId: string): BatchDocument {
  const taxMinor = document.taxMinor ?? 0n;
  return {
    kind: document.kind,
    number: document.number,
    customer: customerOf(document.customer, document.customerName, document.country),
    entityId,
    currency: document.currency,
    issuedOn: document.issuedOn,
    netMinor: document.totalMinor - taxMinor,
    taxMinor,
    due: dueOf(document),
    lines: document.lines.length === 0 ? null : document.lines.map((line) => lineOf(line, document.currency)),
    order: document.order,
    purchaseOrder: document.purchaseOrder,
    method: null,
    paid: paidOf(document),
    settles:
      document.kind === "credit_note" && document.appliesTo !== null
        ? [{ number: document.appliesTo, minor: usedOf(document) }]
        : [],
    importLine: document.sourceLines[0] ?? 0,
  };
}

/** What a file's payment is as a document of a batch. Pure. */
export function batchPaymentOf(payment: ImportedPayment, entityId: string): BatchDocument {
  return {
    kind: "payment",
    number: payment.reference,
    customer: payment.customer === null ? null : customerOf(payment.customer, null, null),
    entityId,
    currency: payment.currency,
    issuedOn: payment.receivedOn,
    netMinor: payment.amountMinor,
    taxMinor: 0n,
    due: null,
    lines: null,
    order: null,
    purchaseOrder: null,
    method: payment.method ?? "imported",
    paid: null,
    settles: payment.remittances.map(({ invoice, minor }) => ({ number: invoice, minor })),
    importLine: payment.line,
  };
}

function customerOf(reference: string, name: string | null, country: string | null): NamedCustomer {
  return { reference, name: name ?? reference, kind: "business", country, currency: null };
}

function dueOf(document: ImportedDocument): BatchDocument["due"] {
  if (document.kind !== "invoice") return null;
  if (document.dueOn !== null) return { dueOn: document.dueOn };
  if (document.terms === null) return null;
  let terms = readTerms.get(document.terms);
  if (terms === undefined) {
    terms = parseTerms(document.terms);
    if (readTerms.size < REMEMBERED_TERMS_MAX) readTerms.set(document.terms, terms);
  }
  // The mapping has let only texts pass that are understood.
  return terms === null ? null : { terms };
}

/** How much of a document is no longer open; null where the file does not say. */
function usedOf({ openMinor, totalMinor }: ImportedDocument): bigint | null {
  return openMinor === null ? null : totalMinor - openMinor;
}

/**
 * What is paid of an invoice by now: all of it when it is settled, else what is no longer open. Of a credit note what is
 * used by now, unless it names the invoice that it was used for.
 */
function paidOf(document: ImportedDocument): BatchDocument["paid"] {
  if (document.kind === "credit_note") {
    const usedMinor = document.appliesTo === null ? (usedOf(document) ?? 0n) : 0n;
    return usedMinor === 0n ? null : { on: null, minor: usedMinor };
  }
  const { openMinor, settledOn, totalMinor } = document;
  const minor = openMinor === null ? (settledOn === null ? 0n : totalMinor) : totalMinor - openMinor;
  return minor === 0n ? null : { on: settledOn, minor };
}

function lineOf(line: LineRecord, currency: string): DocumentLine {
  return {
    description: line.description ?? line.sku ?? "",
    sku: line.sku,
    quantity: line.quantity,
    unitAmount: inMinorUnits(line.unitPrice, currency),
    netMinor: line.netMinor,
    taxRate: line.taxRate,
    taxMinor: line.taxMinor,
  };
}

/** A price of a file, in units, as the book keeps it: exact decimal text in minor units. */
function inMinorUnits(price: string, currency: string): string {
  const read = parseDecimal(price);
  if (read === null) return price;
  return formatDecimal(
    multiplyDecimals(read, { coefficient: 10n ** BigInt(exponentOf(currency)), scale: 0 }),
  );
}
