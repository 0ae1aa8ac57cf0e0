import { findNoticeRule, isNatural } from "#jurisdictions";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { contentHash } from "#platform/ids";
import { listEntities } from "#receivables";
import { findNotice } from "./change-notice.ts";
import { noticeNews } from "./draft-notice.ts";
import { composeLetter } from "./letter-rules.ts";
import { principalReasons } from "./reason-words.ts";
import { refuseNotice } from "./refusals.ts";
import { type NoticeRow, updateNotice } from "./store.ts";

/**
 * Gives a draft other reasons, and writes its letter anew.
 * @throws Refusal not_found, notice_state, unknown_reason for one that cannot be told.
 */
export async function rewordNotice(ctx: Context, id: string, codes: readonly string[]): Promise<NoticeRow> {
  const notice = await findNotice(ctx, id, "held");
  const rule = findNoticeRule(notice.demand);
  if (notice.state !== "draft" || rule === undefined || notice.addressee === null) {
    throw refuseNotice("notice_state", `It is ${notice.state}; only drafts are reworded.`);
  }
  const reasons = principalReasons(codes, { isNatural: isNatural(notice.recipientKind) }, rule.reasonsMax);
  if (reasons.length < new Set(codes).size || rule.reasons === "none") {
    throw refuseNotice(
      "unknown_reason",
      "One of the reasons cannot be told, says what another says, or is one too many.",
    );
  }
  const [entity] = await listEntities(ctx);
  const letter = composeLetter({
    rule,
    action: notice.action,
    recipientKind: notice.recipientKind,
    language: notice.language,
    sender: entity?.name ?? "",
    addressee: notice.addressee,
    decidedOn: notice.decidedOn,
    reasons,
    reports: [],
    isAnswer: notice.answersId !== null,
  });
  const next: NoticeRow = {
    ...notice,
    reasonCodes: reasons,
    letter: letter.text,
    emailText: letter.text,
    emailSubject: letter.subject,
    contentHash: contentHash(letter),
    warnings: notice.warnings.filter((warning) => warning !== "reasons_wanting" || reasons.length === 0),
    version: notice.version + 1n,
  };
  await updateNotice(ctx, next);
  await recordEvents(ctx, [noticeNews(next, "credit.notice_reworded")]);
  return next;
}
