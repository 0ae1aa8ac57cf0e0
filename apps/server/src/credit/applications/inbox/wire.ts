import { formatId } from "@goodterms/kernel";
import { Type } from "typebox";
import { Amount, Closed, CurrencyCode, Instant, Money, Nullable, OneOf } from "#platform/http";
import { toJson } from "../decide/assess-application.ts";
import type { OpenedFolder } from "../decide/case-folder.ts";
import { DECLINE_REASONS } from "../decide/reasons.ts";
import type { DecisionRow } from "../decide/store.ts";
import { UploadBody } from "../public/wire.ts";
import { STATES } from "../store.ts";
import type { InboxRow, ShownCase } from "./show-case.ts";

export const SEVERITIES = ["clear", "info", "attention", "severe"] as const;
const VERDICTS = ["approve", "counter_offer", "refer", "decline"] as const;
const TEXT_LENGTH_MAX = 5_000;
const REASON_LENGTH_MAX = 400;
const CONDITIONS_MAX = 10;
const LIMIT_MAX = 999_999_999_999_999;

export const NoteText = Type.String({ minLength: 1, maxLength: TEXT_LENGTH_MAX });
const Reason = Type.String({ minLength: 1, maxLength: REASON_LENGTH_MAX });
/** Free JSON inside an answer: written by the program itself, of shapes that docs/applications.md tells. */
const Json = Type.Unsafe<unknown>({});

const GrantFields = {
  limit: Closed({ amount: Type.Integer({ minimum: 0, maximum: LIMIT_MAX }), currency: CurrencyCode }),
  terms: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 100 }))),
  conditions: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 500 }), { maxItems: CONDITIONS_MAX }),
  ),
  reason: Reason,
};
export const ApproveBody = Closed({
  ...GrantFields,
  customer: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: "An existing customer" })),
  reference: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: "For a new customer" })),
});
export const CounterOfferBody = Closed({
  ...GrantFields,
  depositPercent: Type.Optional(Nullable(Type.String({ pattern: "^[0-9]{1,2}(\\.[0-9]{1,2})?$" }))),
  expiresInDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 90 })),
});
export const DeclineBody = Closed({
  reasons: Type.Array(OneOf(DECLINE_REASONS), { minItems: 1, maxItems: 4, uniqueItems: true }),
  note: Type.Optional(NoteText),
});

export const ApplicationRowBody = Closed(
  {
    id: Type.String(),
    state: OneOf(STATES),
    kind: OneOf(["business", "person"]),
    name: Nullable(Type.String({ description: "Null before it is entered, and after erasure" })),
    contact: Nullable(Type.String()),
    email: Nullable(Type.String()),
    country: Nullable(Type.String()),
    customer: Nullable(Type.String()),
    form: Type.String(),
    language: Type.String(),
    requested: Nullable(Money),
    yearStarted: Nullable(Type.Integer()),
    assignedTo: Nullable(Type.String()),
    severity: Nullable(OneOf(SEVERITIES)),
    creditScore: Nullable(Type.String()),
    paymentScore: Nullable(Type.String()),
    reports: Type.Array(Type.String()),
    recommendation: Nullable(OneOf(VERDICTS)),
    submittedAt: Nullable(Instant),
    decidedAt: Nullable(Instant),
    erasedAt: Nullable(Instant),
    createdAt: Instant,
    updatedAt: Instant,
    version: Amount,
  },
  { $id: "ApplicationRow" },
);

export function applicationRowBody({ application, summary }: InboxRow) {
  const { requestedMinor, requestedCurrency } = application;
  return {
    id: formatId("app", application.id),
    state: application.state,
    kind: application.kind,
    name: summary?.name ?? null,
    contact: summary?.contact ?? null,
    email: summary?.email ?? null,
    country: summary?.country ?? null,
    customer: application.customerId === null ? null : formatId("cus", application.customerId),
    form: formatId("frm", application.formId),
    language: application.language,
    requested:
      requestedMinor === null || requestedCurrency === null
        ? null
        : { amount: requestedMinor, currency: requestedCurrency },
    yearStarted: application.yearStarted,
    assignedTo: application.assignedTo,
    severity: application.screenSeverity,
    creditScore: application.creditScore,
    paymentScore: application.paymentScore,
    reports: application.reportIds.map((id) => formatId("rpt", id)),
    recommendation: application.recommendation,
    submittedAt: application.submittedAt,
    decidedAt: application.decidedAt,
    erasedAt: application.erasedAt,
    createdAt: application.createdAt,
    updatedAt: application.updatedAt,
    version: application.version,
  };
}

