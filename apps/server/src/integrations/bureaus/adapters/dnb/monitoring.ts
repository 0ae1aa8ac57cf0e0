import { BureauFailure } from "../../failure.ts";
import type { AlertCode, BureauAlert } from "../../port.ts";
import { dedupeKeyOf, linesOf, readInstant, shortValue } from "../../reading/alert-file.ts";
import { at, decimalAt, fieldsOf, type Json, listAt, parseJson, textAt } from "../../reading/json.ts";

/** Which news an element is, by the beginning of its path; the first that fits. */
const CODES: readonly (readonly [RegExp, AlertCode])[] = [
  [/^organization\.legalEvents\.hasOpenBankruptcy/, "insolvency"],
  [/^organization\.legalEvents\.(hasInsolvency|hasLiquidation|hasReceivership)/, "insolvency"],
  [/^organization\.dunsControlStatus\.operatingStatus/, "ceased_trading"],
  [/^organization\.dunsControlStatus/, "registration_changed"],
  [/^organization\.dnbAssessment\.hasSevereNegativeEvents/, "severe_risk"],
  [/^organization\.(isHighRiskBusiness|isDeterioratingBusiness|layOffScore)/, "serious_detrimental"],
  [/^organization\.legalEvents\.hasOpenJudgments/, "judgments"],
  [/^organization\.legalEvents\.hasOpenLiens/, "liens"],
  [/^organization\.legalEvents/, "collections_claims"],
  [/^organization\.dnbAssessment\.creditLimitRecommendation/, "limit_lowered"],
  [/^organization\.dnbAssessment\.(failureScore|delinquencyScore|standardRating)/, "score_dropped"],
  [/^organization\.businessTrading.*(placedForCollection|negativePayments)/, "collections_claims"],
  [/^organization\.businessTrading/, "payments_slower"],
  [/^organization\.(financials|latestFiscalFinancials|otherFinancials)/, "financials_changed"],
  [/^organization\.(mostSeniorPrincipals|currentPrincipals)/, "principals_changed"],
  [/^organization\.(corporateLinkage|isStandalone|controlOwnership)/, "ownership_changed"],
  [/^organization\.(primaryName|tradeStyleNames|registeredName)/, "name_changed"],
  [/^organization\.(primaryAddress|registeredAddress|mailingAddress|telephone)/, "location_changed"],
  [/^organization\.(registrationNumbers|businessEntityType)/, "registration_changed"],
];

/** Elements in which a smaller number is safer. */
const LOWER_IS_SAFER = /(classScore|riskSegment|paymentBehaviorDays|PastDue|slowExperiences)/;
const OPPOSITE: Partial<Record<AlertCode, AlertCode>> = {
  score_dropped: "score_improved",
  payments_slower: "payments_faster",
  limit_lowered: "limit_raised",
};
/** News whose values are people's names. */
const HOLDS_PEOPLE: ReadonlySet<AlertCode> = new Set(["principals_changed"]);
/** Notices that carry no change: the first picture of a company, and the end of watching it. */
const NO_CHANGE = new Set(["SEED", "REVIEW", "UNDELETE"]);

/** The notifications of a pull, however the list is wrapped. */
export function notificationsOf(answer: Json): readonly Json[] {
  if (Array.isArray(answer)) return answer;
  const wrapped = listAt(answer, "notifications");
  if (wrapped.length > 0) return wrapped;
  return textAt(answer, "organization.duns") === null ? [] : [answer];
}

/** A pull's answer: one JSON value, or one object a line. @throws BureauFailure malformed. */
export function readPull(text: string): readonly Json[] {
  const trimmed = text.trim();
  if (trimmed === "") return [];
  try {
    return notificationsOf(parseJson(trimmed));
  } catch (error) {
    const lines = trimmed.split("\n").filter((line) => line.trim() !== "");
    if (lines.length < 2) throw error;
    return lines.map(parseJson);
  }
}

/** A file of news: one object a line. @throws BureauFailure malformed. */
export function readNotificationFile(bytes: Uint8Array): readonly Json[] {
  return linesOf(bytes).flatMap((line) => notificationsOf(parseJson(line)));
}

/** Every changed element of a notification as one piece of news. @throws BureauFailure malformed. */
export function readAlerts(notification: Json, now: Date): BureauAlert[] {
  const subjectReference = textAt(notification, "organization.duns");
  const type = textAt(notification, "type")?.toUpperCase();
  if (subjectReference === null || type === undefined) {
    throw new BureauFailure("malformed", "a notification names no company or no type");
  }
  if (NO_CHANGE.has(type)) return [];
  const elements = listAt(notification, "elements");
  if (elements.length === 0) return [plainNews(subjectReference, type, now)];
  return elements.map((element) => readElement(subjectReference, type, element, now));
}

/** A notice without elements: a deletion, a transfer, or one that is not known. */
function plainNews(subjectReference: string, type: string, now: Date): BureauAlert {
  const code: AlertCode = /DELETE|EXIT|UNDER_REVIEW|TRANSFER/.test(type) ? "registration_changed" : "other";
  const day = now.toISOString().slice(0, 10);
  const dedupeKey = dedupeKeyOf(subjectReference, type, day);
  return { subjectReference, code, element: type, previous: null, current: null, at: now, dedupeKey };
}

function readElement(subjectReference: string, type: string, element: Json, now: Date): BureauAlert {
  const path = textAt(element, "element") ?? type;
  const code = codeOf(path, element);
  const hidden = HOLDS_PEOPLE.has(code);
  const { previous, current } = fieldsOf(element);
  const given = textAt(element, "timestamp");
  return {
    subjectReference,
    code,
    element: path,
    previous: hidden ? null : shortValue(previous),
    current: hidden ? null : shortValue(current),
    at: readInstant(given) ?? now,
    dedupeKey: dedupeKeyOf(subjectReference, path, JSON.stringify(current ?? null), given),
  };
}

function codeOf(path: string, element: Json): AlertCode {
  const code = CODES.find(([pattern]) => pattern.test(path))?.[1] ?? "other";
  const current = at(element, "current");
  // A flag that was lifted is no bad news.
  if (current === false && code !== "other") return "score_improved";
  const opposite = OPPOSITE[code];
  const [before, after] = [decimalAt(element, "previous"), decimalAt(element, "current")];
  if (opposite === undefined || before === null || after === null) return code;
  const rose = Number(after) > Number(before);
  return rose === LOWER_IS_SAFER.test(path) ? code : opposite;
}
