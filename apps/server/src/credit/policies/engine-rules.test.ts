import { addDays, daysBetween, plainDate } from "@goodterms/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CustomerFacts } from "../evaluations/facts.ts";
import type { OrderFacts } from "../evaluations/outcome.ts";
import type { CompiledPolicy } from "./compiled.ts";
import { DEFAULT_POLICY_TEXT } from "./default-policy.ts";
import { evaluate, evaluateWithoutHorizon, judgeOrder, liftedCodes, windowStart } from "./rules.ts";
import { LIMIT_STEPS, limitStepText } from "./step-words.ts";
import { anyFacts, someFacts, someOrder, TODAY } from "./test/facts.ts";
import { codesOf, policyOf, small, standard } from "./test/policies.ts";

// Goal: each kind of limit, rule, exclusion and budget does what its name says, at its bounds too.
// Method: the standard policy, and small policies with one thing in them.

describe("limits", () => {
  const limitOf = (policy: CompiledPolicy, facts: CustomerFacts) =>
    evaluateWithoutHorizon(policy, facts).limit;
  const manual = (minor: bigint, kind: "manual" | "temporary" | "insured" | "recourse" = "manual") => ({
    id: "l",
    kind,
    minor,
    startsOn: TODAY,
    expiresOn: null,
    reason: "said so",
  });

  test("F11: none, zero and an amount are three things", () => {
    const none = small("").document;
    const without = policyOf(DEFAULT_POLICY_TEXT.replace("    limit: business\n", ""));
    expect(none.limits).toHaveLength(1);
    const facts = someFacts();
    const result = evaluateWithoutHorizon(without, facts);
    expect(result.limit).toMatchObject({ minor: null, source: "none" });
    expect(result.ceilings).toEqual({ order: null, pick: null, ship: null, invoice: null });
    const zero = evaluateWithoutHorizon(standard, someFacts({ limits: { standing: [manual(0n)] } }));
    expect(zero.limit).toMatchObject({ minor: 0n, source: "manual" });
    expect(zero.ceilings.order).toBe(0n);
    expect(limitOf(standard, facts).minor).toBe(1_200_000n);
  });

  test("start small, grow with history", () => {
    const known = (daysKnown: number, invoicesEver: number, sales12mMinor: bigint) =>
      limitOf(
        standard,
        someFacts({ customer: { daysKnown }, book: { invoicesEver }, behaviour: { sales12mMinor } }),
      ).minor;
    expect(known(0, 0, 0n)).toBe(75_000n);
    expect(known(100, 5, 600_000n)).toBe(100_000n);
    expect(known(400, 50, 6_000_000n)).toBe(1_200_000n);
    expect(known(2_000, 500, 600_000_000n)).toBe(5_000_000n);
  });

  test("every step has its words, with nothing left to fill in", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const step of limitOf(standard, facts).steps) {
          seen.add(step.code);
          expect(LIMIT_STEPS).toContain(step.code);
          expect(limitStepText(step)).not.toMatch(/[{}]|undefined/);
        }
      }),
    );
    expect(seen.size).toBeGreaterThan(6);
    const [, last] = limitOf(standard, someFacts()).steps;
    expect(limitStepText(last ?? { code: "", parameters: {} })).toBe("The table gives 12000.00 EUR.");
  });

  test("standing limits meet the computed one as the policy says", () => {
    const policy = small("standing: { insured: at_least, recourse: add, temporary: cap, manual: replace }");
    const given = (...standing: ReturnType<typeof manual>[]) =>
      limitOf(policy, someFacts({ limits: { standing } }));
    expect(given()).toMatchObject({ minor: 100_000n, source: "formula" });
    expect(given(manual(5_000n))).toMatchObject({ minor: 5_000n, source: "manual" });
    expect(given(manual(5_000n), manual(90_000n, "insured"))).toMatchObject({
      minor: 90_000n,
      source: "insured",
    });
    expect(given(manual(7n, "recourse"))).toMatchObject({ minor: 100_007n, source: "recourse" });
    expect(given(manual(7n, "temporary"))).toMatchObject({ minor: 7n, source: "temporary" });
    expect(given(manual(5_000n)).steps.map(({ code }) => code)).toEqual(["limit_formula", "limit_manual"]);
  });

  test("a bureau's recommendation caps what was computed, and nothing a person set", () => {
    const policy = small("standing: { bureauCap: { on: computed, share: 0.5 } }");
    const bureau = {
      riskScore: 500,
      riskClass: 3,
      recommendedMinor: 80_000n,
      flags: [],
      figures: {},
      source: "a bureau",
      reportId: "r",
      asOf: TODAY,
      ageDays: 0,
    };
    expect(limitOf(policy, someFacts({ bureau })).minor).toBe(40_000n);
    expect(limitOf(policy, someFacts({ bureau, limits: { standing: [manual(90_000n)] } })).minor).toBe(
      90_000n,
    );
  });

  test("amounts follow the policy's factors, and the currency's own places", () => {
    const policy = small("");
    expect(limitOf(policy, someFacts({ currency: "USD" })).minor).toBe(125_000n);
    expect(limitOf(policy, someFacts({ currency: "JPY" })).minor).toBe(160_000n);
    expect(limitOf(policy, someFacts({ currency: "CHF" }))).toMatchObject({ minor: null, source: "none" });
  });

  test("a formula that has no answer gives no limit, and says why", () => {
    const policy = policyOf(`
name: Odd
currency: { base: EUR }
segments: [{ id: all, name: All, limit: odd }]
limits: [{ id: odd, kind: formula, formula: book.open / book.overdueItems }]
terms: [{ name: net30, title: 30 days, netDays: 30 }]`);
    expect(limitOf(policy, someFacts())).toMatchObject({
      minor: null,
      steps: [{ code: "limit_not_computed", parameters: { what: "division by zero" } }],
    });
  });
});

