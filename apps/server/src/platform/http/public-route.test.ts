import { Type } from "typebox";
import { expect, test } from "vitest";
import { aClock, aDatabase } from "../../../test/house.ts";
import { Closed, publicRoute } from "./index.ts";
import { aTenant, testServer, testSignIn } from "./test-server.ts";

// Goal: a public route is open to whoever has the link, and to nobody by cookie or key; and is counted twice.

const database = await aDatabase();
const clock = aClock();

const read = publicRoute({
  method: "GET",
  path: "/v1/public/trial/{token}",
  summary: "Try",
  tag: "Trial",
  request: { params: Closed({ token: Type.String({ maxLength: 200 }) }) },
  responses: { 200: Closed({ token: Type.String(), keys: Type.Array(Type.String()) }) },
  handle: async (ctx, { params }) => ({
    status: 200,
    body: { token: params.token, keys: Object.keys(ctx).sort() },
  }),
});

test("it answers without a caller, is told nothing of one, and its answer is kept nowhere", async () => {
  const server = await testServer(database, clock, { routes: [read] });
  const tenant = await aTenant(database, clock, testSignIn(database));
  const { headers } = await tenant.key();
  for (const more of [{}, headers, { cookie: "goodterms.session_token=x" }]) {
    const answer = await server.inject({ url: "/v1/public/trial/abc", headers: more });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ token: "abc", keys: ["address", "clock", "database", "requestId"] });
    expect(answer.headers["cache-control"]).toBe("no-store");
  }
});

test("requests are counted by link, wherever they come from", async () => {
  const server = await testServer(database, clock, { routes: [read] });
  const ask = (token: string, count: number) =>
    server.inject({ url: `/v1/public/trial/${token}`, remoteAddress: `10.0.${count >> 8}.${count & 255}` });
  const statuses: number[] = [];
  for (let count = 0; count < 125; count += 1) statuses.push((await ask("one", count)).statusCode);
  expect(statuses.slice(0, 120).every((status) => status === 200)).toBe(true);
  expect(statuses.slice(120).every((status) => status === 429)).toBe(true);
  expect((await ask("two", 1)).statusCode).toBe(200);
});

test("requests are counted by address, whatever links are tried", async () => {
  const server = await testServer(database, clock, { routes: [read] });
  const statuses: number[] = [];
  for (let count = 0; count < 245; count += 1) {
    statuses.push((await server.inject({ url: `/v1/public/trial/t${count}` })).statusCode);
  }
  expect(statuses.indexOf(429)).toBe(240);
});

test("a public route stands under /v1/public and has a token", () => {
  const declared = { method: "GET", summary: "x", tag: "x", responses: {} } as const;
  const handle = async () => ({ status: 200, contentType: "text/plain", content: "" }) as const;
  for (const path of ["/v1/customers", "/v1/public/trial"]) {
    expect(() => publicRoute({ ...declared, path, handle })).toThrow("a public route");
  }
});
