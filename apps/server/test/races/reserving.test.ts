import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { findCustomer } from "../../src/receivables/customers/find-customer.ts";
import { putCustomer } from "../../src/receivables/customers/put-customer.ts";
import { putGroup } from "../../src/receivables/customers/put-group.ts";
import { setCeiling } from "../../src/receivables/exposure/set-ceiling.ts";
import { aDatabase, aMerchant, expectSoundBook, type StandardMerchant, type TestDatabase } from "../house.ts";
import type { Acknowledged, StormErrand } from "./reserving-process.ts";

// Goal: no approval ever takes exposure above the ceiling in force at its commit, and no decision is lost or doubled.
// Method: processes with many askers storm a hot account and others, with payments, invoices, shipments, releases,
// expiries, ceilings and a group's ceiling racing, and are killed at random; then an oracle of the test's own replays
// the rows by the version of their account.

const PROGRAM = join(import.meta.dirname, "reserving-process.ts");
const PROCESSES = 3;
const ASKERS = 16;
const ORDERS_EACH = 12;
const KILLS = 4;
const GROUP_CEILING_MINOR = 9_000n;

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

interface Row {
  readonly id: string;
  readonly customer_id: string;
  readonly order_reference: string;
  readonly mode: string;
  readonly outcome: string;
  readonly reasons: readonly string[];
  readonly attempt: number | null;
  readonly amount_minor: bigint;
  readonly account_version: bigint;
  readonly ceiling_minor: bigint | null;
  readonly extra_minor: bigint;
  readonly exposure_before_minor: bigint;
  readonly exposure_after_minor: bigint;
  readonly group_id: string | null;
  readonly group_version: bigint | null;
  readonly group_ceiling_minor: bigint | null;
  readonly group_before_minor: bigint | null;
  readonly group_after_minor: bigint | null;
}

async function aStormyMerchant(): Promise<{
  merchant: StandardMerchant;
  customers: StormErrand["customers"];
}> {
  const merchant = await aMerchant(database, { customers: 6 });
  const customers = await merchant.run(async (ctx) => {
    await putGroup(ctx, { reference: "family", name: "Family" });
    const ceiling = (amountMinor: bigint) => ({ ceiling: { amountMinor, currency: "GBP" }, reason: "test" });
    await setCeiling(ctx, { group: "family" }, ceiling(GROUP_CEILING_MINOR));
    for (const reference of ["C1", "C2"])
      await putCustomer(ctx, { reference, name: reference, kind: "business", group: "family" });
    const found = [];
    for (const reference of ["C1", "C2", "C3", "C4", "C5", "C6"]) {
      await setCeiling(ctx, { customer: reference }, ceiling(reference === "C6" ? 1_000_000_000n : 6_000n));
      found.push({ reference, id: (await findCustomer(ctx, reference)).id });
    }
    return found;
  });
  return { merchant, customers };
}

function start(
  errand: StormErrand,
  told: Acknowledged[],
): { child: ChildProcess; ended: Promise<number | null> } {
  const env = { ...process.env, SETTINGS: JSON.stringify(database.settings), ERRAND: JSON.stringify(errand) };
  const child = fork(PROGRAM, [], { env, execArgv: [] });
  child.on("message", (message) => told.push(message as Acknowledged));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code));
  });
  return { child, ended };
}

/** Runs the storm; a process that is killed is followed by one that asks for the same orders. */
async function storm(
  merchant: StandardMerchant,
  customers: StormErrand["customers"],
): Promise<Acknowledged[]> {
  const told: Acknowledged[] = [];
  let killsLeft = KILLS;
  const run = async (name: string): Promise<void> => {
    for (;;) {
      const errand: StormErrand = {
        merchantId: merchant.merchantId,
        name,
        startedAt: merchant.clock.now().toISOString(),
        askers: ASKERS,
        ordersEach: ORDERS_EACH,
        customers,
      };
      const { child, ended } = start(errand, told);
      const isKilled = killsLeft > 0;
      if (isKilled) {
        killsLeft -= 1;
        // In the midst of it: after it has told of some orders, while others are on their way.
        const mark = told.length + 5 + Math.floor(Math.random() * 60);
        while (child.exitCode === null && told.length < mark) await sleep(5);
        child.kill("SIGKILL");
      }
      const code = await ended;
      if (code === 0) return;
      if (!isKilled) throw new Error(`a storming process ended with ${code}`);
    }
  };
  await Promise.all(Array.from({ length: PROCESSES }, (_, index) => run(`P${index}`)));
  return told;
}

async function rowsOf(merchant: StandardMerchant): Promise<Row[]> {
  return merchant.run(async (ctx) => {
    const found = await sql<Row>`
      SELECT id, customer_id, order_reference, mode, outcome, reasons, attempt, amount_minor, account_version, ceiling_minor, extra_minor,
        exposure_before_minor, exposure_after_minor, group_id, group_version, group_ceiling_minor, group_before_minor, group_after_minor
      FROM receivables.reservation WHERE merchant_id = ${ctx.merchantId} ORDER BY customer_id, account_version`.execute(
      ctx.tx,
    );
    return found.rows;
  });
}

