import fc from "fast-check";
import { expect, test } from "vitest";
import { checkTerms, type DueRule, describeTerms, parseTerms, type Terms } from "./rules.ts";

const anyDays = fc.integer({ min: 0, max: 730 });
const anyMonths = fc.integer({ min: 0, max: 24 });
const anyRule: fc.Arbitrary<DueRule> = fc.oneof(
  fc
    .tuple(fc.constantFrom("net", "end_of_month_then_days", "days_then_end_of_month"), anyDays)
    .map(([kind, days]): DueRule => ({ kind, days })),
  anyMonths.map(
    (months): DueRule => (months === 0 ? { kind: "end_of_month" } : { kind: "end_of_month", months }),
  ),
  fc
    .tuple(fc.integer({ min: 1, max: 31 }), anyMonths)
    .map(([day, months]): DueRule => ({ kind: "day_of_month", day, months })),
);
const anyDiscount = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), anyDays)
  .map(([hundredths, days]) => ({ percent: (hundredths / 100).toFixed(2), days }));
const equalParts = fc.array(anyRule, { minLength: 1, maxLength: 60 }).map(
  (rules): Terms => ({
    kind: "instalments",
    parts: rules.map((terms) => ({ percent: `100/${rules.length}`, terms })),
  }),
);
const anyTerms: fc.Arbitrary<Terms> = fc
  .oneof(
    anyRule,
    equalParts,
    fc.tuple(anyRule, anyDiscount).map(([rule, discount]): Terms => ({ ...rule, discount })),
  )
  .filter((terms) => "terms" in checkTerms(terms));

test("what people write is read", () => {
  const net30: Terms = { kind: "net", days: 30 };
  const table: [string, Terms][] = [
    ["net 30", net30],
    ["Net30", net30],
    ["NET-30", net30],
    ["n/30", net30],
    ["30 days", net30],
    ["  30  Days net. ", net30],
    ["within 30 days from invoice", net30],
    ["30 days after the invoice date", net30],
    ["due on receipt", { kind: "net", days: 0 }],
    ["immediately", { kind: "net", days: 0 }],
    ["eom", { kind: "end_of_month" }],
    ["end of the month", { kind: "end_of_month" }],
    ["end of next month", { kind: "end_of_month", months: 1 }],
    ["15th of next month", { kind: "day_of_month", day: 15, months: 1 }],
    ["the 1st of the following month", { kind: "day_of_month", day: 1, months: 1 }],
    ["2/10 net 30", { ...net30, discount: { percent: "2", days: 10 } }],
    ["2/10, n/30", { ...net30, discount: { percent: "2", days: 10 } }],
    ["2% 10 net 30", { ...net30, discount: { percent: "2", days: 10 } }],
    ["1.5% / 8 days, eom", { kind: "end_of_month", discount: { percent: "1.5", days: 8 } }],
  ];
  for (const [text, terms] of table) expect(parseTerms(text), text).toEqual(terms);
});

test("B8: the order of the words is the order of the steps", () => {
  expect(parseTerms("eom+15")).toEqual({ kind: "end_of_month_then_days", days: 15 });
  expect(parseTerms("EOM + 15 days")).toEqual({ kind: "end_of_month_then_days", days: 15 });
  expect(parseTerms("45 days after end of month")).toEqual({ kind: "end_of_month_then_days", days: 45 });
  expect(parseTerms("30 days eom")).toEqual({ kind: "days_then_end_of_month", days: 30 });
  expect(parseTerms("45 days, then end of month")).toEqual({ kind: "days_then_end_of_month", days: 45 });
});

