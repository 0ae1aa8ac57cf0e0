import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { contentHash } from "#platform/ids";
import { aClock, expectSoundBook, plainDate, type StandardMerchant } from "../../../test/house.ts";
import { findCustomer } from "../customers/find-customer.ts";
import { changeDueDate } from "../documents/change-due-date.ts";
import { issueInvoice } from "../documents/issue-invoice.ts";
import { lowerInvoice } from "../documents/lower-invoice.ts";
import { receivePayment } from "../documents/receive-payment.ts";
import { selectAccount } from "./account-store.ts";
import { amendReservation } from "./amend-reservation.ts";
import { readCreditFigures } from "./credit-figures.ts";
import { releaseReservation } from "./release-reservation.ts";
import { findReservations, listReservations, standingReservation } from "./reservation-store.ts";
import type { ReserveCall } from "./reserve-call.ts";
import { reserveIn } from "./reserve-in.ts";
import { openReserver } from "./reserver.ts";
import { setCeilings } from "./set-ceilings.ts";
import { shipReservation } from "./ship-reservation.ts";
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

const EVALUATION = randomUUID();

async function customerId(merchant: StandardMerchant, reference = "C1"): Promise<string> {
  return (await merchant.run((ctx) => findCustomer(ctx, reference))).id;
}

function aCall(id: string, order: string, amountMinor: bigint, more: Partial<ReserveCall> = {}): ReserveCall {
  return {
    customerId: id,
    order,
    contentHash: contentHash({ amountMinor }),
    mode: "reserve",
    checkpoint: "order",
    currency: "GBP",
    amountMinor,
    expiresAt: null,
    orderBlocks: [],
    extraMinor: 0n,
    expectedEvaluationId: null,
    liftedReasons: [],
    isFinal: false,
    isAgain: false,
    overrideReason: null,
    facts: null,
    ...more,
  };
}

/** The ceiling as an evaluation leaves it. */
async function evaluate(
  merchant: StandardMerchant,
  ceilingMinor: bigint,
  more: { blockReasons?: readonly string[]; validUntil?: Date; evaluationId?: string } = {},
): Promise<void> {
  const accountId = await customerId(merchant);
  await merchant.run((ctx) =>
    setCeilings(ctx, [
      {
        accountId,
        holder: "customer",
        ceilingMinor,
        currency: "GBP",
        blockReasons: more.blockReasons ?? [],
        validUntil: more.validUntil ?? null,
        weights: null,
        evaluationId: more.evaluationId ?? EVALUATION,
        reason: "evaluated",
      },
    ]),
  );
}