describe("blocks", () => {
  test("what people set by hand stands whatever the policy says, and an overriding exclusion lifts even that", () => {
    const hold = {
      holds: [{ code: "complaint", note: "", until: null }],
      customer: { status: "suspended" as const },
    };
    expect(codesOf(evaluate(small(""), someFacts(hold)))).toEqual(["account_suspended", "account_hold"]);
    const lenient = small(
      "exclusions: [{ id: chief, name: Ours, type: condition, when: \"'ours' in customer.tags\", overridesAll: true }]",
    );
    const ours = evaluate(lenient, someFacts({ ...hold, customer: { status: "suspended", tags: ["ours"] } }));
    expect(ours.blocks).toEqual([]);
    expect(ours.lifted.map(({ block, ruleId }) => [block.ruleId, ruleId])).toEqual([
      ["account_suspended", "chief"],
      ["account_hold", "chief"],
    ]);
  });

  test("an exclusion lifts what it names for the order in hand, the customer's standing blocks among it", () => {
    const facts = someFacts({ book: { overdueItems: 1, overdueMinor: 1_000n, oldestOverdueDays: 20 } });
    const result = evaluate(standard, facts);
    expect(codesOf(result)).toEqual(["overdue-14"]);
    const little = judgeOrder(
      standard,
      facts,
      result,
      someOrder({ amountMinor: 4_000n, accountMinor: 4_000n }),
    );
    expect(liftedCodes(result, little)).toEqual(["days_overdue"]);
    expect(liftedCodes(result, judgeOrder(standard, facts, result, someOrder()))).toEqual([]);
    const later = evaluate(
      standard,
      someFacts({ book: { overdueItems: 1, overdueMinor: 1_000n, oldestOverdueDays: 70 } }),
    );
    // Two rules share the code, and only one of them is lifted for a small order.
    const ruling = judgeOrder(
      standard,
      facts,
      later,
      someOrder({ amountMinor: 4_000n, accountMinor: 4_000n }),
    );
    expect(ruling.lifted).toHaveLength(1);
    expect(liftedCodes(later, ruling)).toEqual([]);
  });

  test("a rule that cannot be worked out goes to a person; one that is unknown does not hold", () => {
    const policy = small(`
rules:
  - { id: odd, name: Odd, type: condition, when: book.open / book.overdueItems > 0, severity: decline }
  - { id: unknown, name: Unknown, type: condition, when: bureau.riskScore < 300 }
  - { id: careful, name: Careful, type: condition, when: bureau.riskScore < 300, whenUnknown: hold }`);
    expect(evaluate(policy, someFacts()).blocks).toMatchObject([
      { ruleId: "odd", code: "rule_failed", severity: "refer", parameters: { what: "division by zero" } },
      { ruleId: "careful", code: "rule:careful", parameters: { unknown: "bureau.riskScore" } },
    ]);
  });

  test("checkpoints and scope", () => {
    const policy = small(`
rules:
  - { id: at-ship, name: Ship, type: fraud_score, from: 50, checkpoints: [ship] }
  - { id: in-france, name: France, type: watch_list, scope: { countries: [FR] } }`);
    const facts = someFacts({ isWatched: true });
    const result = evaluate(policy, facts);
    expect(codesOf(result)).toEqual([]);
    expect(codesOf(evaluate(policy, someFacts({ isWatched: true, customer: { country: "FR" } })))).toEqual([
      "in-france",
    ]);
    const order = someOrder({ fraudScore: 90 });
    expect(codesOf(judgeOrder(policy, facts, result, order))).toEqual([]);
    expect(codesOf(judgeOrder(policy, facts, result, { ...order, checkpoint: "ship" }))).toEqual(["at-ship"]);
  });

  test("an order without a rate is not compared with anything", () => {
    const facts = someFacts();
    const ruling = judgeOrder(
      standard,
      facts,
      evaluate(standard, facts),
      someOrder({ currency: "THB", accountMinor: null }),
    );
    expect(codesOf(ruling)).toEqual(["no_exchange_rate"]);
  });

  test("every type of rule can hold, and can not hold", () => {
    const cases: readonly [string, CustomerFacts, Partial<OrderFacts>][] = [
      ["type: expired_limit", someFacts({ limits: { hasExpired: true } }), {}],
      ["type: limit_used, percent: 90", someFacts(), { exposureMinor: 50_000n, accountMinor: 41_000n }],
      ["type: new_customer, days: 30", someFacts({ customer: { daysKnown: 29 } }), {}],
      ["type: payer_grade, grades: [D]", someFacts({ behaviour: { grade: "D" } }), {}],
      ["type: chargebacks, countMin: 1", someFacts({ behaviour: { chargebacks12m: 1 } }), {}],
      ["type: disputes, countMin: 2", someFacts({ behaviour: { disputes12m: 2 } }), {}],
      ["type: disputed_amount, amount: 10", someFacts({ book: { disputedMinor: 1_001n } }), {}],
      ["type: returned_payments, countMin: 1", someFacts({ behaviour: { returnedPayments12m: 3 } }), {}],
      ["type: bureau_report_age, days: 90, blocksWithout: true", someFacts(), {}],
      [
        "type: alerts",
        someFacts({ alerts: [{ code: "x", severity: "severe", on: addDays(TODAY, -30) }] }),
        {},
      ],
      [
        "type: review_overdue, days: 30",
        someFacts({ customer: { reviewedOn: plainDate("2024-06-01") } }),
        {},
      ],
      ["type: insurer_stop", someFacts({ limits: { insurerStops: ["stop_shipment"] } }), {}],
      ["type: order_amount, from: 500", someFacts(), { accountMinor: 50_000n }],
      ["type: order_share_of_limit, percent: 50", someFacts(), { accountMinor: 50_001n }],
      ["type: terms_not_allowed", someFacts(), { terms: "net90" }],
      ["type: terms_not_allowed", someFacts(), { terms: null, netDays: 31 }],
      ["type: terms_changed", someFacts({ customer: { agreedNetDays: 14 } }), { netDays: 15 }],
      [
        "type: discount_changed, extraPercent: 1",
        someFacts({ customer: { agreedDiscountPercent: "2" } }),
        { discountPercent: "3.01" },
      ],
      ["type: ship_to, abroad: true", someFacts(), { shipToCountry: "US" }],
      ["type: deposit_share, percentMin: 50", someFacts(), { depositMinor: 25_000n, amountMinor: 50_000n }],
      ["type: margin_below, percent: 10", someFacts(), { marginMinor: 4_999n, amountMinor: 50_000n }],
    ];
    for (const [rule, facts, order] of cases) {
      const policy = small(`rules: [{ id: it, name: It, ${rule} }]`);
      const found = (of: CustomerFacts, asked: OrderFacts): string[] => {
        const result = evaluate(policy, of);
        return [...codesOf(result), ...codesOf(judgeOrder(policy, of, result, asked))];
      };
      const harmless = someOrder({ accountMinor: 10n, netDays: 14, exposureMinor: 0n });
      expect([rule, found(facts, { ...harmless, ...order })]).toEqual([rule, ["it"]]);
      if (!rule.includes("blocksWithout"))
        expect([rule, found(someFacts({ customer: { reviewedOn: TODAY } }), harmless)]).toEqual([rule, []]);
    }
  });
});

