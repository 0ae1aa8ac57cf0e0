import { plainDate } from "@goodterms/kernel";
import { beforeAll, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../../../test/house.ts";
import { readStatement, type Statement } from "./read-statement.ts";
import { aBook, type Book } from "./test/a-book.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

const statement = (book: Book, from: string, to: string): Promise<Statement> =>
  book.run((ctx) => readStatement(ctx, { customer: "C1", from: plainDate(from), to: plainDate(to) }));

test("E19: a part payment in another currency leaves the rest open in the invoice's, and shows in both accounts", async () => {
  const book = await aBook(database);
  await book.document({
    customer: "C1",
    number: "I1",
    amount: 5_000,
    currency: "USD",
    rate: "0.9",
    issuedOn: "2026-01-10",
  });
  await book.document({
    kind: "payment",
    customer: "C1",
    number: "P1",
    amount: 2_000,
    issuedOn: "2026-02-10",
  });
  await book.allocate({
    credit: "P1",
    debit: "I1",
    amount: 2_000,
    debitAmount: 2_160,
    rate: "1.08",
    on: "2026-02-10",
  });
  const [eur, usd] = (await statement(book, "2026-01-01", "2026-02-28")).currencies;
  expect(eur?.lines.map((line) => [line.kind, line.debitMinor, line.creditMinor, line.balanceMinor])).toEqual(
    [
      ["payment", 0n, 2_000n, -2_000n],
      ["transfer", 2_000n, 0n, 0n],
    ],
  );
  expect(usd).toMatchObject({
    lines: [{ kind: "invoice" }, { kind: "transfer", otherNumber: "P1", creditMinor: 2_160n }],
    closingMinor: 2_840n,
    openItems: [{ number: "I1", openMinor: 2_840n }],
  });
});

test("E29: a returned payment is a line of its own, and the invoice is overdue from its old due date", async () => {
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
  const [account] = (await statement(book, "2026-02-01", "2026-03-02")).currencies;
  expect(account).toMatchObject({
    openingMinor: 0n,
    lines: [
      { on: "2026-02-20", kind: "reversal", otherKind: "payment", otherNumber: "P1", debitMinor: 500n },
    ],
    closingMinor: 500n,
    openItems: [{ number: "I1", dueOn: "2025-12-15", daysPastDue: 77 }],
  });
});

test("nothing booked is an empty statement, and the default period is this month and the two before", async () => {
  const book = await aBook(database);
  await book.customer("C1");
  const empty = await book.run((ctx) => readStatement(ctx, { customer: "C1" }));
  expect(empty).toMatchObject({ from: "2026-01-01", to: "2026-03-02", currencies: [] });
});
