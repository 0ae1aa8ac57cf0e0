import { parseId } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";

/** Several customers under one ceiling. */
export interface CustomerGroup {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly createdAt: Date;
}

const GROUP = sql.raw(`id, reference, name, created_at AS "createdAt"`);

/** The group of that id (`grp_…`) or of the merchant's own reference, or undefined. */
export async function selectGroup(ctx: Context, idOrReference: string): Promise<CustomerGroup | undefined> {
  const id = parseId("grp", idOrReference);
  const found = await sql<CustomerGroup>`
    SELECT ${GROUP} FROM receivables.customer_group
    WHERE merchant_id = ${ctx.merchantId} AND (id = ${id}::uuid OR reference = ${idOrReference})
    ORDER BY id = ${id}::uuid DESC NULLS LAST LIMIT 1`.execute(ctx.tx);
  return found.rows[0];
}

export async function selectGroupById(ctx: Context, id: string): Promise<CustomerGroup | undefined> {
  const found = await sql<CustomerGroup>`
    SELECT ${GROUP} FROM receivables.customer_group WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

/** Makes the group, or renames the one that stands. Says whether it was made. */
export async function upsertGroup(
  ctx: Context,
  group: { id: string; reference: string; name: string },
): Promise<{ group: CustomerGroup; created: boolean }> {
  const written = await sql<CustomerGroup>`
    INSERT INTO receivables.customer_group (merchant_id, id, reference, name, created_at)
    VALUES (${ctx.merchantId}, ${group.id}, ${group.reference}, ${group.name}, ${ctx.now})
    ON CONFLICT (merchant_id, reference) DO UPDATE SET name = excluded.name
    RETURNING ${GROUP}`.execute(ctx.tx);
  const row = written.rows[0];
  if (row === undefined) throw new Error("an upsert returned no row");
  return { group: row, created: row.id === group.id };
}

/** One page of the merchant's groups in the order of their references, after the given one. */
export async function selectGroups(
  ctx: Context,
  afterReference: string | null,
  rowsMax: number,
): Promise<(CustomerGroup & { customers: bigint })[]> {
  const found = await sql<CustomerGroup & { customers: bigint }>`
    SELECT ${GROUP}, (SELECT count(*) FROM receivables.customer WHERE customer.merchant_id = customer_group.merchant_id
      AND customer.group_id = customer_group.id) AS customers
    FROM receivables.customer_group
    WHERE merchant_id = ${ctx.merchantId} AND (${afterReference}::text IS NULL OR reference > ${afterReference})
    ORDER BY reference LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}
