import { type PlainDate, plainDate } from "@goodterms/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EvaluationResult, OrderFacts } from "../evaluations/outcome.ts";
import { type DraftView, type PastOrder, walkOrders } from "./rules.ts";

const DAY = plainDate("2026-01-10");

function order(given: Partial<PastOrder>): PastOrder {
  return {
    reservationId: "0",
    customerId: "c",
    reference: "O1",
    isApproved: true,
    isOverridden: false,
    isGroupFull: false,
    decidedOn: DAY,
    amountMinor: 100n,
    exposureBeforeMinor: 0n,
    facts: { marginMinor: null } as OrderFacts,
    unpaidShare: 0,
    settledOn: null,
    ...given,
  };
}

function draft(ceilingMinor: bigint | null, paidAfterDays = 30): DraftView {
  const result = { ceilings: { order: ceilingMinor }, blocks: [] } as unknown as EvaluationResult;
  return { result, ruling: { blocks: [], lifted: [], holdsForHours: 1 }, paidAfterDays };
}

describe("an order under a draft", () => {
  test("that ends as it did is no change", () => {
    expect(walkOrders("EUR", 2_000).next(order({}), draft(100n))).toBeNull();
    expect(walkOrders("EUR", 2_000).next(order({ isApproved: false }), draft(99n))).toBeNull();
  });

  test("newly refused tells what was not paid, or else the margin given away", () => {
    expect(walkOrders("EUR", 2_000).next(order({ unpaidShare: 0.25 }), draft(99n))).toMatchObject({
      effect: "newly_refused",
      unpaidAvoidedMinor: 25n,
      marginLostMinor: 0n,
      reasons: [{ code: "over_ceiling", parameters: { overMinor: 1n } }],
    });
    const paid = order({ settledOn: plainDate("2026-02-20"), amountMinor: 1_005n });
    expect(walkOrders("EUR", 2_500).next(paid, draft(0n))).toMatchObject({ marginLostMinor: 251n });
  });

  test("newly approved tells the margin, the shop's own figure before the percentage", () => {
    const refused = order({ isApproved: false, facts: { marginMinor: 7n } as OrderFacts });
    expect(walkOrders("EUR", 2_000).next(refused, draft(100n))).toMatchObject({
      effect: "newly_approved",
      marginGainedMinor: 7n,
    });
  });

  test("what a person let pass stays, and what a group's ceiling refused stays refused", () => {
    expect(walkOrders("EUR", 0).next(order({ isOverridden: true }), draft(0n))).toBeNull();
    expect(
      walkOrders("EUR", 0).next(order({ isApproved: false, isGroupFull: true }), draft(1_000n)),
    ).toBeNull();
  });

  test("no limit at all refuses, and zero is no credit", () => {
    for (const ceiling of [null, 0n]) {
      expect(walkOrders("EUR", 0).next(order({}), draft(ceiling))?.effect).toBe("newly_refused");
    }
  });
});

describe("later orders of the same customer", () => {
  const on = (day: string): PlainDate => plainDate(day);

  test("have the room of an earlier one that would have been refused, until it was in fact settled", () => {
    const walk = walkOrders("EUR", 0);
    const settledOn = on("2026-02-01");
    expect(walk.next(order({ settledOn, amountMinor: 500n }), draft(400n))?.effect).toBe("newly_refused");
    // 500 of what stood then would not have been there: 600 - 500 + 300 fits.
    const later = order({ decidedOn: on("2026-01-20"), exposureBeforeMinor: 600n, amountMinor: 300n });
    expect(walk.next(later, draft(400n))).toBeNull();
    const afterwards = order({ decidedOn: on("2026-02-02"), exposureBeforeMinor: 300n, amountMinor: 300n });
    expect(walk.next(afterwards, draft(400n))?.effect).toBe("newly_refused");
  });

  test("lack the room of an earlier one that would have been approved, until it would usually be paid", () => {
    const walk = walkOrders("EUR", 0);
    expect(walk.next(order({ isApproved: false, amountMinor: 300n }), draft(400n, 20))?.effect).toBe(
      "newly_approved",
    );
    expect(
      walk.next(order({ decidedOn: on("2026-01-29"), amountMinor: 200n }), draft(400n, 20))?.effect,
    ).toBe("newly_refused");
    expect(walk.next(order({ decidedOn: on("2026-01-30"), amountMinor: 400n }), draft(400n, 20))).toBeNull();
  });

  test("never stand above the draft's ceiling by its own counting", () => {
    const orders = fc.array(fc.record({ amount: fc.bigInt(1n, 500n), dayOfYear: fc.nat(300) }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(orders, fc.bigInt(0n, 1_000n), (drawn, ceiling) => {
        const walk = walkOrders("EUR", 0);
        const open: { minor: bigint; until: string }[] = [];
        for (const [index, { amount, dayOfYear }] of drawn
          .sort((a, b) => a.dayOfYear - b.dayOfYear)
          .entries()) {
          const decidedOn = on(new Date(Date.UTC(2026, 0, 1 + dayOfYear)).toISOString().slice(0, 10));
          // All were refused then: what stands under the draft is exactly what the walk has approved.
          const change = walk.next(
            order({ reservationId: `${index}`, isApproved: false, amountMinor: amount, decidedOn }),
            draft(ceiling, 15),
          );
          if (change === null) continue;
          const until = new Date(Date.parse(decidedOn) + 15 * 86_400_000).toISOString().slice(0, 10);
          open.push({ minor: amount, until });
          const standing = open
            .filter((held) => held.until > decidedOn)
            .reduce((sum, held) => sum + held.minor, 0n);
          expect(standing <= ceiling).toBe(true);
        }
      }),
    );
  });
});
