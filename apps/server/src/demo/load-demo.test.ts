import { fork } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  aBareMerchant,
  aClock,
  aDatabase,
  expectSoundBook,
  TEST_START,
  type TestDatabase,
  type TestMerchant,
} from "../../test/house.ts";
import { ALL_CUSTOMERS_PERCENT, loadDemo } from "./load-demo.ts";
import { hashBook } from "./test/hash-book.ts";
import type { LoadingOrder } from "./test/loading-process.ts";

const SHARE_PERCENT = 2;
const KILLED_AFTER_WEEK = 20;
const WEEKS = 54;
const DAY_MS = 86_400_000;
const FULL_LOAD_TIMEOUT_MS = 240_000;
const LOADING_PROCESS = join(import.meta.dirname, "test/loading-process.ts");

const database = await aDatabase();
const otherDatabase = await aDatabase();

async function load(
  into: TestDatabase,
  merchant: TestMerchant,
  sharePercent = SHARE_PERCENT,
): Promise<number> {
  let weeks = 0;
  await loadDemo(
    { database: into, settings: into.settings, clock: merchant.clock },
    {
      merchantId: merchant.merchantId,
      ownerId: null,
      sharePercent,
      onWeek: () => {
        weeks += 1;
      },
    },
  );
  return weeks;
}

/** Starts a load in a process of its own and kills it once it has told of so many weeks. */
async function loadAndKill(order: LoadingOrder, week: number): Promise<void> {
  const child = fork(LOADING_PROCESS, { env: { ...process.env, ORDER: JSON.stringify(order) } });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once("exit", (_code, signal) => resolve(signal));
  });
  child.on("message", (told) => {
    if (told === week) child.kill("SIGKILL");
  });
  expect(await ended).toBe("SIGKILL");
}

test("two databases are told the same book, and each proves itself", async () => {
  const one = await aBareMerchant(database);
  const other = await aBareMerchant(otherDatabase);
  await load(database, one);
  await load(otherDatabase, other);
  const hashed = await hashBook(database, one.merchantId);
  expect(hashed.lines).toBeGreaterThan(1_000);
  expect(await hashBook(otherDatabase, other.merchantId)).toEqual(hashed);
  await expectSoundBook(one);
});

test("a load that is killed is taken up days later and comes to the same book; once told, nothing more is", async () => {
  const whole = await aBareMerchant(database);
  await load(database, whole);
  const broken = await aBareMerchant(otherDatabase, aClock());
  const { settings } = otherDatabase;
  const order = { settings, merchantId: broken.merchantId, sharePercent: SHARE_PERCENT };
  await loadAndKill({ ...order, now: TEST_START.toISOString() }, KILLED_AFTER_WEEK);
  const half = await hashBook(otherDatabase, broken.merchantId);

  broken.clock.advance(9 * DAY_MS);
  const weeks = await load(otherDatabase, broken);
  expect(weeks).toBeGreaterThan(0);
  expect(weeks).toBeLessThanOrEqual(WEEKS - KILLED_AFTER_WEEK);
  const hashed = await hashBook(otherDatabase, broken.merchantId);
  expect(hashed.lines).toBeGreaterThan(half.lines);
  expect(hashed).toEqual(await hashBook(database, whole.merchantId));
  await expectSoundBook(broken);

  expect(await load(otherDatabase, broken)).toBe(0);
  expect(await hashBook(otherDatabase, broken.merchantId)).toEqual(hashed);
});

test("two loads of the same demo at once come to one book", async () => {
  const alone = await aBareMerchant(database);
  await load(database, alone);
  const shared = await aBareMerchant(database);
  const weeks = await Promise.all([load(database, shared), load(database, shared)]);
  expect(weeks[0] + weeks[1]).toBeLessThanOrEqual(WEEKS);
  expect(await hashBook(database, shared.merchantId)).toEqual(await hashBook(database, alone.merchantId));
});

test("a told book is left alone where its checkpoint has gone from the settings", async () => {
  const merchant = await aBareMerchant(database);
  await load(database, merchant);
  await database.asAdministrator("UPDATE platform.merchant SET settings = '{}' WHERE merchant_id = $1", [
    merchant.merchantId,
  ]);
  expect(await load(database, merchant)).toBe(0);
});

test(
  "the whole demo proves itself and looks alive",
  async () => {
    const merchant = await aBareMerchant(database);
    await load(database, merchant, ALL_CUSTOMERS_PERCENT);
    await expectSoundBook(merchant);
    const [open] = await database.asAdministrator<{ total: string; old: string; current: string }>(
      `SELECT sum(open_functional_minor)::text AS total,
         sum(open_functional_minor) FILTER (WHERE $2::date - due_on > 90)::text AS old,
         sum(open_functional_minor) FILTER (WHERE due_on >= $2::date)::text AS current
       FROM receivables.open_item WHERE merchant_id = $1 AND side = 'debit'`,
      [merchant.merchantId, TEST_START.toISOString().slice(0, 10)],
    );
    const total = Number(open?.total);
    // Between one and three months of a turnover of about ten million.
    expect(total / 100).toBeGreaterThan(800_000);
    expect(total / 100).toBeLessThan(2_600_000);
    expect(Number(open?.old) / total).toBeGreaterThan(0.08);
    expect(Number(open?.old) / total).toBeLessThan(0.15);
    expect(Number(open?.current) / total).toBeGreaterThan(0.4);
    const kinds = await database.asAdministrator<{ kind: string; count: string }>(
      "SELECT kind, count(*) FROM receivables.document WHERE merchant_id = $1 GROUP BY kind",
      [merchant.merchantId],
    );
    const counts = new Map(kinds.map(({ kind, count }) => [kind, Number(count)]));
    expect(counts.get("invoice")).toBe(18_532);
    expect(counts.get("credit_note")).toBe(3_654);
    expect(counts.get("write_off")).toBe(2);
    for (const kind of ["payment", "discount", "reversal"])
      expect(counts.get(kind), kind).toBeGreaterThan(10);
    const [seen] = await database.asAdministrator<Record<string, string>>(
      `SELECT (SELECT count(*) FROM receivables.open_item WHERE merchant_id = $1 AND disputed_minor > 0 AND open_minor > 0) AS disputed,
         (SELECT count(*) FROM receivables.due_date_change WHERE merchant_id = $1) AS postponed,
         (SELECT count(*) FROM receivables.exposure_account WHERE merchant_id = $1 AND ceiling_minor IS NOT NULL) AS ceilings,
         (SELECT count(*) FROM receivables.exposure_excess WHERE merchant_id = $1) AS excesses,
         (SELECT count(*) FROM receivables.customer_group WHERE merchant_id = $1) AS groups,
         (SELECT count(*) FROM receivables.entity WHERE merchant_id = $1 AND closed_through = '2025-12-31') AS closed,
         (SELECT count(*) FROM receivables.open_item WHERE merchant_id = $1 AND side = 'credit' AND open_minor > 0) AS unapplied,
         (SELECT count(*) FROM receivables.posting JOIN receivables.ledger_account account
           ON account.merchant_id = $1 AND account.id IN (posting.debit_account_id, posting.credit_account_id)
           WHERE posting.merchant_id = $1 AND account.purpose IN ('fx_gain', 'fx_loss')) AS exchanged`,
      [merchant.merchantId],
    );
    for (const [what, count] of Object.entries(seen ?? {})) expect(Number(count), what).toBeGreaterThan(1);
  },
  FULL_LOAD_TIMEOUT_MS,
);
