import { record } from "../decide/decide-application.ts";
import type { Answers } from "../forms/answers.ts";
import { type OpenApplication, openApplication, type Visit } from "../links/open-link.ts";
import type { ApplicationParts } from "../parts.ts";
import { selectUploads } from "../parts-store.ts";
import { refuse } from "../refusals.ts";
import { type ApplicationChange, updateApplication } from "../store.ts";
import { readParticulars } from "../summary.ts";
import { markOf, sealJson } from "../vault.ts";
import { openQuestions, type SavedAnswers, type Stamp, saveAnswers } from "./rules.ts";

export interface AnswersGiven {
  readonly answersVersion: number;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly language?: string | undefined;
  /** A field that people do not see; whoever fills it in is no person. */
  readonly trap?: string | undefined;
  /** What the browser calls itself by, made by the page at random. */
  readonly device?: string | undefined;
}

/**
 * Saves answers as the applicant goes. What is right is kept, what is wrong is named.
 * @throws Refusal not_open, answers_moved, erased.
 */
export async function saveApplication(
  parts: ApplicationParts,
  visit: Visit,
  given: AnswersGiven,
): Promise<SavedAnswers & { readonly answersVersion: number }> {
  const open = await openApplication(parts, visit, "held");
  const { application, version } = open;
  const mayChange = openQuestions(application.state, application.reopened);
  if (mayChange !== null && mayChange.size === 0) throw refuse("not_open", "Nothing is open for changes.");
  if (given.answersVersion !== application.answersVersion)
    throw refuse("answers_moved", `The answers stand at version ${application.answersVersion}.`);
  const { languages } = version.document;
  const language =
    given.language !== undefined && languages.includes(given.language)
      ? given.language
      : application.language;
  const stamp = { ...(await stampOf(visit, open)), language };

  const saved = saveAnswers(version.document, open.answers, given.answers, mayChange, stamp);

  const answersVersion = application.answersVersion + (saved.changed.length > 0 ? 1 : 0);
  const { change } = describe(parts, visit, open, saved.answers);
  await updateApplication(visit.ctx, application.id, {
    ...change,
    language,
    answersVersion,
    isTrapped: application.isTrapped || (given.trap ?? "") !== "",
    deviceMark:
      given.device === undefined
        ? application.deviceMark
        : markOf(parts.vault, visit.ctx.merchantId, "device", given.device),
    addressMark: markOf(parts.vault, visit.ctx.merchantId, "network", visit.network),
  });
  return { ...saved, answersVersion };
}

/** What a signature is stamped with now. */
export async function stampOf(visit: Visit, open: OpenApplication): Promise<Stamp> {
  const uploads = await selectUploads(visit.ctx, open.application.id);
  return {
    at: visit.ctx.now.toISOString(),
    network: visit.network,
    language: open.application.language,
    formSha256: open.version.contentSha256.toString("hex"),
    files: uploads.map(({ question, sealedSha256 }) => `${question} ${sealedSha256.toString("hex")}`),
  };
}

/** The columns that follow from the answers. */
export function describe(
  parts: ApplicationParts,
  visit: Pick<Visit, "ctx">,
  open: Pick<OpenApplication, "version" | "key">,
  answers: Answers,
): { readonly change: ApplicationChange } {
  const { marks, ...particulars } = readParticulars(open.version.document, answers);
  const { merchantId } = visit.ctx;
  const mark = (kind: string, text: string | null) =>
    text === null ? null : markOf(parts.vault, merchantId, kind, text);
  return {
    change: {
      answersSealed: sealJson(open.key, answers),
      summarySealed: sealJson(open.key, particulars.summary),
      requestedMinor: particulars.requestedMinor,
      requestedCurrency: particulars.requestedCurrency,
      yearStarted: particulars.yearStarted,
      nameMark: mark("name", marks.name),
      taxMark: mark("tax", marks.tax),
      accountMark: mark("account", marks.account),
    },
  };
}

/** Withdraws an application that is not decided yet. Doing it again changes nothing. @throws Refusal not_open */
export async function withdrawApplication(parts: ApplicationParts, visit: Visit): Promise<void> {
  const { application } = await openApplication(parts, visit, "held");
  if (application.state === "withdrawn") return;
  if (application.state === "approved" || application.state === "declined")
    throw refuse("not_open", "It is decided already.");
  const version = await updateApplication(visit.ctx, application.id, {
    state: "withdrawn",
    reopened: [],
    offer: null,
    offerExpiresAt: null,
  });
  await record(visit.ctx, "credit.application_withdrawn", application.id, version, {
    from: application.state,
  });
}
