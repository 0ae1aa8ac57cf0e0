import type { Context } from "#platform/db";
import { findCustomer } from "./find-customer.ts";
import { type CustomerGroup, selectGroupById } from "./group-store.ts";
import type { Address, Contact } from "./reach-rules.ts";
import { selectAddresses, selectContacts } from "./reach-store.ts";
import type { CustomerRow } from "./store.ts";

/** A customer with its group, contacts and addresses. */
export interface CustomerView extends CustomerRow {
  readonly group: CustomerGroup | null;
  readonly contacts: readonly Contact[];
  readonly addresses: readonly Address[];
}

/** All that is known of a customer itself. @throws Refusal not_found. */
export async function readCustomer(ctx: Context, idOrReference: string): Promise<CustomerView> {
  const customer = await findCustomer(ctx, idOrReference);
  const group = customer.groupId === null ? undefined : await selectGroupById(ctx, customer.groupId);
  return {
    ...customer,
    group: group ?? null,
    contacts: await selectContacts(ctx, customer.id),
    addresses: await selectAddresses(ctx, customer.id),
  };
}
