import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { ApplicationRow } from "../store.ts";

const RECENT_DAYS = 90;
const DECLINE_DAYS = 180;
const DAY_MS = 86_400_000;

export interface MarkCounts {
  readonly accountOfOthers: number;
  readonly sameDevice: number;
  readonly sameNetwork: number;
  readonly declinedBefore: number;
  readonly openElsewhere: number;
}

/** How many other applications share this one's marks; drafts that were never handed in do not count. */
export async function countByMarks(ctx: Context, application: ApplicationRow): Promise<MarkCounts> {
  const recent = new Date(ctx.now.getTime() - RECENT_DAYS * DAY_MS);
  const declinedSince = new Date(ctx.now.getTime() - DECLINE_DAYS * DAY_MS);
  const { nameMark, taxMark, accountMark, deviceMark, addressMark } = application;
  const isSame = sql`(other.name_mark = ${nameMark}::bytea OR other.tax_mark = ${taxMark}::bytea)`;
  const found = await sql<MarkCounts>`
    SELECT
      count(*) FILTER (WHERE other.account_mark = ${accountMark}::bytea
        AND other.name_mark IS DISTINCT FROM ${nameMark}::bytea)::int AS "accountOfOthers",
      count(*) FILTER (WHERE other.device_mark = ${deviceMark}::bytea AND other.submitted_at > ${recent})::int AS "sameDevice",
      count(*) FILTER (WHERE other.address_mark = ${addressMark}::bytea AND other.submitted_at > ${recent})::int AS "sameNetwork",
      count(*) FILTER (WHERE ${isSame} AND other.state = 'declined' AND other.decided_at > ${declinedSince})::int AS "declinedBefore",
      count(*) FILTER (WHERE ${isSame} AND other.state IN ('submitted', 'in_review', 'waiting_for_applicant'))::int AS "openElsewhere"
    FROM credit.application other
    WHERE other.merchant_id = ${ctx.merchantId} AND other.id <> ${application.id} AND other.submitted_at IS NOT NULL
      AND (other.name_mark = ${nameMark}::bytea OR other.tax_mark = ${taxMark}::bytea OR other.account_mark = ${accountMark}::bytea
        OR other.device_mark = ${deviceMark}::bytea OR other.address_mark = ${addressMark}::bytea)`.execute(
    ctx.tx,
  );
  const none = { accountOfOthers: 0, sameDevice: 0, sameNetwork: 0, declinedBefore: 0, openElsewhere: 0 };
  return found.rows[0] ?? none;
}
