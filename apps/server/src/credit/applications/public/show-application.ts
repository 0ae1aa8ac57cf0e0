import { DECLINE_REASONS, type DeclineReason, REASON_TEXTS } from "../decide/reasons.ts";
import { selectLastDecision } from "../decide/store.ts";
import type { Answers } from "../forms/answers.ts";
import { type FormDocument, type Question, textIn } from "../forms/form.ts";
import { askedQuestions } from "../forms/rules.ts";
import { type OpenApplication, openApplication, type Visit } from "../links/open-link.ts";
import type { ApplicationParts } from "../parts.ts";
import { selectNotes, selectUploads } from "../parts-store.ts";
import { type ApplicationState, type Offer, updateApplication } from "../store.ts";
import { openJson } from "../vault.ts";
import { type AnswerProblem, openQuestions } from "./rules.ts";
import { whatIsMissing } from "./submit-application.ts";
import { showUpload, type UploadedFile } from "./upload-file.ts";

/** A form as its reader sees it: in one language, without what only staff need. */
export interface ShownForm {
  readonly language: string;
  readonly languages: readonly string[];
  readonly title: string;
  readonly intro: string | null;
  readonly thanks: string | null;
  readonly needsCode: boolean;
  readonly sections: readonly ShownSection[];
}

export interface ShownSection {
  readonly key: string;
  readonly title: string;
  readonly help: string | null;
  readonly when: Question["when"] | null;
  readonly questions: readonly ShownQuestion[];
}

export type ShownQuestion = Omit<Question, "label" | "help" | "role" | "fact" | "options"> & {
  readonly label: string;
  readonly help: string | null;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
};

/** The form in a language; `only` leaves out every question but these, and their conditions. */
export function showForm(
  document: FormDocument,
  language: string,
  only: ReadonlySet<string> | null = null,
): ShownForm {
  const fallback = document.languages[0] ?? "en";
  const say = (texts: Question["label"]) => textIn(texts, language, fallback);
  const sayOrNull = (texts: Question["help"]) => (texts === undefined ? null : say(texts));
  const sections = document.sections.map((section) => ({
    key: section.key,
    title: say(section.title),
    help: sayOrNull(section.help),
    when: only === null ? (section.when ?? null) : null,
    questions: section.questions
      .filter(({ key }) => only === null || only.has(key))
      .map((question): ShownQuestion => {
        const { role: _role, fact: _fact, label, help, options, when, ...plain } = question;
        return {
          ...plain,
          label: say(label),
          help: sayOrNull(help),
          ...(only === null && when !== undefined && { when }),
          ...(options !== undefined && {
            options: options.map((option) => ({ value: option.value, label: say(option.label) })),
          }),
        };
      }),
  }));
  return {
    language,
    languages: document.languages,
    title: say(document.title),
    intro: sayOrNull(document.intro),
    thanks: sayOrNull(document.thanks),
    needsCode: document.needsCode ?? false,
    sections: sections.filter(({ questions }) => questions.length > 0),
  };
}

export interface PublicApplication {
  readonly state: ApplicationState;
  readonly form: ShownForm;
  readonly answers: Answers;
  readonly answersVersion: number;
  readonly uploads: readonly UploadedFile[];
  /** Keys of the questions that are asked, given the answers. */
  readonly asked: readonly string[];
  readonly missing: readonly AnswerProblem[];
  readonly message: string | null;
  readonly expiresAt: Date;
}

/** What the applicant may fill in now; null where nothing is open, and only the status is to be seen. */
export async function showApplication(
  parts: ApplicationParts,
  visit: Visit,
  wantedLanguage: string | undefined,
): Promise<PublicApplication | null> {
  const open = await openApplication(parts, visit, "held");
  const { application, version, answers, key } = open;
  const only = openQuestions(application.state, application.reopened);
  if (only !== null && only.size === 0) return null;
  if (application.openedAt === null)
    await updateApplication(visit.ctx, application.id, { openedAt: visit.ctx.now });
  const { document } = version;
  const language =
    wantedLanguage !== undefined && document.languages.includes(wantedLanguage)
      ? wantedLanguage
      : application.language;
  const asked = askedQuestions(document, answers).map((question) => question.key);
  const isOpen = (question: string) => only === null || only.has(question);
  const uploads = await selectUploads(visit.ctx, application.id);
  const missing = await whatIsMissing(visit, open);
  return {
    state: application.state,
    form: showForm(document, language, only),
    answers: Object.fromEntries(Object.entries(answers).filter(([question]) => isOpen(question))),
    answersVersion: application.answersVersion,
    uploads: uploads.filter(({ question }) => isOpen(question)).map((upload) => showUpload(key, upload)),
    asked: asked.filter(isOpen),
    missing: missing.filter((problem) => isOpen(problem.key)),
    message: await readMessage(visit, open),
    expiresAt: visit.link.expiresAt,
  };
}

export interface PublicStatus {
  readonly state: ApplicationState;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly message: string | null;
  /** Whether questions are open again. */
  readonly isReopened: boolean;
  readonly offer: (Offer & { readonly expiresAt: Date }) | null;
  readonly approved: {
    readonly limitMinor: bigint;
    readonly currency: string;
    readonly terms: string | null;
    readonly conditions: readonly string[];
  } | null;
  readonly reasons: readonly { readonly code: string; readonly text: string }[];
  readonly mayAppeal: boolean;
  readonly needsCode: boolean;
}

/** How far an application is, in words for the applicant. */
export async function showStatus(parts: ApplicationParts, visit: Visit): Promise<PublicStatus> {
  const open = await openApplication(parts, visit);
  const { application } = open;
  const { state, offer, offerExpiresAt } = application;
  const decision = await selectLastDecision(visit.ctx, application.id);
  const isDecided = state === "approved" || state === "declined" || state === "appealed";
  const isStanding = offer !== null && offerExpiresAt !== null && offerExpiresAt > visit.ctx.now;
  return {
    state,
    submittedAt: application.submittedAt,
    decidedAt: isDecided ? application.decidedAt : null,
    message: await readMessage(visit, open),
    isReopened: state === "waiting_for_applicant" && application.reopened.length > 0,
    offer: isStanding ? { ...offer, expiresAt: offerExpiresAt } : null,
    approved:
      state === "approved" && decision?.limitMinor != null && decision.limitCurrency !== null
        ? {
            limitMinor: decision.limitMinor,
            currency: decision.limitCurrency,
            terms: decision.terms,
            conditions: decision.conditions,
          }
        : null,
    reasons:
      isDecided && state !== "approved" ? reasonsIn(decision?.reasons ?? [], application.language) : [],
    mayAppeal: state === "declined",
    needsCode: open.version.document.needsCode ?? false,
  };
}

/** Reasons of the closed list with their wording for the applicant. */
export function reasonsIn(codes: readonly string[], language: string): { code: string; text: string }[] {
  return codes
    .filter((code): code is DeclineReason => (DECLINE_REASONS as readonly string[]).includes(code))
    .map((code) => ({ code, text: textIn(REASON_TEXTS[code], language, "en") }));
}

async function readMessage(visit: Visit, open: OpenApplication): Promise<string | null> {
  const notes = await selectNotes(visit.ctx, open.application.id);
  const last = notes.filter(({ kind }) => kind === "to_applicant").at(-1);
  return last === undefined ? null : openJson<{ text: string }>(open.key, last.sealed).text;
}
