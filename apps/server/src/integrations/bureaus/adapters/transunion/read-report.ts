import { type PlainDate, parseDate } from "@goodterms/kernel";
import { BureauFailure, type FailureKind } from "../../failure.ts";
import type { BureauReport, BureauScore, LegalFact } from "../../port.ts";
import {
  at,
  booleanAt,
  decimalAt,
  integerAt,
  type Json,
  listAt,
  minorAt,
  textAt,
} from "../../reading/json.ts";
import { flagsOf, knownFigures, makeScore, riskiest } from "../../reading/scale.ts";
import { errorOf, parseAnswer } from "./tuxml.ts";

const CURRENCY = "USD";
const EXPONENT = 2;
const VANTAGE = "00V60";
/** Range of the score: from memory, see docs/bureaus.md. */
const VANTAGE_SCALE = { minimum: 300, maximum: 850, saferEnd: "high" } as const;
const HIT = "regularHit";

/** The error table is not public: the words decide, and what they do not say is the inquiry's own fault. */
const ERRORS: readonly (readonly [RegExp, FailureKind])[] = [
  [/subscriber|password|authenticat/i, "unauthorised"],
  [/not (authori|entitl)|permissible|contract/i, "not_entitled"],
  [/unavailable|time.?out|try again|system error/i, "temporary"],
  [/freeze|frozen|locked|security alert/i, "locked"],
];

/**
 * Reads an answer. Throws where there is no file to read: an error in the product, no hit, a frozen or suppressed file.
 * @throws BureauFailure malformed, unauthorised, not_entitled, temporary, invalid, not_found, locked.
 */
export function readReport(text: string, today: PlainDate): BureauReport {
  const answer = parseAnswer(text);
  const error = errorOf(answer);
  if (error !== null) {
    const kind = ERRORS.find(([pattern]) => pattern.test(error.words))?.[1] ?? "invalid";
    throw new BureauFailure(kind, `error ${error.code.slice(0, 20)}`);
  }
  const record = at(answer, "product.subject.subjectRecord");
  checkFile(record);
  const score = readVantage(record);
  const scores = score === undefined ? [] : [score];
  const stamp = textAt(answer, "timestamp");
  return {
    // The file is a person's: whose it is stands in the sealed original only.
    subjectReference: null,
    subjectName: null,
    isActive: null,
    currency: CURRENCY,
    scores,
    ...riskiest(scores),
    flags: readFlags(record, score),
    figures: readFigures(record),
    recommendedMinor: null,
    payments: readPayments(record),
    legal: readLegal(record),
    officerRoles: [],
    asOf: parseDate(stamp?.slice(0, 10) ?? "") ?? today,
    missingParts: missingAddOns(record),
  };
}

function checkFile(record: Json): void {
  const hit = textAt(record, "fileSummary.fileHitIndicator");
  if (hit === null) throw new BureauFailure("malformed", "the answer does not say whether there is a file");
  if (hit === "error")
    throw new BureauFailure("temporary", "the file could not be read", { charge: "unknown" });
  // Read before the hit: a frozen file may come without one.
  if (booleanAt(record, "fileSummary.creditDataStatus.freeze.indicator") === true) {
    throw new BureauFailure("locked", "the person has frozen the file; only the person can open it", {
      charge: "yes",
    });
  }
  if (/nohit$/i.test(hit)) {
    throw new BureauFailure("not_found", `no file (${hit.slice(0, 30)})`, { charge: "yes" });
  }
  if (booleanAt(record, "fileSummary.creditDataStatus.suppressed") === true) {
    throw new BureauFailure("locked", "the file is suppressed; the person has to ask the bureau", {
      charge: "yes",
    });
  }
  if (hit !== HIT) throw new BureauFailure("malformed", "the kind of hit is not known", { charge: "yes" });
}

function addOn(record: Json, code: string): Json {
  return listAt(record, "addOnProduct").find((product) => textAt(product, "code") === code);
}

function readVantage(record: Json): BureauScore | undefined {
  const product = addOn(record, VANTAGE);
  if (product === undefined) return undefined;
  const score = at(product, "scoreModel.score");
  const reason = textAt(score, "noScoreReason") ?? textAt(score, "exclusion");
  const results = decimalAt(score, "results");
  return makeScore({
    model: VANTAGE,
    title: "VantageScore",
    raw: results === null ? null : Number(results),
    scale: VANTAGE_SCALE,
    percentile: null,
    riskClass: null,
    noScoreReason: reason,
    reasons: listAt(score, "factors.factor").map((factor) => ({
      code: textAt(factor, "code") ?? "",
      text: null,
    })),
    asOf: null,
  });
}

/** Add-ons that were asked for and not delivered. */
function missingAddOns(record: Json): { part: string; reason: string }[] {
  return listAt(record, "addOnProduct").flatMap((product) => {
    const status = textAt(product, "status");
    const part = textAt(product, "code");
    return part === null || status === null || /delivered/i.test(status) ? [] : [{ part, reason: status }];
  });
}

function counted(record: Json, name: string): number {
  return integerAt(record, `custom.credit.creditSummary.recordCounts.${name}`) ?? 0;
}

function readFlags(record: Json, score: BureauScore | undefined) {
  const derogatory = booleanAt(addOn(record, VANTAGE), "scoreModel.score.derogatoryAlert");
  return flagsOf({
    legal_filings: counted(record, "publicRecordCount") > 0,
    severe_negative: derogatory === true,
    thin_file: score !== undefined && score.riskScore === null,
  });
}

const SUMMARY = "custom.credit.creditSummary";
const FIGURES = {
  trades: `${SUMMARY}.recordCounts.totalTradeCount`,
  negativeTrades: `${SUMMARY}.recordCounts.negativeTradeCount`,
  historicalNegativeTrades: `${SUMMARY}.recordCounts.historicalNegativeTradeCount`,
  collections: `${SUMMARY}.recordCounts.collectionCount`,
  publicRecords: `${SUMMARY}.recordCounts.publicRecordCount`,
  inquiries: `${SUMMARY}.recordCounts.totalInquiryCount`,
  totalBalance: `${SUMMARY}.totalAmount.currentBalance`,
  totalPastDue: `${SUMMARY}.totalAmount.pastDue`,
  monthlyPayment: `${SUMMARY}.totalAmount.monthlyPayment`,
  revolvingAvailablePercent: `${SUMMARY}.revolvingAmount.percentAvailableCredit`,
} as const;

function readFigures(record: Json): Record<string, string> {
  const vantage = addOn(record, VANTAGE);
  return knownFigures({
    ...Object.fromEntries(Object.entries(FIGURES).map(([name, path]) => [name, decimalAt(record, path)])),
    vantageScore: decimalAt(vantage, "scoreModel.score.results"),
    inFileSinceYear: textAt(record, "fileSummary.inFileSinceDate")?.slice(0, 4) ?? null,
  });
}

function readPayments(record: Json): BureauReport["payments"] {
  if (at(record, SUMMARY) === undefined) return null;
  return {
    daysBeyondTerms: null,
    tradelines: integerAt(record, FIGURES.trades),
    balanceMinor: minorAt(record, FIGURES.totalBalance, EXPONENT),
    pastDueMinor: minorAt(record, FIGURES.totalPastDue, EXPONENT),
  };
}

function readLegal(record: Json): LegalFact[] {
  const kinds = [
    ["public_record", "publicRecordCount"],
    ["collection", "collectionCount"],
  ] as const;
  return kinds.flatMap(([kind, name]) => {
    const count = counted(record, name);
    return count === 0 ? [] : [{ kind, count, amountMinor: null }];
  });
}
