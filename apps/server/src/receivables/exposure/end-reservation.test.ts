import { describe, expect, test } from "vitest";
import { aClock, expectSoundBook } from "../../../test/house.ts";
import { putCustomer } from "../customers/put-customer.ts";
import { putGroup } from "../customers/put-group.ts";
import { expireReservations } from "./expire-reservations.ts";
import { releaseReservation } from "./release-reservation.ts";
import { setCeiling } from "./set-ceiling.ts";
import { account, database, HOUR_MS, refusalCode, reserve, withCeiling } from "./test/orders.ts";

describe("what ends", () => {
  test("F3: a released reservation frees its room once, and the order is decided anew when it comes again", async () => {
    const merchant = await withCeiling(100n);
    await reserve(merchant, "A", 100n);
    const released = await merchant.run((ctx) => releaseReservation(ctx, "A"));
    expect(released).toMatchObject({ heldMinor: 0n, releasedMinor: 100n });
    expect(await merchant.run((ctx) => releaseReservation(ctx, "A"))).toEqual(released);
    expect((await reserve(merchant, "B", 100n)).reservation.outcome).toBe("reserved");
    expect((await reserve(merchant, "A", 100n)).reservation).toMatchObject({
      attempt: 2,
      outcome: "refused",
      reasons: ["over_ceiling"],
    });
    await merchant.run((ctx) => releaseReservation(ctx, "B"));
    expect((await reserve(merchant, "A", 100n)).reservation).toMatchObject({ attempt: 3, heldMinor: 100n });
    expect((await account(merchant)).exposure.exposureMinor).toBe(100n);
    expect(await refusalCode(merchant.run((ctx) => releaseReservation(ctx, "none")))).toBe("not_found");
    await expectSoundBook(merchant);
  });

  test("F16: an expired reservation is shown as free before any job has run, and makes room for the next order", async () => {
    const merchant = await withCeiling(100n, { clock: aClock() });
    const expiresAt = new Date(merchant.clock.now().getTime() + HOUR_MS);
    await reserve(merchant, "A", 100n, { expiresAt });
    expect((await account(merchant)).exposure).toMatchObject({ exposureMinor: 100n, availableMinor: 0n });
    merchant.clock.advance(HOUR_MS);
    const shown = await account(merchant);
    expect(shown.exposure).toMatchObject({
      exposureMinor: 0n,
      availableMinor: 100n,
      components: { reservedMinor: 0n },
    });
    expect((await reserve(merchant, "B", 100n)).reservation.outcome).toBe("reserved");
    expect((await account(merchant)).exposure.exposureMinor).toBe(100n);
    expect((await reserve(merchant, "A", 100n)).reservation.reasons).toEqual(["over_ceiling"]);
    await merchant.run((ctx) => releaseReservation(ctx, "B"));
    expect((await reserve(merchant, "A", 100n)).reservation).toMatchObject({ attempt: 3, heldMinor: 100n });
    await expectSoundBook(merchant);
  });

  test("F16: an expired reservation of one member is free in its group too", async () => {
    const merchant = await withCeiling(100n, { clock: aClock() });
    await merchant.run(async (ctx) => {
      await putGroup(ctx, { reference: "G", name: "G" });
      await setCeiling(
        ctx,
        { group: "G" },
        { ceiling: { amountMinor: 100n, currency: "GBP" }, reason: "test" },
      );
      await putCustomer(ctx, { reference: "C1", name: "C1", kind: "business", group: "G" });
    });
    await reserve(merchant, "A", 70n, { expiresAt: new Date(merchant.clock.now().getTime() + HOUR_MS) });
    expect((await account(merchant)).group?.exposure).toMatchObject({
      exposureMinor: 70n,
      availableMinor: 30n,
    });
    merchant.clock.advance(HOUR_MS);
    expect((await account(merchant)).group?.exposure).toMatchObject({
      exposureMinor: 0n,
      availableMinor: 100n,
    });
    await merchant.run(async (ctx) => {
      await putCustomer(ctx, { reference: "C2", name: "C2", kind: "business", group: "G" });
      await setCeiling(
        ctx,
        { customer: "C2" },
        { ceiling: { amountMinor: 100n, currency: "GBP" }, reason: "test" },
      );
    });
    const other = await reserve(merchant, "B", 80n, { customer: "C2" });
    expect(other).toMatchObject({
      reservation: { outcome: "reserved" },
      groupAvailable: { beforeMinor: 100n, afterMinor: 20n },
    });
    await expectSoundBook(merchant);
  });

  test("the tick lets go of all that is due, with an event each, and leaves the rest", async () => {
    const merchant = await withCeiling(1_000n, { clock: aClock() });
    const soon = new Date(merchant.clock.now().getTime() + HOUR_MS);
    await reserve(merchant, "A", 100n, { expiresAt: soon });
    await reserve(merchant, "B", 200n, { expiresAt: soon });
    await reserve(merchant, "C", 300n, { expiresAt: new Date(soon.getTime() + HOUR_MS) });
    await reserve(merchant, "D", 400n);
    expect(await merchant.run(expireReservations)).toBe(0);
    merchant.clock.advance(HOUR_MS);
    expect(await merchant.run(expireReservations)).toBe(2);
    expect(await merchant.run(expireReservations)).toBe(0);
    expect((await account(merchant)).exposure.exposureMinor).toBe(700n);
    const events = await database.asAdministrator(
      "SELECT 1 FROM platform.event WHERE merchant_id = $1 AND type = 'receivables.reservation_expired'",
      [merchant.merchantId],
    );
    expect(events).toHaveLength(2);
    await expectSoundBook(merchant);
  });
});
