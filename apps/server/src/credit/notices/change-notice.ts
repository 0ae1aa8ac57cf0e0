import { type PlainDate, parseId, todayIn } from "@goodterms/kernel";
import { findNoticeRule } from "#jurisdictions";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { listEntities } from "#receivables";
import { refuse } from "../refusals.ts";
import { noticeNews } from "./draft-notice.ts";
import { refuseNotice } from "./refusals.ts";
import { type Channel, mayMove, type NoticeState, requestableUntil } from "./rules.ts";
import { type NoticeRow, selectNotice, updateNotice } from "./store.ts";

/** One notice by its id (`ntc_…`). @throws Refusal not_found. */
export async function findNotice(
  ctx: Context,
  id: string,
  how: "free" | "held" = "free",
): Promise<NoticeRow> {
  const uuid = parseId("ntc", id);
  const notice = uuid === null ? undefined : await selectNotice(ctx, uuid, how);
  if (notice === undefined) throw refuse("not_found", `There is no notice ${id}.`);
  return notice;
}

/**
 * Says that a draft may go out as it reads.
 * @throws Refusal not_found, notice_state, reasons_wanting where the law wants reasons and it gives none.
 */
export async function approveNotice(ctx: Context, id: string): Promise<NoticeRow> {
  const notice = await holdFor(ctx, id, "approved");
  const mustReason = findNoticeRule(notice.demand)?.reasons === "principal" || notice.answersId !== null;
  if (mustReason && notice.reasonCodes.length === 0) {
    throw refuseNotice("reasons_wanting", "It gives no specific reason.");
  }
  return move(
    ctx,
    notice,
    { state: "approved", approvedAt: ctx.now, approvedBy: ctx.actor },
    "credit.notice_approved",
  );
}

/**
 * Notes by hand that an approved notice went out, when and how. From that day the time runs in which reasons may be
 * asked for.
 * @throws Refusal not_found, notice_state, bad_notice_dates.
 */
export async function markNoticeSent(
  ctx: Context,
  id: string,
  sent: { readonly on: PlainDate; readonly channel: Channel },
): Promise<NoticeRow> {
  const notice = await holdFor(ctx, id, "sent");
  const [entity] = await listEntities(ctx);
  const zone = entity?.timeZone ?? "UTC";
  const isEarly = sent.on < todayIn(notice.createdAt, zone);
  if (isEarly || sent.on > todayIn(ctx.now, zone)) {
    throw refuseNotice("bad_notice_dates", `It was drafted on ${todayIn(notice.createdAt, zone)}.`, [
      { pointer: "/sentOn", message: isEarly ? "lies before it was drafted" : "lies in the future" },
    ]);
  }
  const rule = findNoticeRule(notice.demand);
  if (sent.channel === "oral" && rule?.isOralAllowed !== true) {
    throw refuseNotice("notice_state", "This notice must be given in writing.", [
      { pointer: "/channel", message: "is not in writing" },
    ]);
  }
  const next = {
    state: "sent" as const,
    sentOn: sent.on,
    channel: sent.channel,
    sentBy: ctx.actor,
    requestableUntil:
      rule === undefined || notice.answersId !== null ? null : requestableUntil(rule, sent.on),
  };
  return move(ctx, notice, next, "credit.notice_marked");
}

/** Takes a notice back that has not gone out. @throws Refusal not_found, notice_state. */
export async function cancelNotice(ctx: Context, id: string, reason: string): Promise<NoticeRow> {
  const notice = await holdFor(ctx, id, "cancelled");
  return move(ctx, notice, { state: "cancelled", cancelledReason: reason }, "credit.notice_cancelled");
}

async function holdFor(ctx: Context, id: string, to: NoticeState): Promise<NoticeRow> {
  const notice = await findNotice(ctx, id, "held");
  if (mayMove(notice.state, to)) return notice;
  throw refuseNotice("notice_state", `It is ${notice.state}, so it cannot become ${to}.`);
}

async function move(
  ctx: Context,
  notice: NoticeRow,
  change: Partial<NoticeRow>,
  type: string,
): Promise<NoticeRow> {
  const next = { ...notice, ...change, version: notice.version + 1n };
  await updateNotice(ctx, next);
  await recordEvents(ctx, [noticeNews(next, type)]);
  return next;
}
