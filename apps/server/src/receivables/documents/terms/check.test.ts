import fc from "fast-check";
import { expect, test } from "vitest";
import { checkTerms } from "./rules.ts";

function pointersOf(terms: unknown): string[] {
  const checked = checkTerms(terms);
  return "problems" in checked ? checked.problems.map(({ pointer }) => pointer) : [];
}

test("good terms come back in canonical form", () => {
  const good = [
    { kind: "net", days: 0 },
    { kind: "net", days: 30, discount: { percent: "2.5", days: 30 } },
    { kind: "end_of_month" },
    { kind: "end_of_month", months: 2 },
    { kind: "day_of_month", day: 31, months: 0 },
    { kind: "end_of_month_then_days", days: 15, discount: { percent: "99.999999", days: 0 } },
    { kind: "days_then_end_of_month", days: 730 },
    { kind: "instalments", parts: [{ percent: "100", terms: { kind: "net", days: 30 } }] },
  ];
  for (const terms of good) expect(checkTerms(terms)).toEqual({ terms });
  expect(checkTerms({ kind: "end_of_month", months: 0 })).toEqual({ terms: { kind: "end_of_month" } });
});

test("each mistake is named by a pointer to its place", () => {
  const table: [unknown, string[]][] = [
    [null, [""]],
    ["net 30", [""]],
    [[], [""]],
    [{}, ["/kind"]],
    [{ kind: "toString" }, ["/kind"]],
    [{ kind: "net" }, ["/days"]],
    [{ kind: "net", days: -1 }, ["/days"]],
    [{ kind: "net", days: 731 }, ["/days"]],
    [{ kind: "net", days: 30.5 }, ["/days"]],
    [{ kind: "net", days: "30" }, ["/days"]],
    [{ kind: "net", days: 30, grace: 5 }, ["/grace"]],
    [{ kind: "net", days: 30, "a/b~": 5 }, ["/a~1b~0"]],
    [{ kind: "end_of_month", months: 25 }, ["/months"]],
    [{ kind: "day_of_month", day: 32 }, ["/day", "/months"]],
    [{ kind: "day_of_month", day: 0, months: 1 }, ["/day"]],
    [{ kind: "net", days: 30, discount: null }, ["/discount"]],
    [{ kind: "net", days: 30, discount: { percent: 2, days: 10 } }, ["/discount/percent"]],
    [{ kind: "net", days: 30, discount: { percent: "0.00", days: 10 } }, ["/discount/percent"]],
    [{ kind: "net", days: 30, discount: { percent: "100", days: 10 } }, ["/discount/percent"]],
    [{ kind: "net", days: 30, discount: { percent: "100/3", days: 10 } }, ["/discount/percent"]],
    [{ kind: "net", days: 30, discount: { percent: "2", days: 31 } }, ["/discount/days"]],
    [{ kind: "net", discount: { percent: "2" } }, ["/days", "/discount/days"]],
  ];
  for (const [terms, pointers] of table) expect(pointersOf(terms), JSON.stringify(terms)).toEqual(pointers);
});

test("instalments are checked part by part, and then as a whole", () => {
  const net = { kind: "net", days: 30 };
  const table: [unknown, string[]][] = [
    [undefined, ["/parts"]],
    [[], ["/parts"]],
    [Array(61).fill({ percent: "100/61", terms: net }), ["/parts"]],
    [[null], ["/parts/0"]],
    [[{ percent: "50", terms: net }], ["/parts"]],
    [
      [
        { percent: "50", terms: net },
        { percent: "50.01", terms: net },
      ],
      ["/parts"],
    ],
    [
      [
        { percent: "33.33", terms: net },
        { percent: "33.33", terms: net },
        { percent: "33.33", terms: net },
      ],
      ["/parts"],
    ],
    [
      [
        { percent: "-50", terms: net },
        { percent: "150", terms: net },
      ],
      ["/parts/0/percent"],
    ],
    [
      [
        { percent: "0", terms: net },
        { percent: "100", terms: net },
      ],
      ["/parts/0/percent"],
    ],
    [[{ percent: "1/0", terms: net }], ["/parts/0/percent"]],
    [[{ percent: 100, terms: net }], ["/parts/0/percent"]],
    [[{ percent: "100", terms: { kind: "net" } }], ["/parts/0/terms/days"]],
    [
      [{ percent: "100", terms: { ...net, discount: { percent: "2", days: 1 } } }],
      ["/parts/0/terms/discount"],
    ],
    [[{ percent: "100", terms: { kind: "instalments", parts: [] } }], ["/parts/0/terms/kind"]],
    [[{ percent: "100", terms: net, label: "x" }], ["/parts/0/label"]],
  ];
  for (const [parts, pointers] of table) {
    expect(pointersOf({ kind: "instalments", parts }), JSON.stringify(parts)).toEqual(pointers);
  }
  expect(pointersOf({ kind: "instalments", parts: [{ percent: "100", terms: net }], discount: {} })).toEqual([
    "/discount",
  ]);
});

test("A1: fractions that sum to exactly 100 are good", () => {
  const terms = { kind: "net", days: 30 };
  const split = (...percents: string[]) => ({
    kind: "instalments",
    parts: percents.map((percent) => ({ percent, terms })),
  });
  expect(pointersOf(split("100/3", "100/3", "100/3"))).toEqual([]);
  expect(pointersOf(split("50", "100/6", "100/3"))).toEqual([]);
  expect(pointersOf(split("100/3", "100/3", "33.333333"))).toEqual(["/parts"]);
});

test("whatever is given, the answer is terms or at least one problem with a sentence", () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const checked = checkTerms(value);
      const answered = "terms" in checked || checked.problems.length > 0;
      expect(answered).toBe(true);
    }),
  );
});
