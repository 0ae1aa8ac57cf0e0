import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NamedTerms } from "../neighbours.ts";
import { judge } from "../rules.ts";
import { aCreditServer } from "../test/credit-house.ts";
import { GENEROUS, modelEngine, modelInvoice, modelOrder, modelSituation } from "../test/model.ts";
import { makeOffers } from "./rules.ts";

const { open } = await aCreditServer();

function named(name: string, netDays: number, more: Partial<NamedTerms> = {}): NamedTerms {
  return {
    name,
    title: name,
    netDays,
    discount: null,
    depositPercent: null,
    instalments: null,
    methods: [],
    scope: { segments: [], riskClasses: [], customers: [], groups: [], countries: [], tags: [] },
    when: null,
    ...more,
  };
}

const TERMS = [
  named("net14", 14, { discount: { percent: "2", days: 5 } }),
  named("half", 14, { depositPercent: "50" }),
  named("thirds", 10, { instalments: { count: 3, everyDays: 30 } }),
  named("debit", 7, { methods: ["direct_debit"] }),
];

describe("offers", () => {
  test("each sums to the cart exactly, passes the policy with its deposit, and card and prepay are always last", () => {
    const world = fc.record({
      amount: fc.bigInt({ min: 2n, max: 30_000n }),
      ceilingMinor: fc.option(fc.bigInt({ min: 0n, max: 25_000n })),
      open: fc.bigInt({ min: 1n, max: 9_000n }),
      late: fc.constantFrom(0, 0, 9),
    });
    fc.assert(
      fc.property(world, ({ amount, ceilingMinor, open: openMinor, late }) => {
        const engine = modelEngine({ ...GENEROUS, ceilingMinor, allowedNetDays: 90 });
        const situation = modelSituation([modelInvoice("I-1", openMinor, late)], modelOrder(amount));
        const options = makeOffers(engine, situation, TERMS);
        expect(options.slice(-2).map((option) => option.key)).toEqual(["card", "prepay"]);
        for (const option of options) {
          const later = option.schedule.reduce((sum, part) => sum + part.minor, 0n);
          expect(option.payNow.minor + later).toBe(amount);
          if (option.terms === null) continue;
          const netDays = TERMS.find((one) => one.name === option.terms)?.netDays ?? 0;
          const order = {
            ...situation.order,
            terms: option.terms,
            netDays,
            depositMinor: option.payNow.minor,
          };
          expect(judge(engine, { ...situation, order }).isFree).toBe(true);
        }
      }),
    );
  });

  test("are in the buyer's words, with dates, instalments, and what paying early saves", () => {
    const options = makeOffers(
      modelEngine({ ...GENEROUS, allowedNetDays: 90 }),
      modelSituation([], modelOrder(10_000n)),
      TERMS,
    );
    expect(options.map((option) => [option.kind, option.buyerMessage])).toEqual([
      ["terms", "£100.00 by 2026-03-16. Pay by 2026-03-07 and it is £98.00."],
      ["deposit", "£50.00 now, £50.00 by 2026-03-16."],
      ["instalments", "3 payments, the first of £33.34 on 2026-03-12."],
      ["direct_debit", "£100.00 by 2026-03-09, collected by direct debit."],
      ["card", "£100.00 by card, sent at once."],
      ["prepay", "£100.00 by bank transfer, sent as soon as it arrives."],
    ]);
  });

  test("reserve nothing, are taken once, and how they ended is measured", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const offers = await house.call("POST", "/v1/credit/offers", {
      customer: "C1",
      cart: { amount: 150_000, currency: "GBP" },
    });
    expect(offers.status).toBe(200);
    const [first] = offers.body.options;
    expect(first).toMatchObject({ kind: "deposit", terms: "net14" });
    const account = await house.decide("X", 1, { mode: "check" });
    expect(first.payNow.amount).toBe(150_000 - account.body.available.before);
    const order = { amount: 150_000, deposit: first.payNow.amount, terms: first.terms };
    const decided = await house.decide("O-1", 150_000, { order });
    expect(decided.body.outcome).toBe("approved");
    const take = { option: first.option, order: "O-1" };
    const url = `/v1/credit/offers/${offers.body.id}/take`;
    expect((await house.call("POST", url, take)).status).toBe(200);
    expect((await house.call("POST", url, take)).status).toBe(200);
    expect((await house.call("POST", url, { ...take, order: "O-2" })).body.code).toBe("offer_taken");
    expect((await house.call("POST", url, { ...take, option: "gold" })).body.code).toBe("option_unknown");
    await house.invoice("I-1", 50_000n, "2026-03-20", { order: "O-1" });
    await house.pay(50_000n, [{ invoice: "I-1", minor: 50_000n }]);
    const report = await house.call("GET", "/v1/reports/credit-offers");
    expect(report).toMatchObject({ status: 200 });
    expect(report.body.data.find((row: { option: string }) => row.option === first.option)).toMatchObject({
      currency: "GBP",
      shown: 1,
      taken: 1,
      amount: 150_000,
      invoiced: 50_000,
      paidOnTime: 1,
      late: 0,
    });
    expect(report.body.data.find((row: { option: string }) => row.option === "card")).toMatchObject({
      shown: 1,
      taken: 0,
    });
  });
});
