import { plainDate } from "@goodterms/kernel";
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

test("B4: an invoice due today is not overdue, and is tomorrow", async () => {
  const book = await aBook(database);
  await book.document({
    customer: "C1",
    number: "I1",
    amount: 10_000,
    issuedOn: "2026-02-01",
    dueOn: "2026-03-02",
  });
  book.onDay("2026-03-02");
  const [today] = (await ageing(book)).rows;
  expect(today).toMatchObject({ currentMinor: 10_000n, overdueMinor: 0n });
  book.onDay("2026-03-03");
  const [tomorrow] = (await ageing(book)).rows;
  expect(tomorrow).toMatchObject({
    currentMinor: 0n,
    overdueMinor: 10_000n,
    bucketsMinor: [10_000n, 0n, 0n, 0n, 0n],
  });
});

test("B3, B10: each entity is looked at on its own today", async () => {
  const book = await aBook(database);
  await book.entity("NZ", "Pacific/Auckland");
  await book.entity("HI", "Pacific/Honolulu");
  const due = { amount: 100, issuedOn: "2026-02-01", dueOn: "2026-03-02" };
  await book.document({ customer: "C1", number: "NZ1", entity: "NZ", ...due });
  await book.document({ customer: "C1", number: "HI1", entity: "HI", ...due });
  book.merchant.clock.set(new Date("2026-03-02T20:00:00Z"));
  const report = await ageing(book, { by: "entity" });
  expect(report.rows.map((row) => [row.key.reference, row.currentMinor, row.overdueMinor])).toEqual([
    ["HI", 100n, 0n],
    ["NZ", 0n, 100n],
  ]);
});

test("B12: each instalment ages by its own due date", async () => {
  const book = await aBook(database);
  await book.document({
    customer: "C1",
    number: "I1",
    amount: 300,
    issuedOn: "2025-12-01",
    schedule: [
      ["2025-12-31", 100],
      ["2026-02-28", 100],
      ["2026-03-31", 100],
    ],
  });
  const [row] = (await ageing(book)).rows;
  expect(row).toMatchObject({ currentMinor: 100n, bucketsMinor: [100n, 0n, 100n, 0n, 0n], openMinor: 300n });
});

test("C27: currencies stand in rows of their own and are never added", async () => {
  const book = await aBook(database);
  await book.document({ customer: "C1", number: "I1", amount: 100, issuedOn: "2026-01-01" });
  await book.document({
    customer: "C1",
    number: "I2",
    amount: 900,
    currency: "USD",
    rate: "0.9",
    issuedOn: "2026-01-01",
  });
  for (const by of ["customer", "entity", "currency", "owner", "total"] as const) {
    const report = await ageing(book, { by });
    expect(report.rows.map((row) => [row.currency, row.openMinor])).toEqual([
      ["EUR", 100n],
      ["USD", 900n],
    ]);
  }
});

test("E22: every open item is in one bucket, also far beyond the last, and the buckets sum to the control account", async () => {
  const book = await aBook(database);
  // 2 March is day 0; 30, 60, 90 and 120 days before it are 31 January, 1 January, 2 December and 2 November.
  const due = [
    "2026-04-01",
    "2026-03-02",
    "2026-03-01",
    "2026-01-31",
    "2026-01-30",
    "2026-01-01",
    "2025-12-31",
    "2025-12-02",
    "2025-12-01",
    "2025-11-02",
    "2025-11-01",
    "2019-01-01",
  ];
  for (const [index, dueOn] of due.entries()) {
    await book.document({
      customer: "C1",
      number: `I${index}`,
      amount: 10 ** index,
      issuedOn: "2018-12-01",
      dueOn,
    });
  }
  await book.document({ kind: "payment", customer: "C1", number: "P1", amount: 7, issuedOn: "2026-02-01" });
  const report = await ageing(book);
  expect(report.buckets.map((bucket) => bucket.label)).toEqual([
    "1–30",
    "31–60",
    "61–90",
    "91–120",
    "over 120",
  ]);
  expect(report.rows[0]).toMatchObject({
    currentMinor: 11n,
    bucketsMinor: [1_100n, 110_000n, 11_000_000n, 1_100_000_000n, 110_000_000_000n],
    openMinor: 111_111_111_111n,
    unappliedMinor: 7n,
    unappliedBucketsMinor: [7n, 0n, 0n, 0n, 0n],
    netMinor: 111_111_111_104n,
  });
  expect(report.totals).toMatchObject([
    { currency: "EUR", netMinor: 111_111_111_104n, controlMinor: 111_111_111_104n },
  ]);
});

