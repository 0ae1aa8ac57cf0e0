import { spawnSync } from "node:child_process";
import { parse } from "csv-parse/sync";
import type { FastifyInstance } from "fastify";
import { beforeAll, expect, test } from "vitest";
import { createApiKey, SCOPES } from "#platform/auth";
import { aClock, aDatabase, TEST_START } from "../../../test/house.ts";
import { testServer } from "../../platform/http/test-server.ts";
import { journalRoutes } from "../journal/routes.ts";
import { reportRoutes } from "./routes.ts";
import { aBook, type Book } from "./test/a-book.ts";

let server: FastifyInstance;
let book: Book;
let authorization: string;

beforeAll(async () => {
  const database = await aDatabase();
  server = await testServer(database, aClock(TEST_START), { routes: [...reportRoutes, ...journalRoutes] });
  book = await aBook(database);
  await book.customer("C1", "=Łódź & Söhne");
  await book.customer("C2", "Ромашка");
  await book.customer("C3", "Ελληνική");
  await book.document({
    customer: "C1",
    number: "I1",
    amount: 10_000,
    issuedOn: "2025-12-20",
    dueOn: "2026-01-15",
  });
  await book.document({
    customer: "C1",
    number: "I2",
    amount: 5_000,
    currency: "USD",
    rate: "0.9",
    issuedOn: "2026-02-20",
    dueOn: "2026-04-01",
  });
  await book.document({
    kind: "payment",
    customer: "C1",
    number: "P1",
    amount: 4_000,
    issuedOn: "2026-02-01",
  });
  await book.allocate({ credit: "P1", debit: "I1", amount: 3_000, on: "2026-02-01" });
  await book.document({ customer: "C2", number: "I3", amount: 700, issuedOn: "2026-02-20" });
  await book.document({ customer: "C3", number: "I4", amount: 900, issuedOn: "2026-02-20" });
  const { secret } = await book.run((ctx) => createApiKey(ctx, "live", { name: "test", scopes: SCOPES }));
  authorization = `Bearer ${secret}`;
});

const get = (url: string) => server.inject({ url, headers: { authorization } });

test("ageing comes in pages of customers, with totals and control on the first", async () => {
  const first = (await get("/v1/reports/ageing?limit=2")).json();
  expect(first.rows).toMatchObject([
    {
      key: { id: expect.stringMatching(/^cus_/), reference: "C1" },
      currency: "EUR",
      buckets: [0, 7_000, 0, 0, 0],
      unapplied: 1_000,
      net: 6_000,
    },
    { key: { reference: "C1" }, currency: "USD", current: 5_000, overdue: 0 },
    { key: { reference: "C2" }, currency: "EUR", overdue: 700 },
  ]);
  expect(first.control).toEqual([
    { currency: "EUR", openItems: 7_600, controlAccount: 7_600, difference: 0 },
    { currency: "USD", openItems: 5_000, controlAccount: 5_000, difference: 0 },
  ]);
  const second = (await get(`/v1/reports/ageing?limit=2&cursor=${first.nextCursor}`)).json();
  expect(second).toMatchObject({
    rows: [{ key: { reference: "C3" } }],
    totals: null,
    control: null,
    nextCursor: null,
  });
});

test("ageing takes another day, entity, currency, customer and buckets, and refuses what it cannot use", async () => {
  const past = await get(
    "/v1/reports/ageing?asOn=2026-01-31&knownAt=2026-12-31T00:00:00Z&by=entity&buckets=0,7,14&currency=EUR&entity=MAIN&customer=C1",
  );
  expect(past.json()).toMatchObject({
    asOn: "2026-01-31",
    buckets: [{ label: "1–7" }, { label: "8–14" }, { label: "over 14", fromDays: 15, toDays: null }],
    rows: [{ key: { reference: "MAIN" }, buckets: [0, 0, 10_000] }],
    control: [{ difference: 0 }],
  });
  for (const [query, status, code] of [
    ["buckets=9,3", 422, "bad_buckets"],
    ["entity=NONE", 404, "not_found"],
    ["customer=NONE&format=csv", 404, "not_found"],
    ["cursor=abc", 400, "cursor_malformed"],
  ] as const) {
    const refused = await get(`/v1/reports/ageing?${query}`);
    expect(refused.headers["content-type"]).toContain("application/problem+json");
    expect([refused.statusCode, refused.json().code]).toEqual([status, code]);
  }
});

test("ageing as CSV is whole and cannot run as a formula", async () => {
  const answer = await get("/v1/reports/ageing?format=csv");
  expect(answer.headers["content-disposition"]).toContain("ageing.csv");
  const rows: Record<string, string>[] = parse(answer.body, { columns: true });
  expect(rows).toMatchObject([
    {
      customer: "C1",
      name: "'=Łódź & Söhne",
      currency: "EUR",
      "days 31–60": "70.00",
      unapplied: "10.00",
      net: "60.00",
    },
    { customer: "C1", currency: "USD", notDue: "50.00" },
    { customer: "C2", "days 1–30": "7.00" },
    { customer: "C3", "days 1–30": "9.00" },
  ]);
});

