import type { PlainDate } from "@goodterms/kernel";
import type { RowRefusalCode } from "../reading/rows.ts";

export const IMPORT_KINDS = ["customers", "invoices", "payments", "credit-notes"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export interface CustomerRecord {
  readonly reference: string;
  readonly name: string;
  readonly kind: "business" | "person" | null;
  readonly country: string | null;
  readonly currency: string | null;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly contactName: string | null;
  readonly street: string | null;
  readonly city: string | null;
  readonly postalCode: string | null;
  readonly region: string | null;
  readonly taxId: string | null;
  readonly group: string | null;
  readonly owner: string | null;
  /** A text that parseTerms understands. */
  readonly terms: string | null;
  readonly externalReference: string | null;
}

/** One line of a document: quantity × unit price, rounded half-up to the minor unit. */
export interface LineRecord {
  readonly description: string | null;
  readonly sku: string | null;
  /** Plain decimal text, exactly as precise as the file. */
  readonly quantity: string;
  readonly unitPrice: string;
  /** Percent as plain decimal text. */
  readonly taxRate: string | null;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
}

/** One row of an invoice or credit-note file. Several rows may make one document. Amounts are signed. */
export interface DocumentRecord {
  readonly number: string;
  readonly customer: string;
  readonly customerName: string | null;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly terms: string | null;
  readonly currency: string;
  /** Gross of this row: as given, net + tax, or the line's net + tax. */
  readonly totalMinor: bigint;
  /** Null where the file gives only a total. */
  readonly netMinor: bigint | null;
  readonly taxMinor: bigint | null;
  readonly line: LineRecord | null;
  readonly order: string | null;
  readonly purchaseOrder: string | null;
  readonly entity: string | null;
  readonly country: string | null;
  /** The day the invoice was paid in full. */
  readonly settledOn: PlainDate | null;
  /** What is still open of this row's total. */
  readonly openMinor: bigint | null;
  /** What the file calls it; null when the sign of the total decides. */
  readonly documentKind: "invoice" | "credit_note" | null;
  /** Credit notes: the invoice number that it corrects. */
  readonly appliesTo: string | null;
  /** Sentences about what was left out of this row without refusing it. */
  readonly notes: readonly string[];
}

export interface PaymentRecord {
  readonly reference: string;
  readonly customer: string | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly receivedOn: PlainDate;
  readonly method: string | null;
  readonly invoice: string | null;
  readonly remittanceText: string | null;
}

export interface RecordOf {
  readonly customers: CustomerRecord;
  readonly invoices: DocumentRecord;
  readonly payments: PaymentRecord;
  readonly "credit-notes": DocumentRecord;
}

/** Why a row is refused by a mapping. A closed list. */
export type RefusalCode =
  | "empty_row"
  | "missing_number"
  | "missing_reference"
  | "missing_name"
  | "missing_customer"
  | "missing_date"
  | "missing_amount"
  | "missing_currency"
  | "bad_date"
  | "date_out_of_range"
  | "due_before_issue"
  | "bad_number"
  | "too_many_decimals"
  | "amounts_disagree"
  | "absurd_amount"
  | "negative_amount"
  | "zero_amount"
  | "unknown_currency"
  | "currency_mismatch"
  | "unknown_country"
  | "unknown_kind"
  | "bad_terms"
  | "bad_email"
  | "bad_language"
  | "bad_time_zone"
  | "formula"
  | "damaged_reference"
  | "text_too_long"
  | "already_paid"
  | "open_above_total";

export interface Refusal {
  readonly code: RefusalCode | RowRefusalCode;
  /** Names what was found and what would have been right. */
  readonly message: string;
  /** The field of the API that could not be filled; null when it is the whole row. */
  readonly field: string | null;
  /** The document's number where it could be read, so that its other rows can be refused with it. */
  readonly number: string | null;
}

export type Applied<Kind extends ImportKind> =
  | { readonly record: RecordOf[Kind]; readonly refusal?: undefined }
  | { readonly refusal: Refusal; readonly record?: undefined };
