import { parseId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { refuse } from "../refusals.ts";
import { type CustomerRow, selectCustomerById, selectCustomerByReference } from "./store.ts";

/**
 * The customer of that id (`cus_…`) or of the merchant's own number.
 * @throws Refusal not_found.
 */
export async function findCustomer(ctx: Context, idOrReference: string): Promise<CustomerRow> {
  const id = parseId("cus", idOrReference);
  const found =
    (id === null ? undefined : await selectCustomerById(ctx, id)) ??
    // A merchant's own number may happen to look like one of our ids.
    (await selectCustomerByReference(ctx, idOrReference));
  if (found === undefined) throw refuse("not_found", `There is no customer ${idOrReference}.`);
  return found;
}
