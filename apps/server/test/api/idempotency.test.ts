import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { expectSoundBook } from "../house.ts";
import { type Api, type ApiMerchant, type Asked, anApi, refused } from "./an-api.ts";

// Goal: whoever is not sure that a request arrived sends it again, and nothing happens twice. Method: the same request
// one after the other and at once, with a key, with a natural key, and with neither being the same.

const AT_ONCE = 6;
let api: Api;
let merchant: ApiMerchant;
beforeAll(async () => {
  api = await anApi();
});
beforeEach(async () => {
  merchant = await api.merchant();
});

const payment = { customer: "C1", currency: "GBP", amount: 500, receivedOn: "2026-02-20", method: "bank" };
const invoice = {
  customer: "C1",
  currency: "GBP",
  number: "I1",
  issuedOn: "2026-02-10",
  dueOn: "2026-03-12",
  net: 5,
};
const statuses = (answers: readonly Asked[]): number[] => answers.map(({ status }) => status).sort();
const countOf = async (path: string): Promise<number> => (await merchant.get(`/v1/${path}`)).body.data.length;
const atOnce = (ask: () => Promise<Asked>) => Promise.all(Array.from({ length: AT_ONCE }, ask));

test("H4: the same key with the same body gives the first answer again, whatever the order of its fields", async () => {
  const key = randomUUID();
  const first = await merchant.post("/v1/payments", payment, { key });
  const backwards = Object.fromEntries(Object.entries(payment).reverse());
  const again = await merchant.post("/v1/payments", backwards, { key });
  expect([again.status, again.text]).toEqual([first.status, first.text]);
  expect([first, again].map(({ headers }) => headers["idempotent-replayed"])).toEqual([undefined, "true"]);
  expect(await countOf("payments")).toBe(1);
});

test("H4: the same key with another body, path or method is refused, and does nothing", async () => {
  const key = randomUUID();
  await merchant.post("/v1/payments", payment, { key });
  for (const [url, body] of [
    ["/v1/payments", { ...payment, amount: 501 }],
    ["/v1/invoices", invoice],
  ] as const) {
    const answer = await merchant.post(url, body, { key });
    expect(answer).toMatchObject(refused(422, "idempotency_key_reused"));
  }
  expect([await countOf("payments"), await countOf("invoices")]).toEqual([1, 0]);
});

test("H4: the same key at once books once, and everybody gets the one answer", async () => {
  const key = randomUUID();
  const answers = await atOnce(() => merchant.post("/v1/payments", payment, { key }));
  expect(statuses(answers)).toEqual(Array(AT_ONCE).fill(201));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers.filter(({ headers }) => headers["idempotent-replayed"] === "true")).toHaveLength(
    AT_ONCE - 1,
  );
  expect(await countOf("payments")).toBe(1);
  await expectSoundBook(merchant);
});

test("H4: the same key with two bodies at once: one is booked, the other refused", async () => {
  const key = randomUUID();
  let amount = 0;
  const answers = await atOnce(() => {
    amount += 1;
    return merchant.post("/v1/payments", { ...payment, amount: (amount % 2) + 1 }, { key });
  });
  expect(statuses(answers)).toEqual([201, 201, 201, 422, 422, 422]);
  expect(await countOf("payments")).toBe(1);
});

test("a refusal is an answer too: kept, and given again after its cause is gone", async () => {
  const key = randomUUID();
  const body = { ...invoice, currency: "EUR" };
  const refusal = await merchant.post("/v1/invoices", body, { key });
  expect(refusal).toMatchObject(refused(422, "no_rate"));
  const rate = { base: "EUR", quote: "GBP", validFrom: "2026-01-01", rate: "0.8", source: "test" };
  await merchant.put("/v1/exchange-rates", rate);
  const again = await merchant.post("/v1/invoices", body, { key });
  expect([again.status, again.text]).toEqual([refusal.status, refusal.text]);
  expect((await merchant.post("/v1/invoices", body, { key: randomUUID() })).status).toBe(201);
});

test("what never came past the schema takes no key", async () => {
  const key = randomUUID();
  const wrong = await merchant.post("/v1/payments", { ...payment, amount: "500" }, { key });
  expect(wrong).toMatchObject(refused(422, "invalid_request"));
  expect((await merchant.post("/v1/payments", payment, { key })).status).toBe(201);
});

test.each(["", "x".repeat(256), "a key with ünicode"])(
  "a key that cannot be kept is refused: %#",
  async (key) => {
    const answer = await merchant.post("/v1/payments", payment, { key });
    expect(answer).toMatchObject(refused(400, "idempotency_key_malformed"));
  },
);

test("natural keys: the same number at once without a header is booked once", async () => {
  const answers = await atOnce(() => merchant.post("/v1/invoices", invoice));
  expect(statuses(answers)).toEqual([...Array(AT_ONCE - 1).fill(200), 201]);
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(await countOf("invoices")).toBe(1);
});

test("natural keys: one number with different contents at once: one stands, the others are told", async () => {
  let net = 0;
  const answers = await atOnce(() => {
    net += 1;
    return merchant.post("/v1/invoices", { ...invoice, net });
  });
  expect(statuses(answers)).toEqual([201, ...Array(AT_ONCE - 1).fill(409)]);
  expect(await countOf("invoices")).toBe(1);
  await expectSoundBook(merchant);
});

test("E7: two payments of one invoice at once settle it once; the rest is credit", async () => {
  await merchant.post("/v1/invoices", { ...invoice, net: 500 });
  const remittance = [{ invoice: "I1" }];
  const answers = await atOnce(() => merchant.post("/v1/payments", { ...payment, remittance }));
  expect(statuses(answers)).toEqual(Array(AT_ONCE).fill(201));
  const open = answers.map(({ body }) => body.openAmount).sort();
  expect(open).toEqual([0, ...Array(AT_ONCE - 1).fill(500)]);
  await expectSoundBook(merchant);
});

test("one reversal of many at once stands", async () => {
  await merchant.post("/v1/invoices", invoice);
  const answers = await atOnce(() => merchant.post("/v1/invoices/I1/reverse", { reason: "wrong" }));
  expect(statuses(answers)).toEqual([201, ...Array(AT_ONCE - 1).fill(409)]);
  await expectSoundBook(merchant);
});
