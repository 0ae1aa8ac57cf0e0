import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { expectSoundBook } from "../house.ts";
import { type Api, type ApiMerchant, anApi, refused } from "./an-api.ts";

// Goal: documents do over HTTP what the contract says, and say what is wrong where something is. Method: each is posted,
// read back, repeated and refused through the real server; every answer is held against the OpenAPI document.

let api: Api;
let merchant: ApiMerchant;
beforeAll(async () => {
  api = await anApi();
});
beforeEach(async () => {
  merchant = await api.merchant({ customers: 2 });
});

const common = { customer: "C1", currency: "GBP" };
const invoice = {
  ...common,
  number: "I1",
  issuedOn: "2026-02-10",
  dueOn: "2026-03-12",
  net: 10_000,
  tax: 2_000,
};

/** A right body of every kind, once I0 over 5000 and P0 over 3000 stand. */
const KINDS: readonly { path: string; body: object; change: object; number: string }[] = [
  { path: "invoices", body: invoice, change: { net: 10_001 }, number: "I1" },
  {
    path: "credit-notes",
    body: { ...common, number: "N1", issuedOn: "2026-02-11", net: 500, appliesTo: "I0", reason: "broken" },
    change: { net: 501 },
    number: "N1",
  },
  {
    path: "payments",
    body: { ...common, reference: "P1", amount: 700, receivedOn: "2026-02-20", method: "card" },
    change: { amount: 701 },
    number: "P1",
  },
  {
    path: "refunds",
    body: { ...common, reference: "R1", amount: 300, paidOn: "2026-02-21", method: "card", of: "P0" },
    change: { method: "bank" },
    number: "R1",
  },
  {
    path: "fees",
    body: {
      ...common,
      number: "F1",
      kind: "fee",
      amount: 4_000,
      chargedOn: "2026-02-20",
      dueOn: "2026-02-20",
      reason: "late",
    },
    change: { reason: "very late" },
    number: "F1",
  },
  {
    path: "write-offs",
    body: { invoice: "I0", amount: 100, number: "W1", writtenOffOn: "2026-02-25", reason: "gone" },
    change: { amount: 101 },
    number: "W1",
  },
  {
    path: "discounts",
    body: { invoice: "I0", amount: 50, number: "D1", takenOn: "2026-02-25", reason: "early_payment" },
    change: { amount: 51 },
    number: "D1",
  },
];

describe.each(KINDS)("$path", ({ path, body, change, number }) => {
  test("are booked once, read by id and by number, listed, repeated, refused with other content, and reversed once", async () => {
    await merchant.invoice("I0", 5_000);
    await merchant.payment("P0", 3_000);
    const posted = await merchant.post(`/v1/${path}`, body);
    expect(posted.status, posted.text).toBe(201);
    expect(posted.body).toMatchObject({
      number,
      currency: "GBP",
      customer: { reference: "C1" },
      entity: "UK",
    });
    for (const name of [posted.body.id, number]) {
      expect((await merchant.get(`/v1/${path}/${name}`)).body).toEqual(posted.body);
    }
    const listed = await merchant.get(`/v1/${path}?customer=C1`);
    expect(listed.body.data.map((row: { id: string }) => row.id)).toContain(posted.body.id);

    const again = await merchant.post(`/v1/${path}`, body);
    expect([again.status, again.body]).toEqual([200, posted.body]);
    const other = await merchant.post(`/v1/${path}`, { ...body, ...change });
    expect(other).toMatchObject(refused(409, "number_used"));

    const reversed = await merchant.post(`/v1/${path}/${number}/reverse`, { reason: "a mistake" });
    expect(reversed.status, reversed.text).toBe(201);
    expect(reversed.body).toMatchObject({ id: posted.body.id, state: "reversed", openAmount: 0 });
    const twice = await merchant.post(`/v1/${path}/${number}/reverse`, { reason: "a mistake" });
    expect(twice).toMatchObject(refused(409, "already_reversed"));
    await expectSoundBook(merchant);
  });

  test("name every field that is wrong, and take none that they do not know", async () => {
    const unknown = await merchant.post(`/v1/${path}`, { ...body, amonut: 1, "a/b~c": 2 });
    expect(unknown).toMatchObject(refused(422, "invalid_request"));
    const pointers = unknown.body.pointers.map((each: { pointer: string }) => each.pointer);
    expect(pointers.sort()).toEqual(["/amonut", "/a~1b~0c"]);
    const empty = await merchant.post(`/v1/${path}`, {});
    const required = Object.keys(body).filter((field) => field === "customer" || field === "invoice");
    expect(empty).toMatchObject(refused(422, "invalid_request"));
    expect(empty.body.pointers.map((each: { pointer: string }) => each.pointer)).toContain(`/${required[0]}`);
  });

  test("know no date that is none", async () => {
    const dates = Object.entries(body).filter(([field]) => field.endsWith("On"));
    expect(dates.length).toBeGreaterThan(0);
    for (const [field] of dates) {
      for (const wrong of ["2026-02-30", "2026-2-3", "30/02/2026", "", 20_260_210, null]) {
        const answer = await merchant.post(`/v1/${path}`, { ...body, [field]: wrong });
        expect(answer).toMatchObject(refused(422, "invalid_request", `/${field}`));
      }
    }
  });
});

