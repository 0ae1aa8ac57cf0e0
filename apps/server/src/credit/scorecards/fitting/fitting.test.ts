import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkScorecard } from "../rules.ts";
import { plainNumber } from "./decimal-text.ts";
import { chanceOfBad } from "./draw-card.ts";
import { roundestBetween } from "./fine-bins.ts";
import { fitCard } from "./fit-card.ts";
import { fitLogistic } from "./logistic.ts";
import { aucOf, ksOf, measure, stabilityIndex } from "./measures.ts";
import { seededRandom } from "./random.ts";
import { scoreRows } from "./score-rows.ts";
import { makeMonotone, mergeCodes } from "./simplify.ts";
import { FIT_DEFAULTS, type FitTable } from "./table.ts";

// Goal: the figures are right, the learner finds what is there, and what is measured is the published card. Method:
// slow and obvious second ways for the figures, and tables made to a known answer.

const names = { id: "t", version: "1", name: "Test", target: "bad" };
const quiet = (): void => {};

const outcomes = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.boolean()), { minLength: 2, maxLength: 40 })
  .filter((rows) => rows.some(([, bad]) => bad) && rows.some(([, bad]) => !bad))
  .map((rows) => ({
    scores: Float64Array.from(rows, ([score]) => score),
    isBad: Uint8Array.from(rows, ([, bad]) => (bad ? 1 : 0)),
  }));

describe("figures against their definitions", () => {
  test("AUC is the share of pairs in the right order, ties half", () => {
    fc.assert(
      fc.property(outcomes, ({ scores, isBad }) => {
        let [wins, pairs] = [0, 0];
        for (const [bad, badScore] of scores.entries())
          for (const [good, goodScore] of scores.entries()) {
            if (isBad[bad] !== 1 || isBad[good] !== 0) continue;
            pairs += 1;
            wins += badScore < goodScore ? 1 : badScore === goodScore ? 0.5 : 0;
          }
        expect(aucOf(scores, isBad)).toBeCloseTo(wins / pairs, 12);
      }),
    );
  });

  test("KS is the largest distance over every threshold", () => {
    fc.assert(
      fc.property(outcomes, ({ scores, isBad }) => {
        const share = (kind: number, threshold: number): number => {
          const rows = [...scores.keys()].filter((row) => isBad[row] === kind);
          return rows.filter((row) => (scores[row] ?? 0) <= threshold).length / rows.length;
        };
        const most = Math.max(
          ...[...scores].map((threshold) => Math.abs(share(1, threshold) - share(0, threshold))),
        );
        expect(ksOf(scores, isBad)).toBeCloseTo(most, 12);
      }),
    );
  });

  test("the interval holds the value, tenths hold every row, and steady people have no PSI", () => {
    const random = seededRandom(3);
    const scores = Float64Array.from({ length: 500 }, () => Math.round(400 + 300 * random()));
    const isBad = Uint8Array.from(scores, (score) => (random() < chanceOfBad(score) ? 1 : 0));
    const { auc, calibration, gini, ece } = measure(scores, isBad, chanceOfBad);
    expect(auc.low).toBeLessThan(auc.value);
    expect(auc.high).toBeGreaterThan(auc.value);
    expect(gini).toBeCloseTo(2 * auc.value - 1, 12);
    expect(calibration.reduce((sum, { rows }) => sum + rows, 0)).toBe(500);
    expect(ece).toBeLessThan(0.08);
    expect(stabilityIndex([10, 20, 70], [100, 200, 700])).toBeLessThan(0.001);
    expect(stabilityIndex([10, 20, 70], [70, 20, 10])).toBeGreaterThan(1);
  });
});

