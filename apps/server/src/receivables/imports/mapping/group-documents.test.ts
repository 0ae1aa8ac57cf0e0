import { plainDate } from "@goodterms/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FoldRules } from "./build-document.ts";
import type { MappedRow } from "./documents.ts";
import { foldDocument, groupDocuments } from "./group-documents.ts";
import type { DocumentRecord, LineRecord, Refusal } from "./records.ts";

const SUM: FoldRules = { kind: "invoices", rowsOfOneNumber: "sum", negativeTotals: "credit_note" };

function record(totalMinor: bigint, changes: Partial<DocumentRecord> = {}): DocumentRecord {
  return {
    number: "N1",
    customer: "C1",
    customerName: null,
    issuedOn: plainDate("2024-01-31"),
    dueOn: null,
    terms: null,
    currency: "EUR",
    totalMinor,
    netMinor: totalMinor,
    taxMinor: 0n,
    line: null,
    order: null,
    purchaseOrder: null,
    entity: null,
    country: null,
    settledOn: null,
    openMinor: null,
    documentKind: null,
    appliesTo: null,
    notes: [],
    ...changes,
  };
}

function rows(...records: DocumentRecord[]): MappedRow[] {
  return records.map((each, index) => ({ line: index + 2, record: each }));
}

function line(quantity: string, netMinor: bigint): LineRecord {
  return { description: "x", sku: "S", quantity, unitPrice: "1.00", taxRate: null, netMinor, taxMinor: 0n };
}

const REFUSAL: Refusal = { code: "bad_date", message: "bad", field: "issuedOn", number: "N1" };

test("lines add up, and each is kept", () => {
  const folded = foldDocument(
    rows(record(200n, { line: line("2", 200n) }), record(100n, { line: line("1", 100n), order: "O1" })),
    SUM,
  );
  expect(folded.document).toMatchObject({ kind: "invoice", totalMinor: 300n, netMinor: 300n, order: "O1" });
  expect(folded.document?.lines.map(({ netMinor }) => netMinor)).toEqual([200n, 100n]);
  expect(folded.document?.sourceLines).toEqual([2, 3]);
  expect(folded.lines.map(({ outcome }) => outcome)).toEqual(["accepted", "accepted"]);
});

test("A11: a credit note is the signed sum of its lines, one per document", () => {
  const folded = foldDocument(
    rows(record(-200n, { line: line("-2", -200n) }), record(100n, { line: line("1", 100n) })),
    SUM,
  );
  expect(folded.document).toMatchObject({ kind: "credit_note", totalMinor: 100n, netMinor: 100n });
  expect(folded.document?.lines.map(({ quantity, netMinor }) => [quantity, netMinor])).toEqual([
    ["2", 200n],
    ["-1", -100n],
  ]);
  const inCreditNotes = foldDocument(rows(record(200n), record(-100n)), { ...SUM, kind: "credit-notes" });
  expect(inCreditNotes.document).toMatchObject({ kind: "credit_note", totalMinor: 100n });
});

test("an explicit kind decides when the sign does not", () => {
  expect(foldDocument(rows(record(5n, { documentKind: "credit_note" })), SUM).document?.kind).toBe(
    "credit_note",
  );
  expect(foldDocument(rows(record(-5n, { documentKind: "credit_note" })), SUM).document?.totalMinor).toBe(5n);
});