test("instalments are read with commas or semicolons between them", () => {
  const halves: Terms = {
    kind: "instalments",
    parts: [
      { percent: "50", terms: { kind: "net", days: 0 } },
      { percent: "50", terms: { kind: "net", days: 30 } },
    ],
  };
  expect(parseTerms("50% net 0, 50% net 30")).toEqual(halves);
  expect(parseTerms("50 % due on receipt; 50 % 30 days")).toEqual(halves);
  expect(parseTerms("100/3% net 30, 100/3% net 60, 100/3% eom")).toEqual({
    kind: "instalments",
    parts: [
      { percent: "100/3", terms: { kind: "net", days: 30 } },
      { percent: "100/3", terms: { kind: "net", days: 60 } },
      { percent: "100/3", terms: { kind: "end_of_month" } },
    ],
  });
});

test("what is not sure is not read", () => {
  const unsure = [
    "",
    "30",
    "net",
    "net thirty",
    "net 30 eom",
    "15th of the month",
    "1 month",
    "cod",
    "prepaid",
    "net 731",
    "32nd of next month",
    "0th of next month",
    "30 days or end of month",
    "net 30, eom",
    "2/40 net 30",
    "100/10 net 30",
    "50% net 0, 40% net 30",
    "50% net 0",
    "33.33% net 30, 33.33% net 60, 33.33% net 90",
    "50% 2/10 net 30, 50% net 60",
    "1.2.3/10 net 30",
    `net ${"9".repeat(400)}`,
    "x".repeat(100_000),
  ];
  for (const text of unsure) expect(parseTerms(text), text.slice(0, 60)).toBeNull();
});

test("terms are described in plain English", () => {
  const table: [Terms, string][] = [
    [{ kind: "net", days: 0 }, "due on receipt"],
    [{ kind: "net", days: 1 }, "due in 1 day"],
    [{ kind: "end_of_month" }, "due at the end of the month"],
    [{ kind: "end_of_month", months: 1 }, "due at the end of next month"],
    [{ kind: "end_of_month", months: 2 }, "due at the end of the month, 2 months on"],
    [{ kind: "day_of_month", day: 22, months: 1 }, "due on the 22nd of next month"],
    [{ kind: "day_of_month", day: 11, months: 2 }, "due on the 11th of the month, 2 months on"],
    [{ kind: "day_of_month", day: 3, months: 0 }, "due on the 3rd of this month, or of next month if past"],
    [{ kind: "end_of_month_then_days", days: 15 }, "due 15 days after the end of the month"],
    [{ kind: "days_then_end_of_month", days: 45 }, "due in 45 days, then at the end of that month"],
    [
      { kind: "net", days: 30, discount: { percent: "2", days: 10 } },
      "due in 30 days, 2% discount if paid within 10 days",
    ],
    [
      {
        kind: "instalments",
        parts: [
          { percent: "40", terms: { kind: "net", days: 0 } },
          { percent: "60", terms: { kind: "end_of_month" } },
        ],
      },
      "40% due on receipt; 60% due at the end of the month",
    ],
  ];
  for (const [terms, text] of table) expect(describeTerms(terms)).toBe(text);
});

test("any terms are read back from their description", () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      expect(parseTerms(describeTerms(terms))).toEqual(terms);
    }),
    { numRuns: 500 },
  );
});

test("the longest terms allowed are read back too", () => {
  const terms: DueRule = { kind: "day_of_month", day: 31, months: 0 };
  const longest: Terms = { kind: "instalments", parts: Array(60).fill({ percent: "1000/600", terms }) };
  expect(checkTerms(longest)).toEqual({ terms: longest });
  expect(parseTerms(describeTerms(longest))).toEqual(longest);
});

test("whatever is written, reading it never fails, and what is read is good", () => {
  const words = fc.constantFrom(
    "net",
    "30",
    "eom",
    "%",
    ",",
    ";",
    "/",
    "2",
    "days",
    "of",
    "next month",
    "15th",
    "due",
    "+",
    "then",
    "50%",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((list) => list.join(" ")),
      ),
      (text) => {
        const terms = parseTerms(text);
        if (terms !== null) expect(checkTerms(terms)).toEqual({ terms });
      },
    ),
    { numRuns: 500 },
  );
});
