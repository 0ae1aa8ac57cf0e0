import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { ReserveCheckpoint } from "./checkpoints.ts";

/** One decision asked of the ledger, as it was answered and as it stands. Amounts in minor units. */
export interface ReservationRow {
  readonly id: string;
  readonly customerId: string;
  readonly orderReference: string;
  readonly contentHash: string;
  /** 1, 2, 3 … of the order, the latest being its record; null for checks and for amendments that were refused. */
  readonly attempt: number | null;
  readonly mode: "reserve" | "check" | "amend";
  readonly checkpoint: ReserveCheckpoint;
  readonly outcome: "reserved" | "checked" | "refused";
  /** no_rate, no_ceiling, stale, expired, evaluation_moved, blocked:<why>, rule:<code>, over_ceiling, over_group_ceiling. */
  readonly reasons: readonly string[];
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly heldMinor: bigint;
  /** Shipped and not invoiced. */
  readonly shippedMinor: bigint;
  readonly capturedMinor: bigint;
  readonly releasedMinor: bigint;
  readonly accountVersion: bigint;
  readonly accountCurrency: string;
  /** The ceiling compared, the checkpoint's extra included. */
  readonly ceilingMinor: bigint | null;
  readonly extraMinor: bigint;
  /** What the order itself held before is left out; after is before where nothing was reserved. */
  readonly exposureBeforeMinor: bigint;
  readonly exposureAfterMinor: bigint;
  readonly groupId: string | null;
  readonly groupVersion: bigint | null;
  readonly groupCeilingMinor: bigint | null;
  readonly groupBeforeMinor: bigint | null;
  readonly groupAfterMinor: bigint | null;
  readonly evaluationId: string | null;
  readonly liftedReasons: readonly string[];
  readonly overrideReason: string | null;
  readonly facts: string | null;
  readonly decidedAt: Date;
  readonly expiresAt: Date | null;
  readonly actor: string;
  readonly version: bigint;
}

const RESERVATION = sql.raw(`
  reservation.id, reservation.customer_id AS "customerId", reservation.order_reference AS "orderReference",
  reservation.content_hash AS "contentHash", reservation.attempt, reservation.mode, reservation.checkpoint, reservation.outcome,
  reservation.reasons, reservation.currency, reservation.amount_minor AS "amountMinor", reservation.held_minor AS "heldMinor",
  reservation.shipped_minor AS "shippedMinor", reservation.captured_minor AS "capturedMinor",
  reservation.released_minor AS "releasedMinor", reservation.account_version AS "accountVersion",
  reservation.account_currency AS "accountCurrency", reservation.ceiling_minor AS "ceilingMinor",
  reservation.extra_minor AS "extraMinor", reservation.exposure_before_minor AS "exposureBeforeMinor",
  reservation.exposure_after_minor AS "exposureAfterMinor", reservation.group_id AS "groupId",
  reservation.group_version AS "groupVersion", reservation.group_ceiling_minor AS "groupCeilingMinor",
  reservation.group_before_minor AS "groupBeforeMinor", reservation.group_after_minor AS "groupAfterMinor",
  reservation.evaluation_id AS "evaluationId", reservation.lifted_reasons AS "liftedReasons",
  reservation.override_reason AS "overrideReason", reservation.facts, reservation.decided_at AS "decidedAt",
  reservation.expires_at AS "expiresAt", reservation.actor, reservation.version`);

/** The record of an order: its latest attempt, whatever has become of it. Checks are none. */
export async function standingReservation(ctx: Context, order: string): Promise<ReservationRow | undefined> {
  const found = await sql<ReservationRow>`
    SELECT ${RESERVATION} FROM receivables.reservation
    WHERE reservation.merchant_id = ${ctx.merchantId} AND reservation.order_reference = ${order} AND reservation.attempt > 0
    ORDER BY reservation.attempt DESC LIMIT 1`.execute(ctx.tx);
  return found.rows[0];
}

/** The same of many orders, by reference; those without a record are left out. */
export async function standingReservations(
  ctx: Context,
  orders: readonly string[],
): Promise<Map<string, ReservationRow>> {
  const found = await sql<ReservationRow>`
    SELECT DISTINCT ON (reservation.order_reference) ${RESERVATION} FROM receivables.reservation
    WHERE reservation.merchant_id = ${ctx.merchantId} AND reservation.order_reference = ANY(${orders}::text[]) AND reservation.attempt > 0
    ORDER BY reservation.order_reference, reservation.attempt DESC`.execute(ctx.tx);
  return new Map(found.rows.map((row) => [row.orderReference, row]));
}

/** Every row of these ids or of these orders: attempts, checks and amendments, newest first. */
export async function findReservations(
  ctx: Context,
  by: { readonly ids?: readonly string[]; readonly orders?: readonly string[] },
): Promise<ReservationRow[]> {
  const found = await sql<ReservationRow>`
    SELECT ${RESERVATION} FROM receivables.reservation
    WHERE reservation.merchant_id = ${ctx.merchantId} AND reservation.id = ANY(${by.ids ?? []}::uuid[])
    UNION
    SELECT ${RESERVATION} FROM receivables.reservation
    WHERE reservation.merchant_id = ${ctx.merchantId} AND reservation.order_reference = ANY(${by.orders ?? []}::text[])
    ORDER BY "decidedAt" DESC, id DESC`.execute(ctx.tx);
  return found.rows;
}

