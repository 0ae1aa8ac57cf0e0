import { plainDate } from "@goodterms/kernel";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BureauReport } from "../../integrations/bureaus/index.ts";
import { chooseCertain } from "./match-customer.ts";
import { bureauPolicyOf } from "./neighbours.ts";
import {
  combineReports,
  compareEnrolments,
  diffReports,
  hasData,
  isYoung,
  type KnownReport,
} from "./rules.ts";

// Goal: what several reports say together, and what a newer one says anew. Method: tables, and a property or two.

const TODAY = plainDate("2026-03-10");

function known(parts: Partial<KnownReport>): KnownReport {
  return {
    id: "r1",
    customerId: "c1",
    bureau: "a",
    product: "p",
    outcome: "scored",
    riskScore: 600,
    riskClass: 2,
    recommendedMinor: 100n,
    currency: "USD",
    flags: [],
    figures: {},
    asOf: plainDate("2026-03-01"),
    fetchedAt: new Date("2026-03-01T00:00:00Z"),
    ...parts,
  };
}

const same = (report: KnownReport) => report.recommendedMinor;
const later = new Date("2026-03-05T00:00:00Z");

describe("several reports together", () => {
  test("none is nothing, and no score stays none", () => {
    expect(combineReports([], TODAY, same)).toBeNull();
    const thin = known({ riskScore: null, riskClass: null, flags: ["thin_file"], recommendedMinor: null });
    expect(combineReports([thin], TODAY, same)).toMatchObject({
      riskScore: null,
      riskClass: null,
      recommendedMinor: null,
      flags: ["thin_file"],
      ageDays: 9,
    });
  });

  test("the newest score counts; grave flags and figures of the others are kept", () => {
    const facts = combineReports(
      [
        known({
          id: "old",
          flags: ["legal_filings", "thin_file"],
          figures: { paydex: "70", employees: "3" },
        }),
        known({
          id: "new",
          product: "q",
          riskScore: 300,
          riskClass: 4,
          fetchedAt: later,
          figures: { paydex: "60" },
        }),
        known({
          id: "other",
          bureau: "b",
          riskScore: null,
          riskClass: null,
          flags: ["frozen_file"],
          fetchedAt: later,
        }),
      ],
      TODAY,
      same,
    );
    expect(facts).toMatchObject({
      riskScore: 300,
      riskClass: 4,
      reportId: "new",
      flags: ["frozen_file", "legal_filings"],
      figures: { "a.paydex": "60", "a.employees": "3" },
    });
  });

  test("whoever has a score, a class, or has failed has data", () => {
    expect(hasData(known({ riskScore: null, riskClass: null }))).toBe(false);
    expect(hasData(known({ riskScore: null, riskClass: null, flags: ["thin_file"] }))).toBe(false);
    expect(hasData(known({ riskScore: null, riskClass: null, flags: ["bankrupt"] }))).toBe(true);
    expect(hasData(known({ riskScore: 0, riskClass: null }))).toBe(true);
  });

  test("young is younger than so many days, to the instant", () => {
    const at = new Date("2026-03-01T00:00:00Z");
    expect(isYoung(at, new Date("2026-03-10T23:59:59Z"), 10)).toBe(true);
    expect(isYoung(at, new Date("2026-03-11T00:00:00Z"), 10)).toBe(false);
  });
});

describe("what is new in a report", () => {
  const report = (parts: Partial<BureauReport>): BureauReport => ({
    subjectReference: "1",
    subjectName: null,
    isActive: null,
    currency: "USD",
    scores: [],
    riskScore: 600,
    riskClass: 2,
    flags: [],
    figures: {},
    recommendedMinor: 1_000n,
    payments: { daysBeyondTerms: 3, tradelines: null, balanceMinor: null, pastDueMinor: null },
    legal: [],
    officerRoles: [],
    asOf: TODAY,
    missingParts: [],
    ...parts,
  });
  const codes = (after: Partial<BureauReport>, before: Partial<BureauReport> = {}) =>
    diffReports(report(before), report(after)).map(({ code }) => code);
  const late = (daysBeyondTerms: number | null) => ({
    payments: { daysBeyondTerms, tradelines: null, balanceMinor: null, pastDueMinor: null },
  });

  test.each([
    [{}, []],
    [{ riskScore: 551 }, []],
    [{ riskScore: 550 }, ["score_dropped"]],
    [{ riskScore: 650 }, ["score_improved"]],
    [{ riskScore: null }, []],
    [{ flags: ["bankrupt"] }, ["insolvency"]],
    [{ flags: ["ceased", "thin_file"] }, ["ceased_trading"]],
    [{ recommendedMinor: 801n }, []],
    [{ recommendedMinor: 800n }, ["limit_lowered"]],
    [{ recommendedMinor: 1_200n }, ["limit_raised"]],
    [{ recommendedMinor: 0n, currency: "GBP" }, []],
    [late(8), ["payments_slower"]],
    [late(null), []],
  ] as [Partial<BureauReport>, string[]][])("%o gives %o", (after, expected) => {
    expect(codes(after)).toEqual(expected);
  });

  test("classes speak only where there is no number", () => {
    expect(codes({ riskClass: 4 })).toEqual([]);
    expect(codes({ riskScore: null, riskClass: 4 }, { riskScore: null })).toEqual(["score_dropped"]);
    expect(codes({ riskScore: null, riskClass: 1 }, { riskScore: null })).toEqual(["score_improved"]);
  });

  test("nothing is new in the same report", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000 }),
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        (riskScore, minor) => {
          const one = { riskScore, recommendedMinor: minor };
          expect(codes(one, one)).toEqual([]);
        },
      ),
    );
  });
});

test("enrolments: only here, only there", () => {
  expect(compareEnrolments(["1", "2", "2"], ["2", "3"])).toEqual({ missingThere: ["1"], missingHere: ["3"] });
});

test("a candidate is taken when it alone is certain and trades", () => {
  const address = {
    street: null,
    houseNumber: null,
    city: null,
    region: null,
    postalCode: null,
    country: null,
  };
  const one = (reference: string, isCertain: boolean, isActive: boolean | null) => ({
    ...{ reference, name: reference, address, certainty: 90, hasSameName: true },
    isCertain,
    isActive,
  });
  expect(chooseCertain([one("1", true, true), one("2", false, true)])?.reference).toBe("1");
  expect(chooseCertain([one("1", true, null)])?.reference).toBe("1");
  expect(chooseCertain([one("1", true, false)])).toBeNull();
  expect(chooseCertain([one("1", true, true), one("2", true, true)])).toBeNull();
  expect(chooseCertain([])).toBeNull();
});

test("a cost is turned into the budget's currency by the policy's own factor", () => {
  const document = {
    bureaus: { waterfall: [], repullAfterDays: 180, monthlyBudget: "500", onlyWhenItCanChange: true },
    currency: { base: "EUR", factors: { USD: "1.25", JPY: "160" }, others: "no_limit" },
  } as unknown as Parameters<typeof bureauPolicyOf>[0];
  const policy = bureauPolicyOf(document);
  expect(policy.budget).toEqual({ minor: 50_000n, currency: "EUR" });
  expect(policy.inBudgetCurrency(2_500n, "USD")).toBe(2_000n);
  expect(policy.inBudgetCurrency(1_600n, "JPY")).toBe(1_000n);
  expect(policy.inBudgetCurrency(100n, "EUR")).toBe(100n);
  expect(policy.inBudgetCurrency(100n, "GBP")).toBeNull();
});
