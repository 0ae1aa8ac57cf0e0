import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";

/** A policy asks whether a customer is new, not how old it is: counting ends here. */
export const INVOICES_COUNTED_MAX = 100;
/** So many days on which something falls due are told; what falls due later moves facts later. */
export const DUE_DAYS_MAX = 60;

/** What the book says of a customer, in its account's currency. Parts in a currency without a rate are left out. */
export interface BookFigures {
  readonly openMinor: bigint;
  readonly unappliedMinor: bigint;
  readonly reservedMinor: bigint;
  readonly disputedMinor: bigint;
  /** Open debits past their due date and grace, what is disputed left out. */
  readonly overdueMinor: bigint;
  readonly overdueItems: number;
  readonly oldestOverdueDays: number;
  /** Ascending last days on which something is not overdue yet (due date and grace), what is disputed left out. */
  readonly upcomingDue: readonly { readonly on: PlainDate; readonly minor: bigint }[];
  /** Up to INVOICES_COUNTED_MAX. */
  readonly invoicesEver: number;
  readonly writtenOffMinor: bigint;
}

/** Who a customer is and how it stands, for whoever decides its ceiling. */
export interface CreditFigures {
  readonly reference: string;
  readonly kind: "business" | "person";
  readonly country: string | null;
  readonly groupId: string | null;
  readonly createdAt: Date;
  readonly firstDocumentOn: PlainDate | null;
  /** Of the exposure account. */
  readonly currency: string;
  readonly evaluationId: string | null;
  readonly isStale: boolean;
  readonly ceilingMinor: bigint | null;
  readonly book: BookFigures;
}

interface FigureRow extends Omit<CreditFigures, "book">, Omit<BookFigures, "upcomingDue"> {
  readonly id: string;
  readonly upcomingDue: readonly { readonly on: PlainDate; readonly minor: number }[];
}

/**
 * Figures of up to thousands of customers in one statement. Each reads its sums, its open items and a bounded number of
 * its first documents by index: closed items are never looked at. Customers that nobody has are absent.
 */
export async function readCreditFigures(
  ctx: Context,
  customerIds: readonly string[],
  options: { readonly today: PlainDate; readonly graceDaysOf?: ReadonlyMap<string, number> },
): Promise<Map<string, CreditFigures>> {
  const grace = customerIds.map((id) => options.graceDaysOf?.get(id) ?? 0);
  const found = await sql<FigureRow>`
    SELECT customer.id, customer.reference, customer.kind, customer.country, customer.group_id AS "groupId", customer.created_at AS "createdAt",
      account.currency, account.evaluation_id AS "evaluationId", account.stale AS "isStale", account.ceiling_minor AS "ceilingMinor",
      documents."firstDocumentOn", documents."invoicesEver", lost."writtenOffMinor", sums.*, items.*
    FROM unnest(${customerIds}::uuid[], ${grace}::integer[]) AS given (id, grace_days)
    JOIN receivables.customer ON customer.merchant_id = ${ctx.merchantId} AND customer.id = given.id
    JOIN receivables.exposure_account account ON account.merchant_id = ${ctx.merchantId} AND account.id = given.id
    CROSS JOIN LATERAL (${sumsOf(ctx)}) sums
    CROSS JOIN LATERAL (${itemsOf(ctx, options.today)}) items
    CROSS JOIN LATERAL (
      SELECT min(first.issued_on) AS "firstDocumentOn", count(*) FILTER (WHERE first.kind = 'invoice')::integer AS "invoicesEver" FROM (
        SELECT document.issued_on, document.kind FROM receivables.document
        WHERE document.merchant_id = ${ctx.merchantId} AND document.customer_id = given.id
        ORDER BY document.issued_on, document.id LIMIT ${INVOICES_COUNTED_MAX}) first
    ) documents
    CROSS JOIN LATERAL (
      SELECT ${inAccount(ctx, sql`document.total_minor`, sql`document.currency`)} AS "writtenOffMinor" FROM receivables.document
      WHERE document.merchant_id = ${ctx.merchantId} AND document.customer_id = given.id AND document.kind = 'write_off'
        AND NOT EXISTS (SELECT FROM receivables.document undone WHERE undone.merchant_id = document.merchant_id AND undone.reverses_id = document.id)
    ) lost`.execute(ctx.tx);
  return new Map(found.rows.map((row) => [row.id, figuresOf(row)]));
}

