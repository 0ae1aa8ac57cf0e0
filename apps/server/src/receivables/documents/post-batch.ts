import { assert } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { newIds } from "#platform/ids";
import { allocateItems } from "../allocations/allocate-items.ts";
import { ensureCustomers } from "../customers/put-customers.ts";
import { lockAccounts } from "../exposure/store.ts";
import { todayOf } from "../ledger/entities.ts";
import { readRates } from "../ledger/rates.ts";
import type { LedgerEntity } from "../ledger/rules.ts";
import { holdEntities } from "../ledger/store.ts";
import {
  type BatchDocument,
  type BatchFacts,
  type BatchOutcome,
  draftOf,
  paidKind,
  paidNumber,
} from "./batch-rules.ts";
import { type BilledCustomer, readStanding, selectBilledCustomers } from "./batch-store.ts";
import { bookDocuments } from "./book-documents.ts";
import type { DocumentKind } from "./drafts.ts";
import { countIds, type Gathered, planAllocations, planBatch } from "./plan-batch.ts";
import { readItems } from "./store.ts";

export interface BatchOptions {
  readonly importId: string;
  /** `{ CAD: "0.75" }`: units of the entity's currency for one; stands before the loaded rates. */
  readonly rates: Readonly<Record<string, string>>;
}

export interface BatchResult {
  /** One a document, in the order given. */
  readonly outcomes: readonly BatchOutcome[];
  /** Documents booked, payments of paid invoices included. */
  readonly documentsPosted: number;
  readonly customersCreated: number;
}

/**
 * Books a batch of documents as a file gives them, thousands in a fixed number of statements. Customers that nobody
 * has are made; an invoice that the file calls paid gets its payment; what names what it settles is applied as far as
 * both sides go, and the rest stays unapplied. A document that stands already with the same content is a duplicate.
 * Nothing is thrown for a document that cannot be booked: its outcome says why, and the others are booked.
 */
export async function postBatch(
  ctx: Context,
  documents: readonly BatchDocument[],
  options: BatchOptions,
): Promise<BatchResult> {
  const entities = await holdEntities(ctx, [...new Set(documents.map((document) => document.entityId))]);
  const facts = await gatherFacts(ctx, documents, entities, options);
  const billed = await billCustomers(ctx, documents, facts);
  const gathered = await gatherLocked(ctx, documents, facts, billed.customers);
  const plan = planBatch(documents, gathered, newIds(ctx.now, countIds(documents)));
  await bookDocuments(ctx, entities, plan.drafts);
  await allocateItems(ctx, entities, planAllocations(plan, gathered.items));
  return {
    outcomes: plan.outcomes,
    documentsPosted: plan.drafts.length,
    customersCreated: billed.created,
  };
}

async function gatherFacts(
  ctx: Context,
  documents: readonly BatchDocument[],
  entities: ReadonlyMap<string, LedgerEntity>,
  options: BatchOptions,
): Promise<BatchFacts> {
  const currencies = new Set(documents.map((document) => document.currency));
  for (const entity of entities.values()) currencies.add(entity.functionalCurrency);
  // A file in the entity's own currency needs no rate at all.
  const book = currencies.size > 1 ? await readRates(ctx, [...currencies]) : () => "1";
  const days = new Map([...entities].map(([id, entity]) => [id, todayOf(entity, ctx.now)]));
  return {
    entities,
    importId: options.importId,
    rateOf: (currency, functionalCurrency, on) =>
      currency === functionalCurrency
        ? "1"
        : (options.rates[currency] ?? book(currency, functionalCurrency, on)),
    todayOf: (entityId) => {
      const today = days.get(entityId);
      assert(today !== undefined, "the entity was not held before the batch");
      return today;
    },
  };
}

/** The customers of the batch; missing ones are made, but only for documents that will be booked. */
async function billCustomers(
  ctx: Context,
  documents: readonly BatchDocument[],
  facts: BatchFacts,
): Promise<{ customers: ReadonlyMap<string, BilledCustomer>; created: number }> {
  const references = new Set(documents.flatMap((document) => document.customer?.reference ?? []));
  const customers = await selectBilledCustomers(ctx, [...references]);
  const unknown = documents.filter(({ customer }) => customer !== null && !customers.has(customer.reference));
  if (unknown.length === 0) return { customers, created: 0 };
  const standing = await readStanding(ctx, numbersOf(unknown));
  const nobody: BilledCustomer = { id: "", terms: null };
  const wanted = unknown.flatMap((document) => {
    const isBookable =
      standing(document.kind, document.number) === undefined &&
      draftOf(document, facts, nobody, "").refusal === undefined;
    return isBookable && document.customer !== null ? [document.customer] : [];
  });
  if (wanted.length === 0) return { customers, created: 0 };
  // The first row of a customer that has a name gives it, so the last given to the map must be the first of the file.
  const made = await ensureCustomers(ctx, wanted.toReversed());
  for (const [reference, id] of made) customers.set(reference, { id, terms: null });
  return { customers, created: made.size };
}

async function gatherLocked(
  ctx: Context,
  documents: readonly BatchDocument[],
  facts: BatchFacts,
  customers: ReadonlyMap<string, BilledCustomer>,
): Promise<Gathered> {
  // A payment that names no customer is its invoice's customer's.
  const unnamed = await readStanding(ctx, numbersOf(documents.filter(({ customer }) => customer === null)));
  const payers = documents.flatMap(({ customer, settles }) =>
    customer !== null ? [] : settles.flatMap(({ number }) => unnamed("invoice", number)?.customerId ?? []),
  );
  await lockAccounts(ctx, [...new Set([...payers, ...[...customers.values()].map(({ id }) => id)])]);
  // Read after the locks: another import of the same file may have booked these numbers while this one waited.
  const standing = await readStanding(ctx, numbersOf(documents));
  const settled = documents.flatMap((document) => {
    const own = document.paid === null ? undefined : standing(document.kind, document.number);
    const named = document.settles.map(({ number }) => standing("invoice", number));
    return [own, ...named].flatMap((head) => head?.id ?? []);
  });
  const found = settled.length === 0 ? [] : await readItems(ctx, [...new Set(settled)]);
  return { facts, customers, standing, items: Map.groupBy(found, (item) => item.documentId) };
}

function numbersOf(documents: readonly BatchDocument[]): Map<DocumentKind, Set<string>> {
  const numbers = new Map<DocumentKind, Set<string>>();
  const want = (kind: DocumentKind, number: string) => {
    const wanted = numbers.get(kind);
    if (wanted === undefined) numbers.set(kind, new Set([number]));
    else wanted.add(number);
  };
  for (const document of documents) {
    want(document.kind, document.number);
    if (document.paid !== null) want(paidKind(document), paidNumber(document, document.paid.minor));
    for (const { number } of document.settles) want("invoice", number);
  }
  return numbers;
}
