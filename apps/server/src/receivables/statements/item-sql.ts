import type { PlainDate } from "@goodterms/kernel";
import { type RawBuilder, sql } from "kysely";

/** The day on which an entity's items are looked at. */
export interface EntityDay {
  readonly entityId: string;
  readonly asOn: PlainDate;
}

/** Which items, and as they stood when. */
export interface ItemSelection {
  readonly merchantId: string;
  /** The entities that count, each with its day. Items of others are left out. */
  readonly days: readonly EntityDay[];
  /** What was booked by this instant counts. Null: all that is booked, read from the kept sums. */
  readonly knownAt: Date | null;
  readonly customerId?: string | undefined;
  readonly currency?: string | undefined;
  /** A statement that gives the customers to which the selection is narrowed; for kept sums only. */
  readonly customers?: RawBuilder<unknown> | undefined;
}

/**
 * A statement that gives the items open on their entity's day, one row each: document_id, instalment, customer_id,
 * entity_id, side, currency, original_minor, open_minor, due_on, original_due_on, disputed_minor, effective_on, as_on.
 *
 * With `knownAt` everything is recomputed from the append-only rows. Without, the kept sums are read, and only what
 * something dated after the day has touched is recomputed; the days are then today or later, for the kept sums of
 * the past are gone.
 */
export function openItems(selection: ItemSelection): RawBuilder<unknown> {
  if (selection.knownAt !== null) {
    const documents = selection.customerId === undefined ? undefined : documentsOfCustomer(selection);
    return rebuiltItems(selection, sql`${selection.knownAt}::timestamptz`, documents);
  }
  return sql`${keptItems(selection)} UNION ALL ${rebuiltItems(selection, sql`'infinity'::timestamptz`, postdatedDocuments(selection))}`;
}

/** The entities' days as a table: entity_id, as_on. */
export function dayTable(days: readonly EntityDay[]): RawBuilder<unknown> {
  const entityIds = days.map((day) => day.entityId);
  const asOns = days.map((day) => day.asOn);
  return sql`unnest(${entityIds}::uuid[], ${asOns}::date[]) AS day (entity_id, as_on)`;
}

function keptItems(selection: ItemSelection): RawBuilder<unknown> {
  return sql`
    SELECT item.document_id, item.instalment, item.customer_id, item.entity_id, item.side, item.currency,
      item.original_minor, item.open_minor, item.due_on, item.original_due_on,
      least(item.disputed_minor, item.open_minor) AS disputed_minor, item.effective_on, day.as_on
    FROM receivables.open_item item JOIN ${dayTable(selection.days)} ON day.entity_id = item.entity_id
    WHERE item.merchant_id = ${selection.merchantId} AND item.open_minor > 0 AND item.effective_on <= day.as_on
      AND item.document_id NOT IN (${postdatedDocuments(selection)}) ${narrowed(selection)}`;
}

function rebuiltItems(
  selection: ItemSelection,
  knownAt: RawBuilder<unknown>,
  documents: RawBuilder<unknown> | undefined,
): RawBuilder<unknown> {
  const { merchantId } = selection;
  const source: Rebuilding = { selection, knownAt, documents };
  return sql`
    SELECT rebuilt.document_id, rebuilt.instalment, rebuilt.customer_id, rebuilt.entity_id, rebuilt.side,
      rebuilt.currency, rebuilt.original_minor, rebuilt.open_minor,
      coalesce(due.due_on, rebuilt.original_due_on) AS due_on, rebuilt.original_due_on,
      least(coalesce(dispute.disputed_minor, 0), rebuilt.open_minor) AS disputed_minor,
      rebuilt.effective_on, rebuilt.as_on
    FROM (
      SELECT item.document_id, item.instalment, item.customer_id, item.entity_id, item.side, item.currency,
        item.original_minor, item.original_due_on, item.effective_on, day.as_on,
        (item.original_minor - coalesce(sum(applied.amount_minor), 0))::bigint AS open_minor
      FROM receivables.open_item item JOIN ${dayTable(selection.days)} ON day.entity_id = item.entity_id
      LEFT JOIN (${allocatedAmounts(source)}) applied ON applied.document_id = item.document_id
        AND applied.instalment = item.instalment AND applied.effective_on <= day.as_on
      WHERE item.merchant_id = ${merchantId} AND item.effective_on <= day.as_on AND item.booked_at <= ${knownAt}
        ${among(documents, sql`item.document_id`)} ${narrowed(selection)}
      GROUP BY item.merchant_id, item.document_id, item.instalment, day.as_on
    ) rebuilt
    LEFT JOIN (${lastChanges(source, sql`receivables.due_date_change`, sql`due_on`)}) due
      ON due.document_id = rebuilt.document_id AND due.instalment = rebuilt.instalment
    LEFT JOIN (${lastChanges(source, sql`receivables.item_dispute`, sql`disputed_minor`)}) dispute
      ON dispute.document_id = rebuilt.document_id AND dispute.instalment = rebuilt.instalment
    WHERE rebuilt.open_minor > 0`;
}

