import { randomUUID } from "node:crypto";
import { formatId, parseId, plainDate } from "@goodterms/kernel";
import { describe, expect, test } from "vitest";
import { Refusal } from "#platform/refusals";
import { recordRate } from "#receivables";
import { expectSoundBook } from "../../../test/house.ts";
import { insertMember } from "../../platform/tenancy/store.ts";
import { aCreditServer, aPerson } from "../decisions/test/credit-house.ts";
import { DEFAULT_POLICY_TEXT } from "../policies/default-policy.ts";
import { watchHolds } from "./hold-tick.ts";
import { releaseHold } from "./release-hold.ts";

const { open, database, clock } = await aCreditServer();

function codes(body: { reasons: { code: string }[] }): string[] {
  return body.reasons.map((reason) => reason.code);
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).code;
}

describe("a held order", () => {
  test("frees itself when the invoices that its cure names are paid", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    await house.invoice("I-1", 5_000n, "2026-02-01");
    await house.invoice("I-2", 7_000n, "2026-03-20");
    const held = await house.decide("O-1", 20_000);
    expect(codes(held.body)).toContain("days_overdue");
    expect(held.body.cures[0]).toMatchObject({
      kind: "pay_invoices",
      steps: [{ total: { amount: 5_000, currency: "GBP" }, invoices: [{ number: "I-1", amount: 5_000 }] }],
    });
    expect(held.body.cures[0].buyerMessage).toBe("Please pay invoice I-1 (£50.00 in all).");
    await house.watch();
    expect((await house.call("GET", "/v1/orders/O-1")).body.state).toBe("held");
    await house.pay(5_000n, [{ invoice: "I-1", minor: 5_000n }]);
    // Two processes look at the same moment: it is freed once.
    const looked = await Promise.all([house.watch(), house.watch()]);
    expect(looked[0] + looked[1]).toBeGreaterThan(0);
    const hold = await house.call("GET", `/v1/credit/holds/${held.body.hold}`);
    expect(hold.body.hold).toMatchObject({ state: "freed", closedBy: "system:watch_holds" });
    expect(hold.body.actions.map((action: { action: string }) => action.action)).toEqual(["put", "freed"]);
    expect((await house.decide("O-1", 20_000)).body).toMatchObject({ outcome: "approved" });
    expect(await house.watch()).toBe(0);
    const news = await database.asAdministrator<{ data: { cause: string } }>(
      "SELECT data FROM platform.event WHERE merchant_id = $1 AND type = 'credit.order_released'",
      [house.merchant.merchantId],
    );
    expect(news.map(({ data }) => data.cause)).toEqual(["account_moved"]);
    await expectSoundBook(house.merchant);
  });

  test("frees itself when room is made: a raised limit, a cancelled order, a line dropped", async () => {
    const house = await open();
    await house.adopt(DEFAULT_POLICY_TEXT.replace('segment == "new-business" &&', 'segment == "nobody" &&'));
    await house.limit("C1", 100_000n);
    const first = await house.decide("O-1", 90_000);
    const room = first.body.available.after as number;
    for (const order of ["O-2", "O-3"])
      expect((await house.decide(order, room + 5_000)).body.outcome).toBe("referred");
    await house.call("POST", "/v1/orders/O-1/cancel", {});
    await house.watch();
    const states = async () =>
      Promise.all(
        ["O-1", "O-2", "O-3"].map(
          async (order) => (await house.call("GET", `/v1/orders/${order}`)).body.state,
        ),
      );
    expect(await states()).toEqual(["cancelled", "approved", "approved"]);
    const big = await house.decide("O-4", 300_000);
    expect(big.body.outcome).toBe("referred");
    await house.limit("C1", 1_000_000n);
    await house.watch();
    expect((await house.call("GET", "/v1/orders/O-4")).body.state).toBe("approved");
    await house.call("PUT", "/v1/orders/O-5", {
      customer: "C1",
      amount: 900_000,
      currency: "GBP",
      lines: [
        { description: "a", amount: 600_000 },
        { description: "b", amount: 300_000 },
      ],
    });
    const held = await house.call("POST", "/v1/credit/decisions", {
      customer: "C1",
      mode: "reserve",
      order: { reference: "O-5" },
    });
    const cure = held.body.cures.find((one: { kind: string }) => one.kind === "reduce_amount");
    expect(cure.steps[0]).toMatchObject({ to: { amount: 600_000 }, dropLines: [1] });
    const dropped = await house.call("POST", "/v1/orders/O-5/amend", {
      amount: 600_000,
      lines: [{ description: "a", amount: 600_000 }],
    });
    expect(dropped.body).toMatchObject({ outcome: "rechecked", order: { state: "approved" } });
    await expectSoundBook(house.merchant);
  });

  test("F5: whichever way it is looked at, one function decides: recheck, batch, tick and first answer agree", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const held = await house.decide("O-1", 200_000);
    const again = await house.call("POST", "/v1/orders/O-1/recheck");
    expect(again.body.state).toBe("held");
    const hold = await house.call("GET", `/v1/credit/holds/${held.body.hold}`);
    expect(hold.body.hold.reasons).toEqual(held.body.reasons);
    expect(hold.body.hold.cures).toEqual(held.body.cures);
    const checked = await house.decide("O-9", 200_000, { mode: "check" });
    expect(checked.body.cures).toEqual(held.body.cures);
  });

  test("is written by the tick where the process died between the refusal and its hold", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    database.onStatement = (sql) => {
      if (/insert into credit\.order_hold/i.test(sql)) throw new Error("the process died");
    };
    const died = await house.decide("O-1", 160_000).finally(() => {
      database.onStatement = undefined;
    });
    expect(died.status).toBe(500);
    expect((await house.call("GET", "/v1/credit/holds?state=open")).body.data).toEqual([]);
    await house.watch();
    expect((await house.call("GET", "/v1/credit/holds?state=open")).body.data).toEqual([]);
    clock.advance(11_000);
    await house.watch();
    const list = await house.call("GET", "/v1/credit/holds?state=open");
    expect(list.body.data).toMatchObject([{ order: "O-1", reasons: [{ code: "over_limit" }] }]);
    const again = await house.decide("O-1", 160_000);
    expect(again.body).toMatchObject({ outcome: "referred", hold: list.body.data[0].id });
    expect((await house.call("GET", "/v1/credit/holds?state=open")).body.data).toHaveLength(1);
  });
});

