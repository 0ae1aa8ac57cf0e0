import { type RawBuilder, sql } from "kysely";
import { type Context, streamRows } from "#platform/db";
import { dayTable, type ItemSelection, openItems, postdatedDocuments } from "./item-sql.ts";
import { type AgedSide, type AgedSums, sumUp } from "./rules.ts";

export type AgeingKeyKind = "customer" | "entity" | "currency" | "owner" | "total";

/** A row of the report. Of the key, the fields that the grouping has are filled. */
export interface AgeingRow extends AgedSums {
  readonly key: AgeingKey;
}

export interface AgeingKey {
  /** The customer's or the entity's uuid. */
  readonly id?: string;
  readonly reference?: string;
  readonly name?: string;
  /** Null where nobody looks after the customers. */
  readonly ownerId?: string | null;
}

export interface AgeingSelection extends ItemSelection {
  readonly by: AgeingKeyKind;
  /** Checked boundaries in days. */
  readonly boundaries: readonly number[];
}

/** Sums of one currency beside what the receivables accounts say, in minor units. */
export interface ControlledTotal extends AgedSums {
  readonly controlMinor: bigint;
}

/**
 * One page of ageing by customer: the rows of at most `keysMax` customers after the reference `after`, in the order
 * of references and currencies. A customer's currencies are never parted. `next` is null on the last page.
 */
export async function readCustomerPage(
  ctx: Context,
  selection: AgeingSelection,
  keysMax: number,
  after: string | null,
): Promise<{ rows: AgeingRow[]; next: string | null }> {
  const found = await customerPage(selection, keysMax, after).execute(ctx.tx);
  const references = [...new Set(found.rows.map((row) => row.reference ?? ""))];
  const hasMore = references.length > keysMax;
  const last = references[keysMax - 1];
  const shown = hasMore ? new Set(references.slice(0, keysMax)) : new Set(references);
  const rows = found.rows.filter((row) => row.currency !== null && shown.has(row.reference ?? ""));
  return { rows: rows.map((row) => toAgeingRow(row, selection)), next: hasMore ? (last ?? null) : null };
}

/** The whole report in one statement, in batches over a cursor, in the order of keys and currencies. */
export async function* streamAgeing(ctx: Context, selection: AgeingSelection): AsyncGenerator<AgeingRow[]> {
  const statement =
    selection.by === "customer" ? customerPage(selection, null, null) : smallGroups(selection);
  for await (const rows of streamRows(ctx.tx, statement)) {
    yield rows.map((row) => toAgeingRow(row, selection));
  }
}

/**
 * The sums of each currency, and beside them the balance of the receivables accounts from the postings of the same
 * days and knowledge: one statement, so that both are of one instant.
 */
export async function readControlledTotals(
  ctx: Context,
  selection: AgeingSelection,
): Promise<ControlledTotal[]> {
  const found = await sql<SumsRow & { control: bigint | null }>`
    WITH item AS (${openItems(selection)}),
    held AS (SELECT item.currency, ${aggregates(selection.boundaries)} FROM item GROUP BY item.currency),
    account AS (${receivablesBalances(selection)})
    SELECT coalesce(held.currency, account.currency) AS currency, held.debits, held.credits, held.disputed,
      account.balance AS control
    FROM held FULL JOIN account ON account.currency = held.currency ORDER BY 1`.execute(ctx.tx);
  const totals = found.rows.map((row) => ({ ...toSums(row, selection), controlMinor: row.control ?? 0n }));
  // A currency in which all is settled says nothing; one whose account disagrees with that must be seen.
  return totals.filter((total) => total.openMinor + total.unappliedMinor > 0n || total.controlMinor !== 0n);
}

