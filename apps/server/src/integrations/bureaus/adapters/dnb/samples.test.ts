import { describe, expect, test } from "vitest";
import { at } from "../../reading/json.ts";
import { answeringWith, failureOf, filesOf, jsonOf, NOW, TODAY, textOf } from "../../test/samples.ts";
import { readCandidates } from "./match.ts";
import { readAlerts, readPull } from "./monitoring.ts";
import { readBlocks } from "./read-blocks.ts";

// Goal: every recorded or synthetic sample reads to the fields of the contract, and every error is of its class.

describe("the D&B samples", () => {
  const files = [...filesOf("dnb"), ...filesOf("synthetic/dnb")];

  test("every file is known", () => expect(files).toHaveLength(14));

  test.each(["cmpelk", "company_by_duns_v1", "data_duns"])("product form %s", (name) => {
    const report = readBlocks(jsonOf(`dnb/${name}_test_response.json`), TODAY);
    expect(report.subjectReference).toMatch(/^\d{8,9}$/);
    expect(report.subjectName).toEqual(expect.any(String));
    expect(report.riskScore).toBeNull();
    expect(Number(report.figures.employees)).toBeGreaterThan(0);
    expect(report.isActive).toBe(name !== "data_duns");
    expect(report.flags).toEqual(name === "data_duns" ? ["ceased"] : []);
    expect(report.officerRoles.length).toBeGreaterThan(0);
    expect(JSON.stringify(report)).not.toMatch(/Lipman|Ellison|Smith/i);
  });

  test("match: certain at confidence 8 with the same name; never what is out of business", () => {
    expect(readCandidates(jsonOf("dnb/company_list_v2_test_response.json"))).toMatchObject([
      { reference: "141592653", certainty: 100, hasSameName: true, isActive: true, isCertain: true },
    ]);
    expect(readCandidates(jsonOf("synthetic/dnb/cleansematch.hit.json"))).toMatchObject([
      { reference: "080123456", certainty: 90, isCertain: true, address: { country: "US", region: "OR" } },
    ]);
    const weak = readCandidates(jsonOf("synthetic/dnb/cleansematch.weak.json"));
    expect(weak.map(({ isActive, isCertain }) => [isActive, isCertain])).toEqual([
      [true, false],
      [false, false],
    ]);
  });

  test("blocks: scores, limit, rating, trading, legal", () => {
    const report = readBlocks(jsonOf("synthetic/dnb/datablocks.fsi-pi.json"), TODAY);
    expect(report).toMatchObject({
      riskScore: 520,
      riskClass: 3,
      recommendedMinor: 4_500_000n,
      flags: ["legal_filings"],
      asOf: "2025-12-20",
      figures: {
        failurePercentile: "81",
        failureRaw: "1536",
        delinquencyPercentile: "52",
        paydex: "71",
        paydexThreeMonthsPrior: "76",
        ratingRiskSegment: "2",
        averageRecommendedLimit: "20000",
        slowExperiences: "5",
        totalPastDue: "3200",
      },
      payments: { daysBeyondTerms: 14, tradelines: 23, balanceMinor: 1_800_000n, pastDueMinor: 320_000n },
      legal: [{ kind: "judgment" }],
    });
    expect(report.scores[0]).toMatchObject({ model: "19884", percentile: 81, riskScore: 810, riskClass: 2 });
  });

  test("{} and [] are absent, and percentile 0 is no score", () => {
    const report = readBlocks(jsonOf("synthetic/dnb/datablocks.de-no-delinquency.json"), TODAY);
    expect(report).toMatchObject({
      riskScore: null,
      recommendedMinor: null,
      payments: null,
      flags: ["thin_file"],
    });
    expect(report.scores).toHaveLength(1);
    expect(report.figures.failurePercentile).toBeUndefined();
  });

  test("a success in which blocks failed names them; all failed is partly_failed", () => {
    const whole = jsonOf("synthetic/dnb/datablocks.fsi-pi.json") as Record<string, unknown>;
    const blockStatus = [
      { blockID: "a", status: "ok" },
      { blockID: "b", status: "error", reason: "late" },
    ];
    expect(readBlocks({ ...whole, blockStatus }, TODAY).missingParts).toEqual([
      { part: "b", reason: "late" },
    ]);
    const failing = () => readBlocks({ ...whole, blockStatus: blockStatus.slice(1) }, TODAY);
    expect(failureOf(failing)).toMatchObject({ kind: "partly_failed", charge: "unknown" });
  });

  test("monitoring: elements become codes, worse and better told apart", () => {
    const alerts = readPull(textOf("synthetic/dnb/monitoring.pull.json")).flatMap((one) =>
      readAlerts(one, NOW),
    );
    expect(alerts.map(({ code, subjectReference }) => [code, subjectReference])).toEqual([
      ["score_dropped", "080123456"],
      ["insolvency", "080123456"],
    ]);
    expect(alerts[0]).toMatchObject({ previous: "2", current: "4", at: new Date("2026-01-05T03:11:00Z") });
    expect(new Set(alerts.map((alert) => alert.dedupeKey)).size).toBe(2);
    const better = {
      type: "UPDATE",
      organization: { duns: "1" },
      elements: [
        { element: "organization.dnbAssessment.failureScore.nationalPercentile", previous: 10, current: 60 },
        {
          element: "organization.mostSeniorPrincipals",
          previous: [{ fullName: "Jo Doe" }],
          current: "Jane Doe",
        },
      ],
    };
    const read = readAlerts(better, NOW);
    expect(read.map((alert) => alert.code)).toEqual(["score_improved", "principals_changed"]);
    expect(JSON.stringify(read)).not.toContain("Doe");
    expect(readPull(`${JSON.stringify(better)}\n${JSON.stringify(better)}`)).toHaveLength(2);
  });

  test.each([
    ["cleansematch.nomatch.404.json", 404, "not_found"],
    ["error.401.json", 401, "unauthorised"],
    ["error.429.json", 429, "rate_limited"],
  ])("%s is %i, %s", async (file, status, kind) => {
    expect((await answeringWith("dnb", status, textOf(`synthetic/dnb/${file}`)))?.kind).toBe(kind);
  });

  test.each(["token.v2.json", "token.v3.json"])("%s: either spelling of the life", async (file) => {
    const value = jsonOf(`synthetic/dnb/${file}`);
    expect(at(value, "expiresIn") ?? at(value, "expires_in")).toBe(86_400);
  });

  test("404 with code 00037 is a wrong path, not a missing company", async () => {
    const text = JSON.stringify({
      error: { errorCode: "00037", errorMessage: "Requested resource not found" },
    });
    expect((await answeringWith("dnb", 404, text))?.kind).toBe("misconfigured");
  });
});
