import { formatId, type PlainDate } from "@goodterms/kernel";
import type { Access } from "#platform/auth";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { bandsFor, personBehind } from "./authority-of.ts";
import { peopleWanted } from "./authority-rules.ts";
import { customerHolder, type LimitHolder, merchantToday } from "./holders.ts";
import {
  insertProposal,
  type LimitProposal,
  type ProposalSource,
  selectProposals,
} from "./proposal-store.ts";
import { refuseLimit } from "./refusals.ts";
import { checkRequest, type LimitRequest, type LimitVersion, lineKeyOf } from "./rules.ts";
import { selectLatest } from "./version-store.ts";

/** What another part of the room proposes, for a person to decide. */
export interface LimitSuggestion {
  /** Our id or the merchant's own reference. */
  readonly customer: string;
  readonly limit: { readonly amountMinor: bigint; readonly currency: string } | null;
  readonly reason: string;
  /** Why, in words for whoever decides. */
  readonly recommendation: string;
  readonly source: ProposalSource;
  readonly expiresOn?: PlainDate | null;
  /** Codes of the principal reasons, for the notice that a cut may want. */
  readonly reasonCodes?: readonly string[];
}

/**
 * Proposes a manual limit without a person behind it (monitoring, a review). It always wants a signature, even where
 * it only takes back. An open proposal of the same content is not made twice: the standing one is given.
 * @throws Refusal not_found, limit_field.
 */
export async function proposeLimit(ctx: Context, suggestion: LimitSuggestion): Promise<LimitProposal> {
  const holder = await customerHolder(ctx, suggestion.customer);
  const today = await merchantToday(ctx);
  const request: LimitRequest = {
    limit: suggestion.limit,
    kind: "manual",
    reason: suggestion.reason,
    startsOn: today,
    expiresOn: suggestion.expiresOn ?? null,
    insurance: null,
    guarantor: null,
  };
  const problems = checkRequest(request, "customer", today);
  if (problems.length > 0) throw refuseLimit("limit_field", "The limit cannot be proposed so.", problems);
  const standing = await selectProposals(ctx, { state: "open", holderId: holder.id }, null, 50);
  const same = standing.find(
    (proposal) =>
      proposal.kind === "manual" &&
      proposal.source === suggestion.source &&
      proposal.amountMinor === (suggestion.limit?.amountMinor ?? null),
  );
  if (same !== undefined) return same;
  const before = await selectLatest(ctx, {
    holderId: holder.id,
    kind: "manual",
    lineKey: lineKeyOf(request),
  });
  const amount = {
    minor: request.limit?.amountMinor ?? 0n,
    currency: request.limit?.currency ?? before?.currency ?? "",
  };
  const { bands, minor } = await bandsFor(ctx, amount, today);
  const proposal = await newProposal(ctx, null, {
    holder,
    request,
    reasonCodes: suggestion.reasonCodes ?? [],
    before,
    source: suggestion.source,
    recommendation: suggestion.recommendation,
    approvalsNeeded: peopleWanted(bands, minor),
  });
  return insertProposal(ctx, proposal);
}

/** Makes a proposal's row and its news; the caller writes the row. `access` is null where no caller stands behind it. */
export async function newProposal(
  ctx: Context,
  access: Access | null,
  given: {
    readonly holder: LimitHolder;
    readonly request: LimitRequest;
    readonly reasonCodes?: readonly string[];
    readonly before: LimitVersion | undefined;
    readonly source: ProposalSource;
    readonly recommendation: string | null;
    readonly approvalsNeeded: number;
  },
): Promise<LimitProposal> {
  const { holder, request, before } = given;
  const proposal: LimitProposal = {
    id: newId(ctx.now),
    holderId: holder.id,
    holder: holder.holder,
    kind: request.kind,
    lineKey: lineKeyOf(request),
    amountMinor: request.limit?.amountMinor ?? null,
    currency: request.limit?.currency ?? before?.currency ?? "EUR",
    request: {
      reason: request.reason.trim(),
      startsOn: request.startsOn,
      expiresOn: request.expiresOn,
      insurance: request.insurance,
      guarantor: request.guarantor,
      reasonCodes: given.reasonCodes ?? [],
    },
    beforeMinor: before?.amountMinor ?? null,
    beforeCurrency: before?.currency ?? null,
    baseVersion: before?.version ?? 0,
    source: given.source,
    recommendation: given.recommendation,
    state: "open",
    approvalsNeeded: given.approvalsNeeded,
    proposedBy: ctx.actor,
    proposedFor: access === null ? null : await personBehind(ctx, access),
    proposedAt: ctx.now,
    decidedAt: null,
    version: 1n,
  };
  await recordEvents(ctx, [proposalNews(proposal, "credit.limit_proposed", 1n)]);
  return proposal;
}

/** News of a proposal; who signed stands in the events' actor. */
export function proposalNews(proposal: LimitProposal, type: string, version: bigint) {
  return {
    type,
    subjectType: "limit_proposal",
    subjectId: proposal.id,
    subjectVersion: version,
    data: {
      proposalId: formatId("prp", proposal.id),
      holder: proposal.holder,
      holderId: formatId(proposal.holder === "group" ? "grp" : "cus", proposal.holderId),
      kind: proposal.kind,
      amountMinor: proposal.amountMinor,
      currency: proposal.currency,
      previousAmountMinor: proposal.beforeMinor,
      approvalsNeeded: proposal.approvalsNeeded,
      source: proposal.source,
    },
  };
}
