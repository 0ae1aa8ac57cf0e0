import { addDays, instantAtStartOfDay, type PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { captureReservations } from "../exposure/capture-reservations.ts";
import { moveSums } from "../exposure/store.ts";
import type { EntryDraft, LedgerEntity } from "../ledger/rules.ts";
import { insertEntries } from "../ledger/store.ts";
import type { DocumentDraft, DocumentKind } from "./drafts.ts";
import { insertDocuments } from "./store.ts";

const NEWS: Readonly<Record<DocumentKind, string>> = {
  invoice: "receivables.invoice_issued",
  credit_note: "receivables.credit_note_issued",
  payment: "receivables.payment_received",
  refund: "receivables.refund_paid",
  fee: "receivables.fee_charged",
  interest_charge: "receivables.interest_charged",
  write_off: "receivables.debt_written_off",
  discount: "receivables.discount_granted",
  small_difference: "receivables.small_difference_cleared",
  opening_debit: "receivables.opening_item_taken_over",
  opening_credit: "receivables.opening_item_taken_over",
  reversal: "receivables.document_reversed",
};

/**
 * Books documents, one or thousands: the document, its entry and postings, its open items, the exposure it changes,
 * what it captures of its order's reservation, and the news. The caller holds the entities and the exposure accounts.
 * @throws Refusal period_closed.
 */
export async function bookDocuments(
  ctx: Context,
  entities: ReadonlyMap<string, LedgerEntity>,
  drafts: readonly DocumentDraft[],
): Promise<void> {
  if (drafts.length === 0) return;
  await insertDocuments(ctx, drafts);
  await insertEntries(ctx, entities, drafts.map(entryOf));
  const captured = await captureReservations(ctx, drafts);
  const lateFrom = lateDays(entities);
  const changes = drafts.flatMap((draft) =>
    draft.items.map((item) => ({
      customerId: draft.customerId,
      currency: draft.currency,
      ...(item.side === "debit"
        ? { openDebitsMinor: item.amountMinor, validUntil: lateFrom(item.dueOn, draft.entityId) }
        : { unappliedMinor: item.amountMinor }),
    })),
  );
  const only = drafts.length === 1 ? drafts[0] : undefined;
  await moveSums(ctx, [...changes, ...captured], {
    kind: only?.kind ?? "documents",
    documentId: only?.id ?? null,
  });
  await recordEvents(ctx, drafts.map(newsOf));
}

/** From when on an item is late where its entity keeps its books: the start of the day after it was due. */
function lateDays(entities: ReadonlyMap<string, LedgerEntity>): (dueOn: PlainDate, entityId: string) => Date {
  // Thousands of documents fall due on a few days, and time zones are slow to ask.
  const known = new Map<string, Date>();
  return (dueOn, entityId) => {
    const timeZone = entities.get(entityId)?.timeZone ?? "UTC";
    const key = `${dueOn} ${timeZone}`;
    const instant = known.get(key) ?? instantAtStartOfDay(addDays(dueOn, 1), timeZone);
    known.set(key, instant);
    return instant;
  };
}

/** A document's entry carries the document's own id: there is exactly one. */
function entryOf(draft: DocumentDraft): EntryDraft {
  return {
    id: draft.id,
    entityId: draft.entityId,
    kind: draft.kind,
    effectiveOn: draft.issuedOn,
    documentId: draft.id,
    reversesEntryId: draft.reversesId,
    postings: draft.postings,
  };
}

function newsOf(draft: DocumentDraft): Parameters<typeof recordEvents>[1][number] {
  return {
    type: NEWS[draft.kind],
    subjectType: draft.kind,
    subjectId: draft.id,
    subjectVersion: 1n,
    data: {
      number: draft.number,
      customerId: draft.customerId,
      entityId: draft.entityId,
      currency: draft.currency,
      totalMinor: draft.totalMinor,
      issuedOn: draft.issuedOn,
      ...(draft.reversesId === null
        ? {}
        : { reversesId: draft.reversesId, reason: draft.reason, method: draft.method }),
    },
  };
}
