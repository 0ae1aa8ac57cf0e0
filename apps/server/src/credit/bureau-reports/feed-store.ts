import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";

/** Where the reading of a bureau's news stands. */
export interface Feed {
  readonly bureau: string;
  readonly cursor: string | null;
  readonly nextPollAt: Date;
  /** Set while it is read; left over where whoever read it died. */
  readonly pollingSince: Date | null;
  readonly polledAt: Date | null;
  readonly failure: string | null;
  readonly reconciledMonth: PlainDate | null;
}

const FEED =
  sql.raw(`bureau, cursor, next_poll_at AS "nextPollAt", polling_since AS "pollingSince", polled_at AS "polledAt",
  failure, reconciled_month AS "reconciledMonth"`);

export async function ensureFeed(ctx: Context, bureau: string): Promise<void> {
  await sql`
    INSERT INTO credit.bureau_feed (merchant_id, bureau, next_poll_at) VALUES (${ctx.merchantId}, ${bureau}, ${ctx.now})
    ON CONFLICT (merchant_id, bureau) DO NOTHING`.execute(ctx.tx);
}

export async function selectFeeds(ctx: Context): Promise<Feed[]> {
  const found = await sql<Feed>`
    SELECT ${FEED} FROM credit.bureau_feed WHERE merchant_id = ${ctx.merchantId} ORDER BY bureau`.execute(
    ctx.tx,
  );
  return found.rows;
}

/** Takes the reading of a feed that is due, so that one process has it; what it was before, or undefined. */
export async function takeFeed(ctx: Context, bureau: string, nextPollAt: Date): Promise<Feed | undefined> {
  const found = await sql<Feed>`
    SELECT ${FEED} FROM credit.bureau_feed
    WHERE merchant_id = ${ctx.merchantId} AND bureau = ${bureau} AND next_poll_at <= ${ctx.now} FOR UPDATE`.execute(
    ctx.tx,
  );
  const [feed] = found.rows;
  if (feed === undefined) return undefined;
  await sql`
    UPDATE credit.bureau_feed SET next_poll_at = ${nextPollAt}, polling_since = ${feed.pollingSince ?? ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND bureau = ${bureau}`.execute(ctx.tx);
  return feed;
}

/** Notes that a page was kept: what was read before it need not be read again. */
export async function moveFeed(
  ctx: Context,
  bureau: string,
  cursor: string | null,
  isDone: boolean,
): Promise<void> {
  await sql`
    UPDATE credit.bureau_feed SET cursor = ${cursor}, polling_since = ${isDone ? null : ctx.now}, polled_at = ${ctx.now},
      failure = NULL
    WHERE merchant_id = ${ctx.merchantId} AND bureau = ${bureau}`.execute(ctx.tx);
}

export async function noteFeedFailure(ctx: Context, bureau: string, failure: string): Promise<void> {
  await sql`
    UPDATE credit.bureau_feed SET failure = ${failure} WHERE merchant_id = ${ctx.merchantId} AND bureau = ${bureau}`.execute(
    ctx.tx,
  );
}

export async function noteReconciled(ctx: Context, bureau: string, month: PlainDate): Promise<void> {
  await sql`
    UPDATE credit.bureau_feed SET reconciled_month = ${month}
    WHERE merchant_id = ${ctx.merchantId} AND bureau = ${bureau}`.execute(ctx.tx);
}
