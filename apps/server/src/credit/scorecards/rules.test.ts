import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compareDecimals, type Decimal, multiplyDecimals, parseDecimal } from "@goodterms/kernel";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readScorecard } from "./read-scorecard.ts";
import { checkScorecard, type Scorecard, scoreCustomer } from "./rules.ts";
import type { ScorecardVariable, ScoreValue } from "./scorecard.ts";

// Goal: a score is exact and explained, and every mode for missing data does what it says. Method: properties over
// cards made by chance, against sums of our own in exact decimals; a card written by hand for the words.

const decimal = (text: string): Decimal => parseDecimal(text) as Decimal;
const add = (left: Decimal, right: Decimal): Decimal => {
  const scale = Math.max(left.scale, right.scale);
  const units = ({ coefficient, scale: places }: Decimal): bigint =>
    coefficient * 10n ** BigInt(scale - places);
  return { coefficient: units(left) + units(right), scale };
};
const isSame = (left: Decimal, right: Decimal): boolean => compareDecimals(left, right) === 0;

const SIMPLE: Scorecard = {
  id: "hand",
  version: "3",
  name: "By hand",
  target: "60 days late within a year",
  kind: "weighted",
  missingMode: "ignore",
  variables: [
    {
      name: "years",
      label: "Years known",
      value: "customer.daysKnown / 365",
      weight: "40",
      bins: [
        { to: "1", points: "10", label: "under a year" },
        { from: "1", to: "5", points: "60", label: "1 to 5 years" },
        { from: "5", points: "100", label: "5 years and more" },
      ],
    },
    {
      name: "grade",
      label: "Payer grade",
      value: "behaviour.grade",
      weight: "60",
      bins: [
        { values: ["A", "B"], points: "100", label: "good" },
        { isOther: true, points: "20", label: "any other" },
      ],
    },
  ],
};

describe("a score by hand", () => {
  const score = (card: Scorecard, values: Record<string, ScoreValue>) =>
    scoreCustomer(card, new Map(Object.entries(values)), "champion");

  test("points × weight / 100, with what was lost and why", () => {
    const result = score(SIMPLE, { years: "2.5", grade: "C" });
    expect(result.score).toBe("36");
    expect(
      result.parts.map(({ bin, points, weight, contribution, lost }) => [
        bin,
        points,
        weight,
        contribution,
        lost,
      ]),
    ).toEqual([
      ["1 to 5 years", "60", "40", "24", "16"],
      ["any other", "20", "60", "12", "48"],
    ]);
    expect(result.reasons).toEqual([
      {
        code: "score.grade",
        parameters: { value: "C", bin: "any other", points: "20", lost: "48", best: "good" },
      },
      {
        code: "score.years",
        parameters: { value: "2.5", bin: "1 to 5 years", points: "60", lost: "16", best: "5 years and more" },
      },
    ]);
  });

  test("bins are half-open: the boundary belongs to the bin above", () => {
    expect(score(SIMPLE, { years: "1", grade: "A" }).score).toBe("84");
    expect(score(SIMPLE, { years: "0.9999999999999999999", grade: "A" }).score).toBe("64");
    expect(score(SIMPLE, { years: "5.000", grade: "A" }).score).toBe("100");
  });

  test("missing: ignored, shared out, or refused", () => {
    const known = { years: "7", grade: null };
    expect(score(SIMPLE, known)).toMatchObject({ score: "40", missing: ["grade"], missingMode: "ignore" });
    const shared = score({ ...SIMPLE, missingMode: "reallocate" }, known);
    expect(shared).toMatchObject({ score: "100", missing: ["grade"] });
    expect(shared.parts.map(({ weight }) => weight)).toEqual(["100", "0"]);
    const refused = score({ ...SIMPLE, missingMode: "refuse" }, known);
    expect(refused).toMatchObject({ score: null, missing: ["grade"] });
    expect(refused.reasons.map(({ code }) => code)).toEqual(["score.grade"]);
  });

  test("no data is never a score, in any mode", () => {
    for (const missingMode of ["ignore", "reallocate", "refuse"] as const)
      expect(score({ ...SIMPLE, missingMode }, {}).score).toBeNull();
  });

  test("a number nobody can read counts as missing", () => {
    expect(score(SIMPLE, { years: "about 3", grade: "A" })).toMatchObject({
      score: "60",
      missing: ["years"],
    });
  });

  test("tables of two variables add to what each has alone", () => {
    const additive: Scorecard = {
      ...SIMPLE,
      kind: "additive",
      basePoints: "500",
      variables: SIMPLE.variables.map(({ weight: _, ...variable }) => variable),
      interactions: [
        {
          name: "years_with_grade",
          label: "Young and not good",
          rows: {
            variable: "years",
            bins: [
              { to: "1", label: "young" },
              { from: "1", label: "old" },
            ],
          },
          columns: {
            variable: "grade",
            bins: [
              { values: ["A", "B"], label: "good" },
              { isOther: true, label: "other" },
            ],
          },
          points: [
            ["0", "-30.5"],
            ["0", "0"],
          ],
        },
      ],
    };
    expect(checkScorecard(additive)).toEqual([]);
    const result = score(additive, { years: "0.5", grade: "D" });
    expect(result.score).toBe("499.5");
    expect(result.reasons[0]?.code).toBe("score.years");
    expect(result.reasons.map(({ code }) => code)).toContain("score.years_with_grade");
    expect(score(additive, { years: "0.5", grade: null }).score).toBe("510");
  });
});

