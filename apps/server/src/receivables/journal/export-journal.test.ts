import { spawnSync } from "node:child_process";
import { formatId, plainDate } from "@goodterms/kernel";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../../../test/house.ts";
import { readAgeing } from "../statements/read-ageing.ts";
import { aBook, type Book } from "../statements/test/a-book.ts";
import { exportJournal, type JournalFormat, type JournalRequest } from "./export-journal.ts";
import { namePart } from "./rules.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

const exported = (book: Book, format: JournalFormat, request: JournalRequest = {}): Promise<string> =>
  book.run(async (ctx) => {
    let text = "";
    for await (const piece of await exportJournal(ctx, request, format)) text += piece;
    return text;
  });

/** Two currencies, tax, part payments, an exchange loss, a yen invoice, and references made to be misread. */
async function aVariedBook(): Promise<Book> {
  const book = await aBook(database);
  await book.document({
    customer: "C1",
    number: "I1",
    amount: 11_900,
    tax: 1_900,
    issuedOn: "2026-01-05",
    dueOn: "2026-01-20",
  });
  await book.document({
    customer: "C:2 (x); y",
    number: "=I2",
    amount: 5_000,
    currency: "USD",
    rate: "0.9",
    issuedOn: "2026-01-06",
  });
  await book.document({
    customer: "C1",
    number: "I3",
    amount: 70_000,
    currency: "JPY",
    rate: "0.0061",
    issuedOn: "2026-01-07",
  });
  await book.document({
    kind: "payment",
    customer: "C1",
    number: "P1",
    amount: 10_000,
    issuedOn: "2026-01-08",
  });
  await book.document({
    kind: "payment",
    customer: "C:2 (x); y",
    number: "P2",
    amount: 3_000,
    currency: "USD",
    rate: "0.95",
    issuedOn: "2026-01-09",
  });
  await book.document({
    kind: "credit_note",
    customer: "C1",
    number: "K1",
    amount: 119,
    tax: 19,
    issuedOn: "2026-02-01",
  });
  await book.allocate({ credit: "P1", debit: "I1", amount: 10_000, on: "2026-01-08" });
  await book.allocate({ credit: "P2", debit: "=I2", amount: 3_000, on: "2026-01-09" });
  return book;
}

test("the journal comes in the order of days, and a range of days gives only these", async () => {
  const book = await aVariedBook();
  const days = (text: string) =>
    text
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { effectiveOn: string }).effectiveOn);
  const all = days(await exported(book, "json"));
  expect(all).toEqual(all.toSorted());
  expect(all).toHaveLength(7);
  const some = await exported(book, "json", {
    from: plainDate("2026-01-06"),
    to: plainDate("2026-01-08"),
    entity: "MAIN",
  });
  expect(days(some)).toEqual(["2026-01-06", "2026-01-07", "2026-01-08"]);
  await expect(exported(book, "json", { entity: "OTHER" })).rejects.toMatchObject({ code: "not_found" });
  await expect(
    exported(book, "csv", { entity: formatId("ent", book.merchant.merchantId) }),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("as CSV each posting is a row, amounts are decimals and nothing can run as a formula", async () => {
  const book = await aVariedBook();
  const rows: Record<string, string>[] = parse(await exported(book, "csv"), { columns: true });
  const invoice = rows.filter((row) => row.documentNumber === "I1");
  expect(invoice.map((row) => [row.debitCode, row.creditCode, row.amount, row.customer])).toEqual([
    ["1200", "4000", "100.00", "C1"],
    ["1200", "2200", "19.00", "C1"],
  ]);
  expect(rows.find((row) => row.documentNumber === "'=I2")).toMatchObject({
    currency: "USD",
    amount: "50.00",
    functionalAmount: "45.00",
  });
  expect(rows.find((row) => row.documentNumber === "I3")).toMatchObject({ currency: "JPY", amount: "70000" });
  const exchange = rows.filter((row) => row.amount === "");
  expect(exchange).toMatchObject([
    { kind: "settlement", creditAccount: "Exchange gains", functionalAmount: "1.50" },
  ]);
});

test("parts of names keep their borders, whatever the reference, and no two fall together", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (left, right) => {
      expect(namePart(left)).not.toMatch(/[:;()[\]"\p{Cc}]|^ | $| {2}/u);
      expect(namePart(left) === namePart(right)).toBe(left === right);
    }),
  );
});

const hledgerFound = spawnSync("hledger", ["--version"]).status === 0;
const mustRun = process.env.CI === "true";
if (!hledgerFound && !mustRun) console.warn("hledger is not installed; its tests are skipped");

describe.skipIf(!hledgerFound && !mustRun)("read by hledger", () => {
  const hledger = (journal: string, ...command: string[]): string => {
    const ran = spawnSync("hledger", ["-f", "-", ...command], {
      input: journal,
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C.UTF-8" },
    });
    expect(ran.stderr).toBe("");
    expect(ran.status).toBe(0);
    return ran.stdout;
  };
  const balances = (journal: string, ...query: string[]): string[][] => {
    const text = hledger(
      journal,
      "balance",
      ...query,
      "--layout",
      "bare",
      "--output-format",
      "csv",
      "--no-total",
    );
    return (parse(text) as string[][]).slice(1);
  };

  test("the journal passes strict checks, and the balance by customer is the ageing", async () => {
    const book = await aVariedBook();
    const journal = await exported(book, "hledger");
    hledger(journal, "check", "--strict", "ordereddates");
    const report = await book.run((ctx) => readAgeing(ctx, { by: "customer", limit: 100, after: null }));
    const aged = report.rows.map((row) => [
      `assets:receivables:1200 Trade receivables:${namePart(row.key.reference ?? "")}`,
      row.currency,
      Number(row.netMinor) / (row.currency === "JPY" ? 1 : 100),
    ]);
    const told = balances(journal, "assets:receivables", "not:fx$").map(([account, commodity, balance]) => [
      account,
      commodity,
      Number(balance),
    ]);
    expect(told.toSorted()).toEqual(aged.toSorted());
    expect(told.length).toBeGreaterThan(2);
  });

  test("at cost it is the functional book: the exchange gain, and what is left at the invoice's rate", async () => {
    const book = await aVariedBook();
    const journal = await exported(book, "hledger");
    // 20 of the 50 dollars are left at 0.90; settling 30 at 0.95 gained 1.50.
    expect(balances(journal, "-B", "--depth", "4", "C%3A2")).toEqual([
      [expect.stringContaining("C%3A2"), "EUR", "18.00"],
    ]);
    expect(balances(journal, "-B", "Exchange gains")).toEqual([[expect.any(String), "EUR", "-1.50"]]);
  });
});
