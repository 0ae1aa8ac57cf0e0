import type { Access } from "#platform/auth";
import type { Context } from "#platform/db";
import { newId } from "#platform/ids";
import type { AnswerValue } from "../forms/answers.ts";
import { answerInRole, askedQuestions } from "../forms/rules.ts";
import type { OpenApplication } from "../links/open-link.ts";
import type { ApplicationParts } from "../parts.ts";
import { insertNote } from "../parts-store.ts";
import { refuse } from "../refusals.ts";
import { updateApplication } from "../store.ts";
import { readParticulars } from "../summary.ts";
import { sealJson } from "../vault.ts";
import { keepDecision, record, refuseUndecidable } from "./decide-application.ts";
import type { DeclineReason } from "./reasons.ts";

/**
 * Declines an application for reasons of the closed list, freezes the case, and has the notice drafted that the law
 * wants. An appeal is decided by another person than the decision it is against.
 * @throws Refusal already_decided, wrong_state, second_person.
 */
export async function declineApplication(
  ctx: Context,
  parts: ApplicationParts,
  access: Access,
  open: OpenApplication,
  given: { readonly reasons: readonly DeclineReason[]; readonly note: string },
): Promise<void> {
  const person = await refuseUndecidable(ctx, parts, access, open);
  const { application, version: form, answers } = open;
  const version = await keepDecision(
    ctx,
    open,
    {
      outcome: "declined",
      limitMinor: null,
      currency: null,
      terms: null,
      conditions: [],
      reasons: given.reasons,
      deciders: [person],
      reason: given.note,
    },
    application.decisionRound,
    { state: "declined", offer: null, offerExpiresAt: null, reopened: [] },
  );
  const { summary } = readParticulars(form.document, answers);
  await parts.neighbours.noticeDeclined(ctx, {
    applicationId: application.id,
    customerId: application.customerId,
    kind: isSoleTrader(open) ? "sole_trader" : application.kind,
    name: summary.name ?? "",
    lines: linesOf(answerInRole(form.document, answers, "registered_address")),
    country: summary.country,
    language: application.language,
    reasons: given.reasons,
  });
  const data = { reasons: given.reasons, isAppeal: application.state === "appealed" };
  await record(ctx, "credit.application_declined", application.id, version, data);
}

/** Whether a question of the form says so: a choice with the value `sole_trader`. */
function isSoleTrader({ version, answers }: OpenApplication): boolean {
  return askedQuestions(version.document, answers).some(
    ({ key, type }) => type === "choice" && answers[key] === "sole_trader",
  );
}

function linesOf(address: AnswerValue | null): string[] {
  if (address === null || typeof address !== "object" || !("lines" in address)) return [];
  return [...address.lines, `${address.postalCode} ${address.city}`, address.country];
}

const RECONSIDERABLE: readonly string[] = ["declined", "withdrawn", "waiting_for_applicant"];

/** Takes a declined or withdrawn application up again, or one whose applicant is silent, with the reason kept. @throws Refusal wrong_state */
export async function reconsiderApplication(
  ctx: Context,
  open: OpenApplication,
  reason: string,
): Promise<void> {
  const { application, key } = open;
  if (!RECONSIDERABLE.includes(application.state)) throw refuse("wrong_state", `It is ${application.state}.`);
  if (application.submittedAt === null) throw refuse("wrong_state", "It was never handed in.");
  await insertNote(ctx, application.id, {
    id: newId(ctx.now),
    kind: "note",
    sealed: sealJson(key, { text: reason }),
  });
  const version = await updateApplication(ctx, application.id, {
    state: "in_review",
    reopened: [],
    offer: null,
    offerExpiresAt: null,
    decisionRound: application.decisionRound + 1,
  });
  await record(ctx, "credit.application_reopened", application.id, version, { from: application.state });
}
