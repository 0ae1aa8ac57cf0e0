import { recordEvents } from "#platform/events";
import { findMissing } from "../forms/rules.ts";
import { type OpenApplication, openApplication, type Visit } from "../links/open-link.ts";
import { markUsed } from "../links/store.ts";
import type { ApplicationParts } from "../parts.ts";
import { insertSubmission, selectUploads } from "../parts-store.ts";
import { nameReferees } from "../referees/name-referees.ts";
import { refuse } from "../refusals.ts";
import { runScreen } from "../screen/screen-application.ts";
import { updateApplication } from "../store.ts";
import { markOf, sealJson, sha256 } from "../vault.ts";
import { type AnswerProblem, agreementsOf, staleSignatures } from "./rules.ts";
import { stampOf } from "./save-application.ts";

export interface Submission {
  readonly trap?: string | undefined;
  readonly device?: string | undefined;
}

/**
 * Hands an application in: validates it whole, keeps it as it is, names the referees, and runs the identity screen.
 * Handing in what is handed in changes nothing.
 * @throws Refusal incomplete with every question, not_open, erased.
 */
export async function submitApplication(
  parts: ApplicationParts,
  visit: Visit,
  given: Submission,
): Promise<void> {
  const { ctx } = visit;
  const open = await openApplication(parts, visit, "held");
  const { application } = open;
  const isFirst = application.state === "draft";
  const isAgain = application.state === "waiting_for_applicant" && application.reopened.length > 0;
  if (!isFirst && !isAgain) {
    if (application.state === "withdrawn") throw refuse("not_open", "It was withdrawn.");
    return;
  }
  const missing = await whatIsMissing(visit, open);
  if (missing.length > 0) {
    const pointers = missing.map(({ key, message }) => ({ pointer: `/answers/${key}`, message }));
    throw refuse("incomplete", "The application is not complete yet.", pointers);
  }

  const kept = await keepSubmission(visit, open);
  await nameReferees(ctx, parts, open);
  const mark = (kind: string, text: string) => markOf(parts.vault, ctx.merchantId, kind, text);
  const marked = {
    isTrapped: application.isTrapped || (given.trap ?? "") !== "",
    deviceMark: given.device === undefined ? application.deviceMark : mark("device", given.device),
    addressMark: mark("network", visit.network),
    submittedAt: application.submittedAt ?? ctx.now,
  };
  const screen = await runScreen(ctx, { ...open, application: { ...application, ...marked } });
  const version = await updateApplication(ctx, application.id, {
    ...marked,
    ...screen.change,
    state: isFirst ? "submitted" : "in_review",
    reopened: [],
  });
  await markUsed(ctx, visit.link.id);
  const subject = { subjectType: "credit_application", subjectId: application.id, subjectVersion: version };
  await recordEvents(ctx, [
    { type: "credit.application_submitted", ...subject, data: { ...kept, kind: application.kind } },
    { type: "credit.application_screened", ...subject, data: { severity: screen.change.screenSeverity } },
  ]);
}

/** What still stands in the way of handing in, signatures under an earlier state among it. */
export async function whatIsMissing(visit: Visit, open: OpenApplication): Promise<AnswerProblem[]> {
  const { document } = open.version;
  const stamp = await stampOf(visit, open);
  const counts = new Map<string, number>();
  for (const { question } of await selectUploads(visit.ctx, open.application.id))
    counts.set(question, (counts.get(question) ?? 0) + 1);
  return [...findMissing(document, open.answers, counts), ...staleSignatures(document, open.answers, stamp)];
}

async function keepSubmission(
  visit: Visit,
  open: OpenApplication,
): Promise<{ ordinal: number; sha256: string }> {
  const { application, version, answers, key } = open;
  const uploads = await selectUploads(visit.ctx, application.id);
  const sealed = sealJson(key, {
    form: { version: version.version, sha256: version.contentSha256.toString("hex") },
    language: application.language,
    answers,
    files: uploads.map(({ id, question, sealedSha256 }) => ({
      id,
      question,
      sha256: sealedSha256.toString("hex"),
    })),
  });
  const sealedSha256 = sha256(sealed);
  const ordinal = await insertSubmission(visit.ctx, application.id, {
    sealed,
    sealedSha256,
    agreements: agreementsOf(version.document, answers),
  });
  return { ordinal, sha256: sealedSha256.toString("hex") };
}
