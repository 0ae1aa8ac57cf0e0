import { setTimeout as sleep } from "node:timers/promises";
import { plainDate } from "@goodterms/kernel";
import { describe, expect, test, vi } from "vitest";
import { expectSoundBook } from "../../../test/house.ts";
import { putCustomer } from "../../receivables/customers/put-customer.ts";
import { putGroup } from "../../receivables/customers/put-group.ts";
import { setCeiling } from "../../receivables/exposure/set-ceiling.ts";
import { recordRate } from "../../receivables/ledger/rates.ts";
import { DEFAULT_POLICY_TEXT } from "../policies/default-policy.ts";
import { createDraft } from "../policies/write-draft.ts";
import { aCreditServer, keyOf } from "./test/credit-house.ts";

const { open, database } = await aCreditServer();
const POLICY_SEEN_MS = 2_100;

async function rowsOf(merchantId: string, order: string) {
  return database.asAdministrator<{ outcome: string; mode: string; facts: string }>(
    "SELECT outcome, mode, facts FROM receivables.reservation WHERE merchant_id = $1 AND order_reference = $2 ORDER BY id",
    [merchantId, order],
  );
}

describe("a checkout decision", () => {
  test("is approved within the limit, with an authorization, and given again for the same order", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const first = await house.decide("O-1", 40_000);
    expect(first).toMatchObject({
      status: 200,
      body: {
        outcome: "approved",
        reasons: [],
        cures: [],
        hold: null,
        policyVersion: 1,
        payer: { reference: "C1" },
      },
    });
    expect(first.body.authorization).toMatchObject({ held: 40_000 });
    expect(first.body.available.before - first.body.available.after).toBe(40_000);
    expect(await house.decide("O-1", 40_000)).toEqual(first);
    const other = await house.decide("O-1", 40_001);
    expect(other).toMatchObject({ status: 409, body: { code: "order_differs" } });
    const read = await house.call("GET", `/v1/credit/decisions/${first.body.id}`);
    expect(read.body).toEqual(first.body);
    expect((await house.call("GET", "/v1/credit/decisions/O-1")).body).toEqual(first.body);
    await expectSoundBook(house.merchant);
  });

  test("an approval of a known customer asks the ledger once, and nothing else is read or written", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    await house.decide("O-1", 1_000);
    const statements: string[] = [];
    database.onStatement = (sql) => {
      statements.push(sql);
    };
    const queries = vi.spyOn(database.app, "query");
    const answer = await house.decide("O-2", 1_000).finally(() => {
      database.onStatement = undefined;
    });
    expect(answer.body.outcome).toBe("approved");
    expect(statements).toEqual([]);
    expect(queries.mock.calls).toHaveLength(1);
    queries.mockRestore();
  });

  test("a policy approved by another process counts within two seconds, for a customer known already too", async () => {
    const house = await open();
    const { merchant } = house;
    await house.limit("C1", 100_000n);
    expect((await house.decide("O-1", 1_000)).body.policyVersion).toBe(1);
    const draft = { document: DEFAULT_POLICY_TEXT, note: "" };
    const { policy } = await merchant.run((ctx) => createDraft(ctx, draft));
    await database.asAdministrator(
      `UPDATE credit.policy SET state = 'approved', submitted_by = 'user:ada', submitted_at = $3, decided_by = 'user:bob',
         decided_at = $3, effective_from = $3 WHERE merchant_id = $1 AND id = $2`,
      [merchant.merchantId, policy.id, merchant.clock.now()],
    );
    await sleep(POLICY_SEEN_MS);
    expect((await house.decide("O-2", 1_000)).body.policyVersion).toBe(policy.version);
    expect(policy.version).toBeGreaterThan(1);
  });

  test("beyond the limit it is referred, with the reason, cures and a hold; the same answer again", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const first = await house.decide("O-1", 150_000);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      outcome: "referred",
      authorization: null,
      reasons: [{ code: "over_limit" }],
    });
    expect(first.body.hold).toMatch(/^hld_/);
    const { before } = first.body.available;
    const kinds = first.body.cures.map((cure: { kind: string }) => cure.kind);
    expect(kinds).toEqual(["deposit", "reduce_amount", "other_method", "split"]);
    expect(first.body.cures[0].steps[0].total).toEqual({ amount: 150_000 - before, currency: "GBP" });
    expect(first.body.reasons[0].buyerMessage).not.toMatch(/limit|score/i);
    expect(await house.decide("O-1", 150_000)).toEqual(first);
    expect(await rowsOf(house.merchant.merchantId, "O-1")).toHaveLength(1);
    // The deposit that was asked for truly frees it.
    const amended = await house.call("POST", "/v1/orders/O-1/amend", { deposit: 150_000 - before });
    expect(amended.body).toMatchObject({ outcome: "rechecked", order: { state: "approved" } });
    await expectSoundBook(house.merchant);
  });

  test("a check answers the same and leaves nothing held; what is declined can only be paid otherwise", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const check = await house.decide("O-1", 150_000, { mode: "check" });
    expect(check.body).toMatchObject({ outcome: "referred", mode: "check", hold: null });
    expect(check.body.cures.length).toBeGreaterThan(1);
    expect((await house.decide("O-1", 50_000, { mode: "check" })).body).toMatchObject({
      outcome: "approved",
      authorization: null,
    });
    const fraud = await house.decide("O-2", 1_000, { order: { fraudScore: 99 } });
    expect(fraud.body).toMatchObject({ outcome: "declined", reasons: [{ code: "fraud_score" }] });
    const hold = await house.call("GET", `/v1/credit/holds/${fraud.body.hold}`);
    expect(hold.body.hold).toMatchObject({ state: "declined", suggestion: { action: "reject" } });
  });

  test("the same order asked for many times at once is reserved once", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const answers = await Promise.all(Array.from({ length: 20 }, () => house.decide("O-1", 10_000)));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(await rowsOf(house.merchant.merchantId, "O-1")).toHaveLength(1);
    const refused = await Promise.all(Array.from({ length: 10 }, () => house.decide("O-2", 900_000)));
    expect(new Set(refused.map((answer) => answer.body.hold)).size).toBe(1);
    await expectSoundBook(house.merchant);
  });

  test("F15: many orders racing for one limit never pass it", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => house.decide(`O-${index}`, 9_000)),
    );
    const approved = answers.filter((answer) => answer.body.outcome === "approved");
    const room = answers[0]?.body.available.before as number;
    expect(approved).toHaveLength(Math.floor(room / 9_000));
    await expectSoundBook(house.merchant);
  });

  test("F20: a batch answers each order for itself, refusals and mistakes included", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const order = (reference: string, amount: number, more = {}) => ({
      customer: "C1",
      mode: "reserve",
      order: { reference, amount, currency: "GBP", ...more },
    });
    const answer = await house.call("POST", "/v1/credit/decisions/batch", {
      decisions: [
        order("B-1", 1_000),
        { ...order("B-2", 1_000), customer: "nobody" },
        order("B-3", 900_000),
        order("B-4", 1_000, { lines: [{ description: "x", amount: 5 }] }),
        order("B-5", 2_000),
      ],
    });
    expect(answer.status).toBe(200);
    expect(
      answer.body.data.map(
        (item: { decision: { outcome: string } | null; problem: { code: string } | null }) =>
          item.decision === null ? item.problem?.code : item.decision.outcome,
      ),
    ).toEqual(["approved", "not_found", "referred", "lines_disagree", "approved"]);
    await expectSoundBook(house.merchant);
  });

  test("F8: the payer's limit counts, not that of whom the goods go to", async () => {
    const house = await open({ customers: 2 });
    await house.limit("C1", 1_000_000n);
    await house.limit("C2", 20_000n);
    await house.call("PUT", "/v1/customers/C1/credit", { payer: "C2", reason: "the parent pays" });
    const refused = await house.decide("O-1", 50_000);
    expect(refused.body).toMatchObject({
      outcome: "referred",
      customer: { reference: "C1" },
      payer: { reference: "C2" },
    });
    const named = await house.decide("O-2", 10_000, { customer: "C2", payer: "C1" });
    expect(named.body.payer.reference).toBe("C2");
    const order = await house.call("GET", "/v1/orders/O-1");
    expect(order.body).toMatchObject({
      state: "held",
      customer: { reference: "C1" },
      payer: { reference: "C2" },
    });
    const closed = await house.call("PUT", "/v1/customers/C1/credit", { status: "closed", reason: "gone" });
    expect(closed.status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 10));
    const later = await house.decide("O-3", 1_000, { customer: closed.body.customer });
    expect(later.body.reasons.map((reason: { code: string }) => reason.code)).toContain("account_closed");
  });

  test("F8: an order decided by its reference alone is its described payer's", async () => {
    const house = await open({ customers: 2 });
    await house.limit("C1", 1_000_000n);
    await house.limit("C2", 20_000n);
    const described = { customer: "C1", payer: "C2", amount: 50_000, currency: "GBP" };
    expect((await house.call("PUT", "/v1/orders/P-1", described)).status).toBe(201);
    const decided = await house.call("POST", "/v1/credit/decisions", {
      customer: "C1",
      order: { reference: "P-1" },
      mode: "reserve",
    });
    expect(decided.body).toMatchObject({ outcome: "referred", payer: { reference: "C2" } });
  });

  test("F3: a held order that was cancelled and is asked for again is a new question", async () => {
    const house = await open();
    await house.limit("C1", 20_000n);
    const first = await house.decide("O-1", 50_000);
    expect(first.body.outcome).toBe("referred");
    expect((await house.call("POST", "/v1/orders/O-1/cancel", {})).status).toBe(200);
    const again = await house.decide("O-1", 50_000);
    expect(again.body.outcome).toBe("referred");
    expect(again.body.hold).not.toBe(first.body.hold);
    await house.limit("C1", 1_000_000n);
    expect((await house.call("POST", "/v1/orders/O-1/recheck", {})).body.state).toBe("approved");
  });

  test("F11: no limit, a limit of nothing, and an amount are three different things", async () => {
    const house = await open();
    await house.merchant.run((ctx) => setCeiling(ctx, { customer: "C1" }, { ceiling: null, reason: "test" }));
    await house.limit("C1", 0n);
    const zero = await house.decide("O-1", 1_000);
    expect(zero.body.reasons.map((reason: { code: string }) => reason.code)).toEqual(["over_limit"]);
    expect(zero.body.cures.map((cure: { kind: string }) => cure.kind)).toEqual(["other_method"]);
  });

  test("F7: the answer follows from the order, not from who asks or what was asked before", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const other = house.as(await keyOf(house.merchant, ["credit:decide"]));
    const body = {
      customer: "C1",
      mode: "check",
      order: { reference: "O-1", amount: 70_000, currency: "GBP" },
    };
    const [mine, theirs] = [
      await house.call("POST", "/v1/credit/decisions", body),
      await other("POST", "/v1/credit/decisions", body),
    ];
    const { id: _a, decidedAt: _b, ...first } = mine.body;
    const { id: _c, decidedAt: _d, ...second } = theirs.body;
    expect(second).toEqual(first);
  });

  test("F12: orders of one window count together; F13: a new day begins empty, the month goes on", async () => {
    const house = await open();
    const budgets = `
  - { id: day, name: A day's budget, type: budget, window: day, amount: 200 }
  - { id: month, name: A month's budget, type: budget, window: month, amount: 450 }
  - { id: abroad,`;
    await house.adopt(
      DEFAULT_POLICY_TEXT.replace("\n  - { id: abroad,", budgets).replace("GBP: 0.85", "GBP: 1"),
    );
    await house.limit("C1", 1_000_000n);
    const codes = async (order: string, amount: number) =>
      (await house.decide(order, amount)).body.reasons.map((reason: { code: string }) => reason.code);
    expect(await codes("D1-a", 12_000)).toEqual([]);
    expect(await codes("D1-b", 8_001)).toEqual(["budget"]);
    expect(await codes("D1-c", 8_000)).toEqual([]);
    expect(await codes("D1-d", 1)).toEqual(["budget"]);
    house.merchant.clock.advance(24 * 3_600_000);
    expect(await codes("D2-a", 20_000)).toEqual([]);
    house.merchant.clock.advance(24 * 3_600_000);
    expect(await codes("D3-a", 5_000)).toEqual([]);
    expect(await codes("D3-b", 1)).toEqual(["budget"]);
    // What is let go is spent no more.
    await house.call("POST", "/v1/credit/authorizations/D3-a/release", { amount: 1_000 });
    expect(await codes("D3-c", 1_000)).toEqual([]);
    house.merchant.clock.advance(-48 * 3_600_000);
  });

  test("F12: orders that race for one window's budget never pass it together", async () => {
    const house = await open();
    const budget =
      "\n  - { id: day, name: A day's budget, type: budget, window: day, amount: 200 }\n  - { id: abroad,";
    await house.adopt(
      DEFAULT_POLICY_TEXT.replace("\n  - { id: abroad,", budget).replace("GBP: 0.85", "GBP: 1"),
    );
    await house.limit("C1", 1_000_000n);
    const racing = await Promise.all(["R-a", "R-b", "R-c", "R-d"].map((order) => house.decide(order, 9_000)));
    // Each alone is well within 200; two fit, and no third.
    expect(racing.filter(({ body }) => body.outcome === "approved")).toHaveLength(2);
  });

  test("an order in another currency is compared at the day's rate; without one a person looks", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const blind = await house.decide("O-1", 10_000, { order: { currency: "USD" } });
    expect(blind.body.outcome).toBe("referred");
    expect(blind.body.reasons.map((reason: { code: string }) => reason.code)).toContain("no_exchange_rate");
    await house.merchant.run((ctx) =>
      recordRate(ctx, {
        base: "USD",
        quote: "GBP",
        validFrom: plainDate("2026-03-01"),
        rate: "0.8",
        source: "test",
      }),
    );
    const seen = await house.decide("O-2", 10_000, { order: { currency: "USD" } });
    expect(seen.body).toMatchObject({ outcome: "approved", order: { currency: "USD", amount: 10_000 } });
    expect(seen.body.available.before - seen.body.available.after).toBe(8_000);
    expect(seen.body.available.currency).toBe("GBP");
  });

  test("a group's limit refuses though the member has room; another member's payment frees it", async () => {
    const house = await open({ customers: 2 });
    await house.merchant.run(async (ctx) => {
      await putGroup(ctx, { reference: "family", name: "Family" });
      for (const reference of ["C1", "C2"])
        await putCustomer(ctx, { reference, name: reference, kind: "business", group: "family" });
      await setCeiling(
        ctx,
        { group: "family" },
        { ceiling: { amountMinor: 50_000n, currency: "GBP" }, reason: "t" },
      );
    });
    await house.limit("C1", 100_000n);
    await house.limit("C2", 100_000n);
    await house.invoice("I-1", 40_000n, "2026-04-01", { customer: "C2" });
    const refused = await house.decide("O-1", 30_000);
    expect(refused.body.reasons.map((reason: { code: string }) => reason.code)).toEqual(["over_group_limit"]);
    await house.watch();
    await house.pay(40_000n, [{ invoice: "I-1", minor: 40_000n }], "C2");
    await house.watch();
    expect((await house.call("GET", "/v1/orders/O-1")).body.state).toBe("approved");
    await expectSoundBook(house.merchant);
  });

  test("asks nothing of another merchant: its customers, decisions and holds do not exist", async () => {
    const house = await open();
    const stranger = await open();
    await house.limit("C1", 100_000n);
    const refused = await house.decide("O-1", 900_000);
    for (const url of [
      `/v1/credit/decisions/${refused.body.id}`,
      `/v1/credit/holds/${refused.body.hold}`,
      `/v1/evaluations/${refused.body.evaluation}`,
      "/v1/orders/O-1",
    ])
      expect((await stranger.call("GET", url)).status, url).toBe(404);
    for (const verb of ["release", "reject", "recheck"]) {
      const body = { kind: "soft", reason: "x" };
      const answer = await stranger.call(
        "POST",
        `/v1/credit/holds/${refused.body.hold}/${verb}`,
        verb === "release" ? body : verb === "reject" ? { reason: "x" } : undefined,
      );
      expect(answer.status, verb).toBe(404);
    }
    expect((await house.call("GET", "/v1/credit/holds/hld_nonsense")).status).toBe(404);
  });
});
