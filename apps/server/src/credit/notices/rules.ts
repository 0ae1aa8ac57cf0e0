import { addDays, type PlainDate } from "@goodterms/kernel";
import {
  type CreditAction,
  type DecisionForNotice,
  isNatural,
  type NoticeRule,
  noticesFor,
  type RecipientKind,
} from "#jurisdictions";
import { type Language, type NoticeReason, principalReasons } from "./reason-words.ts";

export const NOTICE_STATES = ["draft", "approved", "sent", "cancelled"] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];
export const CHANNELS = ["letter", "email", "oral", "portal"] as const;
export type Channel = (typeof CHANNELS)[number];

/** A bureau whose report was used: what the customer is told about it, and nothing of the report itself but the score. */
export interface UsedReport {
  readonly bureau: string;
  /** consumer: the file of a natural person, whether as the customer, an owner or a guarantor. */
  readonly file: "business" | "consumer";
  readonly address: string | null;
  readonly phone: string | null;
  readonly score: {
    readonly value: string;
    readonly range: string;
    readonly createdOn: PlainDate;
    readonly keyFactors: readonly string[];
    readonly provider: string;
  } | null;
}

export interface NoticeOccasion {
  readonly action: CreditAction;
  readonly decidedOn: PlainDate;
  readonly country: string | null;
  readonly recipientKind: RecipientKind;
  readonly isDelinquent: boolean;
  readonly isAutomatic: boolean;
  /** Codes, most important first. */
  readonly reasons: readonly string[];
  readonly reports: readonly UsedReport[];
}

/** A notice that is wanted, as far as rules can say. */
export interface PlannedNotice {
  readonly rule: NoticeRule;
  readonly reasons: readonly NoticeReason[];
  /** Null: no day is known. */
  readonly dueOn: PlainDate | null;
  readonly requestableUntil: PlainDate | null;
  /** What staff should know before it goes out. */
  readonly warnings: readonly NoticeWarning[];
  readonly isVerified: boolean;
}

export const NOTICE_WARNINGS = [
  "reasons_wanting",
  "deadline_unverified",
  "duty_unverified",
  "wording_unverified",
  "bureau_details_wanting",
  "score_details_wanting",
  "address_wanting",
] as const;
export type NoticeWarning = (typeof NOTICE_WARNINGS)[number];

export interface NoticePlan {
  readonly notices: readonly PlannedNotice[];
  /** Wanted by a rule that nobody has checked, and that the merchant has not confirmed: nothing is drafted for it. */
  readonly withheld: readonly NoticeRule[];
}

/**
 * Which notices an occasion wants, by when, and with which reasons. Rules and figures that were seen in no source count
 * only once the merchant has confirmed that country's (`usesUnverified`).
 */
export function planNotices(occasion: NoticeOccasion, usesUnverified: boolean): NoticePlan {
  const decision: DecisionForNotice = {
    action: occasion.action,
    recipientKind: occasion.recipientKind,
    isDelinquent: occasion.isDelinquent,
    isAutomatic: occasion.isAutomatic,
    usedConsumerFile: occasion.reports.some((report) => report.file === "consumer"),
    usedReport: occasion.reports.length > 0,
  };
  const rules = noticesFor(occasion.country, decision);
  const isOn = (rule: NoticeRule) => rule.duty.verified || usesUnverified;
  return {
    notices: rules.filter(isOn).map((rule) => planNotice(rule, occasion, usesUnverified)),
    withheld: rules.filter((rule) => !isOn(rule)),
  };
}

function planNotice(rule: NoticeRule, occasion: NoticeOccasion, usesUnverified: boolean): PlannedNotice {
  const recipient = { isNatural: isNatural(occasion.recipientKind) };
  const reasons =
    rule.reasons === "none" ? [] : principalReasons(occasion.reasons, recipient, rule.reasonsMax);
  const { sendWithinDays, requestWithinDays } = rule;
  const isDayKnown = sendWithinDays.value !== null && (sendWithinDays.verified || usesUnverified);
  const warnings: NoticeWarning[] = [];
  if (rule.reasons !== "none" && reasons.length === 0) warnings.push("reasons_wanting");
  if (sendWithinDays.value !== null && !sendWithinDays.verified) warnings.push("deadline_unverified");
  if (!rule.duty.verified) warnings.push("duty_unverified");
  if (rule.track.startsWith("us-ecoa")) warnings.push("wording_unverified");
  if (rule.track === "us-fcra-615a") warnings.push("wording_unverified", ...reportWarnings(occasion.reports));
  return {
    rule,
    reasons,
    dueOn: isDayKnown ? addDays(occasion.decidedOn, sendWithinDays.value ?? 0) : null,
    requestableUntil: null,
    warnings,
    isVerified: rule.duty.verified && sendWithinDays.verified && requestWithinDays.verified,
  };
}

function reportWarnings(reports: readonly UsedReport[]): NoticeWarning[] {
  const used = reports.filter((report) => report.file === "consumer");
  return [
    ...(used.some((report) => report.address === null || report.phone === null)
      ? (["bureau_details_wanting"] as const)
      : []),
    ...(used.some((report) => report.score === null) ? (["score_details_wanting"] as const) : []),
  ];
}

/** Until when reasons may be asked for, counted from the day on which the notice went out. */
export function requestableUntil(rule: NoticeRule, sentOn: PlainDate): PlainDate | null {
  const days = rule.requestWithinDays.value;
  return days === null ? null : addDays(sentOn, days);
}

/** Until when an answer to a request for reasons must have gone out; null where the law names no day. */
export function answerDueOn(rule: NoticeRule, requestedOn: PlainDate): PlainDate | null {
  const days = rule.answerWithinDays.value;
  return days === null ? null : addDays(requestedOn, days);
}

/** May a notice go from one state to another? What was sent or cancelled is at rest. */
export function mayMove(from: NoticeState, to: NoticeState): boolean {
  const next: Readonly<Record<NoticeState, readonly NoticeState[]>> = {
    draft: ["approved", "cancelled"],
    approved: ["sent", "cancelled"],
    sent: [],
    cancelled: [],
  };
  return next[from].includes(to);
}

/** German for those who speak it, where the letter is well kept in it; English for everybody else. */
export function chooseLanguage(asked: string | null, country: string | null): Language {
  const language = asked?.slice(0, 2).toLowerCase();
  if (language === "de" || (language === undefined && (country === "DE" || country === "AT"))) return "de";
  return "en";
}

/** Whether a merchant should be warned that terms for this customer may be regulated consumer credit. */
export function isConsumerCreditWarned(
  setting: {
    readonly warnsConsumerCredit: boolean;
    readonly warnFromMinor: bigint | null;
    readonly warnFromDays: number | null;
  },
  credit: {
    readonly recipientKind: RecipientKind;
    readonly amountMinor: bigint | null;
    readonly netDays: number;
  },
): boolean {
  if (!setting.warnsConsumerCredit || credit.recipientKind !== "person") return false;
  const isLarge =
    setting.warnFromMinor === null ||
    (credit.amountMinor !== null && credit.amountMinor >= setting.warnFromMinor);
  return isLarge && (setting.warnFromDays === null || credit.netDays >= setting.warnFromDays);
}
