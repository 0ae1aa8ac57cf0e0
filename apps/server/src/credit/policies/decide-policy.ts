import { assert } from "@goodterms/kernel";
import { isRole, scopesOf } from "#platform/auth";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import type { RequestContext } from "#platform/http";
import { refuse } from "../refusals.ts";
import { forgetPolicies } from "./active-policy.ts";
import { findPolicyRow } from "./find-policy.ts";
import { checkPolicyText } from "./parse-policy.ts";
import { refusePolicy } from "./refusals.ts";
import {
  lockPolicy,
  type PolicyRow,
  type PolicyWithText,
  selectAuthors,
  selectOtherRoles,
  updatePolicy,
} from "./store.ts";

const POINTERS_MAX = 20;

async function held(ctx: Context, id: string): Promise<PolicyWithText> {
  const { id: found } = await findPolicyRow(ctx, id);
  const row = await lockPolicy(ctx, found);
  assert(row !== undefined, "a policy has gone");
  // Read again under the lock: the text may have been saved anew in between.
  return { ...(await findPolicyRow(ctx, found)), ...row };
}

async function move(ctx: Context, row: PolicyRow, type: string, data: object): Promise<PolicyWithText> {
  const after = { ...row, rowVersion: row.rowVersion + 1n };
  await updatePolicy(ctx, after);
  await recordEvents(ctx, [
    {
      type,
      subjectType: "policy",
      subjectId: row.id,
      subjectVersion: after.rowVersion,
      data: { version: row.version, revision: row.revision, ...data },
    },
  ]);
  return findPolicyRow(ctx, row.id);
}

/** Hands a sound draft over for approval; from then on its text stands. @throws Refusal policy_not_draft, policy_unsound */
export async function submitPolicy(ctx: Context, id: string): Promise<PolicyWithText> {
  const row = await held(ctx, id);
  if (row.state !== "draft") throw refusePolicy("policy_not_draft", `It is ${row.state}.`);
  const { problems } = checkPolicyText(row.document);
  if (problems.length > 0)
    throw refusePolicy(
      "policy_unsound",
      `It has ${problems.length} problem${problems.length === 1 ? "" : "s"}.`,
      problems.slice(0, POINTERS_MAX).map(({ path, message, line, column }) => ({
        pointer: `/document${path}`,
        message: line === null ? message : `line ${line}, column ${column}: ${message}`,
      })),
    );
  return move(
    ctx,
    { ...row, state: "submitted", submittedBy: ctx.actor, submittedAt: ctx.now },
    "credit.policy_submitted",
    { documentHash: row.documentHash },
  );
}

export interface Approval {
  /** Null: at once. */
  readonly effectiveFrom: Date | null;
  readonly note: string;
}

/**
 * Approves a submitted policy as a second person: not an API key, and nobody who wrote any of it, unless no other person of the merchant could, which is
 * then recorded. It takes effect at the instant that is given.
 * @throws Refusal person_needed, policy_not_submitted, second_person, effective_in_past
 */
export async function approvePolicy(
  ctx: RequestContext,
  id: string,
  approval: Approval,
): Promise<PolicyWithText> {
  const { userId } = ctx.access;
  if (userId === null) throw refusePolicy("person_needed", "This was asked with an API key.");
  const row = await held(ctx, id);
  if (row.state !== "submitted") throw refusePolicy("policy_not_submitted", `It is ${row.state}.`);
  const effectiveFrom = approval.effectiveFrom ?? ctx.now;
  if (effectiveFrom < ctx.now)
    throw refusePolicy("effective_in_past", "The instant given has passed.", [
      { pointer: "/effectiveFrom", message: "must not be in the past" },
    ]);
  const isAuthor = row.submittedBy === ctx.actor || (await selectAuthors(ctx, row.id)).has(ctx.actor);
  if (isAuthor && (await hasOthers(ctx, userId)))
    throw refuse("second_person", "You wrote or submitted this policy, and somebody else can approve it.");
  const approved = await move(
    ctx,
    {
      ...row,
      state: "approved",
      decidedBy: ctx.actor,
      decidedAt: ctx.now,
      decisionNote: approval.note,
      singlePerson: isAuthor,
      effectiveFrom,
    },
    "credit.policy_approved",
    { documentHash: row.documentHash, effectiveFrom: effectiveFrom.toISOString(), single_person: isAuthor },
  );
  forgetPolicies(ctx.merchantId);
  return approved;
}

/** Whether any other person of the merchant may decide about policies. */
async function hasOthers(ctx: Context, userId: string): Promise<boolean> {
  const others = await selectOtherRoles(ctx, userId);
  return others.some((roles) => scopesOf(roles.filter(isRole)).has("credit:policy"));
}

/** Sends a submitted policy back for good; its text can be drafted anew. @throws Refusal policy_not_submitted */
export async function rejectPolicy(ctx: Context, id: string, reason: string): Promise<PolicyWithText> {
  const row = await held(ctx, id);
  if (row.state !== "submitted") throw refusePolicy("policy_not_submitted", `It is ${row.state}.`);
  return move(
    ctx,
    { ...row, state: "rejected", decidedBy: ctx.actor, decidedAt: ctx.now, decisionNote: reason },
    "credit.policy_rejected",
    { reason },
  );
}

/** Takes a policy back that is not in force: a draft, one that waits, or one approved for later. @throws Refusal already_decided */
export async function withdrawPolicy(ctx: Context, id: string): Promise<PolicyWithText> {
  const row = await held(ctx, id);
  const isComing = row.state === "approved" && row.effectiveFrom !== null && row.effectiveFrom > ctx.now;
  if (row.state !== "draft" && row.state !== "submitted" && !isComing)
    throw refuse(
      "already_decided",
      row.state === "approved" ? "It is or was in force." : `It is ${row.state}.`,
    );
  const withdrawn = await move(ctx, { ...row, state: "withdrawn" }, "credit.policy_retracted", {
    was: row.state,
  });
  forgetPolicies(ctx.merchantId);
  return withdrawn;
}
