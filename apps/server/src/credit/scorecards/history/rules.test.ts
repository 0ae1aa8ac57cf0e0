import { type PlainDate, plainDate } from "@goodterms/kernel";
import { describe, expect, test } from "vitest";
import { HISTORY_FEATURES, historyRows, type LifeOfItem, looksBefore, outcomeAfter } from "./rules.ts";

// Goal: a look back uses nothing that was not known on its day, and calls bad what the definition calls bad. Method:
// invoices with hand-made lives.

const day = (text: string): PlainDate => plainDate(text);
const invoice = (
  issuedOn: string,
  dueOn: string,
  minor: bigint,
  ...parts: readonly (readonly [string, bigint, string?])[]
): LifeOfItem => ({
  currency: "GBP",
  issuedOn: day(issuedOn),
  dueOn: day(dueOn),
  originalMinor: minor,
  parts: parts.map(([on, part, by]) => ({ on: day(on), minor: part, by: by ?? "payment" })),
});

const on = day("2025-01-01");
const until = day("2026-01-01");

describe("whether it went bad within the year", () => {
  const outcome = (...items: LifeOfItem[]) => outcomeAfter(items, on, until);

  test("60 days late is bad, 59 is not, and the day counts within the year only", () => {
    expect(outcome(invoice("2025-01-05", "2025-02-01", 100n, ["2025-04-01", 100n]))).toBe(false);
    expect(outcome(invoice("2025-01-05", "2025-02-01", 100n, ["2025-04-03", 100n]))).toBe(true);
    expect(outcome(invoice("2025-11-01", "2025-12-01", 100n))).toBe(false);
    expect(outcome(invoice("2024-11-01", "2024-12-01", 100n, ["2025-03-01", 100n]))).toBe(true);
  });

  test("paid in part is still unpaid; written off is bad on its day", () => {
    expect(outcome(invoice("2025-01-05", "2025-02-01", 100n, ["2025-02-01", 99n]))).toBe(true);
    expect(outcome(invoice("2025-01-05", "2025-02-01", 100n, ["2025-02-05", 100n, "write_off"]))).toBe(true);
    expect(outcome(invoice("2025-01-05", "2025-02-01", 100n, ["2026-02-05", 100n, "write_off"]))).toBe(true);
    expect(outcome(invoice("2025-12-05", "2025-12-31", 100n, ["2026-02-05", 100n, "write_off"]))).toBe(false);
  });

  test("no outcome where it was bad already, or nothing was at risk", () => {
    expect(outcome(invoice("2024-08-01", "2024-09-01", 100n))).toBeNull();
    expect(outcome(invoice("2024-08-01", "2024-09-01", 100n, ["2024-09-01", 100n]))).toBeNull();
    expect(outcome(invoice("2026-01-02", "2026-02-01", 100n))).toBeNull();
    expect(outcome()).toBeNull();
  });
});

describe("how it stood", () => {
  const items = [
    invoice("2024-03-01", "2024-04-01", 10_000n, ["2024-04-11", 10_000n]),
    invoice("2024-10-01", "2024-11-01", 20_000n, ["2024-11-06", 20_000n]),
    invoice("2024-11-20", "2024-12-20", 30_050n, ["2024-12-24", 50n], ["2025-01-10", 30_000n]),
    invoice("2025-02-01", "2025-03-01", 99_999n, ["2025-03-01", 99_999n]),
  ];

  test("by what was known on the day", () => {
    const [row] = historyRows(items, "GBP", [on]);
    expect(Object.fromEntries(HISTORY_FEATURES.map((name, index) => [name, row?.features[index]]))).toEqual({
      "customer.daysKnown": "306",
      "behaviour.paidInvoices": "2",
      "behaviour.meanDaysLate": "7.50",
      "behaviour.sales12m": "600.50",
      "book.open": "300.00",
      "book.overdue": "300.00",
      "book.overdueItems": "1",
      "book.oldestOverdueDays": "12",
      "book.invoicesEver": "3",
    });
    expect(row?.isBad).toBe(false);
  });

  test("what came later changes the outcome, never the features", () => {
    const [before] = historyRows(items, "GBP", [on]);
    const later = [...items, invoice("2025-03-01", "2025-04-01", 500n)];
    const [after] = historyRows(later, "GBP", [on]);
    expect(after?.features).toEqual(before?.features);
    expect(after?.isBad).toBe(true);
  });

  test("days before the first invoice and other currencies give no rows", () => {
    expect(historyRows(items, "GBP", [day("2024-02-01")])).toEqual([]);
    expect(historyRows(items, "EUR", [on])).toEqual([]);
  });
});

test("every look has its year behind it, and they are a quarter apart", () => {
  const looks = looksBefore(day("2026-03-02"));
  expect(looks).toHaveLength(12);
  expect([looks[0], looks.at(-2), looks.at(-1)]).toEqual(["2022-06-02", "2024-12-02", "2025-03-02"]);
});
