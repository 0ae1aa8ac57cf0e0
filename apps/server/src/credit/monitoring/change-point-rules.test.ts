import { addDays, type PlainDate, plainDate } from "@goodterms/kernel";
import { describe, expect, test } from "vitest";
import { latestChange } from "./change-point-rules.ts";

// Goal: one change is one alarm, and false alarms are as rare as said. Method: made payers, and many unchanged ones
// drawn with a fixed seed.

const START = plainDate("2025-01-01");
const weekly = (days: readonly number[]): { dueOn: PlainDate; days: number }[] =>
  days.map((late, index) => ({ dueOn: addDays(START, index * 7), days: late }));
const times = (count: number, days: (index: number) => number): number[] =>
  Array.from({ length: count }, (_, i) => days(i));

describe("a change in how a customer pays", () => {
  test("is seen within a few invoices, dated where it began, and told once", () => {
    const history = [...times(25, (i) => i % 3), ...times(8, (i) => 20 + (i % 4))];
    const change = latestChange(weekly(history));
    expect(change).toMatchObject({ direction: "worse", from: addDays(START, 25 * 7) });
    expect(change?.invoices).toBeLessThanOrEqual(7);
    // Going on just as late is no second change.
    expect(latestChange(weekly([...history, ...times(30, (i) => 20 + (i % 4))]))).toEqual(change);
  });

  test("back to the old habit is a change for the better, after it", () => {
    const history = [
      ...times(20, (i) => i % 3),
      ...times(20, (i) => 25 + (i % 4)),
      ...times(12, (i) => i % 3),
    ];
    expect(latestChange(weekly(history))).toMatchObject({
      direction: "better",
      from: addDays(START, 40 * 7),
    });
  });

  test("neither too little to learn from, nor always the same, nor one late invoice is a change", () => {
    expect(latestChange(weekly([0, 0, 0, 90, 90, 90, 90]))).toBeNull();
    expect(latestChange(weekly(times(200, () => 5)))).toBeNull();
    expect(latestChange(weekly([...times(30, (i) => i % 3), 60, ...times(10, (i) => i % 3)]))).toBeNull();
  });

  test("false alarms: less than one in 900 invoices and direction, whatever the habit", () => {
    const random = seeded(11);
    const habits = [
      () => Math.floor(random() * 60),
      () => Math.floor(60 * random() ** 4),
      () => (random() < 0.8 ? 0 : 9),
    ];
    for (const habit of habits) {
      const invoices = 120;
      const payers = 600;
      let alarmed = 0;
      for (let payer = 0; payer < payers; payer += 1) {
        if (latestChange(weekly(times(invoices, habit))) !== null) alarmed += 1;
      }
      // Two directions over 110 invoices each: at one in 900 about 22 of 100 payers would have had an alarm.
      expect(alarmed / payers).toBeLessThan(1 - Math.exp((-2 * (invoices - 10)) / 900));
    }
  });
});

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
