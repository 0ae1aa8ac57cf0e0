import { plainDate } from "@goodterms/kernel";
import { expect, test } from "vitest";
import { amountText, dateText, lineText } from "./wording.ts";

test.each([
  [123_456_789n, "EUR", "1,234,567.89"],
  [-7n, "EUR", "−0.07"],
  [1_000n, "JPY", "1,000"],
  [1_234_567n, "KWD", "1,234.567"],
  [0n, "EUR", "0.00"],
])("A9: %s minor units of %s are written %s", (minor, currency, text) => {
  expect(amountText(minor, currency)).toBe(text);
});

test("dates are written without doubt about day and month", () => {
  expect(dateText(plainDate("2026-03-02"))).toBe("2 Mar 2026");
});

test.each([
  [{ kind: "payment", method: "bank_transfer" }, "Payment, bank transfer"],
  [{ kind: "credit_note" }, "Credit note"],
  [{ kind: "reversal", otherKind: "invoice", otherNumber: "I7" }, "Reversal of invoice I7"],
  [{ kind: "transfer", otherKind: "invoice", otherNumber: "I7", debitMinor: 1n }, "Carried to invoice I7"],
  [{ kind: "transfer", otherKind: "payment", otherNumber: null }, "Carried from payment"],
])("a line is told in words (%#)", (line, text) => {
  expect(lineText({ method: null, otherKind: null, otherNumber: null, debitMinor: 0n, ...line })).toBe(text);
});
