import type { PlainDate } from "@goodterms/kernel";
import type { DocumentRecord, LineRecord, Refusal } from "./records.ts";

/** One row of a document file after the mapping: understood, or refused with the number it belongs to. */
export type MappedRow =
  | { readonly line: number; readonly record: DocumentRecord; readonly refusal?: undefined }
  | { readonly line: number; readonly refusal: Refusal; readonly record?: undefined };

/** One invoice or credit note, folded from its rows. Amounts are positive; `kind` carries the direction. */
export interface ImportedDocument {
  readonly kind: "invoice" | "credit_note";
  readonly number: string;
  readonly customer: string;
  readonly customerName: string | null;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly terms: string | null;
  readonly currency: string;
  readonly totalMinor: bigint;
  /** Null where the file gives only totals. */
  readonly netMinor: bigint | null;
  readonly taxMinor: bigint | null;
  /** Line amounts have the direction of the document: on a credit note a returned item is positive. */
  readonly lines: readonly LineRecord[];
  readonly order: string | null;
  readonly purchaseOrder: string | null;
  readonly entity: string | null;
  readonly country: string | null;
  readonly settledOn: PlainDate | null;
  readonly openMinor: bigint | null;
  readonly appliesTo: string | null;
  /** The physical lines of the file that made it, ascending. */
  readonly sourceLines: readonly number[];
  readonly notes: readonly string[];
}

/** Why a whole document is refused. A closed list. */
export type DocumentRefusalCode =
  | "incomplete_document"
  | "mixed_customers"
  | "mixed_currencies"
  | "mixed_kinds"
  | "conflicting_rows"
  | "due_before_issue"
  | "zero_document"
  | "negative_amount"
  | "absurd_amount"
  | "open_above_total"
  | "too_many_lines";

export interface DocumentRefusal {
  readonly code: DocumentRefusalCode;
  /** Names the document and its lines. */
  readonly message: string;
}

/** Where one line of the file ended: every line has exactly one outcome. */
export type LineOutcome =
  | { readonly line: number; readonly outcome: "accepted" }
  | { readonly line: number; readonly outcome: "duplicate"; readonly message: string }
  | { readonly line: number; readonly outcome: "refused"; readonly code: string; readonly message: string };

export interface FoldedDocument {
  /** Null when the document is refused. */
  readonly document: ImportedDocument | null;
  readonly refusal: DocumentRefusal | null;
  readonly lines: readonly LineOutcome[];
}
