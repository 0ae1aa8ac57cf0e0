import type { PlainDate } from "@goodterms/kernel";
import type { BureauReport, BureauScore, LegalFact } from "../../port.ts";
import { at, dateAt, decimalAt, integerAt, type Json, listAt, minorAt, textAt } from "../../reading/json.ts";
import { flagsOf, knownFigures, makeScore, riskiest } from "../../reading/scale.ts";

const CURRENCY = "GBP";
const EXPONENT = 2;
/** Failed, dissolved or in receivership: a fact, not a score. */
const DELPHI_FAILED = 0;
/** Intends to dissolve, or a winding-up petition is before the court. */
const DELPHI_FAILING = 1;
const DELPHI = { minimum: 0, maximum: 100, saferEnd: "high" } as const;
/** Band letters by safety; A to C from public pages, the rest from memory (see docs/bureaus.md). */
const BANDS = ["A", "B", "C", "D", "E"];

/** Reads the report of a registered company: words in Pascal case, numbers as text. */
export function readReport(answer: Json, today: PlainDate): BureauReport {
  const number = integerAt(answer, "CommercialDelphi.CommDelphiScore");
  const score = readDelphi(answer, number);
  const scores = score === undefined ? [] : [score];
  const figures = readFigures(answer);
  return {
    subjectReference: textAt(answer, "RegNumber"),
    subjectName: textAt(answer, "CommercialName"),
    isActive: activeOf(answer, number),
    currency: CURRENCY,
    scores,
    ...riskiest(scores),
    flags: flagsOf({
      ceased: activeOf(answer, number) === false,
      severe_negative: number === DELPHI_FAILING,
      legal_filings:
        (integerAt(answer, "CCJs.NumberCCJsLast12Months") ?? 0) > 0 ||
        (integerAt(answer, "LegalNotices.NumLegalNotices") ?? 0) > 0,
    }),
    figures,
    // The limit is the highest total exposure; the rating is the usual exposure of thirty days.
    recommendedMinor: minorAt(answer, "CommercialDelphi.CreditLimit", EXPONENT),
    payments: readPayments(answer),
    legal: readLegal(answer),
    officerRoles: listAt(answer, "ManagementInfo.Directors.CurrentDirector").length > 0 ? ["Director"] : [],
    asOf: today,
    missingParts: [],
  };
}

function readDelphi(answer: Json, number: number | null): BureauScore | undefined {
  const band = textAt(answer, "CommercialDelphi.CommDelphiBand")?.toUpperCase() ?? null;
  if (number === null && band === null) return undefined;
  const place = band === null ? -1 : BANDS.indexOf(band);
  const text = textAt(answer, "CommercialDelphi.CommDelphiBandText");
  return makeScore({
    model: "commercial-delphi",
    title: "Commercial Delphi",
    raw: number,
    scale: DELPHI,
    percentile: null,
    riskClass: place === -1 ? null : place + 1,
    noScoreReason: number === DELPHI_FAILED ? "failed" : number === null ? "not given" : null,
    reasons: text === null ? [] : [{ code: "band", text }],
    asOf: null,
  });
}

function activeOf(answer: Json, delphi: number | null): boolean | null {
  if (delphi === DELPHI_FAILED) return false;
  const status = textAt(answer, "Identification.CompanyStatus")?.toLowerCase();
  if (status === undefined) return null;
  return !/dissol|liquid|ceased|struck/.test(status);
}

const FIGURES = {
  creditRating: "CommercialDelphi.CreditRating",
  creditLimit: "CommercialDelphi.CreditLimit",
  ccjs12Months: "CCJs.NumberCCJsLast12Months",
  ccjsValue12Months: "CCJs.ValueCCJsLast12Months",
  ccjs72Months: "CCJs.NumberCCJs0To72",
  ccjsValue72Months: "CCJs.ValueCCJs0To72",
  mortgages: "Mortgages.NumMortgages",
  legalNotices: "LegalNotices.NumLegalNotices",
  caisBalance: "LimitedCompanyCAISPortfolioSummary.MonthlyData.CurrentBalance",
  turnover: "Financials.Accounts.ProfitLoss.TurnoverSalesDetails.TurnoverSales",
  netWorth: "Financials.Accounts.BalanceSheet.NetWorth",
  employees: "Financials.Accounts.DisclosureItems.NumberEmployees",
} as const;

function readFigures(answer: Json): Record<string, string> {
  const delphi = decimalAt(answer, "CommercialDelphi.CommDelphiScore");
  const accounts = dateAt(answer, "Financials.Accounts.DateOfAccounts");
  const founded = dateAt(answer, "Identification.IncorporationDate");
  return knownFigures({
    ...Object.fromEntries(Object.entries(FIGURES).map(([name, path]) => [name, decimalAt(answer, path)])),
    delphi: delphi === String(DELPHI_FAILED) ? null : delphi,
    accountsYear: accounts?.slice(0, 4) ?? null,
    incorporationYear: founded?.slice(0, 4) ?? null,
  });
}

function readPayments(answer: Json): BureauReport["payments"] {
  const summary = at(answer, "LimitedCompanyCAISPortfolioSummary");
  if (summary === undefined || summary === null) return null;
  return {
    daysBeyondTerms: null,
    tradelines: null,
    balanceMinor: minorAt(answer, "LimitedCompanyCAISPortfolioSummary.MonthlyData.CurrentBalance", EXPONENT),
    pastDueMinor: null,
  };
}

function readLegal(answer: Json): LegalFact[] {
  const facts = [
    ["judgment", "CCJs.NumberCCJs0To72", "CCJs.ValueCCJs0To72"],
    ["secured_filing", "Mortgages.NumMortgages", ""],
    ["notice", "LegalNotices.NumLegalNotices", ""],
  ] as const;
  return facts.flatMap(([kind, countPath, amountPath]) => {
    const count = integerAt(answer, countPath) ?? 0;
    if (count === 0) return [];
    return [{ kind, count, amountMinor: amountPath === "" ? null : minorAt(answer, amountPath, EXPONENT) }];
  });
}
