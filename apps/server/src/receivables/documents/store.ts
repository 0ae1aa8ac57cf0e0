import { sql } from "kysely";
import type { Context } from "#platform/db";
import {
  type DocumentDraft,
  type DocumentKind,
  type ItemDraft,
  REFUNDABLE_KINDS,
  type Side,
} from "./drafts.ts";

/** Writes documents and their open items, in two statements whatever their number. */
export async function insertDocuments(ctx: Context, drafts: readonly DocumentDraft[]): Promise<void> {
  const column = <T>(read: (draft: DocumentDraft) => T): T[] => drafts.map(read);
  await sql`
    INSERT INTO receivables.document (merchant_id, id, kind, entity_id, customer_id, number, currency, net_minor, tax_minor, total_minor,
      issued_on, due_on, terms, rate, functional_minor, order_reference, purchase_order, method, reason, lines, reverses_id,
      applies_to_id, content_hash, import_id, import_line, booked_at, booked_by)
    SELECT ${ctx.merchantId}::uuid, given.*, ${ctx.now}::timestamptz, ${ctx.actor}
    FROM unnest(${column((draft) => draft.id)}::uuid[], ${column((draft) => draft.kind)}::text[], ${column((draft) => draft.entityId)}::uuid[],
      ${column((draft) => draft.customerId)}::uuid[], ${column((draft) => draft.number)}::text[], ${column((draft) => draft.currency)}::text[],
      ${column((draft) => draft.netMinor.toString())}::bigint[], ${column((draft) => draft.taxMinor.toString())}::bigint[],
      ${column((draft) => draft.totalMinor.toString())}::bigint[], ${column((draft) => draft.issuedOn)}::date[],
      ${column((draft) => draft.items[0]?.dueOn ?? null)}::date[], ${column((draft) => toJson(draft.terms))}::jsonb[],
      ${column((draft) => draft.rate)}::numeric[], ${column((draft) => draft.functionalMinor.toString())}::bigint[],
      ${column((draft) => draft.orderReference)}::text[], ${column((draft) => draft.purchaseOrder)}::text[],
      ${column((draft) => draft.method)}::text[], ${column((draft) => draft.reason)}::text[], ${column((draft) => toJson(draft.lines))}::jsonb[],
      ${column((draft) => draft.reversesId)}::uuid[], ${column((draft) => draft.appliesToId)}::uuid[],
      ${column((draft) => draft.contentHash)}::uuid[], ${column((draft) => draft.importId)}::uuid[],
      ${column((draft) => draft.importLine)}::bigint[]) AS given`.execute(ctx.tx);
  await insertItems(ctx, drafts);
}

async function insertItems(ctx: Context, drafts: readonly DocumentDraft[]): Promise<void> {
  const rows = drafts.flatMap((draft) => draft.items.map((item) => ({ draft, item })));
  const column = <T>(read: (row: { draft: DocumentDraft; item: ItemDraft }) => T): T[] => rows.map(read);
  await sql`
    INSERT INTO receivables.open_item (merchant_id, document_id, instalment, customer_id, entity_id, side, currency, original_minor,
      original_functional_minor, original_due_on, effective_on, booked_at, open_minor, open_functional_minor, due_on)
    SELECT ${ctx.merchantId}::uuid, given.document_id, given.instalment, given.customer_id, given.entity_id, given.side, given.currency,
      given.amount_minor, given.functional_minor, given.due_on, given.effective_on, ${ctx.now}::timestamptz, given.amount_minor,
      given.functional_minor, given.due_on
    FROM unnest(${column((row) => row.draft.id)}::uuid[], ${column((row) => row.item.instalment)}::smallint[],
      ${column((row) => row.draft.customerId)}::uuid[], ${column((row) => row.draft.entityId)}::uuid[],
      ${column((row) => row.item.side)}::text[], ${column((row) => row.draft.currency)}::text[],
      ${column((row) => row.item.amountMinor.toString())}::bigint[], ${column((row) => row.item.functionalMinor.toString())}::bigint[],
      ${column((row) => row.item.dueOn)}::date[], ${column((row) => row.draft.issuedOn)}::date[])
      AS given (document_id, instalment, customer_id, entity_id, side, currency, amount_minor, functional_minor, due_on, effective_on)`.execute(
    ctx.tx,
  );
}

