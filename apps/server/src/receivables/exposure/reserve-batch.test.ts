import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contentHash } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { aClock, aDatabase, aMerchant, expectSoundBook, type StandardMerchant } from "../../../test/house.ts";
import { findCustomer } from "../customers/find-customer.ts";
import { putCustomer } from "../customers/put-customer.ts";
import { putGroup } from "../customers/put-group.ts";
import { recordRate } from "../ledger/rates.ts";
import { amendReservation } from "./amend-reservation.ts";
import { releaseReservation } from "./release-reservation.ts";
import type { ReserveAnswer, ReserveCall } from "./reserve-call.ts";
import { reserveIn } from "./reserve-in.ts";
import { openReserver } from "./reserver.ts";
import { setCeilings } from "./set-ceilings.ts";
import { shipReservation } from "./ship-reservation.ts";
import { GuardModel, type ModelAccount, type ModelAnswer, type ModelCall } from "./test/guard-model.ts";
import { HOUR_MS, ISSUED_ON, invoice } from "./test/orders.ts";

// Goal: whatever is asked in whatever batches, the guard answers as if one call came after another. Method: random
// batches, amendments, shipments, invoices, releases, ceilings and hours, against a model of a single thread.

const database = await aDatabase();
const EVALUATION = randomUUID();
const CUSTOMERS = ["C1", "C2", "C3"];
const WEIGHTS = {
  openDebits: "1",
  reserved: "1",
  shipped: "1",
  uncleared: "0",
  unapplied: "1",
  deposits: "1",
  disputed: "0",
  insured: "0",
};

