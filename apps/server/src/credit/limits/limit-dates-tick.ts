import { addDays, formatId } from "@goodterms/kernel";
import { sql } from "kysely";
import { type Context, inMerchant } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { defineTick } from "#platform/jobs";
import { selectCreditAccounts } from "../evaluations/store.ts";
import { updateReviewDay } from "../monitoring/review-store.ts";
import { type DueDate, selectDueDates, tellOnce } from "./date-store.ts";
import { merchantToday } from "./holders.ts";
import { readInsuranceDeadlines } from "./insurance-deadlines.ts";
import { selectLatest } from "./version-store.ts";
import { pushGroupCeiling } from "./write-limit.ts";

const EVERY_MS = 10 * 60_000;
/** How far back a date is looked for, should the program have stood still. */
const DAYS_BACK = 60;
const DATES_PER_TRANSACTION = 500;
const INSURED_PER_PAGE = 500;
/** How long before a deadline of an insurer it is told. */
const DEADLINE_NOTICE_DAYS = 7;

/**
 * Tells, once each, of limits that began or ran out and of collateral that ended, opens a review where something ended,
 * and pushes the limit of a group that has begun. Decisions do not wait for it: a ceiling says itself until when it holds.
 */
export async function announceLimitDates(ctx: Context): Promise<number> {
  const today = await merchantToday(ctx);
  const due = await selectDueDates(ctx, { from: addDays(today, -DAYS_BACK), today }, DATES_PER_TRANSACTION);
  const told = await tellOnce(
    ctx,
    due.map((date) => ({ subjectId: date.id, what: date.what })),
  );
  const news = due.filter((date) => told.has(`${date.id} ${date.what}`));
  for (const date of news) {
    if (date.what === "limit_started") await beginGroup(ctx, date, today);
    else if (date.holder === "customer") await openReview(ctx, date.holderId, today);
  }
  await recordEvents(
    ctx,
    news.map((date) => ({
      type: `credit.${date.what}`,
      subjectType: date.holder,
      subjectId: date.holderId,
      subjectVersion: BigInt(ctx.now.getTime()),
      data: {
        id: formatId(date.what === "collateral_expired" ? "col" : "lim", date.id),
        kind: date.kind,
        on: date.on,
      },
    })),
  );
  return news.length;
}

async function beginGroup(ctx: Context, date: DueDate, today: DueDate["on"]): Promise<void> {
  if (date.holder !== "group" || date.kind === null) return;
  const latest = await selectLatest(ctx, {
    holderId: date.holderId,
    kind: date.kind,
    lineKey: date.lineKey ?? "",
  });
  if (latest !== undefined) await pushGroupCeiling(ctx, latest, today);
}

/** A review is open from the day that stands on the account; an earlier one stays. */
async function openReview(ctx: Context, customerId: string, today: DueDate["on"]): Promise<void> {
  const account = (await selectCreditAccounts(ctx, [customerId])).get(customerId);
  const reviewOn = account?.reviewOn ?? null;
  if (reviewOn === null || reviewOn > today) await updateReviewDay(ctx, customerId, today);
}

/** Tells, once each, of insurers' deadlines that come within a week or have just passed. */
export async function announceInsuranceDeadlines(ctx: Context): Promise<number> {
  let count = 0;
  for (let after: string | null = null; ; ) {
    const { deadlines, next } = await readInsuranceDeadlines(ctx, after, INSURED_PER_PAGE);
    const near = deadlines.filter((deadline) => deadline.daysLeft <= DEADLINE_NOTICE_DAYS);
    const whatOf = (deadline: (typeof near)[number]) =>
      `${deadline.kind} ${deadline.daysLeft < 0 ? "passed" : "neared"} ${deadline.deadlineOn}`;
    const told = await tellOnce(
      ctx,
      near.map((deadline) => ({ subjectId: deadline.limitId, what: whatOf(deadline) })),
    );
    const news = near.filter((deadline) => told.has(`${deadline.limitId} ${whatOf(deadline)}`));
    await recordEvents(
      ctx,
      news.map((deadline) => ({
        type: deadline.daysLeft < 0 ? "credit.insurance_deadline_passed" : "credit.insurance_deadline_neared",
        subjectType: "customer",
        subjectId: deadline.customerId,
        subjectVersion: BigInt(ctx.now.getTime()),
        data: {
          limitId: formatId("lim", deadline.limitId),
          kind: deadline.kind,
          deadlineOn: deadline.deadlineOn,
          oldestDueOn: deadline.oldestDueOn,
        },
      })),
    );
    count += news.length;
    if (next === null) return count;
    after = next;
  }
}

/** Goes through the merchants and tells what has come. */
export const limitDatesTick = defineTick({
  name: "credit.announce_limit_dates",
  everyMs: EVERY_MS,
  run: async ({ database, clock, signal }) => {
    const merchants = await sql<{ id: string }>`SELECT merchant_id AS id FROM platform.merchant`.execute(
      database.across,
    );
    let announced = 0;
    for (const { id: merchantId } of merchants.rows) {
      if (signal.aborted) break;
      const now = clock.now();
      const caller = { merchantId, actor: "system:limit_dates", now, requestId: newId(now) };
      announced += await inMerchant(database, caller, announceLimitDates);
      announced += await inMerchant(database, caller, announceInsuranceDeadlines);
    }
    return announced;
  },
});
