import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";

/** A customer that somebody keeps an eye on. */
export interface WatchRow {
  readonly customerId: string;
  readonly source: "person" | "automatic";
  readonly reason: string;
  readonly ownerId: string | null;
  /** Its last day; null until taken off. */
  readonly untilOn: PlainDate | null;
  readonly watchedAt: Date;
  readonly watchedBy: string;
  readonly version: bigint;
}

export type NewWatch = Pick<WatchRow, "customerId" | "source" | "reason" | "ownerId" | "untilOn">;

const WATCH = sql.raw(`
  watched.customer_id AS "customerId", watched.source, watched.reason, watched.owner_id AS "ownerId", watched.until_on AS "untilOn",
  watched.watched_at AS "watchedAt", watched.watched_by AS "watchedBy", watched.version`);

/**
 * Puts customers on the list. `how` "over" replaces what stands there; "beside" leaves it, so that what a person wrote
 * is not lost to an automatic entry. Gives the rows it wrote.
 */
export async function upsertWatches(
  ctx: Context,
  watches: readonly NewWatch[],
  how: "over" | "beside",
): Promise<WatchRow[]> {
  if (watches.length === 0) return [];
  const found = await sql<WatchRow>`
    INSERT INTO credit.watched_customer AS watched (merchant_id, customer_id, source, reason, owner_id, until_on, watched_at, watched_by,
      removed_at, version)
    SELECT ${ctx.merchantId}::uuid, given.customer_id, given.source, given.reason, given.owner_id, given.until_on,
      ${ctx.now}::timestamptz, ${ctx.actor}, NULL, 1
    FROM unnest(${watches.map((one) => one.customerId)}::uuid[], ${watches.map((one) => one.source)}::text[],
      ${watches.map((one) => one.reason)}::text[], ${watches.map((one) => one.ownerId)}::text[], ${watches.map((one) => one.untilOn)}::date[])
      AS given (customer_id, source, reason, owner_id, until_on)
    ON CONFLICT (merchant_id, customer_id) DO UPDATE SET source = excluded.source, reason = excluded.reason, owner_id = excluded.owner_id,
      until_on = excluded.until_on, watched_at = excluded.watched_at, watched_by = excluded.watched_by, removed_at = NULL,
      version = watched.version + 1
    WHERE ${how === "over"} OR watched.removed_at IS NOT NULL
    RETURNING ${WATCH}`.execute(ctx.tx);
  return found.rows;
}

/** Takes customers off the list; gives the rows it took off. */
export async function endWatches(ctx: Context, customerIds: readonly string[]): Promise<WatchRow[]> {
  const found = await sql<WatchRow>`
    UPDATE credit.watched_customer watched SET removed_at = ${ctx.now}, version = watched.version + 1
    WHERE watched.merchant_id = ${ctx.merchantId} AND watched.customer_id = ANY(${customerIds}::uuid[]) AND watched.removed_at IS NULL
    RETURNING ${WATCH}`.execute(ctx.tx);
  return found.rows;
}

/** Which of the customers are on the list on a day. */
export async function selectWatches(
  ctx: Context,
  customerIds: readonly string[],
  today: PlainDate,
): Promise<Map<string, WatchRow>> {
  const found = await sql<WatchRow>`
    SELECT ${WATCH} FROM credit.watched_customer watched
    WHERE watched.merchant_id = ${ctx.merchantId} AND watched.customer_id = ANY(${customerIds}::uuid[]) AND watched.removed_at IS NULL
      AND (watched.until_on IS NULL OR watched.until_on >= ${today}::date)`.execute(ctx.tx);
  return new Map(found.rows.map((row) => [row.customerId, row]));
}

/** Customers whose last day on the list has passed. */
export async function selectEndedWatches(ctx: Context, today: PlainDate, rowsMax: number): Promise<string[]> {
  const found = await sql<{ customerId: string }>`
    SELECT customer_id AS "customerId" FROM credit.watched_customer
    WHERE merchant_id = ${ctx.merchantId} AND removed_at IS NULL AND until_on < ${today}::date LIMIT ${rowsMax}`.execute(
    ctx.tx,
  );
  return found.rows.map((row) => row.customerId);
}

export interface WatchPlace {
  readonly watchedAt: Date;
  readonly id: string;
}

/** The watch list, newest first, from after a place. */
export async function selectWatchList(
  ctx: Context,
  filter: { readonly ownerId?: string | undefined; readonly source?: string | undefined },
  after: WatchPlace | null,
  rowsMax: number,
): Promise<WatchRow[]> {
  const found = await sql<WatchRow>`
    SELECT ${WATCH} FROM credit.watched_customer watched
    WHERE watched.merchant_id = ${ctx.merchantId} AND watched.removed_at IS NULL
      ${filter.ownerId === undefined ? sql`` : sql`AND watched.owner_id = ${filter.ownerId}`}
      ${filter.source === undefined ? sql`` : sql`AND watched.source = ${filter.source}`}
      ${after === null ? sql`` : sql`AND (watched.watched_at, watched.customer_id) < (${after.watchedAt}::timestamptz, ${after.id}::uuid)`}
    ORDER BY watched.watched_at DESC, watched.customer_id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}
