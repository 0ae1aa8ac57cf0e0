import { describe, expect, test } from "vitest";
import { answeringWith, filesOf, jsonOf, TODAY } from "../../test/samples.ts";
import { readReport } from "./read-report.ts";

// Goal: the sample reads to the fields of the contract, and statuses are of their class.

describe("the UK business sample", () => {
  test("numbers as text, dates as objects, rating and limit apart", () => {
    const [file, ...rest] = filesOf("synthetic/experian-uk");
    expect(rest).toEqual([]);
    const report = readReport(jsonOf(file ?? ""), TODAY);
    expect(report).toMatchObject({
      subjectReference: "01234567",
      currency: "GBP",
      riskScore: 730,
      riskClass: 3,
      recommendedMinor: 2_400_000n,
      flags: [],
      figures: {
        delphi: "73",
        creditRating: "8000",
        ccjs12Months: "0",
        ccjs72Months: "1",
        caisBalance: "15200",
        turnover: "1420000",
        netWorth: "210000",
        employees: "11",
        accountsYear: "2025",
        incorporationYear: "2009",
      },
    });
    expect(report.legal).toContainEqual({ kind: "judgment", count: 1, amountMinor: 64_000n });
  });

  test("Delphi 0 has failed and is no score; 1 is a score with a severe event", () => {
    const of = (CommDelphiScore: string) =>
      readReport({ RegNumber: "01234567", CommercialDelphi: { CommDelphiScore } }, TODAY);
    expect(of("0")).toMatchObject({ riskScore: null, flags: ["ceased"], isActive: false });
    expect(of("1")).toMatchObject({ riskScore: 10, flags: ["severe_negative"] });
  });

  test.each([
    [404, '{"errors":[]}', "not_found"],
    [404, "<html>", "misconfigured"],
    [400, "{}", "invalid"],
    [403, "{}", "not_entitled"],
    [401, "{}", "unauthorised"],
    [429, "{}", "rate_limited"],
  ])("%i %s is %s", async (status, text, kind) => {
    expect((await answeringWith("experian-uk", status, text))?.kind).toBe(kind);
  });
});
