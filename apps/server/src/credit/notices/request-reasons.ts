import { type PlainDate, todayIn } from "@goodterms/kernel";
import { findNoticeRule, isNatural } from "#jurisdictions";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { contentHash } from "#platform/ids";
import { findCustomer, listEntities } from "#receivables";
import { refuse } from "../refusals.ts";
import { blankNotice, noticeNews } from "./draft-notice.ts";
import { composeLetter } from "./letter-rules.ts";
import { principalReasons } from "./reason-words.ts";
import { answerDueOn, requestableUntil } from "./rules.ts";
import { insertNotice, type NoticeRow, selectLatestOf } from "./store.ts";

export interface ReasonRequest {
  /** Our id or the merchant's own reference. */
  readonly customer: string;
  /** The day the request came in; today where left out. */
  readonly requestedOn: PlainDate | null;
}

export interface ReasonAnswer {
  readonly notice: NoticeRow;
  /** False where the time for asking had passed: it is answered all the same, without the law's deadline. */
  readonly isInTime: boolean;
}

/**
 * Notes that a customer asks for the reasons of the last decision it was told of, and drafts the answer with the day
 * by which it is owed.
 * @throws Refusal not_found where there is no such customer, or no decision that it could ask about.
 */
export async function requestReasons(ctx: Context, request: ReasonRequest): Promise<ReasonAnswer> {
  const customer = await findCustomer(ctx, request.customer);
  const asked = await selectLatestOf(ctx, customer.id);
  const rule = asked === undefined ? undefined : findNoticeRule(asked.demand);
  if (asked === undefined || rule === undefined) {
    throw refuse("not_found", "No notice was drafted for this customer, so there is no decision to explain.");
  }
  const [entity] = await listEntities(ctx);
  const today = todayIn(ctx.now, entity?.timeZone ?? "UTC");
  const requestedOn = request.requestedOn ?? today;
  // Before it was marked as sent, the time for asking has not begun to run.
  const until = asked.sentOn === null ? null : requestableUntil(rule, asked.sentOn);
  const isInTime = until === null || requestedOn <= until;
  const reasons = principalReasons(
    asked.reasonCodes,
    { isNatural: isNatural(asked.recipientKind) },
    rule.reasonsMax,
  );
  const letter = composeLetter({
    rule,
    action: asked.action,
    recipientKind: asked.recipientKind,
    language: asked.language,
    sender: entity?.name ?? "",
    addressee: asked.addressee ?? { name: customer.name, lines: [] },
    decidedOn: asked.decidedOn,
    reasons,
    reports: [],
    isAnswer: true,
  });
  const notice: NoticeRow = {
    ...asked,
    ...blankNotice(ctx, rule),
    reasonCodes: reasons,
    letter: letter.text,
    emailSubject: letter.subject,
    emailText: letter.text,
    dueOn: isInTime ? answerDueOn(rule, requestedOn) : null,
    isVerified: rule.answerWithinDays.verified,
    warnings: reasons.length === 0 ? ["reasons_wanting"] : [],
    requestedOn,
    answersId: asked.id,
    contentHash: contentHash(letter),
  };
  await insertNotice(ctx, notice);
  await recordEvents(ctx, [noticeNews(notice, "credit.notice_reasons_requested")]);
  return { notice, isInTime };
}
