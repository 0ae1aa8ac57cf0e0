import { formatId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { contentHash } from "#platform/ids";
import type { Proposal } from "./proposal-rules.ts";
import {
  insertProposals,
  type NewProposal,
  selectKnownProposals,
  supersedeProposals,
} from "./proposal-store.ts";

/** What a person dismissed or accepted is not proposed again within so many days, unless it has become another. */
const QUIET_MS = 30 * 86_400_000;

/** What is proposed for a customer at this moment; an empty list says that nothing is. */
export interface CustomerProposals {
  readonly customerId: string;
  readonly currency: string;
  readonly proposals: readonly Proposal[];
}

/**
 * Brings the open proposals of customers into line with what is proposed now: what stands stays, what has changed or is
 * no longer called for is superseded, what is new is written and announced.
 */
export async function keepProposals(ctx: Context, wanted: readonly CustomerProposals[]): Promise<void> {
  if (wanted.length === 0) return;
  const since = new Date(ctx.now.getTime() - QUIET_MS);
  const known = await selectKnownProposals(
    ctx,
    wanted.map((one) => one.customerId),
    since,
  );
  const made = wanted.flatMap(newProposals);
  const keyOf = (one: { customerId: string; contentHash: string }): string =>
    `${one.customerId} ${one.contentHash}`;
  const madeKeys = new Set(made.map(keyOf));
  const knownKeys = new Set(known.map(keyOf));
  await supersedeProposals(
    ctx,
    known.filter((one) => one.state === "open" && !madeKeys.has(keyOf(one))).map((one) => one.id),
  );
  const written = await insertProposals(
    ctx,
    made.filter((one) => !knownKeys.has(keyOf(one))),
  );
  await recordEvents(
    ctx,
    written.map((proposal) => ({
      type: "credit.proposal_made",
      subjectType: "action_proposal",
      subjectId: proposal.id,
      subjectVersion: proposal.version,
      data: {
        customer: formatId("cus", proposal.customerId),
        action: proposal.action,
        amountMinor: proposal.amountMinor,
        currency: proposal.currency,
      },
    })),
  );
}

function newProposals({ customerId, currency, proposals }: CustomerProposals): NewProposal[] {
  return proposals.map((proposal, rank) => ({
    customerId,
    currency,
    rank,
    proposal,
    contentHash: contentHash(identityOf(proposal)),
  }));
}

/**
 * What makes it this proposal and no other. Figures that move every day (days overdue, sums) are left out, or each
 * day would make it a new one; a proposed limit is in it.
 */
function identityOf(proposal: Proposal): object {
  const isLimit = proposal.action === "raise_limit" || proposal.action === "lower_limit";
  return {
    action: proposal.action,
    amountMinor: isLimit ? proposal.amountMinor : null,
    reasons: proposal.reasons.map((reason) => reason.code),
  };
}