describe("an open invoice", () => {
  test("gets another due date, and keeps the one it had", async () => {
    await merchant.invoice("I1", 100);
    const body = { dueOn: "2026-05-01", reason: "asked" };
    const moved = await merchant.put("/v1/invoices/I1/due-date", body);
    expect(moved.body.items).toMatchObject([{ dueOn: "2026-05-01", originalDueOn: "2026-03-12" }]);
    const missing = await merchant.put("/v1/invoices/I1/due-date", { ...body, instalment: 2 });
    expect(missing).toMatchObject(refused(404, "not_found"));
    expect(await merchant.put("/v1/invoices/none/due-date", body)).toMatchObject(refused(404, "not_found"));
  });

  test("is disputed up to what is open, and no further", async () => {
    await merchant.invoice("I1", 100);
    const put = (amount: number) => merchant.put("/v1/invoices/I1/dispute", { amount, reason: "broken" });
    expect((await put(100)).body.items).toMatchObject([{ disputedAmount: 100 }]);
    expect(await put(101)).toMatchObject(refused(409, "exceeds_open_amount"));
    expect(await put(-1)).toMatchObject(refused(422, "amount_not_positive"));
    expect((await put(0)).body.items).toMatchObject([{ disputedAmount: 0 }]);
  });
});

test("a closed period takes nothing until it is opened again, and the remedy says so", async () => {
  const closed = await merchant.post("/v1/entities/UK/close-period", {
    through: "2026-02-15",
    reason: "month",
  });
  expect(closed.body).toMatchObject({ closedThrough: "2026-02-15" });
  const late = await merchant.post("/v1/invoices", invoice);
  expect(late).toMatchObject(refused(409, "period_closed", "/issuedOn"));
  expect(late.body.remedy).toMatch(/re-open/);
  expect((await merchant.post("/v1/invoices", { ...invoice, issuedOn: "2026-02-16" })).status).toBe(201);
  await merchant.post("/v1/entities/UK/reopen-period", { through: "2026-02-09", reason: "late invoice" });
  expect((await merchant.post("/v1/invoices", { ...invoice, number: "I2" })).status).toBe(201);
});

test("texts of any script come back as they were sent", async () => {
  const texts = [
    "Zażółć gęślą jaźń",
    "فاتورة ٢٠٢٦",
    "請求書🧾",
    "e\u0301 is not \u00e9",
    "a\tb\nc",
    "'; --",
    "<b>&amp;</b>",
  ];
  for (const [index, text] of texts.entries()) {
    const lines = [{ description: text, quantity: 1, unitAmount: 100 }];
    const { id } = await merchant.invoice(`${text} ${index}`, 0, {
      net: undefined,
      lines,
      purchaseOrder: text,
    });
    const read = await merchant.get(`/v1/invoices/${encodeURIComponent(`${text} ${index}`)}`);
    expect(read.body).toMatchObject({ id, purchaseOrder: text, lines: [{ description: text }] });
  }
});
