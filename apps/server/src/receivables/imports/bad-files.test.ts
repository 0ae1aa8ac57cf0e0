import { createReadStream } from "node:fs";
import { gzipSync } from "node:zlib";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { Refusal } from "#platform/refusals";
import {
  aDatabase,
  aMerchant,
  expectSoundBook,
  plainDate,
  type StandardMerchant,
  type TestDatabase,
} from "../../../test/house.ts";
import { moveClosing } from "../ledger/move-closing.ts";
import { createImport } from "./create-import.ts";
import { anImportHouse, type ImportHouse } from "./test/import-house.ts";

// Goal: no file, however broken, leaves half of anything behind: either it is refused whole with the place and the
// remedy, or each of its lines is accounted for.

const HEADER = "number,customer,issued_on,due_date,total,currency";
const GOOD = "N1,K1,2026-01-05,2026-02-04,100.00,GBP";

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

const NOTHING = { documents: 0, entries: 0, customers: 0, allocations: 0 };

test.each([
  ["an empty file", "", /empty/],
  ["a spreadsheet", Buffer.from("504b0304140006000800000021", "hex"), /zip|spreadsheet|Excel/i],
  ["a PDF", "%PDF-1.7\n%...", /PDF/],
  ["binary data", Buffer.from(Array.from({ length: 4_000 }, (_, index) => index % 7)), /binary/],
  ["damaged gzip", gzipSync(`${HEADER}\n${GOOD}\n`).subarray(0, 30), /gzip/],
  ["one JSON document", '[{"number": "N1"}]', /JSON/],
  ["no line of names", `${GOOD}\n${GOOD}`, /names/],
])("%s is refused whole", async (_name, content, message) => {
  const path = await house.write(content);
  const refusal = await house.run(path).then(
    () => null,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(Refusal);
  expect((refusal as Refusal).code).toBe("unreadable_file");
  expect((refusal as Refusal).detail).toMatch(message);
  expect(await house.counts()).toEqual(NOTHING);
});

test("a line without end, found late, fails the import before anything is booked", async () => {
  const rows = Array.from({ length: 60_000 }, (_, row) => `N${row},K1,2026-01-05,2026-02-04,1.00,GBP`);
  const path = await house.write(`${HEADER}\n${rows.join("\n")}\n"${"x".repeat(3_000_000)}`);
  const sums = await house.run(path);
  expect(sums).toMatchObject({ state: "failed", documents: 0 });
  expect(sums.error).toMatch(/longer than|quote/i);
  expect(await house.counts()).toEqual(NOTHING);
});

test("a gzip that ends early, after many good rows, fails the import before anything is booked", async () => {
  const rows = Array.from(
    { length: 60_000 },
    (_, row) => `N${row},K${row % 977},2026-01-05,2026-02-04,${row}.07,GBP`,
  );
  const whole = gzipSync(`${HEADER}\n${rows.join("\n")}\n`);
  const path = await house.write(whole.subarray(0, whole.length - 2_000));
  const sums = await house.run(path);
  expect(sums).toMatchObject({ state: "failed", documents: 0 });
  expect(sums.error).toMatch(/gzip/);
  expect(await house.counts()).toEqual(NOTHING);
});

test("every bad row is refused with its line and reason, and the good ones are booked", async () => {
  const rows = [
    GOOD,
    "N2,K1,2026-13-05,2026-02-04,100.00,GBP",
    "N3,K1,2026-01-05,2026-02-04,ten,GBP",
    "N4,K1,2026-01-05,2026-02-04,1.234,GBP",
    "N5,K1,2026-01-05,2026-02-04,100.00,XXQ",
    "N6,,2026-01-05,2026-02-04,100.00,GBP",
    ",K1,2026-01-05,2026-02-04,100.00,GBP",
    "N8,K1,2026-01-05,2026-02-04,=1+1,GBP",
    "N9,K1,2026-01-05,2026-02-04,99999999999999999999,GBP",
    "N10,K1,2026-01-05,2026-02-04,0.00,GBP",
    "N11,K1,2026-01-05,2026-02-04,100.00,GBP,more",
    "N12,K1,2026-01-05,2026-02-04,100.00",
    "N13,K1,2026-01-05,2026-02-04,100.00,USD",
    "N1,K1,2026-01-05,2026-02-04,100.00,GBP",
    "N1,K1,2026-01-05,2026-02-04,200.00,GBP",
    "N16,K\u0000,2026-01-05,2026-02-04,100.00,GBP",
    "N17,K1,2031-01-05,2031-02-04,100.00,GBP",
    "N18,K2,2026-01-06,2026-02-04,50.00,GBP",
  ];
  const path = await house.write([HEADER, ...rows].join("\n"));
  // The rate is said for the currencies of the sample, so that only rows can fail; USD has none at the row's turn.
  const sums = await house.run(path, {
    walkIn: "refuse",
    answers: { rows_of_one_number: "one_row", "missing_column:total": "total" },
    rates: { USD: "0.8" },
  });
  expect(sums).toMatchObject({ state: "done", rows: rows.length, documents: 3, customers: 2, duplicate: 1 });
  expect(sums.accepted + sums.duplicate + sums.refused).toBe(rows.length);
  expect(sums.reasons).toMatchObject({
    bad_date: 1,
    bad_number: 1,
    unknown_currency: 1,
    missing_customer: 1,
    missing_number: 1,
    formula: 1,
    zero_document: 1,
    nul_byte: 1,
    number_used: 1,
    date_out_of_range: 1,
    already_booked: 1,
  });
  await expectSoundBook(merchant);
});

const PLAIN = `${HEADER}\nN1,Köln AG,2026-01-05,2026-02-04,100.00,GBP\nN2,K2,2026-01-06,2026-02-04,50.00,GBP\n`;
const UTF16_MARK = Buffer.from([0xff, 0xfe]);

test.each([
  ["with a byte order mark", `\uFEFF${PLAIN}`],
  ["in UTF-16", Buffer.concat([UTF16_MARK, Buffer.from(PLAIN, "utf16le")])],
  ["in windows-1252", Buffer.from(PLAIN, "latin1")],
  ["with mixed line ends", PLAIN.replace("\n", "\r\n")],
  ["compressed", gzipSync(PLAIN)],
  ["with semicolons", PLAIN.replaceAll(",", ";")],
  ["with tabs", PLAIN.replaceAll(",", "\t")],
  ["with bars", PLAIN.replaceAll(",", "|")],
  ["with a line that names the separator", `sep=;\n${PLAIN.replaceAll(",", ";")}`],
  ["with unnamed and repeated columns", PLAIN.replaceAll("\n", ",,\n").replace(",,\n", ",,total\n")],
  ["with blank lines", PLAIN.replaceAll("\n", "\n\n")],
  [
    "as objects, one a line",
    '{"number":"N1","customer":"Köln AG","issued_on":"2026-01-05","due_date":"2026-02-04","total":100.00,"currency":"GBP"}\n' +
      '{"number":"N2","customer":"K2","issued_on":"2026-01-06","due_date":"2026-02-04","total":"50.00","currency":"GBP"}',
  ],
])("a file %s is booked as what it is", async (_name, content) => {
  const sums = await house.run(await house.write(content));
  expect(sums).toMatchObject({ state: "done", rows: 2, accepted: 2, documents: 2, customers: 2 });
  const [customer] = await database.asAdministrator(
    "SELECT reference FROM receivables.customer WHERE merchant_id = $1 ORDER BY reference DESC",
    [merchant.merchantId],
  );
  expect(customer).toEqual({ reference: "Köln AG" });
});

test("an unterminated quote refuses its line and nothing else", async () => {
  const path = await house.write(
    `${PLAIN}N3,"K3,2026-01-06,2026-02-04,50.00,GBP\nN4,K4,2026-01-06,2026-02-04,1.00,GBP\n`,
  );
  const sums = await house.run(path);
  expect(sums).toMatchObject({ rows: 4, accepted: 3, documents: 3, reasons: { unterminated_quote: 1 } });
});

test("a file that is not in the encoding said is refused by row, or whole when it is all of it", async () => {
  const broken = Buffer.from(PLAIN, "latin1");
  const sums = await house.run(await house.write(broken), { readOptions: { encoding: "utf-8" } });
  expect(sums).toMatchObject({ accepted: 1, refused: 1, reasons: { wrong_encoding: 1 } });
  await expect(house.run(await house.write(PLAIN), { readOptions: { encoding: "klingon" } })).rejects.toThrow(
    /encoding/,
  );
});

test("rows in a closed period are refused, and the others booked", async () => {
  await merchant.run((ctx) =>
    moveClosing(ctx, {
      entity: "UK",
      closedThrough: plainDate("2026-01-31"),
      reason: "January is closed",
      direction: "close",
    }),
  );
  const path = await house.write([HEADER, GOOD, "N2,K2,2026-02-01,2026-03-01,5.00,GBP"].join("\n"));
  const sums = await house.run(path);
  expect(sums).toMatchObject({ accepted: 1, refused: 1, documents: 1, reasons: { period_closed: 1 } });
  expect(await house.counts()).toMatchObject({ documents: 1, customers: 1 });
});

test("an unattended import names every open question and the option that answers it", async () => {
  const path = await house.write(
    "number,customer,date,total\nN1,K1,02/03/26,1.00\nN2,,03/04/26,2.00\nN3,K3,04/05/26,-2.00",
  );
  const refusal = await house.run(path).then(
    () => null,
    (error: unknown) => error as Refusal,
  );
  expect(refusal?.code).toBe("mapping_incomplete");
  for (const option of ["--date-format", "--terms", "--walk-in", "negative_totals"]) {
    expect(refusal?.detail).toContain(option);
  }
  expect(await house.counts()).toEqual(NOTHING);
});

test("a currency without a rate is asked for, and refused by row where it comes late in the file", async () => {
  const early = await house.write([HEADER, "N1,K1,2026-01-05,2026-02-04,100.00,CAD"].join("\n"));
  await expect(house.run(early)).rejects.toThrow(/--rate CAD/);
  const rows = Array.from({ length: 6_000 }, (_, row) => `L${row},K1,2026-01-05,2026-02-04,1.00,GBP`);
  const late = await house.write([HEADER, ...rows, "N1,K9,2026-01-05,2026-02-04,100.00,CAD"].join("\n"));
  const sums = await house.run(late);
  expect(sums).toMatchObject({ accepted: 6_000, refused: 1, reasons: { no_rate: 1 }, customers: 1 });
  await expectSoundBook(merchant);
});

test("a file larger than the bound is refused and not kept", async () => {
  const path = await house.write(Buffer.alloc(2_000, "x"));
  const { openFileStore } = await import("#platform/files");
  const tools = { ...house.tools, files: openFileStore(house.folder, 1_000) };
  const taken = createImport(tools, house.caller, {
    kind: "invoices",
    fileName: "large.csv",
    source: createReadStream(path),
  });
  await expect(taken).rejects.toThrow(/larger than 1000 bytes/);
});