const points = fc.integer({ min: -9_999, max: 9_999 }).map((units) => (units / 10).toFixed(1));
const bounds = fc
  .uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 6 })
  .map((list) => list.sort((a, b) => a - b));

const variableArbitrary = (name: string, weight: string): fc.Arbitrary<ScorecardVariable> =>
  bounds.chain((cuts) =>
    fc.array(points, { minLength: cuts.length + 1, maxLength: cuts.length + 1 }).map((list) => ({
      name,
      label: name,
      value: name,
      weight,
      bins: list.map((text, index) => ({
        ...(index === 0 ? {} : { from: String(cuts[index - 1]) }),
        ...(index === cuts.length ? {} : { to: String(cuts[index]) }),
        points: text,
        label: `bin ${index}`,
      })),
    })),
  );

const cardArbitrary = fc
  .array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 })
  .map((parts) => {
    const total = parts.reduce((sum, part) => sum + part, 0);
    const shares = parts.map((part) => Math.floor((part * 10_000) / total));
    shares[0] = (shares[0] ?? 0) + 10_000 - shares.reduce((sum, share) => sum + share, 0);
    return shares.map((share) => (share / 100).toFixed(2));
  })
  .chain((weights) => fc.tuple(...weights.map((weight, index) => variableArbitrary(`v${index}`, weight))))
  .map((variables): Scorecard => ({ ...SIMPLE, variables }));

const valuesArbitrary = fc
  .array(
    fc.option(
      fc.integer({ min: -600, max: 600 }).map((tenths) => (tenths / 10).toFixed(1)),
      { freq: 3 },
    ),
    { minLength: 6, maxLength: 6 },
  )
  .map((list) => new Map<string, ScoreValue>(list.map((value, index) => [`v${index}`, value])));

