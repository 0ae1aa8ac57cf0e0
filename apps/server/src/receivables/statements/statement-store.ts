import type { PlainDate } from "@goodterms/kernel";
import { type RawBuilder, sql } from "kysely";
import { type Context, streamRows } from "#platform/db";
import { type ItemSelection, openItems } from "./item-sql.ts";

/** What moved a customer's balance: a document, or credit carried to another currency or customer. */
export interface StatementLine {
  readonly on: PlainDate;
  readonly bookedAt: Date;
  /** A document's kind, or "transfer". */
  readonly kind: string;
  readonly documentId: string;
  readonly number: string | null;
  readonly method: string | null;
  readonly dueOn: PlainDate | null;
  /** Of a reversal, the document it reverses; of a transfer, the one on the other side. */
  readonly otherKind: string | null;
  readonly otherNumber: string | null;
  readonly currency: string;
  readonly debitMinor: bigint;
  readonly creditMinor: bigint;
}

export interface StatementItem {
  readonly documentId: string;
  readonly kind: string;
  readonly number: string | null;
  readonly instalment: number;
  readonly side: "debit" | "credit";
  readonly currency: string;
  readonly originalMinor: bigint;
  readonly openMinor: bigint;
  readonly disputedMinor: bigint;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly asOn: PlainDate;
}

export interface StatementSelection extends ItemSelection {
  readonly customerId: string;
}

export interface BillingAddress {
  readonly lines: readonly string[];
  readonly city: string;
  readonly postalCode: string;
  readonly region: string | null;
  readonly country: string;
}

/** The balance by currency of all that is dated before `from`; currencies without any movement are missing. */
export async function readOpenings(
  ctx: Context,
  selection: StatementSelection,
  from: PlainDate,
): Promise<Map<string, bigint>> {
  const found = await sql<{ currency: string; balance: bigint }>`
    SELECT movement.currency, sum(movement.debit - movement.credit)::bigint AS balance
    FROM (${movements(selection)}) movement WHERE movement.on_day < ${from}::date
    GROUP BY movement.currency`.execute(ctx.tx);
  return new Map(found.rows.map((row) => [row.currency, row.balance]));
}

/** What moved between two days, both included, in batches: by currency, day and booking; documents before transfers. */
export function streamLines(
  ctx: Context,
  selection: StatementSelection,
  from: PlainDate,
  to: PlainDate,
): AsyncGenerator<StatementLine[]> {
  return streamRows(
    ctx.tx,
    sql<StatementLine>`
      SELECT movement.on_day AS "on", movement.booked_at AS "bookedAt", movement.kind, movement.id AS "documentId",
        movement.number, movement.method, movement.due_on AS "dueOn", movement.other_kind AS "otherKind",
        movement.other_number AS "otherNumber", movement.currency, movement.debit AS "debitMinor", movement.credit AS "creditMinor"
      FROM (${movements(selection)}) movement
      WHERE movement.on_day BETWEEN ${from}::date AND ${to}::date
      ORDER BY movement.currency, movement.on_day, movement.booked_at, movement.kind = 'transfer', movement.id`,
  );
}

/** The customer's open items on the selection's days, oldest due date first; one more than `rowsMax` at most. */
export async function readStatementItems(
  ctx: Context,
  selection: StatementSelection,
  rowsMax: number,
): Promise<StatementItem[]> {
  const found = await sql<StatementItem>`
    SELECT item.document_id AS "documentId", document.kind, document.number, item.instalment, item.side, item.currency,
      item.original_minor AS "originalMinor", item.open_minor AS "openMinor", item.disputed_minor AS "disputedMinor",
      item.effective_on AS "issuedOn", item.due_on AS "dueOn", item.as_on AS "asOn"
    FROM (${openItems(selection)}) item
    JOIN receivables.document ON document.merchant_id = ${selection.merchantId} AND document.id = item.document_id
    ORDER BY item.currency, item.due_on, document.number NULLS LAST, item.document_id, item.instalment
    LIMIT ${rowsMax + 1}`.execute(ctx.tx);
  return found.rows;
}