describe("an order's life", () => {
  test("F4: order, shipment and invoice leave exposure as it is, and what has shipped does not expire", async () => {
    const merchant = await withCeiling(1_000n, { clock: aClock() });
    await reserve(merchant, "A", 900n, { expiresAt: new Date(merchant.clock.now().getTime() + HOUR_MS) });
    const shipped = await merchant.run((ctx) => shipReservation(ctx, "A", 400n));
    expect(shipped).toMatchObject({ heldMinor: 500n, shippedMinor: 400n });
    expect((await account(merchant)).exposure.exposureMinor).toBe(900n);
    await invoice(merchant, "1", 300n, { order: "A" });
    expect((await account(merchant)).exposure.exposureMinor).toBe(900n);
    expect(await merchant.run((ctx) => standingReservation(ctx, "A"))).toMatchObject({
      heldMinor: 500n,
      shippedMinor: 100n,
      capturedMinor: 300n,
    });
    merchant.clock.advance(HOUR_MS);
    expect((await reserve(merchant, "B", 600n)).reservation.outcome).toBe("reserved");
    expect((await account(merchant)).exposure.exposureMinor).toBe(1_000n);
    expect((await account(merchant)).excesses).toEqual([]);
    await expectSoundBook(merchant);
  });

  test("F1: at a later checkpoint what the order holds, has shipped or was invoiced is not counted again", async () => {
    const merchant = await withCeiling(100n);
    const id = await customerId(merchant);
    await reserve(merchant, "A", 90n);
    await merchant.run((ctx) => shipReservation(ctx, "A", 30n));
    await invoice(merchant, "1", 50n, { order: "A" });
    const check = (amountMinor: bigint, extraMinor = 0n) =>
      merchant.run((ctx) =>
        reserveIn(ctx, aCall(id, "A", amountMinor, { mode: "check", checkpoint: "ship", extraMinor })),
      );
    expect((await check(90n)).reservation).toMatchObject({
      outcome: "checked",
      checkpoint: "ship",
      attempt: null,
    });
    expect((await check(100n)).reservation.outcome).toBe("checked");
    expect((await check(101n)).reservation.reasons).toEqual(["over_ceiling"]);
    expect((await check(101n, 5n)).reservation).toMatchObject({
      outcome: "checked",
      ceilingMinor: 105n,
      extraMinor: 5n,
    });
    expect((await account(merchant)).exposure.exposureMinor).toBe(90n);
  });

  test("an amendment decides the excess only; refused, the old amount stands", async () => {
    const merchant = await withCeiling(100n);
    const id = await customerId(merchant);
    const amend = (amountMinor: bigint) => {
      const { mode: _, ...call } = aCall(id, "A", amountMinor);
      return merchant.run((ctx) => amendReservation(ctx, call));
    };
    expect(await refusalCode(amend(10n))).toBe("not_found");
    await reserve(merchant, "A", 80n);
    expect((await amend(100n)).reservation).toMatchObject({
      outcome: "reserved",
      attempt: 2,
      heldMinor: 100n,
    });
    expect((await amend(101n)).reservation).toMatchObject({ outcome: "refused", attempt: null });
    expect(await merchant.run((ctx) => standingReservation(ctx, "A"))).toMatchObject({
      attempt: 2,
      heldMinor: 100n,
    });
    expect((await amend(100n)).kind).toBe("same");
    await ceiling(merchant, 10n, { blockReasons: ["overdue"] });
    expect((await amend(60n)).reservation).toMatchObject({ outcome: "reserved", heldMinor: 60n });
    await invoice(merchant, "1", 40n, { order: "A" });
    expect((await amend(50n)).reservation).toMatchObject({
      amountMinor: 50n,
      heldMinor: 10n,
      capturedMinor: 40n,
    });
    expect((await account(merchant)).exposure.exposureMinor).toBe(50n);
    await expectSoundBook(merchant);
  });

  test("a part is released, and the rest stands", async () => {
    const merchant = await withCeiling(100n);
    await reserve(merchant, "A", 100n);
    expect(await merchant.run((ctx) => releaseReservation(ctx, "A", 30n))).toMatchObject({
      heldMinor: 70n,
      releasedMinor: 30n,
    });
    expect((await reserve(merchant, "B", 30n)).reservation.outcome).toBe("reserved");
    expect(await merchant.run((ctx) => releaseReservation(ctx, "A", 500n))).toMatchObject({
      heldMinor: 0n,
      releasedMinor: 100n,
    });
    expect(await refusalCode(merchant.run((ctx) => releaseReservation(ctx, "A", 0n)))).toBe(
      "amount_not_positive",
    );
    await expectSoundBook(merchant);
  });

  test("is found by id, order and customer, newest first, page by page", async () => {
    const merchant = await withCeiling(100n, { customers: 2 });
    for (const order of ["A", "B", "C"]) {
      merchant.clock.advance(1_000);
      await reserve(merchant, order, 60n);
    }
    const id = await customerId(merchant);
    const page = await merchant.run((ctx) => listReservations(ctx, { customerId: id, rowsMax: 2 }));
    expect(page.map((row) => row.orderReference)).toEqual(["C", "B"]);
    const beforeId = page[1]?.id ?? "";
    const rest = await merchant.run((ctx) => listReservations(ctx, { customerId: id, rowsMax: 2, beforeId }));
    expect(rest.map((row) => [row.orderReference, row.outcome])).toEqual([["A", "reserved"]]);
    const refused = await merchant.run((ctx) => listReservations(ctx, { outcome: "refused", rowsMax: 9 }));
    expect(refused.map((row) => row.orderReference)).toEqual(["C", "B"]);
    const found = await merchant.run((ctx) => findReservations(ctx, { orders: ["A"], ids: [beforeId] }));
    expect(found.map((row) => row.orderReference)).toEqual(["B", "A"]);
  });
});

