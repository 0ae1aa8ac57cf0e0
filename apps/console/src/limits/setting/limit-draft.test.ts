import { expect, test } from "vitest";
import { emptyDraft, isComplete, limitBody } from "./limit-draft.ts";

const draft = { ...emptyDraft("2026-03-02"), amount: 500_000, reason: "Pays well" };

test("a manual limit needs an amount and a reason, or is taken away", () => {
  expect(isComplete(draft)).toBe(true);
  expect(isComplete({ ...draft, amount: null })).toBe(false);
  expect(isComplete({ ...draft, amount: null, isTakenAway: true })).toBe(true);
  expect(isComplete({ ...draft, reason: "  " })).toBe(false);
});

test("each kind wants its own terms", () => {
  expect(isComplete({ ...draft, kind: "insured" })).toBe(false);
  expect(isComplete({ ...draft, kind: "insured", insurer: "A", policyNumber: "1" })).toBe(true);
  expect(isComplete({ ...draft, kind: "guaranteed" })).toBe(false);
  expect(isComplete({ ...draft, kind: "temporary" })).toBe(false);
  expect(isComplete({ ...draft, kind: "temporary", expiresOn: "2026-04-01" })).toBe(true);
});

test("what is sent holds the terms of its kind only, and days as numbers or not at all", () => {
  const insured = {
    ...draft,
    kind: "insured" as const,
    insurer: " A ",
    policyNumber: "1",
    overdueReportDays: "30",
  };
  expect(limitBody(insured, "EUR")).toEqual({
    limit: { amount: 500_000, currency: "EUR" },
    kind: "insured",
    reason: "Pays well",
    startsOn: "2026-03-02",
    expiresOn: null,
    insurance: {
      insurer: "A",
      policyNumber: "1",
      insuredPercent: "90",
      maximumExtensionDays: null,
      overdueReportDays: 30,
      stopShipmentDays: null,
    },
  });
  expect(limitBody({ ...insured, kind: "manual" }, "EUR")).not.toHaveProperty("insurance");
  expect(limitBody({ ...draft, isTakenAway: true }, "EUR").limit).toBeNull();
});
