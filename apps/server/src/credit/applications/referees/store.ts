import { sql } from "kysely";
import type { Context } from "#platform/db";

export type RefereeState = "named" | "asked" | "answered" | "refused";

export interface RefereeRow {
  readonly id: string;
  readonly applicationId: string;
  readonly kind: "trade" | "bank";
  readonly keyId: string;
  readonly contactSealed: Buffer;
  readonly state: RefereeState;
  readonly linkId: string | null;
  readonly askedAt: Date | null;
  readonly reminders: number;
  readonly remindedAt: Date | null;
  readonly answerSealed: Buffer | null;
  readonly answerSha256: Buffer | null;
  readonly answeredAt: Date | null;
  readonly createdAt: Date;
}

const REFEREE = sql`id, application_id AS "applicationId", kind, key_id AS "keyId", contact_sealed AS "contactSealed", state,
  link_id AS "linkId", asked_at AS "askedAt", reminders, reminded_at AS "remindedAt", answer_sealed AS "answerSealed",
  answer_sha256 AS "answerSha256", answered_at AS "answeredAt", created_at AS "createdAt"`;

/** Names a referee unless one of the kind with the same address is named already; says whether it did. */
export async function insertReferee(
  ctx: Context,
  referee: Pick<RefereeRow, "id" | "applicationId" | "kind" | "keyId" | "contactSealed"> & {
    readonly contactMark: Buffer;
  },
): Promise<boolean> {
  const inserted = await sql`
    INSERT INTO credit.application_referee (merchant_id, id, application_id, kind, key_id, contact_mark, contact_sealed, state, created_at)
    VALUES (${ctx.merchantId}, ${referee.id}, ${referee.applicationId}, ${referee.kind}, ${referee.keyId},
      ${referee.contactMark}, ${referee.contactSealed}, 'named', ${ctx.now})
    ON CONFLICT (merchant_id, application_id, kind, contact_mark) DO NOTHING RETURNING id`.execute(ctx.tx);
  return inserted.rows.length > 0;
}

export async function isNamed(
  ctx: Context,
  applicationId: string,
  kind: string,
  contactMark: Buffer,
): Promise<boolean> {
  const found = await sql`
    SELECT 1 FROM credit.application_referee WHERE merchant_id = ${ctx.merchantId} AND application_id = ${applicationId}
      AND kind = ${kind} AND contact_mark = ${contactMark}`.execute(ctx.tx);
  return found.rows.length > 0;
}

export async function selectReferee(
  ctx: Context,
  id: string,
  how: "free" | "held" = "free",
): Promise<RefereeRow | undefined> {
  const found = await sql<RefereeRow>`
    SELECT ${REFEREE} FROM credit.application_referee WHERE merchant_id = ${ctx.merchantId} AND id = ${id}
    ${how === "held" ? sql`FOR UPDATE` : sql``}`.execute(ctx.tx);
  return found.rows[0];
}

export async function selectReferees(ctx: Context, applicationId: string): Promise<RefereeRow[]> {
  const found = await sql<RefereeRow>`
    SELECT ${REFEREE} FROM credit.application_referee
    WHERE merchant_id = ${ctx.merchantId} AND application_id = ${applicationId} ORDER BY created_at, id`.execute(
    ctx.tx,
  );
  return found.rows;
}

export async function markAsked(ctx: Context, id: string, linkId: string): Promise<void> {
  await sql`
    UPDATE credit.application_referee SET state = 'asked', link_id = ${linkId}, asked_at = coalesce(asked_at, ${ctx.now})
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(ctx.tx);
}

export async function markAnswered(
  ctx: Context,
  id: string,
  answer: { readonly sealed: Buffer; readonly sha256: Buffer; readonly state: "answered" | "refused" },
): Promise<void> {
  await sql`
    UPDATE credit.application_referee SET state = ${answer.state}, answer_sealed = ${answer.sealed},
      answer_sha256 = ${answer.sha256}, answered_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(ctx.tx);
}

/** Referees who were asked, or reminded last, before an instant, and reminded fewer times than may be. */
export async function selectSilent(
  ctx: Context,
  before: Date,
  remindersMax: number,
  rowsMax: number,
): Promise<RefereeRow[]> {
  const found = await sql<RefereeRow>`
    SELECT ${REFEREE} FROM credit.application_referee
    WHERE merchant_id = ${ctx.merchantId} AND state = 'asked' AND asked_at < ${before}
      AND coalesce(reminded_at, asked_at) < ${before} AND reminders < ${remindersMax}
    ORDER BY asked_at, id LIMIT ${rowsMax} FOR UPDATE SKIP LOCKED`.execute(ctx.tx);
  return found.rows;
}

export async function markReminded(ctx: Context, ids: readonly string[]): Promise<void> {
  await sql`
    UPDATE credit.application_referee SET reminders = reminders + 1, reminded_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND id = ANY(${ids}::uuid[])`.execute(ctx.tx);
}
