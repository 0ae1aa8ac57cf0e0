import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { Type } from "typebox";
import { describe, expect, test } from "vitest";
import { aClock, aDatabase } from "../../../test/house.ts";
import { openDatabase } from "../db/index.ts";
import { Closed, route, streamInMerchant } from "./index.ts";
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

describe("files and streams", () => {
  test("an upload arrives as a stream, whatever its type, beyond the bound of ordinary bodies", async () => {
    const upload = (bytes: number) =>
      server.inject({
        method: "POST",
        url: "/v1/trial-uploads",
        headers: { ...headers, "content-type": "text/csv" },
        payload: Readable.from([Buffer.alloc(bytes / 2), Buffer.alloc(bytes / 2)]),
      });
    expect((await upload(80_000)).json()).toEqual({ bytes: 80_000, type: "text/csv" });
    const tooLarge = await upload(120_000);
    expect([tooLarge.statusCode, tooLarge.json().code]).toEqual([413, "body_too_large"]);
  });

  test("a stream is read inside a transaction of its own and offered under its name", async () => {
    const answer = await server.inject({ url: "/v1/trial-stream", headers });
    expect(answer.body).toBe([1, 2, 3].map((line) => `${tenant.merchantId},${line}\n`).join(""));
    expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(answer.headers["content-disposition"]).toBe(
      "attachment; filename=\"ageing_____.csv\"; filename*=UTF-8''ageing%20%C5%BB%C3%B3%C5%82%C4%87.csv",
    );
    await delay(50);
    expect(database.app.idleCount).toBe(database.app.totalCount);
  });
});

describe("what operators ask", () => {
  test("healthy and ready", async () => {
    expect((await server.inject("/healthz")).json()).toEqual({ ok: true });
    const ready = await server.inject("/readyz");
    expect(ready.statusCode, ready.body).toBe(200);
    expect(ready.json().checks.map((check: { name: string }) => check.name)).toEqual([
      "database",
      "migrations",
      "roles",
      "append_only",
    ]);
  });

  test("not ready while a migration is missing, and it says what to do", async () => {
    const behind = await testServer(database, clock, { newestMigration: "9999_later.sql" });
    const answer = await behind.inject("/readyz");
    expect(answer.statusCode).toBe(503);
    expect(answer.json().checks).toContainEqual(
      expect.objectContaining({ name: "migrations", ok: false, remedy: expect.stringContaining("migrate") }),
    );
  });

  test("not ready when the sign-in could pass the merchant wall, or change history", async () => {
    const user = `loose_${randomBytes(6).toString("hex")}`;
    await database.asAdministrator(`CREATE ROLE ${user} LOGIN BYPASSRLS PASSWORD 'pw' IN ROLE goodterms_app`);
    await database.asAdministrator(`GRANT DELETE ON platform.event TO ${user}`);
    const loose = openDatabase({
      ...database.settings,
      app: { ...database.settings.app, user, password: "pw" },
    });
    const { checks } = (await (await testServer(loose, clock)).inject("/readyz")).json();
    await loose.close();
    await database.asAdministrator(`DROP OWNED BY ${user}`);
    await database.asAdministrator(`DROP ROLE ${user}`);
    const failed = checks.filter((check: { ok: boolean }) => !check.ok);
    expect(failed.map((check: { name: string }) => check.name)).toEqual(["roles", "append_only"]);
  });

  test("metrics are for loopback, or for the token, and name routes by template", async () => {
    await server.inject({ method: "DELETE", url: "/v1/people/usr_1", headers });
    const read = (more: { remoteAddress?: string; headers?: Record<string, string> }) =>
      server.inject({ url: "/metrics", ...more });
    const answer = await read({});
    expect(answer.body).toMatch(
      /goodterms_http_request_duration_seconds_count\{method="DELETE",route="\/v1\/people\/:id",status="403"\} 1\n/,
    );
    expect(answer.body).toContain("goodterms_events_unsealed");
    expect(answer.body).toContain('goodterms_database_connections{pool="app",state="open"}');
    expect((await read({ remoteAddress: "203.0.113.9" })).statusCode).toBe(401);
    expect((await read({ headers: { "x-forwarded-for": "203.0.113.9" } })).statusCode).toBe(401);
    const token = { authorization: "Bearer a-token-nobody-can-guess" };
    expect((await read({ remoteAddress: "203.0.113.9", headers: token })).statusCode).toBe(200);
    expect((await read({ headers: { authorization: "Bearer wrong" } })).statusCode).toBe(401);
  });

  test("the reference is served, and its page may run its scripts", async () => {
    const document = (await server.inject("/openapi.json")).json();
    expect(document.openapi).toBe("3.1.0");
    expect(document.components.schemas.Money.properties.amount.type).toBe("integer");
    const operation = document.paths["/v1/trial/{id}"].post;
    expect(operation.requestBody.content["application/json"].schema.properties.total).toEqual({
      $ref: "#/components/schemas/MoneyInput",
    });
    const page = await server.inject("/docs/");
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/<script>/);
    expect(page.headers["content-security-policy"]).toContain("script-src 'self'");
  });
});