describe("budgets", () => {
  test.each(["day", "week", "month", "year"] as const)(
    "F12, F13: a budget per %s counts all orders of its window together",
    (window) => {
      const policy = small(
        `rules: [{ id: budget, name: Budget, type: budget, window: ${window}, amount: 100 }]`,
      );
      const facts = someFacts();
      const result = evaluate(policy, facts);
      const orders = fc.array(
        fc.record({ minor: fc.bigInt({ min: 1n, max: 6_000n }), days: fc.integer({ min: 0, max: 40 }) }),
        { maxLength: 40 },
      );
      fc.assert(
        fc.property(orders, (asked) => {
          let today = TODAY;
          const approved: { on: string; minor: bigint }[] = [];
          for (const { minor, days } of asked) {
            today = addDays(today, days);
            const start = windowStart(window, today);
            const spent = approved
              .filter(({ on }) => on >= start)
              .reduce((sum, order) => sum + order.minor, 0n);
            const order = someOrder({ amountMinor: minor, accountMinor: minor, spent: { [window]: spent } });
            const isBlocked = judgeOrder(policy, facts, result, order).blocks.length > 0;
            expect(isBlocked).toBe(spent + minor > 10_000n);
            if (!isBlocked) approved.push({ on: today, minor });
          }
        }),
      );
    },
  );

  test("F13: every window begins where the calendar has it begin", () => {
    const sunday = plainDate("2028-02-27");
    expect([
      windowStart("day", sunday),
      windowStart("week", sunday),
      windowStart("month", sunday),
      windowStart("year", sunday),
    ]).toEqual(["2028-02-27", "2028-02-21", "2028-02-01", "2028-01-01"]);
    expect(daysBetween(windowStart("week", plainDate("2028-02-28")), plainDate("2028-02-28"))).toBe(0);
  });

  test("a budget without the figure that it needs goes to a person", () => {
    const policy = small("rules: [{ id: budget, name: Budget, type: budget, window: day, amount: 100 }]");
    const facts = someFacts();
    expect(judgeOrder(policy, facts, evaluate(policy, facts), someOrder()).blocks).toMatchObject([
      { code: "rule_failed" },
    ]);
  });
});
