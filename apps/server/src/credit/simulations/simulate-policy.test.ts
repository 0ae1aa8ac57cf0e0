import { formatId } from "@goodterms/kernel";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import {
  aDatabase,
  aMerchant,
  expectSoundBook,
  plainDate,
  type StandardMerchant,
} from "../../../test/house.ts";
import { contentHash } from "../../platform/ids/index.ts";
import { issueInvoice } from "../../receivables/documents/issue-invoice.ts";
import { receivePayment } from "../../receivables/documents/receive-payment.ts";
import { reserveIn } from "../../receivables/exposure/reserve-in.ts";
import { encode } from "../evaluations/codec.ts";
import { evaluateCustomers } from "../evaluations/evaluate-customers.ts";
import type { OrderFacts } from "../evaluations/outcome.ts";
import { activePolicy } from "../policies/active-policy.ts";
import { DEFAULT_POLICY_TEXT } from "../policies/default-policy.ts";
import { createDraft } from "../policies/write-draft.ts";
import { runSimulation } from "./run-simulation.ts";
import { readSimulation, startSimulation, stopSimulation } from "./start-simulation.ts";
import { type SimulationRow, selectChanges } from "./store.ts";

const database = await aDatabase();

async function simulate(merchant: StandardMerchant, id: string): Promise<void> {
  const caller = {
    merchantId: merchant.merchantId,
    actor: "user:test",
    now: merchant.clock.now(),
    requestId: "r",
  };
  const signal = new AbortController().signal;
  await runSimulation({ database, clock: merchant.clock, signal, onProgress: () => {} }, caller, id);
}

async function simulated(merchant: StandardMerchant, policyId: string): Promise<SimulationRow> {
  const policy = formatId("pol", policyId);
  const started = await merchant.run((ctx) => startSimulation(ctx, { policy }, null));
  await simulate(merchant, started.id);
  return merchant.run((ctx) => readSimulation(ctx, formatId("sim", started.id)));
}

const changesOf = (merchant: StandardMerchant, row: SimulationRow, kind: "customer" | "order") =>
  merchant.run((ctx) => selectChanges(ctx, row, { kind, effect: undefined, after: null, rowsMax: 10 }));

/** Has an order of C1 decided under the policy in force. */
async function order(merchant: StandardMerchant, reference: string, amountMinor: bigint): Promise<void> {
  const customerId = await customerIdOf(merchant, "C1");
  await merchant.run(async (ctx) => {
    await evaluateCustomers(ctx, [customerId], "test");
    const facts: OrderFacts = {
      reference,
      currency: "GBP",
      amountMinor,
      accountMinor: amountMinor,
      checkpoint: "order",
      terms: null,
      netDays: null,
      shipToCountry: null,
      channel: null,
      fraudScore: null,
      marginMinor: null,
      depositMinor: 0n,
      categories: [],
      tags: [],
    };
    const { reservation } = await reserveIn(ctx, {
      customerId,
      order: reference,
      contentHash: contentHash(facts),
      mode: "reserve",
      checkpoint: "order",
      currency: "GBP",
      amountMinor,
      expiresAt: null,
      orderBlocks: [],
      extraMinor: 0n,
      expectedEvaluationId: null,
      liftedReasons: [],
      isFinal: true,
      isAgain: false,
      overrideReason: null,
      facts: encode(facts),
    });
    expect([reservation.outcome, reservation.reasons]).toEqual(["reserved", []]);
  });
}

async function invoiceOf(
  merchant: StandardMerchant,
  reference: string,
  grossMinor: bigint,
  isPaid: boolean,
): Promise<void> {
  await merchant.run(async (ctx) => {
    await issueInvoice(ctx, {
      customer: "C1",
      number: `I-${reference}`,
      currency: "GBP",
      issuedOn: plainDate("2026-03-02"),
      dueOn: plainDate("2026-04-01"),
      amounts: { netMinor: grossMinor, taxMinor: 0n },
      order: reference,
    });
    if (!isPaid) return;
    await receivePayment(ctx, {
      customer: "C1",
      amountMinor: grossMinor,
      currency: "GBP",
      issuedOn: plainDate("2026-03-20"),
      number: null,
      method: "transfer",
      remittance: [{ invoice: `I-${reference}`, amountMinor: grossMinor }],
    });
  });
}