/** Where the customer's statements go, if an address is known: billing first. */
export async function readAddress(ctx: Context, customerId: string): Promise<BillingAddress | null> {
  const found = await sql<BillingAddress>`
    SELECT lines, city, postal_code AS "postalCode", region, country FROM receivables.address
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ${customerId} AND removed_at IS NULL
    ORDER BY kind, created_at DESC, id LIMIT 1`.execute(ctx.tx);
  return found.rows[0] ?? null;
}

/** Every movement of the customer's balance: on_day, booked_at, id, kind, number, currency, debit, credit and what explains it. */
function movements(selection: StatementSelection): RawBuilder<unknown> {
  const { merchantId, customerId, currency, knownAt, days } = selection;
  const own = sql`receivables.document own`;
  const isOwn = sql`own.merchant_id = ${merchantId} AND own.customer_id = ${customerId}
    AND own.entity_id = ANY(${days.map((day) => day.entityId)}::uuid[])
    ${currency === undefined ? sql`` : sql`AND own.currency = ${currency}`}`;
  const known = (bookedAt: RawBuilder<unknown>) =>
    knownAt === null ? sql`` : sql`AND ${bookedAt} <= ${knownAt}`;
  return sql`
    SELECT item.effective_on AS on_day, own.booked_at, own.id, own.kind, own.number, own.method, own.currency,
      CASE WHEN own.kind IN ('invoice', 'fee', 'interest_charge', 'opening_debit') THEN min(item.original_due_on) END AS due_on,
      reversed.kind AS other_kind, reversed.number AS other_number,
      coalesce(sum(item.original_minor) FILTER (WHERE item.side = 'debit'), 0)::bigint AS debit,
      coalesce(sum(item.original_minor) FILTER (WHERE item.side = 'credit'), 0)::bigint AS credit
    FROM ${own}
    JOIN receivables.open_item item ON item.merchant_id = ${merchantId} AND item.document_id = own.id
    LEFT JOIN receivables.document reversed ON reversed.merchant_id = ${merchantId} AND reversed.id = own.reverses_id
    WHERE ${isOwn} ${known(sql`own.booked_at`)}
    GROUP BY own.merchant_id, own.id, item.effective_on, reversed.kind, reversed.number
    UNION ALL ${carried(selection, isOwn, known)}`;
}

/** An allocation moves the balance only where its two sides are of different customers or currencies. */
function carried(
  { merchantId }: StatementSelection,
  isOwn: RawBuilder<unknown>,
  known: (bookedAt: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const side = (mine: "credit" | "debit") => {
    const [near, far] =
      mine === "credit"
        ? [sql`applied.credit_document_id`, sql`applied.debit_document_id`]
        : [sql`applied.debit_document_id`, sql`applied.credit_document_id`];
    const amount = mine === "credit" ? sql`applied.credit_minor` : sql`applied.debit_minor`;
    // Applying a credit uses it up: a debit. Settling a debit lowers it: a credit. A reversal row does the opposite.
    const debits =
      mine === "credit" ? sql`applied.reverses_id IS NULL` : sql`applied.reverses_id IS NOT NULL`;
    return sql`
      SELECT applied.effective_on, applied.booked_at, applied.id, 'transfer', own.number, NULL, own.currency, NULL::date,
        other.kind, other.number, CASE WHEN ${debits} THEN ${amount} ELSE 0 END, CASE WHEN ${debits} THEN 0 ELSE ${amount} END
      FROM receivables.document own
      JOIN receivables.allocation applied ON applied.merchant_id = ${merchantId} AND ${near} = own.id
      JOIN receivables.document other ON other.merchant_id = ${merchantId} AND other.id = ${far}
      WHERE ${isOwn} AND (other.currency <> own.currency OR other.customer_id <> own.customer_id)
        ${known(sql`applied.booked_at`)}`;
  };
  return sql`${side("credit")} UNION ALL ${side("debit")}`;
}
