// Goal: whatever happens to a book, every report of it tells the same story. Method: random diaries are booked by the
// ledger's own verbs, and kept sums, rebuilt sums, an oracle in memory, the control account, statements and the
// overview's history are compared to the cent, on several days.
import { addDays, endOfMonth, formatId, type PlainDate, plainDate } from "@goodterms/kernel";
import fc from "fast-check";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../../../test/house.ts";
import { readAgeing } from "./read-ageing.ts";
import { readOverview } from "./read-overview.ts";
import { readStatement } from "./read-statement.ts";
import { ageItems } from "./rules.ts";
import { aBook, type Book } from "./test/a-book.ts";
import { readItemsByHand } from "./test/read-items-by-hand.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

const START = plainDate("2025-06-01");
const DAYS = 270;
const CUSTOMERS = ["A", "B", "C"];
const RUNS = 8;

const step = fc.record({
  day: fc.integer({ min: 0, max: DAYS - 1 }),
  kind: fc.constantFrom(
    "invoice",
    "invoice",
    "payment",
    "credit_note",
    "due_date",
    "dispute",
    "reverse",
    "transfer",
  ),
  customer: fc.constantFrom(...CUSTOMERS),
  currency: fc.constantFrom("EUR", "USD"),
  amount: fc.integer({ min: 3, max: 100_000 }),
  ahead: fc.integer({ min: 0, max: 60 }),
  backdated: fc.integer({ min: 0, max: 20 }),
  pick: fc.nat(1_000),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

interface Known {
  readonly number: string;
  readonly customer: string;
  readonly currency: string;
  readonly side: "debit" | "credit";
  readonly on: PlainDate;
  openMinor: number;
  touched: boolean;
}

test("E22, E21, C27: kept sums, rebuilt sums, the oracle, the control account, statements and history agree", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (steps) => {
      const book = await aBook(database);
      await keepDiary(
        book,
        steps.toSorted((left, right) => left.day - right.day),
      );
      await compareReports(book);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});

async function keepDiary(book: Book, steps: readonly Step[]): Promise<void> {
  const groupId = await book.run(async (ctx) => {
    await sql`INSERT INTO receivables.customer_group (merchant_id, id, reference, name, created_at)
      VALUES (${ctx.merchantId}, ${ctx.merchantId}, 'G', 'Group', ${ctx.now})`.execute(ctx.tx);
    await sql`INSERT INTO receivables.exposure_account (merchant_id, id, holder, currency, version)
      VALUES (${ctx.merchantId}, ${ctx.merchantId}, 'group', 'EUR', 1)`.execute(ctx.tx);
    return ctx.merchantId;
  });
  for (const customer of CUSTOMERS) await book.customer(customer, `Customer ${customer}`, { groupId });
  const known: Known[] = [];
  for (const [index, given] of steps.entries()) {
    const today = addDays(START, given.day);
    book.onDay(today);
    await takeStep(book, known, given, `N${index}`, today);
  }
  book.onDay(addDays(START, DAYS));
}

async function takeStep(
  book: Book,
  known: Known[],
  given: Step,
  number: string,
  today: PlainDate,
): Promise<void> {
  const { kind, customer, currency, amount } = given;
  const rate = currency === "USD" ? "0.9137" : "1";
  if (kind === "invoice" || kind === "payment" || kind === "credit_note") {
    const on = addDays(today, -given.backdated);
    const dueOn = addDays(on, kind === "invoice" ? given.ahead : 0);
    await book.document({ kind, customer, number, amount, currency, rate, issuedOn: on, dueOn });
    const side = kind === "invoice" ? "debit" : "credit";
    known.push({ number, customer, currency, side, on, openMinor: amount, touched: false });
    return;
  }
  const open = known.filter((document) => document.openMinor > 0);
  const debit = pick(
    open.filter((document) => document.side === "debit"),
    given.pick,
  );
  if (debit === undefined) return;
  if (kind === "due_date") await book.moveDueDate(debit.number, addDays(today, given.ahead));
  if (kind === "dispute") await book.dispute(debit.number, Math.min(amount, debit.openMinor));
  if (kind === "reverse" && !debit.touched) {
    await book.reverse(debit.number, today);
    debit.openMinor = 0;
  }
  const credit = pick(
    open.filter((document) => document.side === "credit"),
    given.pick,
  );
  if (kind === "transfer" && credit !== undefined) await allocate(book, credit, debit, today, amount);
}

/** Applies part of a credit to a debit of any customer and currency; sometimes backdated, sometimes dated ahead. */
async function allocate(
  book: Book,
  credit: Known,
  debit: Known,
  today: PlainDate,
  wanted: number,
): Promise<void> {
  const sameCurrency = credit.currency === debit.currency;
  const creditMinor = Math.min(wanted, credit.openMinor, debit.openMinor);
  const debitMinor = sameCurrency ? creditMinor : Math.min(debit.openMinor, Math.ceil(creditMinor * 1.1));
  const latest = credit.on > debit.on ? credit.on : debit.on;
  const on = wanted % 3 === 0 ? latest : wanted % 7 === 0 ? addDays(today, 400) : today;
  await book.allocate({
    credit: credit.number,
    debit: debit.number,
    amount: creditMinor,
    debitAmount: debitMinor,
    on,
    groupConsent: true,
    ...(sameCurrency ? {} : { rate: "1.1" }),
  });
  credit.openMinor -= creditMinor;
  debit.openMinor -= debitMinor;
  credit.touched = true;
  debit.touched = true;
}

function pick<T>(list: readonly T[], number: number): T | undefined {
  return list[number % Math.max(list.length, 1)];
}

async function compareReports(book: Book): Promise<void> {
  const today = addDays(START, DAYS);
  const knownAt = book.merchant.clock.now();
  const ageing = (asOn: PlainDate | undefined, known: Date | undefined) =>
    book.run((ctx) => readAgeing(ctx, { by: "customer", limit: 2, after: null, asOn, knownAt: known }));
  const kept = await ageing(undefined, undefined);
  const rebuilt = await ageing(today, knownAt);
  expect({ rows: kept.rows, totals: kept.totals, next: kept.next }).toEqual({
    rows: rebuilt.rows,
    totals: rebuilt.totals,
    next: rebuilt.next,
  });
  for (const total of kept.totals ?? []) expect(total.netMinor).toBe(total.controlMinor);
  const oracle = ageItems(await readItemsByHand(database, book, today), [0, 30, 60, 90, 120]);
  expect(kept.totals?.map(({ controlMinor: _, ...sums }) => sums)).toEqual(oracle);
  await compareStatements(book, today);
  await compareHistory(book, today);
}

async function compareStatements(book: Book, today: PlainDate): Promise<void> {
  for (const customer of CUSTOMERS) {
    for (const to of [today, addDays(today, -50), addDays(today, -200)]) {
      const from = addDays(to, -45);
      const statement = await book.run((ctx) => readStatement(ctx, { customer, from, to }));
      const before = await book.run((ctx) =>
        readStatement(ctx, { customer, from: addDays(from, -1), to: addDays(from, -1) }),
      );
      const ageing = await book.run((ctx) =>
        readAgeing(ctx, { by: "customer", customer, limit: 10, after: null, asOn: to }),
      );
      for (const part of statement.currencies) {
        const moved = part.lines.reduce((sum, line) => sum + line.debitMinor - line.creditMinor, 0n);
        expect(part.openingMinor + moved).toBe(part.closingMinor);
        expect(part.closingMinor).toBe(part.sums.netMinor);
        expect(part.openingMinor).toBe(
          before.currencies.find((other) => other.currency === part.currency)?.closingMinor ?? 0n,
        );
        const total = ageing.totals?.find((other) => other.currency === part.currency);
        expect(total?.netMinor ?? 0n).toBe(part.closingMinor);
        expect(total?.controlMinor ?? 0n).toBe(part.closingMinor);
      }
      expect(formatId("cus", statement.customer.id)).toMatch(/^cus_/);
    }
  }
}

async function compareHistory(book: Book, today: PlainDate): Promise<void> {
  const overview = await book.run((ctx) => readOverview(ctx, {}));
  expect(overview.book.ok).toBe(true);
  for (const day of [endOfMonth(addDays(today, -40)), endOfMonth(addDays(today, -130))]) {
    const ageing = await book.run((ctx) =>
      readAgeing(ctx, { by: "currency", limit: 10, after: null, asOn: day }),
    );
    const undisputed = ageing.rows.map(({ key: _, disputedMinor, undisputedMinor, ...row }) => ({
      ...row,
      on: day,
      disputedMinor: 0n,
      undisputedMinor: disputedMinor + undisputedMinor,
    }));
    expect(overview.history.filter((row) => row.on === day)).toEqual(undisputed);
  }
}
