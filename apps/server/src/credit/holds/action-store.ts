import { sql } from "kysely";
import type { Context } from "#platform/db";
import { newId } from "#platform/ids";

export const HOLD_ACTIONS = [
  "put",
  "renewed",
  "released",
  "freed",
  "rejected",
  "split",
  "assigned",
  "noted",
  "ended",
] as const;
export type HoldActionKind = (typeof HOLD_ACTIONS)[number];

/** What somebody, or the machine, did about a hold. */
export interface HoldAction {
  readonly holdId: string;
  readonly action: HoldActionKind;
  readonly reason: string;
  readonly releaseKind?: "soft" | "firm" | null;
  readonly lineReasons?: readonly { readonly line: number; readonly reason: string }[] | null;
  readonly overMinor?: bigint | null;
  readonly currency?: string | null;
  readonly authorityMinor?: bigint | null;
}

export interface HoldActionRow extends Required<HoldAction> {
  readonly id: string;
  readonly actor: string;
  readonly actedAt: Date;
}

export async function insertAction(ctx: Context, action: HoldAction): Promise<void> {
  await sql`
    INSERT INTO credit.hold_action (merchant_id, id, hold_id, place, action, release_kind, reason, line_reasons, over_minor, currency,
      authority_minor, actor, acted_at)
    VALUES (${ctx.merchantId}, ${newId(ctx.now)}, ${action.holdId},
      (SELECT count(*) + 1 FROM credit.hold_action before WHERE before.merchant_id = ${ctx.merchantId} AND before.hold_id = ${action.holdId}),
      ${action.action}, ${action.releaseKind ?? null}, ${action.reason},
      ${action.lineReasons == null ? null : JSON.stringify(action.lineReasons)}::jsonb, ${action.overMinor?.toString() ?? null},
      ${action.currency ?? null}, ${action.authorityMinor?.toString() ?? null}, ${ctx.actor}, ${ctx.now})`.execute(
    ctx.tx,
  );
}

/** What was done about a hold, in order. */
export async function selectActions(ctx: Context, holdId: string): Promise<HoldActionRow[]> {
  const found = await sql<HoldActionRow>`
    SELECT id, hold_id AS "holdId", action, release_kind AS "releaseKind", reason, line_reasons AS "lineReasons",
      over_minor AS "overMinor", currency, authority_minor AS "authorityMinor", actor, acted_at AS "actedAt"
    FROM credit.hold_action WHERE merchant_id = ${ctx.merchantId} AND hold_id = ${holdId} ORDER BY place, id`.execute(
    ctx.tx,
  );
  return found.rows;
}
