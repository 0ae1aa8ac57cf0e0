import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openRows } from "../reading/open-rows.ts";
import { previewFile } from "../reading/preview.ts";
import { compileMapping, compileRefusals } from "./apply-mapping.ts";
import type { MappedRow } from "./documents.ts";
import { groupDocuments } from "./group-documents.ts";
import { guessMapping } from "./guess-mapping.ts";
import type { Answers, MappingGuess } from "./questions.ts";

// These sets may not be shipped, so they lie beside the checkout; without them these tests are skipped.
const DATA = join(import.meta.dirname, "../../../../../../../shared/data");

async function guess(file: string, answers: Answers = {}): Promise<MappingGuess> {
  const { shape, columns } = await previewFile(createReadStream(join(DATA, file)));
  expect(shape).toMatchObject({ delimiter: ",", encoding: "utf-8", compression: "gzip", warnings: [] });
  return guessMapping({ kind: "invoices", headers: shape.headers, columns, answers });
}

function columnsOf({ mapping }: MappingGuess): Record<string, string> {
  const entries = Object.entries(mapping.fields).flatMap(([field, source]) =>
    source.source === "column" ? [[field, source.column] as const] : [],
  );
  return Object.fromEntries(entries);
}

interface Tally {
  readonly rows: number;
  readonly unreadable: number;
  /** Lines by outcome, refusals by code. */
  readonly lines: Readonly<Record<string, number>>;
  /** Documents by kind, refused ones by code. */
  readonly documents: Readonly<Record<string, number>>;
  readonly withNotes: number;
  readonly totalMinor: bigint;
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

async function importFile(file: string, answers: Answers): Promise<Tally> {
  const { mapping, questions } = await guess(file, answers);
  expect(questions).toEqual([]);
  const { shape, batches } = await openRows(createReadStream(join(DATA, file)));
  const apply = compileMapping(mapping, "invoices", shape.headers);
  const refuse = compileRefusals(mapping, "invoices", shape.headers);
  const mapped: MappedRow[] = [];
  let unreadable = 0;
  for await (const batch of batches) {
    unreadable += batch.refused.length;
    for (const row of batch.refused) mapped.push({ line: row.line, refusal: refuse(row) });
    for (const row of batch.rows) mapped.push({ line: row.line, ...apply(row) });
  }
  const lines: Record<string, number> = {};
  const documents: Record<string, number> = {};
  let withNotes = 0;
  let totalMinor = 0n;
  for (const folded of groupDocuments(mapped, mapping)) {
    for (const line of folded.lines) count(lines, line.outcome === "refused" ? line.code : line.outcome);
    count(documents, folded.document?.kind ?? folded.refusal?.code ?? "row_refused");
    if ((folded.document?.notes.length ?? 0) > 0) withNotes += 1;
    totalMinor +=
      folded.document?.kind === "credit_note"
        ? -folded.document.totalMinor
        : (folded.document?.totalMinor ?? 0n);
  }
  return { rows: mapped.length, unreadable, lines, documents, withNotes, totalMinor };
}

describe.skipIf(!existsSync(DATA) && process.env.CI !== "true")(
  "the three real sets",
  { timeout: 60_000 },
  () => {
    test("HighRadius history: only the currency is asked", async () => {
      for (const file of ["highradius/train.csv.gz", "highradius/public_test.csv.gz"]) {
        const guessed = await guess(file);
        expect(guessed.questions.map(({ id }) => id)).toEqual(["currency"]);
        expect(columnsOf(guessed)).toEqual({
          number: "uid",
          customer: "customer",
          issuedOn: "posting_date",
          dueOn: "due_date",
          total: "amount",
          settledOn: "clear_date",
        });
      }
      expect(await importFile("highradius/train.csv.gz", { currency: "USD" })).toMatchObject({
        rows: 31_218,
        unreadable: 0,
        lines: { accepted: 31_196, due_before_issue: 22 },
        documents: { invoice: 31_196, row_refused: 22 },
      });
      expect(await importFile("highradius/public_test.csv.gz", { currency: "USD" })).toMatchObject({
        rows: 3_859,
        lines: { accepted: 3_855, due_before_issue: 4 },
      });
    });

    test("HighRadius open items, as SAP exports them: nothing is asked, what was assumed is said", async () => {
      const file = "highradius/open_invoices.csv.gz";
      const guessed = await guess(file);
      expect(guessed.questions).toEqual([]);
      expect(columnsOf(guessed)).toEqual({
        number: "doc_id",
        customer: "cust_number",
        issuedOn: "posting_date",
        dueOn: "due_in_date",
        currency: "invoice_currency",
        total: "total_open_amount",
      });
      expect(guessed.mapping.transforms).toEqual({ doc_id: "strip_decimal_zero" });
      expect(guessed.notices.join("\n")).toMatch(/1930571429\.0 is read as 1930571429/);
      expect(guessed.notices.join("\n")).toMatch(/"invoice_id" holds the same as "doc_id"/);
      expect(guessed.notices.join("\n")).toMatch(/"cust_payment_terms" is named like terms/);
      expect(await importFile(file, {})).toMatchObject({
        rows: 9_700,
        unreadable: 0,
        lines: { accepted: 9_668, due_before_issue: 32 },
        documents: { invoice: 9_668, row_refused: 32 },
      });
    });

    test("IBM late payments: only the currency is asked, and a numeric country code is no country", async () => {
      const guessed = await guess("ibm-late-payments/train.csv.gz");
      expect(guessed.questions.map(({ id }) => id)).toEqual(["currency"]);
      expect(columnsOf(guessed)).toEqual({
        number: "uid",
        customer: "customerID",
        issuedOn: "InvoiceDate",
        dueOn: "DueDate",
        total: "InvoiceAmount",
        settledOn: "SettledDate",
      });
      expect(guessed.notices.join()).toContain('"countryCode" is named like country');
      const tallies = [];
      for (const file of ["ibm-late-payments/train.csv.gz", "ibm-late-payments/public_test.csv.gz"]) {
        tallies.push(await importFile(file, { currency: "USD" }));
      }
      expect(tallies.map(({ lines }) => lines)).toEqual([{ accepted: 1_476 }, { accepted: 490 }]);
    });

    test("Online Retail: what is asked, and what is guessed", async () => {
      const guessed = await guess("online-retail/online_retail.csv.gz");
      expect(guessed.questions.map(({ id }) => id)).toEqual([
        "negative_totals",
        "missing_customer",
        "currency",
        "terms",
      ]);
      expect(columnsOf(guessed)).toEqual({
        number: "InvoiceNo",
        customer: "CustomerID",
        issuedOn: "InvoiceDate",
        lineQuantity: "Quantity",
        lineUnitPrice: "UnitPrice",
        lineDescription: "Description",
        lineSku: "StockCode",
        country: "Country",
      });
      expect(guessed.mapping).toMatchObject({
        amounts: "lines",
        rowsOfOneNumber: "sum",
        dates: { InvoiceDate: "YYYY-MM-DD HH:mm:ss" },
        transforms: { CustomerID: "strip_decimal_zero" },
      });
    });

    const retail = { currency: "GBP", terms: "net 30", negative_totals: "credit_note" };

    // Without one, the 135,080 lines that name no customer are refused: run-import.test.ts counts them on the way to the book.
    test("Online Retail with a walk-in customer: all 541,909 lines and 25,900 documents are accounted for", async () => {
      const tally = await importFile("online-retail/online_retail.csv.gz", {
        ...retail,
        missing_customer: "WALK-IN",
      });
      expect(tally.rows).toBe(541_909);
      expect(Object.values(tally.lines).reduce((sum, each) => sum + each, 0)).toBe(541_909);
      expect(Object.values(tally.documents).reduce((sum, each) => sum + each, 0)).toBe(25_900);
      // The figures are those of an independent sum over the file in exact decimals: 3,836 cancellations and the
      // two negative bad-debt adjustments are credit notes.
      expect(tally.lines).toEqual({ accepted: 539_794, zero_document: 2_115 });
      expect(tally.documents).toEqual({ invoice: 19_960, credit_note: 3_838, zero_document: 2_102 });
      expect(tally.totalMinor).toBe(974_774_793n);
    });
  },
);