describe("an order that waits for something that moves no account", () => {
  test("frees itself when the exchange rate it lacked is written", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const held = await house.decide("O-1", 9_000, { order: { currency: "SEK" } });
    expect(codes(held.body)).toContain("no_rate");
    await house.watch();
    expect(await house.watch()).toBe(0);
    clock.advance(1_000);
    const rate = { base: "SEK", quote: "GBP", validFrom: plainDate("2026-02-01"), rate: "0.08", source: "x" };
    await house.merchant.run((ctx) => recordRate(ctx, rate));
    await house.watch();
    expect((await house.call("GET", "/v1/orders/O-1")).body.state).toBe("approved");
    await expectSoundBook(house.merchant);
  });

  test("frees itself when the day comes on which what stood against it ends", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const put = await house.call("POST", "/v1/customers/C1/credit/holds", {
      code: "visit",
      note: "until the visit",
      until: "2026-03-04",
    });
    expect(put.status).toBe(201);
    await house.decide("O-1", 9_000);
    await house.watch();
    expect((await house.call("GET", "/v1/orders/O-1")).body.state).toBe("held");
    clock.advance(5 * 24 * 3_600_000);
    await house.watch();
    expect((await house.call("GET", "/v1/orders/O-1")).body.state).toBe("approved");
    expect(await house.watch()).toBe(0);
    clock.advance(-5 * 24 * 3_600_000);
  });

  test("one whose look fails is told to the operator and keeps no other waiting", async () => {
    const house = await open({ customers: 2 });
    await house.limit("C1", 10_000n);
    await house.limit("C2", 10_000n);
    const first = await house.decide("O-1", 20_000);
    await house.decide("O-2", 20_000, { customer: "C2" });
    await house.limit("C1", 30_000n);
    await house.limit("C2", 30_000n);
    await database.asAdministrator(
      "UPDATE credit.customer_order SET deposit_minor = 0, amount_minor = amount_minor + 1, lines = 'null' WHERE merchant_id = $1 AND reference = 'O-1'",
      [house.merchant.merchantId],
    );
    const told: object[] = [];
    const caller = { ...house.caller(), actor: "system:watch_holds" };
    await watchHolds(database, caller, { error: (fields) => told.push(fields) });
    expect(told).toMatchObject([{ holdId: parseId("hld", first.body.hold) }]);
    expect((await house.call("GET", "/v1/orders/O-2")).body.state).toBe("approved");
  });
});

