import { formatId, parseId } from "@goodterms/kernel";
import type { Access } from "#platform/auth";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { refuse } from "../refusals.ts";
import type { Neighbours } from "./neighbours.ts";
import { lockProposal, type ProposalRow, updateDecision } from "./proposal-store.ts";

/**
 * Accepts a proposal. A limit is set within the caller's authority, else proposed to others; a hold is put on the
 * account; for the rest the decision is recorded and announced, for the rooms that act on it.
 * @throws Refusal not_found, already_decided, and those of the limits.
 */
export async function acceptProposal(
  ctx: Context,
  access: Access,
  id: string,
  note: string | null,
  neighbours: Neighbours,
): Promise<ProposalRow> {
  const proposal = await holdOpen(ctx, id);
  const resultId = await carryOut(ctx, access, proposal, note, neighbours);
  const decided = await updateDecision(ctx, proposal.id, { state: "accepted", note, resultId });
  await announce(ctx, decided, "credit.proposal_accepted");
  return decided;
}

/** Dismisses a proposal: it is not made again for 30 days unless it has become another. @throws Refusal not_found, already_decided. */
export async function dismissProposal(ctx: Context, id: string, note: string | null): Promise<ProposalRow> {
  const proposal = await holdOpen(ctx, id);
  const decided = await updateDecision(ctx, proposal.id, { state: "dismissed", note, resultId: null });
  await announce(ctx, decided, "credit.proposal_dismissed");
  return decided;
}

async function holdOpen(ctx: Context, id: string): Promise<ProposalRow> {
  const uuid = parseId("prp", id);
  const proposal = uuid === null ? undefined : await lockProposal(ctx, uuid);
  if (proposal === undefined) throw refuse("not_found", `There is no proposal ${id}.`);
  if (proposal.state !== "open") throw refuse("already_decided", `The proposal is ${proposal.state}.`);
  return proposal;
}

async function carryOut(
  ctx: Context,
  access: Access,
  proposal: ProposalRow,
  note: string | null,
  neighbours: Neighbours,
): Promise<string | null> {
  const { action, customerId, amountMinor, currency } = proposal;
  const reason =
    note ?? `Proposed by monitoring: ${proposal.reasons.map((ground) => ground.code).join(", ")}`;
  if (action === "hold") return neighbours.holdAccount(ctx, customerId, reason);
  const isLimit = action === "raise_limit" || action === "lower_limit";
  if (!isLimit || amountMinor === null || currency === null) return null;
  return neighbours.wantLimit(ctx, access, { customerId, minor: amountMinor, currency, reason });
}

async function announce(ctx: Context, proposal: ProposalRow, type: string): Promise<void> {
  await recordEvents(ctx, [
    {
      type,
      subjectType: "action_proposal",
      subjectId: proposal.id,
      subjectVersion: proposal.version,
      data: {
        customer: formatId("cus", proposal.customerId),
        action: proposal.action,
        amountMinor: proposal.amountMinor,
        currency: proposal.currency,
        result: proposal.resultId,
      },
    },
  ]);
}
