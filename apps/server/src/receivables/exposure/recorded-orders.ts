import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import { type Context, streamRows } from "#platform/db";

/** An order as it was decided at checkout, and what has become of it. Amounts in minor units of the account's currency. */
export interface RecordedOrder {
  readonly reservationId: string;
  readonly customerId: string;
  readonly order: string;
  readonly outcome: "reserved" | "refused";
  readonly reasons: readonly string[];
  readonly isOverridden: boolean;
  readonly decidedAt: Date;
  readonly evaluationId: string;
  /** Canonical JSON of what the order was, as kept for replay. */
  readonly facts: string;
  readonly accountCurrency: string;
  readonly exposureBeforeMinor: bigint;
  /** The order's share that its invoices left unpaid: written off, or open `unpaidAfterDays` past due. 0 to 1. */
  readonly unpaidShare: number;
  /** When the last of its invoices was settled; null while any is open, or none was issued. */
  readonly settledOn: PlainDate | null;
}

/** How late an open invoice counts as unpaid for good. */
export interface RecordedOrdersQuery {
  readonly since: Date;
  readonly today: PlainDate;
  readonly unpaidAfterDays: number;
}

/**
 * The first decision on each order since an instant, by customer and then in the order they were made (that of the
 * account's versions), in batches over a cursor. What was decided without an evaluation (before the credit room, or with a ceiling set by hand) is left out.
 */
export function recordedOrders(ctx: Context, query: RecordedOrdersQuery): AsyncGenerator<RecordedOrder[]> {
  return streamRows<RecordedOrder>(ctx.tx, statement(ctx, query));
}

/** How many orders `recordedOrders` will give. */
export async function countRecordedOrders(ctx: Context, since: Date): Promise<number> {
  const counted = await sql<{ orders: bigint }>`
    SELECT count(*) AS orders FROM receivables.reservation
    WHERE merchant_id = ${ctx.merchantId} AND mode = 'reserve' AND attempt = 1 AND evaluation_id IS NOT NULL AND facts IS NOT NULL
      AND decided_at >= ${since}`.execute(ctx.tx);
  return Number(counted.rows[0]?.orders ?? 0);
}

const statement = (ctx: Context, query: RecordedOrdersQuery) => sql<RecordedOrder>`
  WITH invoiced AS (
    SELECT document.order_reference, item.document_id, item.instalment, item.original_minor, item.open_minor,
      item.open_minor > 0 AND item.due_on + ${query.unpaidAfterDays}::int < ${query.today}::date AS is_late
    FROM receivables.document
    JOIN receivables.open_item item ON item.merchant_id = document.merchant_id AND item.document_id = document.id
    WHERE document.merchant_id = ${ctx.merchantId} AND document.kind = 'invoice' AND document.order_reference IS NOT NULL
  ), settled AS (
    SELECT allocation.debit_document_id, allocation.debit_instalment, max(allocation.effective_on) AS settled_on,
      coalesce(sum(allocation.debit_minor) FILTER (WHERE paying.kind = 'write_off'), 0) AS written_off
    FROM receivables.allocation
    JOIN receivables.document paying ON paying.merchant_id = allocation.merchant_id AND paying.id = allocation.credit_document_id
    WHERE allocation.merchant_id = ${ctx.merchantId} AND allocation.reverses_id IS NULL
      AND EXISTS (SELECT 1 FROM invoiced WHERE invoiced.document_id = allocation.debit_document_id)
      AND NOT EXISTS (SELECT 1 FROM receivables.allocation reversal
        WHERE reversal.merchant_id = allocation.merchant_id AND reversal.reverses_id = allocation.id)
    GROUP BY 1, 2
  ), became AS (
    SELECT invoiced.order_reference,
      sum(coalesce(settled.written_off, 0) + CASE WHEN invoiced.is_late THEN invoiced.open_minor ELSE 0 END)::float8
        / sum(invoiced.original_minor)::float8 AS unpaid_share,
      CASE WHEN sum(invoiced.open_minor) = 0 THEN max(settled.settled_on) END AS settled_on
    FROM invoiced LEFT JOIN settled
      ON settled.debit_document_id = invoiced.document_id AND settled.debit_instalment = invoiced.instalment
    GROUP BY 1
  )
  SELECT reservation.id AS "reservationId", reservation.customer_id AS "customerId", reservation.order_reference AS "order",
    reservation.outcome, reservation.reasons, reservation.override_reason IS NOT NULL AS "isOverridden",
    reservation.decided_at AS "decidedAt", reservation.evaluation_id AS "evaluationId", reservation.facts,
    reservation.account_currency AS "accountCurrency", reservation.exposure_before_minor AS "exposureBeforeMinor",
    coalesce(became.unpaid_share, 0) AS "unpaidShare", became.settled_on AS "settledOn"
  FROM receivables.reservation LEFT JOIN became ON became.order_reference = reservation.order_reference
  WHERE reservation.merchant_id = ${ctx.merchantId} AND reservation.mode = 'reserve' AND reservation.attempt = 1
    AND reservation.evaluation_id IS NOT NULL AND reservation.facts IS NOT NULL AND reservation.decided_at >= ${query.since}
  ORDER BY reservation.customer_id, reservation.account_version, reservation.id`;
