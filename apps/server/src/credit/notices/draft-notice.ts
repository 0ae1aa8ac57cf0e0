import { formatId, type PlainDate, todayIn } from "@goodterms/kernel";
import { type CreditAction, jurisdictionOf, type NoticeRule, type RecipientKind } from "#jurisdictions";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { contentHash, newId } from "#platform/ids";
import { findCustomer, listEntities } from "#receivables";
import { type Addressee, composeLetter, type LetterParts } from "./letter-rules.ts";
import {
  chooseLanguage,
  type NoticeOccasion,
  type PlannedNotice,
  planNotices,
  type UsedReport,
} from "./rules.ts";
import { readNoticeSetting } from "./settings-store.ts";
import { insertNotice, type NoticeRow, readLetterAddress } from "./store.ts";

/** A decision that may want a notice. */
export interface NoticeRequest {
  /** The customer's uuid; or null for an applicant who is none yet, with `recipient`. */
  readonly customerId?: string | null | undefined;
  readonly applicationId?: string | null | undefined;
  readonly action: CreditAction;
  /** Codes of the principal reasons, most important first; reasons with parameters may be passed as they are. */
  readonly reasons: readonly (string | { readonly code: string })[];
  readonly reports: readonly UsedReport[];
  /** automatic: no person looked. */
  readonly decidedBy: "person" | "automatic";
  readonly decidedOn?: PlainDate | undefined;
  /** Something was past due when it was decided. */
  readonly isDelinquent?: boolean | undefined;
  /** Two letters; without one, the recipient's. */
  readonly language?: string | null | undefined;
  /** Who it goes to, where that is not the customer as kept, or nobody is kept yet. */
  readonly recipient?: Partial<Recipient> | undefined;
}

export interface Recipient {
  readonly name: string;
  readonly lines: readonly string[];
  readonly kind: RecipientKind;
  readonly country: string | null;
  readonly language: string | null;
}

export interface DraftedNotices {
  /** Usually one; several where more than one law speaks, none where none does. */
  readonly notices: readonly NoticeRow[];
  /** Rules that would want one, but that nobody has checked and the merchant has not confirmed. */
  readonly withheld: readonly string[];
}

/**
 * Drafts the notices that the law wants about a decision, in the transaction of the decision itself. They wait as
 * drafts for a person; nothing is sent here.
 * @throws Refusal not_found for an unknown customer.
 */
export async function draftNotice(ctx: Context, request: NoticeRequest): Promise<DraftedNotices> {
  const recipient = await readRecipient(ctx, request);
  const jurisdiction = jurisdictionOf(recipient.country);
  if (jurisdiction === undefined) return { notices: [], withheld: [] };
  const [entity] = await listEntities(ctx);
  const occasion: NoticeOccasion = {
    action: request.action,
    decidedOn: request.decidedOn ?? todayIn(ctx.now, entity?.timeZone ?? "UTC"),
    country: recipient.country,
    recipientKind: recipient.kind,
    isDelinquent: request.isDelinquent ?? false,
    isAutomatic: request.decidedBy === "automatic",
    reasons: request.reasons.map((reason) => (typeof reason === "string" ? reason : reason.code)),
    reports: request.reports,
  };
  const { usesUnverified } = await readNoticeSetting(ctx, jurisdiction.code);
  const plan = planNotices(occasion, usesUnverified);
  const notices: NoticeRow[] = [];
  for (const planned of plan.notices) {
    notices.push(await draft(ctx, request, { planned, occasion, recipient, sender: entity?.name ?? "" }));
  }
  return { notices, withheld: plan.withheld.map((rule) => rule.track) };
}

interface Drafting {
  readonly planned: PlannedNotice;
  readonly occasion: NoticeOccasion;
  readonly recipient: Recipient;
  readonly sender: string;
}

async function draft(ctx: Context, request: NoticeRequest, given: Drafting): Promise<NoticeRow> {
  const { planned, occasion, recipient } = given;
  const { rule } = planned;
  const addressee: Addressee = { name: recipient.name, lines: recipient.lines };
  const parts: LetterParts = {
    rule,
    action: occasion.action,
    recipientKind: occasion.recipientKind,
    language: chooseLanguage(request.language ?? recipient.language, recipient.country),
    sender: given.sender,
    addressee,
    decidedOn: occasion.decidedOn,
    reasons: planned.reasons,
    reports: occasion.reports,
    isAnswer: false,
  };
  const letter = composeLetter(parts);
  const notice: NoticeRow = {
    ...blankNotice(ctx, rule),
    customerId: request.customerId ?? null,
    applicationId: request.applicationId ?? null,
    action: occasion.action,
    recipientKind: occasion.recipientKind,
    language: parts.language,
    reasonCodes: planned.reasons,
    decidedBy: request.decidedBy,
    decidedOn: occasion.decidedOn,
    addressee,
    letter: letter.text,
    emailSubject: letter.subject,
    emailText: letter.text,
    dueOn: planned.dueOn,
    isVerified: planned.isVerified,
    warnings: [...planned.warnings, ...(addressee.lines.length === 0 ? ["address_wanting"] : [])],
    contentHash: contentHash(letter),
  };
  await insertNotice(ctx, notice);
  await recordEvents(ctx, [noticeNews(notice, "credit.notice_drafted")]);
  return notice;
}

/** A draft by a rule with nothing in it yet. */
export function blankNotice(ctx: Context, rule: NoticeRule) {
  return {
    id: newId(ctx.now),
    demand: rule.track,
    jurisdiction: rule.jurisdiction,
    state: "draft" as const,
    requestableUntil: null,
    requestedOn: null,
    answersId: null,
    createdAt: ctx.now,
    createdBy: ctx.actor,
    approvedAt: null,
    approvedBy: null,
    sentOn: null,
    sentBy: null,
    channel: null,
    cancelledReason: null,
    version: 1n,
  };
}

/** News of a notice: which rule, about whom, by when; nothing of its text. */
export function noticeNews(notice: NoticeRow, type: string) {
  return {
    type,
    subjectType: "notice",
    subjectId: notice.id,
    subjectVersion: notice.version,
    data: {
      noticeId: formatId("ntc", notice.id),
      customerId: notice.customerId === null ? null : formatId("cus", notice.customerId),
      applicationId: notice.applicationId === null ? null : formatId("app", notice.applicationId),
      action: notice.action,
      demand: notice.demand,
      state: notice.state,
      dueOn: notice.dueOn,
      sentOn: notice.sentOn,
      channel: notice.channel,
    },
  };
}

async function readRecipient(ctx: Context, request: NoticeRequest): Promise<Recipient> {
  const kept = request.customerId == null ? null : await readKept(ctx, request.customerId);
  const given = request.recipient ?? {};
  return {
    name: given.name ?? kept?.name ?? "",
    lines: given.lines ?? kept?.lines ?? [],
    kind: given.kind ?? kept?.kind ?? "business",
    country: given.country ?? kept?.country ?? null,
    language: given.language ?? kept?.language ?? null,
  };
}

async function readKept(ctx: Context, customerId: string): Promise<Recipient> {
  const customer = await findCustomer(ctx, formatId("cus", customerId));
  const address = await readLetterAddress(ctx, customerId);
  return {
    name: customer.name,
    lines:
      address === null
        ? []
        : [...address.lines, `${address.postalCode} ${address.city}`.trim(), address.country],
    kind: customer.kind,
    country: customer.country,
    language: customer.language,
  };
}
