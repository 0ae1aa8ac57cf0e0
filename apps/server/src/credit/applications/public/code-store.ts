import { sql } from "kysely";
import type { Context } from "#platform/db";

export interface CodeRow {
  readonly salt: Buffer;
  readonly codeSha256: Buffer;
  readonly attempts: number;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** Puts a new code in the place of any before it. */
export async function putCode(
  ctx: Context,
  applicationId: string,
  code: Pick<CodeRow, "salt" | "codeSha256" | "expiresAt">,
): Promise<void> {
  await sql`
    INSERT INTO credit.application_code (merchant_id, application_id, salt, code_sha256, attempts, expires_at)
    VALUES (${ctx.merchantId}, ${applicationId}, ${code.salt}, ${code.codeSha256}, 0, ${code.expiresAt})
    ON CONFLICT (merchant_id, application_id) DO UPDATE SET salt = excluded.salt, code_sha256 = excluded.code_sha256,
      attempts = 0, expires_at = excluded.expires_at, used_at = NULL`.execute(ctx.tx);
}

export async function selectCode(ctx: Context, applicationId: string): Promise<CodeRow | undefined> {
  const found = await sql<CodeRow>`
    SELECT salt, code_sha256 AS "codeSha256", attempts, expires_at AS "expiresAt", used_at AS "usedAt"
    FROM credit.application_code
    WHERE merchant_id = ${ctx.merchantId} AND application_id = ${applicationId} FOR UPDATE`.execute(ctx.tx);
  return found.rows[0];
}

export async function countAttempt(ctx: Context, applicationId: string, isRight: boolean): Promise<void> {
  await sql`
    UPDATE credit.application_code SET attempts = attempts + 1, used_at = ${isRight ? ctx.now : null}
    WHERE merchant_id = ${ctx.merchantId} AND application_id = ${applicationId}`.execute(ctx.tx);
}
