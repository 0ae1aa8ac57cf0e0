import type { PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { contentHash, newId } from "#platform/ids";
import { allocateItems } from "../allocations/allocate-items.ts";
import { reverseAllocations } from "../allocations/reverse-allocations.ts";
import { readLiveAllocations } from "../allocations/store.ts";
import { lockAccounts } from "../exposure/store.ts";
import { findEntity, todayOf } from "../ledger/entities.ts";
import type { LedgerEntity } from "../ledger/rules.ts";
import { assertNotFarAhead, holdEntities, readPostings } from "../ledger/store.ts";
import { refuse } from "../refusals.ts";
import { bookDocuments } from "./book-documents.ts";
import { type BookedDocument, draftReversal } from "./draft-reversal.ts";
import type { DocumentDraft, DocumentKind } from "./drafts.ts";
import { findDocumentOf } from "./find-document.ts";
import { type DocumentHead, findDocument, findLowerings, readItems } from "./store.ts";

export interface ReversalRequest {
  readonly kinds: readonly DocumentKind[];
  /** Id or number. */
  readonly document: string;
  readonly reason: string;
  /** Left out: today where the entity keeps its books. */
  readonly reversedOn?: PlainDate | undefined;
  /** A correction of our own, or money that the bank took back. */
  readonly method: "correction" | "returned";
}

/**
 * Undoes a document by its opposite: allocations on it are taken back first, so that what it had settled is open again
 * from its old due date, then the reversing document closes it. What only lowered it (a write-off, a discount) is undone
 * with it, or it would be left as credit that nobody gave. Nothing is changed or deleted.
 * @throws Refusal not_found, already_reversed, not_reversible, date_before_document, date_out_of_range, period_closed.
 */
export async function reverseDocument(
  ctx: Context,
  request: ReversalRequest,
): Promise<{ id: string; reversedId: string }> {
  const found = await findDocumentOf(ctx, request.kinds, request.document);
  const entities = await holdEntities(ctx, [found.entityId]);
  const standing = await readLiveAllocations(ctx, [found.id]);
  await lockAccounts(
    ctx,
    await customersOf(
      ctx,
      found,
      standing.flatMap((row) => [row.creditDocumentId, row.debitDocumentId]),
    ),
  );
  const head = (await findDocument(ctx, found.id)) ?? found;
  const today = todayOf(await findEntity(ctx, head.entityId), ctx.now);
  const reversedOn = request.reversedOn ?? today;
  assertNotFarAhead(reversedOn, today);
  const dated = { ...request, reversedOn };
  checkReversible(head, reversedOn);
  for (const lowering of await findLowerings(ctx, head)) await undo(ctx, entities, lowering, dated);
  const draft = await undo(ctx, entities, head, dated);
  return { id: draft.id, reversedId: head.id };
}

async function undo(
  ctx: Context,
  entities: ReadonlyMap<string, LedgerEntity>,
  head: DocumentHead,
  request: ReversalRequest & { reversedOn: PlainDate },
): Promise<DocumentDraft> {
  checkReversible(head, request.reversedOn);
  await reverseAllocations(ctx, entities, await readLiveAllocations(ctx, [head.id]), request);
  const draft = await draftFor(ctx, head, request);
  await bookDocuments(ctx, entities, [draft]);
  await closeAgainst(ctx, entities, head, draft);
  return draft;
}

/** Everybody whose account moves: an allocation may reach another member of the group. */
async function customersOf(
  ctx: Context,
  head: DocumentHead,
  documentIds: readonly string[],
): Promise<string[]> {
  const items = await readItems(ctx, [...new Set(documentIds)]);
  return [...new Set([head.customerId, ...items.map((item) => item.customerId)])];
}

function checkReversible(head: DocumentHead, reversedOn: PlainDate): void {
  if (head.kind === "reversal") throw refuse("not_reversible", "This document is itself a reversal.");
  if (head.reversedById !== null) throw refuse("already_reversed", "The document has been reversed.");
  if (reversedOn < head.issuedOn)
    throw refuse(
      "date_before_document",
      `The document is dated ${head.issuedOn}; it cannot be reversed as of ${reversedOn}.`,
    );
}

async function draftFor(
  ctx: Context,
  head: DocumentHead,
  request: ReversalRequest & { reversedOn: PlainDate },
): Promise<DocumentDraft> {
  const items = await readItems(ctx, [head.id]);
  const booked: BookedDocument = {
    ...head,
    items: items.map((item) => ({
      instalment: item.instalment,
      side: item.side,
      amountMinor: item.originalMinor,
      functionalMinor: item.originalFunctionalMinor,
      dueOn: item.dueOn as PlainDate,
    })),
    postings: (await readPostings(ctx, [head.id])).get(head.id) ?? [],
  };
  return draftReversal(booked, {
    id: newId(ctx.now),
    reversedOn: request.reversedOn,
    reason: request.reason,
    method: request.method,
    contentHash: contentHash({ reverses: head.id, reason: request.reason }),
  });
}

async function closeAgainst(
  ctx: Context,
  entities: ReadonlyMap<string, LedgerEntity>,
  head: DocumentHead,
  reversal: DocumentDraft,
): Promise<void> {
  await allocateItems(
    ctx,
    entities,
    reversal.items.map((item) => {
      const isCredit = item.side === "credit";
      return {
        creditDocumentId: isCredit ? reversal.id : head.id,
        creditInstalment: item.instalment,
        debitDocumentId: isCredit ? head.id : reversal.id,
        debitInstalment: item.instalment,
        creditMinor: item.amountMinor,
        debitMinor: item.amountMinor,
        rate: null,
        effectiveOn: reversal.issuedOn,
        groupConsent: false,
      };
    }),
  );
}
