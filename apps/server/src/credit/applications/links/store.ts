import { sql } from "kysely";
import type { Context } from "#platform/db";

export type LinkPurpose = "open" | "applicant" | "referee";

export interface LinkRow {
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly formId: string;
  readonly applicationId: string | null;
  readonly refereeId: string | null;
  readonly customerId: string | null;
  readonly language: string;
  readonly isOneTime: boolean;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly begun: number;
  readonly createdAt: Date;
  readonly createdBy: string;
}

const LINK = sql`id, purpose, form_id AS "formId", application_id AS "applicationId", referee_id AS "refereeId",
  customer_id AS "customerId", language, is_one_time AS "isOneTime", expires_at AS "expiresAt", used_at AS "usedAt",
  revoked_at AS "revokedAt", begun, created_at AS "createdAt", created_by AS "createdBy"`;

export async function insertLink(
  ctx: Context,
  link: Omit<LinkRow, "usedAt" | "revokedAt" | "begun" | "createdAt" | "createdBy">,
): Promise<void> {
  await sql`
    INSERT INTO credit.application_link (merchant_id, id, purpose, form_id, application_id, referee_id, customer_id, language,
      is_one_time, expires_at, created_at, created_by)
    VALUES (${ctx.merchantId}, ${link.id}, ${link.purpose}, ${link.formId}, ${link.applicationId}, ${link.refereeId},
      ${link.customerId}, ${link.language}, ${link.isOneTime}, ${link.expiresAt}, ${ctx.now}, ${ctx.actor})`.execute(
    ctx.tx,
  );
}

export async function selectLink(
  ctx: Context,
  id: string,
  how: "free" | "held" = "free",
): Promise<LinkRow | undefined> {
  const found = await sql<LinkRow>`
    SELECT ${LINK} FROM credit.application_link WHERE merchant_id = ${ctx.merchantId} AND id = ${id}
    ${how === "held" ? sql`FOR UPDATE` : sql``}`.execute(ctx.tx);
  return found.rows[0];
}

/** Links, newest first, after a place; of one application where it is given. */
export async function selectLinks(
  ctx: Context,
  applicationId: string | null,
  after: { readonly createdAt: Date; readonly id: string } | null,
  rowsMax: number,
): Promise<LinkRow[]> {
  const found = await sql<LinkRow>`
    SELECT ${LINK} FROM credit.application_link
    WHERE merchant_id = ${ctx.merchantId}
      ${applicationId === null ? sql`` : sql`AND application_id = ${applicationId}`}
      ${after === null ? sql`` : sql`AND (created_at, id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`}
    ORDER BY created_at DESC, id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

export async function markRevoked(ctx: Context, id: string): Promise<void> {
  await sql`
    UPDATE credit.application_link SET revoked_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id} AND revoked_at IS NULL`.execute(ctx.tx);
}

/** Revokes every link of an application: its applicant's and its referees'. */
export async function revokeLinksOf(ctx: Context, applicationId: string): Promise<void> {
  await sql`
    UPDATE credit.application_link SET revoked_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND application_id = ${applicationId} AND revoked_at IS NULL`.execute(
    ctx.tx,
  );
}

export async function markUsed(ctx: Context, id: string): Promise<void> {
  await sql`
    UPDATE credit.application_link SET used_at = ${ctx.now}, begun = begun + 1
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(ctx.tx);
}
