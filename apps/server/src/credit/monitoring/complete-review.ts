import { addMonths, formatId, type PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { findCustomer, markStale } from "#receivables";
import type { ReviewSettings } from "../policies/document.ts";
import { refuse } from "../refusals.ts";
import { selectCreditAccounts } from "./behaviour-store.ts";
import type { Neighbours } from "./neighbours.ts";
import { insertReview, type ReviewOutcome, type ReviewRow, updateReviewDay } from "./review-store.ts";

/** How a review came out. Without a next day the policy's cadence gives it. */
export interface ReviewRequest {
  readonly outcome: ReviewOutcome;
  readonly note: string;
  readonly nextOn: PlainDate | null;
}

/** The day of the next review by the policy's cadence: months by risk class, or those for everybody else. Pure. */
export function nextReviewOn(reviews: ReviewSettings, riskClass: string | null, today: PlainDate): PlainDate {
  const months = riskClass === null ? undefined : reviews.byClass[riskClass];
  return addMonths(today, months ?? reviews.everyMonths);
}

/** Completes the review of an account and sets the day of the next. @throws Refusal not_found, bad_field. */
export async function completeReview(
  ctx: Context,
  customer: string,
  request: ReviewRequest,
  neighbours: Neighbours,
): Promise<ReviewRow> {
  const { id } = await findCustomer(ctx, customer);
  const today = await neighbours.today(ctx);
  if (request.nextOn !== null && request.nextOn <= today)
    throw refuse("bad_field", "The next review must lie ahead.", [
      { pointer: "/nextOn", message: "must lie ahead" },
    ]);
  const account = (await selectCreditAccounts(ctx, [id])).get(id);
  const { reviews } = await neighbours.policyPart(ctx);
  const isClosing = request.outcome === "close";
  const nextOn = isClosing
    ? null
    : (request.nextOn ?? nextReviewOn(reviews, account?.riskClass ?? null, today));
  const review: ReviewRow = {
    id: newId(ctx.now),
    customerId: id,
    outcome: request.outcome,
    note: request.note,
    dueOn: account?.reviewOn ?? null,
    reviewedOn: today,
    nextOn,
    reviewedAt: ctx.now,
    actor: ctx.actor,
  };

  // Locks first: the account of the ledger, then what is kept here.
  await markStale(ctx, [id], "account_reviewed");
  await insertReview(ctx, review);
  await updateReviewDay(ctx, id, nextOn);
  await recordEvents(ctx, [
    {
      type: "credit.account_reviewed",
      subjectType: "customer",
      subjectId: id,
      subjectVersion: BigInt(ctx.now.getTime()),
      data: {
        customer: formatId("cus", id),
        review: formatId("rvw", review.id),
        outcome: review.outcome,
        nextOn,
      },
    },
  ]);
  return review;
}
