import { sql } from "kysely";
import type { Context } from "#platform/db";
import { readGuarded, recordExcesses } from "../exposure/store.ts";

/**
 * Carries a customer's raw sums out of one group's account and into another's. Takes the accounts' locks in id order;
 * the caller holds the customer's, changes `group_id` right after, and so no posting can fall between. A group that is
 * carried past its ceiling is recorded, never refused.
 */
export async function moveGroupSums(
  ctx: Context,
  customerId: string,
  fromGroupId: string | null,
  toGroupId: string | null,
): Promise<void> {
  await sql`
    SELECT account.id FROM receivables.exposure_account account
    WHERE account.merchant_id = ${ctx.merchantId} AND account.id = ANY(${[customerId, fromGroupId, toGroupId].filter((id) => id !== null)}::uuid[])
    ORDER BY account.holder, account.id FOR UPDATE`.execute(ctx.tx);
  const guarded = toGroupId === null ? [] : await readGuarded(ctx, [toGroupId]);
  if (fromGroupId !== null) await addCustomerSums(ctx, customerId, fromGroupId, -1);
  if (toGroupId !== null) await addCustomerSums(ctx, customerId, toGroupId, 1);
  if (guarded.length > 0) await recordExcesses(ctx, guarded, { kind: "group_joined", documentId: null });
}

/** Adds (sign 1) or takes away (sign -1) everything the customer has, in each currency, on a group's account. */
async function addCustomerSums(
  ctx: Context,
  customerId: string,
  groupId: string,
  sign: 1 | -1,
): Promise<void> {
  await sql`
    WITH bumped AS (
      UPDATE receivables.exposure_account SET version = version + 1 WHERE merchant_id = ${ctx.merchantId} AND id = ${groupId}
    )
    INSERT INTO receivables.exposure_sum AS pool (merchant_id, account_id, currency)
    SELECT own.merchant_id, ${groupId}::uuid, own.currency FROM receivables.exposure_sum own
      WHERE own.merchant_id = ${ctx.merchantId} AND own.account_id = ${customerId}
    ON CONFLICT (merchant_id, account_id, currency) DO NOTHING`.execute(ctx.tx);
  await sql`
    UPDATE receivables.exposure_sum pool SET
      open_debits_minor = pool.open_debits_minor + ${sign} * own.open_debits_minor,
      reserved_minor = pool.reserved_minor + ${sign} * own.reserved_minor,
      shipped_minor = pool.shipped_minor + ${sign} * own.shipped_minor,
      uncleared_minor = pool.uncleared_minor + ${sign} * own.uncleared_minor,
      unapplied_minor = pool.unapplied_minor + ${sign} * own.unapplied_minor,
      deposits_minor = pool.deposits_minor + ${sign} * own.deposits_minor,
      disputed_minor = pool.disputed_minor + ${sign} * own.disputed_minor,
      insured_minor = pool.insured_minor + ${sign} * own.insured_minor
    FROM receivables.exposure_sum own
    WHERE own.merchant_id = ${ctx.merchantId} AND own.account_id = ${customerId}
      AND pool.merchant_id = own.merchant_id AND pool.account_id = ${groupId} AND pool.currency = own.currency`.execute(
    ctx.tx,
  );
}
