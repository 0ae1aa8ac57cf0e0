import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectSoundBook } from "../../../test/house.ts";
import type { OrderContent } from "../decisions/order-content.ts";
import { aCreditServer } from "../decisions/test/credit-house.ts";
import { extendDeliveries } from "./extend-deliveries.ts";
import { cutOrder } from "./rules.ts";

const { open, clock, database } = await aCreditServer();

/** What a tick only tells its operator is a failure of the test. */
const strict = {
  error: (fields: object, message: string): void => {
    throw new Error(message, { cause: fields });
  },
};

const ORDER = { customer: "C1", amount: 30_000, currency: "GBP", terms: "net14" };

describe("an order", () => {
  test("is described freely until it is decided, and afterwards only with the same content", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const put = await house.call("PUT", "/v1/orders/O-1", ORDER);
    expect(put).toMatchObject({ status: 201, body: { state: "described", amount: 30_000, version: 1 } });
    const changed = await house.call("PUT", "/v1/orders/O-1", { ...ORDER, amount: 40_000 });
    expect(changed).toMatchObject({ status: 200, body: { amount: 40_000, version: 2 } });
    const decided = await house.call("POST", "/v1/credit/decisions", {
      customer: "C1",
      mode: "reserve",
      order: { reference: "O-1" },
    });
    expect(decided.body).toMatchObject({ outcome: "approved", order: { amount: 40_000 } });
    expect((await house.call("PUT", "/v1/orders/O-1", { ...ORDER, amount: 40_000 })).body.state).toBe(
      "approved",
    );
    expect((await house.call("PUT", "/v1/orders/O-1", ORDER)).body.code).toBe("order_differs");
    const bad = await house.call("PUT", "/v1/orders/O-2", {
      ...ORDER,
      lines: [{ description: "x", amount: 1 }],
    });
    expect(bad).toMatchObject({ status: 422, body: { code: "lines_disagree" } });
    const list = await house.call("GET", "/v1/orders?customer=C1");
    expect(list.body.data).toMatchObject([{ reference: "O-1", state: "approved" }]);
    expect((await house.call("GET", `/v1/orders/${put.body.id}`)).body.reference).toBe("O-1");
  });

  test("F3: cancelled, another made, and asked again: every way back up is checked", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const first = await house.decide("O-1", 90_000);
    expect(first.body.outcome).toBe("approved");
    expect((await house.call("POST", "/v1/orders/O-1/cancel", {})).body.state).toBe("cancelled");
    expect((await house.decide("O-2", 90_000)).body.outcome).toBe("approved");
    const reopened = await house.decide("O-1", 90_000);
    expect(reopened.body).toMatchObject({ outcome: "referred", reasons: [{ code: "over_limit" }] });
    const raised = await house.call("POST", "/v1/orders/O-2/amend", { amount: 150_000 });
    expect(raised.body).toMatchObject({ outcome: "refused", reasons: [{ code: "over_limit" }] });
    expect((await house.call("GET", "/v1/orders/O-2")).body).toMatchObject({
      state: "approved",
      reserved: { held: 90_000 },
    });
    const lowered = await house.call("POST", "/v1/orders/O-2/amend", { amount: 50_000 });
    expect(lowered.body).toMatchObject({ outcome: "amended" });
    expect((await house.call("GET", "/v1/credit/decisions/O-2")).body.authorization.held).toBe(50_000);
    await house.watch();
    await expectSoundBook(house.merchant);
  });

  test("F4: ships and is invoiced without its exposure changing; F16: what has expired counts no more", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const available = async (order: string) =>
      (await house.decide(order, 1, { mode: "check" })).body.available.before as number;
    const before = await available("X-1");
    await house.decide("O-1", 40_000);
    await house.decide("O-2", 20_000);
    expect(await available("X-2")).toBe(before - 60_000);
    await house.call("POST", "/v1/orders/O-1/ship", { amount: 15_000 });
    expect((await house.call("GET", "/v1/orders/O-1")).body).toMatchObject({ state: "shipped" });
    expect(await available("X-3")).toBe(before - 60_000);
    await house.invoice("I-1", 40_000n, "2026-04-01", { order: "O-1" });
    expect((await house.call("GET", "/v1/orders/O-1")).body.state).toBe("invoiced");
    expect(await available("X-4")).toBe(before - 60_000);
    clock.advance(200 * 3_600_000);
    expect((await house.call("GET", "/v1/orders/O-2")).body.state).toBe("expired");
    expect((await house.decide("O-3", before - 40_000)).body.outcome).toBe("approved");
    expect((await house.decide("O-4", 1)).body.outcome).toBe("referred");
    clock.advance(-200 * 3_600_000);
    await expectSoundBook(house.merchant);
  });

  test("is captured by an invoice that did not name it, and released in part", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const decided = await house.decide("O-1", 40_000);
    await house.invoice("I-1", 25_000n, "2026-04-01");
    const authorization = decided.body.authorization.id;
    const captured = await house.call("POST", `/v1/credit/authorizations/${authorization}/capture`, {
      invoice: "I-1",
    });
    expect(captured.body.authorization).toMatchObject({ held: 15_000, captured: 25_000 });
    const released = await house.call("POST", "/v1/credit/authorizations/O-1/release", { amount: 5_000 });
    expect(released.body.authorization).toMatchObject({ held: 10_000, released: 5_000 });
    expect(
      (await house.call("POST", "/v1/credit/authorizations/aut_00000000000000000000000000/release", {}))
        .status,
    ).toBe(404);
    await expectSoundBook(house.merchant);
  });

  test("is split by what fits, into two orders whose sums are exactly the whole's", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const held = await house.decide("O-1", 150_000);
    const fits = held.body.cures.find((cure: { kind: string }) => cure.kind === "split").steps[0];
    const parts = await house.call("POST", "/v1/orders/O-1/split", {});
    expect(parts.body).toMatchObject({
      now: { outcome: "approved", order: { reference: "O-1-1", amount: fits.now.amount } },
      rest: { outcome: "referred", order: { reference: "O-1-2", amount: fits.rest.amount } },
    });
    expect(fits.now.amount + fits.rest.amount).toBe(150_000);
    expect((await house.call("GET", "/v1/orders/O-1")).body).toMatchObject({ state: "split", hold: null });
    expect((await house.call("GET", `/v1/credit/holds/${held.body.hold}`)).body.hold.state).toBe("ended");
    expect((await house.call("POST", "/v1/orders/O-1/split", { now: 5 })).body.code).toBe("order_state");
    await expectSoundBook(house.merchant);
  });

  test("a blanket order reserves as far as the policy looks ahead, and more as days pass", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const put = await house.call("PUT", "/v1/orders/BL-1", {
      ...ORDER,
      blanket: true,
      lines: [
        { description: "March", amount: 10_000, deliverOn: "2026-03-10" },
        { description: "April", amount: 20_000, deliverOn: "2026-04-20" },
      ],
    });
    expect(put.body).toMatchObject({ blanket: true, nextDeliveryOn: "2026-04-20" });
    const decided = await house.call("POST", "/v1/credit/decisions", {
      customer: "C1",
      mode: "reserve",
      order: { reference: "BL-1" },
    });
    expect(decided.body).toMatchObject({ outcome: "approved", authorization: { held: 10_000 } });
    expect(await extendDeliveries(database, house.caller(), strict)).toBe(0);
    await house.call("POST", "/v1/orders/BL-1/ship", {});
    clock.advance(20 * 24 * 3_600_000);
    expect(await extendDeliveries(database, house.caller(), strict)).toBe(1);
    const later = await house.call("GET", "/v1/orders/BL-1");
    expect(later.body).toMatchObject({ nextDeliveryOn: null, reserved: { held: 20_000, shipped: 10_000 } });
    clock.advance(-20 * 24 * 3_600_000);
  });
});

