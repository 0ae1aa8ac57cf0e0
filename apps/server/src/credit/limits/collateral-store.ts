import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { Collateral } from "./collateral-rules.ts";

const COLLATERAL = sql.raw(`
  held.id, held.version, held.customer_id AS "customerId", held.kind, held.description, held.worth_minor AS "worthMinor", held.currency,
  held.haircut_percent AS "haircutPercent", held.starts_on AS "startsOn", held.expires_on AS "expiresOn", held.reason,
  held.set_by AS "setBy", held.set_at AS "setAt"`);

/** The latest version of every collateral of these customers, released ones too. */
export async function selectCollateral(ctx: Context, customerIds: readonly string[]): Promise<Collateral[]> {
  const found = await sql<Collateral>`
    SELECT DISTINCT ON (held.customer_id, held.id) ${COLLATERAL} FROM credit.collateral_version held
    WHERE held.merchant_id = ${ctx.merchantId} AND held.customer_id = ANY(${customerIds}::uuid[])
    ORDER BY held.customer_id, held.id, held.version DESC`.execute(ctx.tx);
  return found.rows;
}

/** The latest version of one, or undefined. */
export async function selectCollateralById(ctx: Context, id: string): Promise<Collateral | undefined> {
  const found = await sql<Collateral>`
    SELECT ${COLLATERAL} FROM credit.collateral_version held
    WHERE held.merchant_id = ${ctx.merchantId} AND held.id = ${id} ORDER BY held.version DESC LIMIT 1`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

/** Adds a version. The caller holds the customer's exposure account. */
export async function insertCollateral(ctx: Context, collateral: Collateral): Promise<void> {
  await sql`
    INSERT INTO credit.collateral_version (merchant_id, id, version, customer_id, kind, description, worth_minor, currency,
      haircut_percent, starts_on, expires_on, reason, set_by, set_at)
    VALUES (${ctx.merchantId}, ${collateral.id}, ${collateral.version}, ${collateral.customerId}, ${collateral.kind},
      ${collateral.description}, ${collateral.worthMinor.toString()}, ${collateral.currency}, ${collateral.haircutPercent},
      ${collateral.startsOn}, ${collateral.expiresOn}, ${collateral.reason}, ${collateral.setBy}, ${collateral.setAt})`.execute(
    ctx.tx,
  );
}
