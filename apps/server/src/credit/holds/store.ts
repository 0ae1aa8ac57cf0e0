import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { Checkpoint } from "../evaluations/outcome.ts";

export const HOLD_STATES = ["open", "declined", "released", "freed", "rejected", "ended"] as const;
export type HoldState = (typeof HOLD_STATES)[number];
export type ReleaseKind = "soft" | "firm";

/** An order that was not approved, and what has become of it. */
export interface HoldRow {
  readonly id: string;
  readonly orderReference: string;
  readonly customerId: string;
  readonly payerId: string;
  readonly groupId: string | null;
  readonly reservationId: string;
  readonly evaluationId: string | null;
  readonly checkpoint: Checkpoint;
  readonly outcome: "referred" | "declined";
  readonly state: HoldState;
  readonly reasons: readonly string[];
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly accountCurrency: string;
  readonly accountAmountMinor: bigint | null;
  readonly overMinor: bigint;
  readonly overdueMinor: bigint;
  readonly oldestOverdueDays: number;
  readonly segment: string | null;
  readonly riskClass: string | null;
  readonly score: string | null;
  readonly suggestion: string;
  readonly inputs: string;
  readonly explanation: string;
  readonly accountVersion: bigint;
  readonly groupVersion: bigint | null;
  readonly dueAt: Date;
  readonly ownerId: string | null;
  readonly releaseKind: ReleaseKind | null;
  readonly releasedReasons: readonly string[];
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  readonly createdAt: Date;
  readonly version: bigint;
}

const HOLD = sql.raw(`
  hold.id, hold.order_reference AS "orderReference", hold.customer_id AS "customerId", hold.payer_id AS "payerId", hold.group_id AS "groupId",
  hold.reservation_id AS "reservationId", hold.evaluation_id AS "evaluationId", hold.checkpoint, hold.outcome, hold.state, hold.reasons,
  hold.currency, hold.amount_minor AS "amountMinor", hold.account_currency AS "accountCurrency", hold.account_amount_minor AS "accountAmountMinor",
  hold.over_minor AS "overMinor", hold.overdue_minor AS "overdueMinor", hold.oldest_overdue_days AS "oldestOverdueDays", hold.segment,
  hold.risk_class AS "riskClass", hold.score, hold.suggestion, kept.inputs, kept.explanation, hold.account_version AS "accountVersion",
  hold.group_version AS "groupVersion", hold.due_at AS "dueAt", hold.owner_id AS "ownerId", hold.release_kind AS "releaseKind",
  hold.released_reasons AS "releasedReasons", hold.closed_at AS "closedAt", hold.closed_by AS "closedBy", hold.created_at AS "createdAt", hold.version`);

const KEPT = sql.raw(`credit.order_hold hold
  JOIN credit.explanation kept ON kept.merchant_id = hold.merchant_id AND kept.reservation_id = hold.reservation_id`);

/**
 * Writes a hold once for a refusal: false where that refusal has its hold, or the order waits already, and nothing was
 * written.
 */
export async function insertHold(ctx: Context, hold: HoldRow): Promise<boolean> {
  const inserted = await sql`
    INSERT INTO credit.order_hold (merchant_id, id, order_reference, customer_id, payer_id, group_id, reservation_id, evaluation_id,
      checkpoint, outcome, state, reasons, currency, amount_minor, account_currency, account_amount_minor, over_minor, overdue_minor,
      oldest_overdue_days, segment, risk_class, score, suggestion, account_version, group_version, due_at,
      owner_id, release_kind, released_reasons, closed_at, closed_by, created_at, version)
    VALUES (${ctx.merchantId}, ${hold.id}, ${hold.orderReference}, ${hold.customerId}, ${hold.payerId}, ${hold.groupId}, ${hold.reservationId},
      ${hold.evaluationId}, ${hold.checkpoint}, ${hold.outcome}, ${hold.state}, ${hold.reasons}::text[], ${hold.currency},
      ${hold.amountMinor.toString()}, ${hold.accountCurrency}, ${hold.accountAmountMinor?.toString() ?? null}, ${hold.overMinor.toString()},
      ${hold.overdueMinor.toString()}, ${hold.oldestOverdueDays}, ${hold.segment}, ${hold.riskClass}, ${hold.score}, ${hold.suggestion},
      ${hold.accountVersion.toString()}, ${hold.groupVersion?.toString() ?? null}, ${hold.dueAt},
      ${hold.ownerId}, ${hold.releaseKind}, ${hold.releasedReasons}::text[], ${hold.closedAt}, ${hold.closedBy}, ${hold.createdAt},
      ${hold.version.toString()})
    ON CONFLICT DO NOTHING`.execute(ctx.tx);
  return (inserted.numAffectedRows ?? 0n) > 0n;
}