export interface ReservationFilter {
  readonly customerId?: string | undefined;
  readonly order?: string | undefined;
  readonly outcome?: ReservationRow["outcome"] | undefined;
  readonly since?: Date | undefined;
  /** Only rows older than this one: the key of the next page. Ids carry their instant. */
  readonly beforeId?: string | undefined;
  readonly rowsMax: number;
}

/** A page of decisions, newest first. */
export async function listReservations(ctx: Context, filter: ReservationFilter): Promise<ReservationRow[]> {
  const { customerId, order, outcome, since, beforeId, rowsMax } = filter;
  const found = await sql<ReservationRow>`
    SELECT ${RESERVATION} FROM receivables.reservation WHERE reservation.merchant_id = ${ctx.merchantId}
      ${customerId === undefined ? sql`` : sql`AND reservation.customer_id = ${customerId}`}
      ${order === undefined ? sql`` : sql`AND reservation.order_reference = ${order}`}
      ${outcome === undefined ? sql`` : sql`AND reservation.outcome = ${outcome}`}
      ${since === undefined ? sql`` : sql`AND reservation.decided_at >= ${since}`}
      ${beforeId === undefined ? sql`` : sql`AND reservation.id < ${beforeId}`}
    ORDER BY reservation.id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** Locks reservations that still hold something, in id order, and gives them as they stand. Accounts are locked before. */
export async function lockHeld(ctx: Context, ids: readonly string[]): Promise<ReservationRow[]> {
  const found = await sql<ReservationRow>`
    SELECT ${RESERVATION} FROM receivables.reservation
    WHERE reservation.merchant_id = ${ctx.merchantId} AND reservation.id = ANY(${ids}::uuid[]) AND reservation.held_minor > 0
    ORDER BY reservation.id FOR UPDATE`.execute(ctx.tx);
  return found.rows;
}

/** How much of what a reservation holds goes, and whether it is let go of or has shipped. */
export interface HeldMove {
  readonly id: string;
  readonly releasedMinor: bigint;
  readonly shippedMinor: bigint;
}

/** Takes from what reservations hold. The caller has locked them and moves the sums. */
export async function takeFromHeld(ctx: Context, moves: readonly HeldMove[]): Promise<void> {
  await sql`
    UPDATE receivables.reservation SET held_minor = held_minor - given.released - given.shipped,
      released_minor = released_minor + given.released, shipped_minor = shipped_minor + given.shipped, version = version + 1
    FROM unnest(${moves.map((move) => move.id)}::uuid[], ${moves.map((move) => move.releasedMinor.toString())}::bigint[],
      ${moves.map((move) => move.shippedMinor.toString())}::bigint[]) AS given (id, released, shipped)
    WHERE reservation.merchant_id = ${ctx.merchantId} AND reservation.id = given.id`.execute(ctx.tx);
}

/** Reservations whose time has run out and that still hold something, the longest due first. */
export async function selectDue(
  ctx: Context,
  reservationsMax: number,
): Promise<{ id: string; customerId: string }[]> {
  const found = await sql<{ id: string; customerId: string }>`
    SELECT id, customer_id AS "customerId" FROM receivables.reservation
    WHERE merchant_id = ${ctx.merchantId} AND held_minor > 0 AND expires_at <= ${ctx.now}
    ORDER BY expires_at, id LIMIT ${reservationsMax}`.execute(ctx.tx);
  return found.rows;
}

/** The same of some customers. */
export async function selectDueOfCustomers(ctx: Context, customerIds: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    SELECT id FROM receivables.reservation
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ANY(${customerIds}::uuid[]) AND held_minor > 0 AND expires_at <= ${ctx.now}
    ORDER BY id`.execute(ctx.tx);
  return found.rows.map((row) => row.id);
}

/** The same of a customer and of all that share a group with it. */
export async function selectDueAround(
  ctx: Context,
  customerId: string,
): Promise<{ id: string; customerId: string }[]> {
  const found = await sql<{ id: string; customerId: string }>`
    SELECT reservation.id, reservation.customer_id AS "customerId" FROM receivables.customer own
    JOIN receivables.customer member ON member.merchant_id = own.merchant_id AND (member.id = own.id OR member.group_id = own.group_id)
    JOIN receivables.reservation ON reservation.merchant_id = member.merchant_id AND reservation.customer_id = member.id
    WHERE own.merchant_id = ${ctx.merchantId} AND own.id = ${customerId} AND reservation.held_minor > 0
      AND reservation.expires_at <= ${ctx.now}
    ORDER BY reservation.id`.execute(ctx.tx);
  return found.rows;
}
