import { assert, type PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newIds } from "#platform/ids";
import { type ItemState, lockItems } from "../documents/store.ts";
import { moveSums, type SumChange } from "../exposure/store.ts";
import type { EntryDraft, LedgerEntity } from "../ledger/rules.ts";
import { assertOpenPeriod, insertEntries } from "../ledger/store.ts";
import { refuse } from "../refusals.ts";
import { releasedFunctional, settleableFrom, settlementPostings } from "./rules.ts";
import { type AllocationRow, insertAllocations, updateItems } from "./store.ts";

/** One credit item to be applied to one debit item. */
export interface AllocationRequest {
  readonly creditDocumentId: string;
  readonly creditInstalment: number;
  readonly debitDocumentId: string;
  readonly debitInstalment: number;
  /** In the credit's currency. */
  readonly creditMinor: bigint;
  /** In the debit's currency; equal to the credit's amount within one currency. */
  readonly debitMinor: bigint;
  /** Debit currency for one of the credit's, exact; null within one currency. */
  readonly rate: string | null;
  readonly effectiveOn: PlainDate;
  /** Said by the caller: one group's credit may settle another member's debit. */
  readonly groupConsent: boolean;
}

/**
 * Applies credits to debits, one or thousands: locks the items, checks each request against what is still open,
 * books exchange differences, and keeps items, exposure and news in step. All or nothing. The caller holds the
 * entities and the exposure accounts.
 * @throws Refusal already_settled, exceeds_open_amount, wrong_side, other_customer, other_entity, date_before_document, period_closed.
 */
export async function allocateItems(
  ctx: Context,
  entities: ReadonlyMap<string, LedgerEntity>,
  requests: readonly AllocationRequest[],
): Promise<AllocationRow[]> {
  if (requests.length === 0) return [];
  const documentIds = [
    ...new Set(requests.flatMap((request) => [request.creditDocumentId, request.debitDocumentId])),
  ];
  const items = new Map(
    (await lockItems(ctx, documentIds)).map((item) => [itemKey(item.documentId, item.instalment), item]),
  );
  const before = new Map(items);
  const ids = newIds(ctx.now, requests.length * 2);
  const rows: AllocationRow[] = [];
  const entries: EntryDraft[] = [];
  for (const [index, request] of requests.entries()) {
    const settled = settle(items, entities, request, ids[index * 2] ?? "", ids[index * 2 + 1] ?? "");
    rows.push(settled.row);
    if (settled.entry !== undefined) entries.push(settled.entry);
  }
  await insertEntries(ctx, entities, entries);
  await insertAllocations(ctx, rows);
  const changed = changedItems(before, items);
  await updateItems(ctx, changed);
  await moveSums(ctx, itemChanges(before, changed), { kind: "allocation", documentId: null });
  await recordEvents(
    ctx,
    rows.map((row) => allocationNews("receivables.allocation_made", row, items)),
  );
  return rows;
}

function settle(
  items: Map<string, ItemState>,
  entities: ReadonlyMap<string, LedgerEntity>,
  request: AllocationRequest,
  id: string,
  entryId: string,
): { row: AllocationRow; entry: EntryDraft | undefined } {
  const credit = items.get(itemKey(request.creditDocumentId, request.creditInstalment));
  const debit = items.get(itemKey(request.debitDocumentId, request.debitInstalment));
  if (credit === undefined || debit === undefined)
    throw refuse("not_found", "An item to allocate does not exist.");
  const entity = entities.get(debit.entityId);
  assert(entity !== undefined, "the entity was not held before allocating");
  checkPair(credit, debit, request);
  assertOpenPeriod(entity, request.effectiveOn);
  const creditFunctionalMinor = releasedFunctional(credit, request.creditMinor);
  const debitFunctionalMinor = releasedFunctional(debit, request.debitMinor);
  keep(items, lower(credit, request.creditMinor, creditFunctionalMinor));
  keep(items, lower(debit, request.debitMinor, debitFunctionalMinor));
  const postings = settlementPostings({
    credit,
    debit,
    creditMinor: request.creditMinor,
    debitMinor: request.debitMinor,
    creditFunctionalMinor,
    debitFunctionalMinor,
    functionalCurrency: entity.functionalCurrency,
  });
  const entry: EntryDraft | undefined =
    postings.length === 0
      ? undefined
      : {
          id: entryId,
          entityId: entity.id,
          kind: "settlement",
          effectiveOn: request.effectiveOn,
          documentId: null,
          reversesEntryId: null,
          postings,
        };
  const { groupConsent: _, ...given } = request;
  return {
    row: {
      ...given,
      id,
      creditFunctionalMinor,
      debitFunctionalMinor,
      entryId: entry?.id ?? null,
      reversesId: null,
      reason: null,
    },
    entry,
  };
}