const Finding = Closed({
  code: Type.String(),
  severity: OneOf(["info", "attention", "severe"]),
  parameters: Json,
});
const Referee = Closed({
  id: Type.String(),
  kind: OneOf(["trade", "bank"]),
  state: OneOf(["named", "asked", "answered", "refused"]),
  contact: Json,
  answer: Json,
  askedAt: Nullable(Instant),
  answeredAt: Nullable(Instant),
  reminders: Type.Integer(),
});
const Note = Closed({
  id: Type.String(),
  kind: OneOf(["note", "to_applicant", "appeal"]),
  text: Nullable(Type.String()),
  grounds: Type.Array(Type.String()),
  actor: Type.String(),
  createdAt: Instant,
});
export const DecisionBody = Closed({
  ordinal: Type.Integer(),
  outcome: OneOf(["approved", "declined", "counter_offered"]),
  limit: Nullable(Money),
  terms: Nullable(Type.String()),
  conditions: Type.Array(Type.String()),
  reasons: Type.Array(Type.String()),
  deciders: Type.Array(Type.String()),
  folderSha256: Type.String(),
  decidedAt: Instant,
});

export const CaseBody = Closed(
  {
    application: ApplicationRowBody,
    formVersion: Type.Integer(),
    form: Json,
    answers: Json,
    uploads: Type.Array(UploadBody),
    findings: Type.Array(Finding),
    screenedAt: Nullable(Instant),
    assessment: Json,
    assessedAt: Nullable(Instant),
    reopened: Type.Array(Type.String()),
    offer: Json,
    offerExpiresAt: Nullable(Instant),
    notes: Type.Array(Note),
    referees: Type.Array(Referee),
    submissions: Type.Array(Closed({ ordinal: Type.Integer(), sha256: Type.String(), submittedAt: Instant })),
    approvals: Type.Array(Closed({ approver: Type.String(), approvedAt: Instant })),
    decisions: Type.Array(DecisionBody),
  },
  { $id: "ApplicationCase" },
);

export function caseBody(shown: ShownCase) {
  const { application } = shown;
  return {
    application: applicationRowBody(shown),
    formVersion: application.formVersion,
    form: shown.form.document as unknown,
    answers: shown.answers as unknown,
    uploads: [...shown.uploads],
    findings: shown.findings.map((finding) => ({
      ...finding,
      parameters: { ...finding.parameters } as unknown,
    })),
    screenedAt: application.screenedAt,
    assessment: shown.assessment === null ? null : toJson(shown.assessment),
    assessedAt: application.assessedAt,
    reopened: [...application.reopened],
    offer: application.offer as unknown,
    offerExpiresAt: application.offerExpiresAt,
    notes: shown.notes.map((note) => ({ ...note, grounds: [...note.grounds] })),
    referees: shown.referees.map(({ referee, contact, answer }) => ({
      id: formatId("ref", referee.id),
      kind: referee.kind,
      state: referee.state,
      contact: contact as unknown,
      answer: answer as unknown,
      askedAt: referee.askedAt,
      answeredAt: referee.answeredAt,
      reminders: referee.reminders,
    })),
    submissions: [...shown.submissions],
    approvals: shown.approvals.map(({ approver, approvedAt }) => ({ approver, approvedAt })),
    decisions: shown.decisions.map(decisionBody),
  };
}

export function decisionBody(decision: DecisionRow) {
  const { limitMinor, limitCurrency } = decision;
  return {
    ordinal: decision.ordinal,
    outcome: decision.outcome,
    limit:
      limitMinor === null || limitCurrency === null ? null : { amount: limitMinor, currency: limitCurrency },
    terms: decision.terms,
    conditions: [...decision.conditions],
    reasons: [...decision.reasons],
    deciders: [...decision.deciders],
    folderSha256: decision.folderSha256,
    decidedAt: decision.decidedAt,
  };
}

export const FolderBody = Closed(
  {
    ordinal: Type.Integer(),
    sha256: Type.String(),
    isIntact: Type.Boolean({ description: "Whether the hash still holds over the bytes" }),
    record: Json,
    particulars: Json,
    text: Type.String({ description: "The frozen bytes: canonical JSON" }),
  },
  { $id: "CaseFolder" },
);

export function folderBody(decision: DecisionRow, opened: OpenedFolder) {
  return {
    ordinal: decision.ordinal,
    sha256: decision.folderSha256,
    isIntact: opened.isIntact,
    record: opened.record as unknown,
    particulars: opened.particulars as unknown,
    text: decision.folder,
  };
}

export const ProgressBody = Closed({
  isDecided: Type.Boolean(),
  people: Type.Integer({ description: "How many different people must agree" }),
  approvals: Type.Array(Closed({ approver: Type.String(), approvedAt: Instant })),
  case: CaseBody,
});
