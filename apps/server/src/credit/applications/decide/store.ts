import { sql } from "kysely";
import type { Context } from "#platform/db";

export type Outcome = "approved" | "declined" | "counter_offered";

export interface DecisionRow {
  readonly id: string;
  readonly ordinal: number;
  readonly outcome: Outcome;
  readonly limitMinor: bigint | null;
  readonly limitCurrency: string | null;
  readonly terms: string | null;
  readonly conditions: readonly string[];
  readonly reasons: readonly string[];
  readonly deciders: readonly string[];
  readonly folder: string;
  readonly folderSha256: string;
  readonly decidedAt: Date;
}

const DECISION = sql`id, ordinal, outcome, limit_minor AS "limitMinor", limit_currency AS "limitCurrency", terms, conditions,
  reasons, deciders, folder, folder_sha256 AS "folderSha256", decided_at AS "decidedAt"`;

export async function insertDecision(
  ctx: Context,
  applicationId: string,
  decision: DecisionRow,
): Promise<void> {
  await sql`
    INSERT INTO credit.application_decision (merchant_id, id, application_id, ordinal, outcome, limit_minor, limit_currency, terms,
      conditions, reasons, deciders, folder, folder_sha256, decided_at)
    VALUES (${ctx.merchantId}, ${decision.id}, ${applicationId}, ${decision.ordinal}, ${decision.outcome}, ${decision.limitMinor},
      ${decision.limitCurrency}, ${decision.terms}, ${JSON.stringify(decision.conditions)}::jsonb, ${decision.reasons}::text[],
      ${decision.deciders}::text[], ${decision.folder}, ${decision.folderSha256}, ${decision.decidedAt})`.execute(
    ctx.tx,
  );
}

/** Every decision of an application, first to last. */
export async function selectDecisions(ctx: Context, applicationId: string): Promise<DecisionRow[]> {
  const found = await sql<DecisionRow>`
    SELECT ${DECISION} FROM credit.application_decision
    WHERE merchant_id = ${ctx.merchantId} AND application_id = ${applicationId} ORDER BY ordinal`.execute(
    ctx.tx,
  );
  return found.rows;
}

export async function selectLastDecision(
  ctx: Context,
  applicationId: string,
): Promise<DecisionRow | undefined> {
  return (await selectDecisions(ctx, applicationId)).at(-1);
}

export interface ApprovalRow {
  readonly approver: string;
  readonly proposalSha256: Buffer;
  readonly approvedAt: Date;
}

/** Adds an approver's word in a round; a second one of the same person counts for nothing. */
export async function insertApproval(
  ctx: Context,
  applicationId: string,
  approval: { readonly round: number; readonly approver: string; readonly proposalSha256: Buffer },
): Promise<boolean> {
  const inserted = await sql`
    INSERT INTO credit.application_approval (merchant_id, application_id, round, approver, proposal_sha256, approved_at)
    VALUES (${ctx.merchantId}, ${applicationId}, ${approval.round}, ${approval.approver}, ${approval.proposalSha256}, ${ctx.now})
    ON CONFLICT (merchant_id, application_id, round, approver) DO NOTHING RETURNING round`.execute(ctx.tx);
  return inserted.rows.length > 0;
}

export async function selectApprovals(
  ctx: Context,
  applicationId: string,
  round: number,
): Promise<ApprovalRow[]> {
  const found = await sql<ApprovalRow>`
    SELECT approver, proposal_sha256 AS "proposalSha256", approved_at AS "approvedAt" FROM credit.application_approval
    WHERE merchant_id = ${ctx.merchantId} AND application_id = ${applicationId} AND round = ${round}
    ORDER BY approved_at, approver`.execute(ctx.tx);
  return found.rows;
}
