import { sql } from "kysely";
import type { Context } from "#platform/db";

/** Ids of customers after a place, in id order: for work that goes through all of them in chunks. Null begins. */
export async function customerIds(ctx: Context, after: string | null, rowsMax: number): Promise<string[]> {
  const found = await sql<{ id: string }>`
    SELECT id FROM receivables.customer
    WHERE merchant_id = ${ctx.merchantId} AND (${after}::uuid IS NULL OR id > ${after}::uuid) ORDER BY id LIMIT ${rowsMax}`.execute(
    ctx.tx,
  );
  return found.rows.map((row) => row.id);
}

/** How many customers the merchant has. */
export async function countCustomers(ctx: Context): Promise<number> {
  const counted = await sql<{ customers: bigint }>`
    SELECT count(*) AS customers FROM receivables.customer WHERE merchant_id = ${ctx.merchantId}`.execute(
    ctx.tx,
  );
  return Number(counted.rows[0]?.customers ?? 0);
}

/** Reference and name of customers by id; ids of no customer are left out. */
export async function customerNames(
  ctx: Context,
  ids: readonly string[],
): Promise<Map<string, { readonly reference: string; readonly name: string }>> {
  const found = await sql<{ id: string; reference: string; name: string }>`
    SELECT id, reference, name FROM receivables.customer
    WHERE merchant_id = ${ctx.merchantId} AND id = ANY(${ids}::uuid[])`.execute(ctx.tx);
  return new Map(found.rows.map(({ id, reference, name }) => [id, { reference, name }]));
}
