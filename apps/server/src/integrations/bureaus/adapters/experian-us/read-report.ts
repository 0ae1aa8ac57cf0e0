import type { PlainDate } from "@goodterms/kernel";
import type { BureauReport, LegalFact } from "../../port.ts";
import {
  at,
  booleanAt,
  decimalAt,
  fieldsOf,
  integerAt,
  type Json,
  listAt,
  minorAt,
  textAt,
} from "../../reading/json.ts";
import { flagsOf, knownFigures, riskiest } from "../../reading/scale.ts";
import { type ReadScore, readDashboardScore, readListedScore, readScore } from "./models.ts";

const CURRENCY = "USD";
const EXPONENT = 2;
/** A percentage of trade lines of 999 says that their ageing was not supplied. */
const NOT_SUPPLIED = "999";
/** Fraud warning code for "no match on the sanctions list"; older reports say N. */
const SANCTIONS_CLEAR = new Set(["1", "N"]);

/** All segments that one or several answers of a company held, laid over each other; a later one wins. */
export function mergeResults(answers: readonly Json[]): Json {
  return Object.assign({}, ...answers.map((answer) => fieldsOf(at(answer, "results"))));
}

/**
 * Reads whatever segments there are: of scores, dashboard, credit status, trades, legal and collections, fraud shields,
 * facts, the bundle, and the two full reports. Missing segments leave their part of the report null.
 */
export function readReport(results: Json, today: PlainDate): BureauReport {
  const read = readScores(results);
  const scores = read.map(({ score }) => score);
  const header = headerOf(results);
  return {
    subjectReference: textAt(header, "bin"),
    subjectName: textAt(header, "businessName"),
    isActive: activeOf(results),
    currency: CURRENCY,
    scores,
    ...riskiest(scores),
    flags: readFlags(results, read),
    figures: readFigures(results),
    recommendedMinor: recommendedOf(results),
    payments: readPayments(results),
    legal: readLegal(results),
    officerRoles: readRoles(results),
    asOf: today,
    missingParts: [],
  };
}

function headerOf(results: Json): Json {
  const header = at(results, "businessHeader") ?? listAt(results, "businessNameAndAddress")[0];
  return header ?? results;
}

function readScores(results: Json): ReadScore[] {
  const holders = [results, at(results, "scoreInformation")];
  const names = ["commercialScore", "fsrScore"] as const;
  const full = holders.flatMap((holder) => names.flatMap((name) => readScore(holder, name) ?? []));
  if (full.length > 0) return full;
  const listed = readListedScore(results);
  if (listed !== undefined) return [listed];
  return names.flatMap((name) => readDashboardScore(results, name) ?? []);
}

function recommendedOf(results: Json): bigint | null {
  const paths = [
    "commercialScore.recommendedCreditLimitAmount",
    "scoreInformation.commercialScore.recommendedCreditLimitAmount",
    "recommendedCreditLimitAmount",
  ];
  // Next to a sentinel the amount is none of the bureau's advice.
  if (readScores(results).some(({ sentinel }) => sentinel !== null)) return null;
  return paths.map((path) => minorAt(results, path, EXPONENT)).find((minor) => minor !== null) ?? null;
}

function activeOf(results: Json): boolean | null {
  const status = textAt(results, "corporateRegistration.statusFlag") ?? textAt(results, "statusFlag");
  if (status !== null) return status.toLowerCase() === "active";
  return null;
}

function legalSummary(results: Json): Json {
  return at(results, "legalFilingsCollectionsSummary");
}

function readFlags(results: Json, scores: readonly ReadScore[]) {
  const summary = legalSummary(results);
  const shields = shieldsOf(results);
  const derogatory = integerAt(summary, "derogatoryLegalCount") ?? integerAt(results, "derogatoryLegalCount");
  const judgments = integerAt(summary, "judgmentCount");
  const liens = integerAt(summary, "lienCount");
  return flagsOf({
    bankrupt: scores.some(({ sentinel }) => sentinel === "bankruptcy") || hasBankruptcy(results),
    ceased: activeOf(results) === false,
    legal_filings: [derogatory, judgments, liens].some((count) => (count ?? 0) > 0),
    fraud_warning: booleanAt(shields, "businessRiskTriggersIndicator") === true,
    sanctions_match: isOnSanctionsList(shields) || listAt(results, "istWatch").length > 0,
    thin_file: scores.length > 0 && scores.every(({ sentinel }) => sentinel === "insufficient"),
  });
}

function hasBankruptcy(results: Json): boolean {
  const holders = [
    legalSummary(results),
    at(results, "bankruptcySummary"),
    at(results, "expandedCreditSummary"),
    at(results, "executiveElements"),
  ];
  return holders.some((holder) => booleanAt(holder, "bankruptcyIndicator") === true);
}

function shieldsOf(results: Json): Json {
  return at(results, "commercialFraudShieldSummary") ?? results;
}

function isOnSanctionsList(shields: Json): boolean {
  const code = textAt(shields, "ofacMatchWarning.code");
  return code !== null && !SANCTIONS_CLEAR.has(code);
}

