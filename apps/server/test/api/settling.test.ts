import { beforeAll, beforeEach, expect, test } from "vitest";
import { expectSoundBook } from "../house.ts";
import { type Api, type ApiMerchant, anApi, refused } from "./an-api.ts";

// Goal: credits are applied to debits over HTTP, to the cent and no further, and can be taken back. Method: the real
// server; after each test the book proves itself.

let api: Api;
let merchant: ApiMerchant;
beforeAll(async () => {
  api = await anApi();
});
beforeEach(async () => {
  merchant = await api.merchant({ customers: 3 });
});

const allocate = (body: object) => merchant.post("/v1/allocations", body);
const openOf = async (path: string): Promise<number> => (await merchant.get(`/v1/${path}`)).body.openAmount;

test("as much as both sides have, by number or id; the rest stays on its side", async () => {
  const invoice = await merchant.invoice("I1", 1_000);
  const payment = await merchant.payment("P1", 1_500);
  const applied = await allocate({ credit: payment.id, debit: "I1" });
  expect(applied.status, applied.text).toBe(201);
  expect(applied.body).toMatchObject({ creditAmount: 1_000, debitAmount: 1_000, rate: null, reverses: null });
  expect([await openOf("invoices/I1"), await openOf("payments/P1")]).toEqual([0, 500]);
  expect(await allocate({ credit: "P1", debit: invoice.id })).toMatchObject(refused(409, "already_settled"));
  await expectSoundBook(merchant);
});

test("E26: exactly what is open is taken, one more is not", async () => {
  await merchant.invoice("I1", 1_000);
  await merchant.payment("P1", 5_000);
  expect(await allocate({ credit: "P1", debit: "I1", amount: 1_001 })).toMatchObject(
    refused(409, "exceeds_open_amount"),
  );
  expect((await allocate({ credit: "P1", debit: "I1", amount: 1_000 })).status).toBe(201);
});

test.each([0, -1])("an amount of %s is refused", async (amount) => {
  await merchant.invoice("I1", 1_000);
  await merchant.payment("P1", 1_000);
  expect(await allocate({ credit: "P1", debit: "I1", amount })).toMatchObject(
    refused(422, "amount_not_positive"),
  );
});

test("a credit is a credit and a debit is a debit", async () => {
  await merchant.invoice("I1", 1_000);
  await merchant.payment("P1", 1_000);
  expect((await allocate({ credit: "I1", debit: "P1" })).status).toBe(404);
  expect(await allocate({ credit: "none", debit: "I1" })).toMatchObject(refused(404, "not_found"));
});

test("of another customer only within a group, and only when said", async () => {
  await merchant.put("/v1/groups/G", { name: "Group" });
  for (const reference of ["C1", "C2"]) {
    await merchant.put(`/v1/customers/${reference}`, { name: reference, kind: "business", group: "G" });
  }
  await merchant.invoice("I1", 1_000);
  await merchant.payment("P2", 1_000, { customer: "C2" });
  await merchant.payment("P3", 1_000, { customer: "C3" });
  expect(await allocate({ credit: "P2", debit: "I1" })).toMatchObject(refused(409, "other_customer"));
  const outside = await allocate({ credit: "P3", debit: "I1", groupConsent: true });
  expect(outside).toMatchObject(refused(409, "other_customer"));
  expect((await allocate({ credit: "P2", debit: "I1", groupConsent: true })).status).toBe(201);
  await expectSoundBook(merchant);
});

test("E18: across currencies at the day's rate, with nothing parked", async () => {
  const rate = { base: "EUR", quote: "GBP", source: "test" };
  await merchant.put("/v1/exchange-rates", { ...rate, validFrom: "2026-02-01", rate: "0.8" });
  await merchant.invoice("I1", 1_000, { currency: "EUR" });
  await merchant.payment("P1", 900);
  const applied = await allocate({ credit: "P1", debit: "I1", amount: 900, debitAmount: 1_000 });
  expect(applied.status, applied.text).toBe(201);
  expect([await openOf("invoices/I1"), await openOf("payments/P1")]).toEqual([0, 0]);
  await expectSoundBook(merchant);
});

