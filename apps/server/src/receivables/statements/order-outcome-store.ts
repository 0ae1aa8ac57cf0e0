import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";

/** What has become of the invoices of one order. Amounts in the invoices' currency. */
export interface OrderOutcome {
  readonly order: string;
  readonly invoicedMinor: bigint;
  readonly openMinor: bigint;
  /** Of what is open, what is past its due date. */
  readonly lateMinor: bigint;
  readonly writtenOffMinor: bigint;
  /** Settled in full, and the last of it on or before its due date. */
  readonly isPaidOnTime: boolean;
}

/** How orders ended, by the invoices that name them; an order without one is absent. */
export async function readOrderOutcomes(
  ctx: Context,
  orders: readonly string[],
  today: PlainDate,
): Promise<Map<string, OrderOutcome>> {
  const found = await sql<OrderOutcome>`
    WITH item AS (
      SELECT document.order_reference, open.document_id, open.instalment, open.original_minor, open.open_minor, open.due_on
      FROM receivables.document
      JOIN receivables.open_item open ON open.merchant_id = document.merchant_id AND open.document_id = document.id
      WHERE document.merchant_id = ${ctx.merchantId} AND document.order_reference = ANY(${orders}::text[]) AND document.kind = 'invoice'
    ), settled AS (
      SELECT item.document_id, item.instalment, max(allocation.effective_on) AS last_on,
        coalesce(sum(allocation.debit_minor) FILTER (WHERE applied.kind = 'write_off'), 0)::bigint AS written_off
      FROM item
      JOIN receivables.allocation ON allocation.merchant_id = ${ctx.merchantId} AND allocation.debit_document_id = item.document_id
        AND allocation.debit_instalment = item.instalment AND allocation.reverses_id IS NULL
      JOIN receivables.document applied ON applied.merchant_id = ${ctx.merchantId} AND applied.id = allocation.credit_document_id
      WHERE NOT EXISTS (SELECT 1 FROM receivables.allocation reversal
        WHERE reversal.merchant_id = ${ctx.merchantId} AND reversal.reverses_id = allocation.id)
      GROUP BY 1, 2
    )
    SELECT item.order_reference AS "order", sum(item.original_minor)::bigint AS "invoicedMinor", sum(item.open_minor)::bigint AS "openMinor",
      coalesce(sum(item.open_minor) FILTER (WHERE item.due_on < ${today}::date), 0)::bigint AS "lateMinor",
      coalesce(sum(settled.written_off), 0)::bigint AS "writtenOffMinor",
      bool_and(item.open_minor = 0 AND coalesce(settled.written_off, 0) = 0 AND coalesce(settled.last_on <= item.due_on, false)) AS "isPaidOnTime"
    FROM item LEFT JOIN settled ON settled.document_id = item.document_id AND settled.instalment = item.instalment
    GROUP BY 1`.execute(ctx.tx);
  return new Map(found.rows.map((row) => [row.order, row]));
}