function toJson(value: unknown): string | null {
  if (value === null) return null;
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? Number(part) : part));
}

/** The head of a booked document: enough to find it, compare it and reverse it. */
export interface DocumentHead {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly entityId: string;
  readonly customerId: string;
  readonly number: string | null;
  readonly currency: string;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
  readonly issuedOn: string;
  readonly rate: string;
  readonly functionalMinor: bigint;
  readonly contentHash: string;
  readonly reversedById: string | null;
}

const HEAD = sql.raw(`
  document.id, document.kind, document.entity_id AS "entityId", document.customer_id AS "customerId", document.number, document.currency,
  document.net_minor AS "netMinor", document.tax_minor AS "taxMinor", document.total_minor AS "totalMinor", document.issued_on AS "issuedOn",
  document.rate, document.functional_minor AS "functionalMinor", document.content_hash AS "contentHash",
  (SELECT reversal.id FROM receivables.document reversal
    WHERE reversal.merchant_id = document.merchant_id AND reversal.reverses_id = document.id) AS "reversedById"`);

/** A document by its id, or undefined. */
export async function findDocument(ctx: Context, id: string): Promise<DocumentHead | undefined> {
  const found = await sql<DocumentHead>`
    SELECT ${HEAD} FROM receivables.document WHERE document.merchant_id = ${ctx.merchantId} AND document.id = ${id}`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

/** Documents of one kind by the merchant's own numbers. */
export async function findDocumentsByNumber(
  ctx: Context,
  kind: DocumentKind,
  numbers: readonly string[],
): Promise<Map<string, DocumentHead>> {
  const found = await sql<DocumentHead>`
    SELECT ${HEAD} FROM receivables.document
    WHERE document.merchant_id = ${ctx.merchantId} AND document.kind = ${kind} AND document.number = ANY(${numbers}::text[])`.execute(
    ctx.tx,
  );
  return new Map(found.rows.map((row) => [row.number ?? "", row]));
}

/** What lowered a document and stands: its write-offs, discounts and small differences, oldest first. */
export async function findLowerings(ctx: Context, lowered: DocumentHead): Promise<DocumentHead[]> {
  const found = await sql<DocumentHead>`
    SELECT ${HEAD} FROM receivables.document
    WHERE document.merchant_id = ${ctx.merchantId} AND document.customer_id = ${lowered.customerId} AND document.applies_to_id = ${lowered.id}
      AND document.kind IN ('write_off', 'discount', 'small_difference') AND NOT EXISTS (
        SELECT 1 FROM receivables.document reversal
        WHERE reversal.merchant_id = document.merchant_id AND reversal.reverses_id = document.id)
    ORDER BY document.booked_at, document.id`.execute(ctx.tx);
  return found.rows;
}

/** Documents of any of the kinds with this number, oldest first. */
export async function findDocumentsOfKinds(
  ctx: Context,
  kinds: readonly DocumentKind[],
  number: string,
): Promise<DocumentHead[]> {
  const found = await sql<DocumentHead>`
    SELECT ${HEAD} FROM receivables.document
    WHERE document.merchant_id = ${ctx.merchantId} AND document.kind = ANY(${kinds}::text[]) AND document.number = ${number}
    ORDER BY document.booked_at, document.id`.execute(ctx.tx);
  return found.rows;
}

/** An open item's place and present state. */
export interface ItemState {
  readonly documentId: string;
  readonly instalment: number;
  readonly customerId: string;
  readonly groupId: string | null;
  readonly entityId: string;
  readonly side: Side;
  readonly currency: string;
  readonly originalMinor: bigint;
  readonly originalFunctionalMinor: bigint;
  readonly openMinor: bigint;
  readonly openFunctionalMinor: bigint;
  readonly disputedMinor: bigint;
  readonly dueOn: string;
  readonly effectiveOn: string;
  /** From when on what was last taken back counts as open again; nothing settles the item as of an earlier day. */
  readonly reopenedOn: string | null;
  readonly version: bigint;
}

// The group is looked up item by item: joined, a planner without statistics (right after a large import) runs through
// all customers for each item.
const ITEM = sql.raw(`
  item.document_id AS "documentId", item.instalment, item.customer_id AS "customerId", item.entity_id AS "entityId",
  (SELECT customer.group_id FROM receivables.customer
    WHERE customer.merchant_id = item.merchant_id AND customer.id = item.customer_id) AS "groupId",
  item.side, item.currency, item.original_minor AS "originalMinor", item.original_functional_minor AS "originalFunctionalMinor",
  item.open_minor AS "openMinor", item.open_functional_minor AS "openFunctionalMinor", item.disputed_minor AS "disputedMinor",
  item.due_on AS "dueOn", item.effective_on AS "effectiveOn", item.reopened_on AS "reopenedOn", item.version`);

/** The items of documents, as they stand, without a lock. */
export async function readItems(ctx: Context, documentIds: readonly string[]): Promise<ItemState[]> {
  const found = await sql<ItemState>`
    SELECT ${ITEM} FROM receivables.open_item item
    WHERE item.merchant_id = ${ctx.merchantId} AND item.document_id = ANY(${documentIds}::uuid[])
    ORDER BY item.document_id, item.instalment`.execute(ctx.tx);
  return found.rows;
}

/** The items of documents, locked in one order until the transaction ends. Take the exposure accounts' locks first. */
export async function lockItems(ctx: Context, documentIds: readonly string[]): Promise<ItemState[]> {
  const found = await sql<ItemState>`
    SELECT ${ITEM} FROM receivables.open_item item
    WHERE item.merchant_id = ${ctx.merchantId} AND item.document_id = ANY(${documentIds}::uuid[])
    ORDER BY item.document_id, item.instalment FOR UPDATE OF item`.execute(ctx.tx);
  return found.rows;
}

/** Credits that can be paid back; what a write-off or a discount has left is nobody's money. */
export async function readRefundableItems(
  ctx: Context,
  customerId: string,
  currency: string,
  entityId: string,
): Promise<ItemState[]> {
  const credits = await readOpenItems(ctx, customerId, "credit", currency, entityId);
  const documentIds = [...new Set(credits.map((item) => item.documentId))];
  const found = await sql<{ id: string }>`
    SELECT id FROM receivables.document
    WHERE merchant_id = ${ctx.merchantId} AND id = ANY(${documentIds}::uuid[]) AND kind = ANY(${REFUNDABLE_KINDS}::text[])`.execute(
    ctx.tx,
  );
  const refundable = new Set(found.rows.map((row) => row.id));
  return credits.filter((item) => refundable.has(item.documentId));
}

/** Open items of one side of a customer, oldest due first; one order for everybody who settles oldest first. */
export async function readOpenItems(
  ctx: Context,
  customerId: string,
  side: Side,
  currency: string,
  entityId: string,
): Promise<ItemState[]> {
  const found = await sql<ItemState>`
    SELECT ${ITEM} FROM receivables.open_item item
    WHERE item.merchant_id = ${ctx.merchantId} AND item.customer_id = ${customerId} AND item.open_minor > 0
      AND item.side = ${side} AND item.currency = ${currency} AND item.entity_id = ${entityId}
    ORDER BY item.due_on, item.effective_on, item.document_id, item.instalment`.execute(ctx.tx);
  return found.rows;
}
