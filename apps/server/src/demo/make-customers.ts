import { assert } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { changeContacts, contactContent, ensureCustomers, updateCustomer } from "#receivables";
import type { PlannedCustomer } from "./rules.ts";

const FIRST_VERSION = 1n;

/** What customers refer to. */
export interface CustomerTies {
  /** Ids of groups by reference. */
  readonly groupIds: ReadonlyMap<string, string>;
  /** The person who looks after some of the customers. */
  readonly ownerId: string | null;
}

/** Makes customers with all that is known of them, before anything is booked on them. Returns their ids by reference. */
export async function makeCustomers(
  ctx: Context,
  customers: readonly PlannedCustomer[],
  { groupIds, ownerId }: CustomerTies,
): Promise<Map<string, string>> {
  if (customers.length === 0) return new Map();
  const ids = await ensureCustomers(
    ctx,
    customers.map((customer) => ({ ...customer, kind: "business" })),
  );
  for (const { reference, name, country, currency, language, timeZone, terms, ...more } of customers) {
    const id = ids.get(reference);
    assert(id !== undefined, "every customer asked for is made");
    const groupId = more.group === null ? null : (groupIds.get(more.group) ?? null);
    const record = { name, country, currency, language, timeZone, terms, groupId };
    const rest = { kind: "business", ownerId: more.isLookedAfter ? ownerId : null, taxIds: [] } as const;
    await updateCustomer(ctx, id, { ...record, ...rest, externalReferences: {} }, FIRST_VERSION);
    await changeContacts(ctx, id, { added: more.contacts.map(contactContent), removedIds: [] });
  }
  return ids;
}
