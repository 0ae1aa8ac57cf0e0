import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { AllowanceState } from "./rules.ts";

export interface AllowanceRow extends AllowanceState {
  readonly id: string;
  readonly version: bigint;
}

const ALLOWANCE = sql.raw(`
  id, customer_id AS "customerId", currency, amount_minor AS "amountMinor", used_minor AS "usedMinor",
  issued_at AS "issuedAt", expires_at AS "expiresAt", version`);

export async function insertAllowance(
  ctx: Context,
  made: Omit<AllowanceRow, "usedMinor" | "version"> & {
    readonly policyVersion: number;
    readonly evaluationId: string | null;
  },
): Promise<void> {
  await sql`
    INSERT INTO credit.allowance (merchant_id, id, customer_id, currency, amount_minor, policy_version, evaluation_id,
      issued_at, expires_at, actor)
    VALUES (${ctx.merchantId}, ${made.id}, ${made.customerId}, ${made.currency}, ${made.amountMinor.toString()}::bigint,
      ${made.policyVersion}, ${made.evaluationId}, ${made.issuedAt}, ${made.expiresAt}, ${ctx.actor})`.execute(
    ctx.tx,
  );
}

/** Allowances of a customer that still run, the latest to end first. The caller holds the customer's account. */
export async function selectRunning(ctx: Context, customerId: string): Promise<AllowanceRow[]> {
  const found = await sql<AllowanceRow>`
    SELECT ${ALLOWANCE} FROM credit.allowance
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ${customerId} AND expires_at > ${ctx.now}
    ORDER BY expires_at DESC, id DESC`.execute(ctx.tx);
  return found.rows;
}

export async function selectAllowance(ctx: Context, id: string): Promise<AllowanceRow | undefined> {
  const found = await sql<AllowanceRow>`
    SELECT ${ALLOWANCE} FROM credit.allowance WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

/** Counts an order against an allowance; false where that would use more than it gave. */
export async function useAllowance(ctx: Context, id: string, amountMinor: bigint): Promise<boolean> {
  const used = await sql`
    UPDATE credit.allowance SET used_minor = used_minor + ${amountMinor.toString()}::bigint, version = version + 1
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id}
      AND used_minor + ${amountMinor.toString()}::bigint <= amount_minor RETURNING id`.execute(ctx.tx);
  return used.rows.length > 0;
}

/** What became of an order taken offline. */
export interface UseRow {
  readonly orderReference: string;
  readonly allowanceId: string | null;
  readonly contentHash: string;
  readonly reservationId: string | null;
  readonly outcome: "settled" | "approved" | "held";
  readonly reasons: readonly string[];
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly takenAt: Date;
  readonly settledAt: Date;
}

export async function selectUse(ctx: Context, order: string): Promise<UseRow | undefined> {
  const found = await sql<UseRow>`
    SELECT order_reference AS "orderReference", allowance_id AS "allowanceId", content_hash AS "contentHash",
      reservation_id AS "reservationId", outcome, reasons, currency, amount_minor AS "amountMinor", taken_at AS "takenAt",
      settled_at AS "settledAt"
    FROM credit.allowance_use WHERE merchant_id = ${ctx.merchantId} AND order_reference = ${order}`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

export async function insertUse(ctx: Context, use: Omit<UseRow, "settledAt">): Promise<void> {
  await sql`
    INSERT INTO credit.allowance_use (merchant_id, order_reference, allowance_id, content_hash, reservation_id, outcome, reasons,
      currency, amount_minor, taken_at, settled_at, actor)
    VALUES (${ctx.merchantId}, ${use.orderReference}, ${use.allowanceId}, ${use.contentHash}, ${use.reservationId},
      ${use.outcome}, ${use.reasons}::text[], ${use.currency}, ${use.amountMinor.toString()}::bigint, ${use.takenAt},
      ${ctx.now}, ${ctx.actor})`.execute(ctx.tx);
}
