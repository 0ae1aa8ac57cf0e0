import { parseId } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { Terms } from "../documents/terms/rules.ts";

/** What upper floors need to know a customer by. */
export interface ResolvedCustomer {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly groupId: string | null;
  readonly terms: Terms | null;
  /** Of the exposure account. */
  readonly currency: string;
}

/** Customers by id (`cus_…`) or the merchant's own number, in one statement; a key that nobody has is absent. */
export async function resolveCustomers(
  ctx: Context,
  keys: readonly string[],
): Promise<Map<string, ResolvedCustomer>> {
  const ids = keys.map((key) => parseId("cus", key));
  const found = await selectResolved(
    ctx,
    ids.filter((id) => id !== null),
    keys,
  );
  const byId = new Map(found.map((customer) => [customer.id, customer]));
  const byReference = new Map(found.map((customer) => [customer.reference, customer]));
  const resolved = new Map<string, ResolvedCustomer>();
  keys.forEach((key, index) => {
    const id = ids[index] ?? null;
    const customer = (id === null ? undefined : byId.get(id)) ?? byReference.get(key);
    if (customer !== undefined) resolved.set(key, customer);
  });
  return resolved;
}

/** The same by bare ids (uuid). */
export async function resolveCustomerIds(
  ctx: Context,
  ids: readonly string[],
): Promise<Map<string, ResolvedCustomer>> {
  const found = await selectResolved(ctx, ids, []);
  return new Map(found.map((customer) => [customer.id, customer]));
}

async function selectResolved(
  ctx: Context,
  ids: readonly string[],
  references: readonly string[],
): Promise<ResolvedCustomer[]> {
  const found = await sql<ResolvedCustomer>`
    SELECT customer.id, customer.reference, customer.name, customer.group_id AS "groupId", customer.terms, account.currency
    FROM receivables.customer
    JOIN receivables.exposure_account account ON account.merchant_id = customer.merchant_id AND account.id = customer.id
    WHERE customer.merchant_id = ${ctx.merchantId}
      AND (customer.id = ANY(${ids}::uuid[]) OR customer.reference = ANY(${references}::text[]))`.execute(
    ctx.tx,
  );
  return found.rows;
}
