import { describe, expect, test } from "vitest";
import type { BureauReport } from "../../port.ts";
import { at } from "../../reading/json.ts";
import { answeringWith, filesOf, jsonOf, NOW, TODAY, textOf } from "../../test/samples.ts";
import { readToken } from "../../wire/password-grant.ts";
import { mergeResults, readReport } from "./read-report.ts";
import { readSearch } from "./search.ts";
import { checkRequest } from "./simulator.ts";

// Goal: every published or synthetic sample reads to the fields of the contract, and every error in them is of its
// class.

function usReport(file: string): BureauReport {
  return readReport(mergeResults([jsonOf(file)]), TODAY);
}

describe("the US business samples", () => {
  const files = filesOf("experian");
  const responses = files.filter((file) => file.endsWith("ResponseExample.json"));
  const NO_FILE = /Quicksearch|\/Search|Reverse|Istwatch|Aggregates|\/Headers/;

  test("there are many", () => expect(files.length).toBeGreaterThan(60));

  test.each(responses.filter((file) => !NO_FILE.test(file)))("%s reads to a report", (file) => {
    const report = usReport(file);
    const isOfCompany = !/Uccfilings/.test(file);
    if (isOfCompany && !/FraudShields|Intelliscore/.test(file))
      expect(report.subjectReference).toMatch(/^\d{9}$/);
    expect(report).toMatchObject({ currency: "USD", asOf: TODAY, missingParts: [] });
    for (const figure of Object.values(report.figures)) expect(figure).toMatch(/^-?\d+(\.\d+)?$/);
  });

  test.each(responses.filter((file) => NO_FILE.test(file)))("%s reads without a failure", (file) => {
    expect(() => usReport(file)).not.toThrow();
    expect(() => readSearch(jsonOf(file), "x")).not.toThrow();
  });

  test("scores: both models, class by its words where the code is null, percentile before the range", () => {
    for (const name of ["Scores", "Scoressearch", "Multisegments"]) {
      const report = usReport(`experian/${name}ResponseExample.json`);
      expect(report.scores).toHaveLength(2);
      expect(report.scores[0]).toMatchObject({
        model: "000254",
        raw: "611",
        percentile: 11,
        riskScore: 110,
        riskClass: 4,
        scale: { minimum: 300, maximum: 850, saferEnd: "high" },
      });
      expect(report.scores[0]?.reasons[0]).toEqual({
        code: "000067",
        text: "NUMBER OF COMMERCIAL INQUIRES IS HIGH",
      });
      expect(report).toMatchObject({ riskScore: 60, riskClass: 4 });
    }
    expect(usReport("experian/ScoresResponseExample.json").recommendedMinor).toBe(100_000n);
    expect(usReport("experian/PremierprofilesResponseExample.json")).toMatchObject({
      riskScore: 60,
      riskClass: 4,
      recommendedMinor: 120_000n,
    });
    expect(usReport("experian/IntelliscoreplusResponseExample.json")).toMatchObject({
      riskScore: 110,
      riskClass: 4,
      figures: { inquiries: "87" },
    });
  });

  test("dashboard, credit status, legal, facts, fraud shields", () => {
    expect(usReport("experian/RiskdashboardsResponseExample.json")).toMatchObject({
      riskClass: 4,
      recommendedMinor: 100_000n,
      figures: { currentDbt: "0", derogatoryLegalCount: "0", fraudIndicators: "1" },
    });
    expect(usReport("experian/CreditstatusResponseExample.json")).toMatchObject({
      figures: {
        currentDbt: "2",
        tradelines: "3",
        accountBalance: "142600",
        yearsOnFile: "21",
        inquiries: "3",
      },
      payments: { daysBeyondTerms: 2, tradelines: 3, balanceMinor: 14_260_000n },
    });
    const legal = usReport("experian/LegalCollectionSummariesResponseExample.json");
    expect(legal.flags).toEqual(["legal_filings"]);
    expect(legal.legal).toEqual([
      { kind: "lien", count: 5, amountMinor: 105_000_200n },
      { kind: "judgment", count: 9, amountMinor: 1_724_900n },
      { kind: "collection", count: 1, amountMinor: 32_000n },
      { kind: "secured_filing", count: 14, amountMinor: null },
    ]);
    const facts = usReport("experian/FactsResponseExample.json");
    expect(facts).toMatchObject({
      figures: { employees: "7046", yearsOnFile: "21" },
      officerRoles: ["PRESIDENT"],
    });
    expect(JSON.stringify(facts.officerRoles)).not.toContain("DEAN");
    expect(usReport("experian/FraudShieldsResponseExample.json").flags).toEqual([]);
    expect(usReport("experian/BankruptciesResponseExample.json")).toMatchObject({
      flags: ["bankrupt"],
      legal: [{ kind: "bankruptcy", count: 5 }],
    });
    expect(usReport("experian/IstwatchResponseExample.json").flags).toEqual(["sanctions_match"]);
    expect(usReport("experian/CorporateRegistrationResponseExample.json").isActive).toBe(true);
    expect(usReport("experian/LiensResponseExample.json").legal).toMatchObject([{ kind: "lien", count: 5 }]);
    expect(usReport("experian/JudgmentsResponseExample.json").legal).toMatchObject([
      { kind: "judgment", count: 180 },
    ]);
    expect(usReport("experian/CollectionsResponseExample.json").legal).toMatchObject([
      { kind: "collection", count: 146, amountMinor: 115_675_100n },
    ]);
  });

  test("search: certain from the bureau's high reliability on, none is an empty list, two near ones are not certain", () => {
    expect(readSearch(jsonOf("experian/SearchResponseExample.json"), "Experian")).toMatchObject([
      { reference: "796744203", certainty: 100, hasSameName: true, isCertain: true },
    ]);
    expect(readSearch(jsonOf("synthetic/experian-us/search.hit.json"), "Northlight Cycles")).toMatchObject([
      { reference: "700100200", hasSameName: true, isCertain: true, isActive: null },
    ]);
    expect(readSearch(jsonOf("synthetic/experian-us/search.nohit.json"), "x")).toEqual([]);
    const ambiguous = readSearch(jsonOf("synthetic/experian-us/search.ambiguous.json"), "Northlight");
    expect(ambiguous.map((candidate) => candidate.isCertain)).toEqual([false, false]);
  });

  test("sentinels are no scores: 998 is a bankruptcy, 999 a thin file", () => {
    expect(usReport("synthetic/experian-us/scores.bankruptcy-998.json")).toMatchObject({
      riskScore: null,
      riskClass: null,
      recommendedMinor: null,
      flags: ["bankrupt"],
      figures: {},
    });
    expect(usReport("synthetic/experian-us/scores.insufficient-999.json")).toMatchObject({
      riskScore: null,
      riskClass: null,
      flags: ["thin_file"],
    });
    expect(usReport("synthetic/experian-us/scores.json")).toMatchObject({ riskScore: 500, riskClass: 2 });
  });

  test.each(files.filter((file) => file.endsWith("RequestExample.json")))(
    "%s is a request that the simulator takes",
    (file) => {
      const body = jsonOf(file);
      const [first] = Array.isArray(body) ? body : [body];
      const path = /\/(Search|Scores)Request/.exec(file)?.[1]?.toLowerCase() ?? "reports/any";
      const isOfCompany = typeof at(first, "bin") === "string" || path === "search";
      const refused = checkRequest(`/v1/${path}`, first as Record<string, unknown>);
      expect(refused === undefined).toBe(isOfCompany);
    },
  );

  const ERRORS: Readonly<Record<string, readonly [number, string]>> = {
    Scores401: [401, "unauthorised"],
    Scores500: [500, "not_entitled"],
    Scores502: [502, "temporary"],
    Scores503: [503, "temporary"],
    Scores400: [400, "misconfigured"],
  };
  test.each(files.filter((file) => file.endsWith("ErrorExample.json")))(
    "%s is of its class",
    async (file) => {
      const name = /\/(\w+)ErrorExample/.exec(file)?.[1] ?? "";
      const [status, kind] = ERRORS[name] ?? [400, "invalid"];
      expect((await answeringWith("experian-us", status, textOf(file)))?.kind).toBe(kind);
    },
  );

  test("the synthetic errors", async () => {
    const folder = "synthetic/experian-us";
    const kinds = await Promise.all([
      answeringWith("experian-us", 400, textOf(`${folder}/error.400.json`)),
      answeringWith("experian-us", 401, textOf(`${folder}/error.401.json`)),
      answeringWith("experian-us", 502, textOf(`${folder}/error.502-gateway.json`)),
    ]);
    expect(kinds.map((failure) => failure?.kind)).toEqual(["invalid", "unauthorised", "temporary"]);
    expect(readToken(textOf(`${folder}/token.json`), 1_767_603_600_000)).toEqual({
      token: "sim-access-token",
      expiresAtMs: 1_767_603_600_000 + 1_800_000,
    });
    // Their clock is behind ours: the token is used for its life as we count it, not renewed on every call.
    expect(readToken(textOf(`${folder}/token.json`), NOW.getTime()).expiresAtMs).toBe(
      NOW.getTime() + 1_800_000,
    );
    expect(filesOf(folder)).toHaveLength(10);
  });
});
