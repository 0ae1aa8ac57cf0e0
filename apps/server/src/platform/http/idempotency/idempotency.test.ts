import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aClock, aDatabase } from "../../../../test/house.ts";
import { aTenant, testServer, testSignIn } from "../test-server.ts";
import { hashRequest } from "./answer-once.ts";
import { forgetOldKeys } from "./store.ts";
import { effectRoute, type RaceAnswer, type RaceOrder } from "./test-effect.ts";

const database = await aDatabase();
const clock = aClock();
const signIn = testSignIn(database);
const server = await testServer(database, clock, { signIn, routes: [effectRoute] });
const tenant = await aTenant(database, clock, signIn);
const { headers } = await tenant.key();

function send(key: string, payload: object, more: Record<string, string> = headers) {
  return server.inject({
    method: "POST",
    url: "/v1/effects",
    headers: { ...more, "idempotency-key": key },
    payload,
  });
}

async function countEffects(): Promise<number> {
  const rows = await database.asAdministrator<{ n: string }>(
    "SELECT count(*) AS n FROM platform.event WHERE type = 'trial.done'",
  );
  return Number(rows[0]?.n);
}

test("the same key with the same request gives the first answer again, and no second effect", async () => {
  const before = await countEffects();
  const key = randomUUID();
  const first = await send(key, { count: 1 });
  const second = await send(key, { count: 1 });
  expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
  expect(second.body).toBe(first.body);
  expect(second.headers["content-type"]).toBe(first.headers["content-type"]);
  expect(first.headers["idempotent-replayed"]).toBeUndefined();
  expect(second.headers["idempotent-replayed"]).toBe("true");
  expect((await countEffects()) - before).toBe(1);
});

test("H4: the same key with another body is refused with 422, never 500", async () => {
  const key = randomUUID();
  await send(key, { count: 1 });
  const other = await send(key, { count: 2 });
  expect([other.statusCode, other.json().code]).toEqual([422, "idempotency_key_reused"]);
});

test("a refusal has no effect, and is the key's answer from then on", async () => {
  const before = await countEffects();
  const key = randomUUID();
  const first = await send(key, { count: 101 });
  const second = await send(key, { count: 101 });
  expect([first.statusCode, first.json().code]).toEqual([409, "too_many"]);
  expect(second.body).toBe(first.body);
  expect(second.headers["content-type"]).toContain("application/problem+json");
  expect(second.headers["idempotent-replayed"]).toBe("true");
  expect(await countEffects()).toBe(before);
});

test("a fault leaves the key free: the request can be tried again", async () => {
  const key = randomUUID();
  expect((await send(key, { count: 1001 })).statusCode).toBe(500);
  expect((await send(key, { count: 1 })).statusCode).toBe(201);
});

test("a request that never reached the verb leaves the key free", async () => {
  const key = randomUUID();
  expect((await send(key, { count: "one" })).statusCode).toBe(422);
  expect((await send(key, { count: 1 })).statusCode).toBe(201);
});

test("one merchant's key means nothing to another", async () => {
  const key = randomUUID();
  const first = await send(key, { count: 1 });
  const stranger = await (await aTenant(database, clock, signIn)).key();
  const theirs = await send(key, { count: 1 }, stranger.headers);
  expect(theirs.statusCode).toBe(201);
  expect(theirs.json().id).not.toBe(first.json().id);
});

test.each(["", " ", "a b", "ü", "x".repeat(256)])("the key %j is refused", async (key) => {
  const answer = await send(key, { count: 1 });
  expect([answer.statusCode, answer.json().code]).toEqual([400, "idempotency_key_malformed"]);
});

test("twenty at once in one process: one effect, one answer", async () => {
  const before = await countEffects();
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(key, { count: 1, tookMs: 50 })));
  expect(new Set(answers.map((answer) => `${answer.statusCode} ${answer.body}`)).size).toBe(1);
  expect(answers.filter((answer) => answer.headers["idempotent-replayed"] === undefined)).toHaveLength(1);
  expect((await countEffects()) - before).toBe(1);
});

test("H4: the same key at once in two processes: one effect, one answer, never 500", async () => {
  const before = await countEffects();
  const key = randomUUID();
  const bodies = [1, 2, 3].map(() => ({ count: 1, tookMs: 100 }));
  const answers = await raceInProcesses(2, { key, bodies });
  expect(answers).toHaveLength(6);
  expect(new Set(answers.map((answer) => `${answer.status} ${answer.body}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
  expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
  expect((await countEffects()) - before).toBe(1);
});

test("H4: refusals and other bodies at once in two processes: one answer for the key, 422 for the rest", async () => {
  const bodies = [{ count: 101 }, { count: 101, tookMs: 20 }, { count: 1, tookMs: 20 }];
  const answers = await raceInProcesses(2, { key: randomUUID(), bodies });
  const accepted = answers.filter((answer) => answer.status !== 422);
  expect(new Set(accepted.map((answer) => answer.body)).size).toBe(1);
  expect(accepted.length).toBeGreaterThanOrEqual(2);
  for (const answer of answers) expect([201, 409, 422]).toContain(answer.status);
});

test("after thirty days a key is forgotten, and not before", async () => {
  const key = randomUUID();
  await send(key, { count: 1 });
  const now = clock.now();
  const day = 86_400_000;
  await forgetOldKeys(database, new Date(now.getTime() + 30 * day));
  expect((await send(key, { count: 1 })).headers["idempotent-replayed"]).toBe("true");
  expect(await forgetOldKeys(database, new Date(now.getTime() + 30 * day + 1))).toBeGreaterThan(0);
  expect((await send(key, { count: 1 })).headers["idempotent-replayed"]).toBeUndefined();
});

test("the order of fields does not make another request; values, paths and lists do", () => {
  const hash = (body: unknown, path = "/v1/x") => hashRequest("POST", path, undefined, body).toString("hex");
  expect(hash({ a: 1, b: { c: 2, d: [1, 2] } })).toBe(hash({ b: { d: [1, 2], c: 2 }, a: 1 }));
  const others = [{ a: "1" }, { a: [1] }, { a: 1, b: undefined, c: null }, [["a", 1]], { "a,1": null }];
  const all = [{ a: 1 }, ...others].map((body) => hash(body));
  expect(new Set(all).size).toBe(all.length);
  expect(hash({ a: 1 }, "/v1/y")).not.toBe(hash({ a: 1 }));
  expect(hash({ d: [1, 2] })).not.toBe(hash({ d: [2, 1] }));
});

async function raceInProcesses(
  count: number,
  race: { key: string; bodies: readonly object[] },
): Promise<RaceAnswer[]> {
  const order: RaceOrder = {
    settings: database.settings,
    headers: { ...headers, "idempotency-key": race.key },
    bodies: race.bodies,
  };
  const program = join(import.meta.dirname, "test-effect.ts");
  const children = Array.from({ length: count }, () => fork(program, ["race", JSON.stringify(order)]));
  await Promise.all(children.map((child) => once(child, "message")));
  const told = children.map((child) => once(child, "message"));
  for (const child of children) child.send("go");
  const answers = await Promise.all(told);
  return answers.flatMap(([message]) => (message as { answers: RaceAnswer[] }).answers);
}
