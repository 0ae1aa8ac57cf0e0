import { answer, api } from "./api.ts";
import type { DocumentDetail, DocumentLink } from "./types.ts";

/** The collection in which each kind of document stands. A reversal stands in none: it is read from what it reverses. */
const COLLECTIONS: Readonly<Record<string, string>> = {
  invoice: "invoices",
  opening_debit: "invoices",
  payment: "payments",
  credit_note: "credit-notes",
  opening_credit: "credit-notes",
  refund: "refunds",
  fee: "fees",
  interest_charge: "fees",
  write_off: "write-offs",
  discount: "discounts",
  small_difference: "discounts",
};

/** Whether the document can be read whole by its id. */
export function isReadable(document: Pick<DocumentLink, "kind">): boolean {
  return Object.hasOwn(COLLECTIONS, document.kind);
}

/** A document with everything about it. @throws ApiProblem */
export function readDocument(kind: string, id: string, signal: AbortSignal): Promise<DocumentDetail> {
  return answer(api.GET(`${pathOf(kind)}/{id}`, { params: { path: { id } }, signal }));
}

/** Undoes a document. `kind` "returned" says that the bank gave a payment back. @throws ApiProblem */
export function reverseDocument(
  document: Pick<DocumentLink, "kind" | "id">,
  body: { reason: string; reversedOn: string; kind: "correction" | "returned" },
  headers: Record<string, string>,
): Promise<DocumentDetail> {
  const params = { path: { id: document.id } };
  return answer(api.POST(`${pathOf(document.kind)}/{id}/reverse`, { params, body, headers }));
}

/** Every collection answers alike, so the types of one speak for all. */
function pathOf(kind: string): "/v1/invoices" {
  return `/v1/${COLLECTIONS[kind] ?? "invoices"}` as "/v1/invoices";
}
