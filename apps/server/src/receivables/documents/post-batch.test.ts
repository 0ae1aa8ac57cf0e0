import { beforeAll, beforeEach, expect, test } from "vitest";
import {
  aDatabase,
  aMerchant,
  expectSoundBook,
  plainDate,
  type StandardMerchant,
  type TestDatabase,
} from "../../../test/house.ts";
import { findCustomer } from "../customers/find-customer.ts";
import { putCustomer } from "../customers/put-customer.ts";
import { recordRate } from "../ledger/rates.ts";
import type { BatchDocument } from "./batch-rules.ts";
import { findDocumentOf } from "./find-document.ts";
import { type BatchResult, postBatch } from "./post-batch.ts";
import { reverseDocument } from "./reverse-document.ts";
import { readItems } from "./store.ts";

// Goal: a batch books what it can and says why of the rest, and what is booked is what the same documents one by one
// would have left. Method: batches of a few on a real database; the book proves itself after each test.

const IMPORT_ID = "00000000-0000-7000-8000-000000000001";

let database: TestDatabase;
let merchant: StandardMerchant;
beforeAll(async () => {
  database = await aDatabase();
});
beforeEach(async () => {
  merchant = await aMerchant(database, { customers: 1 });
});

const named = (reference: string) => ({
  reference,
  name: `Name of ${reference}`,
  kind: "business" as const,
  country: null,
  currency: null,
});

function aDocument(number: string, more: Partial<BatchDocument> = {}): BatchDocument {
  return {
    kind: "invoice",
    number,
    customer: named("C1"),
    entityId: merchant.entityId,
    currency: "GBP",
    issuedOn: plainDate("2026-01-10"),
    netMinor: 10_000n,
    taxMinor: 0n,
    due: { dueOn: plainDate("2026-02-10") },
    lines: null,
    order: null,
    purchaseOrder: null,
    method: null,
    paid: null,
    settles: [],
    importLine: 2,
    ...more,
  };
}

const post = (documents: BatchDocument[], rates: Record<string, string> = {}): Promise<BatchResult> =>
  merchant.run((ctx) => postBatch(ctx, documents, { importId: IMPORT_ID, rates }));

const openOf = (kind: "invoice" | "credit_note" | "payment", number: string) =>
  merchant.run(async (ctx) => {
    const items = await readItems(ctx, [(await findDocumentOf(ctx, [kind], number)).id]);
    return items.reduce((sum, item) => sum + item.openMinor, 0n);
  });

const outcomesOf = (result: BatchResult) =>
  result.outcomes.map((outcome) => (outcome.outcome === "refused" ? outcome.code : outcome.outcome));

test("a number again is a duplicate with the same content and refused with other, in one batch and across", async () => {
  const first = await post([
    aDocument("I1"),
    aDocument("I1"),
    aDocument("I1", { netMinor: 1n }),
    aDocument("I2"),
  ]);
  expect(outcomesOf(first)).toEqual(["posted", "duplicate", "number_used", "posted"]);
  const second = await post([aDocument("I1"), aDocument("I2", { purchaseOrder: "PO" }), aDocument("I3")]);
  expect(outcomesOf(second)).toEqual(["duplicate", "number_used", "posted"]);
  expect(second.outcomes[1]).toMatchObject({ message: expect.stringContaining("100.00 GBP of 2026-01-10") });
  expect([first.documentsPosted, second.documentsPosted]).toEqual([2, 1]);
  await expectSoundBook(merchant);
});

test("customers are made for documents that are booked, under the first name given, and for no others", async () => {
  const result = await post([
    aDocument("I1", { customer: { ...named("NEW"), name: "First name" } }),
    aDocument("I2", { customer: { ...named("NEW"), name: "Second name" } }),
    aDocument("I3", { customer: named("NOBODY"), currency: "USD" }),
  ]);
  expect(outcomesOf(result)).toEqual(["posted", "posted", "no_rate"]);
  expect(result.customersCreated).toBe(1);
  expect(await merchant.run((ctx) => findCustomer(ctx, "NEW"))).toMatchObject({ name: "First name" });
  await expect(merchant.run((ctx) => findCustomer(ctx, "NOBODY"))).rejects.toThrow(/no customer NOBODY/);
  await expectSoundBook(merchant);
});

