import { formatId } from "@goodterms/kernel";
import { Type } from "typebox";
import { Amount, Closed, DateOn, Instant, Nullable, OneOf } from "#platform/http";
import type { DocumentKind } from "../documents/drafts.ts";
import { ID_PREFIXES } from "../documents/find-document.ts";
import type { ReadItem } from "./read-items.ts";
import type { TimelineEntry } from "./read-timeline.ts";
import { TIMELINE_KINDS } from "./timeline-store.ts";

const DocumentLink = Closed({ id: Type.String(), kind: Type.String(), number: Nullable(Type.String()) });

function documentLink(id: string, kind: DocumentKind, number: string | null) {
  return { id: formatId(ID_PREFIXES[kind], id), kind, number };
}

export const ItemBody = Closed(
  {
    document: DocumentLink,
    instalment: Type.Integer(),
    side: OneOf(["debit", "credit"]),
    currency: Type.String(),
    originalAmount: Amount,
    openAmount: Amount,
    disputedAmount: Amount,
    issuedOn: DateOn,
    dueOn: DateOn,
    originalDueOn: DateOn,
    daysPastDue: Type.Integer(),
    entity: Type.String(),
    order: Nullable(Type.String()),
    state: OneOf(["open", "part_paid", "settled"]),
  },
  { $id: "CustomerItem" },
);

export function itemBody(item: ReadItem) {
  const { documentId, kind, number, originalMinor, openMinor, disputedMinor, entityId: _, ...shown } = item;
  return {
    ...shown,
    document: documentLink(documentId, kind, number),
    originalAmount: originalMinor,
    openAmount: openMinor,
    disputedAmount: disputedMinor,
  };
}

export const TimelineBody = Closed(
  {
    at: Instant,
    on: DateOn,
    kind: OneOf(TIMELINE_KINDS),
    title: Type.String(),
    amount: Nullable(Amount),
    currency: Nullable(Type.String()),
    document: Nullable(DocumentLink),
    actor: Type.String(),
    detail: Nullable(Type.String()),
  },
  { $id: "TimelineEntry" },
);

export function timelineBody(entry: TimelineEntry) {
  const { documentId, documentKind } = entry;
  return {
    at: entry.at,
    on: entry.on,
    kind: entry.kind,
    title: entry.title,
    amount: entry.amountMinor,
    currency: entry.currency,
    document:
      documentId === null || documentKind === null
        ? null
        : documentLink(documentId, documentKind, entry.documentNumber),
    actor: entry.actor,
    detail: entry.detail,
  };
}