function checkPair(credit: ItemState, debit: ItemState, request: AllocationRequest): void {
  if (credit.side !== "credit" || debit.side !== "debit")
    throw refuse("wrong_side", `The first is a ${credit.side}, the second a ${debit.side}.`);
  if (credit.entityId !== debit.entityId)
    throw refuse("other_entity", "Credit and debit belong to different entities.");
  const sameGroup = request.groupConsent && credit.groupId !== null && credit.groupId === debit.groupId;
  if (credit.customerId !== debit.customerId && !sameGroup)
    throw refuse("other_customer", "Credit and debit belong to different customers.");
  if (credit.currency !== debit.currency && request.rate === null) {
    throw refuse("other_currency", `The credit is in ${credit.currency}, the debit in ${debit.currency}.`);
  }
  if (request.creditMinor <= 0n || request.debitMinor <= 0n)
    throw refuse("amount_not_positive", "An allocation moves a positive amount.");
  if (credit.openMinor === 0n) throw refuse("already_settled", "The credit has nothing left to apply.");
  if (debit.openMinor === 0n) throw refuse("already_settled", "The debit has nothing left to settle.");
  if (request.creditMinor > credit.openMinor) {
    throw refuse(
      "exceeds_open_amount",
      `The credit has ${credit.openMinor} minor units left; ${request.creditMinor} were asked for.`,
    );
  }
  if (request.debitMinor > debit.openMinor) {
    throw refuse(
      "exceeds_open_amount",
      `The debit has ${debit.openMinor} minor units open; ${request.debitMinor} were asked for.`,
    );
  }
  const earliest = settleableFrom(credit, debit);
  if (request.effectiveOn < earliest) {
    throw refuse(
      "date_before_document",
      `The allocation is dated ${request.effectiveOn}; its documents are booked, and open again where they had been settled, from ${earliest} on.`,
    );
  }
}

export function itemKey(documentId: string, instalment: number): string {
  return `${documentId} ${instalment}`;
}

function lower(item: ItemState, minor: bigint, functionalMinor: bigint): ItemState {
  return {
    ...item,
    openMinor: item.openMinor - minor,
    openFunctionalMinor: item.openFunctionalMinor - functionalMinor,
    version: item.version + 1n,
  };
}

function keep(items: Map<string, ItemState>, item: ItemState): void {
  items.set(itemKey(item.documentId, item.instalment), item);
}

/** The items that a write has changed. */
export function changedItems(
  before: ReadonlyMap<string, ItemState>,
  after: ReadonlyMap<string, ItemState>,
): ItemState[] {
  return [...after].flatMap(([key, item]) => (before.get(key) === item ? [] : [item]));
}

/** How changed items move their customers' raw sums. A dispute counts up to what is still open. */
export function itemChanges(
  before: ReadonlyMap<string, ItemState>,
  changed: readonly ItemState[],
): SumChange[] {
  return changed.map((item) => {
    const was = before.get(itemKey(item.documentId, item.instalment));
    assert(was !== undefined, "an item changed that was not locked");
    const movedMinor = item.openMinor - was.openMinor;
    return {
      customerId: item.customerId,
      currency: item.currency,
      ...(item.side === "debit" ? { openDebitsMinor: movedMinor } : { unappliedMinor: movedMinor }),
      disputedMinor: disputedOpen(item) - disputedOpen(was),
    };
  });
}

/** How much of an item is both open and in dispute. */
export function disputedOpen(item: Pick<ItemState, "disputedMinor" | "openMinor">): bigint {
  return item.disputedMinor < item.openMinor ? item.disputedMinor : item.openMinor;
}

/** News of an allocation, about the debit: what is left of it says whether it is settled. */
export function allocationNews(
  type: string,
  row: AllocationRow,
  items: ReadonlyMap<string, ItemState>,
): Parameters<typeof recordEvents>[1][number] {
  const debit = items.get(itemKey(row.debitDocumentId, row.debitInstalment));
  assert(debit !== undefined, "an allocation's items were not locked");
  return {
    type,
    subjectType: "open_item",
    subjectId: row.debitDocumentId,
    subjectVersion: debit.version,
    data: {
      allocationId: row.id,
      instalment: row.debitInstalment,
      creditDocumentId: row.creditDocumentId,
      customerId: debit.customerId,
      currency: debit.currency,
      amountMinor: row.debitMinor,
      effectiveOn: row.effectiveOn,
      openMinor: debit.openMinor,
      settled: debit.openMinor === 0n,
    },
  };
}
