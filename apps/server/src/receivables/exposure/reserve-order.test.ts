import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "#platform/refusals";
import {
  aClock,
  aDatabase,
  aMerchant,
  expectSoundBook,
  plainDate,
  type StandardMerchant,
} from "../../../test/house.ts";
import { findCustomer } from "../customers/find-customer.ts";
import { putCustomer } from "../customers/put-customer.ts";
import { putGroup } from "../customers/put-group.ts";
import { disputeItem } from "../documents/dispute-item.ts";
import { issueInvoice } from "../documents/issue-invoice.ts";
import { receivePayment } from "../documents/receive-payment.ts";
import { reverseDocument } from "../documents/reverse-document.ts";
import { recordRate } from "../ledger/rates.ts";
import { readExposure } from "./account-store.ts";
import { expireReservations } from "./expire-reservations.ts";
import { markStale } from "./mark-stale.ts";
import { readAccount } from "./read-account.ts";
import { releaseReservation } from "./release-reservation.ts";
import { type OrderRequest, reserveOrder } from "./reserve-order.ts";
import { setCeiling } from "./set-ceiling.ts";

const database = await aDatabase();
const ISSUED_ON = plainDate("2026-03-01");
const HOUR_MS = 3_600_000;

async function withCeiling(
  amountMinor: bigint | null,
  options: Parameters<typeof aMerchant>[1] = {},
): Promise<StandardMerchant> {
  const merchant = await aMerchant(database, options);
  await ceiling(merchant, amountMinor);
  return merchant;
}

function ceiling(
  merchant: StandardMerchant,
  amountMinor: bigint | null,
  more: Partial<Parameters<typeof setCeiling>[2]> = {},
) {
  return merchant.run((ctx) =>
    setCeiling(
      ctx,
      { customer: "C1" },
      { ceiling: amountMinor === null ? null : { amountMinor, currency: "GBP" }, reason: "test", ...more },
    ),
  );
}

function reserve(
  merchant: StandardMerchant,
  order: string,
  amountMinor: bigint,
  more: Partial<OrderRequest> = {},
) {
  const request: OrderRequest = {
    customer: "C1",
    order,
    amountMinor,
    currency: "GBP",
    mode: "reserve",
    expiresAt: null,
    overrideReason: null,
    ...more,
  };
  return merchant.run((ctx) => reserveOrder(ctx, request));
}

function invoice(
  merchant: StandardMerchant,
  number: string,
  netMinor: bigint,
  more: { taxMinor?: bigint; order?: string; customer?: string } = {},
) {
  return merchant.run((ctx) =>
    issueInvoice(ctx, {
      customer: more.customer ?? "C1",
      number,
      currency: "GBP",
      issuedOn: ISSUED_ON,
      amounts: { netMinor, taxMinor: more.taxMinor ?? 0n },
      order: more.order,
    }),
  );
}

function account(merchant: StandardMerchant, customer = "C1") {
  return merchant.run(async (ctx) => readAccount(ctx, await findCustomer(ctx, customer)));
}

async function refusalCode(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).code;
}

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
    expect(await refusalCode(reserve(merchant, "A", 1n, { currency: "XXX" }))).toBe("unknown_currency");
    expect(await refusalCode(reserve(merchant, "A", 1n, { customer: "nobody" }))).toBe("not_found");
    expect(await refusalCode(reserve(merchant, "A", 1n, { expiresAt: merchant.clock.now() }))).toBe(
      "bad_field",
    );
  });
});

describe("what ends", () => {
  test("a released reservation frees its room once, and its old answer is not given again", async () => {
    const merchant = await withCeiling(100n);
    await reserve(merchant, "A", 100n);
    const released = await merchant.run((ctx) => releaseReservation(ctx, "A"));
    expect(released).toMatchObject({ heldMinor: 0n, releasedMinor: 100n });
    expect(await merchant.run((ctx) => releaseReservation(ctx, "A"))).toEqual(released);
    expect(await refusalCode(reserve(merchant, "A", 100n))).toBe("reservation_ended");
    expect((await reserve(merchant, "B", 100n)).reservation.outcome).toBe("reserved");
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
    expect(
      await refusalCode(reserve(merchant, "A", 100n, { expiresAt: new Date(expiresAt.getTime() + HOUR_MS) })),
    ).toBe("reservation_ended");
    expect((await reserve(merchant, "B", 100n)).reservation.outcome).toBe("reserved");
    expect((await account(merchant)).exposure.exposureMinor).toBe(100n);
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
        expect(await merchant.run((ctx) => readExposure(ctx, exposure.state.id))).toBe(
          exposure.exposureMinor,
        );
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
