import { exponentOf, isCurrency, type PlainDate } from "@goodterms/kernel";
import { BureauFailure } from "../../failure.ts";
import type { BureauReport, BureauScore, LegalFact } from "../../port.ts";
import {
  at,
  booleanAt,
  dateAt,
  decimalAt,
  integerAt,
  type Json,
  listAt,
  minorAt,
  textAt,
} from "../../reading/json.ts";
import { flagsOf, knownFigures, makeScore, riskiest } from "../../reading/scale.ts";
import { readActive } from "./match.ts";

const CURRENCY_STANDARD = "USD";

/**
 * Reads data blocks, or the older product form: both hang on `organization`. Blocks that were asked for and failed are
 * listed; `{}` and `[]` are absent, percentile 0 is no score.
 * @throws BureauFailure malformed without an organization, partly_failed when every block asked for had failed.
 */
export function readBlocks(answer: Json, today: PlainDate): BureauReport {
  const organization = at(answer, "organization");
  const missingParts = failedBlocks(answer);
  const asked = listAt(answer, "blockStatus").length;
  if (asked > 0 && missingParts.length === asked) {
    throw new BureauFailure("partly_failed", "every block asked for had failed", { charge: "unknown" });
  }
  if (textAt(organization, "duns") === null) {
    throw new BureauFailure("malformed", "the answer has no organization");
  }
  const assessment = at(organization, "dnbAssessment");
  const scores = [
    readScore(assessment, "failureScore", "Failure score"),
    readScore(assessment, "delinquencyScore", "Delinquency score"),
  ].filter((score) => score !== undefined);
  const currency = currencyOf(organization);
  const isActive = readActive(organization);
  const dates = scores.flatMap((score) => score.asOf ?? []);
  return {
    subjectReference: textAt(organization, "duns"),
    subjectName: textAt(organization, "primaryName"),
    isActive,
    currency,
    scores,
    ...riskiest(scores),
    flags: readFlags(organization, isActive, scores),
    figures: readFigures(organization),
    recommendedMinor: minorAt(
      assessment,
      "creditLimitRecommendation.maximumRecommendedLimit.value",
      exponentOf(currency),
    ),
    payments: readPayments(organization, currency),
    legal: readLegal(organization),
    officerRoles: readRoles(organization),
    asOf: dates.sort().at(0) ?? today,
    missingParts,
  };
}

function failedBlocks(answer: Json): { part: string; reason: string }[] {
  return listAt(answer, "blockStatus").flatMap((block) => {
    const status = textAt(block, "status")?.toLowerCase();
    const part = textAt(block, "blockID") ?? "a block";
    return status === "ok" ? [] : [{ part, reason: textAt(block, "reason") ?? status ?? "no status" }];
  });
}

function currencyOf(organization: Json): string {
  const given =
    textAt(organization, "dnbAssessment.creditLimitRecommendation.maximumRecommendedLimit.currency") ??
    textAt(organization, "businessTrading.currency") ??
    CURRENCY_STANDARD;
  return isCurrency(given) ? given : CURRENCY_STANDARD;
}

function readScore(assessment: Json, name: string, title: string): BureauScore | undefined {
  const score = at(assessment, name);
  const percentile = integerAt(score, "nationalPercentile");
  const riskClass = integerAt(score, "classScore");
  if (percentile === null && riskClass === null && integerAt(score, "rawScore") === null) return undefined;
  const override = textAt(score, "scoreOverrideReasons.description");
  return makeScore({
    model: textAt(score, "scoreModel.dnbCode") ?? name,
    title: textAt(score, "scoreModel.description") ?? title,
    raw: integerAt(score, "rawScore") ?? percentile,
    // The raw score's range differs from country to country; the percentile alone is put on the one scale.
    scale: null,
    percentile,
    riskClass,
    noScoreReason: null,
    reasons: [
      { code: name, text: textAt(score, "classScoreDescription") },
      ...(override === null ? [] : [{ code: "override", text: override }]),
    ],
    asOf: dateAt(score, "scoreDate"),
  });
}

