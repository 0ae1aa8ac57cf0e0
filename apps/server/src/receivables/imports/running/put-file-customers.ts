import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { contentHash, newIds } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { accountCurrency } from "../../customers/account-currency.ts";
import { putCustomer } from "../../customers/put-customer.ts";
import { findGroup, putGroup } from "../../customers/put-group.ts";
import { addressContent, contactContent, replaceByContent } from "../../customers/reach-rules.ts";
import {
  applyInput,
  type CustomerInput,
  type CustomerRecord,
  checkCustomer,
  readCustomerTerms,
} from "../../customers/rules.ts";
import { openAccounts } from "../../exposure/store.ts";
import {
  holdStanding,
  insertWholeCustomers,
  type StandingCustomer,
  type WholeCustomer,
} from "./customer-store.ts";

/** Where one row of a customer file ended. */
export type FilePut =
  | { readonly outcome: "created" | "changed" }
  | { readonly outcome: "duplicate"; readonly message: string }
  | { readonly outcome: "refused"; readonly code: string; readonly message: string };

/**
 * Puts the customers of many rows: those that nobody has are written together, those that stand with the same data are
 * told apart without a statement of their own, and only what really changes goes the way of a single customer. Returns
 * one outcome a row, in the order given. A reference that comes twice is put again by its later row.
 */
export async function putFileCustomers(ctx: Context, inputs: readonly CustomerInput[]): Promise<FilePut[]> {
  const standing = await holdStanding(ctx, [...new Set(inputs.map(({ reference }) => reference))]);
  const groupIds = await ensureGroups(ctx, inputs);
  const outcomes: (FilePut | undefined)[] = [];
  const fresh = new Map<string, number>();
  for (const [index, input] of inputs.entries()) {
    const known = standing.get(input.reference);
    const isSettledElsewhere = fresh.has(input.reference) || input.ownerId !== undefined || !isPlain(input);
    if (isSettledElsewhere) continue;
    if (known === undefined) fresh.set(input.reference, index);
    else if (isSame(known, input, groupIds)) outcomes[index] = duplicateOf(input);
  }
  const made = await makeFresh(
    ctx,
    [...fresh.values()].map((index) => ({ index, input: inputs[index] as CustomerInput })),
    groupIds,
  );
  for (const index of made) outcomes[index] = { outcome: "created" };
  const touched = new Set<string>();
  for (const [index, input] of inputs.entries()) {
    // A row after one that changed the same customer is compared with what that one left.
    if (outcomes[index] !== undefined && !touched.has(input.reference)) continue;
    touched.add(input.reference);
    outcomes[index] = await putOne(ctx, input);
  }
  return outcomes.flatMap((outcome) => outcome ?? []);
}

/** Whether a row can be put without asking the database about it: nothing in it would be refused. */
function isPlain(input: CustomerInput): boolean {
  const hasTerms = input.terms !== undefined && input.terms !== null;
  return checkCustomer(input).length === 0 && (!hasTerms || "terms" in readCustomerTerms(input.terms));
}

function afterPut(
  standing: CustomerRecord | undefined,
  input: CustomerInput,
  groupIds: GroupIds,
): CustomerRecord {
  const read = input.terms === undefined || input.terms === null ? null : readCustomerTerms(input.terms);
  return applyInput(standing, input, {
    groupId: typeof input.group === "string" ? groupIds.get(input.group) : input.group,
    terms: read === null ? undefined : "terms" in read ? read.terms : null,
  });
}

function isSame(standing: StandingCustomer, input: CustomerInput, groupIds: GroupIds): boolean {
  const { id: _, reference: __, version: ___, contacts, addresses, ...before } = standing;
  if (contentHash(before) !== contentHash(afterPut(before, input, groupIds))) return false;
  const contactChange = input.contacts && replaceByContent(contacts, input.contacts.map(contactContent));
  const addressChange = input.addresses && replaceByContent(addresses, input.addresses.map(addressContent));
  return [contactChange, addressChange].every(
    (change) => change === undefined || (change.added.length === 0 && change.removedIds.length === 0),
  );
}

