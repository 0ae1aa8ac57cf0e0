import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseId } from "@goodterms/kernel";
import { afterAll, expect, test } from "vitest";
import { upsertAuthority } from "../../src/credit/limits/authority-store.ts";
import { createApiKey, SCOPES } from "../../src/platform/auth/index.ts";
import { systemClock } from "../../src/platform/clock/index.ts";
import { findCustomer } from "../../src/receivables/customers/find-customer.ts";
import { putCustomer } from "../../src/receivables/customers/put-customer.ts";
import { putGroup } from "../../src/receivables/customers/put-group.ts";
import { aDatabase, aMerchant, expectSoundBook, type StandardMerchant } from "../house.ts";
import { ceilingsOf, expectNothingLost, expectWithinCeilings, rowsOf } from "./deciding-oracle.ts";
import type { ServerErrand } from "./deciding-server.ts";
import { type Storm, senderOf, storming } from "./deciding-storm.ts";

// Goal: over HTTP and through several server processes, no approval ever takes exposure above the ceiling in force at
// its commit, no decision is lost or doubled, and nobody unrelated is refused. Method: shops on 64 connections to each of
// four servers storm one hot account and others, with payments, invoices, shipments, releases, expiries, limits and a
// group's limit racing; servers are killed at random; then an oracle of the test's own replays the rows.

const PROGRAM = join(import.meta.dirname, "deciding-server.ts");
const SERVERS = 4;
const CONNECTIONS = 64;
const CUSTOMERS = 30;
const ORDERS_EACH = 2;
const KILLS = 2;
const DECISIONS = SERVERS * CONNECTIONS * ORDERS_EACH;
/** An hour and more of the storm's time in a moment of ours: what is reserved for a week falls due within it. */
const SPEED = 100_000;
const STORM_TIMEOUT_MS = 300_000;