describe("a person", () => {
  test("releases within authority, says so where the ceiling is passed, and it is recorded", async () => {
    const house = await open();
    const { merchant } = house;
    await house.limit("C1", 100_000n);
    const held = await house.decide("O-1", 2_000_000);
    const id = parseId("hld", held.body.hold) as string;
    const release = (who: ReturnType<typeof aPerson>, override: boolean) =>
      merchant.run((ctx) =>
        releaseHold({ ...ctx, actor: who.actor }, who, id, { kind: "soft", reason: "old friend", override }),
      );
    const manager = aPerson(merchant.merchantId, "credit_manager");
    expect(await refusalOf(release(manager, false))).toBe("override_needed");
    expect(await refusalOf(release(aPerson(merchant.merchantId, "collector"), true))).toBe(
      "beyond_authority",
    );
    const { hold, overMinor } = await release(manager, true);
    expect(hold).toMatchObject({ state: "released", releaseKind: "soft" });
    expect(hold.releasedReasons).toContain("over_ceiling");
    expect(overMinor > 1_800_000n).toBe(true);
    expect(await refusalOf(release(manager, true))).toBe("hold_closed");
    const decision = await house.decide("O-1", 2_000_000);
    expect(decision.body).toMatchObject({ outcome: "approved", override: "old friend" });
    const shown = await house.call("GET", `/v1/credit/holds/${held.body.hold}`);
    expect(shown.body.actions[1]).toMatchObject({
      action: "released",
      kind: "soft",
      reason: "old friend",
      over: Number(overMinor),
      actor: manager.actor,
    });
    const larger = await house.decide("O-2", 50_000_000);
    const largerId = parseId("hld", larger.body.hold) as string;
    const work = merchant.run((ctx) =>
      releaseHold(ctx, manager, largerId, { kind: "soft", reason: "x", override: true }),
    );
    expect(await refusalOf(work)).toBe("beyond_authority");
  });

  test("soft release counts again at the next checkpoint, firm release never again for its reasons", async () => {
    const house = await open();
    const owner = aPerson(house.merchant.merchantId, "owner");
    const both = "type: days_overdue, days: 14, checkpoints: [order, ship] }";
    await house.adopt(DEFAULT_POLICY_TEXT.replace("type: days_overdue, days: 14 }", both));
    await house.limit("C1", 1_000_000n);
    await house.invoice("I-1", 5_000n, "2026-02-01");
    const answers: string[] = [];
    for (const kind of ["soft", "firm"] as const) {
      const held = await house.decide(`O-${kind}`, 10_000);
      expect(codes(held.body)).toEqual(["days_overdue"]);
      const id = parseId("hld", held.body.hold) as string;
      await house.merchant.run((ctx) =>
        releaseHold(ctx, owner, id, { kind, reason: "known", override: false }),
      );
      const order = await house.decide(`O-${kind}`, 10_000);
      const ship = await house.decide(`O-${kind}`, 10_000, { checkpoint: "ship" });
      answers.push(order.body.outcome, ship.body.outcome);
    }
    expect(answers).toEqual(["approved", "referred", "approved", "approved"]);
    // Released at the checkpoint where it is held, it passes there.
    const [waiting] = (await house.call("GET", "/v1/credit/holds?state=open")).body.data;
    expect(waiting).toMatchObject({ order: "O-soft", checkpoint: "ship" });
    const waitingId = parseId("hld", waiting.id) as string;
    await house.merchant.run((ctx) =>
      releaseHold(ctx, owner, waitingId, { kind: "soft", reason: "k", override: false }),
    );
    expect((await house.decide("O-soft", 10_000, { checkpoint: "ship" })).body.outcome).toBe("approved");
    await expectSoundBook(house.merchant);
  });

  test("lists, filters, assigns, notes, rejects, and previews a bulk release without keeping it", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const made = [];
    for (const order of ["O-1", "O-2", "O-3"]) made.push(await house.decide(order, 150_000));
    const list = await house.call("GET", "/v1/credit/holds?state=open&limit=2");
    expect(list.body.totals).toEqual([{ currency: "GBP", holds: 3, amount: 450_000 }]);
    expect(list.body.data).toHaveLength(2);
    const rest = await house.call(
      "GET",
      `/v1/credit/holds?state=open&limit=2&cursor=${list.body.nextCursor}`,
    );
    expect(rest.body.data).toHaveLength(1);
    const [first, second, third] = made.map((one) => one.body.hold);
    const give = (owner: string) => house.call("PUT", `/v1/credit/holds/${first}/owner`, { owner });
    expect((await give("usr_00000000000000000000000000")).body).toMatchObject({ code: "bad_field" });
    const colleague = { userId: randomUUID(), name: "Colleague", roles: ["credit_manager"] as const };
    await house.merchant.run((ctx) => insertMember(ctx, colleague));
    expect((await give(formatId("usr", colleague.userId))).status).toBe(200);
    expect((await house.call("GET", "/v1/credit/holds?owner=nobody")).body.data).toHaveLength(2);
    expect((await house.call("GET", "/v1/credit/holds?reason=over_limit&state=open")).body.data).toHaveLength(
      3,
    );
    expect((await house.call("GET", "/v1/credit/holds?reason=days_overdue")).body.data).toHaveLength(0);
    await house.call("POST", `/v1/credit/holds/${first}/notes`, { note: "called them" });
    const rejected = await house.call("POST", `/v1/credit/holds/${second}/reject`, {
      reason: "too much",
      lines: [{ line: 0, reason: "no stock" }],
    });
    expect(rejected.body).toMatchObject({ state: "rejected" });
    expect((await house.call("GET", "/v1/orders/O-2")).body.state).toBe("rejected");
    const bulk = {
      holds: [first, second, third],
      kind: "soft",
      reason: "all",
      override: true,
      preview: true,
    };
    const preview = await house.call("POST", "/v1/credit/holds/release", bulk);
    expect(preview.body.data.map((item: { problem: { code: string } | null }) => item.problem?.code)).toEqual(
      ["beyond_authority", "hold_closed", "beyond_authority"],
    );
    expect((await house.call("GET", "/v1/credit/holds?state=open")).body.data).toHaveLength(2);
  });

  test("puts a hold on an account, which refuses at once, and lifts it, which frees what waits", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    await house.decide("O-0", 1_000);
    const put = await house.call("POST", "/v1/customers/C1/credit/holds", {
      code: "legal",
      note: "court case",
    });
    expect(put.status).toBe(201);
    const held = await house.decide("O-1", 1_000);
    expect(codes(held.body)).toEqual(["account_hold"]);
    expect(held.body.reasons[0].buyerMessage).not.toMatch(/court|legal/);
    const lifted = await house.call("POST", `/v1/credit/account-holds/${put.body.id}/lift`, {
      reason: "settled",
    });
    expect(lifted.body.liftedAt).not.toBeNull();
    await house.watch();
    expect((await house.call("GET", "/v1/orders/O-1")).body.state).toBe("approved");
    expect((await house.call("GET", "/v1/customers/C1/credit/holds")).body.data).toHaveLength(1);
  });
});
