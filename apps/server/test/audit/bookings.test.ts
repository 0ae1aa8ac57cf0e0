import { expect, test } from "vitest";
import { BOOKING_RULES } from "../../src/receivables/ledger/bookings.ts";

// Goal: the proof and the booking read one table, so a mistake in it would agree with itself. Method: the accounts of
// every kind once more, as the profession books them: what is debited, what is credited.

test("every kind is debited and credited as the profession books it", () => {
  const booked = Object.entries(BOOKING_RULES).map(([kind, { side, net, tax }]) => {
    const others = [...new Set([net, tax])].join(" + ");
    return side === "debit" ? `${kind}: receivables to ${others}` : `${kind}: ${others} to receivables`;
  });
  expect(booked.sort()).toEqual(
    [
      "invoice: receivables to revenue + tax_payable",
      "fee: receivables to fee_income + tax_payable",
      "interest_charge: receivables to interest_income + tax_payable",
      "refund: receivables to bank_clearing",
      "opening_debit: receivables to migration_contra",
      "opening_credit: migration_contra to receivables",
      "credit_note: revenue + tax_payable to receivables",
      "payment: bank_clearing to receivables",
      "write_off: impairment to receivables",
      "discount: discounts_allowed + tax_payable to receivables",
      "small_difference: small_differences + tax_payable to receivables",
    ].sort(),
  );
});
