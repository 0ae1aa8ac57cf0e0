import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { DocumentKind, DocumentLine, Side } from "./drafts.ts";
import type { Terms } from "./terms/rules.ts";

export type DocumentState = "open" | "part_paid" | "settled" | "reversed";

export interface DocumentItemView {
  readonly instalment: number;
  readonly side: Side;
  readonly dueOn: string;
  readonly originalDueOn: string;
  readonly originalMinor: bigint;
  readonly openMinor: bigint;
  readonly disputedMinor: bigint;
}

export interface DocumentAllocationView {
  readonly id: string;
  readonly otherId: string;
  readonly otherKind: DocumentKind;
  readonly otherNumber: string | null;
  readonly minor: bigint;
  readonly allocatedOn: string;
  readonly isReversed: boolean;
}

/** A document as people see it: as it was given, what is left of it, and what it was settled with. */
export interface DocumentView {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly number: string | null;
  readonly customerId: string;
  readonly customerReference: string;
  readonly customerName: string;
  readonly entityReference: string;
  readonly currency: string;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
  readonly openMinor: bigint;
  readonly issuedOn: string;
  readonly dueOn: string | null;
  readonly terms: Terms | null;
  readonly rate: string;
  readonly lines: readonly DocumentLine[] | null;
  readonly orderReference: string | null;
  readonly purchaseOrder: string | null;
  readonly method: string | null;
  readonly reason: string | null;
  readonly reversesId: string | null;
  readonly reversedById: string | null;
  readonly bookedAt: Date;
}

const VIEW = sql.raw(`
  document.id, document.kind, document.number, document.customer_id AS "customerId", customer.reference AS "customerReference",
  customer.name AS "customerName", entity.reference AS "entityReference", document.currency, document.net_minor AS "netMinor",
  document.tax_minor AS "taxMinor", document.total_minor AS "totalMinor", items.open_minor AS "openMinor", document.issued_on AS "issuedOn",
  items.due_on AS "dueOn", document.terms, document.rate, document.lines, document.order_reference AS "orderReference",
  document.purchase_order AS "purchaseOrder", document.method, document.reason, document.reverses_id AS "reversesId",
  reversal.id AS "reversedById", document.booked_at AS "bookedAt"`);

const FROM = sql.raw(`
  receivables.document
  JOIN receivables.customer ON customer.merchant_id = document.merchant_id AND customer.id = document.customer_id
  JOIN receivables.entity ON entity.merchant_id = document.merchant_id AND entity.id = document.entity_id
  LEFT JOIN receivables.document reversal ON reversal.merchant_id = document.merchant_id AND reversal.reverses_id = document.id
  JOIN LATERAL (
    SELECT sum(open_item.open_minor)::bigint AS open_minor, min(open_item.due_on) AS due_on FROM receivables.open_item
    WHERE open_item.merchant_id = document.merchant_id AND open_item.document_id = document.id) items ON true`);

/** One document by id, or undefined. */
export async function readDocument(ctx: Context, id: string): Promise<DocumentView | undefined> {
  const found = await sql<DocumentView>`
    SELECT ${VIEW} FROM ${FROM} WHERE document.merchant_id = ${ctx.merchantId} AND document.id = ${id}`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

export interface DocumentFilter {
  readonly kinds: readonly DocumentKind[];
  readonly customerId?: string | undefined;
  readonly order?: string | undefined;
  readonly issuedFrom?: string | undefined;
  readonly issuedTo?: string | undefined;
  readonly state?: "open" | "settled" | undefined;
}

export interface DocumentPlace {
  readonly issuedOn: string;
  readonly id: string;
}

/** A page of documents, newest first; after the place where the last page ended. */
export async function listDocuments(
  ctx: Context,
  filter: DocumentFilter,
  after: DocumentPlace | null,
  limit: number,
): Promise<DocumentView[]> {
  const conditions = [
    sql`document.merchant_id = ${ctx.merchantId}`,
    sql`document.kind = ANY(${filter.kinds}::text[])`,
    ...(filter.customerId === undefined ? [] : [sql`document.customer_id = ${filter.customerId}`]),
    ...(filter.order === undefined ? [] : [sql`document.order_reference = ${filter.order}`]),
    ...(filter.issuedFrom === undefined ? [] : [sql`document.issued_on >= ${filter.issuedFrom}::date`]),
    ...(filter.issuedTo === undefined ? [] : [sql`document.issued_on <= ${filter.issuedTo}::date`]),
    ...(filter.state === undefined
      ? []
      : [filter.state === "open" ? sql`items.open_minor > 0` : sql`items.open_minor = 0`]),
    ...(after === null
      ? []
      : [sql`(document.issued_on, document.id) < (${after.issuedOn}::date, ${after.id}::uuid)`]),
  ];
  const found = await sql<DocumentView>`
    SELECT ${VIEW} FROM ${FROM} WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY document.issued_on DESC, document.id DESC LIMIT ${limit}`.execute(ctx.tx);
  return found.rows;
}

export async function readDocumentItems(ctx: Context, documentId: string): Promise<DocumentItemView[]> {
  const found = await sql<DocumentItemView>`
    SELECT instalment, side, due_on AS "dueOn", original_due_on AS "originalDueOn", original_minor AS "originalMinor", open_minor AS "openMinor",
      disputed_minor AS "disputedMinor"
    FROM receivables.open_item WHERE merchant_id = ${ctx.merchantId} AND document_id = ${documentId} ORDER BY instalment`.execute(
    ctx.tx,
  );
  return found.rows;
}

/** What a document was settled with, or settles; more than anybody reads is cut off. */
export async function readDocumentAllocations(
  ctx: Context,
  documentId: string,
  limit: number,
): Promise<DocumentAllocationView[]> {
  const found = await sql<DocumentAllocationView>`
    SELECT allocation.id, other.id AS "otherId", other.kind AS "otherKind", other.number AS "otherNumber", allocation.effective_on AS "allocatedOn",
      CASE WHEN allocation.debit_document_id = ${documentId} THEN allocation.debit_minor ELSE allocation.credit_minor END AS minor,
      EXISTS (SELECT 1 FROM receivables.allocation reversal
        WHERE reversal.merchant_id = allocation.merchant_id AND reversal.reverses_id = allocation.id) AS "isReversed"
    FROM receivables.allocation
    JOIN receivables.document other ON other.merchant_id = allocation.merchant_id
      AND other.id = CASE WHEN allocation.debit_document_id = ${documentId} THEN allocation.credit_document_id ELSE allocation.debit_document_id END
    WHERE allocation.merchant_id = ${ctx.merchantId} AND allocation.reverses_id IS NULL
      AND (allocation.debit_document_id = ${documentId} OR allocation.credit_document_id = ${documentId})
    ORDER BY allocation.effective_on, allocation.id LIMIT ${limit}`.execute(ctx.tx);
  return found.rows;
}

/** What became of it, from what is left. Pure. */
export function stateOf(
  document: Pick<DocumentView, "openMinor" | "totalMinor" | "reversedById">,
): DocumentState {
  if (document.reversedById !== null) return "reversed";
  if (document.openMinor === 0n) return "settled";
  return document.openMinor === document.totalMinor ? "open" : "part_paid";
}
