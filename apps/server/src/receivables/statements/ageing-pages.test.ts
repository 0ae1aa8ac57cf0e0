import { beforeAll, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../../../test/house.ts";
import { type AgeingReport, type AgeingRequest, readAgeing } from "./read-ageing.ts";
import { aBook, type Book } from "./test/a-book.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

const ageing = (book: Book, request: Partial<AgeingRequest> = {}): Promise<AgeingReport> =>
  book.run((ctx) => readAgeing(ctx, { by: "customer", limit: 100, after: null, ...request }));

test("pages part no customer and leave none out", async () => {
  const book = await aBook(database);
  for (const customer of ["A", "B", "C", "D"]) {
    await book.document({ customer, number: `${customer}1`, amount: 10, issuedOn: "2026-01-01" });
    await book.document({
      customer,
      number: `${customer}2`,
      amount: 20,
      currency: "USD",
      rate: "1",
      issuedOn: "2026-01-01",
    });
  }
  for (const knownAt of [undefined, book.merchant.clock.now()]) {
    const seen: string[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const page: AgeingReport = await book.run((ctx) =>
        readAgeing(ctx, { by: "customer", limit: 3, after, knownAt }),
      );
      seen.push(...page.rows.map((row) => `${row.key.reference} ${row.currency}`));
      expect(page.totals === null).toBe(after !== null);
      after = page.next;
      pages += 1;
    } while (after !== null);
    expect(pages).toBe(2);
    expect(seen).toEqual(["A EUR", "A USD", "B EUR", "B USD", "C EUR", "C USD", "D EUR", "D USD"]);
  }
});

test("the merchant's own buckets are used, and others when asked for", async () => {
  const book = await aBook(database);
  await database.asAdministrator(
    `UPDATE platform.merchant SET settings = '{"ageingBuckets": [0, 7]}' WHERE merchant_id = $1`,
    [book.merchant.merchantId],
  );
  expect((await ageing(book)).buckets).toEqual([
    { label: "1–7", fromDays: 1, toDays: 7 },
    { label: "over 7", fromDays: 8, toDays: null },
  ]);
  expect((await ageing(book, { boundariesDays: [10] })).buckets).toHaveLength(2);
  await expect(ageing(book, { boundariesDays: [30, 10] })).rejects.toMatchObject({ code: "bad_buckets" });
  await expect(ageing(book, { customer: "NOBODY" })).rejects.toMatchObject({ code: "not_found" });
});