describe("properties", () => {
  test("cards made by chance are sound, and the score is the exact sum of its parts", () => {
    fc.assert(
      fc.property(
        cardArbitrary,
        valuesArbitrary,
        fc.constantFrom("ignore", "reallocate", "refuse"),
        (made, values, missingMode) => {
          const card: Scorecard = { ...made, missingMode };
          expect(checkScorecard(card)).toEqual([]);
          const result = scoreCustomer(card, values, "champion");
          expect(scoreCustomer({ ...card }, values, "champion")).toEqual(result);
          let sum = decimal("0");
          for (const part of result.parts) {
            const product = multiplyDecimals(decimal(part.points), decimal(part.weight));
            const contribution = { coefficient: product.coefficient, scale: product.scale + 2 };
            expect(isSame(contribution, decimal(part.contribution))).toBe(true);
            sum = add(sum, contribution);
          }
          const known = card.variables.filter(({ name }) => values.get(name) != null).length;
          const isRefused = known === 0 || (missingMode === "refuse" && known < card.variables.length);
          if (isRefused) expect(result.score).toBeNull();
          else expect(isSame(sum, decimal(result.score ?? "x"))).toBe(true);
          if (missingMode === "reallocate" && known > 0)
            expect(
              isSame(result.parts.map(({ weight }) => decimal(weight)).reduce(add), decimal("100")),
            ).toBe(true);
        },
      ),
    );
  });

  test("a value falls into the one bin that holds it", () => {
    fc.assert(
      fc.property(variableArbitrary("v0", "100"), fc.integer({ min: -60, max: 60 }), (variable, value) => {
        const holding = variable.bins.filter(
          ({ from, to }) =>
            (from === undefined || value >= Number(from)) && (to === undefined || value < Number(to)),
        );
        const { parts } = scoreCustomer(
          { ...SIMPLE, variables: [variable] },
          new Map([["v0", String(value)]]),
          "champion",
        );
        expect(holding.map(({ label }) => label)).toEqual(parts.map(({ bin }) => bin));
      }),
    );
  });

  test("more points in a bin never lower a score", () => {
    fc.assert(
      fc.property(
        cardArbitrary,
        valuesArbitrary,
        fc.nat(),
        fc.integer({ min: 1, max: 500 }),
        (card, values, place, more) => {
          const at = place % card.variables.length;
          const raised = card.variables.map((variable, index) =>
            index === at
              ? {
                  ...variable,
                  bins: variable.bins.map((bin) => ({
                    ...bin,
                    points: (Number(bin.points) + more).toFixed(1),
                  })),
                }
              : variable,
          );
          const before = scoreCustomer(card, values, "champion").score;
          const after = scoreCustomer({ ...card, variables: raised }, values, "champion").score;
          if (before !== null)
            expect(compareDecimals(decimal(after ?? "x"), decimal(before))).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test("reasons are the largest losses, largest first, and never more than four", () => {
    fc.assert(
      fc.property(cardArbitrary, valuesArbitrary, (card, values) => {
        const { parts, reasons, score } = scoreCustomer(card, values, "champion");
        if (score === null) return;
        const lost = parts
          .map((part) => Number(part.lost))
          .filter((loss) => loss > 0)
          .sort((a, b) => b - a);
        expect(reasons.map(({ parameters }) => Number(parameters.lost))).toEqual(lost.slice(0, 4));
      }),
    );
  });
});

describe("what is not sound", () => {
  const changed = (
    change: (card: { variables: Record<string, unknown>[] } & Record<string, unknown>) => void,
  ): string[] => {
    const card = structuredClone(SIMPLE) as never as { variables: Record<string, unknown>[] } & Record<
      string,
      unknown
    >;
    change(card);
    return checkScorecard(card as never as Scorecard).map(({ path, message }) => `${path} ${message}`);
  };
  const binsOf = (bins: unknown[]) => changed((card) => Object.assign(card.variables[0] ?? {}, { bins }));

  test("gaps, overlaps, ends and order of ranges", () => {
    expect(
      binsOf([
        { to: "1", points: "1", label: "a" },
        { from: "2", points: "1", label: "b" },
      ]),
    ).toEqual(["variables[0].bins[1].from leaves a gap after the bin before"]);
    expect(
      binsOf([
        { to: "2", points: "1", label: "a" },
        { from: "1", points: "1", label: "b" },
      ]),
    ).toEqual(["variables[0].bins[1].from overlaps the bin before"]);
    expect(binsOf([{ from: "0", points: "1", label: "a" }])).toEqual([
      "variables[0].bins[0].from must be absent on the first range",
    ]);
    expect(binsOf([{ to: "0", points: "1", label: "a" }])).toEqual([
      "variables[0].bins[0].to must be absent on the last range",
    ]);
    expect(binsOf([{ isMissing: true, points: "1", label: "a" }])).toEqual([
      "variables[0].bins hold no value at all",
    ]);
  });

  test("categories twice, without other, or among ranges", () => {
    expect(
      binsOf([
        { values: ["x"], points: "1", label: "a" },
        { values: ["x"], points: "1", label: "b" },
      ]),
    ).toEqual([
      "variables[0].bins of categories need exactly one bin for what no other names (isOther)",
      'variables[0].bins[1].values name "x" twice',
    ]);
    expect(
      binsOf([
        { isOther: true, points: "1", label: "a" },
        { from: "1", points: "1", label: "b" },
      ]),
    ).toEqual(["variables[0].bins[1] is a range among categories"]);
  });

  test("weights, points, names, kinds", () => {
    expect(changed((card) => Object.assign(card.variables[0] ?? {}, { weight: "40.01" }))).toEqual([
      "variables have weights that do not total 100",
    ]);
    expect(changed((card) => Object.assign(card.variables[1] ?? {}, { name: "years" }))).toEqual([
      "variables[1].name is used twice",
    ]);
    expect(binsOf([{ points: "1.23456", label: "a" }])).toEqual([
      "variables[0].bins[0].points is not a decimal with at most 4 places",
    ]);
    expect(changed((card) => Object.assign(card, { basePoints: "3" }))).toEqual([
      "basePoints belongs to additive cards",
    ]);
    expect(
      changed((card) => Object.assign(card, { kind: "additive", missingMode: "reallocate" }))[0],
    ).toContain("missingMode");
  });

  test("the published schema and the server's own agree on cards", () => {
    const schema = JSON.parse(
      readFileSync(join(import.meta.dirname, "scorecard.schema.json"), "utf8"),
    ) as object;
    const validate = new Ajv2020({ strict: true }).compile(schema);
    const wrong = [
      { ...SIMPLE, extra: 1 },
      { ...SIMPLE, kind: "other" },
      { ...SIMPLE, variables: [] },
      null,
      [],
      "x",
    ];
    expect(validate(SIMPLE)).toBe(true);
    expect(readScorecard(JSON.stringify(SIMPLE)).problems).toEqual([]);
    for (const card of wrong) {
      expect(validate(card)).toBe(false);
      expect(readScorecard(JSON.stringify(card)).card).toBeNull();
    }
    fc.assert(
      fc.property(cardArbitrary, (card) => {
        expect(validate(card)).toBe(true);
        expect(readScorecard(JSON.stringify(card)).card).toEqual(card);
      }),
    );
    expect(readScorecard("{").card).toBeNull();
  });
});