describe("an order's names and lists", () => {
  test("split by its id, the whole lets go of its room as by its reference, and only once", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const put = await house.call("PUT", "/v1/orders/O-1", ORDER);
    await house.decide("O-1", 30_000, { order: { terms: "net14" } });
    const parts = await Promise.all([
      house.call("POST", `/v1/orders/${put.body.id}/split`, { now: 10_000 }),
      house.call("POST", "/v1/orders/O-1/split", { now: 5_000, references: { now: "A", rest: "B" } }),
    ]);
    expect(parts.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(parts.find(({ status }) => status === 409)?.body.code).toBe("order_state");
    const before = (await house.decide("X", 1, { mode: "check" })).body.available.before as number;
    expect(before).toBe(105_000 - 30_000);
    expect((await house.call("GET", "/v1/orders/O-1")).body.state).toBe("split");
    expect((await house.call("POST", `/v1/orders/${put.body.id}/cancel`, {})).status).toBe(200);
    await expectSoundBook(house.merchant);
  });

  test("one that was never described and is split is known as split; parts without room for a name are asked for", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    await house.decide("O-1", 30_000);
    expect((await house.call("POST", "/v1/orders/O-1/split", { now: 10_000 })).status).toBe(200);
    expect((await house.call("GET", "/v1/orders/O-1")).body.state).toBe("split");
    const long = "L".repeat(200);
    await house.call("PUT", `/v1/orders/${long}`, ORDER);
    const refused = await house.call("POST", `/v1/orders/${long}/split`, { now: 10_000 });
    expect(refused).toMatchObject({ status: 409, body: { code: "split_impossible" } });
    expect((await house.call("GET", `/v1/orders/${long}`)).body.state).toBe("described");
  });

  test("are listed by what they have become, not by what was once written", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    for (const order of ["O-1", "O-2", "O-3", "O-4"]) {
      await house.call("PUT", `/v1/orders/${order}`, ORDER);
      house.merchant.clock.advance(1_000);
    }
    for (const order of ["O-1", "O-2", "O-3"])
      await house.decide(order, 30_000, { order: { terms: "net14" } });
    await house.call("POST", "/v1/orders/O-2/ship", {});
    await house.call("POST", "/v1/orders/O-3/cancel", {});
    const listed = async (query: string) =>
      (await house.call("GET", `/v1/orders?${query}`)).body.data.map(
        ({ reference, state }: { reference: string; state: string }) => `${reference} ${state}`,
      );
    expect(await listed("state=approved")).toEqual(["O-1 approved"]);
    expect(await listed("state=shipped")).toEqual(["O-2 shipped"]);
    expect(await listed("state=cancelled")).toEqual(["O-3 cancelled"]);
    expect(await listed("state=described")).toEqual(["O-4 described"]);
    await house.decide("O-3", 30_000, { order: { terms: "net14" } });
    expect(await listed("state=cancelled")).toEqual([]);
    expect(await listed("state=approved&limit=2")).toEqual(["O-3 approved", "O-1 approved"]);
    const first = await house.call("GET", "/v1/orders?state=approved&limit=1");
    const second = await house.call(
      "GET",
      `/v1/orders?state=approved&limit=1&cursor=${first.body.nextCursor}`,
    );
    expect(second.body.data).toMatchObject([{ reference: "O-1" }]);
  });

  test("a blanket order that fails keeps no other waiting", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    for (const order of ["BL-1", "BL-2"]) {
      await house.call("PUT", `/v1/orders/${order}`, {
        ...ORDER,
        blanket: true,
        lines: [
          { description: "March", amount: 10_000, deliverOn: "2026-03-10" },
          { description: "April", amount: 20_000, deliverOn: "2026-04-20" },
        ],
      });
      await house.call("POST", "/v1/credit/decisions", {
        customer: "C1",
        mode: "reserve",
        order: { reference: order },
      });
      await house.call("POST", `/v1/orders/${order}/ship`, {});
    }
    await database.asAdministrator(
      "UPDATE credit.customer_order SET amount_minor = amount_minor + 1 WHERE merchant_id = $1 AND reference = 'BL-1'",
      [house.merchant.merchantId],
    );
    clock.advance(20 * 24 * 3_600_000);
    const told: object[] = [];
    expect(await extendDeliveries(database, house.caller(), { error: (fields) => told.push(fields) })).toBe(
      2,
    );
    expect(told).toHaveLength(1);
    expect((await house.call("GET", "/v1/orders/BL-2")).body).toMatchObject({
      nextDeliveryOn: null,
      reserved: { held: 20_000 },
    });
    clock.advance(-20 * 24 * 3_600_000);
  });
});