describe("the reserver", () => {
  test("answers again without writing where the ceiling has moved, and refuses so when that is final", async () => {
    const merchant = await withCeiling(100n);
    await evaluate(merchant, 100n);
    const reserver = openReserver(database);
    const id = await customerId(merchant);
    const caller = {
      merchantId: merchant.merchantId,
      actor: "key:test",
      now: merchant.clock.now(),
      requestId: "r",
    };
    const other = { expectedEvaluationId: randomUUID() };
    const again = await reserver.reserve(caller, aCall(id, "A", 10n, other));
    expect(again).toMatchObject({ kind: "again", reservation: { reasons: ["evaluation_moved"] } });
    expect(await merchant.run((ctx) => standingReservation(ctx, "A"))).toBeUndefined();
    const final = await reserver.reserve(caller, aCall(id, "A", 10n, { ...other, isFinal: true }));
    expect(final).toMatchObject({ kind: "decided", reservation: { outcome: "refused" } });
    const right = { expectedEvaluationId: EVALUATION, isAgain: true, facts: '{"a":"\\\\ \\" {,}"}' };
    const made = await reserver.reserve(caller, aCall(id, "A", 10n, right));
    expect(made).toMatchObject({ kind: "decided", reservation: { outcome: "reserved", attempt: 2 } });
    expect(await merchant.run((ctx) => findReservations(ctx, { ids: [made.reservation.id] }))).toEqual([
      made.reservation,
    ]);
    await expect(reserver.reserve(caller, aCall(randomUUID(), "B", 1n))).rejects.toThrow(/no such customer/);
  });

  test("two customers with one reference at once: the first has it, and nobody else in their batches is harmed", async () => {
    const merchant = await withCeiling(1_000n, { customers: 2 });
    await merchant.run(async (ctx) => {
      const accountId = (await findCustomer(ctx, "C2")).id;
      const shared = {
        holder: "customer" as const,
        currency: "GBP",
        blockReasons: [],
        validUntil: null,
        weights: null,
      };
      await setCeilings(ctx, [
        { ...shared, accountId, ceilingMinor: 1_000n, evaluationId: null, reason: "test" },
      ]);
    });
    const [one, other] = [await customerId(merchant), await customerId(merchant, "C2")];
    const caller = {
      merchantId: merchant.merchantId,
      actor: "key:test",
      now: merchant.clock.now(),
      requestId: "r",
    };
    const [left, right] = [openReserver(database), openReserver(database)];
    const orders = Array.from({ length: 20 }, (_, index) => `O${index}`);
    const answers = await Promise.all(
      orders.flatMap((order, index) => [
        left.reserve(caller, aCall(one, order, 1n)),
        right.reserve(caller, aCall(other, order, 1n)),
        left.reserve(caller, aCall(one, `L${index}`, 1n)),
        right.reserve(caller, aCall(other, `R${index}`, 1n)),
      ]),
    );
    const kinds = answers.map((answer) => answer.kind);
    expect(kinds.filter((kind) => kind === "differs")).toHaveLength(orders.length);
    expect(kinds.filter((kind) => kind === "decided")).toHaveLength(orders.length * 3);
    await expectSoundBook(merchant);
  });

  test("a connection that breaks in the midst loses no decision and makes none twice", async () => {
    const merchant = await withCeiling(1_000_000n);
    const id = await customerId(merchant);
    const reserver = openReserver(database);
    const caller = {
      merchantId: merchant.merchantId,
      actor: "key:test",
      now: merchant.clock.now(),
      requestId: "r",
    };
    const asked = Array.from({ length: 300 }, (_, index) =>
      reserver.reserve(caller, aCall(id, `O${index}`, 1n)),
    );
    for (let cut = 0; cut < 3; cut += 1) {
      await database.asAdministrator(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%reserve_batch%' AND pid <> pg_backend_pid()",
      );
    }
    const answers = await Promise.all(asked);
    expect(answers.every((answer) => answer.reservation.outcome === "reserved")).toBe(true);
    expect((await account(merchant)).exposure.exposureMinor).toBe(300n);
    await expectSoundBook(merchant);
  });
});

