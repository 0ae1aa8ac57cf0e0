import { fork } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { aDatabase, aMerchant, expectSoundBook, type StandardMerchant } from "../../../test/house.ts";
import { putCustomer } from "../customers/put-customer.ts";
import { putGroup } from "../customers/put-group.ts";
import { setCeiling } from "./set-ceiling.ts";

// Goal: no reservation carries exposure past a ceiling, however many ask at once.
// Method: separate processes ask for more than there is room for; then every answer is replayed from its row.

const RESERVER = join(import.meta.dirname, "../../../test/reserving-process.ts");
const PROCESSES = 4;
const ORDERS_EACH = 50;
const CEILING_MINOR = 100_000n;

const database = await aDatabase();

interface Order {
  readonly customer: string;
  readonly order: string;
  readonly currency: string;
  readonly amountMinor: number;
}

function runReserver(merchant: StandardMerchant, orders: readonly Order[]): Promise<string[]> {
  const { app, across } = database.settings;
  const errand = { merchantId: merchant.merchantId, now: merchant.clock.now().toISOString(), orders };
  const env = { ...process.env, SETTINGS: JSON.stringify({ app, across }), ERRAND: JSON.stringify(errand) };
  const child = fork(RESERVER, [], { env, execArgv: [] });
  return new Promise((resolve, reject) => {
    child.once("message", (outcomes) => resolve(outcomes as string[]));
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? undefined : reject(new Error(`a reserver ended with ${code}`)),
    );
  });
}

/** Amounts between 1,000 and 4,999, the same in every run. */
function amountOf(index: number): number {
  return 1_000 + ((index * 2_654_435_761) % 4_000);
}

interface Row {
  readonly customer_id: string;
  readonly outcome: string;
  readonly amount_minor: string;
  readonly account_version: string;
  readonly exposure_before_minor: string;
  readonly exposure_after_minor: string;
  readonly group_before_minor: string | null;
  readonly group_after_minor: string | null;
}

function rowsOf(merchant: StandardMerchant): Promise<Row[]> {
  return database.asAdministrator<Row>(
    `SELECT customer_id, outcome, amount_minor, account_version, exposure_before_minor, exposure_after_minor, group_before_minor,
      group_after_minor FROM receivables.reservation WHERE merchant_id = $1 ORDER BY customer_id, account_version, outcome`,
    [merchant.merchantId],
  );
}

