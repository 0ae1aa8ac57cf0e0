import { formatId } from "@goodterms/kernel";
import { Type } from "typebox";
import {
  CREDIT_ACTIONS,
  findNoticeRule,
  JURISDICTIONS,
  type Jurisdiction,
  type LawFact,
  RECIPIENT_KINDS,
} from "#jurisdictions";
import { Amount, Closed, DateOn, Instant, Money, Nullable, OneOf } from "#platform/http";
import { LANGUAGES, NOTICE_REASONS } from "./reason-words.ts";
import { CHANNELS, NOTICE_STATES } from "./rules.ts";
import type { NoticeSetting } from "./settings-store.ts";
import type { NoticeRow } from "./store.ts";

const noticeProperties = {
  id: Type.String(),
  customerId: Nullable(Type.String()),
  applicationId: Nullable(Type.String()),
  action: OneOf(CREDIT_ACTIONS),
  demand: Type.String({ description: "The rule that wants it" }),
  title: Type.String(),
  jurisdiction: Type.String(),
  recipientKind: OneOf(RECIPIENT_KINDS),
  language: OneOf(LANGUAGES),
  state: OneOf(NOTICE_STATES),
  reasons: Type.Array(OneOf(NOTICE_REASONS)),
  decidedBy: OneOf(["person", "automatic"]),
  decidedOn: DateOn,
  dueOn: Nullable(DateOn),
  reasonsRequestableUntil: Nullable(DateOn),
  verified: Type.Boolean({
    description: "False: part of what the law wants was seen in no source; have it checked",
  }),
  source: Type.String(),
  warnings: Type.Array(Type.String()),
  requestedOn: Nullable(DateOn),
  answers: Nullable(Type.String({ description: "The notice whose reasons this one gives" })),
  createdAt: Instant,
  approvedAt: Nullable(Instant),
  sentOn: Nullable(DateOn),
  channel: Nullable(OneOf(CHANNELS)),
  cancelledReason: Nullable(Type.String()),
  version: Amount,
};

export const NoticeBody = Closed(noticeProperties, { $id: "CreditNotice" });

/** With its text; null where that was erased. */
export const NoticeTextBody = Closed(
  {
    ...noticeProperties,
    addressee: Nullable(Closed({ name: Type.String(), lines: Type.Array(Type.String()) })),
    letter: Nullable(Type.String()),
    email: Nullable(Closed({ subject: Type.String(), text: Type.String() })),
  },
  { $id: "CreditNoticeText" },
);

export function noticeBody(notice: NoticeRow) {
  const rule = findNoticeRule(notice.demand);
  return {
    id: formatId("ntc", notice.id),
    customerId: notice.customerId === null ? null : formatId("cus", notice.customerId),
    applicationId: notice.applicationId === null ? null : formatId("app", notice.applicationId),
    action: notice.action,
    demand: notice.demand,
    title: rule?.title ?? notice.demand,
    jurisdiction: notice.jurisdiction,
    recipientKind: notice.recipientKind,
    language: notice.language,
    state: notice.state,
    reasons: notice.reasonCodes as (typeof NOTICE_REASONS)[number][],
    decidedBy: notice.decidedBy as "person" | "automatic",
    decidedOn: notice.decidedOn,
    dueOn: notice.dueOn,
    reasonsRequestableUntil: notice.requestableUntil,
    verified: notice.isVerified,
    source: rule?.duty.source ?? "",
    warnings: [...notice.warnings],
    requestedOn: notice.requestedOn,
    answers: notice.answersId === null ? null : formatId("ntc", notice.answersId),
    createdAt: notice.createdAt,
    approvedAt: notice.approvedAt,
    sentOn: notice.sentOn,
    channel: notice.channel,
    cancelledReason: notice.cancelledReason,
    version: notice.version,
  };
}

export function noticeTextBody(notice: NoticeRow) {
  const { addressee, letter, emailSubject, emailText } = notice;
  return {
    ...noticeBody(notice),
    addressee: addressee === null ? null : { name: addressee.name, lines: [...addressee.lines] },
    letter,
    email: emailSubject === null || emailText === null ? null : { subject: emailSubject, text: emailText },
  };
}

const FactBody = Closed(
  {
    value: Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
    source: Type.String(),
    basis: OneOf(["primary", "secondary", "derived", "memory"]),
    verified: Type.Boolean(),
    asOf: Type.String(),
    note: Nullable(Type.String()),
  },
  { $id: "LawFact" },
);

function factBody(fact: LawFact<string | number | boolean | null>) {
  const { value, source, basis, verified, asOf, note } = fact;
  return { value, source, basis, verified, asOf, note: note ?? null };
}

export const JurisdictionBody = Closed(
  {
    code: OneOf(JURISDICTIONS.map((each) => each.code)),
    name: Type.String(),
    countries: Type.Array(Type.String()),
    usesUnverified: Type.Boolean(),
    warnsConsumerCredit: Type.Boolean(),
    warnFrom: Nullable(Money),
    warnFromDays: Nullable(Type.Integer()),
    notices: Type.Array(
      Closed({
        demand: Type.String(),
        title: Type.String(),
        active: Type.Boolean(),
        duty: FactBody,
        sendWithinDays: FactBody,
        requestWithinDays: FactBody,
        answerWithinDays: FactBody,
      }),
    ),
    consumerCredit: Nullable(
      Closed({ title: Type.String(), appliesFrom: FactBody, scope: FactBody, ownCreditExempt: FactBody }),
    ),
  },
  { $id: "NoticeJurisdiction" },
);

export function jurisdictionBody(jurisdiction: Jurisdiction, setting: NoticeSetting | undefined) {
  const usesUnverified = setting?.usesUnverified ?? false;
  const minor = setting?.warnFromMinor ?? null;
  const currency = setting?.warnCurrency ?? null;
  const credit = jurisdiction.consumerCredit;
  return {
    code: jurisdiction.code,
    name: jurisdiction.name,
    countries: [...jurisdiction.countries],
    usesUnverified,
    warnsConsumerCredit: setting?.warnsConsumerCredit ?? false,
    warnFrom: minor === null || currency === null ? null : { amount: minor, currency },
    warnFromDays: setting?.warnFromDays ?? null,
    notices: jurisdiction.notices.map((rule) => ({
      demand: rule.track,
      title: rule.title,
      active: rule.duty.verified || usesUnverified,
      duty: factBody(rule.duty),
      sendWithinDays: factBody(rule.sendWithinDays),
      requestWithinDays: factBody(rule.requestWithinDays),
      answerWithinDays: factBody(rule.answerWithinDays),
    })),
    consumerCredit:
      credit === null
        ? null
        : {
            title: credit.title,
            appliesFrom: factBody(credit.appliesFrom),
            scope: factBody(credit.scope),
            ownCreditExempt: factBody(credit.ownCreditExempt),
          },
  };
}
