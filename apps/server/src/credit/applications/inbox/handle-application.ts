import type { Context } from "#platform/db";
import { newId } from "#platform/ids";
import { memberNamed } from "../../members.ts";
import { record } from "../decide/decide-application.ts";
import { questionsOf } from "../forms/form.ts";
import type { OpenApplication } from "../links/open-link.ts";
import { revokeLinksOf } from "../links/store.ts";
import type { ApplicationParts } from "../parts.ts";
import { insertNote, markUploadsRemoved, selectUploads } from "../parts-store.ts";
import { selectReferees } from "../referees/store.ts";
import { refuse } from "../refusals.ts";
import { runScreen } from "../screen/screen-application.ts";
import { type ApplicationRow, type ApplicationState, updateApplication } from "../store.ts";
import { sealJson } from "../vault.ts";
import { destroyPersonKeys } from "../vault-store.ts";

const IN_WORK: readonly ApplicationState[] = ["submitted", "in_review", "appealed"];

/**
 * Says who looks after an application; null gives it back. Taking one up starts its review.
 * @throws Refusal bad_field where that is nobody of the merchant.
 */
export async function assignApplication(
  ctx: Context,
  application: ApplicationRow,
  assignee: string | null,
): Promise<void> {
  if (assignee !== null) await memberNamed(ctx, assignee, "/assignee");
  const state = application.state === "submitted" && assignee !== null ? "in_review" : application.state;
  const version = await updateApplication(ctx, application.id, { assignedTo: assignee, state });
  await record(ctx, "credit.application_assigned", application.id, version, { assignee });
}

/** Keeps a note for colleagues. */
export async function noteApplication(ctx: Context, open: OpenApplication, text: string): Promise<void> {
  const { application, key } = open;
  await insertNote(ctx, application.id, {
    id: newId(ctx.now),
    kind: "note",
    sealed: sealJson(key, { text }),
  });
  const version = await updateApplication(ctx, application.id, {});
  await record(ctx, "credit.application_noted", application.id, version, {});
}

/**
 * Asks the applicant for more: opens questions again, with a message that they read by their link. Signatures open
 * with them, since what was signed changes.
 * @throws Refusal wrong_state, bad_form for a question that the form has not.
 */
export async function returnApplication(
  ctx: Context,
  open: OpenApplication,
  given: { readonly questions: readonly string[]; readonly message: string },
): Promise<void> {
  const { application, key, version: form } = open;
  if (!IN_WORK.includes(application.state)) throw refuse("wrong_state", `It is ${application.state}.`);
  const questions = questionsOf(form.document);
  const unknown = given.questions.filter((wanted) => !questions.some(({ key: known }) => known === wanted));
  if (unknown.length > 0)
    throw refuse(
      "bad_form",
      "The form has no such question.",
      unknown.map((wanted) => ({ pointer: "/questions", message: `${wanted} is no question of the form` })),
    );
  const signatures = questions.filter(({ type }) => type === "signature").map((each) => each.key);
  const reopened = [...new Set([...given.questions, ...signatures])];
  const sealed = sealJson(key, { text: given.message });
  await insertNote(ctx, application.id, { id: newId(ctx.now), kind: "to_applicant", sealed });
  const version = await updateApplication(ctx, application.id, {
    state: "waiting_for_applicant",
    reopened,
  });
  await record(ctx, "credit.application_returned", application.id, version, {
    questions: given.questions.length,
  });
}

/** Runs the identity screen again over what stands, such as after a reference came in. @throws Refusal wrong_state */
export async function screenAgain(ctx: Context, open: OpenApplication): Promise<void> {
  if (open.application.submittedAt === null) throw refuse("wrong_state", "It was not handed in yet.");
  const { change } = await runScreen(ctx, open);
  const version = await updateApplication(ctx, open.application.id, change);
  const data = { severity: change.screenSeverity };
  await record(ctx, "credit.application_screened", open.application.id, version, data);
}

/**
 * Erases an applicant's data: destroys the keys of applicant and referees, the marks, the declared facts, the files.
 * The record stays, and its hashes can still be verified. What the customer's own record holds is not touched.
 * Returns the paths of files to be removed once this has committed.
 */
export async function eraseApplication(
  ctx: Context,
  parts: ApplicationParts,
  application: ApplicationRow,
): Promise<string[]> {
  if (application.erasedAt !== null) return [];
  const referees = await selectReferees(ctx, application.id);
  const uploads = await selectUploads(ctx, application.id);
  await destroyPersonKeys(ctx, [application.keyId, ...referees.map(({ keyId }) => keyId)]);
  await revokeLinksOf(ctx, application.id);
  await markUploadsRemoved(
    ctx,
    uploads.map(({ id }) => id),
  );
  const isOpen = application.state !== "approved" && application.state !== "declined";
  const version = await updateApplication(ctx, application.id, {
    ...(isOpen && { state: "withdrawn" as const }),
    answersSealed: null,
    summarySealed: null,
    findingsSealed: null,
    assessmentSealed: null,
    declared: null,
    nameMark: null,
    taxMark: null,
    accountMark: null,
    deviceMark: null,
    addressMark: null,
    yearStarted: null,
    offer: null,
    offerExpiresAt: null,
    reopened: [],
    erasedAt: ctx.now,
  });
  const { customerId } = application;
  if (customerId !== null) await parts.neighbours.markStale(ctx, [customerId], "application_erased");
  await record(ctx, "credit.application_erased", application.id, version, {});
  return uploads.map(({ filePath }) => filePath);
}

/** Removes files from disk after their rows were marked; a file that is gone already is no error. */
export async function removeFiles(parts: ApplicationParts, paths: readonly string[]): Promise<void> {
  for (const path of paths) await parts.files.remove(path);
}