describe("racing for room", () => {
  test("F15: processes racing for one ceiling never pass it, and every answer can be replayed", async () => {
    const merchant = await aMerchant(database);
    await merchant.run((ctx) =>
      setCeiling(
        ctx,
        { customer: "C1" },
        { ceiling: { amountMinor: CEILING_MINOR, currency: "GBP" }, reason: "test" },
      ),
    );
    const answers = await Promise.all(
      Array.from({ length: PROCESSES }, (_, process) =>
        runReserver(
          merchant,
          Array.from({ length: ORDERS_EACH }, (_, index) => ({
            customer: "C1",
            order: `P${process}-${index}`,
            currency: "GBP",
            amountMinor: amountOf(process * ORDERS_EACH + index),
          })),
        ),
      ),
    );
    expect(answers.flat()).toHaveLength(PROCESSES * ORDERS_EACH);
    const rows = await rowsOf(merchant);
    expect(rows).toHaveLength(PROCESSES * ORDERS_EACH);
    let exposure = 0n;
    for (const row of rows.filter((row) => row.outcome === "reserved")) {
      expect(BigInt(row.exposure_before_minor)).toBe(exposure);
      exposure += BigInt(row.amount_minor);
      expect(BigInt(row.exposure_after_minor)).toBe(exposure);
      expect(exposure <= CEILING_MINOR).toBe(true);
    }
    // Every refusal was right: there was no room for that order at that moment.
    for (const row of rows.filter((row) => row.outcome === "refused")) {
      expect(BigInt(row.exposure_before_minor) + BigInt(row.amount_minor) > CEILING_MINOR).toBe(true);
    }
    expect(exposure > CEILING_MINOR - 5_000n).toBe(true);
    await expectSoundBook(merchant);
  });

  test("F9: members racing under a group's ceiling never pass it together, though each has room of its own", async () => {
    const merchant = await aMerchant(database, { customers: 4 });
    await merchant.run(async (ctx) => {
      await putGroup(ctx, { reference: "family", name: "Family" });
      await setCeiling(
        ctx,
        { group: "family" },
        { ceiling: { amountMinor: CEILING_MINOR, currency: "GBP" }, reason: "test" },
      );
      for (const reference of ["C1", "C2", "C3", "C4"]) {
        await putCustomer(ctx, { reference, name: reference, kind: "business", group: "family" });
        await setCeiling(
          ctx,
          { customer: reference },
          { ceiling: { amountMinor: CEILING_MINOR, currency: "GBP" }, reason: "test" },
        );
      }
    });
    await Promise.all(
      Array.from({ length: PROCESSES }, (_, process) =>
        runReserver(
          merchant,
          Array.from({ length: ORDERS_EACH }, (_, index) => ({
            customer: `C${((process + index) % 4) + 1}`,
            order: `P${process}-${index}`,
            currency: "GBP",
            amountMinor: amountOf(process * ORDERS_EACH + index),
          })),
        ),
      ),
    );
    const rows = await rowsOf(merchant);
    const reserved = rows.filter((row) => row.outcome === "reserved");
    const total = reserved.reduce((sum, row) => sum + BigInt(row.amount_minor), 0n);
    expect(total <= CEILING_MINOR && total > CEILING_MINOR - 5_000n).toBe(true);
    expect(new Set(reserved.map((row) => row.customer_id)).size).toBeGreaterThan(1);
    for (const row of reserved) expect(BigInt(row.group_after_minor ?? 0)).toBeLessThanOrEqual(CEILING_MINOR);
    await expectSoundBook(merchant);
  });

  test("one order asked for by every process is reserved once", async () => {
    const merchant = await aMerchant(database);
    await merchant.run((ctx) =>
      setCeiling(
        ctx,
        { customer: "C1" },
        { ceiling: { amountMinor: CEILING_MINOR, currency: "GBP" }, reason: "test" },
      ),
    );
    const orders = Array.from({ length: 10 }, (_, index) => ({
      customer: "C1",
      order: `O-${index}`,
      currency: "GBP",
      amountMinor: 100,
    }));
    const answers = (
      await Promise.all(Array.from({ length: PROCESSES }, () => runReserver(merchant, orders)))
    ).flat();
    expect(answers.filter((outcome) => outcome === "reserved")).toHaveLength(10);
    expect(answers.filter((outcome) => outcome === "again")).toHaveLength(30);
    await expectSoundBook(merchant);
  });

  test("a customer that changes its group while orders race takes exactly its own reservations along", async () => {
    const merchant = await aMerchant(database);
    await merchant.run(async (ctx) => {
      await putGroup(ctx, { reference: "left", name: "Left" });
      await putGroup(ctx, { reference: "right", name: "Right" });
      await setCeiling(
        ctx,
        { customer: "C1" },
        { ceiling: { amountMinor: CEILING_MINOR * 10n, currency: "GBP" }, reason: "test" },
      );
    });
    let isRacing = true;
    const moving = (async () => {
      for (let turn = 0; isRacing; turn += 1) {
        const group = [null, "left", "right"][turn % 3] ?? null;
        await merchant.run((ctx) =>
          putCustomer(ctx, { reference: "C1", name: "C1", kind: "business", group }),
        );
      }
    })();
    await Promise.all(
      [0, 1].map((process) =>
        runReserver(
          merchant,
          Array.from({ length: ORDERS_EACH }, (_, index) => ({
            customer: "C1",
            order: `P${process}-${index}`,
            currency: "GBP",
            amountMinor: 1_000,
          })),
        ),
      ),
    );
    isRacing = false;
    await moving;
    await expectSoundBook(merchant);
  });
});
