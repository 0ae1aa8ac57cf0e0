import type { PlainDate } from "@goodterms/kernel";
import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/db";
import type { DocumentKind, Side } from "../documents/drafts.ts";

/** An item of a customer with what a person wants to see of its document. Amounts in minor units. */
export interface CustomerItem {
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly number: string | null;
  readonly instalment: number;
  readonly side: Side;
  readonly currency: string;
  readonly originalMinor: bigint;
  readonly openMinor: bigint;
  readonly disputedMinor: bigint;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly originalDueOn: PlainDate;
  readonly entityId: string;
  readonly entity: string;
  readonly order: string | null;
}

/** Where a page of items ended: the due date (open items) or the document's date (all items), and the item. */
export interface ItemPlace {
  readonly on: string;
  readonly documentId: string;
  readonly instalment: number;
}

const SHOWN = sql.raw(`
  item.document_id AS "documentId", document.kind, document.number, item.instalment, item.side, item.currency,
  item.original_minor AS "originalMinor", item.open_minor AS "openMinor", least(item.disputed_minor, item.open_minor) AS "disputedMinor",
  document.issued_on AS "issuedOn", item.due_on AS "dueOn", item.original_due_on AS "originalDueOn", item.entity_id AS "entityId",
  entity.reference AS entity, document.order_reference AS "order"`);

interface ItemsQuery {
  readonly merchantId: string;
  readonly customerId: string;
  readonly after: ItemPlace | null;
  readonly rowsMax: number;
}

/** Open items by due date, walked along their index: what is settled is never looked at. */
export function openItemsByDueDate({
  merchantId,
  customerId,
  after,
  rowsMax,
}: ItemsQuery): RawBuilder<CustomerItem> {
  const fromThere =
    after === null
      ? sql``
      : sql`AND (open.due_on, open.document_id, open.instalment) > (${after.on}::date, ${after.documentId}::uuid, ${after.instalment}::smallint)`;
  return sql`
    SELECT ${SHOWN} FROM (
      SELECT * FROM receivables.open_item open
      WHERE open.merchant_id = ${merchantId} AND open.customer_id = ${customerId} AND open.open_minor > 0 ${fromThere}
      ORDER BY open.due_on, open.document_id, open.instalment LIMIT ${rowsMax}
    ) item ${joinShown(merchantId)}
    ORDER BY item.due_on, item.document_id, item.instalment`;
}

/** All items, of the newest documents first. As many documents as rows are enough, since each has an
 * item at least, and one more for that on which the last page ended. */
export function itemsByDocument({
  merchantId,
  customerId,
  after,
  rowsMax,
}: ItemsQuery): RawBuilder<CustomerItem> {
  const fromDocument =
    after === null
      ? sql``
      : sql`AND (own.issued_on, own.id) <= (${after.on}::date, ${after.documentId}::uuid)`;
  const fromItem =
    after === null
      ? sql``
      : sql`AND NOT (item.document_id = ${after.documentId}::uuid AND item.instalment <= ${after.instalment}::smallint)`;
  return sql`
    SELECT ${SHOWN} FROM (
      SELECT own.id FROM receivables.document own
      WHERE own.merchant_id = ${merchantId} AND own.customer_id = ${customerId} ${fromDocument}
      ORDER BY own.issued_on DESC, own.id DESC LIMIT ${rowsMax + 1}
    ) newest
    JOIN receivables.open_item item ON item.merchant_id = ${merchantId} AND item.document_id = newest.id ${fromItem} ${joinShown(merchantId)}
    ORDER BY document.issued_on DESC, document.id DESC, item.instalment LIMIT ${rowsMax}`;
}

function joinShown(merchantId: string): RawBuilder<unknown> {
  return sql`
    JOIN receivables.document ON document.merchant_id = ${merchantId} AND document.id = item.document_id
    JOIN receivables.entity ON entity.merchant_id = ${merchantId} AND entity.id = item.entity_id`;
}

export async function selectItems(
  ctx: Context,
  state: "open" | "all",
  query: Omit<ItemsQuery, "merchantId">,
): Promise<CustomerItem[]> {
  const asked = { ...query, merchantId: ctx.merchantId };
  const found = await (state === "open" ? openItemsByDueDate(asked) : itemsByDocument(asked)).execute(ctx.tx);
  return found.rows;
}
