import { beforeAll, expect, test } from "vitest";
import { aDatabase, plainDate, type TestDatabase } from "../../../test/house.ts";
import { exportJournal } from "../journal/export-journal.ts";
import { openAgeing, readAgeing } from "./read-ageing.ts";
import { readOverview } from "./read-overview.ts";
import { openStatement, readStatement } from "./read-statement.ts";
import { aBook, type Book } from "./test/a-book.ts";
import { fillBook } from "./test/fill-book.ts";

/** Far above what it takes on two busy cores; quadratic work would pass it by minutes. */
const REPORT_MS_MAX = 8_000;
const DOCUMENTS = 40_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

async function within<T>(work: () => Promise<T>): Promise<T> {
  const startMs = performance.now();
  const result = await work();
  expect(performance.now() - startMs).toBeLessThan(REPORT_MS_MAX);
  return result;
}

async function aFullBook(customers: number): Promise<Book> {
  const book = await aBook(database);
  await fillBook(database, book, { documents: DOCUMENTS, customers });
  return book;
}

test("H7: a customer of 40,000 invoices has its ageing and its statement in seconds", async () => {
  const book = await aFullBook(1);
  const ageing = await within(() =>
    book.run((ctx) => readAgeing(ctx, { by: "customer", customer: "F000000", limit: 10, after: null })),
  );
  expect(ageing.rows).toHaveLength(1);
  expect(ageing.totals?.[0]?.netMinor).toBe(ageing.totals?.[0]?.controlMinor);
  const lines = await within(() =>
    book.run(async (ctx) => {
      let count = 0;
      const statement = await openStatement(ctx, { customer: "F000000", from: plainDate("2024-01-01") });
      for await (const batch of statement.lines) count += batch.length;
      return count;
    }),
  );
  expect(lines).toBe(DOCUMENTS + DOCUMENTS / 4);
  await expect(book.run((ctx) => readStatement(ctx, { customer: "F000000" }))).rejects.toMatchObject({
    code: "too_many_rows",
  });
});

test("H8: the report, the overview and the journal of 40,000 invoices of 3,000 customers come in seconds, and agree with the account", async () => {
  const book = await aFullBook(3_000);
  const overview = await within(() => book.run((ctx) => readOverview(ctx, {})));
  expect(overview.book.ok).toBe(true);
  expect(overview.history).toHaveLength(12);
  let netMinor = 0n;
  await within(() =>
    book.run(async (ctx) => {
      for await (const rows of (await openAgeing(ctx, { by: "customer" })).rows) {
        for (const row of rows) netMinor += row.netMinor;
      }
    }),
  );
  expect(netMinor).toBe(overview.currencies[0]?.netMinor);
  const journal = await within(() =>
    book.run(async (ctx) => {
      let lines = 0;
      for await (const piece of await exportJournal(ctx, {}, "csv")) lines += piece.split("\n").length - 1;
      return lines;
    }),
  );
  expect(journal).toBe(1 + DOCUMENTS + DOCUMENTS / 4);
});
