import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cure, CureStep } from "./cure-types.ts";
import { findCures, linesToDrop } from "./cures.ts";
import { explainDecision } from "./explain-decision.ts";
import { afterPaying, smallestPayment } from "./pay-cure.ts";
import { judge, type OpenInvoice, type PolicyEngine, type Situation, withAmount } from "./rules.ts";
import { GENEROUS, modelEngine, modelInvoice, modelOrder, modelSituation } from "./test/model.ts";

const TERMS = [
  { name: "net 14", title: "14 days", netDays: 14 },
  { name: "net 60", title: "60 days", netDays: 60 },
];

/** Does what a step asks, in the model. */
function apply(
  engine: PolicyEngine,
  situation: Situation,
  invoices: readonly OpenInvoice[],
  step: CureStep,
): Situation {
  const { order, ledger } = situation;
  switch (step.kind) {
    case "pay_invoices": {
      const ids = step.invoices.map((invoice) => invoice.id);
      const paid = invoices.filter((invoice) => ids.includes(invoice.id));
      return afterPaying(situation, paid, invoices, judge(engine, situation).result.weights);
    }
    case "pay_amount":
      return {
        ...situation,
        ledger: {
          ...ledger,
          exposureMinor: ledger.exposureMinor - step.total.minor,
          groupRoomMinor: ledger.groupRoomMinor === null ? null : ledger.groupRoomMinor + step.total.minor,
        },
      };
    case "deposit":
      return { ...situation, order: { ...order, depositMinor: step.total.minor } };
    case "reduce_amount":
      return { ...situation, order: withAmount(order, step.to.minor) };
    case "shorter_terms":
      return { ...situation, order: { ...order, terms: step.terms, netDays: step.netDays } };
    case "split":
      return { ...situation, order: withAmount(order, step.now.minor) };
    case "other_method":
      return situation;
  }
}

const invoicesOf = fc
  .array(fc.tuple(fc.bigInt({ min: 1n, max: 5_000n }), fc.integer({ min: 0, max: 40 })), { maxLength: 7 })
  .map((parts) => parts.map(([minor, days], index) => modelInvoice(`I-${index}`, minor, days)));
const world = fc.record({
  invoices: invoicesOf,
  amount: fc.bigInt({ min: 2n, max: 20_000n }),
  netDays: fc.constantFrom(7, 30, 60, 90),
  group: fc.option(fc.bigInt({ min: -1_000n, max: 20_000n })),
  policy: fc.record({
    ceilingMinor: fc.option(fc.bigInt({ min: 0n, max: 30_000n }), { freq: 8 }),
    allowedDays: fc.integer({ min: 0, max: 30 }),
    allowedOverdueMinor: fc.bigInt({ min: 0n, max: 6_000n }),
    allowedNetDays: fc.constantFrom(14, 30, 60),
    depositPercent: fc.constantFrom(0n, 0n, 20n),
  }),
});
const lines = fc.array(fc.bigInt({ min: 1n, max: 3_000n }), { minLength: 1, maxLength: 6 });