test("without due date and terms the customer's terms hold, else thirty days", async () => {
  await merchant.run((ctx) =>
    putCustomer(ctx, { reference: "C9", name: "Nine", kind: "business", terms: "net 9" }),
  );
  await post([
    aDocument("I1", { due: null, customer: named("C9") }),
    aDocument("I2", { due: null, customer: named("FRESH") }),
  ]);
  const due = await database.asAdministrator(
    "SELECT number, due_on::text AS due FROM receivables.document WHERE merchant_id = $1 ORDER BY number",
    [merchant.merchantId],
  );
  expect(due).toEqual([
    { number: "I1", due: "2026-01-19" },
    { number: "I2", due: "2026-02-09" },
  ]);
});

test("a rate said for the file stands before the loaded one, which stands before none", async () => {
  await merchant.run((ctx) =>
    recordRate(ctx, {
      base: "USD",
      quote: "GBP",
      validFrom: plainDate("2026-01-01"),
      rate: "0.5",
      source: "test",
    }),
  );
  const [said, loaded] = [
    await post([aDocument("I1", { currency: "USD" })], { USD: "0.8" }),
    await post([aDocument("I2", { currency: "USD" })]),
  ];
  expect([...outcomesOf(said), ...outcomesOf(loaded)]).toEqual(["posted", "posted"]);
  const none = await post([aDocument("I3", { currency: "CAD" })], { USD: "0.8" });
  expect(none.outcomes[0]).toMatchObject({
    code: "no_rate",
    message: expect.stringContaining("PUT /v1/exchange-rates"),
  });
  const rows = await database.asAdministrator(
    "SELECT functional_minor::int AS functional FROM receivables.document WHERE merchant_id = $1 ORDER BY number",
    [merchant.merchantId],
  );
  expect(rows).toEqual([{ functional: 8_000 }, { functional: 5_000 }]);
  await expectSoundBook(merchant);
});

test("an invoice called paid is settled by one payment on its day, and by none the second time", async () => {
  const paid = aDocument("I1", { paid: { on: plainDate("2026-02-01"), minor: 10_000n } });
  expect(await post([paid, paid])).toMatchObject({ documentsPosted: 2 });
  expect(outcomesOf(await post([paid]))).toEqual(["duplicate"]);
  expect(await openOf("invoice", "I1")).toBe(0n);
  expect(await openOf("payment", "I1/settled")).toBe(0n);
  await expectSoundBook(merchant);
});

test("a payment that was reversed is not booked again by the same file", async () => {
  const paid = aDocument("I1", { paid: { on: plainDate("2026-02-01"), minor: 10_000n } });
  await post([paid]);
  await merchant.run((ctx) =>
    reverseDocument(ctx, {
      kinds: ["payment"],
      document: "I1/settled",
      reason: "bounced",
      method: "returned",
    }),
  );
  expect(outcomesOf(await post([paid]))).toEqual(["duplicate"]);
  expect(await openOf("invoice", "I1")).toBe(10_000n);
  await expectSoundBook(merchant);
});

test("credits settle what they name in their order, up to what is open, and only their customer's", async () => {
  const credit = (
    kind: "payment" | "credit_note",
    number: string,
    netMinor: bigint,
    more: Partial<BatchDocument> = {},
  ) => aDocument(number, { kind, netMinor, due: null, settles: [{ number: "I1", minor: null }], ...more });
  const result = await post([
    aDocument("I1"),
    credit("credit_note", "CN1", 3_000n),
    credit("payment", "P1", 6_000n, { customer: null }),
    credit("payment", "P2", 6_000n),
    credit("payment", "P3", 500n, { customer: named("OTHER") }),
    credit("payment", "P4", 500n, { customer: null, settles: [{ number: "NONE", minor: null }] }),
  ]);
  expect(outcomesOf(result)).toEqual(["posted", "posted", "posted", "posted", "posted", "missing_customer"]);
  expect(await openOf("invoice", "I1")).toBe(0n);
  expect(await openOf("payment", "P1")).toBe(0n);
  expect(await openOf("payment", "P2")).toBe(5_000n);
  expect(await openOf("payment", "P3")).toBe(500n);
  await expectSoundBook(merchant);
});