test("a statement goes from the opening to the closing balance in each currency", async () => {
  const statement = (await get("/v1/customers/C1/statement?from=2026-01-01&to=2026-02-28")).json();
  expect(statement.currencies).toMatchObject([
    {
      currency: "EUR",
      openingBalance: 10_000,
      lines: [
        {
          on: "2026-02-01",
          document: { id: expect.stringMatching(/^pay_/) },
          description: "Payment, bank transfer",
          credit: 4_000,
          balance: 6_000,
        },
      ],
      closingBalance: 6_000,
      openItems: [
        { document: { number: "I1" }, openAmount: 7_000, daysPastDue: 44 },
        { document: { number: "P1" }, side: "credit", openAmount: 1_000 },
      ],
      ageing: { overdue: 7_000, unapplied: 1_000, net: 6_000 },
    },
    { currency: "USD", openingBalance: 0, lines: [{ debit: 5_000, balance: 5_000 }], closingBalance: 5_000 },
  ]);
  const reversed = await get("/v1/customers/C1/statement?from=2026-03-01&to=2026-02-01");
  expect(reversed.json()).toMatchObject({ status: 422, code: "dates_reversed" });
  expect((await get("/v1/customers/NONE/statement")).statusCode).toBe(404);
});

test("a statement as CSV tells the same, and currencies in which nothing moved come last", async () => {
  const rows = parse(
    (await get("/v1/customers/C1/statement?from=2026-02-15&to=2026-02-28&format=csv")).body,
    { columns: true },
  );
  const told = (rows as Record<string, string>[]).map((row) => [
    row.currency,
    row.date,
    row.description,
    row.debit,
    row.balance,
  ]);
  expect(told).toEqual([
    ["USD", "2026-02-15", "Opening balance", "", "0.00"],
    ["USD", "2026-02-20", "Invoice", "50.00", "50.00"],
    ["USD", "2026-02-28", "Closing balance", "", "50.00"],
    ["EUR", "2026-02-15", "Opening balance", "", "60.00"],
    ["EUR", "2026-02-28", "Closing balance", "", "60.00"],
  ]);
});

const canReadPdf = spawnSync("pdftotext", ["-v"]).status === 0;

test("PDFs hold the figures, and names in Polish, Greek and Cyrillic", async () => {
  const statement = await get("/v1/customers/C1/statement?format=pdf");
  const ageing = await get("/v1/reports/ageing?format=pdf");
  for (const answer of [statement, ageing]) {
    expect(answer.headers["content-type"]).toBe("application/pdf");
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe("%PDF-");
  }
  if (!canReadPdf && process.env.CI !== "true") return;
  const text = (pdf: Buffer) =>
    spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" }).stdout;
  expect(text(statement.rawPayload)).toMatch(
    /=Łódź & Söhne[\s\S]*60\.00 EUR[\s\S]*70\.00 EUR[\s\S]*Payment, bank transfer +40\.00 +60\.00/,
  );
  expect(text(ageing.rawPayload)).toMatch(
    /C2 +Ромашка +EUR[\s\S]*C3 +Ελληνική +EUR[\s\S]*EUR +– +16\.00 +70\.00[\s\S]*0\.00/,
  );
});

test("the overview holds the sums, who owes most, and the month-ends", async () => {
  const overview = (await get("/v1/reports/overview")).json();
  expect(overview).toMatchObject({
    asOn: "2026-03-02",
    book: { ok: true },
    currencies: [
      {
        currency: "EUR",
        open: 8_600,
        overdue: 8_600,
        unapplied: 1_000,
        customersOverdue: 3,
        oldestDueOn: "2026-01-15",
      },
      { currency: "USD", overdue: 0, customersOverdue: 0, oldestDueOn: null },
    ],
    history: [
      { on: "2025-12-31", currency: "EUR", current: 10_000 },
      { on: "2026-01-31", currency: "EUR", overdue: 10_000 },
      { on: "2026-02-28", currency: "EUR", overdue: 8_600 },
      { on: "2026-02-28", currency: "USD", current: 5_000 },
    ],
    topOverdue: [
      { reference: "C1", overdueAmount: 7_000, daysPastDue: 46 },
      { reference: "C3" },
      { reference: "C2" },
    ],
  });
});

test("the journal is streamed in three formats, and refused before it begins", async () => {
  const lines = (await get("/v1/journal")).body.trim().split("\n");
  expect(lines.map((line) => JSON.parse(line).kind)).toEqual([
    "invoice",
    "payment",
    "invoice",
    "invoice",
    "invoice",
  ]);
  expect((await get("/v1/journal?format=csv&from=2026-02-20")).body.split("\n")).toHaveLength(5);
  expect((await get("/v1/journal?format=hledger")).body).toContain(
    "assets:receivables:1200 Trade receivables:C1",
  );
  expect((await get("/v1/journal?entity=NONE")).json()).toMatchObject({ status: 404, code: "not_found" });
});
