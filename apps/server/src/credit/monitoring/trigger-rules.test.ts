import { addDays, plainDate } from "@goodterms/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Firing, Standing, TriggerState } from "./firing-rules.ts";
import { settings } from "./test/settings.ts";
import { crossThresholds, fireTriggers } from "./trigger-rules.ts";

const TODAY = plainDate("2026-03-02");

const calm: Standing = {
  utilization: null,
  accountVersion: 1n,
  isOverdue: false,
  grade: null,
  score: null,
  riskClass: null,
  riskClasses: ["low", "medium", "high"],
  change: null,
  bureauAlerts: [],
  expiries: [],
};

/** Looks day after day; gives what fired on each. */
function follow(days: readonly Partial<Standing>[]): Firing[][] {
  let state: TriggerState | null = null;
  return days.map((standing, index) => {
    const looked = fireTriggers(
      state,
      { ...calm, ...standing, accountVersion: BigInt(index) },
      settings,
      addDays(TODAY, index),
    );
    state = looked.state;
    return looked.firings;
  });
}
const codes = (firings: readonly Firing[][]): string[][] =>
  firings.map((day) => day.map((firing) => firing.code));

describe("utilization", () => {
  const walk = fc.array(fc.integer({ min: 0, max: 13_000 }), { maxLength: 80 });

  test("any walk fires exactly on the up-crossings of each armed threshold", () => {
    fc.assert(
      fc.property(walk, (steps) => {
        let fired: number[] = [];
        // The oracle: one switch a threshold, thrown at the threshold and put back below where it clears.
        const isArmed = new Map(settings.utilization.map(({ percent }) => [percent, true]));
        for (const [index, utilization] of steps.entries()) {
          const looked = crossThresholds(fired, { utilization, accountVersion: BigInt(index) }, settings);
          fired = looked.fired;
          const wanted = settings.utilization.filter(({ percent, clearBelow }) => {
            if (isArmed.get(percent) && utilization / 100 >= percent) {
              isArmed.set(percent, false);
              return true;
            }
            if (utilization / 100 < clearBelow) isArmed.set(percent, true);
            return false;
          });
          expect(looked.firings.map((firing) => firing.data.percent)).toEqual(
            wanted.map(({ percent }) => percent),
          );
        }
      }),
    );
  });

  test("looking twice at the same place fires once, and every firing has a key of its own", () => {
    fc.assert(
      fc.property(walk, (steps) => {
        let state: TriggerState | null = null;
        const keys: string[] = [];
        for (const [index, utilization] of steps.entries()) {
          const standing = { ...calm, utilization, accountVersion: BigInt(index) };
          const first = fireTriggers(state, standing, settings, TODAY);
          const second = fireTriggers(first.state, standing, settings, TODAY);
          expect(second.firings.filter((firing) => firing.code === "utilization")).toEqual([]);
          keys.push(...first.firings.map((firing) => firing.key));
          state = second.state;
        }
        const crossings = keys.filter((key) => key.startsWith("utilization:"));
        expect(new Set(crossings).size).toBe(crossings.length);
      }),
    );
  });

  test("wavering within the band is silent; without a limit nothing is told and nothing forgotten", () => {
    const fired = follow(
      [9_000, 8_600, 9_100, null, 9_050, 8_000, 9_000].map((utilization) => ({ utilization })),
    );
    expect(fired.map((day) => day.map((firing) => firing.data.percent))).toEqual([
      [80, 90],
      [],
      [],
      [],
      [],
      [],
      [90],
    ]);
  });

  test("low for ninety days while buying is good news, once", () => {
    const low = Array.from({ length: 120 }, () => ({ utilization: 2_000 }));
    const told = follow(low).flat();
    expect(new Set(told.map((firing) => firing.key)).size).toBe(1);
    expect(told[0]).toMatchObject({ code: "utilization_low", isPositive: true });
    expect(follow(Array.from({ length: 120 }, () => ({ utilization: 0 }))).flat()).toEqual([]);
  });
});

describe("what has moved", () => {
  test("the first look tells of nothing moved", () => {
    expect(codes(follow([{ grade: "D", score: "10", riskClass: "high", isOverdue: true }]))).toEqual([[]]);
  });

  test("a score is told when it has come far enough from the one last told, however slowly", () => {
    expect(codes(follow(["500", "495", "491.5", "490", "489", "501"].map((score) => ({ score }))))).toEqual([
      [],
      [],
      [],
      ["score_moved"],
      [],
      ["score_moved"],
    ]);
  });

  test("grades and classes, up and down; a grade not known for a while has not moved", () => {
    expect(codes(follow(["A", "C", null, "C", "D", "B"].map((grade) => ({ grade }))))).toEqual([
      [],
      ["grade_worse"],
      [],
      [],
      ["grade_worse"],
      ["grade_better"],
    ]);
    const classes = follow(["low", "high", "medium"].map((riskClass) => ({ riskClass }))).flat();
    expect(classes.map((firing) => [firing.code, firing.isPositive])).toEqual([
      ["risk_class_moved", false],
      ["risk_class_moved", true],
    ]);
  });

  test("paid off is told when the last overdue invoice is gone", () => {
    expect(codes(follow([true, true, false, false].map((isOverdue) => ({ isOverdue }))))).toEqual([
      [],
      [],
      ["paid_off"],
      [],
    ]);
  });

  test("a change point is told once, though its day moves a little; back again is another", () => {
    const worse = { direction: "worse" as const, seenWith: TODAY, invoices: 5 };
    const fired = follow([
      { change: { ...worse, from: addDays(TODAY, -30) } },
      { change: { ...worse, from: addDays(TODAY, -23) } },
      { change: { ...worse, from: addDays(TODAY, -30), direction: "better" } },
      { change: { ...worse, from: addDays(TODAY, -10), direction: "better" } },
      { change: { ...worse, from: addDays(TODAY, -400) } },
    ]);
    expect(codes(fired)).toEqual([["pays_later"], [], [], ["pays_earlier"], []]);
  });

  test("what ends is told thirty and seven days before, each once; bureaus' news as they come", () => {
    const expiries = [{ kind: "limit" as const, id: "lim_1", on: addDays(TODAY, 32) }];
    const keys = follow(Array.from({ length: 40 }, () => ({ expiries }))).map((day) =>
      day.map((firing) => firing.key),
    );
    const first = keys.flatMap((day, index) =>
      day.filter((key) => !keys.slice(0, index).flat().includes(key)).map(() => index),
    );
    expect(first).toEqual([2, 25]);
    const alert = { id: "a1", code: "bankruptcy", severity: "severe" as const, isPositive: false, on: TODAY };
    expect(follow([{ bureauAlerts: [alert] }]).flat()[0]).toMatchObject({
      key: "bureau:a1",
      severity: "severe",
    });
  });
});
