import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  aDatabase,
  aMerchant,
  expectSoundBook,
  type StandardMerchant,
  type TestDatabase,
} from "../../../test/house.ts";
import { anImportHouse, type ImportHouse, REAL_DATA } from "./test/import-house.ts";

// Goal: every line of the real sets ends in exactly one of accepted, duplicate and refused, the book proves itself
// afterwards, and the same file a second time changes nothing.

let database: TestDatabase;
let merchant: StandardMerchant;
let house: ImportHouse;
beforeAll(async () => {
  database = await aDatabase();
});
beforeEach(async () => {
  merchant = await aMerchant(database, { customers: 0 });
  house = await anImportHouse(database, merchant);
});

/** Half a million lines through the whole path; a busy machine takes several times as long as an idle one. */
const ONLINE_RETAIL_TIMEOUT_MS = 240_000;

const real = (path: string) => join(REAL_DATA, path);

async function expectOnlyDuplicates(path: string, more: object, accepted: number): Promise<void> {
  const before = await house.counts();
  const again = await house.run(path, more);
  expect(again).toMatchObject({
    state: "done",
    accepted: 0,
    duplicate: accepted,
    documents: 0,
    customers: 0,
  });
  expect(await house.counts()).toEqual(before);
}

// The sets may not be passed on with the project; where they are missing the test says so by being skipped.
describe.skipIf(!existsSync(REAL_DATA) && process.env.CI !== "true")("real files", () => {
  test.each([
    ["train.csv.gz", 1_476],
    ["public_test.csv.gz", 490],
  ])("late payments, %s: every invoice and its payment", async (file, rows) => {
    const path = real(`ibm-late-payments/${file}`);
    const sums = await house.run(path);
    expect(sums).toMatchObject({ state: "done", rows, accepted: rows, refused: 0, documents: rows * 2 });
    expect(await house.counts()).toMatchObject({ documents: rows * 2, allocations: rows });
    await expectSoundBook(merchant);
    await expectOnlyDuplicates(path, {}, rows);
  });

  test("HighRadius, settled invoices: what is due before its issue is refused, the rest is paid", async () => {
    const path = real("highradius/public_test.csv.gz");
    const sums = await house.run(path);
    expect(sums).toMatchObject({ state: "done", rows: 3_859, reasons: { due_before_issue: 4 } });
    expect(sums).toMatchObject({ accepted: 3_855, refused: 4, documents: 7_710 });
    await expectSoundBook(merchant);
    await expectOnlyDuplicates(path, {}, 3_855);
  });

  test("HighRadius, the larger set", async () => {
    const sums = await house.run(real("highradius/train.csv.gz"));
    expect(sums).toMatchObject({ state: "done", rows: 31_218, accepted: 31_196, refused: 22 });
    await expectSoundBook(merchant);
  });

  test("HighRadius, open invoices in two currencies, with rates for the file", async () => {
    const path = real("highradius/open_invoices.csv.gz");
    await expect(house.run(path)).rejects.toThrow(/--rate USD[\s\S]*--rate CAD/);
    const more = { rates: { USD: "0.8", CAD: "0.6" } };
    const sums = await house.run(path, more);
    expect(sums).toMatchObject({
      state: "done",
      rows: 9_700,
      accepted: 9_668,
      refused: 32,
      documents: 9_668,
    });
    await expectSoundBook(merchant);
    await expectOnlyDuplicates(path, more, 9_668);
  });

  test(
    "Online Retail: half a million lines become documents, wherever in the file they stand",
    async () => {
      const sums = await house.run(real("online-retail/online_retail.csv.gz"), {
        currency: "GBP",
        walkIn: "refuse",
        terms: "net 30",
        answers: { negative_totals: "credit_note" },
      });
      expect(sums).toMatchObject({ state: "done", rows: 541_909, reasons: { missing_customer: 135_080 } });
      expect(sums.accepted + sums.duplicate + sums.refused).toBe(541_909);
      expect(sums).toMatchObject({ accepted: 406_822, refused: 135_087, documents: 22_183 + 3 });
      expect(sums.reasons).toMatchObject({ zero_document: 7 });
      const kinds = await database.asAdministrator(
        "SELECT kind, count(*)::int AS count FROM receivables.document WHERE merchant_id = $1 GROUP BY kind ORDER BY kind",
        [merchant.merchantId],
      );
      expect(kinds).toEqual([
        { kind: "credit_note", count: 3_654 },
        { kind: "invoice", count: 18_532 },
      ]);
      const zeroes = await database.asAdministrator(
        "SELECT count(DISTINCT substring(message FROM 'Document (\\S+)'))::int AS documents, count(*)::int AS lines FROM receivables.import_line WHERE merchant_id = $1 AND code = 'zero_document'",
        [merchant.merchantId],
      );
      expect(zeroes).toEqual([{ documents: 4, lines: 7 }]);
      await expectSoundBook(merchant);
    },
    ONLINE_RETAIL_TIMEOUT_MS,
  );
});

