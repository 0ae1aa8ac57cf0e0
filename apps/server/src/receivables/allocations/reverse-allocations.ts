import { assert, type PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newIds } from "#platform/ids";
import { type ItemState, lockItems } from "../documents/store.ts";
import { moveSums } from "../exposure/store.ts";
import { type EntryDraft, type LedgerEntity, swapPostings } from "../ledger/rules.ts";
import { assertOpenPeriod, insertEntries, readPostings } from "../ledger/store.ts";
import { refuse } from "../refusals.ts";
import { allocationNews, changedItems, itemChanges, itemKey } from "./allocate-items.ts";
import { type AllocationRow, insertAllocations, updateItems } from "./store.ts";

interface Reversal extends AllocationRow {
  readonly reversedEntryId: string | null;
}

/**
 * Takes allocations back, by rows and entries of their own: both items are open again by what was applied, at the
 * values it was applied at, and the exchange difference is booked back. The caller holds the entities and the accounts
 * and has made sure that each allocation stands.
 * @throws Refusal date_before_document, period_closed.
 */
export async function reverseAllocations(
  ctx: Context,
  entities: ReadonlyMap<string, LedgerEntity>,
  allocations: readonly AllocationRow[],
  given: { reversedOn: PlainDate; reason: string },
): Promise<AllocationRow[]> {
  if (allocations.length === 0) return [];
  const late = allocations.find((allocation) => allocation.effectiveOn > given.reversedOn);
  if (late !== undefined) {
    throw refuse(
      "date_before_document",
      `An allocation of ${late.effectiveOn} cannot be reversed as of ${given.reversedOn}.`,
    );
  }
  const documentIds = [
    ...new Set(
      allocations.flatMap((allocation) => [allocation.creditDocumentId, allocation.debitDocumentId]),
    ),
  ];
  const items = new Map(
    (await lockItems(ctx, documentIds)).map((item) => [itemKey(item.documentId, item.instalment), item]),
  );
  const before = new Map(items);
  const rows = takeBack(items, allocations, newIds(ctx.now, allocations.length * 2), given);
  for (const item of items.values()) {
    const entity = entities.get(item.entityId);
    assert(entity !== undefined, "the entity was not held before reversing");
    assertOpenPeriod(entity, given.reversedOn);
  }
  await reverseEntries(ctx, entities, items, rows);
  await insertAllocations(ctx, rows);
  const changed = changedItems(before, items);
  await updateItems(ctx, changed);
  await moveSums(ctx, itemChanges(before, changed), { kind: "allocation_reversal", documentId: null });
  await recordEvents(
    ctx,
    rows.map((row) => allocationNews("receivables.allocation_reversed", row, items)),
  );
  return rows;
}

/** The reversal rows, each with a new entry where its allocation had one; opens the items again on the way. */
function takeBack(
  items: Map<string, ItemState>,
  allocations: readonly AllocationRow[],
  ids: readonly string[],
  given: { reversedOn: PlainDate; reason: string },
): Reversal[] {
  return allocations.map((allocation, index) => {
    const { creditDocumentId, creditInstalment, debitDocumentId, debitInstalment } = allocation;
    raise(items, itemKey(creditDocumentId, creditInstalment), {
      minor: allocation.creditMinor,
      functionalMinor: allocation.creditFunctionalMinor,
      on: given.reversedOn,
    });
    raise(items, itemKey(debitDocumentId, debitInstalment), {
      minor: allocation.debitMinor,
      functionalMinor: allocation.debitFunctionalMinor,
      on: given.reversedOn,
    });
    return {
      ...allocation,
      id: ids[index * 2] ?? "",
      entryId: allocation.entryId === null ? null : (ids[index * 2 + 1] ?? ""),
      reversedEntryId: allocation.entryId,
      effectiveOn: given.reversedOn,
      reversesId: allocation.id,
      reason: given.reason,
    };
  });
}

/** Books back what the allocations had booked: exchange differences, and amounts carried across. */
async function reverseEntries(
  ctx: Context,
  entities: ReadonlyMap<string, LedgerEntity>,
  items: ReadonlyMap<string, ItemState>,
  reversals: readonly Reversal[],
): Promise<void> {
  const postings = await readPostings(
    ctx,
    reversals.flatMap((reversal) => reversal.reversedEntryId ?? []),
  );
  const entries = reversals.flatMap((reversal): EntryDraft[] => {
    const { entryId, reversedEntryId, effectiveOn } = reversal;
    if (entryId === null || reversedEntryId === null) return [];
    const item = items.get(itemKey(reversal.debitDocumentId, reversal.debitInstalment));
    assert(item !== undefined, "an allocation's item is missing");
    return [
      {
        id: entryId,
        entityId: item.entityId,
        kind: "settlement_reversal",
        effectiveOn: effectiveOn as PlainDate,
        documentId: null,
        reversesEntryId: reversedEntryId,
        postings: swapPostings(postings.get(reversedEntryId) ?? []),
      },
    ];
  });
  await insertEntries(ctx, entities, entries);
}

function raise(
  items: Map<string, ItemState>,
  key: string,
  by: { readonly minor: bigint; readonly functionalMinor: bigint; readonly on: PlainDate },
): void {
  const item = items.get(key);
  assert(item !== undefined, "an allocation's item is missing");
  items.set(key, {
    ...item,
    openMinor: item.openMinor + by.minor,
    openFunctionalMinor: item.openFunctionalMinor + by.functionalMinor,
    reopenedOn: item.reopenedOn !== null && item.reopenedOn > by.on ? item.reopenedOn : by.on,
    version: item.version + 1n,
  });
}
