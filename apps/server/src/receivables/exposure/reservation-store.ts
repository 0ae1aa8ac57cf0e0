import { sql } from "kysely";
import type { Context } from "#platform/db";

/** One decision asked of the ledger, as it was answered and as it stands. Amounts in minor units. */
export interface ReservationRow {
  readonly id: string;
  readonly customerId: string;
  readonly orderReference: string;
  readonly mode: "reserve" | "check";
  readonly outcome: "reserved" | "checked" | "refused";
  /** no_ceiling, stale, expired, blocked:<why>, over_ceiling, over_group_ceiling, no_rate, order_differs. */
  readonly reasons: readonly string[];
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly heldMinor: bigint;
  readonly capturedMinor: bigint;
  readonly releasedMinor: bigint;
  readonly accountCurrency: string;
  readonly ceilingMinor: bigint | null;
  readonly exposureBeforeMinor: bigint;
  readonly exposureAfterMinor: bigint;
  readonly groupCeilingMinor: bigint | null;
  readonly groupBeforeMinor: bigint | null;
  readonly groupAfterMinor: bigint | null;
  readonly overrideReason: string | null;
  readonly decidedAt: Date;
  readonly expiresAt: Date | null;
  readonly version: bigint;
}

const RESERVATION = sql.raw(`
  reservation.id, reservation.customer_id AS "customerId", reservation.order_reference AS "orderReference", reservation.mode,
  reservation.outcome, reservation.reasons, reservation.currency, reservation.amount_minor AS "amountMinor",
  reservation.held_minor AS "heldMinor", reservation.captured_minor AS "capturedMinor", reservation.released_minor AS "releasedMinor",
  reservation.account_currency AS "accountCurrency", reservation.ceiling_minor AS "ceilingMinor",
  reservation.exposure_before_minor AS "exposureBeforeMinor", reservation.exposure_after_minor AS "exposureAfterMinor",
  reservation.group_ceiling_minor AS "groupCeilingMinor", reservation.group_before_minor AS "groupBeforeMinor",
  reservation.group_after_minor AS "groupAfterMinor", reservation.override_reason AS "overrideReason",
  reservation.decided_at AS "decidedAt", reservation.expires_at AS "expiresAt", reservation.version`);

export interface ReserveCall {
  readonly id: string;
  readonly eventId: string;
  readonly customerId: string;
  readonly order: string;
  readonly contentHash: string;
  readonly mode: "reserve" | "check";
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly expiresAt: Date | null;
  readonly overrideReason: string | null;
}

/** Locks, compares, reserves and records in the database. Every value is a parameter, so that Citus can route the call. */
export async function callReserve(ctx: Context, call: ReserveCall): Promise<ReservationRow> {
  const answered = await sql<ReservationRow>`
    SELECT ${RESERVATION} FROM receivables.reserve(${ctx.merchantId}::uuid, ${call.id}::uuid, ${call.eventId}::uuid,
      ${call.customerId}::uuid, ${call.order}, ${call.contentHash}::uuid, ${call.mode}, ${call.currency},
      ${call.amountMinor.toString()}::bigint, ${ctx.now}::timestamptz, ${ctx.now}::date, ${call.expiresAt}::timestamptz,
      ${call.overrideReason}, ${ctx.actor}, ${ctx.requestId}) reservation`.execute(ctx.tx);
  const row = answered.rows[0];
  if (row === undefined) throw new Error("reserve() gave no answer");
  return row;
}

/** The reservation that was made for an order, whatever has become of it; a refusal or a check is none. */
export async function selectReservation(ctx: Context, order: string): Promise<ReservationRow | undefined> {
  const found = await sql<ReservationRow>`
    SELECT ${RESERVATION} FROM receivables.reservation
    WHERE reservation.merchant_id = ${ctx.merchantId} AND reservation.order_reference = ${order} AND reservation.outcome = 'reserved'`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

/** Locks reservations that still hold something, in id order, and gives them as they stand. Accounts are locked before. */
export async function lockHeld(ctx: Context, ids: readonly string[]): Promise<ReservationRow[]> {
  const found = await sql<ReservationRow>`
    SELECT ${RESERVATION} FROM receivables.reservation
    WHERE reservation.merchant_id = ${ctx.merchantId} AND reservation.id = ANY(${ids}::uuid[]) AND reservation.held_minor > 0
    ORDER BY reservation.id FOR UPDATE`.execute(ctx.tx);
  return found.rows;
}

/** Lets go of all that reservations hold. The caller moves the sums. */
export async function releaseHeld(ctx: Context, ids: readonly string[]): Promise<void> {
  await sql`
    UPDATE receivables.reservation SET released_minor = released_minor + held_minor, held_minor = 0, version = version + 1
    WHERE merchant_id = ${ctx.merchantId} AND id = ANY(${ids}::uuid[])`.execute(ctx.tx);
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

/** The same of one customer. */
export async function selectDueOfCustomer(ctx: Context, customerId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    SELECT id FROM receivables.reservation
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ${customerId} AND held_minor > 0 AND expires_at <= ${ctx.now}
    ORDER BY id`.execute(ctx.tx);
  return found.rows.map((row) => row.id);
}

/** The same of all members of a group. */
export async function selectDueOfGroup(
  ctx: Context,
  groupId: string,
): Promise<{ id: string; customerId: string }[]> {
  const found = await sql<{ id: string; customerId: string }>`
    SELECT reservation.id, reservation.customer_id AS "customerId" FROM receivables.customer member
    JOIN receivables.reservation ON reservation.merchant_id = member.merchant_id AND reservation.customer_id = member.id
    WHERE member.merchant_id = ${ctx.merchantId} AND member.group_id = ${groupId} AND reservation.held_minor > 0
      AND reservation.expires_at <= ${ctx.now}
    ORDER BY reservation.id`.execute(ctx.tx);
  return found.rows;
}
