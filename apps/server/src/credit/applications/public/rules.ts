import { type Answers, type AnswerValue, checkAnswer, type SignatureAnswer } from "../forms/answers.ts";
import { type FormDocument, type Question, questionsOf, textIn } from "../forms/form.ts";
import { askedQuestions, keepAsked } from "../forms/rules.ts";
import { canonicalJson, sha256 } from "../vault.ts";

export interface AnswerProblem {
  readonly key: string;
  readonly message: string;
}

/** What stamps an agreement: when, from where, in which words. */
export interface Stamp {
  /** ISO instant. */
  readonly at: string;
  readonly network: string;
  readonly language: string;
  readonly formSha256: string;
  /** Hashes of the encrypted files that belong to the application now, in order. */
  readonly files: readonly string[];
}

export interface SavedAnswers {
  readonly answers: Answers;
  readonly problems: readonly AnswerProblem[];
  readonly changed: readonly string[];
}

/**
 * Answers after a save: each given one is checked and taken, null takes one back, what is wrong is named and not
 * taken. Answers to questions that are no longer asked go. `open` limits what may change; null: everything.
 * A change of anything takes signatures off that were not given anew: what was signed is exactly what stands.
 */
export function saveAnswers(
  document: FormDocument,
  standing: Answers,
  given: Readonly<Record<string, unknown>>,
  open: ReadonlySet<string> | null,
  stamp: Stamp,
): SavedAnswers {
  const questions = new Map(questionsOf(document).map((question) => [question.key, question]));
  const fallback = document.languages[0] ?? "en";
  const problems: AnswerProblem[] = [];
  const taken = new Map<string, AnswerValue>(Object.entries(standing));
  for (const [key, value] of Object.entries(given)) {
    const question = questions.get(key);
    if (question === undefined) problems.push({ key, message: "is no question of this form" });
    else if (open !== null && !open.has(key)) problems.push({ key, message: "is not open for changes" });
    else if (value === null) taken.delete(key);
    else {
      const checked = checkAnswer(question, value);
      if ("problem" in checked) problems.push({ key, message: checked.problem });
      else taken.set(key, stampAgreement(question, checked.value, standing[key], stamp, fallback));
    }
  }
  const kept = keepAsked(document, Object.fromEntries(taken));
  const settled = settleSignatures(document, standing, kept, given, stamp);
  const changed = [...new Set([...Object.keys(standing), ...Object.keys(settled)])].filter(
    (key) => canonicalJson(standing[key]) !== canonicalJson(settled[key]),
  );
  return { answers: settled, problems, changed };
}

function stampAgreement(
  question: Question,
  value: AnswerValue,
  before: AnswerValue | undefined,
  stamp: Stamp,
  fallback: string,
): AnswerValue {
  if (question.type !== "consent" || typeof value !== "object" || !("accepted" in value)) return value;
  const text = textIn(question.label, stamp.language, fallback);
  const textSha256 = sha256(text).toString("hex");
  const isSame =
    typeof before === "object" &&
    "accepted" in before &&
    "textSha256" in before &&
    before.accepted === value.accepted &&
    before.textSha256 === textSha256;
  if (isSame) return before;
  return { accepted: value.accepted, textVersion: question.textVersion ?? "", textSha256, at: stamp.at };
}

function settleSignatures(
  document: FormDocument,
  standing: Answers,
  kept: Answers,
  given: Readonly<Record<string, unknown>>,
  stamp: Stamp,
): Answers {
  const signatures = signatureKeys(document);
  const signedSha256 = hashToSign(document, kept, stamp);
  return Object.fromEntries(
    Object.entries(kept).flatMap(([key, value]): [string, AnswerValue][] => {
      if (!signatures.has(key)) return [[key, value]];
      const isGiven = Object.hasOwn(given, key) && given[key] !== null;
      const signature = (isGiven ? value : standing[key]) as SignatureAnswer | undefined;
      if (signature === undefined) return [];
      if (!isGiven) return signature.signedSha256 === signedSha256 ? [[key, signature]] : [];
      const { accepted, name, strokes } = signature;
      const drawn = strokes === undefined ? {} : { strokes };
      return [[key, { accepted, name, ...drawn, signedSha256, at: stamp.at, network: stamp.network }]];
    }),
  );
}

function signatureKeys(document: FormDocument): Set<string> {
  return new Set(
    questionsOf(document)
      .filter(({ type }) => type === "signature")
      .map(({ key }) => key),
  );
}

/** SHA-256 over exactly what is signed: the form's content, the language, every other answer, and the files. */
export function hashToSign(
  document: FormDocument,
  answers: Answers,
  stamp: Omit<Stamp, "at" | "network">,
): string {
  const signatures = signatureKeys(document);
  const signed = Object.fromEntries(Object.entries(answers).filter(([key]) => !signatures.has(key)));
  const { formSha256, language, files } = stamp;
  return sha256(canonicalJson({ form: formSha256, language, answers: signed, files })).toString("hex");
}

/** Signatures that do not stand under what is there now. */
export function staleSignatures(
  document: FormDocument,
  answers: Answers,
  stamp: Omit<Stamp, "at" | "network">,
): AnswerProblem[] {
  const wanted = hashToSign(document, answers, stamp);
  return askedQuestions(document, answers).flatMap(({ key, type }) => {
    const answer = answers[key];
    if (type !== "signature" || typeof answer !== "object" || !("signedSha256" in answer)) return [];
    return answer.signedSha256 === wanted
      ? []
      : [{ key, message: "was given before the last change; sign again" }];
  });
}

/** What was agreed to and signed, without a word of personal data: hashes, versions, instants. */
export function agreementsOf(document: FormDocument, answers: Answers): Record<string, unknown> {
  const agreements = askedQuestions(document, answers).flatMap(({ key, type }): [string, unknown][] => {
    const answer = answers[key];
    if (typeof answer !== "object" || !("accepted" in answer)) return [];
    if (type === "consent" && "textSha256" in answer) {
      const { accepted, textVersion, textSha256, at } = answer;
      return [[key, { type, accepted, textVersion, textSha256, at }]];
    }
    if (type === "signature" && "signedSha256" in answer) {
      const { accepted, signedSha256, at } = answer;
      return [[key, { type, accepted, signedSha256, at }]];
    }
    return [];
  });
  return Object.fromEntries(agreements);
}

/** Whether the applicant may change answers now, and which: null means all of them, an empty set none. */
export function openQuestions(state: string, reopened: readonly string[]): ReadonlySet<string> | null {
  if (state === "draft") return null;
  return new Set(state === "waiting_for_applicant" ? reopened : []);
}

/** Whether every consent that was asked for was given: without, nobody outside is asked about the applicant. */
export function hasConsented(open: {
  readonly version: { readonly document: FormDocument };
  readonly answers: Answers;
}): boolean {
  return askedQuestions(open.version.document, open.answers)
    .filter(({ type }) => type === "consent")
    .every(({ key }) => {
      const answer = open.answers[key];
      return typeof answer === "object" && "accepted" in answer && answer.accepted;
    });
}