const HEADER = "number,customer,issued_on,due_date,total,currency";

describe("a dry run", () => {
  test("tells what the real run will do, and books nothing", async () => {
    const rows = [
      "N1,K1,2026-01-05,2026-02-04,100.00,GBP",
      "N2,K1,2026-01-05,2026-02-04,50.00,GBP",
      "N1,K1,2026-01-05,2026-02-04,100.00,GBP",
      "N2,K1,2026-01-05,2026-02-04,51.00,GBP",
      "N3,,2026-01-05,2026-02-04,50.00,GBP",
    ];
    const path = await house.write([HEADER, ...rows].join("\n"));
    const more = { walkIn: "refuse", answers: { rows_of_one_number: "one_row" } };
    const dry = await house.run(path, { ...more, dryRun: true });
    expect(await house.counts()).toEqual({ documents: 0, entries: 0, customers: 0, allocations: 0 });
    const { id: _, ...wet } = await house.run(path, more);
    expect(dry).toMatchObject(wet);
    expect(wet).toMatchObject({ accepted: 2, duplicate: 1, refused: 2, documents: 2, customers: 1 });
  });
});

describe("documents of many rows", () => {
  const LONG_ROWS = 9_000;
  const GIANT_ROWS = 50_001;

  test("one that spans chunks is booked whole, one beyond the bound is refused whole", async () => {
    const row = (number: string, index: number) => `${number},K1,2026-01-05,2026-02-04,${index % 7}.10,GBP`;
    const rows = [
      ...Array.from({ length: GIANT_ROWS }, (_, index) => row("GIANT", index)),
      ...Array.from({ length: LONG_ROWS }, (_, index) => row("LONG", index)),
      ...Array.from({ length: 50 }, (_, index) => row(`N${index % 10}`, index)),
      "N3,K2,2026-01-05,2026-02-04,1.00,GBP",
      "N4,K1,2026-01-05,2026-02-04,oops,GBP",
    ];
    const path = await house.write([HEADER, ...rows].join("\n"));
    const sums = await house.run(path, { answers: { rows_of_one_number: "sum" } });
    expect(sums).toMatchObject({
      state: "done",
      rows: rows.length,
      documents: 9,
      accepted: LONG_ROWS + 8 * 5,
      refused: GIANT_ROWS + 6 + 6,
      reasons: { too_many_lines: GIANT_ROWS, mixed_customers: 6, incomplete_document: 5, bad_number: 1 },
    });
    const dry = await house.run(path, { answers: { rows_of_one_number: "sum" }, dryRun: true });
    expect(dry).toMatchObject({ accepted: 0, duplicate: LONG_ROWS + 8 * 5, refused: GIANT_ROWS + 12 });
    await expectSoundBook(merchant);
  });
});