test("A2: an invoice paid in full leaves nothing, and is in no row", async () => {
  const book = await aBook(database);
  await book.document({ customer: "C1", number: "I1", amount: 13, issuedOn: "2026-01-01" });
  await book.document({ kind: "payment", customer: "C1", number: "P1", amount: 13, issuedOn: "2026-01-02" });
  await book.allocate({ credit: "P1", debit: "I1", amount: 13, on: "2026-01-02" });
  expect((await ageing(book)).rows).toEqual([]);
  expect((await ageing(book, { asOn: plainDate("2026-01-01") })).rows).toMatchObject([
    { openMinor: 13n, overdueMinor: 0n },
  ]);
});

test("a closed month is told again to the cent, and a correction shows as one", async () => {
  const book = await aBook(database);
  book.onDay("2026-01-10");
  await book.document({
    customer: "C1",
    number: "I1",
    amount: 500,
    issuedOn: "2026-01-05",
    dueOn: "2026-01-20",
  });
  book.onDay("2026-02-03");
  const knownAt = new Date("2026-02-03T13:00:00Z");
  const asOn = plainDate("2026-01-31");
  const before = await ageing(book, { asOn, knownAt });
  book.onDay("2026-02-10");
  await book.dispute("I1", 400);
  await book.document({ kind: "payment", customer: "C1", number: "P1", amount: 200, issuedOn: "2026-01-25" });
  await book.allocate({ credit: "P1", debit: "I1", amount: 200, on: "2026-01-25" });
  await book.moveDueDate("I1", "2026-03-31");
  expect((await ageing(book, { asOn, knownAt })).rows).toEqual(before.rows);
  expect((await ageing(book, { asOn })).rows).toMatchObject([{ overdueMinor: 300n, disputedMinor: 0n }]);
  expect((await ageing(book, { asOn: plainDate("2026-01-24") })).rows).toMatchObject([
    { overdueMinor: 500n },
  ]);
  expect((await ageing(book)).rows).toMatchObject([
    { currentMinor: 300n, overdueMinor: 0n, disputedMinor: 300n, undisputedMinor: 0n },
  ]);
});

test("E29: a payment returned weeks later leaves the invoice overdue from its old due date", async () => {
  const book = await aBook(database);
  await book.document({
    customer: "C1",
    number: "I1",
    amount: 500,
    issuedOn: "2025-12-01",
    dueOn: "2025-12-15",
  });
  await book.document({ kind: "payment", customer: "C1", number: "P1", amount: 500, issuedOn: "2025-12-15" });
  await book.reverse("P1", "2026-02-20");
  const report = await ageing(book);
  expect(report.rows).toMatchObject([
    { openMinor: 500n, bucketsMinor: [0n, 0n, 500n, 0n, 0n], unappliedMinor: 0n },
  ]);
  expect(report.totals).toMatchObject([{ controlMinor: 500n }]);
});

test("what is dated after today does not count yet, although it is booked", async () => {
  const book = await aBook(database);
  await book.document({
    customer: "C1",
    number: "I1",
    amount: 500,
    issuedOn: "2026-02-01",
    dueOn: "2026-02-10",
  });
  await book.document({ customer: "C2", number: "I2", amount: 70, issuedOn: "2026-03-09" });
  await book.document({ kind: "payment", customer: "C1", number: "P1", amount: 500, issuedOn: "2026-03-05" });
  await book.allocate({ credit: "P1", debit: "I1", amount: 500, on: "2026-03-05" });
  const report = await ageing(book);
  expect(report.rows).toMatchObject([{ key: { reference: "C1" }, openMinor: 500n, unappliedMinor: 0n }]);
  expect(report.totals).toMatchObject([{ netMinor: 500n, controlMinor: 500n }]);
  const later = await ageing(book, { asOn: plainDate("2026-03-10") });
  expect(later.rows).toMatchObject([{ key: { reference: "C2" }, openMinor: 70n }]);
});