const call = fc.record({
  customer: fc.constantFrom(...CUSTOMERS),
  order: fc.integer({ min: 1, max: 6 }),
  mode: fc.constantFrom("reserve", "reserve", "reserve", "check", "amend"),
  currency: fc.constantFrom("GBP", "GBP", "EUR", "JPY", "USD"),
  amount: fc.integer({ min: 1, max: 60 }),
  hours: fc.constantFrom(null, 1, 2),
  blocks: fc.constantFrom<readonly string[]>([], [], [], ["fraud"], ["fraud", "size"]),
  extra: fc.constantFrom(0, 0, 10, -10),
  expected: fc.constantFrom(null, null, EVALUATION),
  lifted: fc.constantFrom<readonly string[]>([], [], ["over_ceiling"], ["rule:fraud", "blocked:overdue"]),
  isFinal: fc.boolean(),
  isAgain: fc.boolean(),
  override: fc.constantFrom(null, null, null, "director"),
});
type Draw = typeof call extends fc.Arbitrary<infer T> ? T : never;

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant("batch" as const),
      calls: fc.array(call, { minLength: 1, maxLength: 12 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constantFrom("release", "ship", "invoice", "ceiling", "hour"),
      order: fc.integer({ min: 1, max: 6 }),
      customer: fc.constantFrom(...CUSTOMERS),
      amount: fc.integer({ min: 1, max: 60 }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function aGuardedMerchant() {
  const merchant = await aMerchant(database, { customers: 3, clock: aClock() });
  const accounts = new Map<string, ModelAccount>();
  const ids = new Map<string, string>();
  await merchant.run(async (ctx) => {
    const { group } = await putGroup(ctx, { reference: "G", name: "G" });
    ids.set("G", group.id);
    for (const reference of ["C1", "C2"])
      await putCustomer(ctx, { reference, name: reference, kind: "business", group: "G" });
    for (const reference of CUSTOMERS) ids.set(reference, (await findCustomer(ctx, reference)).id);
    await recordRate(ctx, { base: "EUR", quote: "GBP", validFrom: ISSUED_ON, rate: "0.85", source: "test" });
    await recordRate(ctx, { base: "JPY", quote: "GBP", validFrom: ISSUED_ON, rate: "0.005", source: "test" });
  });
  for (const [name, ceiling] of [
    ["C1", 100n],
    ["C2", 120n],
    ["C3", 150n],
    ["G", 150n],
  ] as const) {
    accounts.set(name, {
      holder: name === "G" ? "group" : "customer",
      ceiling,
      blocks: [],
      stale: false,
      validUntil: null,
      evaluationId: name === "G" ? null : EVALUATION,
      reservedWeight: name === "C3" ? 5_000n : 10_000n,
      groupName: name === "C1" || name === "C2" ? "G" : null,
    });
  }
  const model = new GuardModel(accounts, merchant.clock.now().getTime());
  for (const name of accounts.keys()) await writeCeiling(merchant, ids, model, name);
  return { merchant, model, ids };
}

async function writeCeiling(
  merchant: StandardMerchant,
  ids: ReadonlyMap<string, string>,
  model: GuardModel,
  name: string,
): Promise<void> {
  const account = model.accounts.get(name);
  if (account === undefined) throw new Error(`no account ${name}`);
  await merchant.run((ctx) =>
    setCeilings(ctx, [
      {
        accountId: ids.get(name) ?? "",
        holder: account.holder,
        ceilingMinor: account.ceiling,
        currency: "GBP",
        blockReasons: account.blocks,
        validUntil: account.validUntil === null ? null : new Date(account.validUntil),
        weights: { ...WEIGHTS, reserved: (Number(account.reservedWeight) / 10_000).toString() },
        evaluationId: account.evaluationId,
        reason: "test",
      },
    ]),
  );
}

function draw(model: GuardModel, given: Draw): ModelCall {
  const { order, amount, hours, blocks, extra, expected, ...rest } = given;
  return {
    ...rest,
    order: `O${order}`,
    amount: BigInt(amount),
    hash: contentHash({ amount, currency: given.currency }),
    expiresAt: hours === null ? null : model.now + hours * HOUR_MS,
    orderBlocks: blocks,
    extra: BigInt(extra),
    expected,
    lifted: given.lifted,
    override: given.override,
    mode: given.mode as ModelCall["mode"],
  };
}

function toCall(ids: ReadonlyMap<string, string>, asked: ModelCall): Omit<ReserveCall, "mode"> {
  return {
    customerId: ids.get(asked.customer) ?? "",
    order: asked.order,
    contentHash: asked.hash,
    checkpoint: "order",
    currency: asked.currency,
    amountMinor: asked.amount,
    expiresAt: asked.expiresAt === null ? null : new Date(asked.expiresAt),
    orderBlocks: asked.orderBlocks,
    extraMinor: asked.extra,
    expectedEvaluationId: asked.expected,
    liftedReasons: asked.lifted,
    isFinal: asked.isFinal,
    isAgain: asked.isAgain,
    overrideReason: asked.override,
    facts: '{"a":"\\"b\\""}',
  };
}

function expectAnswer(answer: ReserveAnswer, expected: ModelAnswer, asked: ModelCall): void {
  const { reservation, kind } = answer;
  const seen =
    kind === "decided"
      ? {
          kind,
          reasons: reservation.reasons,
          before: reservation.exposureBeforeMinor,
          after: reservation.exposureAfterMinor,
          attempt: reservation.attempt,
        }
      : { kind, reasons: kind === "again" ? reservation.reasons : [] };
  const wanted = kind === "again" ? { kind: expected.kind, reasons: expected.reasons } : expected;
  expect(
    seen,
    JSON.stringify(asked, (_, value) => (typeof value === "bigint" ? Number(value) : value)),
  ).toEqual(wanted);
}

test("F15: random batches are answered as if one call came after another, whatever races in one batch", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const { merchant, model, ids } = await aGuardedMerchant();
      const reserver = openReserver(database);
      for (const [index, each] of steps.entries()) await take(merchant, model, ids, reserver, each, index);
      const sums = await database.asAdministrator<{
        account_id: string;
        currency: string;
        reserved_minor: string;
        shipped_minor: string;
      }>(
        "SELECT account_id, currency, reserved_minor, shipped_minor FROM receivables.exposure_sum WHERE merchant_id = $1",
        [merchant.merchantId],
      );
      for (const [name, id] of ids) {
        for (const [currency, wanted] of model.sums.get(name) ?? []) {
          const kept = sums.find((row) => row.account_id === id && row.currency === currency);
          expect([name, currency, kept?.reserved_minor ?? "0", kept?.shipped_minor ?? "0"]).toEqual([
            name,
            currency,
            wanted.reserved.toString(),
            wanted.shipped.toString(),
          ]);
        }
      }
      await expectSoundBook(merchant);
    }),
    { numRuns: 25 },
  );
}, 120_000);

async function take(
  merchant: StandardMerchant,
  model: GuardModel,
  ids: ReadonlyMap<string, string>,
  reserver: ReturnType<typeof openReserver>,
  each: Step,
  index: number,
): Promise<void> {
  const caller = {
    merchantId: merchant.merchantId,
    actor: "key:test",
    now: merchant.clock.now(),
    requestId: "r",
  };
  if (each.what === "batch") {
    // While something is due a call may wait for its release, and then comes after the others of its batch.
    const calls = each.calls.slice(0, model.hasDue() ? 1 : undefined).map((given) => draw(model, given));
    const isAmending = calls.some((asked) => asked.mode === "amend");
    if (isAmending) {
      for (const asked of calls) await takeAlone(merchant, model, ids, asked);
      return;
    }
    const answers = await Promise.all(
      calls.map((asked) =>
        reserver.reserve(caller, { ...toCall(ids, asked), mode: asked.mode as "reserve" | "check" }),
      ),
    );
    calls.forEach((asked, place) => {
      const answer = answers[place];
      if (answer === undefined) throw new Error("a call was not answered");
      expectAnswer(answer, model.ask(asked), asked);
    });
    return;
  }
  await takeOther(merchant, model, ids, each, index);
}

