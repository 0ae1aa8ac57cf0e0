import { Type } from "typebox";
import { expect, test } from "vitest";
import { aClock, aDatabase } from "../../../test/house.ts";
import { Closed, route } from "../http/index.ts";
import { aTenant, PASSWORD, signInAs, testServer, testSignIn } from "../http/test-server.ts";
import { describeError, openLogger } from "./index.ts";

/** Stands for every kind of personal data; it must come in by every door and out in no log line. */
const MARK = "Zdzisława-Marker";
const MARKED_EMAIL = "zdzislawa.marker@example.com";
const LEAKS = [/marker/i, /Zdzis/i, /gt_live_\w{20}/, /session_token/, /battery/];

const routes = [
  route({
    method: "POST",
    path: "/v1/marked/{id}",
    summary: "Fail with personal data",
    tag: "Trial",
    scope: "customers:write",
    request: {
      params: Closed({ id: Type.String() }),
      query: Closed({ search: Type.Optional(Type.String()) }),
      body: Closed({ name: Type.String() }),
    },
    responses: { 200: Closed({ name: Type.String() }) },
    handle: async (ctx, { body }) => {
      if (body.name.startsWith("echo")) return { status: 200, body };
      const { sql } = await import("kysely");
      if (body.name.startsWith("sql")) await sql`SELECT ${body.name}::uuid`.execute(ctx.tx);
      throw new Error(`no such customer: ${body.name}`, {
        cause: new Error(`'${body.name}' at ${MARKED_EMAIL}`),
      });
    },
  }),
];

test("whatever personal data comes in, none stands in the log", async () => {
  const lines: string[] = [];
  const logger = openLogger("trace", { write: (line) => void lines.push(line) });
  const database = await aDatabase();
  const clock = aClock();
  const signIn = testSignIn(database);
  const server = await testServer(database, clock, { signIn, routes, logger });
  const tenant = await aTenant(database, clock, signIn);
  const { headers } = await tenant.key();
  await signIn.createPerson({ email: MARKED_EMAIL, name: MARK, password: PASSWORD });

  for (const name of [`echo ${MARK}`, `sql ${MARK}`, `${MARK}\n    at ${MARK} (x.ts:1:1)`]) {
    await server.inject({
      method: "POST",
      url: `/v1/marked/${encodeURIComponent(MARK)}?search=${encodeURIComponent(MARK)}`,
      headers: { ...headers, "user-agent": MARKED_EMAIL },
      payload: { name },
    });
  }
  const wrong = { method: "POST", headers: { ...headers, "content-type": "application/json" } } as const;
  await server.inject({ ...wrong, url: "/v1/marked/x", payload: { name: 5, [MARK]: MARK } });
  await server.inject({ ...wrong, url: "/v1/marked/x", payload: `{"name": ${MARK}` });
  await server.inject({ ...wrong, url: `/v1/${encodeURIComponent(MARK)}`, payload: {} });
  await server.inject({ ...wrong, url: `/v1/marked/%E0%A4%A${MARKED_EMAIL}`, payload: {} });
  await server.inject({ url: `/${MARKED_EMAIL}?email=${MARKED_EMAIL}` });
  const session = await signInAs(server, MARKED_EMAIL);
  await server.inject({ url: "/v1/me", headers: session });
  await server.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    headers: { origin: session.origin },
    payload: { email: MARKED_EMAIL, password: `not ${PASSWORD}` },
  });
  logger.warn({ email: MARKED_EMAIL, person: { name: MARK, password: PASSWORD } }, "careless");

  const log = lines.join("");
  for (const leak of LEAKS) expect(log).not.toMatch(leak);
  const written = lines.map((line) => JSON.parse(line));
  const failed = written.filter((line) => line.msg === "request failed");
  expect(failed).toHaveLength(2);
  expect(failed[0].err).toMatchObject({ code: "22P02", message: "invalid input syntax for type uuid" });
  expect(failed[1].err.frames[0]).toContain("log.test.ts");
  expect(written.find((line) => line.status === 200)).toMatchObject({
    level: "info",
    msg: "request",
    method: "POST",
    route: "/v1/marked/:id",
    merchantId: tenant.merchantId,
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    durationMs: expect.any(Number),
  });
});

test("an error is described by what cannot hold what a caller sent", () => {
  const error = new Error('value "jane" of jane@example.com is bad: Jane Doe\nJane again');
  expect(describeError(error).message).toBe("value … of … is bad");
  expect(describeError(new Error("'jane's'")).message).toBe("…s");
  expect(describeError("jane")).toEqual({ type: "string", message: "not an error", frames: [] });
});
