import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";
import { isOverdue, type RankedEntity } from "./list-store.ts";
import type { CustomerKind } from "./rules.ts";

export interface ListedCustomer {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly kind: CustomerKind;
  readonly country: string | null;
  readonly currency: string | null;
  readonly ownerId: string | null;
}

/** What a customer owes in one currency. */
export interface CustomerSum {
  readonly customerId: string;
  readonly currency: string;
  readonly openMinor: bigint;
  readonly overdueMinor: bigint;
  readonly unappliedMinor: bigint;
  readonly valueMinor: bigint;
  readonly oldestDueOn: PlainDate | null;
  readonly daysPastDue: number;
  readonly openItems: bigint;
}

/** The rows of a page, in no order. */
export async function selectListed(ctx: Context, ids: readonly string[]): Promise<ListedCustomer[]> {
  const found = await sql<ListedCustomer>`
    SELECT id, reference, name, kind, country, currency, owner_id AS "ownerId" FROM receivables.customer
    WHERE merchant_id = ${ctx.merchantId} AND id = ANY(${ids}::uuid[])`.execute(ctx.tx);
  return found.rows;
}

/** What the customers of a page owe, by currency, read from their open items. */
export async function selectListedSums(
  ctx: Context,
  ids: readonly string[],
  entities: readonly RankedEntity[],
): Promise<CustomerSum[]> {
  const found = await sql<CustomerSum>`
    SELECT item.customer_id AS "customerId", item.currency,
      coalesce(sum(item.open_minor) FILTER (WHERE item.side = 'debit'), 0)::bigint AS "openMinor",
      coalesce(sum(item.open_minor) FILTER (WHERE ${isOverdue(entities)}), 0)::bigint AS "overdueMinor",
      coalesce(sum(item.open_minor) FILTER (WHERE item.side = 'credit'), 0)::bigint AS "unappliedMinor",
      sum(item.open_functional_minor)::bigint AS "valueMinor",
      min(item.due_on) FILTER (WHERE item.side = 'debit') AS "oldestDueOn",
      coalesce(max(day.today - item.due_on) FILTER (WHERE ${isOverdue(entities)}), 0)::int AS "daysPastDue",
      count(*) AS "openItems"
    FROM receivables.open_item item
    JOIN unnest(${entities.map((entity) => entity.id)}::uuid[], ${entities.map((entity) => entity.today)}::date[]) AS day (entity_id, today)
      ON day.entity_id = item.entity_id
    WHERE item.merchant_id = ${ctx.merchantId} AND item.customer_id = ANY(${ids}::uuid[]) AND item.open_minor > 0
    GROUP BY item.customer_id, item.currency`.execute(ctx.tx);
  return found.rows;
}
