import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { aClock, aDatabase } from "../../../test/house.ts";
import { trialRoutes } from "./test-routes.ts";
import { aTenant, signInAs, testServer, testSignIn } from "./test-server.ts";

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

describe("who is calling", () => {
  test("without a key, with a wrong one, and with one that was never made: 401 and how to do it", async () => {
    const made = (await tenant.key()).secret;
    for (const authorization of [undefined, "Bearer x", `Basic ${made}`, `Bearer ${made.slice(0, -1)}!`]) {
      const answer = await server.inject({
        url: "/v1/trial",
        headers: authorization === undefined ? {} : { authorization },
      });
      expect(answer.statusCode).toBe(401);
      expect(answer.headers["www-authenticate"]).toContain("Bearer");
    }
  });

  test("a key does what its scopes say and no more", async () => {
    const reader = await tenant.key("documents:read");
    expect((await server.inject({ url: "/v1/trial", headers: reader.headers })).statusCode).toBe(200);
    const answer = await postTrial(good, reader.headers);
    expect([answer.statusCode, answer.json().code]).toEqual([403, "not_allowed"]);
  });

  test("a revoked key is dead within five seconds, though it was used a moment before", async () => {
    const key = await tenant.key();
    expect((await server.inject({ url: "/v1/trial", headers: key.headers })).statusCode).toBe(200);
    const revoked = await server.inject({ method: "DELETE", url: `/v1/api-keys/${key.id}`, headers });
    expect(revoked.statusCode).toBe(204);
    await delay(4_000);
    expect((await server.inject({ url: "/v1/trial", headers: key.headers })).statusCode).toBe(401);
  });

  test("an expired key is dead at once", async () => {
    const expiresAt = new Date(clock.now().getTime() + 60_000).toISOString();
    const made = await server.inject({
      method: "POST",
      url: "/v1/api-keys",
      headers,
      payload: { name: "short", scopes: ["documents:read"], expiresAt },
    });
    const short = { authorization: `Bearer ${made.json().secret}` };
    expect((await server.inject({ url: "/v1/trial", headers: short })).statusCode).toBe(200);
    clock.advance(60_000);
    expect((await server.inject({ url: "/v1/trial", headers: short })).statusCode).toBe(401);
    clock.advance(-60_000);
  });

  test("a session writes only from the console's own page", async () => {
    const session = await signInAs(server, tenant.ownerEmail);
    const write = (more: Record<string, string>) =>
      server.inject({
        method: "POST",
        url: "/v1/trial/1",
        headers: { cookie: session.cookie, ...more },
        payload: good,
      });
    expect((await write({})).json().code).toBe("origin_refused");
    expect((await write({ origin: "https://evil.example" })).json().code).toBe("origin_refused");
    expect((await write({ origin: "null", "x-goodterms-csrf": "1" })).json().code).toBe("origin_refused");
    expect((await write({ origin: "http://127.0.0.1:4600" })).statusCode).toBe(201);
    expect((await write({ "x-goodterms-csrf": "1" })).statusCode).toBe(201);
  });
});

test("too many requests are told to wait, each caller for itself", async () => {
  const small = await testServer(database, clock, {
    signIn,
    routes: trialRoutes,
    env: { REQUESTS_PER_MINUTE: "2", SIGN_INS_PER_MINUTE: "2" },
  });
  const [one, other] = [await tenant.key(), await tenant.key()];
  const ask = (key: typeof one) => small.inject({ url: "/v1/trial", headers: key.headers });
  expect([(await ask(one)).statusCode, (await ask(one)).statusCode]).toEqual([200, 200]);
  const limited = await ask(one);
  expect([limited.statusCode, limited.json().code]).toEqual([429, "rate_limited"]);
  expect(Number(limited.headers["retry-after"])).toBeGreaterThan(0);
  expect(limited.headers["ratelimit-remaining"]).toBe("0");
  expect((await ask(other)).statusCode).toBe(200);
  const attempt = () =>
    small.inject({
      method: "POST",
      url: "/api/auth/sign-in/email",
      headers: { origin: "http://localhost:4600" },
      payload: { email: "x@example.com", password: "wrong password" },
    });
  const attempts = [(await attempt()).statusCode, (await attempt()).statusCode, (await attempt()).statusCode];
  expect(attempts).toEqual([401, 401, 429]);
});