/** The balance of the receivables accounts by currency, from postings. What moves only functional value is left out. */
function receivablesBalances(selection: AgeingSelection): RawBuilder<unknown> {
  const { merchantId, customerId, currency, knownAt, days } = selection;
  const accounts = sql`(SELECT id FROM receivables.ledger_account
    WHERE merchant_id = ${merchantId} AND purpose = 'receivables')`;
  return sql`
    SELECT posting.currency, sum(CASE WHEN posting.debit_account_id IN ${accounts} THEN posting.amount_minor ELSE 0 END
      - CASE WHEN posting.credit_account_id IN ${accounts} THEN posting.amount_minor ELSE 0 END)::bigint AS balance
    FROM receivables.posting
    JOIN receivables.journal_entry entry ON entry.merchant_id = ${merchantId} AND entry.id = posting.entry_id
    JOIN ${dayTable(days)} ON day.entity_id = entry.entity_id
    WHERE posting.merchant_id = ${merchantId} AND posting.amount_minor IS NOT NULL
      AND entry.effective_on <= day.as_on
      ${knownAt === null ? sql`` : sql`AND entry.booked_at <= ${knownAt}`}
      ${customerId === undefined ? sql`` : sql`AND posting.customer_id = ${customerId} AND posting.entry_id IN (${entriesOfCustomer(selection)})`}
      ${currency === undefined ? sql`` : sql`AND posting.currency = ${currency}`}
    GROUP BY posting.currency
    HAVING sum(1) FILTER (WHERE posting.debit_account_id IN ${accounts} OR posting.credit_account_id IN ${accounts}) > 0`;
}

/**
 * The entries that can move a customer's balance: of its documents, whose entries bear their ids, and of allocations
 * that carry an amount over. Postings have no index by customer; documents and allocations do.
 */
function entriesOfCustomer({ merchantId, customerId }: AgeingSelection): RawBuilder<unknown> {
  const own = sql`SELECT own.id FROM receivables.document own
    WHERE own.merchant_id = ${merchantId} AND own.customer_id = ${customerId}`;
  return sql`${own}
    UNION SELECT applied.entry_id FROM receivables.allocation applied
      WHERE applied.merchant_id = ${merchantId} AND applied.entry_id IS NOT NULL AND applied.credit_document_id IN (${own})
    UNION SELECT applied.entry_id FROM receivables.allocation applied
      WHERE applied.merchant_id = ${merchantId} AND applied.entry_id IS NOT NULL AND applied.debit_document_id IN (${own})`;
}

export interface SumsRow {
  readonly currency: string;
  /** What is not yet due, then the buckets. */
  readonly debits: readonly bigint[] | null;
  readonly credits: readonly bigint[] | null;
  readonly disputed: bigint | null;
}

interface GroupRow extends Omit<SumsRow, "currency"> {
  readonly currency: string | null;
  readonly id?: string;
  readonly reference?: string;
  readonly name?: string;
  readonly ownerId?: string | null;
}

/**
 * Grouped by customer. A page of kept sums first finds its customers and reads only their items; everything else
 * groups all items once and pages over the groups.
 */
function customerPage(
  selection: AgeingSelection,
  keysMax: number | null,
  after: string | null,
): RawBuilder<GroupRow> {
  const { merchantId } = selection;
  const onPage = sql`customer.merchant_id = ${merchantId}
    ${selection.customerId === undefined ? sql`` : sql`AND customer.id = ${selection.customerId}`}
    ${after === null ? sql`` : sql`AND customer.reference > ${after}`}`;
  const pageOf = (customers: RawBuilder<unknown>) => sql`
    SELECT customer.id, customer.reference, customer.name FROM receivables.customer
    WHERE ${onPage} AND ${customers} ORDER BY customer.reference
    ${keysMax === null ? sql`` : sql`LIMIT ${keysMax + 1}`}`;
  const grouped = sql`SELECT item.customer_id, item.currency, ${aggregates(selection.boundaries)}
    FROM item GROUP BY item.customer_id, item.currency`;
  const found =
    keysMax !== null && selection.knownAt === null
      ? sql`page AS MATERIALIZED (${pageOf(mayHaveOpenItems(selection))}),
          item AS (${openItems({ ...selection, customers: sql`SELECT page.id FROM page` })}), grouped AS (${grouped})`
      : sql`item AS (${openItems(selection)}), grouped AS MATERIALIZED (${grouped}),
          page AS (${pageOf(sql`customer.id IN (SELECT customer_id FROM grouped)`)})`;
  return sql<GroupRow>`WITH ${found}
    SELECT page.id, page.reference, page.name, grouped.currency, grouped.debits, grouped.credits, grouped.disputed
    FROM page LEFT JOIN grouped ON grouped.customer_id = page.id ORDER BY page.reference, grouped.currency`;
}

