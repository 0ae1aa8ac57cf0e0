// The test's way into the house: a database per file, a merchant per test, and short ways to say what is needed.
import { randomUUID } from "node:crypto";
import { type PlainDate, parseDate, plainDate } from "@goodterms/kernel";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { type MovableClock, movableClock } from "../src/platform/clock/index.ts";
import {
  type Context,
  type Database,
  type DatabaseSettings,
  inMerchant,
  openDatabase,
  settingsUnder,
} from "../src/platform/db/index.ts";
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
