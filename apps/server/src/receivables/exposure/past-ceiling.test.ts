import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "#platform/refusals";
import { aClock, expectSoundBook, type StandardMerchant } from "../../../test/house.ts";
import { putCustomer } from "../customers/put-customer.ts";
import { putGroup } from "../customers/put-group.ts";
import { disputeItem } from "../documents/dispute-item.ts";
import { receivePayment } from "../documents/receive-payment.ts";
import { reverseDocument } from "../documents/reverse-document.ts";
import { readExposures } from "./account-store.ts";
import { expireReservations } from "./expire-reservations.ts";
import { releaseReservation } from "./release-reservation.ts";
import { setCeiling } from "./set-ceiling.ts";
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

describe("past the ceiling", () => {
  test("a document is never refused; the excess is recorded with its cause and blocks the next order", async () => {
    const merchant = await withCeiling(100n);
    await invoice(merchant, "1", 150n);
    const { excesses, exposure } = await account(merchant);
    expect(excesses).toMatchObject([
      { cause: "invoice", documentNumber: "1", ceilingMinor: 100n, exposureMinor: 150n },
    ]);
    expect(exposure).toMatchObject({ availableMinor: -50n, utilization: 1.5 });
    expect((await reserve(merchant, "A", 1n)).reservation.reasons).toEqual(["over_ceiling"]);
  });

  test("a bounced payment is recorded as the cause", async () => {
    const merchant = await withCeiling(100n);
    await invoice(merchant, "1", 100n);
    const paid = await merchant.run((ctx) =>
      receivePayment(ctx, {
        customer: "C1",
        number: "P1",
        currency: "GBP",
        issuedOn: ISSUED_ON,
        amountMinor: 100n,
        method: "direct_debit",
        remittance: [{ invoice: "1" }],
      }),
    );
    await invoice(merchant, "2", 100n);
    expect((await account(merchant)).excesses).toEqual([]);
    await merchant.run((ctx) =>
      reverseDocument(ctx, {
        kinds: ["payment"],
        document: "P1",
        reason: "returned unpaid",
        method: "returned",
      }),
    );
    const { excesses, exposure } = await account(merchant);
    expect(exposure.exposureMinor).toBe(200n);
    expect(excesses.length).toBeGreaterThan(0);
    expect(paid.created).toBe(true);
    await expectSoundBook(merchant);
  });

  test("a ceiling lowered below exposure records the excess, leaves the reservations, and says who and why", async () => {
    const merchant = await withCeiling(100n);
    await reserve(merchant, "A", 80n);
    await ceiling(merchant, 50n, { reason: "late twice" });
    const { excesses, exposure } = await account(merchant);
    expect(excesses).toMatchObject([
      { cause: "ceiling_lowered", ceilingMinor: 50n, exposureMinor: 80n, actor: "user:test" },
    ]);
    expect(exposure.components).toMatchObject({ reservedMinor: 80n });
    await ceiling(merchant, 60n);
    expect((await account(merchant)).excesses).toHaveLength(1);
    const events = await database.asAdministrator<{ data: { reason: string } }>(
      "SELECT data FROM platform.event WHERE merchant_id = $1 AND type = 'receivables.ceiling_set' ORDER BY subject_version",
      [merchant.merchantId],
    );
    expect(events.map((event) => event.data.reason)).toEqual(["test", "late twice", "test"]);
  });

  test("joining a group carries it past its ceiling, recorded on the group", async () => {
    const merchant = await withCeiling(1_000n, { customers: 2 });
    await invoice(merchant, "1", 80n);
    await invoice(merchant, "2", 70n, { customer: "C2" });
    const { group } = await merchant.run((ctx) => putGroup(ctx, { reference: "G", name: "G" }));
    await merchant.run((ctx) =>
      setCeiling(ctx, { group: "G" }, { ceiling: { amountMinor: 100n, currency: "GBP" }, reason: "test" }),
    );
    for (const reference of ["C1", "C2"]) {
      await merchant.run((ctx) =>
        putCustomer(ctx, { reference, name: reference, kind: "business", group: "G" }),
      );
    }
    const found = await database.asAdministrator(
      "SELECT cause, exposure_after_minor FROM receivables.exposure_excess WHERE merchant_id = $1 AND account_id = $2",
      [merchant.merchantId, group.id],
    );
    expect(found).toEqual([{ cause: "group_joined", exposure_after_minor: "150" }]);
    expect((await reserve(merchant, "A", 1n)).reservation.reasons).toEqual(["over_group_ceiling"]);
    await expectSoundBook(merchant);
  });

  test("the same ceiling again writes nothing; a bad one is refused by its fields", async () => {
    const merchant = await withCeiling(100n);
    const [first, again] = [await ceiling(merchant, 100n), await ceiling(merchant, 100n)];
    expect(again).toEqual(first);
    expect(await refusalCode(ceiling(merchant, -1n))).toBe("bad_field");
    expect(await refusalCode(ceiling(merchant, 1n, { reason: " " }))).toBe("bad_field");
    expect(await refusalCode(ceiling(merchant, 1n, { blockReasons: ["Not Good"] }))).toBe("bad_field");
    expect(await refusalCode(ceiling(merchant, 1n, { validUntil: merchant.clock.now() }))).toBe("bad_field");
    expect(await refusalCode(ceiling(merchant, 1n, { ceiling: { amountMinor: 1n, currency: "ZZZ" } }))).toBe(
      "unknown_currency",
    );
  });
});

