import { sql } from "kysely";
import type { Context } from "#platform/db";

/** What was offered, and what was taken of it. */
export interface OfferRow {
  readonly id: string;
  readonly customerId: string;
  readonly payerId: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly evaluationId: string | null;
  /** Canonical JSON text. */
  readonly options: string;
  readonly optionKeys: readonly string[];
  readonly shownAt: Date;
  readonly takenOption: string | null;
  readonly orderReference: string | null;
  readonly takenAt: Date | null;
}

const OFFER = sql.raw(`
  id, customer_id AS "customerId", payer_id AS "payerId", currency, amount_minor AS "amountMinor", policy_id AS "policyId",
  policy_version AS "policyVersion", evaluation_id AS "evaluationId", options, option_keys AS "optionKeys", shown_at AS "shownAt",
  taken_option AS "takenOption", order_reference AS "orderReference", taken_at AS "takenAt"`);

export async function insertOffers(
  ctx: Context,
  offer: Omit<OfferRow, "shownAt" | "takenOption" | "orderReference" | "takenAt">,
): Promise<void> {
  await sql`
    INSERT INTO credit.offer_set (merchant_id, id, customer_id, payer_id, currency, amount_minor, policy_id, policy_version,
      evaluation_id, options, option_keys, shown_at)
    VALUES (${ctx.merchantId}, ${offer.id}, ${offer.customerId}, ${offer.payerId}, ${offer.currency}, ${offer.amountMinor.toString()},
      ${offer.policyId}, ${offer.policyVersion}, ${offer.evaluationId}, ${offer.options}, ${offer.optionKeys}::text[], ${ctx.now})`.execute(
    ctx.tx,
  );
}

/** Locks a set of offers until the transaction ends. */
export async function lockOffers(ctx: Context, id: string): Promise<OfferRow | undefined> {
  const found = await sql<OfferRow>`
    SELECT ${OFFER} FROM credit.offer_set WHERE merchant_id = ${ctx.merchantId} AND id = ${id} FOR UPDATE`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

/** Notes what was taken; false where the order was taken under another set of offers. */
export async function updateTaken(ctx: Context, id: string, option: string, order: string): Promise<boolean> {
  const taken = await sql`
    UPDATE credit.offer_set SET taken_option = ${option}, order_reference = ${order}, taken_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id} AND NOT EXISTS (
      SELECT 1 FROM credit.offer_set other
      WHERE other.merchant_id = ${ctx.merchantId} AND other.order_reference = ${order} AND other.id <> ${id})`.execute(
    ctx.tx,
  );
  return (taken.numAffectedRows ?? 0n) > 0n;
}

/** How often each option was shown between two instants. */
export async function countShown(ctx: Context, from: Date, to: Date): Promise<Map<string, number>> {
  const found = await sql<{ key: string; shown: bigint }>`
    SELECT option.key, count(*) AS shown FROM credit.offer_set offer CROSS JOIN unnest(offer.option_keys) AS option (key)
    WHERE offer.merchant_id = ${ctx.merchantId} AND offer.shown_at >= ${from} AND offer.shown_at < ${to} GROUP BY 1`.execute(
    ctx.tx,
  );
  return new Map(found.rows.map(({ key, shown }) => [key, Number(shown)]));
}

/** What was taken of the offers shown between two instants, by id, from after one of them. */
export async function selectTaken(
  ctx: Context,
  range: { readonly from: Date; readonly to: Date },
  after: string | null,
  rowsMax: number,
): Promise<{ id: string; option: string; order: string; currency: string; amountMinor: bigint }[]> {
  const place = after === null ? sql`` : sql`AND id > ${after}::uuid`;
  const found = await sql<{
    id: string;
    option: string;
    order: string;
    currency: string;
    amountMinor: bigint;
  }>`
    SELECT id, taken_option AS option, order_reference AS "order", currency, amount_minor AS "amountMinor" FROM credit.offer_set
    WHERE merchant_id = ${ctx.merchantId} AND shown_at >= ${range.from} AND shown_at < ${range.to} AND taken_option IS NOT NULL ${place}
    ORDER BY id LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}
