import { formatId } from "@goodterms/kernel";
import type { Access } from "#platform/auth";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { refuse as refuseInRoom } from "../../refusals.ts";
import { declaredOf } from "../forms/rules.ts";
import type { OpenApplication } from "../links/open-link.ts";
import type { ApplicationParts } from "../parts.ts";
import { refuse } from "../refusals.ts";
import { type ApplicationChange, type ApplicationState, updateApplication } from "../store.ts";
import { canonicalJson, sha256 } from "../vault.ts";
import { type FolderDecision, freezeCase } from "./case-folder.ts";
import { linkCustomer } from "./link-customer.ts";
import {
  type ApprovalRow,
  insertApproval,
  insertDecision,
  selectApprovals,
  selectDecisions,
} from "./store.ts";

const DAY_MS = 86_400_000;
const OFFER_DAYS_DEFAULT = 14;
const DECIDABLE: readonly ApplicationState[] = ["submitted", "in_review", "appealed"];

/** What is to be given: an account as asked for, or an offer that the applicant may take or leave. */
export interface Proposal {
  readonly outcome: "approved" | "counter_offered";
  readonly limitMinor: bigint;
  readonly currency: string;
  readonly terms: string | null;
  readonly depositPercent: string | null;
  readonly conditions: readonly string[];
  readonly reason: string;
  readonly customer?: string | undefined;
  readonly reference?: string | undefined;
  readonly offerDays?: number | undefined;
}

export interface ApprovalProgress {
  readonly isDecided: boolean;
  readonly approvals: readonly ApprovalRow[];
  readonly people: number;
}

/**
 * Adds the caller's word for a proposal, and carries it out once as many different people agree as the policy's bands
 * want for the amount. Another proposal than the one under way begins a new round.
 * @throws Refusal already_decided, wrong_state, beyond_authority, second_person.
 */
export async function approve(
  ctx: Context,
  parts: ApplicationParts,
  access: Access,
  open: OpenApplication,
  proposal: Proposal,
): Promise<ApprovalProgress> {
  const { application } = open;
  const person = await refuseUndecidable(ctx, parts, access, open);
  const { limitMinor: minor, currency } = proposal;
  const { reaches, people } = await parts.neighbours.approvalOf(ctx, access, { minor, currency });
  if (!reaches) throw refuseInRoom("beyond_authority", "The amount is beyond your authority.");

  const proposalSha256 = sha256(canonicalJson(proposal));
  const standing = await selectApprovals(ctx, application.id, application.decisionRound);
  const isSame = standing.every((approval) => approval.proposalSha256.equals(proposalSha256));
  const round = application.decisionRound + (isSame ? 0 : 1);
  await insertApproval(ctx, application.id, { round, approver: person, proposalSha256 });
  const approvals = await selectApprovals(ctx, application.id, round);
  if (approvals.length < people) {
    const version = await updateApplication(ctx, application.id, {
      decisionRound: round,
      state: application.state === "submitted" ? "in_review" : application.state,
    });
    const data = { approvals: approvals.length, people };
    await record(ctx, "credit.application_approval_recorded", application.id, version, data);
    return { isDecided: false, approvals, people };
  }
  const deciders = approvals.map(({ approver }) => approver);
  if (proposal.outcome === "approved") await grant(ctx, parts, open, { ...proposal, deciders, round });
  else await offer(ctx, open, { ...proposal, deciders, round });
  return { isDecided: true, approvals, people };
}

/** The person who decides. @throws Refusal already_decided, wrong_state, second_person. */
export async function refuseUndecidable(
  ctx: Context,
  parts: ApplicationParts,
  access: Access,
  { application }: OpenApplication,
): Promise<string> {
  if (application.state === "approved" || application.state === "declined")
    throw refuseInRoom("already_decided", `It is ${application.state}.`);
  if (!DECIDABLE.includes(application.state))
    throw refuse("wrong_state", `It is ${application.state.replaceAll("_", " ")}.`);
  const person = await parts.neighbours.personBehind(ctx, access);
  if (application.state === "appealed") {
    const last = (await selectDecisions(ctx, application.id)).at(-1);
    if (last?.deciders.includes(person))
      throw refuseInRoom("second_person", "An appeal is decided by somebody who did not decide before.");
  }
  return person;
}