describe("exposure", () => {
  test("is its components recomputed, whatever happens to orders and documents", async () => {
    const step = fc.record({
      what: fc.constantFrom("reserve", "invoice", "capture", "release", "pay", "dispute", "expire"),
      pick: fc.nat({ max: 4 }),
      amount: fc.bigInt({ min: 1n, max: 500n }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const merchant = await withCeiling(1_500n, { clock: aClock() });
        for (const [index, { what, pick, amount }] of steps.entries()) {
          await takeStep(merchant, what, pick, amount, index).catch((error: unknown) => {
            if (!(error instanceof Refusal)) throw error;
          });
        }
        await expectSoundBook(merchant);
        await merchant.run(expireReservations);
        const { exposure } = await account(merchant);
        const kept = await merchant.run((ctx) => readExposures(ctx, [exposure.state.id]));
        expect(kept.get(exposure.state.id)).toBe(exposure.exposureMinor);
      }),
      { numRuns: 12 },
    );
  });
});

async function takeStep(
  merchant: StandardMerchant,
  what: string,
  pick: number,
  amountMinor: bigint,
  index: number,
): Promise<void> {
  if (what === "reserve") {
    const before = (await account(merchant)).exposure.exposureMinor ?? 0n;
    const { reservation } = await reserve(merchant, `O-${pick}`, amountMinor, {
      expiresAt: new Date(merchant.clock.now().getTime() + HOUR_MS),
    });
    if (reservation.outcome === "reserved") expect(before + amountMinor).toBeLessThanOrEqual(1_500n);
  }
  if (what === "invoice") await invoice(merchant, `I-${index}`, amountMinor);
  if (what === "capture") await invoice(merchant, `I-${index}`, amountMinor, { order: `O-${pick}` });
  if (what === "release") await merchant.run((ctx) => releaseReservation(ctx, `O-${pick}`));
  if (what === "expire") merchant.clock.advance(HOUR_MS / 2);
  if (what === "pay") {
    await merchant.run((ctx) =>
      receivePayment(ctx, {
        customer: "C1",
        number: null,
        currency: "GBP",
        issuedOn: ISSUED_ON,
        amountMinor,
        method: "card",
        allocate: "oldest_first",
      }),
    );
  }
  if (what === "dispute") {
    await merchant.run((ctx) =>
      disputeItem(ctx, { document: `I-${pick}`, disputedMinor: amountMinor, reason: "test" }),
    );
  }
}