async function takeAlone(
  merchant: StandardMerchant,
  model: GuardModel,
  ids: ReadonlyMap<string, string>,
  asked: ModelCall,
): Promise<void> {
  if (asked.mode !== "amend") {
    const mode = asked.mode;
    const answer = await merchant.run((ctx) => reserveIn(ctx, { ...toCall(ids, asked), mode }));
    expectAnswer(answer, model.ask(asked), asked);
    return;
  }
  const standing = model.latest(asked.order);
  const isStanding = standing !== undefined && standing.held + standing.shipped + standing.captured > 0n;
  const answer = await merchant
    .run((ctx) => amendReservation(ctx, toCall(ids, asked)))
    .catch((error: unknown) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    });
  if (!isStanding) {
    expect(answer).toBe("not_found");
    return;
  }
  const expected = model.ask(asked);
  if (typeof answer === "string") expect([answer, expected.kind]).toEqual(["order_differs", "differs"]);
  else expectAnswer(answer, expected, asked);
}

async function takeOther(
  merchant: StandardMerchant,
  model: GuardModel,
  ids: ReadonlyMap<string, string>,
  each: Exclude<Step, { what: "batch" }>,
  index: number,
): Promise<void> {
  const order = `O${each.order}`;
  const amount = BigInt(each.amount);
  const standing = model.latest(order);
  const held = standing?.outcome === "reserved" ? standing.held : 0n;
  const less = amount < held ? amount : held;
  switch (each.what) {
    case "hour":
      merchant.clock.advance(HOUR_MS);
      model.now = merchant.clock.now().getTime();
      return;
    case "ceiling": {
      const account = model.accounts.get(each.customer);
      if (account === undefined) return;
      const isBlocked = each.amount % 3 === 0;
      const ceiling = each.amount % 5 === 0 ? null : BigInt(each.amount * 3);
      const isLowered = ceiling !== null && !(account.ceiling !== null && ceiling >= account.ceiling);
      Object.assign(account, { blocks: isBlocked ? ["overdue"] : [], stale: false, ceiling });
      account.validUntil = each.amount % 4 === 0 ? model.now + HOUR_MS : null;
      await writeCeiling(merchant, ids, model, each.customer);
      // A lowered ceiling has what is due released first.
      if (isLowered) sweepOwn(model, each.customer);
      return;
    }
    case "release":
      await merchant.run((ctx) => releaseReservation(ctx, order, amount)).catch(ignoreRefusal);
      if (standing === undefined || less === 0n) return;
      standing.held -= less;
      model.move(standing.customer, standing.currency, { reserved: -less });
      return;
    case "ship":
      await merchant.run((ctx) => shipReservation(ctx, order, amount)).catch(ignoreRefusal);
      if (standing === undefined || less === 0n) return;
      standing.held -= less;
      standing.shipped += less;
      model.move(standing.customer, standing.currency, { reserved: -less, shipped: less });
      return;
    default:
      await invoice(merchant, `I${index}`, amount, { order, customer: each.customer });
      takeInvoice(model, each.customer, order, amount);
  }
}

function sweepOwn(model: GuardModel, customer: string): void {
  for (const attempt of [...model.orders.values()].flat()) {
    if (attempt.customer !== customer || attempt.expiresAt === null || attempt.expiresAt > model.now)
      continue;
    if (attempt.held === 0n) continue;
    model.move(customer, attempt.currency, { reserved: -attempt.held });
    attempt.held = 0n;
  }
}

function takeInvoice(model: GuardModel, customer: string, order: string, amount: bigint): void {
  const standing = model.latest(order);
  const isTaken =
    standing !== undefined &&
    standing.outcome === "reserved" &&
    standing.customer === customer &&
    standing.currency === "GBP";
  const shipped = isTaken ? (standing.shipped < amount ? standing.shipped : amount) : 0n;
  const rest = amount - shipped;
  const held = isTaken ? (standing.held < rest ? standing.held : rest) : 0n;
  if (isTaken) {
    standing.shipped -= shipped;
    standing.held -= held;
    standing.captured += shipped + held;
  }
  model.move(customer, "GBP", { open: amount, reserved: -held, shipped: -shipped });
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}