describe("a document is refused whole, and all its lines say why", () => {
  test.each<[string, DocumentRecord[], FoldRules]>([
    ["mixed_customers", [record(1n), record(1n, { customer: "C2" })], SUM],
    ["mixed_currencies", [record(1n), record(1n, { currency: "USD" })], SUM],
    [
      "mixed_kinds",
      [record(1n, { documentKind: "invoice" }), record(1n, { documentKind: "credit_note" })],
      SUM,
    ],
    ["zero_document", [record(5n), record(-5n)], SUM],
    ["negative_amount", [record(-5n)], { ...SUM, negativeTotals: "refuse" }],
    ["absurd_amount", [record(10n ** 15n - 1n), record(1n)], SUM],
    ["conflicting_rows", [record(1n), record(2n)], { ...SUM, rowsOfOneNumber: "one_row" }],
    ["conflicting_rows", [record(1n), record(2n)], { ...SUM, rowsOfOneNumber: "repeat" }],
    ["conflicting_rows", [record(2n, { openMinor: 1n }), record(2n)], SUM],
    ["due_before_issue", [record(1n), record(1n, { dueOn: plainDate("2024-01-01") })], SUM],
    ["open_above_total", [record(5n, { openMinor: 5n }), record(-3n, { openMinor: 0n })], SUM],
  ])("%s", (code, records, rules) => {
    const folded = foldDocument(rows(...records), rules);
    expect(folded.document).toBeNull();
    expect(folded.refusal?.code).toBe(code);
    expect(folded.refusal?.message).toContain(records.length === 1 ? "line 2" : "lines 2, 3");
    expect(folded.lines.map((each) => each.outcome === "refused" && each.code)).toEqual(
      records.map(() => code),
    );
  });

  test("one refused row refuses the rest of its document, for part of an invoice is false", () => {
    const folded = foldDocument([...rows(record(5n)), { line: 9, refusal: REFUSAL }], SUM);
    expect(folded.document).toBeNull();
    expect(folded.lines).toMatchObject([
      {
        line: 2,
        outcome: "refused",
        code: "incomplete_document",
        message: expect.stringContaining("line 9"),
      },
      { line: 9, outcome: "refused", code: "bad_date" },
    ]);
  });
});

test("one row a number: the same row again is a duplicate", () => {
  const folded = foldDocument(rows(record(5n), record(5n)), { ...SUM, rowsOfOneNumber: "one_row" });
  expect(folded.document?.totalMinor).toBe(5n);
  expect(folded.lines.map(({ outcome }) => outcome)).toEqual(["accepted", "duplicate"]);
});

test("a total repeated on each row counts once", () => {
  const folded = foldDocument(rows(record(5n), record(5n, { order: "O2" })), {
    ...SUM,
    rowsOfOneNumber: "repeat",
  });
  expect(folded.document).toMatchObject({ totalMinor: 5n, sourceLines: [2, 3] });
});

test("several dates: the earliest, with a note; settled only when every row is", () => {
  const later = plainDate("2024-02-02");
  const folded = foldDocument(rows(record(5n, { issuedOn: later }), record(5n, { settledOn: later })), SUM);
  expect(folded.document).toMatchObject({ issuedOn: "2024-01-31", settledOn: null });
  expect(folded.document?.notes).toHaveLength(2);
  const settled = foldDocument(
    rows(record(5n, { settledOn: later }), record(5n, { settledOn: plainDate("2024-02-01") })),
    SUM,
  );
  expect(settled.document?.settledOn).toBe(later);
});

test("property: every line has one outcome, and what is accepted adds up", () => {
  const row = fc.record({
    number: fc.constantFrom("A", "B", "C", null),
    isRefused: fc.boolean(),
    totalMinor: fc.bigInt(-500n, 500n),
    customer: fc.constantFrom("C1", "C1", "C1", "C2"),
  });
  const modes = fc.constantFrom<FoldRules["rowsOfOneNumber"][]>("one_row", "sum", "repeat");
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), modes, (specs, rowsOfOneNumber) => {
      const mapped = specs.map(({ number, isRefused, totalMinor, customer }, index): MappedRow => {
        if (isRefused || number === null) return { line: index + 2, refusal: { ...REFUSAL, number } };
        return { line: index + 2, record: record(totalMinor, { number, customer }) };
      });
      const folded = [...groupDocuments(mapped, { ...SUM, rowsOfOneNumber })];
      const lines = folded.flatMap((each) => each.lines.map((outcome) => outcome.line));
      expect(lines.toSorted((left, right) => left - right)).toEqual(mapped.map((each) => each.line));
      for (const { document, lines: outcomes } of folded) {
        const accepted = outcomes.filter(({ outcome }) => outcome === "accepted").map((each) => each.line);
        expect(accepted).toEqual(document === null ? [] : document.sourceLines);
        if (document === null || rowsOfOneNumber !== "sum") continue;
        const sum = accepted.reduce((total, at) => total + (mapped[at - 2]?.record?.totalMinor ?? 0n), 0n);
        expect(document.kind === "credit_note" ? -document.totalMinor : document.totalMinor).toBe(sum);
        expect(document.totalMinor > 0n).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
