import { sql } from "kysely";
import { isRole, type Role } from "../auth/rules.ts";
import type { Database } from "../db/index.ts";

const MERCHANTS_OF_A_PERSON_MAX = 200;

/** A merchant that a person may enter, and as what. */
export interface EnterableMerchant {
  readonly merchantId: string;
  readonly name: string;
  readonly mode: "live" | "test";
  readonly roles: readonly Role[];
}

/**
 * The merchants a person may enter: live ones first, oldest first. Whoever may enter a live merchant enters its test
 * twin with the same roles, so that rights are kept in one place.
 */
export async function findMerchantsOf(
  database: Pick<Database, "across">,
  userId: string,
): Promise<EnterableMerchant[]> {
  const found = await sql<{ merchant_id: string; name: string; is_test: boolean; roles: string[] }>`
    SELECT merchant.merchant_id, merchant.name, merchant.live_merchant_id IS NOT NULL AS is_test, membership.roles
    FROM platform.membership JOIN platform.merchant
      ON membership.merchant_id = coalesce(merchant.live_merchant_id, merchant.merchant_id)
    WHERE membership.user_id = ${userId} AND membership.removed_at IS NULL
    ORDER BY is_test, merchant.created_at, merchant.merchant_id
    LIMIT ${MERCHANTS_OF_A_PERSON_MAX}`.execute(database.across);
  return found.rows.map((row) => ({
    merchantId: row.merchant_id,
    name: row.name,
    mode: row.is_test ? "test" : "live",
    roles: row.roles.filter(isRole),
  }));
}