describe("cures", () => {
  test("each one, done in the model, frees the order", () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(world, lines, ({ invoices, amount, netDays, group, policy }, parts) => {
        const engine = modelEngine(policy);
        const total = parts.reduce((sum, part) => sum + part, 0n);
        const droppable = total === amount ? parts : [...parts, amount - total].filter((part) => part > 0n);
        const isWhole = droppable.reduce((sum, part) => sum + part, 0n) === amount;
        const situation = modelSituation(invoices, modelOrder(amount, { netDays }), {
          groupRoomMinor: group,
        });
        if (judge(engine, situation).isFree) return;
        const means = {
          invoices,
          terms: TERMS,
          lines: isWhole ? droppable.map((amountMinor, index) => ({ index, amountMinor })) : [],
        };
        for (const cure of findCures(engine, situation, means)) {
          if (cure.kind === "other_method") continue;
          kinds.add(cure.kind);
          const after = cure.steps.reduce((before, step) => apply(engine, before, invoices, step), situation);
          expect(
            judge(engine, after).isFree,
            JSON.stringify(cure.steps, (_, v) => String(v)),
          ).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
    expect([...kinds].sort()).toEqual([
      "deposit",
      "pay_amount",
      "pay_invoices",
      "reduce_amount",
      "shorter_terms",
      "split",
    ]);
  });

  test("the invoices to pay are the smallest sufficient set, as trying every set finds it", () => {
    fc.assert(
      fc.property(world, ({ invoices, amount, netDays, policy }) => {
        const engine = modelEngine(policy);
        const situation = modelSituation(invoices, modelOrder(amount, { netDays }));
        if (judge(engine, situation).isFree) return;
        const frees = (paid: readonly OpenInvoice[]) =>
          judge(engine, afterPaying(situation, paid, invoices, judge(engine, situation).result.weights))
            .isFree;
        const found = smallestPayment(invoices, frees);
        const sum = (paid: readonly OpenInvoice[]) => paid.reduce((all, one) => all + one.owedMinor, 0n);
        const overdue = invoices.filter((invoice) => invoice.daysLate > 0);
        let best: bigint | null = null;
        for (let mask = 1; mask < 1 << overdue.length; mask += 1) {
          const set = overdue.filter((_, index) => (mask & (1 << index)) !== 0);
          if ((best === null || sum(set) < best) && frees(set)) best = sum(set);
        }
        expect(found === null ? null : sum(found)).toBe(best);
      }),
      { numRuns: 400 },
    );
  });

  test("come in the order of their cost to the buyer, and the last always needs no credit", () => {
    const invoices = [modelInvoice("I-1", 3_000n, 5)];
    const engine = modelEngine({ ...GENEROUS, ceilingMinor: 10_000n });
    const cures = findCures(engine, modelSituation(invoices, modelOrder(9_000n)), {
      invoices,
      terms: TERMS,
      lines: [],
    });
    expect(cures.map((cure) => cure.kind)).toEqual(["pay_invoices", "other_method"]);
    const short = findCures(engine, modelSituation([modelInvoice("I-2", 3_000n, 0)], modelOrder(9_000n)), {
      invoices: [],
      terms: TERMS,
      lines: [],
    });
    expect(short.map((cure) => cure.kind)).toEqual([
      "pay_amount",
      "deposit",
      "reduce_amount",
      "other_method",
      "split",
    ]);
    const amounts = short
      .flatMap((cure: Cure) => cure.steps)
      .map((step) => ("total" in step ? step.total.minor : null));
    expect(amounts.slice(0, 2)).toEqual([2_000n, 2_000n]);
  });

  test("what blocks the customer is paid first, and only then a deposit makes room", () => {
    const invoices = [modelInvoice("I-1", 1_000n, 5), modelInvoice("I-2", 8_000n, 0)];
    const engine = modelEngine({ ...GENEROUS, ceilingMinor: 10_000n });
    const cures = findCures(engine, modelSituation(invoices, modelOrder(4_000n)), {
      invoices,
      terms: [],
      lines: [],
    });
    expect(cures.find((cure) => cure.kind === "deposit")?.steps.map((step) => step.kind)).toEqual([
      "pay_invoices",
      "deposit",
    ]);
  });

  test("lines are dropped in the cheapest combination that takes off enough, never all of them", () => {
    const of = (...amounts: bigint[]) => amounts.map((amountMinor, index) => ({ index, amountMinor }));
    expect(linesToDrop(of(500n, 300n, 200n), 450n)?.map((line) => line.index)).toEqual([0]);
    expect(linesToDrop(of(900n, 300n, 200n), 450n)?.map((line) => line.index)).toEqual([1, 2]);
    expect(linesToDrop(of(500n, 300n), 800n)).toBeNull();
    expect(linesToDrop(of(500n), 100n)).toBeNull();
  });

  test("a closed account is declined, and still told of another way to pay", () => {
    const situation = modelSituation([], modelOrder(1_000n));
    const closed: Situation = {
      ...situation,
      facts: { ...situation.facts, customer: { ...situation.facts.customer, status: "closed" } },
    };
    const means = { invoices: [], terms: [], lines: [] };
    const explained = explainDecision(modelEngine(GENEROUS), {
      situation: closed,
      means,
      outcome: "refused",
    });
    expect(explained.outcome).toBe("declined");
    expect(explained.reasons.map((reason) => reason.code)).toEqual(["account_closed"]);
    expect(explained.cures.map((cure) => cure.kind)).toEqual(["other_method"]);
  });
});