describe("what a file says of payment", () => {
  const open = "number,customer,issued_on,due_date,total,currency,open_amount";

  test("what is no longer open is a payment, and what a later file says more, another", async () => {
    const first = await house.write([open, "N1,K1,2026-01-05,2026-02-04,100.00,GBP,60.00"].join("\n"));
    expect(await house.run(first)).toMatchObject({ accepted: 1, documents: 2 });
    expect(await house.run(first)).toMatchObject({ duplicate: 1, documents: 0 });
    const later = await house.write([open, "N1,K1,2026-01-05,2026-02-04,100.00,GBP,0.00"].join("\n"));
    expect(await house.run(later)).toMatchObject({ accepted: 1, documents: 1 });
    expect(await house.run(later)).toMatchObject({ duplicate: 1, documents: 0 });
    expect(await house.run(first)).toMatchObject({ duplicate: 1, documents: 0 });
    const [item] = await database.asAdministrator(
      "SELECT sum(open_minor)::int AS open, count(*)::int AS items FROM receivables.open_item WHERE merchant_id = $1",
      [merchant.merchantId],
    );
    expect(item).toEqual({ open: 0, items: 3 });
    await expectSoundBook(merchant);
  });

  test("a credit note of which less is open is booked whole, and what is used of it taken off", async () => {
    const header = "credit_note_number,customer,issued_on,total,currency,open_amount,applies_to";
    await house.run(await house.write([HEADER, "N1,K1,2026-01-05,2026-02-04,100.00,GBP"].join("\n")));
    const kind = "credit-notes";
    const rows = ["C1,K1,2026-01-10,50.00,GBP,20.00,", "C2,K1,2026-01-10,40.00,GBP,15.00,N1"];
    const first = await house.write([header, ...rows, "C3,K1,2026-01-10,7.00,GBP,8.00,"].join("\n"));
    const said = { accepted: 2, refused: 1, documents: 3, reasons: { open_above_total: 1 } };
    expect(await house.run(first, { kind })).toMatchObject(said);
    expect(await house.run(first, { kind })).toMatchObject({ duplicate: 2, documents: 0 });
    const later = await house.write([header, "C1,K1,2026-01-10,50.00,GBP,0.00,"].join("\n"));
    expect(await house.run(later, { kind })).toMatchObject({ accepted: 1, documents: 1 });
    expect(await house.run(first, { kind })).toMatchObject({ duplicate: 2, documents: 0 });
    const found = await database.asAdministrator<{ number: string; open: string }>(
      `SELECT kind || ' ' || number AS number, open_minor AS open FROM receivables.open_item JOIN receivables.document
        ON document.merchant_id = open_item.merchant_id AND document.id = document_id WHERE open_item.merchant_id = $1 ORDER BY 1`,
      [merchant.merchantId],
    );
    expect(found.map(({ number, open }) => [number, Number(open)])).toEqual([
      ["credit_note C1", 0],
      ["credit_note C2", 1_500],
      ["invoice N1", 7_500],
      ["refund C1/used-3000", 0],
      ["refund C1/used-5000", 0],
    ]);
    await expectSoundBook(merchant);
  });

  test("payments settle the invoices they name as far as both go, and the rest stays unapplied", async () => {
    const invoices = await house.write([HEADER, "N1,K1,2026-01-05,2026-02-04,100.00,GBP"].join("\n"));
    await house.run(invoices);
    const payments = await house.write(
      [
        "reference,customer,amount,currency,received_on,invoice",
        "P1,K1,70.00,GBP,2026-02-01,N1",
        "P2,,50.00,GBP,2026-02-02,N1",
        "P3,K1,5.00,GBP,2026-02-03,NONE",
        "P4,,5.00,GBP,2026-02-03,",
      ].join("\n"),
    );
    const sums = await house.run(payments, { kind: "payments" });
    expect(sums).toMatchObject({ accepted: 3, refused: 1, documents: 3, reasons: { missing_customer: 1 } });
    expect(await house.counts()).toMatchObject({ allocations: 2, customers: 1 });
    const found = await database.asAdministrator<{ number: string; open: string }>(
      `SELECT number, open_minor AS open FROM receivables.open_item JOIN receivables.document ON document.merchant_id = open_item.merchant_id
        AND document.id = document_id WHERE open_item.merchant_id = $1 ORDER BY number`,
      [merchant.merchantId],
    );
    expect(found.map(({ number, open: left }) => [number, Number(left)])).toEqual([
      ["N1", 0],
      ["P1", 0],
      ["P2", 2_000],
      ["P3", 500],
    ]);
    await expectSoundBook(merchant);
  });
});