interface Rebuilding {
  readonly selection: ItemSelection;
  readonly knownAt: RawBuilder<unknown>;
  readonly documents: RawBuilder<unknown> | undefined;
}

/** Both sides of every allocation known by then; a reversal row takes back what it reverses. */
function allocatedAmounts({ selection, knownAt, documents }: Rebuilding): RawBuilder<unknown> {
  const known = sql`merchant_id = ${selection.merchantId} AND booked_at <= ${knownAt}`;
  return sql`
    SELECT debit_document_id AS document_id, debit_instalment AS instalment, effective_on,
      CASE WHEN reverses_id IS NULL THEN debit_minor ELSE -debit_minor END AS amount_minor
    FROM receivables.allocation WHERE ${known} ${among(documents, sql`debit_document_id`)}
    UNION ALL
    SELECT credit_document_id, credit_instalment, effective_on,
      CASE WHEN reverses_id IS NULL THEN credit_minor ELSE -credit_minor END
    FROM receivables.allocation WHERE ${known} ${among(documents, sql`credit_document_id`)}`;
}

/** The last version of an item's due date or dispute, for the few items that have one. */
function lastChanges(
  { selection, knownAt, documents }: Rebuilding,
  table: RawBuilder<unknown>,
  column: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { merchantId } = selection;
  return sql`
    SELECT DISTINCT ON (change.document_id, change.instalment)
      change.document_id, change.instalment, change.${column}
    FROM ${table} change
    JOIN receivables.open_item item ON item.merchant_id = ${merchantId}
      AND item.document_id = change.document_id AND item.instalment = change.instalment
    JOIN ${dayTable(selection.days)} ON day.entity_id = item.entity_id
    WHERE change.merchant_id = ${merchantId} AND change.booked_at <= ${knownAt}
      AND change.effective_on <= day.as_on ${among(documents, sql`change.document_id`)}
    ORDER BY change.document_id, change.instalment, change.item_version DESC`;
}

/** Documents with an allocation, due date or dispute dated after the earliest day: there the kept sums run ahead. */
export function postdatedDocuments({ merchantId, days }: ItemSelection): RawBuilder<unknown> {
  const earliest = days.map((day) => day.asOn).sort()[0] ?? null;
  const later = sql`merchant_id = ${merchantId} AND effective_on > ${earliest}::date`;
  return sql`
    SELECT debit_document_id FROM receivables.allocation WHERE ${later}
    UNION SELECT credit_document_id FROM receivables.allocation WHERE ${later}
    UNION SELECT document_id FROM receivables.due_date_change WHERE ${later}
    UNION SELECT document_id FROM receivables.item_dispute WHERE ${later}`;
}

/** Settled items have no index by customer; the customer's documents do. */
function documentsOfCustomer({ merchantId, customerId }: ItemSelection): RawBuilder<unknown> {
  return sql`SELECT own.id FROM receivables.document own
    WHERE own.merchant_id = ${merchantId} AND own.customer_id = ${customerId}`;
}

function among(
  documents: RawBuilder<unknown> | undefined,
  documentId: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return documents === undefined ? sql`` : sql`AND ${documentId} IN (${documents})`;
}

function narrowed({ customerId, customers, currency }: ItemSelection): RawBuilder<unknown> {
  const ofCustomer = customerId === undefined ? sql`` : sql`AND item.customer_id = ${customerId}`;
  const ofCustomers = customers === undefined ? sql`` : sql`AND item.customer_id IN (${customers})`;
  return sql`${ofCustomer} ${ofCustomers} ${currency === undefined ? sql`` : sql`AND item.currency = ${currency}`}`;
}
