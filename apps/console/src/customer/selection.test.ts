import fc from "fast-check";
import { expect, test } from "vitest";
import type { OpenItem } from "../api/types.ts";
import { meet, oldestFirst, spreadOver, totalsOf } from "./selection.ts";

function anItem(change: Partial<OpenItem> & { number?: string }): OpenItem {
  const { number = "1", ...rest } = change;
  return {
    document: { id: `inv_${number}`, kind: "invoice", number },
    instalment: 1,
    side: "debit",
    currency: "EUR",
    originalAmount: 1000,
    openAmount: 1000,
    disputedAmount: 0,
    issuedOn: "2026-01-01",
    dueOn: "2026-02-01",
    originalDueOn: "2026-02-01",
    daysPastDue: 0,
    entity: "main",
    order: null,
    state: "open",
    ...rest,
  };
}

const someItems = fc.array(
  fc.record({
    number: fc.uuid(),
    side: fc.constantFrom("debit" as const, "credit" as const),
    currency: fc.constantFrom("EUR", "USD"),
    openAmount: fc.integer({ min: 0, max: 1_000_000 }),
    dueOn: fc.constantFrom("2026-01-31", "2026-02-28", "2026-03-31"),
  }),
  { maxLength: 12 },
);

test("C27: totals never add two currencies, and credits are taken off", () => {
  const totals = totalsOf([
    anItem({ openAmount: 500 }),
    anItem({ openAmount: 200, side: "credit" }),
    anItem({ openAmount: 700, currency: "USD" }),
  ]);
  expect(totals).toEqual([
    { currency: "EUR", amount: 300 },
    { currency: "USD", amount: 700 },
  ]);
});

test("money goes to what is due first, whatever the order of selection", () => {
  const late = anItem({ number: "late", dueOn: "2026-01-05" });
  const later = anItem({ number: "later", dueOn: "2026-03-05" });
  expect(oldestFirst([later, late]).map((item) => item.document.number)).toEqual(["late", "later"]);
  expect(spreadOver(1300, [later, late])).toEqual({
    parts: [
      { item: late, amount: 1000, leftOpen: 0 },
      { item: later, amount: 300, leftOpen: 700 },
    ],
    left: 0,
  });
});

test("A6: a spread conserves the amount and never over-settles an item", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000_000 }), someItems, (amount, changes) => {
      const { parts, left } = spreadOver(amount, changes.map(anItem));
      expect(parts.reduce((sum, part) => sum + part.amount, left)).toBe(amount);
      for (const part of parts) {
        expect(part.amount).toBeGreaterThan(0);
        expect(part.amount + part.leftOpen).toBe(part.item.openAmount);
      }
    }),
  );
});

test("credits meet debits of their own currency only, neither beyond what is open", () => {
  fc.assert(
    fc.property(someItems, (changes) => {
      const items = changes.map(anItem);
      const used = new Map<OpenItem, number>();
      for (const { credit, debit, amount } of meet(items)) {
        expect(credit.currency).toBe(debit.currency);
        expect(amount).toBeGreaterThan(0);
        for (const item of [credit, debit]) used.set(item, (used.get(item) ?? 0) + amount);
      }
      for (const [item, amount] of used) expect(amount).toBeLessThanOrEqual(item.openAmount);
    }),
  );
});
