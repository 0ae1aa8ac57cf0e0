import { sql } from "kysely";
import type { Context } from "#platform/db";

export interface Connection {
  readonly bureau: string;
  readonly isEnabled: boolean;
  readonly isSimulated: boolean;
  readonly settings: Readonly<Record<string, string>>;
  readonly sealedSecrets: Buffer;
  /** Minor units by product, as text. */
  readonly costs: Readonly<Record<string, string>>;
  readonly costCurrency: string;
  readonly checkedAt: Date | null;
  readonly checkOutcome: string | null;
  readonly version: bigint;
}

const CONNECTION = sql.raw(`bureau, is_enabled AS "isEnabled", is_simulated AS "isSimulated", settings,
  sealed_secrets AS "sealedSecrets", costs, cost_currency AS "costCurrency", checked_at AS "checkedAt",
  check_outcome AS "checkOutcome", version`);

export async function selectConnections(ctx: Context): Promise<Connection[]> {
  const found = await sql<Connection>`
    SELECT ${CONNECTION} FROM credit.bureau_connection WHERE merchant_id = ${ctx.merchantId} ORDER BY bureau`.execute(
    ctx.tx,
  );
  return found.rows;
}

export async function selectConnection(ctx: Context, bureau: string): Promise<Connection | undefined> {
  return (await selectConnections(ctx)).find((connection) => connection.bureau === bureau);
}

/** Writes a connection whole; the version rises. */
export async function upsertConnection(
  ctx: Context,
  connection: Omit<Connection, "checkedAt" | "checkOutcome" | "version">,
): Promise<bigint> {
  const { bureau, isEnabled, isSimulated, settings, sealedSecrets, costs, costCurrency } = connection;
  const written = await sql<{ version: bigint }>`
    INSERT INTO credit.bureau_connection AS standing (merchant_id, bureau, is_enabled, is_simulated, settings, sealed_secrets,
      costs, cost_currency, version, updated_at)
    VALUES (${ctx.merchantId}, ${bureau}, ${isEnabled}, ${isSimulated}, ${JSON.stringify(settings)}::jsonb, ${sealedSecrets},
      ${JSON.stringify(costs)}::jsonb, ${costCurrency}, 1, ${ctx.now})
    ON CONFLICT (merchant_id, bureau) DO UPDATE SET is_enabled = excluded.is_enabled, is_simulated = excluded.is_simulated,
      settings = excluded.settings, sealed_secrets = excluded.sealed_secrets, costs = excluded.costs,
      cost_currency = excluded.cost_currency, checked_at = NULL, check_outcome = NULL, version = standing.version + 1,
      updated_at = excluded.updated_at
    RETURNING standing.version`.execute(ctx.tx);
  return written.rows[0]?.version ?? 1n;
}

/** Notes what trying the credentials found, if the connection is still the one that was tried. */
export async function noteCheck(
  ctx: Context,
  bureau: string,
  version: bigint,
  outcome: string,
): Promise<void> {
  await sql`
    UPDATE credit.bureau_connection SET checked_at = ${ctx.now}, check_outcome = ${outcome}
    WHERE merchant_id = ${ctx.merchantId} AND bureau = ${bureau} AND version = ${version}`.execute(ctx.tx);
}
