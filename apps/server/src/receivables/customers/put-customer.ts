import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { contentHash, newId } from "#platform/ids";
import { openAccounts } from "../exposure/store.ts";
import { refuse } from "../refusals.ts";
import { accountCurrency } from "./account-currency.ts";
import { moveGroupSums } from "./move-group.ts";
import { findGroup } from "./put-group.ts";
import { addressContent, contactContent, replaceByContent } from "./reach-rules.ts";
import { changeAddresses, changeContacts, selectAddresses, selectContacts } from "./reach-store.ts";
import {
  applyInput,
  type CustomerInput,
  type CustomerRecord,
  checkCustomer,
  type ResolvedFields,
  readCustomerTerms,
} from "./rules.ts";
import { insertCustomers, isMember, lockCustomer, selectCustomerIds, updateCustomer } from "./store.ts";

export interface PutCustomer {
  readonly id: string;
  readonly created: boolean;
  /** The version after the call: one higher only where something really changed. */
  readonly version: bigint;
}

/**
 * Makes the customer of that reference, with its exposure account, or changes it: fields left out stay, null clears.
 * Moving into another group carries what is owed and reserved along.
 * @throws Refusal bad_field naming each field, bad_terms, not_found for a group, no_entity.
 */
export async function putCustomer(ctx: Context, input: CustomerInput): Promise<PutCustomer> {
  const problems = checkCustomer(input);
  if (problems.length > 0) throw refuse("bad_field", "The customer cannot be kept as sent.", problems);
  const resolved = await resolveFields(ctx, input);

  const { id, created } = await takeReference(ctx, input);
  const standing = await lockCustomer(ctx, id);
  if (standing === undefined) throw refuse("not_found", `There is no customer ${input.reference}.`);
  const after = applyInput(standing, input, resolved);

  const fields = created ? namedFields(after) : changedFields(standing, after);
  if (after.groupId !== standing.groupId) await moveGroupSums(ctx, id, standing.groupId, after.groupId);
  fields.push(...(await replaceReach(ctx, id, input)));
  if (fields.length === 0) return { id, created: false, version: standing.version };
  // A new customer is written bare to take its reference, and completed here as version 1.
  const version = created ? standing.version : standing.version + 1n;
  await updateCustomer(ctx, id, after, version);
  await recordEvents(ctx, [
    {
      type: created ? "receivables.customer_created" : "receivables.customer_changed",
      subjectType: "customer",
      subjectId: id,
      subjectVersion: version,
      data: { fields },
    },
  ]);
  return { id, created, version };
}

async function resolveFields(ctx: Context, input: CustomerInput): Promise<ResolvedFields> {
  const groupId =
    input.group === undefined || input.group === null ? input.group : (await findGroup(ctx, input.group)).id;
  if (typeof input.ownerId === "string" && !(await isMember(ctx, input.ownerId))) {
    throw refuse("bad_field", "The owner is not one of the merchant's people.", [
      { pointer: "/ownerId", message: "is nobody of this merchant" },
    ]);
  }
  if (input.terms === undefined || input.terms === null) return { groupId, terms: input.terms };
  const read = readCustomerTerms(input.terms);
  if ("problems" in read)
    throw refuse("bad_terms", "The customer's terms are not understood.", read.problems);
  return { groupId, terms: read.terms };
}

/** The customer's id; where nobody has the reference yet, a new one takes it. */
async function takeReference(ctx: Context, input: CustomerInput): Promise<{ id: string; created: boolean }> {
  const standing = (await selectCustomerIds(ctx, [input.reference])).get(input.reference);
  if (standing !== undefined) return { id: standing, created: false };
  const id = newId(ctx.now);
  const currency = await accountCurrency(ctx, input.currency ?? null);
  const bare = {
    id,
    reference: input.reference,
    name: input.name,
    kind: input.kind,
    country: null,
    currency: null,
  };
  const inserted = await insertCustomers(ctx, [bare]);
  if (inserted.has(id)) {
    await openAccounts(ctx, "customer", [{ id, currency }]);
    return { id, created: true };
  }
  // Another process made the customer while we looked; it is committed now.
  const other = (await selectCustomerIds(ctx, [input.reference])).get(input.reference);
  if (other === undefined) throw refuse("not_found", `There is no customer ${input.reference}.`);
  return { id: other, created: false };
}

/** Puts contacts and addresses in the place of those that stand, and says which of the two changed. */
async function replaceReach(ctx: Context, id: string, input: CustomerInput): Promise<string[]> {
  const changed: string[] = [];
  if (input.contacts !== undefined) {
    const change = replaceByContent(await selectContacts(ctx, id), input.contacts.map(contactContent));
    await changeContacts(ctx, id, change);
    if (change.added.length > 0 || change.removedIds.length > 0) changed.push("contacts");
  }
  if (input.addresses !== undefined) {
    const change = replaceByContent(await selectAddresses(ctx, id), input.addresses.map(addressContent));
    await changeAddresses(ctx, id, change);
    if (change.added.length > 0 || change.removedIds.length > 0) changed.push("addresses");
  }
  return changed;
}

const FIELDS = [
  "kind",
  "name",
  "country",
  "currency",
  "language",
  "timeZone",
  "groupId",
  "ownerId",
  "terms",
  "taxIds",
  "externalReferences",
] as const satisfies readonly (keyof CustomerRecord)[];

function changedFields(before: CustomerRecord, after: CustomerRecord): string[] {
  return FIELDS.filter((field) => contentHash(before[field]) !== contentHash(after[field]));
}

function namedFields(record: CustomerRecord): string[] {
  return FIELDS.filter((field) => {
    const value = record[field];
    return value !== null && (typeof value === "string" || Object.keys(value).length > 0);
  });
}