/** Figures by their name here, and the places where the several answers have them; the first that is known counts. */
const FIGURES: Readonly<Record<string, readonly string[]>> = {
  commercialScore: ["commercialScore.score", "scoreInformation.commercialScore.score"],
  commercialPercentile: [
    "commercialScore.percentileRanking",
    "scoreInformation.commercialScore.percentileRanking",
    "intelliscoreScoreInformation.percentileRanking",
  ],
  fsrScore: ["fsrScore.score", "scoreInformation.fsrScore.score"],
  fsrPercentile: ["fsrScore.percentileRanking", "scoreInformation.fsrScore.percentileRanking"],
  currentDbt: [
    "tradePaymentSummary.currentDbt",
    "currentDbt",
    "expandedCreditSummary.currentDbt",
    "executiveElements.currentDbt",
  ],
  monthlyAverageDbt: [
    "tradePaymentSummary.monthlyAverageDbt",
    "expandedCreditSummary.monthlyAverageDbt",
    "executiveElements.monthlyAverageDbt",
  ],
  highestDbt6Months: [
    "tradePaymentSummary.highestDbt6Months",
    "expandedCreditSummary.highestDbt6Months",
    "executiveElements.highestDbt6Months",
  ],
  highestDbt5Quarters: [
    "tradePaymentSummary.highestDbt5Quarters",
    "expandedCreditSummary.highestDbt5Quarters",
  ],
  tradelines: [
    "tradePaymentSummary.allTradelineCount",
    "combinedTradelineCount",
    "expandedCreditSummary.allTradelineCount",
    "executiveElements.allTradelineCount",
  ],
  accountBalance: ["tradePaymentSummary.allTradelineBalance", "combinedAccountBalance"],
  recentHighCredit: ["combinedRecentHighCreditAmount", "tradePaymentSummary.singleHighCredit"],
  medianCreditExtended: ["tradePaymentSummary.medianCreditAmountExtended"],
  currentPercentage: [
    "tradePaymentTotals.combined.currentPercentage",
    "TradePaymentTotals.combined.currentPercentage",
  ],
  dbt30: ["tradePaymentTotals.combined.dbt30", "TradePaymentTotals.combined.dbt30"],
  dbt60: ["tradePaymentTotals.combined.dbt60", "TradePaymentTotals.combined.dbt60"],
  dbt90: ["tradePaymentTotals.combined.dbt90", "TradePaymentTotals.combined.dbt90"],
  dbt91Plus: ["tradePaymentTotals.combined.dbt91Plus", "TradePaymentTotals.combined.dbt91Plus"],
  yearsOnFile: ["yearsOnFile", "businessFacts.yearsOnFile"],
  inquiries: ["inquiryCount", "executiveElements.inquiriesPrevious9Months"],
  employees: ["employeeSize", "businessFacts.employeeSize"],
  salesRevenue: ["salesRevenue", "businessFacts.salesRevenue"],
  derogatoryLegalCount: ["legalFilingsCollectionsSummary.derogatoryLegalCount", "derogatoryLegalCount"],
  legalBalance: ["legalFilingsCollectionsSummary.legalBalance", "executiveElements.legalBalance"],
  uccFilings: ["legalFilingsCollectionsSummary.uccFilingsCount", "uccFilingsSummary.uccFilingsCount"],
  uccDerogatory: ["legalFilingsCollectionsSummary.uccDerogatoryCount"],
  fraudIndicators: [
    "commercialFraudRiskIndicatorCount",
    "expandedCreditSummary.commercialFraudRiskIndicatorCount",
  ],
};
const SCORE_FIGURES = new Set(["commercialScore", "commercialPercentile", "fsrScore", "fsrPercentile"]);
const SENTINELS = new Set(["998", "999"]);
const SHARES = new Set(["currentPercentage", "dbt30", "dbt60", "dbt90", "dbt91Plus"]);

function readFigures(results: Json): Record<string, string> {
  const found = Object.entries(FIGURES).map(([name, paths]) => {
    const figure = paths.map((path) => decimalAt(results, path)).find((value) => value !== null) ?? null;
    const isSentinel = SCORE_FIGURES.has(name) && SENTINELS.has(figure ?? "");
    const isAbsent = SHARES.has(name) && figure === NOT_SUPPLIED;
    return [name, isSentinel || isAbsent ? null : figure] as const;
  });
  return knownFigures(Object.fromEntries(found));
}

function readPayments(results: Json): BureauReport["payments"] {
  const figures = readFigures(results);
  const dbt = figures.currentDbt ?? null;
  const lines = figures.tradelines ?? null;
  if (dbt === null && lines === null) return null;
  return {
    daysBeyondTerms: dbt === null ? null : Number(dbt),
    tradelines: lines === null ? null : Number(lines),
    balanceMinor: minorAt({ balance: figures.accountBalance }, "balance", EXPONENT),
    pastDueMinor: null,
  };
}

/** Legal facts: where the summary has them, and where the answer of their own has them. */
const LEGAL: readonly (readonly [LegalFact["kind"], string, string])[] = [
  ["bankruptcy", "bankruptcy", "bankruptcySummary"],
  ["lien", "lien", "lienSummary"],
  ["judgment", "judgment", "judgmentSummary"],
  ["collection", "collection", "collectionsSummary"],
  ["secured_filing", "uccFilings", "uccFilingsSummary"],
];

function readLegal(results: Json): LegalFact[] {
  return LEGAL.flatMap(([kind, stem, ownSummary]) => {
    const holders = [legalSummary(results), at(results, ownSummary)];
    const count = holders.map((holder) => integerAt(holder, `${stem}Count`)).find((value) => value !== null);
    if (count === undefined || count === null || count === 0) return [];
    const amountMinor =
      holders.map((holder) => minorAt(holder, `${stem}Balance`, EXPONENT)).find((value) => value !== null) ??
      null;
    return [{ kind, count, amountMinor }];
  });
}

function readRoles(results: Json): string[] {
  const people = [
    ...listAt(results, "executiveInformation"),
    ...listAt(results, "businessFacts.executiveInformation"),
    ...listAt(results, "businessContacts.contactsAndTitles"),
  ];
  return [...new Set(people.flatMap((person) => textAt(person, "title") ?? []))].sort();
}