test("closing lets a running request finish and takes no new ones", async () => {
  let finish = () => {};
  const going = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const slow = route({
    method: "GET",
    path: "/v1/slow",
    summary: "Slow",
    tag: "Trial",
    scope: "reports:read",
    responses: { 200: Closed({ done: Type.Boolean() }) },
    handle: async () => {
      await going;
      return { status: 200, body: { done: true } };
    },
  });
  const closing = await testServer(database, clock, { signIn, routes: [slow] });
  const address = await closing.listen({ port: 0, host: "127.0.0.1" });
  const running = fetch(`${address}/v1/slow`, { headers });
  await delay(300);
  const closed = closing.close();
  await delay(100);
  await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  finish();
  expect(await (await running).json()).toEqual({ done: true });
  await closed;
});

test("while the database is away, requests are told to come back, and nothing of it is told", async () => {
  const away = { ...database.settings.app, host: "/nowhere", port: 1 };
  const unreachable = openDatabase({ app: away, across: away });
  const alone = await testServer(unreachable, clock);
  const answer = await alone.inject({ url: "/v1/me", headers });
  await unreachable.close();
  expect([answer.statusCode, answer.json().code]).toEqual([503, "unavailable"]);
  expect(answer.headers["retry-after"]).toBe("1");
  expect(answer.body).not.toContain("nowhere");
});

test("a reader who goes away in the middle of a stream leaves no transaction behind", async () => {
  const endless = route({
    method: "GET",
    path: "/v1/endless",
    summary: "Endless",
    tag: "Trial",
    scope: "reports:read",
    transaction: "none",
    responses: { 200: Type.Null() },
    handle: async (ctx) => ({
      status: 200,
      contentType: "text/csv",
      content: streamInMerchant(ctx.database, ctx.caller, async function* () {
        for (;;) yield Buffer.alloc(65_536);
      }),
    }),
  });
  const streaming = await testServer(database, clock, { signIn, routes: [endless] });
  const address = await streaming.listen({ port: 0, host: "127.0.0.1" });
  const leaving = new AbortController();
  const answer = await fetch(`${address}/v1/endless`, { headers, signal: leaving.signal });
  await answer.body?.getReader().read();
  expect(database.app.idleCount).toBe(database.app.totalCount - 1);
  leaving.abort();
  await expect.poll(() => database.app.idleCount).toBe(database.app.totalCount);
});

const anApp = async (title: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "goodterms-pages-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), `<!doctype html><title>${title}</title>`);
  await writeFile(join(folder, "assets/main-1a2b.js"), "1;");
  return folder;
};

test("each app's pages are served by any address of its own, its assets for ever, and no API path", async () => {
  const pages = { console: await anApp("Console"), portal: await anApp("Portal") };
  const serving = await testServer(database, clock, { signIn, pages });
  const addresses = [
    ["/", "Console"],
    ["/customers/cus_1?tab=items", "Console"],
    ["/welcome", "Console"],
    ["/portal/apply/abc", "Portal"],
    ["/portal/", "Portal"],
  ] as const;
  for (const [url, title] of addresses) {
    const page = await serving.inject(url);
    expect([page.statusCode, page.headers["content-type"]], url).toEqual([200, "text/html; charset=utf-8"]);
    expect(page.body, url).toContain(title);
    expect(page.headers["cache-control"]).toBe("no-cache");
    expect(page.headers["content-security-policy"]).toContain("script-src 'self';");
  }
  for (const url of ["/assets/main-1a2b.js", "/portal/assets/main-1a2b.js"]) {
    expect((await serving.inject(url)).headers["cache-control"], url).toContain("immutable");
  }
  const unknown = [
    "/v1/nothing",
    "/api/nothing",
    "/assets/gone.js",
    "/portal/assets/gone.js",
    "/docs/nothing",
  ];
  for (const url of unknown) expect((await serving.inject(url)).statusCode, url).toBe(404);
  expect((await serving.inject({ method: "POST", url: "/customers" })).statusCode).toBe(404);
  await Promise.all(Object.values(pages).map((folder) => rm(folder, { recursive: true })));
});