test("a remittance list books one payment over its rows, and settles each invoice by its row", async () => {
  const invoices = ["N1", "N2", "N3"].map((number) => `${number},K1,2026-01-05,2026-02-04,100.00,GBP`);
  await house.run(await house.write([HEADER, ...invoices].join("\n")));
  const payments = await house.write(
    [
      "reference,customer,amount,currency,received_on,invoice",
      "R1,K1,60.00,GBP,2026-02-01,N1",
      "R2,K1,100.00,GBP,2026-02-02,N3",
      "R1,K1,90.00,GBP,2026-02-01,N2",
      "R3,K1,10.00,GBP,2026-02-03,N1",
      "R3,K9,10.00,GBP,2026-02-03,N2",
    ].join("\n"),
  );
  const answers = { rows_of_one_number: "sum" };
  await expect(house.run(payments, { kind: "payments" })).rejects.toThrow(/rows_of_one_number=/);
  const said = { accepted: 3, refused: 2, duplicate: 0, documents: 2, reasons: { mixed_customers: 2 } };
  expect(await house.run(payments, { kind: "payments", answers, dryRun: true })).toMatchObject(said);
  expect(await house.run(payments, { kind: "payments", answers })).toMatchObject(said);
  expect(await house.run(payments, { kind: "payments", answers })).toMatchObject({
    duplicate: 3,
    documents: 0,
  });
  const found = await database.asAdministrator<{ number: string; open: string }>(
    `SELECT number, open_minor AS open FROM receivables.open_item JOIN receivables.document ON document.merchant_id = open_item.merchant_id
      AND document.id = document_id WHERE open_item.merchant_id = $1 ORDER BY number`,
    [merchant.merchantId],
  );
  expect(found.map(({ number, open }) => [number, Number(open)])).toEqual([
    ["N1", 4_000],
    ["N2", 1_000],
    ["N3", 0],
    ["R1", 0],
    ["R2", 0],
  ]);
  await expectSoundBook(merchant);
});

test("customers: new ones are made, changed ones changed, the same ones are duplicates", async () => {
  const header = "customer_number,name,country,email,terms,group,city";
  const first = await house.write(
    [
      header,
      "K1,Müller GmbH,DE,a@example.com,net 14,G1,Köln",
      "K2,Smith Ltd,GB,,net 30,G1,Leeds",
      "K3,Bad,GB,not-an-address,net 30,,",
    ].join("\n"),
  );
  const sums = await house.run(first, { kind: "customers" });
  expect(sums).toMatchObject({ accepted: 2, refused: 1, customers: 2, reasons: { bad_email: 1 } });
  expect(await house.run(first, { kind: "customers" })).toMatchObject({
    accepted: 0,
    duplicate: 2,
    customers: 0,
  });
  const later = await house.write(
    [
      header,
      "K1,Müller AG,DE,a@example.com,net 14,G1,Köln",
      "K4,Four Ltd,GB,,,,",
      "K4,Four Ltd,GB,,,,",
      "K4,Four plc,GB,,,,",
      "K1,Müller AG,DE,b@example.com,net 14,G1,Köln",
      "K1,Müller AG,DE,b@example.com,net 14,G1,Köln",
    ].join("\n"),
  );
  expect(await house.run(later, { kind: "customers" })).toMatchObject({
    accepted: 4,
    duplicate: 2,
    refused: 0,
    customers: 1,
  });
  const kept = await database.asAdministrator(
    `SELECT reference, customer.name, version::int, email, group_id IS NOT NULL AS grouped FROM receivables.customer
      LEFT JOIN receivables.contact ON contact.merchant_id = customer.merchant_id AND customer_id = customer.id AND removed_at IS NULL
      WHERE customer.merchant_id = $1 ORDER BY reference`,
    [merchant.merchantId],
  );
  expect(kept).toEqual([
    { reference: "K1", name: "Müller AG", version: 3, email: "b@example.com", grouped: true },
    { reference: "K2", name: "Smith Ltd", version: 1, email: null, grouped: true },
    { reference: "K4", name: "Four plc", version: 2, email: null, grouped: false },
  ]);
});

test("a customer file takes a fixed number of statements, not one for each row", async () => {
  const rows = Array.from(
    { length: 3_000 },
    (_, row) => `K${row},Name ${row},GB,a${row}@example.com,net 14,G${row % 3},Leeds`,
  );
  const path = await house.write(["customer_number,name,country,email,terms,group,city", ...rows].join("\n"));
  let statements = 0;
  database.onStatement = () => {
    statements += 1;
  };
  try {
    expect(await house.run(path, { kind: "customers" })).toMatchObject({ accepted: 3_000, customers: 3_000 });
    expect(await house.run(path, { kind: "customers" })).toMatchObject({ duplicate: 3_000, customers: 0 });
  } finally {
    database.onStatement = undefined;
  }
  expect(statements).toBeLessThan(150);
});