/** Writes what a hold has become. The caller has locked it. */
export async function updateHold(ctx: Context, hold: HoldRow): Promise<void> {
  await sql`
    UPDATE credit.order_hold SET reservation_id = ${hold.reservationId}, evaluation_id = ${hold.evaluationId}, checkpoint = ${hold.checkpoint},
      outcome = ${hold.outcome}, state = ${hold.state}, reasons = ${hold.reasons}::text[], currency = ${hold.currency},
      amount_minor = ${hold.amountMinor.toString()}, account_currency = ${hold.accountCurrency},
      account_amount_minor = ${hold.accountAmountMinor?.toString() ?? null}, over_minor = ${hold.overMinor.toString()},
      overdue_minor = ${hold.overdueMinor.toString()}, oldest_overdue_days = ${hold.oldestOverdueDays}, segment = ${hold.segment},
      risk_class = ${hold.riskClass}, score = ${hold.score}, suggestion = ${hold.suggestion},
      account_version = ${hold.accountVersion.toString()},
      group_version = ${hold.groupVersion?.toString() ?? null}, owner_id = ${hold.ownerId}, release_kind = ${hold.releaseKind},
      released_reasons = ${hold.releasedReasons}::text[], closed_at = ${hold.closedAt}, closed_by = ${hold.closedBy},
      version = ${hold.version.toString()}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${hold.id}`.execute(ctx.tx);
}

