import { formatId, type PlainDate, parseId } from "@goodterms/kernel";
import type { Access } from "#platform/auth";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { refuse } from "../refusals.ts";
import { measureAmount } from "./authority-of.ts";
import { countApprovals } from "./authority-rules.ts";
import { customerHolder, groupHolder, type LimitHolder, merchantToday } from "./holders.ts";
import {
  endProposal,
  insertSignature,
  type LimitProposal,
  lockProposal,
  type ProposalState,
  selectProposal,
  selectSignatures,
} from "./proposal-store.ts";
import { proposalNews } from "./propose-limit.ts";
import { refuseLimit } from "./refusals.ts";
import { checkRequest, type Insurance, type LimitRequest } from "./rules.ts";
import { carryOutLimit } from "./set-limit.ts";

/**
 * Signs a proposal. With the last signature it wants, the limit is set in the same transaction.
 * @throws Refusal not_found, people_only, second_person (the proposer, or whoever has signed), beyond_authority,
 * already_decided, proposal_outdated.
 */
export async function approveProposal(
  ctx: Context,
  access: Access,
  id: string,
  note: string,
): Promise<LimitProposal> {
  const proposal = await holdOpen(ctx, id);
  assertPerson(access);
  assertOther(ctx, proposal);
  await assertReaches(ctx, access, proposal);
  await sign(ctx, proposal, "approved", note);
  const signatures = await selectSignatures(ctx, [proposal.id]);
  const proposers = [proposal.proposedBy, proposal.proposedFor];
  if (countApprovals(signatures, proposers) < proposal.approvalsNeeded) return readAgain(ctx, proposal);
  await end(ctx, proposal, "approved", "credit.limit_proposal_approved");
  const today = await merchantToday(ctx);
  const request = requestOf(proposal, today);
  if (checkRequest(request, proposal.holder, today).length > 0) {
    throw refuseLimit("proposal_outdated", "The days for which it was proposed have passed.");
  }
  await carryOutLimit(
    ctx,
    await holderOf(ctx, proposal),
    { request, reasonCodes: proposal.request.reasonCodes },
    {
      proposedBy: proposal.proposedBy,
      approvedBy: signatures.filter((given) => given.verdict === "approved").map((given) => given.approver),
      proposalId: proposal.id,
      changeId: null,
      baseVersion: proposal.baseVersion,
    },
    today,
  );
  return readAgain(ctx, proposal);
}

/** Says no to a proposal. One no is enough. @throws Refusal not_found, people_only, second_person, already_decided. */
export async function rejectProposal(
  ctx: Context,
  access: Access,
  id: string,
  note: string,
): Promise<LimitProposal> {
  const proposal = await holdOpen(ctx, id);
  assertPerson(access);
  assertOther(ctx, proposal);
  await sign(ctx, proposal, "rejected", note);
  await end(ctx, proposal, "rejected", "credit.limit_proposal_rejected");
  return readAgain(ctx, proposal);
}

/** Takes a proposal back: whoever made it, or the person behind the key that did. @throws Refusal not_found, already_decided, second_person. */
export async function withdrawProposal(ctx: Context, id: string, note: string): Promise<LimitProposal> {
  const proposal = await holdOpen(ctx, id);
  const isOwn = ctx.actor === proposal.proposedBy || ctx.actor === proposal.proposedFor;
  const isNobodys = proposal.source !== "person";
  if (!isOwn && !isNobodys) {
    throw refuse("second_person", "Whoever proposed it takes it back; others reject it.");
  }
  await sign(ctx, proposal, "withdrawn", note);
  await end(ctx, proposal, "withdrawn", "credit.limit_proposal_withdrawn");
  return readAgain(ctx, proposal);
}

/** One proposal by its id. @throws Refusal not_found. */
export async function findProposal(ctx: Context, id: string): Promise<LimitProposal> {
  const uuid = parseId("prp", id);
  const proposal = uuid === null ? undefined : await selectProposal(ctx, uuid);
  if (proposal === undefined) throw refuse("not_found", `There is no proposal ${id}.`);
  return proposal;
}

async function holdOpen(ctx: Context, id: string): Promise<LimitProposal> {
  const uuid = parseId("prp", id);
  const proposal = uuid === null ? undefined : await lockProposal(ctx, uuid);
  if (proposal === undefined) throw refuse("not_found", `There is no proposal ${id}.`);
  if (proposal.state !== "open") throw refuse("already_decided", `The proposal was ${proposal.state}.`);
  return proposal;
}

async function readAgain(ctx: Context, proposal: LimitProposal): Promise<LimitProposal> {
  return (await selectProposal(ctx, proposal.id)) ?? proposal;
}

/** A signature is a person's: a key would let one person sign twice. */
export function assertPerson(access: Access): void {
  if (access.userId === null) throw refuseLimit("people_only", "An API key cannot sign.");
}

function assertOther(ctx: Context, proposal: LimitProposal): void {
  if (ctx.actor === proposal.proposedBy || ctx.actor === proposal.proposedFor) {
    throw refuse("second_person", "Whoever proposed a limit does not sign it.");
  }
}

async function assertReaches(ctx: Context, access: Access, proposal: LimitProposal): Promise<void> {
  const amount = { minor: proposal.amountMinor ?? 0n, currency: proposal.currency };
  const { isWithin } = await measureAmount(ctx, access, amount, await merchantToday(ctx));
  if (!isWithin) throw refuse("beyond_authority", "Your authority does not reach this amount.");
}

async function sign(
  ctx: Context,
  proposal: LimitProposal,
  verdict: "approved" | "rejected" | "withdrawn",
  note: string,
): Promise<void> {
  const isFirst = await insertSignature(ctx, { subjectId: proposal.id, approver: ctx.actor, verdict, note });
  if (!isFirst) throw refuse("second_person", "You have signed this already; another person is wanted.");
}

async function end(ctx: Context, proposal: LimitProposal, state: ProposalState, type: string): Promise<void> {
  await endProposal(ctx, proposal.id, state);
  await recordEvents(ctx, [proposalNews(proposal, type, proposal.version + 1n)]);
}

function holderOf(ctx: Context, proposal: LimitProposal): Promise<LimitHolder> {
  return proposal.holder === "customer"
    ? customerHolder(ctx, formatId("cus", proposal.holderId))
    : groupHolder(ctx, formatId("grp", proposal.holderId));
}

/** What was proposed, as it is carried out: a start that has passed meanwhile is today. */
function requestOf(proposal: LimitProposal, today: PlainDate): LimitRequest {
  const { request } = proposal;
  const startsOn = request.startsOn as PlainDate;
  return {
    limit:
      proposal.amountMinor === null
        ? null
        : { amountMinor: proposal.amountMinor, currency: proposal.currency },
    kind: proposal.kind,
    reason: request.reason,
    // A temporary limit is known by its first day.
    startsOn: startsOn < today && proposal.kind !== "temporary" ? today : startsOn,
    expiresOn: request.expiresOn as PlainDate | null,
    insurance: request.insurance as Insurance | null,
    guarantor: request.guarantor,
  };
}