export type Decided = Proposal & { readonly deciders: readonly string[]; readonly round: number };

/** Opens the account: the customer, its limit, the frozen case, the declared facts; all or nothing. */
export async function grant(
  ctx: Context,
  parts: ApplicationParts,
  open: OpenApplication,
  given: Decided,
): Promise<void> {
  const { customer, reference, limitMinor, currency, reason, deciders } = given;
  const customerId = await linkCustomer(ctx, open, { customer, reference });
  const linked = { ...open, application: { ...open.application, customerId } };
  const version = await keepDecision(ctx, linked, { ...given, reasons: [] }, given.round, {
    state: "approved",
    customerId,
    declared: declaredOf(open.version.document, open.answers),
    offer: null,
    offerExpiresAt: null,
    reopened: [],
  });
  // Before the limit, whose own evaluation then finds the declared facts and settles the account again.
  await parts.neighbours.markStale(ctx, [customerId], "application_approved");
  await parts.neighbours.grantLimit(ctx, {
    customerId,
    limitMinor,
    currency,
    reason: `Application ${formatId("app", open.application.id)}: ${reason}`,
    reasonCodes: [],
    approvers: deciders,
  });
  const data = { customer: formatId("cus", customerId), approvers: deciders.length };
  await record(ctx, "credit.application_approved", open.application.id, version, data);
}

async function offer(ctx: Context, open: OpenApplication, given: Decided): Promise<void> {
  const { limitMinor, currency, terms, depositPercent, reason, conditions, deciders } = given;
  const days = given.offerDays ?? OFFER_DAYS_DEFAULT;
  const version = await keepDecision(ctx, open, { ...given, reasons: [] }, given.round, {
    state: "waiting_for_applicant",
    offer: {
      limitMinor: limitMinor.toString(),
      currency,
      terms,
      depositPercent,
      reason,
      conditions,
      approvers: deciders,
    },
    offerExpiresAt: new Date(ctx.now.getTime() + days * DAY_MS),
    reopened: [],
  });
  await record(ctx, "credit.application_counter_offered", open.application.id, version, { days });
}

/** Keeps a decision with its frozen case, and moves the application on. Gives the application's new version. */
export async function keepDecision(
  ctx: Context,
  open: OpenApplication,
  decision: Omit<FolderDecision, "ordinal">,
  round: number,
  change: ApplicationChange,
): Promise<bigint> {
  const { application } = open;
  const id = newId(ctx.now);
  const ordinal = (await selectDecisions(ctx, application.id)).length + 1;
  const { outcome, limitMinor, currency, terms, conditions, reasons, deciders, reason } = decision;
  const kept = { outcome, ordinal, limitMinor, currency, terms, conditions, reasons, deciders, reason };
  const folder = await freezeCase(ctx, open, kept, round);
  await insertDecision(ctx, application.id, {
    id,
    ordinal,
    outcome,
    limitMinor,
    limitCurrency: currency,
    terms,
    conditions,
    reasons,
    deciders,
    folder: folder.text,
    folderSha256: folder.sha256,
    decidedAt: ctx.now,
  });
  return updateApplication(ctx, application.id, {
    ...change,
    lastDecisionId: id,
    decidedAt: ctx.now,
    decisionRound: round + 1,
  });
}

export async function record(
  ctx: Context,
  type: string,
  applicationId: string,
  version: bigint,
  data: Record<string, unknown>,
): Promise<void> {
  const subject = { subjectType: "credit_application", subjectId: applicationId, subjectVersion: version };
  await recordEvents(ctx, [{ type, ...subject, data }]);
}
