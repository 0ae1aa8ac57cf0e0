import type { PlainDate } from "@goodterms/kernel";
import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/db";
import { type AgeingSelection, aggregates, type SumsRow, toSums } from "./ageing-store.ts";
import { openItems } from "./item-sql.ts";
import type { AgedSums } from "./rules.ts";

/** A customer with overdue debits in a currency, among those that owe most of it. */
export interface OverdueCustomer {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly currency: string;
  readonly openMinor: bigint;
  readonly overdueMinor: bigint;
  readonly oldestDueOn: PlainDate;
}

export interface OverdueCount {
  readonly customersOverdue: number;
  readonly oldestDueOn: PlainDate;
}

/** Who owes most overdue, at most `customersMax` a currency, largest first; and how many owe at all. */
export async function readOverdueCustomers(
  ctx: Context,
  selection: AgeingSelection,
  customersMax: number,
): Promise<{ top: OverdueCustomer[]; counts: ReadonlyMap<string, OverdueCount> }> {
  const found = await sql<OverdueCustomer & { customers: bigint; oldest: PlainDate }>`
    WITH item AS (${openItems(selection)}),
    owing AS (
      SELECT item.customer_id, item.currency, sum(item.open_minor)::bigint AS open,
        sum(item.open_minor) FILTER (WHERE item.due_on < item.as_on)::bigint AS overdue,
        min(item.due_on) AS oldest_due_on
      FROM item WHERE item.side = 'debit' GROUP BY item.customer_id, item.currency
    ),
    ranked AS (
      SELECT owing.*, row_number() OVER (PARTITION BY owing.currency ORDER BY owing.overdue DESC, owing.oldest_due_on, owing.customer_id) AS place,
        count(*) OVER (PARTITION BY owing.currency) AS customers, min(owing.oldest_due_on) OVER (PARTITION BY owing.currency) AS oldest
      FROM owing WHERE owing.overdue > 0
    )
    SELECT customer.id, customer.reference, customer.name, ranked.currency, ranked.open AS "openMinor", ranked.overdue AS "overdueMinor",
      ranked.oldest_due_on AS "oldestDueOn", ranked.customers, ranked.oldest
    FROM ranked JOIN receivables.customer ON customer.merchant_id = ${ctx.merchantId} AND customer.id = ranked.customer_id
    WHERE ranked.place <= ${customersMax} ORDER BY ranked.currency, ranked.place`.execute(ctx.tx);
  const counts = new Map(
    found.rows.map((row) => [
      row.currency,
      { customersOverdue: Number(row.customers), oldestDueOn: row.oldest },
    ]),
  );
  return { top: found.rows.map(({ customers: _customers, oldest: _oldest, ...row }) => row), counts };
}

/**
 * The sums by age on several past days, ascending, from the append-only rows, in one statement. It adds up movements
 * rather than items: a bucket depends on the due date and the day alone, so whatever shares a due date is summed
 * first, and a million items become some thousand rows before they meet the days. Nothing is said of disputes.
 */
export async function readHistory(
  ctx: Context,
  selection: AgeingSelection,
  days: readonly PlainDate[],
): Promise<(AgedSums & { readonly on: PlainDate })[]> {
  const found = await sql<SumsRow & { on: PlainDate }>`
    WITH day AS (SELECT * FROM unnest(${days}::date[]) WITH ORDINALITY AS day (as_on, place)),
    moved AS (SELECT DISTINCT change.document_id, change.instalment FROM receivables.due_date_change change
      WHERE change.merchant_id = ${selection.merchantId}),
    movement AS MATERIALIZED (${movements(selection, days)}),
    item AS (
      SELECT day.as_on, movement.side, movement.currency, movement.original_due_on AS due_on, movement.amount AS open_minor, 0 AS disputed_minor
      FROM movement JOIN day ON day.place > movement.days_before WHERE movement.document_id IS NULL
      UNION ALL
      SELECT day.as_on, movement.side, movement.currency, coalesce(due.due_on, movement.original_due_on), movement.amount, 0
      FROM movement JOIN day ON day.place > movement.days_before
      LEFT JOIN LATERAL (SELECT change.due_on FROM receivables.due_date_change change
        WHERE change.merchant_id = ${selection.merchantId} AND change.document_id = movement.document_id
          AND change.instalment = movement.instalment AND change.effective_on <= day.as_on
        ORDER BY change.item_version DESC LIMIT 1) due ON true
      WHERE movement.document_id IS NOT NULL
    )
    SELECT item.as_on AS "on", item.currency, ${aggregates(selection.boundaries)}
    FROM item GROUP BY item.as_on, item.currency ORDER BY item.as_on, item.currency`.execute(ctx.tx);
  return found.rows.map((row) => ({ on: row.on, ...toSums(row, selection) }));
}

/**
 * Signed amounts by side, currency and due date, and how many of the days lie before they took effect. Only where the
 * due date was ever moved, the document and instalment are kept.
 */
function movements(
  { merchantId, days: entities }: AgeingSelection,
  days: readonly PlainDate[],
): RawBuilder<unknown> {
  const entityIds = entities.map((day) => day.entityId);
  const last = days.at(-1) ?? null;
  const allocated = (
    document: RawBuilder<unknown>,
    instalment: RawBuilder<unknown>,
    amount: RawBuilder<unknown>,
  ) => sql`
    SELECT ${document}, ${instalment}, effective_on, CASE WHEN reverses_id IS NULL THEN -${amount} ELSE ${amount} END
    FROM receivables.allocation WHERE merchant_id = ${merchantId} AND effective_on <= ${last}::date`;
  return sql`
    SELECT item.side, item.currency, item.original_due_on, moved.document_id, moved.instalment,
      width_bucket(change.effective_on - 1, ${days}::date[]) AS days_before, sum(change.amount) AS amount
    FROM (
      SELECT document_id, instalment, effective_on, original_minor AS amount FROM receivables.open_item
      WHERE merchant_id = ${merchantId} AND effective_on <= ${last}::date
      UNION ALL ${allocated(sql`debit_document_id`, sql`debit_instalment`, sql`debit_minor`)}
      UNION ALL ${allocated(sql`credit_document_id`, sql`credit_instalment`, sql`credit_minor`)}
    ) change
    JOIN receivables.open_item item ON item.merchant_id = ${merchantId}
      AND item.document_id = change.document_id AND item.instalment = change.instalment
      AND item.entity_id = ANY(${entityIds}::uuid[])
    LEFT JOIN moved ON moved.document_id = change.document_id AND moved.instalment = change.instalment
    GROUP BY item.side, item.currency, item.original_due_on, moved.document_id, moved.instalment, days_before`;
}
