import type { DocumentKind, Side } from "../documents/drafts.ts";
import type { AccountPurpose } from "./accounts.ts";

/** Which side of the customer's account a kind stands on, and which accounts net and tax move to or from. */
export interface BookingRule {
  readonly side: Side;
  readonly net: AccountPurpose;
  readonly tax: AccountPurpose;
}

/** How each kind of document is booked against receivables. A reversal is booked as what it reverses, the other way round. */
export const BOOKING_RULES: Readonly<Record<Exclude<DocumentKind, "reversal">, BookingRule>> = {
  invoice: { side: "debit", net: "revenue", tax: "tax_payable" },
  fee: { side: "debit", net: "fee_income", tax: "tax_payable" },
  interest_charge: { side: "debit", net: "interest_income", tax: "tax_payable" },
  refund: { side: "debit", net: "bank_clearing", tax: "bank_clearing" },
  opening_debit: { side: "debit", net: "migration_contra", tax: "migration_contra" },
  credit_note: { side: "credit", net: "revenue", tax: "tax_payable" },
  payment: { side: "credit", net: "bank_clearing", tax: "bank_clearing" },
  write_off: { side: "credit", net: "impairment", tax: "impairment" },
  discount: { side: "credit", net: "discounts_allowed", tax: "tax_payable" },
  small_difference: { side: "credit", net: "small_differences", tax: "tax_payable" },
  opening_credit: { side: "credit", net: "migration_contra", tax: "migration_contra" },
};