/** The ceilings of every account by the version from which on each was in force. */
async function ceilingsOf(
  merchant: StandardMerchant,
): Promise<Map<string, { from: bigint; ceiling: bigint | null }[]>> {
  const news = await database.asAdministrator<{ id: string; version: string; ceiling: string | null }>(
    `SELECT subject_id AS id, subject_version AS version, data->>'ceilingMinor' AS ceiling FROM platform.event
     WHERE merchant_id = $1 AND type = 'receivables.ceiling_set' ORDER BY subject_version`,
    [merchant.merchantId],
  );
  const known = new Map<string, { from: bigint; ceiling: bigint | null }[]>();
  for (const { id, version, ceiling } of news) {
    const list = known.get(id) ?? [];
    list.push({ from: BigInt(version), ceiling: ceiling === null ? null : BigInt(ceiling) });
    known.set(id, list);
  }
  return known;
}

interface Step {
  readonly version: bigint;
  readonly before: bigint;
  readonly after: bigint;
}

/** Approvals one after another on an account: where nothing else came between, each begins where the last one ended. */
function expectSeamless(steps: readonly Step[]): void {
  const sorted = [...steps].sort((one, other) => (one.version < other.version ? -1 : 1));
  sorted.forEach((step, index) => {
    const next = sorted[index + 1];
    if (next === undefined) return;
    expect(next.version, "two approvals at one version").not.toBe(step.version);
    if (next.version === step.version + 1n) expect(next.before).toBe(step.after);
  });
}

function inForce(
  ceilings: readonly { from: bigint; ceiling: bigint | null }[] | undefined,
  version: bigint,
): bigint | null {
  return ceilings?.findLast((each) => each.from <= version)?.ceiling ?? null;
}

test("F15, F9: processes storming accounts and a group, killed at random, approve nothing beyond a ceiling and lose nothing", async () => {
  const { merchant, customers } = await aStormyMerchant();
  const told = await storm(merchant, customers);
  const rows = await rowsOf(merchant);
  const ceilings = await ceilingsOf(merchant);
  const approved = rows.filter((row) => row.outcome === "reserved");
  expect(approved.length).toBeGreaterThan(PROCESSES * ASKERS);

  for (const row of rows) {
    const own = inForce(ceilings.get(row.customer_id), row.account_version);
    expect(row.ceiling_minor, "the ceiling compared is the one in force").toBe(
      own === null ? null : own + row.extra_minor,
    );
    const pool = row.group_id === null ? null : inForce(ceilings.get(row.group_id), row.group_version ?? 0n);
    expect(row.group_ceiling_minor).toBe(pool);
    const wouldBe = row.exposure_before_minor + row.amount_minor;
    const poolWouldBe = (row.group_before_minor ?? 0n) + row.amount_minor;
    const fits = wouldBe <= (row.ceiling_minor ?? -1n) && (pool === null || poolWouldBe <= pool);
    expect([row.id, row.outcome !== "refused"]).toEqual([row.id, fits]);
    if (row.outcome === "reserved") expect(row.exposure_after_minor).toBe(wouldBe);
  }
  for (const { id } of customers) {
    const own = approved.filter((row) => row.customer_id === id);
    expectSeamless(
      own.map((row) => ({
        version: row.account_version,
        before: row.exposure_before_minor,
        after: row.exposure_after_minor,
      })),
    );
  }
  const pooled = approved.filter((row) => row.group_id !== null);
  expectSeamless(
    pooled.map((row) => ({
      version: row.group_version ?? 0n,
      before: row.group_before_minor ?? 0n,
      after: row.group_after_minor ?? 0n,
    })),
  );

  expectNothingLost(told, rows);
  const bystander = customers.at(-1);
  expect(rows.filter((row) => row.customer_id === bystander?.id && row.outcome === "refused")).toEqual([]);
  await expectSoundBook(merchant);
}, 120_000);

function expectNothingLost(told: readonly Acknowledged[], rows: readonly Row[]): void {
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const each of told)
    expect([each.order, byId.get(each.reservationId)?.outcome]).toEqual([each.order, each.outcome]);
  // An order is asked again only where its first asker was killed, and is then told what stands: a second attempt is
  // made only of what had been let go.
  const attempts = Map.groupBy(
    rows.filter((row) => row.attempt !== null),
    (row) => row.order_reference,
  );
  for (const [order, made] of attempts) {
    const numbers = made.map((row) => row.attempt).sort((one, other) => (one ?? 0) - (other ?? 0));
    expect([order, numbers]).toEqual([order, numbers.map((_, index) => index + 1)]);
  }
}