type Part = ReturnType<typeof sql>;

/** The sum of amounts in the account's currency. */
function inAccount(ctx: Context, amount: Part, currency: Part): Part {
  return sql`coalesce(sum(CASE WHEN ${currency} = account.currency THEN ${amount}
    ELSE receivables.convert_minor(${ctx.merchantId}::uuid, ${amount}, ${currency}, account.currency, ${ctx.now}::date) END), 0)::bigint`;
}

function sumsOf(ctx: Context): Part {
  const of = (column: string): Part => inAccount(ctx, sql.ref(`kept.${column}`), sql`kept.currency`);
  return sql`
    SELECT ${of("open_debits_minor")} AS "openMinor", ${of("unapplied_minor")} AS "unappliedMinor",
      ${of("reserved_minor")} AS "reservedMinor", ${of("disputed_minor")} AS "disputedMinor"
    FROM receivables.exposure_sum kept WHERE kept.merchant_id = ${ctx.merchantId} AND kept.account_id = given.id`;
}

function itemsOf(ctx: Context, today: PlainDate): Part {
  const undisputed = sql`item.open_minor - least(item.disputed_minor, item.open_minor)`;
  const late = sql`item.due_on + given.grace_days < ${today}::date AND item.open_minor > item.disputed_minor`;
  return sql`
    SELECT ${inAccount(ctx, sql`CASE WHEN ${late} THEN ${undisputed} ELSE 0 END`, sql`item.currency`)} AS "overdueMinor",
      count(*) FILTER (WHERE ${late})::integer AS "overdueItems",
      coalesce(max(${today}::date - item.due_on - given.grace_days) FILTER (WHERE ${late}), 0) AS "oldestOverdueDays",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('on', day.due_on, 'minor', day.minor) ORDER BY day.due_on), '[]') FROM (
        SELECT soon.due_on + given.grace_days AS due_on, ${inAccount(ctx, sql`soon.open_minor - soon.disputed_minor`, sql`soon.currency`)} AS minor
        FROM receivables.open_item soon
        WHERE soon.merchant_id = ${ctx.merchantId} AND soon.customer_id = given.id AND soon.open_minor > 0 AND soon.side = 'debit'
          AND soon.open_minor > soon.disputed_minor AND soon.due_on + given.grace_days >= ${today}::date
        GROUP BY soon.due_on ORDER BY soon.due_on LIMIT ${DUE_DAYS_MAX}) day) AS "upcomingDue"
    FROM receivables.open_item item
    WHERE item.merchant_id = ${ctx.merchantId} AND item.customer_id = given.id AND item.open_minor > 0 AND item.side = 'debit'`;
}

function figuresOf(row: FigureRow): CreditFigures {
  return {
    reference: row.reference,
    kind: row.kind,
    country: row.country,
    groupId: row.groupId,
    createdAt: row.createdAt,
    firstDocumentOn: row.firstDocumentOn,
    currency: row.currency,
    evaluationId: row.evaluationId,
    isStale: row.isStale,
    ceilingMinor: row.ceilingMinor,
    book: {
      openMinor: row.openMinor,
      unappliedMinor: row.unappliedMinor,
      reservedMinor: row.reservedMinor,
      disputedMinor: row.disputedMinor,
      overdueMinor: row.overdueMinor,
      overdueItems: row.overdueItems,
      oldestOverdueDays: row.oldestOverdueDays,
      upcomingDue: row.upcomingDue.map(({ on, minor }) => ({ on, minor: BigInt(minor) })),
      invoicesEver: row.invoicesEver,
      writtenOffMinor: row.writtenOffMinor,
    },
  };
}