function duplicateOf({ reference }: CustomerInput): FilePut {
  return { outcome: "duplicate", message: `Customer ${reference} stands already, with the same data.` };
}

type GroupIds = ReadonlyMap<string, string>;

/** The groups that the rows name, by reference; those that nobody has are made. */
async function ensureGroups(ctx: Context, inputs: readonly CustomerInput[]): Promise<GroupIds> {
  const wanted = new Set(
    inputs.flatMap((input) => (isPlain(input) && typeof input.group === "string" ? [input.group] : [])),
  );
  const groupIds = new Map<string, string>();
  for (const reference of [...wanted].sort()) groupIds.set(reference, await ensureGroup(ctx, reference));
  return groupIds;
}

async function ensureGroup(ctx: Context, reference: string): Promise<string> {
  try {
    return (await findGroup(ctx, reference)).id;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "not_found") throw error;
    return (await putGroup(ctx, { reference, name: reference })).group.id;
  }
}

/** Writes new customers with their accounts and news; returns the indexes of those that were written. */
async function makeFresh(
  ctx: Context,
  fresh: readonly { readonly index: number; readonly input: CustomerInput }[],
  groupIds: GroupIds,
): Promise<number[]> {
  if (fresh.length === 0) return [];
  const ids = newIds(ctx.now, fresh.length);
  // In one order, so that two imports that share customers wait for each other instead of locking each other out.
  const inOrder = fresh.toSorted((one, other) => (one.input.reference < other.input.reference ? -1 : 1));
  const customers = inOrder.map(
    ({ input }, place): WholeCustomer => ({
      ...afterPut(undefined, input, groupIds),
      id: ids[place] ?? "",
      reference: input.reference,
      contacts: (input.contacts ?? []).map(contactContent),
      addresses: (input.addresses ?? []).map(addressContent),
    }),
  );
  const otherwise = customers.some(({ currency }) => currency === null)
    ? await accountCurrency(ctx, null)
    : "";
  const written = await insertWholeCustomers(ctx, customers);
  const made = customers.filter(({ id }) => written.has(id));
  if (made.length === 0) return [];
  await openAccounts(
    ctx,
    "customer",
    made.map(({ id, currency }) => ({ id, currency: currency ?? otherwise })),
  );
  await recordEvents(ctx, made.map(newsOf));
  return inOrder.flatMap(({ index }, place) => (written.has(ids[place] ?? "") ? [index] : []));
}

function newsOf(customer: WholeCustomer): Parameters<typeof recordEvents>[1][number] {
  const { id, reference: _, ...said } = customer;
  const isSaid = (value: unknown) =>
    typeof value === "string" ||
    (typeof value === "object" && value !== null && Object.keys(value).length > 0);
  return {
    type: "receivables.customer_created",
    subjectType: "customer",
    subjectId: id,
    subjectVersion: 1n,
    data: { fields: Object.entries(said).flatMap(([field, value]) => (isSaid(value) ? [field] : [])) },
  };
}

async function putOne(ctx: Context, input: CustomerInput): Promise<FilePut> {
  try {
    if (typeof input.group === "string") await ensureGroup(ctx, input.group);
    const before = (await holdStanding(ctx, [input.reference])).get(input.reference);
    const put = await putCustomer(ctx, input);
    if (put.created) return { outcome: "created" };
    return put.version === before?.version ? duplicateOf(input) : { outcome: "changed" };
  } catch (error) {
    // A refusal is thrown before anything is written for the customer, so the rows before it stand.
    if (!(error instanceof Refusal)) throw error;
    const where = error.pointers?.map(({ pointer, message }) => `${pointer} ${message}`).join("; ");
    return {
      outcome: "refused",
      code: error.code,
      message: where === undefined ? error.detail : `${error.detail} ${where}.`,
    };
  }
}
