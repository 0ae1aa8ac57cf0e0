import { parseId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { refuse } from "../refusals.ts";
import { type CustomerRow, type HowToRead, selectCustomerById, selectCustomerByReference } from "./store.ts";

/**
 * The customer of that id (`cus_…`) or of the merchant's own number.
 * @throws Refusal not_found.
 */
export function findCustomer(ctx: Context, idOrReference: string): Promise<CustomerRow> {
  return find(ctx, idOrReference, "free");
}

/**
 * The same, and keeps the customer in its group until the transaction ends: for what counts against a group without
 * reading the membership again under the accounts' locks. Others that hold it so, and postings, are not kept waiting.
 * @throws Refusal not_found.
 */
export function holdCustomer(ctx: Context, idOrReference: string): Promise<CustomerRow> {
  return find(ctx, idOrReference, "held");
}

async function find(ctx: Context, idOrReference: string, how: HowToRead): Promise<CustomerRow> {
  const id = parseId("cus", idOrReference);
  const found =
    (id === null ? undefined : await selectCustomerById(ctx, id, how)) ??
    // A merchant's own number may happen to look like one of our ids.
    (await selectCustomerByReference(ctx, idOrReference, how));
  if (found === undefined) throw refuse("not_found", `There is no customer ${idOrReference}.`);
  return found;
}