const customerIdOf = (merchant: StandardMerchant, reference: string): Promise<string> =>
  merchant.run(async (ctx) => {
    const found = await sql<{ id: string }>`
      SELECT id FROM receivables.customer WHERE merchant_id = ${ctx.merchantId} AND reference = ${reference}`.execute(
      ctx.tx,
    );
    return found.rows[0]?.id ?? "";
  });

describe("a policy against itself", () => {
  test("changes nobody, and counts everybody", async () => {
    const merchant = await aMerchant(database, { customers: 3 });
    const policy = await merchant.run(activePolicy);
    const started = await merchant.run((ctx) =>
      startSimulation(ctx, { policy: formatId("pol", policy.id) }, null),
    );
    await simulate(merchant, started.id);
    const done = await merchant.run((ctx) => readSimulation(ctx, formatId("sim", started.id)));
    expect(done).toMatchObject({ state: "done", customersDone: 3, customersTotal: 3, ordersTotal: 0 });
    expect(done.summary).toMatchObject([{ currency: "GBP", customers: 3, customersChanged: 0, orders: 0 }]);
  });

  test("leaves a recorded order as it was", async () => {
    const merchant = await aMerchant(database, { customers: 1 });
    const policy = await merchant.run(activePolicy);
    await order(merchant, "O1", 30_000n);
    const done = await simulated(merchant, policy.id);
    expect(done).toMatchObject({ state: "done", ordersDone: 1, ordersTotal: 1 });
    expect(await changesOf(merchant, done, "order")).toEqual([]);
  });
});

describe("a draft that gives new businesses less", () => {
  test("names who has a lower limit, and the orders it would have refused with what was not paid of them", async () => {
    const merchant = await aMerchant(database, { customers: 2 });
    await order(merchant, "paid", 20_000n);
    await order(merchant, "unpaid", 15_000n);
    await order(merchant, "small", 3_000n);
    await invoiceOf(merchant, "paid", 20_000n, true);
    await invoiceOf(merchant, "unpaid", 15_000n, false);
    merchant.clock.set(new Date("2026-09-02T09:00:00Z"));
    const draft = await merchant.run((ctx) =>
      createDraft(ctx, {
        document: DEFAULT_POLICY_TEXT.replaceAll("amount(750)", "amount(100)").replace(
          "order: { percent: 5, amount: 250 }",
          "order: { percent: 0, amount: 0 }",
        ),
        note: "less for newcomers",
      }),
    );
    expect(draft.problems).toEqual([]);
    const done = await simulated(merchant, draft.policy.id);
    expect(done.summary).toMatchObject([
      {
        currency: "GBP",
        customers: 2,
        orders: 3,
        newlyRefused: 2,
        newlyRefusedMinor: 35_000,
        unpaidAvoidedMinor: 15_000,
        // A fifth of the one that was paid.
        marginLostMinor: 4_000,
        newlyApproved: 0,
      },
    ]);
    const orders = await changesOf(merchant, done, "order");
    expect(orders.map((row) => [row.orderReference, row.effects])).toEqual([
      ["paid", ["newly_refused"]],
      ["unpaid", ["newly_refused"]],
    ]);
    const customers = await changesOf(merchant, done, "customer");
    expect(customers).toHaveLength(2);
    expect(customers.every((row) => row.effects.includes("limit_lowered"))).toBe(true);
    await expectSoundBook(merchant);
  });
});

test("a cancelled one is not run, and one that runs is not taken twice", async () => {
  const merchant = await aMerchant(database);
  const policy = await merchant.run(activePolicy);
  const started = await merchant.run((ctx) =>
    startSimulation(ctx, { policy: formatId("pol", policy.id) }, null),
  );
  const id = formatId("sim", started.id);
  await merchant.run((ctx) => stopSimulation(ctx, id));
  await simulate(merchant, started.id);
  expect(await merchant.run((ctx) => readSimulation(ctx, id))).toMatchObject({
    state: "cancelled",
    attempt: 0,
  });
});

test("another merchant's simulation is none", async () => {
  const merchant = await aMerchant(database);
  const other = await aMerchant(database);
  const policy = await merchant.run(activePolicy);
  const started = await merchant.run((ctx) =>
    startSimulation(ctx, { policy: formatId("pol", policy.id) }, null),
  );
  await expect(other.run((ctx) => readSimulation(ctx, formatId("sim", started.id)))).rejects.toThrow(
    "no simulation",
  );
});
