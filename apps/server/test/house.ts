// The test's way into the house: a database per file, a merchant per test, and short ways to say what is needed.
import { randomUUID } from "node:crypto";
import { type PlainDate, parseDate, plainDate } from "@goodterms/kernel";
import pg from "pg";
import { afterAll, expect, inject } from "vitest";
import { type MovableClock, movableClock } from "../src/platform/clock/index.ts";
import {
  type Context,
  type Database,
  type DatabaseSettings,
  inMerchant,
  openDatabase,
  settingsUnder,
} from "../src/platform/db/index.ts";
import { ensureCustomers } from "../src/receivables/customers/put-customers.ts";
import { putEntity } from "../src/receivables/ledger/entities.ts";
import { verifyBook } from "../src/receivables/ledger/verify-book.ts";
import { TEMPLATE_DATABASE } from "./database-server.ts";

export interface TestDatabase extends Database {
  readonly settings: DatabaseSettings;
  /** Runs SQL as the server's administrator: to tamper, or to look. Never to stand in for the program. */
  asAdministrator<T extends pg.QueryResultRow>(sql: string, parameters?: unknown[]): Promise<T[]>;
}

/** A database of this test file's own, cloned from the migrated template, signed in to as the application. */
export async function aDatabase(): Promise<TestDatabase> {
  const server = inject("databaseServer");
  const name = `t_${randomUUID().replaceAll("-", "")}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`);
  const settings = settingsUnder(server, name);
  const database = openDatabase(settings);
  const administrator = new pg.Pool({ ...server, database: name, max: 1 });
  administrator.on("error", () => {});
  const opened: TestDatabase = Object.assign(database, {
    settings,
    asAdministrator: async <T extends pg.QueryResultRow>(sql: string, parameters: unknown[] = []) =>
      (await administrator.query<T>(sql, parameters)).rows,
  });
  afterAll(async () => {
    await database.close();
    await administrator.end();
    await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  return opened;
}

async function onServer(server: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export const TEST_START = new Date("2026-03-02T09:00:00Z");

/** A clock that stands at 2 March 2026, nine o'clock in London, until the test moves it. */
export function aClock(start: Date = TEST_START): MovableClock {
  return movableClock(start);
}

export interface TestMerchant {
  readonly merchantId: string;
  readonly clock: MovableClock;
  /** Runs in one transaction as this merchant, at the clock's time. */
  run<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
}

/** A new merchant with nothing in it. */
export async function aBareMerchant(
  database: TestDatabase,
  clock: MovableClock = aClock(),
): Promise<TestMerchant> {
  const merchantId = randomUUID();
  await database.acrossPool.query(
    "INSERT INTO platform.merchant (merchant_id, name, created_at) VALUES ($1, 'Test merchant', $2)",
    [merchantId, clock.now()],
  );
  return {
    merchantId,
    clock,
    run: (work) =>
      inMerchant(
        database,
        { merchantId, actor: "user:test", now: clock.now(), requestId: randomUUID() },
        work,
      ),
  };
}

export { type PlainDate, parseDate, plainDate };

export interface StandardMerchant extends TestMerchant {
  /** A British entity that keeps its books in pounds, reference "UK". */
  readonly entityId: string;
}

/** A merchant with one entity (GBP, London) and customers C1, C2 … as many as wanted. */
export async function aMerchant(
  database: TestDatabase,
  options: { customers?: number; clock?: MovableClock } = {},
): Promise<StandardMerchant> {
  const merchant = await aBareMerchant(database, options.clock ?? aClock());
  const entityId = await merchant.run(async (ctx) => {
    const entity = await putEntity(ctx, {
      reference: "UK",
      name: "Example Trading Ltd",
      country: "GB",
      functionalCurrency: "GBP",
      timeZone: "Europe/London",
    });
    const count = options.customers ?? 1;
    const customers = Array.from({ length: count }, (_, index) => ({
      reference: `C${index + 1}`,
      name: `Customer ${index + 1}`,
      kind: "business" as const,
      country: "GB",
      currency: "GBP",
    }));
    await ensureCustomers(ctx, customers);
    return entity.id;
  });
  return { ...merchant, entityId };
}

/** Fails with the first contradiction when the merchant's book does not prove itself. */
export async function expectSoundBook(merchant: TestMerchant): Promise<void> {
  const results = await merchant.run(verifyBook);
  const failing = results
    .filter((result) => !result.ok)
    .map((result) => `${result.name}: ${result.failures[0]}`);
  expect(failing).toEqual([]);
}
