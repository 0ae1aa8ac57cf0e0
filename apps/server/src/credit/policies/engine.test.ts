import { addDays, instantAtStartOfDay, plainDate } from "@goodterms/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CustomerFacts } from "../evaluations/facts.ts";
import type { CompiledPolicy } from "./compiled.ts";
import { DEFAULT_POLICY_TEXT } from "./default-policy.ts";
import { answerOf, factsOn } from "./look-ahead.ts";
import { approvalBandOf, evaluate, evaluateWithoutHorizon, judgeOrder, reportCanChange } from "./rules.ts";
import { anyFacts, anyOrder, someFacts, TODAY } from "./test/facts.ts";
import { codesOf, policyOf, small, standard, strict } from "./test/policies.ts";

// Goal: the engine is pure and total, moves the way a policy must, and knows until when its answer holds.
// Method: the standard policy, and small policies with one thing in them, over facts that nobody would expect.

const bytesOf = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? `${part}n` : part));

describe("over any facts", () => {
  test("it ends, and the same facts give the same bytes", () => {
    fc.assert(
      fc.property(anyFacts, anyOrder, (facts, order) => {
        for (const policy of [standard, strict]) {
          const before = bytesOf(facts);
          const result = evaluate(policy, facts);
          expect(bytesOf(evaluate(policy, structuredClone(facts)))).toBe(bytesOf(result));
          const ruling = judgeOrder(policy, facts, result, order);
          expect(bytesOf(judgeOrder(policy, structuredClone(facts), structuredClone(result), order))).toBe(
            bytesOf(ruling),
          );
          expect(bytesOf(facts)).toBe(before);
          expect(result.limit.minor === null || result.limit.minor >= 0n).toBe(true);
          expect(bytesOf(result)).not.toContain("NaN");
        }
      }),
      { numRuns: 400 },
    );
  });

  test("until validUntil the answer is the same on every day, and at it something has changed or may", () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 1, max: 60 }), (facts, ahead) => {
        const result = evaluate(strict, facts);
        const on = addDays(facts.today, ahead);
        const isBefore =
          result.validUntil === null ||
          instantAtStartOfDay(on, facts.timeZone).toISOString() < result.validUntil;
        if (isBefore) expect(answerOf(evaluate(strict, factsOn(facts, on)))).toBe(answerOf(result));
        if (result.validUntil !== null) expect(result.validUntil > facts.gatheredAt).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test("what an order's rules say stays the same until then, too", () => {
    const policy = small(`
rules:
  - { id: young, name: Young and large, type: condition, when: customer.daysKnown < 100 && order.amount > amount(1) }
  - { id: late, name: Late and large, type: condition, when: book.overdue > 0 && order.amount > amount(1) }
  - { id: held, name: Late, type: days_overdue, days: 10 }
exclusions:
  - { id: little, name: Little, type: order_amount, below: 20, lifts: [held] }`);
    const near = fc.tuple(anyFacts, fc.integer({ min: 60, max: 105 })).map(
      ([facts, daysKnown]): CustomerFacts => ({
        ...facts,
        customer: { ...facts.customer, daysKnown },
        book: { ...facts.book, overdueItems: 0, overdueMinor: 0n, oldestOverdueDays: 0 },
      }),
    );
    fc.assert(
      fc.property(near, anyOrder, fc.integer({ min: 1, max: 60 }), (facts, order, ahead) => {
        const result = evaluate(policy, facts);
        const later = factsOn(facts, addDays(facts.today, ahead));
        if (
          result.validUntil !== null &&
          instantAtStartOfDay(later.today, "Europe/London").toISOString() >= result.validUntil
        )
          return;
        const codes = (ruling: ReturnType<typeof judgeOrder>) => [
          codesOf(ruling),
          ruling.lifted.map(({ block }) => block.ruleId),
        ];
        expect(codes(judgeOrder(policy, later, evaluate(policy, later), order))).toEqual(
          codes(judgeOrder(policy, facts, result, order)),
        );
      }),
      { numRuns: 500 },
    );
  });

  test("beyond the last due date that the book tells, nothing is promised", () => {
    const upcomingDue = Array.from({ length: 60 }, (_, day) => ({ on: addDays(TODAY, day), minor: 0n }));
    const calm = small("rules: [{ id: late, name: Late, type: overdue_amount, amount: 1 }]");
    expect(evaluate(calm, someFacts({ book: { upcomingDue: upcomingDue.slice(1) } })).validUntil).toBe(
      instantAtStartOfDay(addDays(TODAY, 26), "Europe/London").toISOString(),
    );
    const told = evaluate(calm, someFacts({ book: { upcomingDue: upcomingDue.slice(0, 20) } }));
    expect(told.validUntil).toBeNull();
    const crowded = Array.from({ length: 60 }, () => ({ on: addDays(TODAY, 3), minor: 0n }));
    expect(evaluate(calm, someFacts({ book: { upcomingDue: crowded } })).validUntil).toBe(
      "2026-03-06T00:00:00.000Z",
    );
  });

  test("dates at the end of the calendar mean never", () => {
    const never = plainDate("2199-12-31");
    const limit = {
      id: "l",
      kind: "manual" as const,
      minor: 5n,
      startsOn: never,
      expiresOn: never,
      reason: "",
    };
    const facts = someFacts({
      limits: { standing: [limit] },
      holds: [{ code: "h", note: "", until: never }],
      alerts: [{ code: "a", severity: "severe", on: never }],
      customer: { reviewedOn: never },
      book: { upcomingDue: [{ on: never, minor: 1n }] },
    });
    for (const policy of [standard, strict]) expect(evaluate(policy, facts).limit.minor).toBe(5n);
  });

  test("more overdue never takes an overdue block away", () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.bigInt({ min: 0n, max: 10n ** 10n }),
        fc.integer({ min: 0, max: 100 }),
        (facts, more, days) => {
          const { book } = facts;
          const worse: CustomerFacts = {
            ...facts,
            book: {
              ...book,
              overdueItems: book.overdueItems + 1,
              overdueMinor: book.overdueMinor + more,
              oldestOverdueDays: book.oldestOverdueDays + days,
            },
          };
          const overdue = (of: CustomerFacts) =>
            codesOf(evaluateWithoutHorizon(noExclusions, of)).filter((id) => id.startsWith("overdue"));
          const after = overdue(worse);
          expect(overdue(facts).filter((id) => !after.includes(id))).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("more tolerance never lowers a ceiling, and a ceiling is never below the limit", () => {
    const percent = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(anyFacts, percent, percent, (facts, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const at = (share: number) => evaluateWithoutHorizon(tolerating(share), facts);
        const [low, high] = [at(less), at(more)];
        if (low.limit.minor === null) expect(low.ceilings.order).toBeNull();
        else {
          expect((high.ceilings.order ?? 0n) >= (low.ceilings.order ?? 0n)).toBe(true);
          expect((low.ceilings.order ?? 0n) >= low.limit.minor).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

const noExclusions = policyOf(DEFAULT_POLICY_TEXT.replace(/exclusions:\n(?: .*\n)+/, "exclusions: []\n"));
const tolerances = new Map<number, CompiledPolicy>();
function tolerating(percent: number): CompiledPolicy {
  const known = tolerances.get(percent);
  if (known !== undefined) return known;
  const made = small(`tolerance: { order: { percent: ${percent} } }`);
  tolerances.set(percent, made);
  return made;
}

test("a report that can change nothing is not worth its price", () => {
  expect(reportCanChange(standard, someFacts({ customer: { daysKnown: 1 } }))).toBe(true);
  expect(reportCanChange(small(""), someFacts())).toBe(false);
  expect(reportCanChange(small("standing: { bureauCap: { on: all } }"), someFacts())).toBe(true);
});

test("who may approve how much", () => {
  expect(approvalBandOf(standard.document, 2_500_000n, "EUR").role).toBe("credit_manager");
  expect(approvalBandOf(standard.document, 2_500_001n, "EUR")).toMatchObject({
    role: "credit_manager",
    approvals: 2,
  });
  expect(approvalBandOf(standard.document, 10n ** 12n, "EUR").role).toBe("owner");
});

test("declining reasons come first, then referring ones, then the limit", () => {
  const facts = someFacts({
    isWatched: true,
    book: { overdueItems: 1, oldestOverdueDays: 80, overdueMinor: 10n },
  });
  const codes = evaluate(standard, facts).reasons.map(({ code }) => code);
  expect(codes.slice(0, 3)).toEqual(["days_overdue", "days_overdue", "watch_list"]);
});