describe("postings and the ceiling", () => {
  const state = async (merchant: StandardMerchant) => {
    const id = await customerId(merchant);
    return merchant.run((ctx) => selectAccount(ctx, id));
  };

  test("what moves the sums of a blocked account outdates it: it may be the cure", async () => {
    const merchant = await withCeiling(100n);
    await evaluate(merchant, 100n, { blockReasons: ["overdue"] });
    await invoice(merchant, "1", 10n);
    expect(await state(merchant)).toMatchObject({ stale: true });
    await evaluate(merchant, 100n);
    await invoice(merchant, "2", 10n);
    expect(await state(merchant)).toMatchObject({ stale: false, evaluationId: EVALUATION });
    await ceiling(merchant, 100n, { blockReasons: ["overdue"] });
    await invoice(merchant, "3", 10n);
    expect(await state(merchant)).toMatchObject({ stale: false, evaluationId: null });
  });

  test("something that falls due sooner lets the evaluation hold only until it is late", async () => {
    const merchant = await withCeiling(100_000n);
    const far = new Date("2027-01-01T00:00:00Z");
    await evaluate(merchant, 100_000n, { validUntil: far });
    const common = {
      customer: "C1",
      currency: "GBP",
      issuedOn: ISSUED_ON,
      amounts: { netMinor: 10n, taxMinor: 0n },
    };
    await merchant.run((ctx) =>
      issueInvoice(ctx, { ...common, number: "1", dueOn: plainDate("2026-06-14") }),
    );
    // British summer time: the day ends an hour early by UTC.
    expect((await state(merchant)).validUntil).toEqual(new Date("2026-06-14T23:00:00Z"));
    await merchant.run((ctx) =>
      issueInvoice(ctx, { ...common, number: "2", dueOn: plainDate("2026-07-14") }),
    );
    expect((await state(merchant)).validUntil).toEqual(new Date("2026-06-14T23:00:00Z"));
    const sooner = { document: "2", dueOn: plainDate("2026-05-01"), reason: "agreed" };
    await merchant.run((ctx) => changeDueDate(ctx, sooner));
    expect((await state(merchant)).validUntil).toEqual(new Date("2026-05-01T23:00:00Z"));
  });

  test("figures: open, overdue after grace, falling due, written off, new or old", async () => {
    const merchant = await withCeiling(100_000n, { customers: 2 });
    const id = await customerId(merchant);
    const common = { customer: "C1", currency: "GBP", issuedOn: plainDate("2026-01-01") };
    const post = (number: string, netMinor: bigint, dueOn: string) =>
      merchant.run((ctx) =>
        issueInvoice(ctx, {
          ...common,
          number,
          dueOn: plainDate(dueOn),
          amounts: { netMinor, taxMinor: 0n },
        }),
      );
    await post("1", 100n, "2026-02-01");
    await post("2", 200n, "2026-02-25");
    await post("3", 300n, "2026-03-10");
    await post("4", 50n, "2026-02-01");
    await merchant.run((ctx) =>
      lowerInvoice(ctx, {
        invoice: "4",
        on: plainDate("2026-02-05"),
        reason: "lost",
        number: "W",
        kind: "write_off",
      }),
    );
    await merchant.run((ctx) =>
      receivePayment(ctx, { ...common, number: "P", amountMinor: 20n, method: "card" }),
    );
    await reserve(merchant, "A", 40n);
    const today = plainDate("2026-03-02");
    const figures = await merchant.run((ctx) =>
      readCreditFigures(ctx, [id, randomUUID()], { today, graceDaysOf: new Map([[id, 5]]) }),
    );
    expect(figures.size).toBe(1);
    expect(figures.get(id)).toMatchObject({
      reference: "C1",
      currency: "GBP",
      firstDocumentOn: "2026-01-01",
      book: {
        openMinor: 600n,
        unappliedMinor: 20n,
        reservedMinor: 40n,
        overdueMinor: 100n,
        overdueItems: 1,
        oldestOverdueDays: 24,
        upcomingDue: [
          { on: "2026-03-02", minor: 200n },
          { on: "2026-03-15", minor: 300n },
        ],
        invoicesEver: 4,
        writtenOffMinor: 50n,
      },
    });
  });
});
