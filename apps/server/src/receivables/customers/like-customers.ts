import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { TaxId } from "./rules.ts";

const LIKE_MAX = 200;
const WORD_LENGTH_MIN = 3;

export interface LikeCustomer {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly taxIds: readonly TaxId[];
}

/**
 * Customers that may be the one asked about: whose name begins with the same word, or who have one of these tax
 * numbers (as letters and digits, in capitals). At most 200; the caller compares them as exactly as it needs.
 */
export async function findLikeCustomers(
  ctx: Context,
  wanted: { readonly name: string | null; readonly taxIds: readonly string[] },
): Promise<LikeCustomer[]> {
  const word = (wanted.name ?? "").trim().split(/\s+/u)[0] ?? "";
  const start =
    word.length < WORD_LENGTH_MIN ? null : `${word.replaceAll(/[\\%_]/g, (each) => `\\${each}`)}%`;
  const found = await sql<LikeCustomer>`
    SELECT id, reference, name, tax_ids AS "taxIds" FROM receivables.customer
    WHERE merchant_id = ${ctx.merchantId} AND (lower(name) LIKE lower(${start})
      OR EXISTS (SELECT 1 FROM jsonb_array_elements(tax_ids) taken
        WHERE upper(regexp_replace(taken->>'value', '[^A-Za-z0-9]', '', 'g')) = ANY(${wanted.taxIds}::text[])))
    ORDER BY id LIMIT ${LIKE_MAX}`.execute(ctx.tx);
  return found.rows;
}
