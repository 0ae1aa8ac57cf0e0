import { describe, expect, test } from "vitest";
import { aMerchant, expectSoundBook } from "../../../test/house.ts";
import { findCustomer } from "../customers/find-customer.ts";
import { receivePayment } from "../documents/receive-payment.ts";
import { recordRate } from "../ledger/rates.ts";
import { markStale } from "./mark-stale.ts";
import { releaseReservation } from "./release-reservation.ts";
import {
  account,
  ceiling,
  database,
  HOUR_MS,
  ISSUED_ON,
  invoice,
  refusalCode,
  reserve,
  withCeiling,
} from "./test/orders.ts";

describe("the three ceilings", () => {
  test("F11: none set refuses as no_ceiling, zero as over_ceiling, an amount lets through up to itself", async () => {
    const merchant = await aMerchant(database);
    expect((await reserve(merchant, "A", 1n)).reservation).toMatchObject({
      outcome: "refused",
      reasons: ["no_ceiling"],
    });
    await ceiling(merchant, 0n);
    expect((await reserve(merchant, "B", 1n)).reservation).toMatchObject({
      outcome: "refused",
      reasons: ["over_ceiling"],
    });
    expect((await account(merchant)).exposure).toMatchObject({ utilization: null, availableMinor: 0n });
    await ceiling(merchant, 100n);
    const exact = await reserve(merchant, "C", 100n);
    expect(exact.reservation).toMatchObject({ outcome: "reserved", reasons: [], heldMinor: 100n });
    expect(exact.available).toEqual({ beforeMinor: 100n, afterMinor: 0n });
    expect((await account(merchant)).exposure).toMatchObject({ utilization: 1, availableMinor: 0n });
    await ceiling(merchant, null);
    expect((await account(merchant)).exposure).toMatchObject({ utilization: null, availableMinor: null });
    await expectSoundBook(merchant);
  });
});

