import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { LimitKind } from "../evaluations/facts.ts";
import type { Signature } from "./authority-rules.ts";

export const PROPOSAL_STATES = ["open", "approved", "rejected", "withdrawn"] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];
export type ProposalSource = "person" | "monitoring" | "application" | "review";

/** A limit that waits for signatures. `request` is its whole wording, as text of JSON with amounts as digits. */
export interface LimitProposal {
  readonly id: string;
  readonly holderId: string;
  readonly holder: "customer" | "group";
  readonly kind: LimitKind;
  readonly lineKey: string;
  readonly amountMinor: bigint | null;
  readonly currency: string;
  readonly request: StoredRequest;
  readonly beforeMinor: bigint | null;
  readonly beforeCurrency: string | null;
  readonly baseVersion: number;
  readonly source: ProposalSource;
  readonly recommendation: string | null;
  readonly state: ProposalState;
  readonly approvalsNeeded: number;
  readonly proposedBy: string;
  /** The person behind a key that proposed; null where nobody is. */
  readonly proposedFor: string | null;
  readonly proposedAt: Date;
  readonly decidedAt: Date | null;
  readonly version: bigint;
}

/** A request in JSON; its amount stands in the proposal's own columns. */
export interface StoredRequest {
  readonly reason: string;
  readonly startsOn: string;
  readonly expiresOn: string | null;
  readonly insurance: unknown;
  readonly guarantor: string | null;
  readonly reasonCodes: readonly string[];
}

export interface GivenSignature extends Signature {
  readonly subjectId: string;
  readonly note: string;
  readonly givenAt: Date;
}

const PROPOSAL = sql.raw(`
  id, holder_id AS "holderId", holder, kind, line_key AS "lineKey", amount_minor AS "amountMinor", currency, request,
  before_minor AS "beforeMinor", before_currency AS "beforeCurrency", base_version AS "baseVersion", source, recommendation, state,
  approvals_needed AS "approvalsNeeded", proposed_by AS "proposedBy", proposed_for AS "proposedFor", proposed_at AS "proposedAt",
  decided_at AS "decidedAt", version`);

export async function insertProposal(ctx: Context, proposal: LimitProposal): Promise<LimitProposal> {
  await sql`
    INSERT INTO credit.limit_proposal (merchant_id, id, holder_id, holder, kind, line_key, amount_minor, currency, request, before_minor,
      before_currency, base_version, source, recommendation, state, approvals_needed, proposed_by, proposed_for, proposed_at, version)
    VALUES (${ctx.merchantId}, ${proposal.id}, ${proposal.holderId}, ${proposal.holder}, ${proposal.kind}, ${proposal.lineKey},
      ${proposal.amountMinor?.toString() ?? null}, ${proposal.currency}, ${JSON.stringify(proposal.request)}::jsonb,
      ${proposal.beforeMinor?.toString() ?? null}, ${proposal.beforeCurrency}, ${proposal.baseVersion}, ${proposal.source},
      ${proposal.recommendation}, ${proposal.state}, ${proposal.approvalsNeeded}, ${proposal.proposedBy}, ${proposal.proposedFor},
      ${proposal.proposedAt}, ${proposal.version.toString()})`.execute(ctx.tx);
  return proposal;
}

/** One proposal, kept for this transaction alone: signatures on it stand in line. */
export async function lockProposal(ctx: Context, id: string): Promise<LimitProposal | undefined> {
  const found = await sql<LimitProposal>`
    SELECT ${PROPOSAL} FROM credit.limit_proposal WHERE merchant_id = ${ctx.merchantId} AND id = ${id} FOR UPDATE`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

export async function selectProposal(ctx: Context, id: string): Promise<LimitProposal | undefined> {
  const found = await sql<LimitProposal>`
    SELECT ${PROPOSAL} FROM credit.limit_proposal WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

/** Proposals newest first; ids carry their instant, so that the key gives the order. */
export async function selectProposals(
  ctx: Context,
  filter: { readonly state: ProposalState | null; readonly holderId: string | null },
  before: string | null,
  rowsMax: number,
): Promise<LimitProposal[]> {
  const found = await sql<LimitProposal>`
    SELECT ${PROPOSAL} FROM credit.limit_proposal
    WHERE merchant_id = ${ctx.merchantId} AND (${filter.state}::text IS NULL OR state = ${filter.state})
      AND (${filter.holderId}::uuid IS NULL OR holder_id = ${filter.holderId}::uuid) AND (${before}::uuid IS NULL OR id < ${before}::uuid)
    ORDER BY id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** Writes how a proposal ended. The caller holds it. */
export async function endProposal(ctx: Context, id: string, state: ProposalState): Promise<void> {
  await sql`
    UPDATE credit.limit_proposal SET state = ${state}, decided_at = ${ctx.now}, version = version + 1
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(ctx.tx);
}

/** Notes a signature; false where that person has signed this before. */
export async function insertSignature(
  ctx: Context,
  signature: Omit<GivenSignature, "givenAt">,
): Promise<boolean> {
  const written = await sql`
    INSERT INTO credit.limit_approval (merchant_id, subject_id, approver, verdict, note, given_at)
    VALUES (${ctx.merchantId}, ${signature.subjectId}, ${signature.approver}, ${signature.verdict}, ${signature.note}, ${ctx.now})
    ON CONFLICT (merchant_id, subject_id, approver) DO NOTHING RETURNING approver`.execute(ctx.tx);
  return written.rows.length > 0;
}

/** The signatures on proposals and bulk changes, in the order they were given. */
export async function selectSignatures(
  ctx: Context,
  subjectIds: readonly string[],
): Promise<GivenSignature[]> {
  const found = await sql<GivenSignature>`
    SELECT subject_id AS "subjectId", approver, verdict, note, given_at AS "givenAt" FROM credit.limit_approval
    WHERE merchant_id = ${ctx.merchantId} AND subject_id = ANY(${subjectIds}::uuid[]) ORDER BY given_at, approver`.execute(
    ctx.tx,
  );
  return found.rows;
}