const database = await aDatabase();
const folder = await mkdtemp(join(tmpdir(), "goodterms-deciding-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function aStormyMerchant() {
  const merchant = await aMerchant(database, { customers: CUSTOMERS });
  const authorization = await merchant.run(async (ctx) => {
    await putGroup(ctx, { reference: "family", name: "Family" });
    for (const reference of ["C1", "C2"])
      await putCustomer(ctx, { reference, name: reference, kind: "business", group: "family" });
    const { apiKey, secret } = await createApiKey(ctx, "live", { name: "shop", scopes: SCOPES });
    await upsertAuthority(ctx, { holder: `key:${apiKey.id}`, amountMinor: 100_000_000n, currency: "GBP" });
    return `Bearer ${secret}`;
  });
  return { merchant, authorization };
}

interface Fleet {
  readonly ports: ReadonlySet<number>;
  readonly faults: string[];
  /** Kills one of the servers as the machine would, and starts another in its place. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

async function aFleet(errand: ServerErrand): Promise<Fleet> {
  const running = new Map<number, ChildProcess>();
  const ports = new Set<number>();
  const faults: string[] = [];
  afterAll(() => {
    for (const child of running.values()) child.kill("SIGKILL");
  });
  const start = async () => {
    const env = { ...process.env, ERRAND: JSON.stringify(errand) };
    const child = fork(PROGRAM, [], { env, execArgv: [] });
    const port = await new Promise<number>((resolve, reject) => {
      child.once("exit", (code) => reject(new Error(`a server ended with ${code}`)));
      child.on("message", (said) =>
        typeof said === "number" ? resolve(said) : faults.push(...(said as string[])),
      );
    });
    child.once("exit", () => ports.delete(port));
    running.set(port, child);
    ports.add(port);
  };
  await Promise.all(Array.from({ length: SERVERS }, start));
  return {
    ports,
    faults,
    kill: async () => {
      const [port, child] = [...running][Math.floor(Math.random() * running.size)] ?? [];
      if (port === undefined || child === undefined) return;
      child.kill("SIGKILL");
      ports.delete(port);
      running.delete(port);
      await start();
    },
    stop: async () => {
      const children = [...running.values()];
      const ended = children.map((child) => new Promise((resolve) => child.once("exit", resolve)));
      for (const child of children) child.send("stop");
      await Promise.all(ended);
    },
  };
}

async function limitAll(
  send: ReturnType<typeof senderOf>["send"],
  customers: readonly string[],
): Promise<void> {
  const put = async (path: string, amount: number) => {
    const body = { limit: { amount, currency: "GBP" }, reason: "start" };
    expect(await send("PUT", path, body)).toMatchObject({ status: 200 });
  };
  await put("/v1/groups/family/limit", 9_000);
  for (const customer of customers)
    await put(`/v1/customers/${customer}/limit`, customer === customers.at(-1) ? 10_000_000 : 6_000);
}

/** A limit below what is owed is an excess, with its cause, and the next order is refused for it. */
async function expectExcessRecorded(
  send: ReturnType<typeof senderOf>["send"],
  merchant: StandardMerchant,
): Promise<void> {
  const order = { reference: "last", amount: 1_900, currency: "GBP" };
  const request = { customer: "C3", mode: "reserve", order };
  const room = { limit: { amount: 5_000_000, currency: "GBP" }, reason: "room" };
  const reference = "C3";
  expect(await send("PUT", `/v1/customers/${reference}/limit`, room)).toMatchObject({ status: 200 });
  expect(await send("POST", "/v1/credit/decisions", request)).toMatchObject({
    body: { outcome: "approved" },
  });
  const low = { limit: { amount: 100, currency: "GBP" }, reason: "cut" };
  expect(await send("PUT", `/v1/customers/${reference}/limit`, low)).toMatchObject({ status: 200 });
  const next = { ...request, order: { ...order, reference: "after", amount: 100 } };
  expect(await send("POST", "/v1/credit/decisions", next)).toMatchObject({ body: { outcome: "referred" } });
  const { id } = await merchant.run((ctx) => findCustomer(ctx, reference));
  const excesses = await database.asAdministrator<{ cause: string }>(
    "SELECT cause FROM receivables.exposure_excess WHERE merchant_id = $1 AND account_id = $2 ORDER BY id",
    [merchant.merchantId, id],
  );
  expect(excesses.at(-1)?.cause).toBeTruthy();
}

test(
  "F15, F9: servers under a storm of shops, killed at random, approve nothing beyond a limit and lose nothing",
  async () => {
    const { merchant, authorization } = await aStormyMerchant();
    const fleet = await aFleet({
      ...{ settings: database.settings, folder, speed: SPEED },
      encryptionKey: randomBytes(32).toString("base64"),
      beganAt: systemClock.now().toISOString(),
      startsAt: merchant.clock.now().toISOString(),
    });
    const customers = Array.from({ length: CUSTOMERS }, (_, index) => `C${index + 1}`);
    const storm: Storm = {
      ...{ authorization, customers, ports: fleet.ports, ordersEach: ORDERS_EACH, told: [], faults: [] },
      connections: SERVERS * CONNECTIONS,
    };
    const { send, close } = senderOf(storm, SERVERS);
    await limitAll(send, customers);
    const killing = (async () => {
      for (let kills = 0; kills < KILLS; kills += 1) {
        // Each in its own part of the storm, so that the storm is never over before.
        const mark = Math.floor(((kills + Math.random()) / KILLS) * DECISIONS * 0.8);
        while (storm.told.length < mark) await sleep(5);
        await fleet.kill();
      }
    })();
    await Promise.all([storming(storm), killing]);
    const last = await expectExcessRecorded(send, merchant).catch((error: unknown) => error);
    close();
    await fleet.stop();
    expect(fleet.faults).toEqual([]);
    expect(storm.faults).toEqual([]);

    const rows = await rowsOf(merchant);
    expect(last).toBeUndefined();
    expect(storm.told.length).toBe(DECISIONS);
    expect(rows.filter(({ outcome }) => outcome === "reserved").length).toBeGreaterThan(100);
    expect(rows.filter(({ outcome }) => outcome === "refused").length).toBeGreaterThan(20);
    expectWithinCeilings(rows, await ceilingsOf(database, merchant.merchantId));
    expectNothingLost(storm.told, rows, (id) => parseId("dec", id));
    const bystander = await merchant.run((ctx) => findCustomer(ctx, customers.at(-1) ?? ""));
    expect(rows.filter((row) => row.customer_id === bystander.id && row.outcome === "refused")).toEqual([]);
    await expectSoundBook(merchant);
  },
  STORM_TIMEOUT_MS,
);