describe("an order", () => {
  test("F1: is not counted against itself: what is reserved counts once", async () => {
    const merchant = await withCeiling(100n);
    await reserve(merchant, "A", 60n);
    const again = await reserve(merchant, "A", 60n);
    expect(again).toMatchObject({ created: false, available: { beforeMinor: 100n, afterMinor: 40n } });
    expect((await account(merchant)).exposure.exposureMinor).toBe(60n);
  });

  test("with the same content gives the same answer; with other content or of another customer it is refused", async () => {
    const merchant = await withCeiling(1_000n, { customers: 2 });
    const first = await reserve(merchant, "A", 60n);
    const again = await reserve(merchant, "A", 60n);
    expect(again.reservation).toEqual(first.reservation);
    expect(await refusalCode(reserve(merchant, "A", 61n))).toBe("order_differs");
    expect(await refusalCode(reserve(merchant, "A", 60n, { currency: "EUR" }))).toBe("order_differs");
    expect(await refusalCode(reserve(merchant, "A", 60n, { customer: "C2" }))).toBe("order_differs");
    expect((await account(merchant)).exposure.exposureMinor).toBe(60n);
  });

  test("that was refused can be asked for again, and a check holds nothing", async () => {
    const merchant = await withCeiling(50n);
    expect((await reserve(merchant, "A", 60n)).reservation.outcome).toBe("refused");
    expect((await reserve(merchant, "A", 40n, { mode: "check" })).reservation).toMatchObject({
      outcome: "checked",
      heldMinor: 0n,
    });
    await ceiling(merchant, 60n);
    expect((await reserve(merchant, "A", 60n)).reservation.outcome).toBe("reserved");
    expect((await account(merchant)).exposure.exposureMinor).toBe(60n);
  });

  test("F8: counts against the payer it names, whoever receives the goods", async () => {
    const merchant = await withCeiling(100n, { customers: 2 });
    await reserve(merchant, "A", 80n);
    expect((await account(merchant, "C2")).exposure.exposureMinor).toBe(0n);
    expect((await reserve(merchant, "B", 30n)).reservation.reasons).toEqual(["over_ceiling"]);
  });

  test("F17, F4: is tested over its gross amount, and its invoice takes the place of the reservation", async () => {
    const merchant = await withCeiling(119n);
    expect((await reserve(merchant, "A", 119n)).reservation.outcome).toBe("reserved");
    expect((await account(merchant)).exposure.exposureMinor).toBe(119n);
    await invoice(merchant, "1", 100n, { taxMinor: 19n, order: "A" });
    const after = await account(merchant);
    expect(after.exposure).toMatchObject({
      exposureMinor: 119n,
      components: { openDebitsMinor: 119n, reservedMinor: 0n },
    });
    expect(after.excesses).toEqual([]);
    await expectSoundBook(merchant);
  });

  test("F4: part deliveries stay neutral one by one, and a paid one frees its room", async () => {
    const merchant = await withCeiling(1_000n);
    await reserve(merchant, "A", 1_000n);
    for (const number of ["1", "2", "3"]) {
      await invoice(merchant, number, 300n, { order: "A" });
      expect((await account(merchant)).exposure.exposureMinor).toBe(1_000n);
    }
    await merchant.run((ctx) =>
      receivePayment(ctx, {
        customer: "C1",
        number: null,
        currency: "GBP",
        issuedOn: ISSUED_ON,
        amountMinor: 300n,
        method: "bank_transfer",
        remittance: [{ invoice: "1" }],
      }),
    );
    expect((await account(merchant)).exposure).toMatchObject({ exposureMinor: 700n, availableMinor: 300n });
    await merchant.run((ctx) => releaseReservation(ctx, "A"));
    expect((await account(merchant)).exposure.exposureMinor).toBe(600n);
    await expectSoundBook(merchant);
  });

  test("is refused for what is blocked, outdated or over, with every reason at once; an override passes and is kept", async () => {
    const merchant = await withCeiling(100n);
    await ceiling(merchant, 100n, {
      blockReasons: ["returned_payment", "dispute"],
      validUntil: new Date(merchant.clock.now().getTime() + HOUR_MS),
    });
    merchant.clock.advance(2 * HOUR_MS);
    await merchant.run(async (ctx) => markStale(ctx, [(await findCustomer(ctx, "C1")).id], "dispute"));
    const refused = await reserve(merchant, "A", 101n);
    expect(refused.reservation.reasons).toEqual([
      "stale",
      "expired",
      "blocked:dispute",
      "blocked:returned_payment",
      "over_ceiling",
    ]);
    const forced = await reserve(merchant, "A", 101n, { overrideReason: "agreed with the director" });
    expect(forced.reservation).toMatchObject({
      outcome: "reserved",
      overrideReason: "agreed with the director",
    });
    expect(forced.available).toEqual({ beforeMinor: 100n, afterMinor: -1n });
    await ceiling(merchant, 200n, { blockReasons: [] });
    expect((await reserve(merchant, "B", 99n)).reservation.outcome).toBe("reserved");
  });

  test("in a currency without a rate is refused as no_rate, and converts once there is one", async () => {
    const merchant = await withCeiling(10_000n);
    expect(
      (await reserve(merchant, "A", 100n, { currency: "EUR", overrideReason: "please" })).reservation.reasons,
    ).toEqual(["no_rate"]);
    await merchant.run((ctx) =>
      recordRate(ctx, { base: "EUR", quote: "GBP", validFrom: ISSUED_ON, rate: "0.85", source: "test" }),
    );
    const answer = await reserve(merchant, "A", 10_000n, { currency: "EUR" });
    expect(answer.available).toEqual({ beforeMinor: 10_000n, afterMinor: 1_500n });
    expect((await account(merchant)).exposure).toMatchObject({
      exposureMinor: 8_500n,
      components: { reservedMinor: 8_500n },
    });
  });

  test("refuses what is no order", async () => {
    const merchant = await withCeiling(100n);
    expect(await refusalCode(reserve(merchant, "A", 0n))).toBe("amount_not_positive");
    expect(await refusalCode(reserve(merchant, "A", 10n ** 15n))).toBe("amount_too_large");
    expect(await refusalCode(reserve(merchant, "A", 1n, { currency: "QQQ" }))).toBe("unknown_currency");
    expect(await refusalCode(reserve(merchant, "A", 1n, { customer: "nobody" }))).toBe("not_found");
    expect(await refusalCode(reserve(merchant, "A", 1n, { expiresAt: merchant.clock.now() }))).toBe(
      "bad_field",
    );
  });
});
