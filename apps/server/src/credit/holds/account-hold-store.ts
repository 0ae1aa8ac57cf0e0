import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";

/** A hold on a whole account, as it was put and perhaps lifted. */
export interface AccountHoldRow {
  readonly id: string;
  readonly customerId: string;
  readonly code: string;
  readonly note: string;
  readonly untilOn: PlainDate | null;
  readonly putAt: Date;
  readonly putBy: string;
  readonly liftedAt: Date | null;
  readonly liftedBy: string | null;
  readonly liftReason: string | null;
}

const HOLD = sql.raw(`
  id, customer_id AS "customerId", code, note, until_on AS "untilOn", put_at AS "putAt", put_by AS "putBy",
  lifted_at AS "liftedAt", lifted_by AS "liftedBy", lift_reason AS "liftReason"`);

export async function insertAccountHold(
  ctx: Context,
  hold: Pick<AccountHoldRow, "id" | "customerId" | "code" | "note" | "untilOn">,
): Promise<void> {
  await sql`
    INSERT INTO credit.account_hold (merchant_id, id, customer_id, code, note, until_on, put_at, put_by)
    VALUES (${ctx.merchantId}, ${hold.id}, ${hold.customerId}, ${hold.code}, ${hold.note}, ${hold.untilOn}, ${ctx.now}, ${ctx.actor})`.execute(
    ctx.tx,
  );
}

/** Lifts a hold that stands; undefined where there is none, or it was lifted before. */
export async function updateLifted(
  ctx: Context,
  id: string,
  reason: string,
): Promise<AccountHoldRow | undefined> {
  const lifted = await sql<AccountHoldRow>`
    UPDATE credit.account_hold SET lifted_at = ${ctx.now}, lifted_by = ${ctx.actor}, lift_reason = ${reason}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id} AND lifted_at IS NULL RETURNING ${HOLD}`.execute(
    ctx.tx,
  );
  return lifted.rows[0];
}

export async function selectAccountHold(ctx: Context, id: string): Promise<AccountHoldRow | undefined> {
  const found = await sql<AccountHoldRow>`
    SELECT ${HOLD} FROM credit.account_hold WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

/** Every hold of one customer, newest first. */
export async function selectHoldsOf(
  ctx: Context,
  customerId: string,
  rowsMax: number,
): Promise<AccountHoldRow[]> {
  const found = await sql<AccountHoldRow>`
    SELECT ${HOLD} FROM credit.account_hold WHERE merchant_id = ${ctx.merchantId} AND customer_id = ${customerId}
    ORDER BY id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** Holds of these customers that stand on a day. */
export async function selectStanding(
  ctx: Context,
  customerIds: readonly string[],
  today: PlainDate,
): Promise<AccountHoldRow[]> {
  const found = await sql<AccountHoldRow>`
    SELECT ${HOLD} FROM credit.account_hold
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ANY(${customerIds}::uuid[]) AND lifted_at IS NULL
      AND (until_on IS NULL OR until_on >= ${today}::date)
    ORDER BY customer_id, id`.execute(ctx.tx);
  return found.rows;
}