describe("cutting", () => {
  test("the parts sum to the whole, with their deposits, margins and lines", () => {
    const whole = fc
      .record({
        lines: fc.array(fc.bigInt({ min: 1n, max: 1_000n }), { minLength: 1, maxLength: 6 }),
        deposit: fc.bigInt({ min: 0n, max: 500n }),
        margin: fc.option(fc.bigInt({ min: -300n, max: 300n })),
        cut: fc.bigInt({ min: -5n, max: 3_000n }),
      })
      .filter(({ lines, deposit }) => deposit < lines.reduce((sum, line) => sum + line, 0n));
    fc.assert(
      fc.property(whole, ({ lines, deposit, margin, cut }) => {
        const order = anOrder(lines, deposit, margin);
        const parts = cutOrder(order, { kind: "amount", firstMinor: cut }, ["A", "B"]);
        if (parts === null) return;
        const sum = (read: (part: OrderContent) => bigint) => read(parts[0]) + read(parts[1]);
        expect(sum((part) => part.amountMinor)).toBe(order.amountMinor);
        expect(sum((part) => part.depositMinor)).toBe(deposit);
        expect(sum((part) => part.marginMinor ?? 0n)).toBe(margin ?? 0n);
        for (const part of parts) {
          expect(part.lines.reduce((total, line) => total + line.amountMinor, 0n)).toBe(part.amountMinor);
          expect(part.amountMinor > part.depositMinor).toBe(true);
        }
      }),
    );
  });
});

function anOrder(lines: readonly bigint[], depositMinor: bigint, marginMinor: bigint | null): OrderContent {
  return {
    reference: "O",
    currency: "GBP",
    amountMinor: lines.reduce((sum, line) => sum + line, 0n),
    depositMinor,
    terms: null,
    shipToCountry: null,
    channel: null,
    fraudScore: null,
    marginMinor,
    discountPercent: null,
    categories: [],
    tags: [],
    lines: lines.map((amountMinor) => ({
      description: "x",
      amountMinor,
      quantity: null,
      sku: null,
      category: null,
      deliverOn: null,
    })),
  };
}
