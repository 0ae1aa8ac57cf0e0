import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";

export const REVIEW_OUTCOMES = [
  "no_change",
  "raise_limit",
  "lower_limit",
  "hold",
  "collect",
  "close",
] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** A review of an account as it was completed. */
export interface ReviewRow {
  readonly id: string;
  readonly customerId: string;
  readonly outcome: ReviewOutcome;
  readonly note: string;
  readonly dueOn: PlainDate | null;
  readonly reviewedOn: PlainDate;
  readonly nextOn: PlainDate | null;
  readonly reviewedAt: Date;
  readonly actor: string;
}

const REVIEW = sql.raw(`
  id, customer_id AS "customerId", outcome, note, due_on AS "dueOn", reviewed_on AS "reviewedOn", next_on AS "nextOn",
  reviewed_at AS "reviewedAt", actor`);

/** Writes a completed review. */
export async function insertReview(ctx: Context, review: ReviewRow): Promise<void> {
  await sql`
    INSERT INTO credit.account_review (merchant_id, id, customer_id, outcome, note, due_on, reviewed_on, next_on, reviewed_at, actor)
    VALUES (${ctx.merchantId}, ${review.id}, ${review.customerId}, ${review.outcome}, ${review.note}, ${review.dueOn},
      ${review.reviewedOn}, ${review.nextOn}, ${review.reviewedAt}, ${review.actor})`.execute(ctx.tx);
}

/** The latest reviews of a customer, newest first. */
export async function selectReviews(ctx: Context, customerId: string, rowsMax: number): Promise<ReviewRow[]> {
  const found = await sql<ReviewRow>`
    SELECT ${REVIEW} FROM credit.account_review WHERE merchant_id = ${ctx.merchantId} AND customer_id = ${customerId}
    ORDER BY reviewed_at DESC, id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** The day of each customer's last completed review; who was never reviewed is left out. */
export async function selectLastReviews(
  ctx: Context,
  customerIds: readonly string[],
): Promise<Map<string, PlainDate>> {
  const found = await sql<{ customerId: string; reviewedOn: PlainDate }>`
    SELECT wanted.id AS "customerId", latest.reviewed_on AS "reviewedOn" FROM unnest(${customerIds}::uuid[]) AS wanted (id)
    CROSS JOIN LATERAL (
      SELECT review.reviewed_on FROM credit.account_review review
      WHERE review.merchant_id = ${ctx.merchantId} AND review.customer_id = wanted.id
      ORDER BY review.reviewed_at DESC, review.id DESC LIMIT 1
    ) latest`.execute(ctx.tx);
  return new Map(found.rows.map((row) => [row.customerId, row.reviewedOn]));
}

/** Sets the day of an account's next review; opens the account where there is none. */
export async function updateReviewDay(
  ctx: Context,
  customerId: string,
  nextOn: PlainDate | null,
): Promise<void> {
  await sql`
    INSERT INTO credit.credit_account (merchant_id, customer_id, review_on, version, updated_at)
    VALUES (${ctx.merchantId}, ${customerId}, ${nextOn}, 1, ${ctx.now})
    ON CONFLICT (merchant_id, customer_id) DO UPDATE SET review_on = excluded.review_on, version = credit_account.version + 1,
      updated_at = excluded.updated_at`.execute(ctx.tx);
}

/** An account whose review is due. */
export interface DueReview {
  readonly customerId: string;
  readonly reviewOn: PlainDate;
  readonly riskClass: string | null;
  readonly grade: string | null;
  readonly limitMinor: bigint | null;
  readonly limitCurrency: string | null;
  readonly lastReviewOn: PlainDate | null;
}

export interface ReviewPlace {
  readonly reviewOn: PlainDate;
  readonly id: string;
}

/** Reviews due up to a day, the longest overdue first, from after a place. */
export async function selectDueReviews(
  ctx: Context,
  through: PlainDate,
  after: ReviewPlace | null,
  rowsMax: number,
): Promise<DueReview[]> {
  const found = await sql<DueReview>`
    SELECT account.customer_id AS "customerId", account.review_on AS "reviewOn", account.risk_class AS "riskClass", measured.grade,
      account.limit_minor AS "limitMinor", account.limit_currency AS "limitCurrency", (
        SELECT review.reviewed_on FROM credit.account_review review
        WHERE review.merchant_id = ${ctx.merchantId} AND review.customer_id = account.customer_id
        ORDER BY review.reviewed_at DESC, review.id DESC LIMIT 1) AS "lastReviewOn"
    FROM credit.credit_account account
    LEFT JOIN credit.payer_behaviour measured ON measured.merchant_id = ${ctx.merchantId} AND measured.customer_id = account.customer_id
    WHERE account.merchant_id = ${ctx.merchantId} AND account.review_on <= ${through}::date
      ${after === null ? sql`` : sql`AND (account.review_on, account.customer_id) > (${after.reviewOn}::date, ${after.id}::uuid)`}
    ORDER BY account.review_on, account.customer_id LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}