describe("parts of learning", () => {
  test("the regression stands where the gradient is nothing", () => {
    const random = seededRandom(11);
    const features = [0, 1, 2].map(() => Float64Array.from({ length: 300 }, () => random() * 2 - 1));
    const isBad = Uint8Array.from({ length: 300 }, (_, row) =>
      random() < 1 / (1 + Math.exp(1 - 2 * (features[0]?.[row] ?? 0))) ? 1 : 0,
    );
    const ridge = 3;
    const { intercept, slopes } = fitLogistic(features, isBad, ridge);
    const miss = Float64Array.from(isBad, (bad, row) => {
      const margin = features.reduce(
        (sum, feature, index) => sum + (slopes[index] ?? 0) * (feature[row] ?? 0),
        intercept,
      );
      return bad - 1 / (1 + Math.exp(-margin));
    });
    expect(Math.abs(miss.reduce((sum, one) => sum + one, 0))).toBeLessThan(1e-6);
    for (const [index, feature] of features.entries()) {
      const gradient =
        miss.reduce((sum, one, row) => sum + one * (feature[row] ?? 0), 0) - ridge * (slopes[index] ?? 0);
      expect(Math.abs(gradient)).toBeLessThan(1e-6);
    }
    expect(slopes[0]).toBeGreaterThan(1);
  });

  test("outcomes that a variable tells apart wholly do not send its weight to infinity", () => {
    const feature = Float64Array.from({ length: 100 }, (_, row) => (row < 50 ? -1 : 1));
    const { slopes } = fitLogistic(
      [feature],
      Uint8Array.from(feature, (x) => (x > 0 ? 1 : 0)),
      1,
    );
    expect(slopes[0]).toBeGreaterThan(1);
    expect(slopes[0]).toBeLessThan(20);
  });

  test("merging finds the cheapest runs there are", () => {
    const cost = (shape: readonly number[], cuts: readonly number[]): number => {
      const edges = [0, ...cuts, shape.length];
      return edges.slice(1).reduce((sum, to, index) => {
        const run = shape.slice(edges[index], to);
        const mean = run.reduce((a, b) => a + b, 0) / run.length;
        return sum + run.reduce((a, b) => a + (b - mean) ** 2, 0) / 2;
      }, 0);
    };
    const subsets = (size: number): number[][] =>
      Array.from({ length: 2 ** (size - 1) }, (_, mask) =>
        Array.from({ length: size - 1 }, (_value, index) => index + 1).filter(
          (cut) => mask & (1 << (cut - 1)),
        ),
      );
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        (shape, most) => {
          const worth = 0.7;
          const best = Math.min(
            ...subsets(shape.length)
              .filter((cuts) => cuts.length < most)
              .map((cuts) => cost(shape, cuts) + worth * (cuts.length + 1)),
          );
          const found = mergeCodes([0, ...shape], [0, ...shape.map(() => 1)], most, worth);
          const cuts = found.slice(1).map(({ from }) => from - 1);
          expect(cost(shape, cuts) + worth * found.length).toBeCloseTo(best, 6);
        },
      ),
    );
  });

  test("a monotone shape is monotone and keeps the mean", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 12 }), (list) => {
        const shape = Float64Array.from([0, ...list]);
        const weights = shape.map(() => 1);
        const risen = [...makeMonotone(shape, weights, 1).slice(1)];
        for (const [index, value] of risen.entries())
          expect(value).toBeGreaterThanOrEqual((risen[index - 1] ?? value) - 1e-9);
        const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
        expect(sum(risen)).toBeCloseTo(sum(list), 6);
      }),
    );
  });

  test("numbers as files write them become plain decimals of the same value", () => {
    expect([".5", "1E-05", "+12.0", "-0.0", "1e3", "007", "5."].map(plainNumber)).toEqual([
      "0.5",
      "0.00001",
      "12.0",
      "0.0",
      "1000",
      "7",
      "5",
    ]);
    expect(["", ".", "1,5", "0x1", "1e999", "Infinity", "--1", "1 2"].map(plainNumber)).toEqual(
      Array(8).fill(null),
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e15, max: 1e15 }), (number) => {
        const text = plainNumber(String(number));
        if (text !== null) expect(Number(text)).toBe(number === 0 ? 0 : number);
      }),
    );
  });

  test("a cut is the roundest number of its gap", () => {
    expect([
      roundestBetween(0.39641, 0.40912),
      roundestBetween(3, 4),
      roundestBetween(-2.7, -1.1),
      roundestBetween(-3, 2),
      roundestBetween(980, 1040),
    ]).toEqual(["0.4", "4", "-2", "0", "1000"]);
    fc.assert(
      fc.property(
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.integer({ min: 1, max: 1e5 }),
        (thousandths, width) => {
          const [lower, upper] = [thousandths / 1_000, (thousandths + width) / 1_000];
          const cut = Number(roundestBetween(lower, upper));
          expect(cut).toBeGreaterThan(lower);
          expect(cut).toBeLessThanOrEqual(upper);
        },
      ),
    );
  });
});