function readFlags(organization: Json, isActive: boolean | null, scores: readonly BureauScore[]) {
  const legal = at(organization, "legalEvents");
  return flagsOf({
    bankrupt: booleanAt(legal, "hasOpenBankruptcy") === true,
    ceased: isActive === false,
    severe_negative: booleanAt(organization, "dnbAssessment.hasSevereNegativeEvents") === true,
    legal_filings: booleanAt(legal, "hasOpenLiens") === true || booleanAt(legal, "hasOpenJudgments") === true,
    high_risk: booleanAt(organization, "isHighRiskBusiness") === true,
    deteriorating: booleanAt(organization, "isDeterioratingBusiness") === true,
    thin_file: scores.length > 0 && scores.every((score) => score.riskScore === null),
  });
}

/** What the bureau calls these, in its own spelling where that is short. */
const FIGURES = {
  failurePercentile: "dnbAssessment.failureScore.nationalPercentile",
  failureClass: "dnbAssessment.failureScore.classScore",
  failureRaw: "dnbAssessment.failureScore.rawScore",
  delinquencyPercentile: "dnbAssessment.delinquencyScore.nationalPercentile",
  delinquencyClass: "dnbAssessment.delinquencyScore.classScore",
  ratingRiskSegment: "dnbAssessment.standardRating.riskSegment",
  averageRecommendedLimit: "dnbAssessment.creditLimitRecommendation.averageRecommendedLimit.value",
  paydex: "businessTrading.summary.paydexScore",
  paydexThreeMonthsPrior: "businessTrading.summary.threeMonthsPriorPaydexScore",
  daysBeyondTerms: "businessTrading.summary.paymentBehaviorDays",
  totalPastDue: "businessTrading.summary.totalPastDueAmount",
  maximumPastDue: "businessTrading.summary.maximumPastDueAmount",
  maximumOwed: "businessTrading.summary.maximumOwedAmount",
  averageHighCredit: "businessTrading.summary.averageHighCreditAmount",
  maximumHighCredit: "businessTrading.summary.maximumHighCreditAmount",
  experiences: "businessTrading.summary.totalExperiencesCount",
  slowExperiences: "businessTrading.summary.slowExperiencesCount",
  negativePayments: "businessTrading.summary.negativePaymentsCount",
  placedForCollection: "businessTrading.summary.placedForCollectionCount",
  paydexMedianOfIndustry: "businessTradingNorms.industryNorms.paydexScoreNorms.medianScore",
  employees: "numberOfEmployees.value",
  yearlyRevenue: "financials.yearlyRevenue.value",
  startYear: "startDate",
} as const;
/** Zero is a sentinel in these, not a figure. */
const ZERO_IS_NO_DATA = new Set(["failurePercentile", "delinquencyPercentile", "failureClass", "failureRaw"]);

function readFigures(organization: Json): Record<string, string> {
  return knownFigures(
    Object.fromEntries(
      Object.entries(FIGURES).map(([name, path]) => {
        const figure = decimalAt(organization, path);
        return [name, figure === "0" && ZERO_IS_NO_DATA.has(name) ? null : figure];
      }),
    ),
  );
}

function readPayments(organization: Json, currency: string): BureauReport["payments"] {
  const summary = at(organization, "businessTrading.summary");
  if (listAt(organization, "businessTrading").length === 0) return null;
  const exponent = exponentOf(currency);
  return {
    daysBeyondTerms: integerAt(listOrOne(summary), "paymentBehaviorDays"),
    tradelines: integerAt(listOrOne(summary), "totalExperiencesCount"),
    balanceMinor: minorAt(listOrOne(summary), "maximumOwedAmount", exponent),
    pastDueMinor: minorAt(listOrOne(summary), "totalPastDueAmount", exponent),
  };
}

function listOrOne(value: Json): Json {
  return Array.isArray(value) ? value[0] : value;
}

function readLegal(organization: Json): LegalFact[] {
  const events = at(organization, "legalEvents");
  const kinds = [
    ["bankruptcy", "hasOpenBankruptcy"],
    ["lien", "hasOpenLiens"],
    ["judgment", "hasOpenJudgments"],
  ] as const;
  return kinds.flatMap(([kind, field]) =>
    booleanAt(events, field) === true ? [{ kind, count: null, amountMinor: null }] : [],
  );
}

function readRoles(organization: Json): string[] {
  const people = [
    ...listAt(organization, "mostSeniorPrincipals"),
    ...listAt(organization, "currentPrincipals"),
  ];
  return [...new Set(people.flatMap((person) => textAt(person, "jobTitles.title") ?? []))].sort();
}