/** True of every customer with a row, and of few others: those whose open items lie in the future or elsewhere. */
function mayHaveOpenItems({ merchantId, days, currency }: AgeingSelection): RawBuilder<unknown> {
  const entityIds = days.map((day) => day.entityId);
  const latest =
    days
      .map((day) => day.asOn)
      .sort()
      .at(-1) ?? null;
  const touched = sql`SELECT 1 FROM receivables.open_item touched
    WHERE touched.merchant_id = ${merchantId} AND touched.customer_id = customer.id
      AND touched.open_minor > 0 AND touched.effective_on <= ${latest}::date AND touched.entity_id = ANY(${entityIds}::uuid[])
      ${currency === undefined ? sql`` : sql`AND touched.currency = ${currency}`}`;
  return sql`(EXISTS (${touched}) OR customer.id IN (SELECT own.customer_id FROM receivables.document own
    WHERE own.merchant_id = ${merchantId} AND own.id IN (${postdatedDocuments({ merchantId, days, knownAt: null })})))`;
}

/** Grouped by what there are few of: everything at once, no pages. */
function smallGroups(selection: AgeingSelection): RawBuilder<GroupRow> {
  const { merchantId, by } = selection;
  const groups = {
    entity: {
      columns: sql`entity.id, entity.reference, entity.name,`,
      join: sql`JOIN receivables.entity ON entity.merchant_id = ${merchantId} AND entity.id = item.entity_id`,
      key: sql`entity.id, entity.reference, entity.name,`,
      order: sql`entity.reference,`,
    },
    owner: {
      columns: sql`customer.owner_id AS "ownerId",`,
      join: sql`JOIN receivables.customer ON customer.merchant_id = ${merchantId} AND customer.id = item.customer_id`,
      key: sql`customer.owner_id,`,
      order: sql`customer.owner_id,`,
    },
    none: { columns: sql``, join: sql``, key: sql``, order: sql`` },
  };
  const group = groups[by === "entity" || by === "owner" ? by : "none"];
  return sql<GroupRow>`WITH item AS (${openItems(selection)})
    SELECT ${group.columns} item.currency, ${aggregates(selection.boundaries)}
    FROM item ${group.join} GROUP BY ${group.key} item.currency ORDER BY ${group.order} item.currency`;
}

/** Sums by bucket for each side, as arrays whose first place is what is not yet due. */
export function aggregates(boundaries: readonly number[]): RawBuilder<unknown> {
  return sql`${sideSums("debit", boundaries)} AS debits, ${sideSums("credit", boundaries)} AS credits,
    coalesce(sum(item.disputed_minor) FILTER (WHERE item.side = 'debit'), 0)::bigint AS disputed`;
}

function sideSums(side: "debit" | "credit", boundaries: readonly number[]): RawBuilder<unknown> {
  const days = sql`(item.as_on - item.due_on)`;
  const ranges = [
    sql`${days} <= 0`,
    ...boundaries.map((from, index) => {
      const to = boundaries[index + 1];
      return to === undefined
        ? sql`${days} > ${from}::int`
        : sql`${days} > ${from}::int AND ${days} <= ${to}::int`;
    }),
  ];
  const sums = ranges.map(
    (range) => sql`coalesce(sum(item.open_minor) FILTER (WHERE item.side = ${side} AND ${range}), 0)::bigint`,
  );
  return sql`ARRAY[${sql.join(sums)}]`;
}

function toAgeingRow(row: GroupRow, selection: AgeingSelection): AgeingRow {
  const { id, reference, name, ownerId } = row;
  const named = id === undefined ? {} : { id, reference: reference ?? "", name: name ?? "" };
  const key = ownerId === undefined ? named : { ownerId };
  return { key, ...toSums({ ...row, currency: row.currency ?? "" }, selection) };
}

export function toSums(row: SumsRow, { boundaries }: AgeingSelection): AgedSums {
  const nothing = [0n, ...boundaries.map(() => 0n)];
  return sumUp(
    row.currency,
    toSide(row.debits ?? nothing),
    toSide(row.credits ?? nothing),
    row.disputed ?? 0n,
  );
}

function toSide(sumsMinor: readonly bigint[]): AgedSide {
  return { currentMinor: sumsMinor[0] ?? 0n, bucketsMinor: sumsMinor.slice(1) };
}
