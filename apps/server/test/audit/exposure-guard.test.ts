import { beforeAll, describe, expect, test } from "vitest";
import { putCustomer } from "../../src/receivables/customers/put-customer.ts";
import { putGroup } from "../../src/receivables/customers/put-group.ts";
import { reserveOrder } from "../../src/receivables/exposure/reserve-order.ts";
import { setCeiling } from "../../src/receivables/exposure/set-ceiling.ts";
import { lockAccounts } from "../../src/receivables/exposure/store.ts";
import { aDatabase, expectSoundBook, type StandardMerchant, type TestDatabase } from "../house.ts";
import { aTradingBook } from "./a-trading-book.ts";

// Goal: the guard counts each order once, says what it lets go of, and holds whom it says it holds. Method: ask about
// what is reserved already, let reservations run out, and move a customer to another group while a write waits for it.

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

const HOUR_MS = 3_600_000;

async function aGuardedBook(ceilingMinor: bigint) {
  const book = await aTradingBook(database);
  await book.merchant.run((ctx) =>
    setCeiling(
      ctx,
      { customer: "C1" },
      { ceiling: { amountMinor: ceilingMinor, currency: "GBP" }, reason: "test" },
    ),
  );
  return book;
}

const ask = (
  merchant: StandardMerchant,
  order: string,
  amountMinor: bigint,
  mode: "reserve" | "check" = "reserve",
  expiresAt: Date | null = null,
) =>
  merchant.run((ctx) =>
    reserveOrder(ctx, {
      customer: "C1",
      order,
      amountMinor,
      currency: "GBP",
      mode,
      expiresAt,
      overrideReason: null,
    }),
  );

describe("the guard", () => {
  test("F1: a check of an order that is reserved already counts it once", async () => {
    const { merchant } = await aGuardedBook(100n);
    await ask(merchant, "O1", 60n);
    const checked = await ask(merchant, "O1", 60n, "check");
    expect(checked.reservation).toMatchObject({ outcome: "checked", reasons: [], exposureBeforeMinor: 0n });
    expect((await ask(merchant, "O1", 100n, "check")).reservation.outcome).toBe("checked");
    expect((await ask(merchant, "O1", 101n, "check")).reservation.reasons).toEqual(["over_ceiling"]);
    expect((await ask(merchant, "O2", 60n, "check")).reservation.reasons).toEqual(["over_ceiling"]);
    await expectSoundBook(merchant);
  });

  test("F1: the same holds for the group that the order counts against", async () => {
    const { merchant } = await aGuardedBook(1_000n);
    await merchant.run(async (ctx) => {
      await putGroup(ctx, { reference: "G", name: "G" });
      await setCeiling(
        ctx,
        { group: "G" },
        { ceiling: { amountMinor: 100n, currency: "GBP" }, reason: "test" },
      );
      await putCustomer(ctx, { reference: "C1", name: "C1", kind: "business", group: "G" });
    });
    await ask(merchant, "O1", 60n);
    expect((await ask(merchant, "O1", 60n, "check")).reservation).toMatchObject({
      outcome: "checked",
      groupBeforeMinor: 0n,
    });
    expect((await ask(merchant, "O2", 60n, "check")).reservation.reasons).toEqual(["over_group_ceiling"]);
  });

  test("a reservation that the guard itself lets go of is news like any other", async () => {
    const { merchant } = await aGuardedBook(100n);
    await ask(merchant, "O1", 100n, "reserve", new Date(merchant.clock.now().getTime() + HOUR_MS));
    merchant.clock.advance(HOUR_MS);
    expect((await ask(merchant, "O2", 100n)).reservation.outcome).toBe("reserved");
    const news = await database.asAdministrator<{ data: unknown; subject_version: string }>(
      "SELECT data, subject_version FROM platform.event WHERE merchant_id = $1 AND type = 'receivables.reservation_expired'",
      [merchant.merchantId],
    );
    expect(news).toMatchObject([
      { subject_version: "2", data: { orderReference: "O1", releasedMinor: 100, currency: "GBP" } },
    ]);
    await expectSoundBook(merchant);
  });
});

describe("locks", () => {
  test("a write that waited while its customer changed groups holds the new group", async () => {
    const { merchant } = await aTradingBook(database);
    await merchant.run(async (ctx) => {
      await putGroup(ctx, { reference: "G1", name: "G1" });
      await putGroup(ctx, { reference: "G2", name: "G2" });
      await putCustomer(ctx, { reference: "C1", name: "C1", kind: "business", group: "G1" });
    });
    const [customer] = await database.asAdministrator<{ id: string }>(
      "SELECT id FROM receivables.customer WHERE merchant_id = $1 AND reference = 'C1'",
      [merchant.merchantId],
    );
    const held = Promise.withResolvers<void>();
    const moving = merchant.run(async (ctx) => {
      await putCustomer(ctx, { reference: "C1", name: "C1", kind: "business", group: "G2" });
      held.resolve();
      await untilSomebodyWaits(merchant);
    });
    await held.promise;
    const writing = merchant.run(async (ctx) => {
      await lockAccounts(ctx, [customer?.id ?? ""]);
      return database.asAdministrator<{ reference: string }>(
        `SELECT reference FROM receivables.customer_group WHERE merchant_id = $1 AND id NOT IN (
           SELECT id FROM receivables.exposure_account WHERE merchant_id = $1 FOR UPDATE SKIP LOCKED)`,
        [ctx.merchantId],
      );
    });
    await moving;
    expect((await writing).map((group) => group.reference)).toContain("G2");
  });
});

/** Until another session waits for a lock: then the move can be committed under its eyes. */
async function untilSomebodyWaits(merchant: StandardMerchant): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const waiting = await database.asAdministrator(
      "SELECT 1 FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) OR NOT granted AND locktype = 'transactionid'",
    );
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`nobody waited at ${merchant.merchantId}`);
}
