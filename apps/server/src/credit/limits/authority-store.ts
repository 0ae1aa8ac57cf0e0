import { sql } from "kysely";
import type { Context } from "#platform/db";

/** What an owner gave to one person or key; a null amount leaves them to the policy's bands. */
export interface AuthorityRow {
  /** `user:<id>` or `key:<id>`. */
  readonly holder: string;
  readonly amountMinor: bigint | null;
  readonly currency: string;
  readonly version: bigint;
  readonly setBy: string;
  readonly setAt: Date;
}

const AUTHORITY = sql.raw(`
  holder, amount_minor AS "amountMinor", currency, version, set_by AS "setBy", set_at AS "setAt"`);

export async function selectAuthority(ctx: Context, holder: string): Promise<AuthorityRow | undefined> {
  const found = await sql<AuthorityRow>`
    SELECT ${AUTHORITY} FROM credit.authority WHERE merchant_id = ${ctx.merchantId} AND holder = ${holder}`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

/** Everybody who has one of their own; there are as many as people and keys. */
export async function selectAuthorities(ctx: Context, rowsMax: number): Promise<AuthorityRow[]> {
  const found = await sql<AuthorityRow>`
    SELECT ${AUTHORITY} FROM credit.authority WHERE merchant_id = ${ctx.merchantId} AND amount_minor IS NOT NULL
    ORDER BY holder LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

export async function upsertAuthority(
  ctx: Context,
  authority: Pick<AuthorityRow, "holder" | "amountMinor" | "currency">,
): Promise<AuthorityRow> {
  const written = await sql<AuthorityRow>`
    INSERT INTO credit.authority AS given (merchant_id, holder, amount_minor, currency, version, set_by, set_at)
    VALUES (${ctx.merchantId}, ${authority.holder}, ${authority.amountMinor?.toString() ?? null}, ${authority.currency}, 1, ${ctx.actor}, ${ctx.now})
    ON CONFLICT (merchant_id, holder) DO UPDATE SET amount_minor = excluded.amount_minor, currency = excluded.currency,
      version = given.version + 1, set_by = excluded.set_by, set_at = excluded.set_at
    RETURNING ${AUTHORITY}`.execute(ctx.tx);
  const row = written.rows[0];
  if (row === undefined) throw new Error("an upsert returned no row");
  return row;
}

/** Whether somebody of that sign-in id works for the merchant. */
export async function isMember(ctx: Context, userId: string): Promise<boolean> {
  const found = await sql`
    SELECT 1 FROM platform.membership
    WHERE merchant_id = ${ctx.merchantId} AND user_id = ${userId} AND removed_at IS NULL`.execute(ctx.tx);
  return found.rows.length > 0;
}
