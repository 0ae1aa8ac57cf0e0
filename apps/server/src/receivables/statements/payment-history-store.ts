import type { PlainDate } from "@goodterms/kernel";
import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/db";

/** A customer with hundreds of thousands of invoices is told by its latest ones. */
const INVOICES_PER_CUSTOMER_MAX = 5_000;

/** One settlement of one invoice item, or an item without any (then `settledMinor` is null). */
export interface SettlementRow {
  readonly customerId: string;
  readonly documentId: string;
  readonly instalment: number;
  readonly currency: string;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly originalMinor: bigint;
  readonly openMinor: bigint;
  readonly disputedMinor: bigint;
  readonly settledMinor: bigint | null;
  readonly settledOn: PlainDate | null;
  readonly settledBy: string | null;
}

/**
 * Invoices dated from `from` on, and older ones with something open, each with the settlements that stand. Bounded by
 * the indexes of documents by customer and of open items; at most 5,000 of the latest invoices a customer.
 */
export async function selectSettlements(
  ctx: Context,
  customerIds: readonly string[],
  from: PlainDate,
): Promise<SettlementRow[]> {
  const found = await sql<SettlementRow>`
    WITH chosen AS MATERIALIZED (${chosenInvoices(ctx, customerIds, from)})
    SELECT chosen.customer_id AS "customerId", item.document_id AS "documentId", item.instalment, item.currency,
      chosen.issued_on AS "issuedOn", item.due_on AS "dueOn", item.original_minor AS "originalMinor",
      item.open_minor AS "openMinor", item.disputed_minor AS "disputedMinor",
      settled.debit_minor AS "settledMinor", settled.credited_on AS "settledOn", settled.kind AS "settledBy"
    FROM chosen
    JOIN receivables.open_item item ON item.merchant_id = ${ctx.merchantId} AND item.document_id = chosen.id
    LEFT JOIN LATERAL (
      SELECT allocation.debit_minor, crediting.issued_on AS credited_on, crediting.kind
      FROM receivables.allocation
      JOIN receivables.document crediting ON crediting.merchant_id = ${ctx.merchantId} AND crediting.id = allocation.credit_document_id
      WHERE allocation.merchant_id = ${ctx.merchantId} AND allocation.debit_document_id = item.document_id
        AND allocation.debit_instalment = item.instalment AND allocation.reverses_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM receivables.allocation undone
          WHERE undone.merchant_id = ${ctx.merchantId} AND undone.reverses_id = allocation.id)
    ) settled ON true
    ORDER BY chosen.customer_id, item.due_on, item.document_id, item.instalment, settled.credited_on`.execute(
    ctx.tx,
  );
  return found.rows;
}

function chosenInvoices(ctx: Context, customerIds: readonly string[], from: PlainDate): RawBuilder<unknown> {
  return sql`
    SELECT recent.id, recent.customer_id, recent.issued_on FROM unnest(${customerIds}::uuid[]) AS wanted (id)
    CROSS JOIN LATERAL (
      SELECT invoice.id, invoice.customer_id, invoice.issued_on FROM receivables.document invoice
      WHERE invoice.merchant_id = ${ctx.merchantId} AND invoice.customer_id = wanted.id AND invoice.issued_on >= ${from}::date
        AND invoice.kind IN ('invoice', 'opening_debit')
      ORDER BY invoice.issued_on DESC, invoice.id DESC LIMIT ${INVOICES_PER_CUSTOMER_MAX}
    ) recent
    UNION
    SELECT invoice.id, invoice.customer_id, invoice.issued_on FROM receivables.open_item item
    JOIN receivables.document invoice ON invoice.merchant_id = ${ctx.merchantId} AND invoice.id = item.document_id
    WHERE item.merchant_id = ${ctx.merchantId} AND item.customer_id = ANY(${customerIds}::uuid[]) AND item.open_minor > 0
      AND item.side = 'debit' AND invoice.kind IN ('invoice', 'opening_debit')`;
}

/** Money received, or credit given, and not applied yet. */
export interface UnappliedRow {
  readonly customerId: string;
  readonly currency: string;
  readonly receivedOn: PlainDate;
  /** payment, opening_credit or credit_note. */
  readonly kind: string;
  readonly openMinor: bigint;
}

/** Payments and credit notes with something left to apply, oldest first. */
export async function selectUnapplied(ctx: Context, customerIds: readonly string[]): Promise<UnappliedRow[]> {
  const found = await sql<UnappliedRow>`
    SELECT item.customer_id AS "customerId", item.currency, item.effective_on AS "receivedOn", credited.kind, item.open_minor AS "openMinor"
    FROM receivables.open_item item
    JOIN receivables.document credited ON credited.merchant_id = ${ctx.merchantId} AND credited.id = item.document_id
    WHERE item.merchant_id = ${ctx.merchantId} AND item.customer_id = ANY(${customerIds}::uuid[]) AND item.open_minor > 0
      AND item.side = 'credit' AND credited.kind IN ('payment', 'opening_credit', 'credit_note')
    ORDER BY item.customer_id, item.effective_on, item.document_id`.execute(ctx.tx);
  return found.rows;
}

/** What a customer did over a stretch of time, by currency. */
export interface DealingRow {
  readonly customerId: string;
  readonly currency: string;
  /** Invoices less credit notes. */
  readonly soldMinor: bigint;
  /** Payments that the bank took back. */
  readonly returnedPayments: number;
  /** Invoice items that the customer disagreed with. */
  readonly disputes: number;
}

/** Sales, returned payments and disputes since a day, in one walk over the customers' documents. */
export async function selectDealings(
  ctx: Context,
  customerIds: readonly string[],
  since: PlainDate,
): Promise<DealingRow[]> {
  const found = await sql<DealingRow>`
    SELECT document.customer_id AS "customerId", document.currency,
      coalesce(sum(CASE document.kind WHEN 'invoice' THEN document.total_minor WHEN 'credit_note' THEN -document.total_minor
        ELSE 0 END), 0)::bigint AS "soldMinor",
      count(*) FILTER (WHERE document.kind = 'reversal' AND document.method = 'returned')::int AS "returnedPayments",
      coalesce(sum(CASE WHEN document.kind = 'invoice' THEN (
        SELECT count(DISTINCT dispute.instalment) FROM receivables.item_dispute dispute
        WHERE dispute.merchant_id = ${ctx.merchantId} AND dispute.document_id = document.id AND dispute.disputed_minor > 0) ELSE 0 END), 0)::int AS disputes
    FROM receivables.document
    WHERE document.merchant_id = ${ctx.merchantId} AND document.customer_id = ANY(${customerIds}::uuid[]) AND document.issued_on >= ${since}::date
    GROUP BY document.customer_id, document.currency`.execute(ctx.tx);
  return found.rows;
}
