import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HORIZON_DAYS } from "./settings.ts";
import { compareLateness, restrictedMean, squareRoot, type WeightedObservation } from "./survival-rules.ts";

// Goal: the shown figures are the Kaplan–Meier ones. Method: a naive oracle in floats that walks day by day.

const settled = (days: number, weight = 1n): WeightedObservation => ({ days, isSettled: true, weight });
const open = (days: number, weight = 1n): WeightedObservation => ({ days, isSettled: false, weight });

const observation = fc.record({
  days: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: HORIZON_DAYS - 1 })),
  isSettled: fc.boolean(),
  weight: fc.bigInt({ min: 1n, max: 1_000_000n }),
});

/** Survival by the day, from its definition: of those still unpaid at the beginning of each day, who paid on it. */
function naiveCurve(observations: readonly WeightedObservation[]): number[] {
  const curve: number[] = [];
  let share = 1;
  for (let day = 0; day < HORIZON_DAYS; day += 1) {
    const atRisk = sum(observations.filter((one) => one.days >= day));
    const paid = sum(observations.filter((one) => one.days === day && one.isSettled));
    if (atRisk > 0) share *= 1 - paid / atRisk;
    curve.push(share);
  }
  return curve;
}

const sum = (set: readonly WeightedObservation[]): number =>
  set.reduce((total, one) => total + Number(one.weight), 0);
const add = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function naive(observations: readonly WeightedObservation[]): { mean: number; low: number; high: number } {
  const curve = naiveCurve(observations);
  const last = Math.max(...observations.map((one) => one.days));
  const known = curve.slice(0, last + 1);
  const left = known.at(-1) ?? 0;
  const rest = HORIZON_DAYS - last - 1;
  const mean = add(known) + (left * Math.min(last + 1, rest)) / 2;
  let variance = 0;
  for (let day = 0; day <= last; day += 1) {
    const atRisk = sum(observations.filter((one) => one.days >= day));
    const paid = sum(observations.filter((one) => one.days === day && one.isSettled));
    const after = mean - add(curve.slice(0, day));
    if (paid > 0 && paid < atRisk) variance += (after * after * paid) / (atRisk * (atRisk - paid));
  }
  const squares = add(observations.map((one) => Number(one.weight) ** 2));
  const margin = 1.96 * Math.sqrt((variance * squares) / sum(observations));
  return {
    mean,
    low: Math.max(0, add(known) - margin),
    high: Math.min(HORIZON_DAYS, add(known) + left * rest + margin),
  };
}

describe("expected days late", () => {
  test("agrees with the naive Kaplan–Meier oracle, interval included", () => {
    fc.assert(
      fc.property(fc.array(observation, { minLength: 1, maxLength: 40 }), (observations) => {
        const found = restrictedMean(observations);
        const wanted = naive(observations);
        expect(Math.abs(Number(found?.mean) - wanted.mean)).toBeLessThan(0.006);
        expect(Math.abs(Number(found?.low) - wanted.low)).toBeLessThan(0.006);
        expect(Math.abs(Number(found?.high) - wanted.high)).toBeLessThan(0.006);
      }),
    );
  });

  test("is the plain mean when everything is settled, and the order does not matter", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 30 }), (days) => {
        const found = restrictedMean(days.map((one) => settled(one)));
        expect(Math.abs(Number(found?.mean) - add(days) / days.length)).toBeLessThan(0.006);
        expect(restrictedMean(days.toReversed().map((one) => settled(one)))).toEqual(found);
      }),
    );
  });

  test("by hand: nine in time and one 40 days open is not a payer who is never late", () => {
    const found = restrictedMean([...Array.from({ length: 9 }, () => settled(0)), open(39)]);
    // 40 days so far and 20 more expected, of one invoice in ten; at best 4 days, at worst 18, before errors.
    expect(found?.mean).toBe("6.00");
    expect(Number(found?.low)).toBeLessThan(4);
    expect(Number(found?.high)).toBeGreaterThan(18);
  });

  test("an open item that ages never makes a payer look better", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 150 }),
        (paid, age) => {
          const meanAt = (days: number): number =>
            Number(restrictedMean([...paid.map((one) => settled(one)), open(days)])?.mean);
          expect(meanAt(age + 1)).toBeGreaterThanOrEqual(meanAt(age) - 0.011);
        },
      ),
    );
  });

  test("nothing known is null, nothing ever paid is late to the horizon", () => {
    expect(restrictedMean([])).toBeNull();
    expect(restrictedMean([open(HORIZON_DAYS - 1), open(HORIZON_DAYS - 1)])?.mean).toBe("180.00");
  });

  test("the interval is given as Greenwood's for a known case", () => {
    // 10 settled at 0 and 10 at 10: S = 1/2 for ten days, mean 5, variance 25 × (10 / (20 × 10)) = 1.25.
    const found = restrictedMean([
      ...Array.from({ length: 10 }, () => settled(0)),
      ...Array.from({ length: 10 }, () => settled(10)),
    ]);
    expect(found).toEqual({ mean: "5.00", low: "2.81", high: "7.19" });
  });
});

describe("recent beside before", () => {
  const fast = Array.from({ length: 20 }, (_, index) => settled(index % 4));
  const slow = Array.from({ length: 10 }, (_, index) => settled(20 + (index % 5)));

  test("slower is worse, faster is better, the same is steady", () => {
    expect(compareLateness(slow, fast).direction).toBe("worse");
    expect(compareLateness(fast, slow).direction).toBe("better");
    expect(compareLateness(fast.slice(0, 8), fast).direction).toBe("steady");
    expect(compareLateness(fast.slice(0, 1), fast.slice(1))).toEqual({
      direction: "steady",
      z: expect.any(String),
    });
  });

  test("open items count: nothing paid lately is worse", () => {
    expect(
      compareLateness(
        Array.from({ length: 6 }, () => open(25)),
        fast,
      ).direction,
    ).toBe("worse");
  });

  test("of an unchanged payer about one look in a hundred says otherwise", () => {
    const random = seeded(7);
    const draw = (count: number): WeightedObservation[] =>
      Array.from({ length: count }, () => settled(Math.floor(30 * random() ** 3)));
    const looks = 2_000;
    let wrong = 0;
    for (let look = 0; look < looks; look += 1) {
      if (compareLateness(draw(12), draw(40)).direction !== "steady") wrong += 1;
    }
    expect(wrong / looks).toBeLessThan(0.012);
  });
});

test("the root is the largest whose square fits", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), (square) => {
      const root = squareRoot(square);
      expect(root * root <= square && (root + 1n) * (root + 1n) > square).toBe(true);
    }),
  );
});

/** A small generator with a seed (Lehmer's), so that a run can be told again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
