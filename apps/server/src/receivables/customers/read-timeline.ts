import type { Context } from "#platform/db";
import type { DocumentKind } from "../documents/drafts.ts";
import { selectTimeline, type TimelineKind, type TimelinePlace, type TimelineRow } from "./timeline-store.ts";

export interface TimelineEntry extends TimelineRow {
  /** One line for people: what happened to which document. */
  readonly title: string;
  readonly detail: string | null;
}

/**
 * One page of what happened to a customer, newest first by the day that it counts from: documents, allocations,
 * changed due dates, disputes, and exposure beyond the ceiling.
 */
export async function readTimeline(
  ctx: Context,
  request: {
    readonly customerId: string;
    readonly kinds: readonly TimelineKind[];
    readonly before: TimelinePlace | null;
    readonly rowsMax: number;
  },
): Promise<{ rows: TimelineEntry[]; next: TimelinePlace | null }> {
  const found = await selectTimeline(ctx, { ...request, rowsMax: request.rowsMax + 1 });
  const shown = found.slice(0, request.rowsMax);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({ ...row, ...describe(row) })),
    next: found.length <= request.rowsMax || last === undefined ? null : { on: last.on, id: last.id },
  };
}

function describe(row: TimelineRow): { title: string; detail: string | null } {
  const document = nameOf(row.documentKind, row.documentNumber);
  const other = nameOf(row.otherKind, row.otherNumber);
  switch (row.kind) {
    case "allocation":
      return row.isReversal
        ? { title: `${other} taken back from ${lower(document)}`, detail: row.reason }
        : { title: `${other} applied to ${lower(document)}`, detail: row.reason };
    case "due_date_changed":
      return { title: `${document} now due ${row.dueOn}`, detail: row.reason };
    case "disputed":
      return {
        title: row.amountMinor === 0n ? `Dispute on ${lower(document)} ended` : `${document} disputed`,
        detail: row.reason,
      };
    case "excess":
      return {
        title: "Over the ceiling",
        detail: causeInWords(row.reason, row.documentId === null ? null : document),
      };
    case "reversal":
      return { title: `${other} reversed`, detail: row.reason };
    default:
      return { title: document, detail: row.reason };
  }
}

function nameOf(kind: DocumentKind | null, number: string | null): string {
  const words = (kind ?? "document").replaceAll("_", " ");
  const capital = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return number === null ? capital : `${capital} ${number}`;
}

function lower(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function causeInWords(cause: string | null, document: string | null): string | null {
  return document ?? cause?.replaceAll("_", " ") ?? null;
}
