import { sql } from "kysely";
import type { Context } from "#platform/db";

/** What an account holds at this moment, for whoever watches it. */
export interface AccountLevel {
  readonly id: string;
  readonly currency: string;
  readonly version: bigint;
  readonly ceilingMinor: bigint | null;
  /** Null where a rate of the day is missing. */
  readonly exposureMinor: bigint | null;
  readonly owesAnything: boolean;
}

/** Levels of customers' accounts; ids of others are left out. */
export async function readAccountLevels(
  ctx: Context,
  customerIds: readonly string[],
): Promise<AccountLevel[]> {
  const found = await sql<AccountLevel>`
    SELECT account.id, account.currency, account.version, account.ceiling_minor AS "ceilingMinor",
      receivables.exposure_of(account.merchant_id, account.id, ${ctx.now}::date) AS "exposureMinor",
      EXISTS (SELECT 1 FROM receivables.exposure_sum sums WHERE sums.merchant_id = ${ctx.merchantId} AND sums.account_id = account.id
        AND sums.open_debits_minor > 0) AS "owesAnything"
    FROM receivables.exposure_account account
    WHERE account.merchant_id = ${ctx.merchantId} AND account.id = ANY(${customerIds}::uuid[]) AND account.holder = 'customer'`.execute(
    ctx.tx,
  );
  return found.rows;
}

/** How far an account has moved: cheap enough to ask of everybody every minute. */
export interface AccountVersion {
  readonly id: string;
  readonly version: bigint;
  readonly owesAnything: boolean;
}

/** Versions of customers' accounts in the order of their ids, from after one of them. */
export async function listAccountVersions(
  ctx: Context,
  after: string | null,
  rowsMax: number,
): Promise<AccountVersion[]> {
  const found = await sql<AccountVersion>`
    SELECT account.id, account.version, EXISTS (SELECT 1 FROM receivables.exposure_sum sums
      WHERE sums.merchant_id = ${ctx.merchantId} AND sums.account_id = account.id AND sums.open_debits_minor > 0) AS "owesAnything"
    FROM receivables.exposure_account account
    WHERE account.merchant_id = ${ctx.merchantId} AND account.holder = 'customer'
      ${after === null ? sql`` : sql`AND account.id > ${after}::uuid`}
    ORDER BY account.id LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}
