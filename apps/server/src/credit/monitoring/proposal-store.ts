import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/db";
import { newIds } from "#platform/ids";
import type { Action, Proposal } from "./proposal-rules.ts";

export const PROPOSAL_STATES = ["open", "accepted", "dismissed", "superseded"] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

type WireGround = {
  readonly code: string;
  readonly parameters: Readonly<Record<string, string | number | null>>;
};

/** A proposal and what became of it. */
export interface ProposalRow {
  readonly id: string;
  readonly customerId: string;
  readonly action: Action;
  readonly contentHash: string;
  readonly amountMinor: bigint | null;
  readonly currency: string | null;
  readonly reasons: readonly WireGround[];
  readonly effect: WireGround;
  readonly state: ProposalState;
  readonly proposedAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly note: string | null;
  readonly resultId: string | null;
  readonly version: bigint;
}

const PROPOSAL = sql.raw(`
  id, customer_id AS "customerId", action, content_hash AS "contentHash", amount_minor AS "amountMinor", currency, reasons, effect,
  state, proposed_at AS "proposedAt", decided_at AS "decidedAt", decided_by AS "decidedBy", note, result_id AS "resultId", version`);

/** A proposal to be written. */
export interface NewProposal {
  readonly customerId: string;
  readonly contentHash: string;
  readonly currency: string;
  /** Place among the customer's proposals, first 0. */
  readonly rank: number;
  readonly proposal: Proposal;
}

/** Writes proposals; one of the same customer and action that is open already stays instead. Gives what it wrote. */
export async function insertProposals(ctx: Context, made: readonly NewProposal[]): Promise<ProposalRow[]> {
  if (made.length === 0) return [];
  const of = <Value>(read: (one: NewProposal) => Value): Value[] => made.map(read);
  const found = await sql<ProposalRow>`
    INSERT INTO credit.action_proposal (merchant_id, id, customer_id, action, content_hash, amount_minor, currency, reasons, effect, rank,
      state, proposed_at, version)
    SELECT ${ctx.merchantId}::uuid, given.id, given.customer_id, given.action, given.content_hash, given.amount, given.currency,
      given.reasons, given.effect, given.rank, 'open', ${ctx.now}::timestamptz, 1
    FROM unnest(${newIds(ctx.now, made.length)}::uuid[], ${of((one) => one.customerId)}::uuid[], ${of((one) => one.proposal.action)}::text[],
      ${of((one) => one.contentHash)}::uuid[], ${of((one) => one.proposal.amountMinor?.toString() ?? null)}::bigint[],
      ${of((one) => (one.proposal.amountMinor === null ? null : one.currency))}::text[], ${of((one) => toJson(one.proposal.reasons))}::jsonb[],
      ${of((one) => toJson({ ...one.proposal.effect, currency: one.currency }))}::jsonb[], ${of((one) => one.rank)}::int[])
      AS given (id, customer_id, action, content_hash, amount, currency, reasons, effect, rank)
    ON CONFLICT (merchant_id, customer_id, action) WHERE state = 'open' DO NOTHING
    RETURNING ${PROPOSAL}`.execute(ctx.tx);
  return found.rows;
}

function toJson(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === "bigint" ? Number(member) : member,
  );
}

/** Open proposals of customers, and the last decided ones of each action since an instant: what not to propose again. */
export async function selectKnownProposals(
  ctx: Context,
  customerIds: readonly string[],
  since: Date,
): Promise<Pick<ProposalRow, "id" | "customerId" | "action" | "contentHash" | "state" | "version">[]> {
  const found = await sql<
    Pick<ProposalRow, "id" | "customerId" | "action" | "contentHash" | "state" | "version">
  >`
    SELECT id, customer_id AS "customerId", action, content_hash AS "contentHash", state, version FROM credit.action_proposal
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ANY(${customerIds}::uuid[]) AND state = 'open'
    UNION ALL
    SELECT id, customer_id, action, content_hash, state, version FROM credit.action_proposal
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ANY(${customerIds}::uuid[]) AND proposed_at >= ${since}
      AND state IN ('accepted', 'dismissed') AND decided_at >= ${since}`.execute(ctx.tx);
  return found.rows;
}

/** Ends open proposals that newer facts have overtaken. */
export async function supersedeProposals(ctx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    UPDATE credit.action_proposal SET state = 'superseded', decided_at = ${ctx.now}, decided_by = ${ctx.actor}, version = version + 1
    WHERE merchant_id = ${ctx.merchantId} AND id = ANY(${ids}::uuid[]) AND state = 'open'`.execute(ctx.tx);
}

/** One proposal, locked until the transaction ends. */
export async function lockProposal(ctx: Context, id: string): Promise<ProposalRow | undefined> {
  const found = await sql<ProposalRow>`
    SELECT ${PROPOSAL} FROM credit.action_proposal WHERE merchant_id = ${ctx.merchantId} AND id = ${id} FOR UPDATE`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

/** Writes what a person decided; the caller holds the lock. */
export async function updateDecision(
  ctx: Context,
  id: string,
  decision: {
    readonly state: "accepted" | "dismissed";
    readonly note: string | null;
    readonly resultId: string | null;
  },
): Promise<ProposalRow> {
  const found = await sql<ProposalRow>`
    UPDATE credit.action_proposal SET state = ${decision.state}, note = ${decision.note}, result_id = ${decision.resultId},
      decided_at = ${ctx.now}, decided_by = ${ctx.actor}, version = version + 1
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id} RETURNING ${PROPOSAL}`.execute(ctx.tx);
  return found.rows[0] as ProposalRow;
}

/** Which proposals. Left-out members do not narrow. */
export interface ProposalFilter {
  readonly state: ProposalState;
  readonly customerId?: string | undefined;
  readonly actions?: readonly string[] | undefined;
}

export interface ProposalPlace {
  readonly proposedAt: Date;
  readonly id: string;
}

/** Proposals, newest first, from after a place. */
export async function selectProposals(
  ctx: Context,
  filter: ProposalFilter,
  after: ProposalPlace | null,
  rowsMax: number,
): Promise<ProposalRow[]> {
  const conditions: RawBuilder<unknown>[] = [
    sql`merchant_id = ${ctx.merchantId} AND state = ${filter.state}`,
  ];
  if (filter.customerId !== undefined) conditions.push(sql`customer_id = ${filter.customerId}`);
  if (filter.actions !== undefined) conditions.push(sql`action = ANY(${filter.actions}::text[])`);
  if (after !== null)
    conditions.push(sql`(proposed_at, id) < (${after.proposedAt}::timestamptz, ${after.id}::uuid)`);
  const found = await sql<ProposalRow>`
    SELECT ${PROPOSAL} FROM credit.action_proposal WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY proposed_at DESC, id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}
