import { createHash, randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { type Api, type ApiMerchant, anApi, refused } from "./an-api.ts";

// Goal: bodies, headers and cursors that are no honest client's are refused by name. Method: each is sent to a real
// route; nothing of it is booked.

const DEPTH = 200_000;
const BODY_BYTES_MAX = 1_048_576;
let api: Api;
let merchant: ApiMerchant;
beforeAll(async () => {
  api = await anApi();
  merchant = await api.merchant();
});

const invoice = { customer: "C1", currency: "GBP", number: "I1", issuedOn: "2026-02-10", net: 100 };
const send = (raw: string, headers: Record<string, string> = {}) =>
  merchant.post("/v1/invoices", undefined, { raw, headers });
const deep = (inner: string): string => `${"[".repeat(DEPTH)}${inner}${"]".repeat(DEPTH)}`;

test.each([
  ["no JSON", '{"customer":', 400, "malformed_json"],
  ["nothing", "", 400, "malformed_json"],
  ["two documents", "{}{}", 400, "malformed_json"],
  ["a comment", "{/* */}", 400, "malformed_json"],
  ["NaN", '{"net":NaN}', 400, "malformed_json"],
  ["a prototype", '{"__proto__":{"net":1}}', 400, "malformed_json"],
  ["a constructor's prototype", '{"constructor":{"prototype":{"net":1}}}', 400, "malformed_json"],
  ["a list", "[]", 422, "invalid_request"],
  ["null", "null", 422, "invalid_request"],
  ["a text", '"invoice"', 422, "invalid_request"],
  ["brackets without end", deep(""), 422, "invalid_request"],
  ["a number beyond any", '{"net":1e999}', 422, "invalid_request"],
])("a body of %s is refused", async (_what, raw, status, code) => {
  expect(await send(raw)).toMatchObject({ status, body: { status, code } });
});

test("terms, which may be any object, may not be any depth either, with a key or without", async () => {
  const raw = JSON.stringify({ ...invoice, terms: "DEEP" }).replace('"DEEP"', `{"kind":${deep("1")}}`);
  expect(await send(raw)).toMatchObject(refused(422, "invalid_request"));
  expect(await send(raw, { "idempotency-key": randomUUID() })).toMatchObject(refused(422, "invalid_request"));
});

test("a body over the limit is refused before it is read, one just under it is read", async () => {
  const padded = (length: number) => JSON.stringify({ ...invoice, purchaseOrder: "x".repeat(length) });
  expect(await send(padded(BODY_BYTES_MAX))).toMatchObject(refused(413, "body_too_large"));
  expect(await send(padded(BODY_BYTES_MAX - 1_000))).toMatchObject(
    refused(422, "invalid_request", "/purchaseOrder"),
  );
});

test.each([
  "text/plain",
  "application/xml",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
])("a body said to be %s is refused", async (type) => {
  expect(await send("customer=C1", { "content-type": type })).toMatchObject(
    refused(415, "unsupported_media_type"),
  );
});

test("a field given twice counts as the last, and stands once", async () => {
  const raw = JSON.stringify({ ...invoice, number: "TWICE" }).replace('"net":100', '"net":1,"net":100');
  expect(await send(raw)).toMatchObject({ status: 201, body: { totalAmount: 100 } });
});

test("more lines, instalments and remittances than there may be are refused by their field", async () => {
  const line = { description: "x", quantity: 1, unitAmount: 1 };
  const many = (count: number, each: object) => Array.from({ length: count }, () => each);
  const { net: _, ...unpriced } = invoice;
  const lines = await merchant.post("/v1/invoices", { ...unpriced, lines: many(5_001, line) });
  expect(lines).toMatchObject(refused(422, "invalid_request", "/lines"));
  const part = { dueOn: "2026-03-01", amount: 1 };
  const parts = await merchant.post("/v1/invoices", { ...invoice, instalments: many(61, part) });
  expect(parts).toMatchObject(refused(422, "invalid_request", "/instalments"));
  const all = await merchant.post("/v1/invoices", { ...unpriced, number: "LONG", lines: many(5_000, line) });
  expect(all).toMatchObject({ status: 201, body: { totalAmount: 5_000 } });
});

test("a half pair and a zero are pointed at, in texts and in names", async () => {
  const answer = await merchant.post("/v1/invoices", {
    ...invoice,
    number: "a\u0000",
    purchaseOrder: "\ud800",
  });
  expect(answer).toMatchObject(refused(422, "invalid_request", "/number", "/purchaseOrder"));
  const name = await merchant.post("/v1/invoices", { ...invoice, terms: { "\u0000": 1 } });
  expect(name).toMatchObject(refused(422, "invalid_request", "/terms"));
  expect(await merchant.get("/v1/invoices/%00")).toMatchObject(refused(422, "invalid_request", "/id"));
  expect((await merchant.get("/v1/invoices/%ff")).status).toBe(400);
});

/** A cursor as this server writes it, around any text: its check is no secret. */
function forge(list: string, text: string): string {
  const check = createHash("sha256").update(`${list}\n${text}`).digest("base64url").slice(0, 8);
  return `${Buffer.from(text).toString("base64url")}.${check}`;
}

test.each(["not JSON", "null", "[]", "{}", '{"issuedOn":"2026-02-30","id":"x"}', '{"issuedOn":1,"id":{}}'])(
  "a cursor forged around %s is refused",
  async (text) => {
    const answer = await merchant.get(`/v1/invoices?cursor=${forge("/v1/invoices", text)}`);
    expect(answer).toMatchObject(refused(400, "cursor_malformed"));
  },
);

test("an address, a method and a header that nothing answers to are refused as problems", async () => {
  expect(await merchant.get("/v1/invoces")).toMatchObject(refused(404, "unknown_route"));
  const deleted = await merchant.ask("DELETE", "/v1/invoices");
  expect(deleted).toMatchObject(refused(405, "method_not_allowed"));
  expect(deleted.headers.allow).toContain("POST");
  const nobody = await merchant.ask("GET", "/v1/invoices", undefined, {
    headers: { authorization: "Bearer x" },
  });
  expect(nobody).toMatchObject(refused(401, "not_signed_in"));
});