/** A table whose outcome is drawn from a known chance. */
function made(rows: number, chance: (x: number, y: number, kind: string) => number): FitTable {
  const random = seededRandom(5);
  const x = Float64Array.from({ length: rows }, () => Math.round(random() * 1_000) / 10);
  const y = Float64Array.from({ length: rows }, () =>
    random() < 0.1 ? Number.NaN : Math.round(random() * 1_000) / 10,
  );
  const kinds = Array.from(
    { length: rows },
    () => ["shop", "trade", "other"][Math.floor(random() * 3)] ?? "",
  );
  const isBad = Uint8Array.from({ length: rows }, (_, row) =>
    random() < chance(x[row] ?? 0, y[row] ?? 0, kinds[row] ?? "") ? 1 : 0,
  );
  const texts = (numbers: Float64Array) =>
    Array.from(numbers, (number) => (Number.isNaN(number) ? null : String(number)));
  return {
    columns: [
      { name: "x", kind: "number", texts: texts(x), numbers: x },
      { name: "y", kind: "number", texts: texts(y), numbers: y },
      { name: "Kind of business", kind: "category", texts: kinds, numbers: new Float64Array() },
    ],
    isBad,
    rows,
    orderedBy: null,
  };
}
const allRows = (table: FitTable): Int32Array => Int32Array.from({ length: table.rows }, (_, row) => row);

describe("learning what is known to be there", () => {
  test.each(["boosted", "logistic"] as const)("%s: a step, a category and missing values", (method) => {
    const table = made(4_000, (x, y, kind) =>
      Number.isNaN(y) ? 0.6 : (x < 40 ? 0.3 : 0.1) + (kind === "trade" ? 0.2 : 0),
    );
    const card = fitCard(table, allRows(table), { ...FIT_DEFAULTS, method }, names, quiet);
    expect(checkScorecard(card)).toEqual([]);
    const bins = (name: string) => card.variables.find((variable) => variable.name === name)?.bins ?? [];
    const pointsAt = (name: string, value: number): number =>
      Number(
        bins(name).find(
          ({ from, to, isMissing }) =>
            !isMissing && value >= Number(from ?? -1e9) && value < Number(to ?? 1e9),
        )?.points,
      );
    expect(pointsAt("x", 70) - pointsAt("x", 20)).toBeGreaterThan(15);
    expect(Number(bins("y").find(({ isMissing }) => isMissing)?.points)).toBeLessThan(-30);
    const kind = bins("kind_of_business");
    const trade = kind.find(({ values }) => values?.includes("trade"));
    const shop = kind.find(({ values }) => values?.includes("shop"));
    expect(Number(shop?.points) - Number(trade?.points)).toBeGreaterThan(10);
    // The published card is calibrated on what it learned from.
    const scores = scoreRows(card, table, allRows(table));
    const foreseen = scores.reduce((sum, score) => sum + chanceOfBad(score), 0) / table.rows;
    expect(foreseen).toBeCloseTo(table.isBad.reduce((sum, bad) => sum + bad, 0) / table.rows, 2);
  });

  test("what only two variables say together becomes a table, and is stated", () => {
    const table = made(2_000, (x, y) => (x < 50 === (Number.isNaN(y) || y < 50) ? 0.5 : 0.05));
    const card = fitCard(table, allRows(table), FIT_DEFAULTS, names, quiet);
    expect(card.interactions?.[0]?.label).toBe("x together with y: points beyond those each has alone");
    const without = fitCard(table, allRows(table), { ...FIT_DEFAULTS, interactionsMax: 0 }, names, quiet);
    expect(without.interactions).toEqual([]);
    expect(aucOf(scoreRows(card, table, allRows(table)), table.isBad)).toBeGreaterThan(
      aucOf(scoreRows(without, table, allRows(table)), table.isBad) + 0.15,
    );
  });

  test("a stated direction holds in every bin, though the data turn", () => {
    const table = made(2_000, (x) => (x < 30 || x > 70 ? 0.4 : 0.1));
    for (const method of ["boosted", "logistic"] as const) {
      const directions = new Map([["x", "riskier" as const]]);
      const card = fitCard(table, allRows(table), { ...FIT_DEFAULTS, method, directions }, names, quiet);
      const points = (card.variables.find(({ name }) => name === "x")?.bins ?? [])
        .filter(({ isMissing }) => !isMissing)
        .map((bin) => Number(bin.points));
      expect(points).toEqual([...points].sort((one, other) => other - one));
      expect(
        card.interactions?.some(({ rows, columns }) => rows.variable === "x" || columns.variable === "x"),
      ).toBe(false);
    }
  });

  test("noise is left nearly without points, and the same table gives the same card", () => {
    const table = made(4_000, () => 0.3);
    const card = fitCard(table, allRows(table), FIT_DEFAULTS, names, quiet);
    const most = Math.max(
      ...card.variables.flatMap(({ bins }) => bins.map(({ points }) => Math.abs(Number(points)))),
    );
    expect(most).toBeLessThan(12);
    expect(fitCard(table, allRows(table), FIT_DEFAULTS, names, quiet)).toEqual(card);
  });
});
