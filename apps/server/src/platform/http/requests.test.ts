import { describe, expect, test } from "vitest";
import { aClock, aDatabase } from "../../../test/house.ts";
import { encodeCursor } from "./index.ts";
import { trialRoutes } from "./test-routes.ts";
import { aTenant, testServer, testSignIn } from "./test-server.ts";

const database = await aDatabase();
const clock = aClock();
const signIn = testSignIn(database);
const server = await testServer(database, clock, {
  signIn,
  routes: trialRoutes,
  newestMigration: "0005_sign_in.sql",
  env: { UPLOAD_BYTES_MAX: "100000", METRICS_TOKEN: "a-token-nobody-can-guess" },
});
const tenant = await aTenant(database, clock, signIn);
const { headers } = await tenant.key();
const good = { on: "2026-03-02", total: { amount: 125_000, currency: "EUR" }, lines: [] };

function postTrial(payload: object | string, more: Record<string, string> = {}, path = "/v1/trial/INV%2F1") {
  return server.inject({
    method: "POST",
    url: path,
    headers: { ...headers, "content-type": "application/json", ...more },
    payload: typeof payload === "string" ? payload : JSON.stringify(payload),
  });
}

describe("a request that fits", () => {
  test("gets its answer: amounts as integers, instants as text, a slash in a reference kept", async () => {
    const answer = await postTrial(good);
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.json()).toEqual({
      id: "INV/1",
      total: { amount: 125_000, currency: "EUR" },
      tax: { amount: 125_000, currency: "EUR" },
      at: "2026-03-02T09:00:00.000Z",
    });
    expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers["ratelimit-limit"]).toBe("6000");
  });

  test("a query's numbers, booleans and lists are read as its schema means them", async () => {
    const cursor = encodeCursor("trial", { id: "017f22e2-79b0-7cc3-98c4-dc0c0c07398f" });
    const url = `/v1/trial?limit=20&kinds=invoice,payment&open=true&cursor=${cursor}`;
    expect((await server.inject({ url, headers })).json()).toEqual({
      query: { limit: 20, kinds: ["invoice", "payment"], open: true, cursor },
      place: { id: "017f22e2-79b0-7cc3-98c4-dc0c0c07398f" },
    });
    expect((await server.inject({ url: "/v1/trial", headers })).json().query).toEqual({ limit: 50 });
  });

  test("what the schema of the answer does not name is not sent", async () => {
    expect((await server.inject({ url: "/v1/trial-leak", headers })).json()).toEqual({ shown: "yes" });
  });
});

describe("a request that does not fit", () => {
  test.each([
    ["a missing field", { ...good, on: undefined }, "/on"],
    ["a field nobody knows", { ...good, amuont: 1 }, "/amuont"],
    ["a date that is none", { ...good, on: "2026-02-30" }, "/on"],
    ["a currency that is none", { ...good, total: { amount: 1, currency: "EUX" } }, "/total/currency"],
    ["a fraction of a minor unit", { ...good, total: { amount: 0.5, currency: "EUR" } }, "/total/amount"],
    ["an amount as text", { ...good, total: { amount: "5", currency: "EUR" } }, "/total/amount"],
    ["an amount beyond the bound", { ...good, total: { amount: 1e15, currency: "EUR" } }, "/total/amount"],
    ["a line's field", { ...good, lines: [{ unitAmount: 1 }, { unitAmount: null }] }, "/lines/1/unitAmount"],
    ["too many lines", { ...good, lines: [1, 2, 3, 4].map((unitAmount) => ({ unitAmount })) }, "/lines"],
    ["a time zone that is none", { ...good, zone: "Mars/Base" }, "/zone"],
  ])("%s is named by its pointer", async (_what, body, pointer) => {
    const answer = await postTrial(body);
    expect(answer.statusCode).toBe(422);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(answer.json()).toMatchObject({
      code: "invalid_request",
      type: "/problems/invalid_request",
      status: 422,
    });
    expect(answer.json().pointers.map((each: { pointer: string }) => each.pointer)).toEqual([pointer]);
  });

  test.each([
    ["no JSON", "{", "application/json", 400, "malformed_json"],
    ["nothing", "", "application/json", 400, "malformed_json"],
    ["a prototype", '{"__proto__":{}}', "application/json", 400, "malformed_json"],
    ["another type", "on=1", "application/x-www-form-urlencoded", 415, "unsupported_media_type"],
    ["plain text", "on", "text/plain", 415, "unsupported_media_type"],
    ["too much", JSON.stringify({ x: "y".repeat(1_100_000) }), "application/json", 413, "body_too_large"],
  ])("%s is refused", async (_what, payload, type, status, code) => {
    const answer = await postTrial(payload, { "content-type": type });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.json().requestId).toBe(answer.headers["x-request-id"]);
  });

  test.each([
    ["/v1/nothing-here", "GET", 404, "unknown_route"],
    ["/v1/trial/x", "DELETE", 405, "method_not_allowed"],
    ["/v1/trial?limit=501", "GET", 422, "invalid_request"],
    ["/v1/trial?limit=", "GET", 422, "invalid_request"],
    ["/v1/trial?limit=1e2", "GET", 422, "invalid_request"],
    ["/v1/trial?unknown=1", "GET", 422, "invalid_request"],
    ["/v1/trial?cursor=abc", "GET", 400, "cursor_malformed"],
    [
      `/v1/trial?cursor=${encodeCursor("other", { id: "017f22e2-79b0-7cc3-98c4-dc0c0c07398f" })}`,
      "GET",
      400,
      "cursor_malformed",
    ],
    [`/v1/trial?cursor=${encodeCursor("trial", { id: "1 OR 1=1" })}`, "GET", 400, "cursor_malformed"],
    ["/v1/trial/%E0%A4%A", "POST", 400, "malformed_request"],
  ] as const)("%s by %s gives %i %s", async (url, method, status, code) => {
    const answer = await server.inject({ url, method, headers });
    expect([answer.statusCode, answer.json().code], answer.body).toEqual([status, code]);
  });

  test("the allowed methods are named", async () => {
    const answer = await server.inject({ url: "/v1/trial/x", method: "DELETE", headers });
    expect(answer.headers.allow).toBe("POST");
  });
});

describe("a verb that does not succeed", () => {
  test("a refusal is told as it stands", async () => {
    const answer = await postTrial({ ...good, does: "refuse" });
    expect(answer.json()).toEqual({
      type: "/problems/number_used",
      title: "The number is taken",
      status: 409,
      code: "number_used",
      detail: "It is.",
      remedy: "Take another.",
      pointers: [{ pointer: "/on", message: "is taken" }],
      requestId: answer.headers["x-request-id"],
    });
  });

  test("a fault tells nothing of the inside", async () => {
    const answer = await postTrial({ ...good, does: "fail" });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain("secret");
    expect(answer.body).not.toContain("at ");
  });

  test("a lock that is not given in time is a 409 to be tried again", async () => {
    const client = await database.app.connect();
    await client.query(`BEGIN; SET LOCAL app.merchant_id = '${tenant.merchantId}'`);
    await client.query("SELECT 1 FROM platform.merchant WHERE merchant_id = $1 FOR UPDATE", [
      tenant.merchantId,
    ]);
    const answer = await postTrial({ ...good, does: "lock" });
    await client.query("ROLLBACK");
    client.release();
    expect([answer.statusCode, answer.json().code]).toEqual([409, "busy"]);
    expect(answer.headers["retry-after"]).toBe("1");
  });
});
