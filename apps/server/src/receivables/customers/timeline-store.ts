import type { PlainDate } from "@goodterms/kernel";
import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/db";
import { DOCUMENT_KINDS, type DocumentKind } from "../documents/drafts.ts";

export const TIMELINE_KINDS = [
  ...DOCUMENT_KINDS,
  "allocation",
  "due_date_changed",
  "disputed",
  "excess",
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** Something that happened to a customer. Ordered by the day that it counts from, then by id, which carries its instant. */
export interface TimelineRow {
  readonly id: string;
  readonly on: PlainDate;
  readonly at: Date;
  readonly kind: TimelineKind;
  readonly actor: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** Why, in the words of whoever did it; of an excess its cause. */
  readonly reason: string | null;
  /** The document it is, or is about; of an allocation the debit. */
  readonly documentId: string | null;
  readonly documentKind: DocumentKind | null;
  readonly documentNumber: string | null;
  /** Of an allocation the credit; of a reversal what it reverses. */
  readonly otherKind: DocumentKind | null;
  readonly otherNumber: string | null;
  /** Of an allocation, whether it takes an earlier one back. */
  readonly isReversal: boolean;
  /** The date that a due date was changed to. */
  readonly dueOn: PlainDate | null;
}

export interface TimelinePlace {
  readonly on: string;
  readonly id: string;
}

interface TimelineQuery {
  readonly merchantId: string;
  readonly customerId: string;
  readonly kinds: readonly TimelineKind[];
  readonly before: TimelinePlace | null;
  /** Days before this one cannot be on the page. */
  readonly floorOn: string | null;
  readonly rowsMax: number;
}

/**
 * The newest rows of every source, each cut to one page before they are put in order, so that a page costs no more for
 * a long history than the walk along one index.
 */
export async function selectTimeline(
  ctx: Context,
  query: Omit<TimelineQuery, "merchantId" | "floorOn">,
): Promise<TimelineRow[]> {
  const has = (kind: TimelineKind): boolean => query.kinds.includes(kind);
  const documentKinds = DOCUMENT_KINDS.filter(has);
  const isWhole = documentKinds.length === DOCUMENT_KINDS.length;
  const floorOn = isWhole ? await selectFloor(ctx, query) : null;
  const asked = { ...query, merchantId: ctx.merchantId, floorOn };
  const sources = [
    ...(documentKinds.length > 0 ? [documents(asked, documentKinds)] : []),
    ...(has("allocation") ? [allocations(asked, "debit"), allocations(asked, "credit")] : []),
    ...(has("due_date_changed") ? [itemChanges(asked, "due_date_changed")] : []),
    ...(has("disputed") ? [itemChanges(asked, "disputed")] : []),
    ...(has("excess") ? [excesses(asked)] : []),
  ];
  if (sources.length === 0) return [];
  const found = await sql<TimelineRow>`
    SELECT * FROM (${sql.join(
      sources.map((source) => sql`(${source})`),
      sql` UNION ALL `,
    )}) entry
    ORDER BY entry."on" DESC, entry.id DESC LIMIT ${query.rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** The day on which documents alone fill the page, or null where they do not: nothing older can be on it. */
async function selectFloor(
  ctx: Context,
  { customerId, before, rowsMax }: Omit<TimelineQuery, "merchantId" | "floorOn">,
): Promise<string | null> {
  const fromThere =
    before === null ? sql`` : sql`AND (issued_on, id) < (${before.on}::date, ${before.id}::uuid)`;
  const found = await sql<{ on: string }>`
    SELECT issued_on AS "on" FROM receivables.document
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ${customerId} ${fromThere}
    ORDER BY issued_on DESC, id DESC OFFSET ${rowsMax - 1} LIMIT 1`.execute(ctx.tx);
  return found.rows[0]?.on ?? null;
}

function until(
  { before, floorOn }: TimelineQuery,
  on: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
): RawBuilder<unknown> {
  // The day alone is said as well, for the indexes that know no ids.
  const fromThere =
    before === null
      ? sql``
      : sql`AND ${on} <= ${before.on}::date AND (${on}, ${id}) < (${before.on}::date, ${before.id}::uuid)`;
  return sql`${fromThere} ${floorOn === null ? sql`` : sql`AND ${on} >= ${floorOn}::date`}`;
}

function newest(
  on: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
  { rowsMax }: TimelineQuery,
): RawBuilder<unknown> {
  return sql`ORDER BY ${on} DESC, ${id} DESC LIMIT ${rowsMax}`;
}

function documents(query: TimelineQuery, kinds: readonly DocumentKind[]): RawBuilder<unknown> {
  const { merchantId, customerId } = query;
  const [on, id] = [sql`made.issued_on`, sql`made.id`];
  const ofKinds = kinds.length === DOCUMENT_KINDS.length ? sql`` : sql`AND made.kind = ANY(${kinds}::text[])`;
  return sql`
    SELECT document.id, document.issued_on AS "on", document.booked_at AS at, document.kind, document.booked_by AS actor,
      document.total_minor AS "amountMinor", document.currency, document.reason, document.id AS "documentId",
      document.kind AS "documentKind", document.number AS "documentNumber", reversed.kind AS "otherKind",
      reversed.number AS "otherNumber", false AS "isReversal", NULL::date AS "dueOn"
    FROM (
      SELECT * FROM receivables.document made
      WHERE made.merchant_id = ${merchantId} AND made.customer_id = ${customerId} ${ofKinds} ${until(query, on, id)}
      ${newest(on, id, query)}
    ) document
    LEFT JOIN receivables.document reversed ON reversed.merchant_id = ${merchantId} AND reversed.id = document.reverses_id`;
}

/**
 * Allocations that touch the customer's documents on one side. Those on the credit side are only the ones whose debit
 * is another customer's, of the same group: the rest came in by the debit side.
 */
function allocations(query: TimelineQuery, side: "debit" | "credit"): RawBuilder<unknown> {
  const { merchantId, customerId } = query;
  const [on, id] = [sql`applied.effective_on`, sql`applied.id`];
  const ofCustomer =
    side === "debit"
      ? sql`debit.customer_id = ${customerId}`
      : sql`credited.customer_id = ${customerId} AND debit.customer_id <> ${customerId}`;
  return sql`
    SELECT applied.id, applied.effective_on AS "on", applied.booked_at AS at, 'allocation' AS kind, applied.actor,
      applied.debit_minor AS "amountMinor", debit.currency, applied.reason, debit.id AS "documentId", debit.kind AS "documentKind",
      debit.number AS "documentNumber", credited.kind AS "otherKind", credited.number AS "otherNumber",
      applied.reverses_id IS NOT NULL AS "isReversal", NULL::date AS "dueOn"
    FROM receivables.allocation applied
    JOIN receivables.document debit ON debit.merchant_id = ${merchantId} AND debit.id = applied.debit_document_id
    JOIN receivables.document credited ON credited.merchant_id = ${merchantId} AND credited.id = applied.credit_document_id
    WHERE applied.merchant_id = ${merchantId} AND ${ofCustomer} ${until(query, on, id)}
    ${newest(on, id, query)}`;
}

function itemChanges(query: TimelineQuery, kind: "due_date_changed" | "disputed"): RawBuilder<unknown> {
  const { merchantId, customerId } = query;
  const [on, id] = [sql`change.effective_on`, sql`change.id`];
  const isDate = kind === "due_date_changed";
  return sql`
    SELECT change.id, change.effective_on AS "on", change.booked_at AS at, ${kind} AS kind, change.actor,
      ${isDate ? sql`item.open_minor` : sql`change.disputed_minor`} AS "amountMinor", item.currency, change.reason,
      document.id AS "documentId", document.kind AS "documentKind", document.number AS "documentNumber", NULL AS "otherKind",
      NULL AS "otherNumber", false AS "isReversal", ${isDate ? sql`change.due_on` : sql`NULL::date`} AS "dueOn"
    FROM ${isDate ? sql`receivables.due_date_change` : sql`receivables.item_dispute`} change
    JOIN receivables.open_item item ON item.merchant_id = ${merchantId} AND item.document_id = change.document_id
      AND item.instalment = change.instalment
    JOIN receivables.document ON document.merchant_id = ${merchantId} AND document.id = change.document_id
    WHERE change.merchant_id = ${merchantId} AND item.customer_id = ${customerId} ${until(query, on, id)}
    ${newest(on, id, query)}`;
}

function excesses(query: TimelineQuery): RawBuilder<unknown> {
  const { merchantId, customerId } = query;
  const [on, id] = [sql`(passed.booked_at AT TIME ZONE 'UTC')::date`, sql`passed.id`];
  // Ids carry their instant: the key's order is the days' order.
  return sql`
    SELECT excess.id, (excess.booked_at AT TIME ZONE 'UTC')::date AS "on", excess.booked_at AS at, 'excess' AS kind, excess.actor,
      excess.exposure_after_minor - excess.ceiling_minor AS "amountMinor", excess.currency, excess.cause AS reason,
      excess.document_id AS "documentId", document.kind AS "documentKind", document.number AS "documentNumber", NULL AS "otherKind",
      NULL AS "otherNumber", false AS "isReversal", NULL::date AS "dueOn"
    FROM (
      SELECT * FROM receivables.exposure_excess passed
      WHERE passed.merchant_id = ${merchantId} AND passed.account_id = ${customerId} ${until(query, on, id)}
      ORDER BY passed.id DESC LIMIT ${query.rowsMax}
    ) excess
    LEFT JOIN receivables.document ON document.merchant_id = ${merchantId} AND document.id = excess.document_id`;
}
