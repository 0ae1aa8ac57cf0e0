import { assert } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { contentHash } from "#platform/ids";
import {
  allocateItems,
  bookDocuments,
  changeDueDate,
  type DocumentDraft,
  disputeItem,
  draftDocument,
  holdEntities,
  type LedgerEntity,
  lockAccounts,
  reverseDocument,
  setCeiling,
} from "#receivables";
import { documentKey } from "./document-ids.ts";
import { type CustomerTies, makeCustomers } from "./make-customers.ts";
import type { PlannedDay, PlannedDocument, PlannedRate, PlannedTouch } from "./rules.ts";

/** What the days of one load share. */
export interface Telling extends CustomerTies {
  /** Ids of documents by documentKey. */
  readonly documentIds: ReadonlyMap<string, string>;
  /** Ids of customers by reference; grows as customers are made. */
  readonly customerIds: Map<string, string>;
  /** Ids of entities by reference. */
  readonly entityIds: ReadonlyMap<string, string>;
  /** Ascending by day. */
  readonly rates: readonly PlannedRate[];
}

/** Books one day of the plan; `ctx.now` is the instant at which the day was booked. */
export async function bookDay(ctx: Context, day: PlannedDay, telling: Telling): Promise<void> {
  const made = await makeCustomers(ctx, day.customers, telling);
  for (const [reference, id] of made) telling.customerIds.set(reference, id);
  const entities = await holdEntities(ctx, [...telling.entityIds.values()]);
  const documentsOf = [
    ...day.documents.map(({ customer }) => customer),
    ...day.allocations.map(({ customer }) => customer),
  ];
  await lockAccounts(ctx, [...new Set(documentsOf.map((reference) => idOf(telling.customerIds, reference)))]);
  await bookDocuments(
    ctx,
    entities,
    day.documents.map((document) => draftOf(document, entities, telling)),
  );
  await allocateItems(
    ctx,
    entities,
    day.allocations.map(({ credit, invoice, instalment, amountMinor }) => ({
      creditDocumentId: idOf(telling.documentIds, documentKey(credit)),
      creditInstalment: 1,
      debitDocumentId: idOf(telling.documentIds, documentKey({ kind: "invoice", number: invoice })),
      debitInstalment: instalment,
      creditMinor: amountMinor,
      debitMinor: amountMinor,
      rate: null,
      effectiveOn: day.on,
      groupConsent: false,
    })),
  );
  for (const touch of day.touches) await touchOne(ctx, day, touch);
}

function draftOf(
  document: PlannedDocument,
  entities: ReadonlyMap<string, LedgerEntity>,
  telling: Telling,
): DocumentDraft {
  const entity = entities.get(idOf(telling.entityIds, document.entity));
  assert(entity !== undefined, "the entities are held before a day is drafted");
  const { kind, number, currency, issuedOn, netMinor, taxMinor, lines, method, reason, terms, appliesTo } =
    document;
  const drafted = draftDocument(
    kind,
    {
      id: idOf(telling.documentIds, documentKey(document)),
      customerId: idOf(telling.customerIds, document.customer),
      number,
      currency,
      issuedOn,
      netMinor,
      taxMinor,
      lines,
      method,
      reason,
      appliesToId:
        appliesTo === null
          ? null
          : idOf(telling.documentIds, documentKey({ kind: "invoice", number: appliesTo })),
      contentHash: contentHash(document),
    },
    terms === null ? { dueOn: issuedOn } : { terms },
    { entity, rate: rateOf(currency, entity.functionalCurrency, document, telling.rates), today: issuedOn },
  );
  assert("draft" in drafted, `the demo's ${kind} ${number} cannot be drafted`);
  return drafted.draft;
}

function rateOf(
  currency: string,
  functionalCurrency: string,
  { issuedOn }: PlannedDocument,
  rates: readonly PlannedRate[],
): string | null {
  if (currency === functionalCurrency) return "1";
  return rates.findLast(({ base, validFrom }) => base === currency && validFrom <= issuedOn)?.rate ?? null;
}

async function touchOne(ctx: Context, { on }: PlannedDay, touch: PlannedTouch): Promise<void> {
  switch (touch.kind) {
    case "return":
      await reverseDocument(ctx, {
        kinds: ["payment"],
        document: touch.payment,
        reason: touch.reason,
        reversedOn: on,
        method: "returned",
      });
      return;
    case "dispute":
      await disputeItem(ctx, { ...touch, document: touch.invoice });
      return;
    case "postpone":
      await changeDueDate(ctx, { ...touch, document: touch.invoice });
      return;
    case "ceiling": {
      const { holder, amountMinor, currency, reason } = touch;
      await setCeiling(ctx, holder, { ceiling: { amountMinor, currency }, reason });
    }
  }
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  assert(id !== undefined, `the demo names ${key} before it is made`);
  return id;
}
