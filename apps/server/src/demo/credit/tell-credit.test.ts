import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aWholeHouse, type WholeHouse } from "../../../test/api/whole-house.ts";
import { ensureDemo } from "../../commands/demo.ts";
import { inMerchant } from "../../platform/db/index.ts";
import { readConfig } from "../../platform/config/index.ts";
import { verifyBook } from "../../receivables/ledger/verify-book.ts";
import { tellCredit } from "./tell-credit.ts";

// Goal: every screen of the credit side has something on it, from real decisions. Method: some of the demo's book, its
// credit side told as a first start tells it, and then what a worker does of itself.

const SHARE_PERCENT = Number(process.env.DEMO_SHARE ?? 8);
const LOADING_TIMEOUT_MS = 240_000;

let house: WholeHouse;
let merchantId: string;

beforeAll(async () => {
  house = await aWholeHouse();
  const dataFolder = await mkdtemp(join(tmpdir(), "goodterms-credit-demo-"));
  afterAll(() => rm(dataFolder, { recursive: true, force: true }));
  const config = readConfig({ PUBLIC_URL: "http://localhost:4600", GOODTERMS_DATA: dataFolder });
  const { database, clock, routes, signIn } = house;
  const parts = { config, database, clock, routes, settings: database.settings };
  await ensureDemo(parts, signIn, { sharePercent: SHARE_PERCENT });
  const [row] = await database.asAdministrator<{ id: string }>(
    "SELECT merchant_id AS id FROM platform.merchant WHERE live_merchant_id IS NULL",
  );
  merchantId = row?.id ?? "";
  const started = performance.now();
  await house.work();
  console.log("work", performance.now() - started);
}, LOADING_TIMEOUT_MS);

/** How many rows of a table have each value of a column. */
async function counts(table: string, column: string): Promise<Record<string, number>> {
  const rows = await house.database.asAdministrator<{ value: string; rows: number }>(
    `SELECT ${column}::text AS value, count(*)::int AS rows FROM credit.${table} WHERE merchant_id = $1 GROUP BY 1`,
    [merchantId],
  );
  return Object.fromEntries(rows.map(({ value, rows: many }) => [value, many]));
}

test("every screen has something on it", async () => {
  const found: Record<string, unknown> = {};
  for (const [table, column] of [
    ["order_hold", "state"],
    ["order_hold", "outcome"],
    ["application", "state"],
    ["application_referee", "state"],
    ["limit_proposal", "state"],
    ["limit_change", "state"],
    ["alert", "code"],
    ["action_proposal", "action"],
    ["bureau_report", "bureau"],
    ["notice", "state"],
    ["policy", "state"],
    ["simulation", "state"],
    ["scorecard_fit", "state"],
    ["watch_entry", "source"],
    ["account_review", "outcome"],
    
  ] as const) {
    found[`${table}.${column}`] = await counts(table, column).catch((error) => String(error));
  }
  console.log(JSON.stringify(found, null, 1));
});

test("told once, nothing more is; and the book proves itself", async () => {
  const { database, clock, routes } = house;
  expect(await tellCredit({ database, clock, routes }, { merchantId, ownerId: null })).toBe(false);
  const caller = { merchantId, actor: "system:test", now: clock.now(), requestId: "test" };
  const checks = await inMerchant(database, caller, verifyBook);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
}, LOADING_TIMEOUT_MS);
