import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aWholeHouse, type WholeHouse } from "../../../test/api/whole-house.ts";
import { ensureDemo } from "../../commands/demo.ts";
import { readConfig } from "../../platform/config/index.ts";
import { inMerchant } from "../../platform/db/index.ts";
import { verifyBook } from "../../receivables/ledger/verify-book.ts";
import { tellCredit } from "./tell-credit.ts";
import { listAt, openTeller, textAt } from "./teller.ts";

// Goal: every screen of the credit side has something on it, from real decisions. Method: some of the demo's book, its
// credit side told as a first start tells it, and then what a worker does of itself.

const SHARE_PERCENT = 30;
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
  await house.work();
}, LOADING_TIMEOUT_MS);

/** How many rows of a table have each value of a column. */
async function counts(table: string, column: string): Promise<Record<string, number>> {
  const rows = await house.database.asAdministrator<{ value: string; rows: number }>(
    `SELECT ${column}::text AS value, count(*)::int AS rows FROM credit.${table} WHERE merchant_id = $1 GROUP BY 1`,
    [merchantId],
  );
  return Object.fromEntries(rows.map(({ value, rows: many }) => [value, many]));
}

const SEEN: readonly (readonly [table: string, column: string, values: readonly string[]])[] = [
  ["order_hold", "state", ["open", "declined", "released", "rejected", "freed"]],
  [
    "application",
    "state",
    ["draft", "submitted", "in_review", "waiting_for_applicant", "approved", "declined", "appealed"],
  ],
  ["application_referee", "state", ["asked", "answered"]],
  ["limit_proposal", "state", ["open", "rejected"]],
  ["limit_change", "state", ["preview"]],
  ["alert", "code", ["utilization", "raise_recommended", "limit_expiring"]],
  ["action_proposal", "action", ["collect", "hold", "raise_limit", "ask_deposit"]],
  ["bureau_report", "bureau", ["dnb"]],
  ["notice", "state", ["draft"]],
  ["policy", "state", ["approved", "submitted"]],
  ["simulation", "state", ["done"]],
  ["scorecard_fit", "state", ["finished"]],
  ["watched_customer", "source", ["person"]],
  ["account_review", "outcome", ["no_change"]],
];

test.each(SEEN)("%s: of each %s there is something to see", async (table, column, values) => {
  const found = await counts(table, column);
  expect(Object.keys(found)).toEqual(expect.arrayContaining([...values]));
});

test("held orders say what would free them", async () => {
  const { database, clock, routes } = house;
  const teller = openTeller({ database, routes, merchantId, ownerId: null, now: clock.now() });
  const holds = listAt(await teller.as("program", 0)("GET", "/v1/credit/holds?state=open"), "data");
  const kinds = holds.flatMap((hold) => listAt(hold, "cures").map((cure) => textAt(cure, "kind")));
  expect([...new Set(kinds)]).toEqual(
    expect.arrayContaining(["pay_invoices", "deposit", "reduce_amount", "split"]),
  );
});

test(
  "told once, nothing more is; and the book proves itself",
  async () => {
    const { database, clock, routes } = house;
    expect(await tellCredit({ database, clock, routes }, { merchantId, ownerId: null })).toBe(false);
    const caller = { merchantId, actor: "system:test", now: clock.now(), requestId: "test" };
    const checks = await inMerchant(database, caller, verifyBook);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  },
  LOADING_TIMEOUT_MS,
);
