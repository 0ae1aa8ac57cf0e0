import type { PlainDate } from "@goodterms/kernel";
import { describe, expect, test } from "vitest";
import { foldPayment, type MappedPaymentRow } from "./fold-payment.ts";
import type { PaymentRecord } from "./records.ts";

function aRow(
  line: number,
  invoice: string | null,
  minor: bigint,
  more: Partial<PaymentRecord> = {},
): MappedPaymentRow {
  return {
    line,
    record: {
      reference: "P1",
      customer: "K1",
      amountMinor: minor,
      currency: "EUR",
      receivedOn: "2026-02-01" as PlainDate,
      method: null,
      invoice,
      remittanceText: null,
      ...more,
    },
  };
}

const outcomes = (rows: readonly MappedPaymentRow[], rowsOfOneNumber: "sum" | "repeat" | "one_row") =>
  foldPayment(rows, { rowsOfOneNumber }).lines.map((line) => ("code" in line ? line.code : line.outcome));

test("a remittance list is one payment over the sum, each row for the invoice it names", () => {
  const rows = [aRow(2, "N1", 500n), aRow(3, "N2", 250n, { customer: null }), aRow(4, null, 50n)];
  const { payment, lines } = foldPayment(rows, { rowsOfOneNumber: "sum" });
  expect(payment).toMatchObject({
    reference: "P1",
    customer: "K1",
    amountMinor: 800n,
    line: 2,
    remittances: [
      { invoice: "N1", minor: 500n },
      { invoice: "N2", minor: 250n },
    ],
  });
  expect(lines.map(({ outcome }) => outcome)).toEqual(["accepted", "accepted", "accepted"]);
});

test("the whole amount repeated on each row counts once and settles the invoices in turn", () => {
  const { payment } = foldPayment([aRow(2, "N1", 800n), aRow(3, "N2", 800n)], { rowsOfOneNumber: "repeat" });
  expect(payment).toMatchObject({
    amountMinor: 800n,
    remittances: [
      { invoice: "N1", minor: null },
      { invoice: "N2", minor: null },
    ],
  });
  expect(outcomes([aRow(2, "N1", 800n), aRow(3, "N2", 1n)], "repeat")).toEqual([
    "conflicting_rows",
    "conflicting_rows",
  ]);
});

describe("rows that cannot be one payment refuse it whole", () => {
  test.each<[string, Partial<PaymentRecord>]>([
    ["mixed_customers", { customer: "K2" }],
    ["mixed_currencies", { currency: "USD" }],
    ["conflicting_rows", { receivedOn: "2026-02-02" as PlainDate }],
    ["absurd_amount", { amountMinor: 9_000_000_000_000_000_000n }],
  ])("%s", (code, change) => {
    expect(outcomes([aRow(2, "N1", 500n), aRow(3, "N2", 250n, change)], "sum")).toEqual([code, code]);
  });

  test("one refused row refuses the others, and they name its line", () => {
    const refusal = { code: "bad_number", field: "amount", message: "no number", number: "P1" } as const;
    const { payment, lines } = foldPayment([aRow(2, "N1", 5n), { line: 3, refusal }], {
      rowsOfOneNumber: "sum",
    });
    expect(payment).toBeNull();
    expect(lines).toEqual([
      expect.objectContaining({
        line: 2,
        code: "incomplete_document",
        message: expect.stringContaining("line 3"),
      }),
      expect.objectContaining({ line: 3, code: "bad_number" }),
    ]);
  });

  test("several rows where a payment has one", () => {
    expect(outcomes([aRow(2, "N1", 500n), aRow(3, "N2", 250n)], "one_row")).toEqual([
      "conflicting_rows",
      "conflicting_rows",
    ]);
  });
});

test("a row repeated word for word is a duplicate, but parts without an invoice add up", () => {
  expect(outcomes([aRow(2, "N1", 500n), aRow(3, "N1", 500n)], "sum")).toEqual(["accepted", "duplicate"]);
  const parts = foldPayment([aRow(2, null, 500n), aRow(3, null, 500n)], { rowsOfOneNumber: "sum" });
  expect(parts.payment?.amountMinor).toBe(1_000n);
});
