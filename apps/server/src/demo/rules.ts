import type { PlainDate } from "@goodterms/kernel";
import type { ContactInput, DocumentLine, Terms } from "#receivables";

/** One document of the demo's book. Amounts are positive minor units of its currency. */
export interface PlannedDocument {
  readonly kind: "invoice" | "credit_note" | "payment" | "discount" | "write_off";
  readonly number: string;
  readonly customer: string;
  readonly entity: "UK" | "EU";
  readonly currency: string;
  readonly issuedOn: PlainDate;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  /** Null for what is due on receipt: credits of every kind. */
  readonly terms: Terms | null;
  readonly lines: readonly DocumentLine[] | null;
  readonly method: string | null;
  readonly reason: string | null;
  /** The number of the invoice that a credit document is about. */
  readonly appliesTo: string | null;
}

/** A credit document and the invoice's instalment that it settles, in the currency of both. */
export interface PlannedAllocation {
  readonly customer: string;
  readonly credit: Pick<PlannedDocument, "kind" | "number">;
  readonly invoice: string;
  readonly instalment: number;
  readonly amountMinor: bigint;
}

/** What is said of an open item. */
interface AboutItem {
  readonly invoice: string;
  readonly instalment: number;
}

/** What happens to single documents and accounts, beside documents and allocations. */
export type PlannedTouch =
  | { readonly kind: "return"; readonly payment: string; readonly reason: string }
  | (AboutItem & { readonly kind: "dispute"; readonly disputedMinor: bigint; readonly reason: string })
  | (AboutItem & { readonly kind: "postpone"; readonly dueOn: PlainDate; readonly reason: string })
  | {
      readonly kind: "ceiling";
      readonly holder: { readonly customer: string } | { readonly group: string };
      readonly amountMinor: bigint;
      readonly currency: string;
      readonly reason: string;
    };

/** A customer as it is made on the day of its first document; the demo's own person looks after some. */
export interface PlannedCustomer {
  readonly reference: string;
  readonly name: string;
  readonly country: string | null;
  readonly currency: string;
  readonly language: string;
  readonly timeZone: string;
  /** The reference of its group. */
  readonly group: string | null;
  readonly terms: Terms;
  readonly contacts: readonly ContactInput[];
  readonly isLookedAfter: boolean;
}

/** One day of the demo's year, in the order in which it is booked. */
export interface PlannedDay {
  readonly on: PlainDate;
  readonly customers: PlannedCustomer[];
  readonly documents: PlannedDocument[];
  readonly allocations: PlannedAllocation[];
  readonly touches: PlannedTouch[];
}

export interface PlannedRate {
  readonly base: string;
  readonly validFrom: PlainDate;
  readonly rate: string;
}

/** The whole book as it is to be told: the same source and the same day give the same plan. */
export interface Plan {
  readonly today: PlainDate;
  readonly rates: readonly PlannedRate[];
  readonly groups: readonly { readonly reference: string; readonly name: string }[];
  /** Ascending; days on which nothing happens are left out. */
  readonly days: readonly PlannedDay[];
}

/** How a customer pays. */
export const HABITS = [
  "prompt",
  "slightly_late",
  "drifting",
  "end_of_month",
  "in_parts",
  "overpaying",
  "bouncing",
  "gone_quiet",
] as const;
export type Habit = (typeof HABITS)[number];

/** Everything about a customer that its history follows from. */
export interface Profile extends PlannedCustomer {
  readonly entity: "UK" | "EU";
  readonly taxRate: string;
  readonly habit: Habit;
  readonly method: "bank_transfer" | "direct_debit" | "card";
  /** The day of the week on which it pays, Monday 1 to Friday 5. */
  readonly payDay: number;
}