export async function selectHold(ctx: Context, id: string): Promise<HoldRow | undefined> {
  const found = await sql<HoldRow>`
    SELECT ${HOLD} FROM ${KEPT} WHERE hold.merchant_id = ${ctx.merchantId} AND hold.id = ${id}`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

/** Locks a hold until the transaction ends. The payer's exposure account is locked before. */
export async function lockHold(ctx: Context, id: string): Promise<HoldRow | undefined> {
  const found = await sql<HoldRow>`
    SELECT ${HOLD} FROM ${KEPT} WHERE hold.merchant_id = ${ctx.merchantId} AND hold.id = ${id} FOR UPDATE OF hold`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

export async function selectHoldsByReservation(
  ctx: Context,
  reservationIds: readonly string[],
): Promise<HoldRow[]> {
  const found = await sql<HoldRow>`
    SELECT ${HOLD} FROM ${KEPT}
    WHERE hold.merchant_id = ${ctx.merchantId} AND hold.reservation_id = ANY(${reservationIds}::uuid[])`.execute(
    ctx.tx,
  );
  return found.rows;
}

/** All holds of these orders, newest first. */
export async function selectHoldsOfOrders(ctx: Context, references: readonly string[]): Promise<HoldRow[]> {
  const found = await sql<HoldRow>`
    SELECT ${HOLD} FROM ${KEPT}
    WHERE hold.merchant_id = ${ctx.merchantId} AND hold.order_reference = ANY(${references}::text[]) ORDER BY hold.id DESC`.execute(
    ctx.tx,
  );
  return found.rows;
}

/** What is asked of the worklist. */
export interface HoldFilter {
  readonly state?: HoldState | undefined;
  readonly reason?: string | undefined;
  /** A person's id; null: nobody's. */
  readonly ownerId?: string | null | undefined;
  readonly dueBefore?: Date | undefined;
  readonly payerId?: string | undefined;
}

export interface HoldPlace {
  readonly dueAt: string;
  readonly id: string;
}

function matching(ctx: Context, filter: HoldFilter) {
  const conditions = [sql`hold.merchant_id = ${ctx.merchantId}`];
  if (filter.state !== undefined) conditions.push(sql`hold.state = ${filter.state}`);
  if (filter.reason !== undefined) conditions.push(sql`hold.reasons @> ARRAY[${filter.reason}]::text[]`);
  if (filter.ownerId === null) conditions.push(sql`hold.owner_id IS NULL`);
  else if (filter.ownerId !== undefined) conditions.push(sql`hold.owner_id = ${filter.ownerId}`);
  if (filter.dueBefore !== undefined) conditions.push(sql`hold.due_at < ${filter.dueBefore}`);
  if (filter.payerId !== undefined) conditions.push(sql`hold.payer_id = ${filter.payerId}`);
  return sql.join(conditions, sql` AND `);
}

/** A page of the worklist: what is due first comes first. */
export async function selectWorklist(
  ctx: Context,
  filter: HoldFilter,
  after: HoldPlace | null,
  rowsMax: number,
): Promise<HoldRow[]> {
  const from =
    after === null
      ? sql``
      : sql`AND (hold.due_at, hold.id) > (${after.dueAt}::timestamptz, ${after.id}::uuid)`;
  const found = await sql<HoldRow>`
    SELECT ${HOLD} FROM ${KEPT} WHERE ${matching(ctx, filter)} ${from}
    ORDER BY hold.due_at, hold.id LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** How many match, and for how much by currency of the orders. */
export async function sumWorklist(
  ctx: Context,
  filter: HoldFilter,
): Promise<{ currency: string; holds: bigint; amountMinor: bigint }[]> {
  const found = await sql<{ currency: string; holds: bigint; amountMinor: bigint }>`
    SELECT hold.currency, count(*) AS holds, sum(hold.amount_minor)::bigint AS "amountMinor" FROM credit.order_hold hold
    WHERE ${matching(ctx, filter)} GROUP BY hold.currency ORDER BY "amountMinor" DESC`.execute(ctx.tx);
  return found.rows;
}

/** Who waits for an account to move: the open holds' accounts, and how they stood when they were looked at last. */
export interface WatchedHold {
  readonly id: string;
  readonly payerId: string;
  readonly groupId: string | null;
  readonly accountVersion: bigint;
  readonly groupVersion: bigint | null;
  /** The refusal it waits under: asked the last time it was looked at. */
  readonly reservationId: string;
  readonly wantsRate: boolean;
}

export async function selectWatched(
  ctx: Context,
  after: string | null,
  rowsMax: number,
): Promise<WatchedHold[]> {
  const from = after === null ? sql`` : sql`AND hold.id > ${after}::uuid`;
  const found = await sql<WatchedHold>`
    SELECT hold.id, hold.payer_id AS "payerId", hold.group_id AS "groupId", hold.account_version AS "accountVersion",
      hold.group_version AS "groupVersion", hold.reservation_id AS "reservationId", hold.reasons && ARRAY['no_rate'] AS "wantsRate"
    FROM credit.order_hold hold WHERE hold.merchant_id = ${ctx.merchantId} AND hold.state = 'open' ${from}
    ORDER BY hold.id LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** How far refusals have been looked through; undefined before the first time. */
export async function selectLookedThrough(ctx: Context): Promise<Date | undefined> {
  const found = await sql<{ at: Date }>`
    SELECT looked_through AS at FROM credit.hold_watch WHERE merchant_id = ${ctx.merchantId}`.execute(ctx.tx);
  return found.rows[0]?.at;
}

export async function writeLookedThrough(ctx: Context, at: Date): Promise<void> {
  await sql`
    INSERT INTO credit.hold_watch (merchant_id, looked_through) VALUES (${ctx.merchantId}, ${at})
    ON CONFLICT (merchant_id) DO UPDATE SET looked_through = excluded.looked_through`.execute(ctx.tx);
}
