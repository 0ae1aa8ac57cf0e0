import { formatId, type PlainDate } from "@goodterms/kernel";
import { Type } from "typebox";
import { Amount, Closed, DateOn, Instant, Money, Nullable, OneOf } from "#platform/http";
import { type GivenSignature, type LimitProposal, PROPOSAL_STATES } from "./proposal-store.ts";
import { LIMIT_KINDS } from "./rules.ts";
import { actorText } from "./wire.ts";

const SignatureBody = Closed({
  by: Type.String(),
  verdict: OneOf(["approved", "rejected", "withdrawn"]),
  note: Type.String(),
  at: Instant,
});

export function signatureBody(given: GivenSignature) {
  return { by: actorText(given.approver), verdict: given.verdict, note: given.note, at: given.givenAt };
}

export const ProposalBody = Closed(
  {
    id: Type.String(),
    holder: OneOf(["customer", "group"]),
    holderId: Type.String(),
    kind: OneOf(LIMIT_KINDS),
    limit: Nullable(Money),
    before: Nullable(Money),
    reason: Type.String(),
    startsOn: DateOn,
    expiresOn: Nullable(DateOn),
    source: OneOf(["person", "monitoring", "application", "review"]),
    recommendation: Nullable(Type.String()),
    state: OneOf(PROPOSAL_STATES),
    approvalsNeeded: Type.Integer(),
    signatures: Type.Array(SignatureBody),
    proposedBy: Type.String(),
    proposedAt: Instant,
    decidedAt: Nullable(Instant),
    version: Amount,
  },
  { $id: "LimitProposal" },
);

export function proposalBody(proposal: LimitProposal, signatures: readonly GivenSignature[]) {
  const { beforeMinor, beforeCurrency, amountMinor, currency, request } = proposal;
  return {
    id: formatId("prp", proposal.id),
    holder: proposal.holder,
    holderId: formatId(proposal.holder === "group" ? "grp" : "cus", proposal.holderId),
    kind: proposal.kind,
    limit: amountMinor === null ? null : { amount: amountMinor, currency },
    before:
      beforeMinor === null || beforeCurrency === null
        ? null
        : { amount: beforeMinor, currency: beforeCurrency },
    reason: request.reason,
    startsOn: request.startsOn as PlainDate,
    expiresOn: request.expiresOn as PlainDate | null,
    source: proposal.source,
    recommendation: proposal.recommendation,
    state: proposal.state,
    approvalsNeeded: proposal.approvalsNeeded,
    signatures: signatures.filter((given) => given.subjectId === proposal.id).map(signatureBody),
    proposedBy: actorText(proposal.proposedBy),
    proposedAt: proposal.proposedAt,
    decidedAt: proposal.decidedAt,
    version: proposal.version,
  };
}

/** Who signed what, in the order it was given. */
export const Signatures = Type.Array(SignatureBody);
