import type { Context } from "#platform/db";
import { findCustomer } from "./find-customer.ts";
import { type PutCustomer, putCustomer } from "./put-customer.ts";

/**
 * Says which of the merchant's people looks after a customer; null: nobody.
 * @throws Refusal not_found, bad_field where that is nobody of the merchant.
 */
export async function setOwner(
  ctx: Context,
  idOrReference: string,
  ownerId: string | null,
): Promise<PutCustomer> {
  const { reference, name, kind } = await findCustomer(ctx, idOrReference);
  return putCustomer(ctx, { reference, name, kind, ownerId });
}