test("taken back once: what was settled is open again from its old due date", async () => {
  await merchant.invoice("I1", 1_000);
  const { allocations } = await merchant.payment("P1", 1_000, { remittance: [{ invoice: "I1" }] });
  const url = `/v1/allocations/${allocations[0].id}/reverse`;
  const back = await merchant.post(url, { reason: "wrong invoice" });
  expect(back.status, back.text).toBe(201);
  expect(back.body).toMatchObject({ reverses: allocations[0].id });
  expect((await merchant.get("/v1/invoices/I1")).body).toMatchObject({
    openAmount: 1_000,
    dueOn: "2026-03-12",
  });
  expect(await merchant.post(url, { reason: "again" })).toMatchObject(refused(409, "already_reversed"));
  const ofReversal = await merchant.post(`/v1/allocations/${back.body.id}/reverse`, { reason: "x" });
  expect(ofReversal).toMatchObject(refused(409, "not_reversible"));
  await expectSoundBook(merchant);
});

test("E10: an overpayment is unapplied credit; E14: a second payment takes only what is left", async () => {
  await merchant.invoice("I1", 1_000);
  const first = await merchant.payment("P1", 600, { remittance: [{ invoice: "I1", amount: 600 }] });
  const second = await merchant.payment("P2", 600, { remittance: [{ invoice: "I1" }] });
  expect([first.openAmount, second.openAmount]).toEqual([0, 200]);
  const third = await merchant.payment("P3", 50, { remittance: [{ invoice: "I1" }] });
  expect(third).toMatchObject({ openAmount: 50, allocations: [] });
  await expectSoundBook(merchant);
});

test("E11: two overpayments in a row keep both excesses whole", async () => {
  await merchant.invoice("I1", 100);
  await merchant.payment("P1", 150, { allocate: "oldest_first" });
  await merchant.payment("P2", 150, { allocate: "oldest_first" });
  expect([await openOf("payments/P1"), await openOf("payments/P2")]).toEqual([50, 150]);
});

test("a payment's remittance of somebody else's invoice books nothing at all", async () => {
  await merchant.invoice("I2", 1_000, { customer: "C2" });
  const body = { customer: "C1", currency: "GBP", amount: 5, receivedOn: "2026-02-20", method: "bank" };
  const remittance = [{ invoice: "I2" }];
  const answer = await merchant.post("/v1/payments", { ...body, reference: "P1", remittance });
  expect(answer).toMatchObject(refused(409, "other_customer", "/remittance/0/invoice"));
  expect((await merchant.get("/v1/payments/P1")).status).toBe(404);
});

test("a refund is all or nothing", async () => {
  await merchant.payment("P1", 500);
  const body = { customer: "C1", currency: "GBP", paidOn: "2026-02-21", method: "bank", of: "P1" };
  const over = await merchant.post("/v1/refunds", { ...body, amount: 501 });
  expect(over).toMatchObject(refused(409, "refund_exceeds_credit", "/amount"));
  expect(await openOf("payments/P1")).toBe(500);
  expect((await merchant.post("/v1/refunds", { ...body, amount: 500 })).body).toMatchObject({
    state: "settled",
  });
});

test("a write-off of a settled invoice is refused, and so is more than is open", async () => {
  await merchant.invoice("I1", 100);
  const body = { invoice: "I1", writtenOffOn: "2026-02-25", reason: "gone" };
  expect(await merchant.post("/v1/write-offs", { ...body, amount: 101 })).toMatchObject(
    refused(409, "exceeds_open_amount"),
  );
  expect((await merchant.post("/v1/write-offs", body)).body).toMatchObject({ totalAmount: 100 });
  expect(await merchant.post("/v1/write-offs", { ...body, number: "W2" })).toMatchObject(
    refused(409, "already_settled"),
  );
});
