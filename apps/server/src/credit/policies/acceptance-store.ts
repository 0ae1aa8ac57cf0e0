import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";

/** Terms that a customer accepted: the words as JSON text, and who signed. */
export interface AcceptanceRow {
  readonly id: string;
  readonly customerId: string;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly terms: string;
  readonly termsHash: string;
  readonly signedBy: string;
  readonly signedOn: PlainDate;
  readonly method: string;
  readonly evidence: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

export async function insertAcceptance(ctx: Context, row: AcceptanceRow): Promise<void> {
  await sql`
    INSERT INTO credit.terms_acceptance (merchant_id, id, customer_id, policy_id, policy_version, terms, terms_hash, signed_by,
      signed_on, method, evidence, recorded_by, recorded_at)
    VALUES (${ctx.merchantId}, ${row.id}, ${row.customerId}, ${row.policyId}, ${row.policyVersion}, ${row.terms}, ${row.termsHash},
      ${row.signedBy}, ${row.signedOn}::date, ${row.method}, ${row.evidence}, ${row.recordedBy}, ${row.recordedAt})`.execute(
    ctx.tx,
  );
}

/** What a customer accepted, the latest first. */
export async function selectAcceptances(
  ctx: Context,
  customerId: string,
  rowsMax: number,
): Promise<AcceptanceRow[]> {
  const found = await sql<AcceptanceRow>`
    SELECT id, customer_id AS "customerId", policy_id AS "policyId", policy_version AS "policyVersion", terms,
      terms_hash AS "termsHash", signed_by AS "signedBy", signed_on AS "signedOn", method, evidence,
      recorded_by AS "recordedBy", recorded_at AS "recordedAt"
    FROM credit.terms_acceptance
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ${customerId}
    ORDER BY recorded_at DESC, id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

export async function selectMerchantName(ctx: Context): Promise<string> {
  const found = await sql<{ name: string }>`
    SELECT name FROM platform.merchant WHERE merchant_id = ${ctx.merchantId}`.execute(ctx.tx);
  return found.rows[0]?.name ?? "";
}
