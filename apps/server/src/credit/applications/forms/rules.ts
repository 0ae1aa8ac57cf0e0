import { compareDecimals, parseDecimal } from "@goodterms/kernel";
import type { Answers, AnswerValue } from "./answers.ts";
import { type Comparison, type Condition, type FormDocument, type Question, questionsOf } from "./form.ts";

/**
 * The questions that are asked, given the answers: those whose own and whose section's condition holds. Conditions
 * look at earlier questions only, and an answer to a question that is not asked counts as none, so one pass is enough.
 */
export function askedQuestions(document: FormDocument, answers: Answers): readonly Question[] {
  const counted = new Map<string, AnswerValue>();
  const asked: Question[] = [];
  for (const section of document.sections) {
    if (section.when !== undefined && !holds(section.when, counted)) continue;
    for (const question of section.questions) {
      if (question.when !== undefined && !holds(question.when, counted)) continue;
      asked.push(question);
      const answer = Object.hasOwn(answers, question.key) ? answers[question.key] : undefined;
      if (answer !== undefined) counted.set(question.key, answer);
    }
  }
  return asked;
}

function holds(condition: Condition, answers: ReadonlyMap<string, AnswerValue>): boolean {
  if ("all" in condition) return condition.all.every((each) => compares(each, answers));
  if ("any" in condition) return condition.any.some((each) => compares(each, answers));
  return compares(condition, answers);
}

function compares(comparison: Comparison, answers: ReadonlyMap<string, AnswerValue>): boolean {
  const answer = answers.get(comparison.question);
  const { is, isNot, isAnswered, atLeast, atMost } = comparison;
  if (isAnswered !== undefined && isAnswered !== (answer !== undefined)) return false;
  if (is !== undefined && !is.some((wanted) => matches(answer, wanted))) return false;
  if (isNot?.some((unwanted) => matches(answer, unwanted))) return false;
  if (atLeast !== undefined && !isWithin(answer, BigInt(atLeast), 1)) return false;
  return atMost === undefined || isWithin(answer, BigInt(atMost), -1);
}

function matches(answer: AnswerValue | undefined, wanted: string | boolean): boolean {
  if (answer === undefined) return false;
  if (Array.isArray(answer)) return (answer as readonly unknown[]).includes(wanted);
  if (typeof answer === "object" && "accepted" in answer) return answer.accepted === wanted;
  return answer === wanted;
}

/** Whether a number or amount is on the given side of a bound, the bound included; what is neither is not. */
function isWithin(answer: AnswerValue | undefined, bound: bigint, side: 1 | -1): boolean {
  if (typeof answer === "object" && "amount" in answer) {
    const amount = BigInt(answer.amount);
    return side === 1 ? amount >= bound : amount <= bound;
  }
  const number = typeof answer === "string" ? parseDecimal(answer) : null;
  if (number === null) return false;
  return compareDecimals(number, { coefficient: bound, scale: 0 }) !== -side;
}

/** Answers to questions that are asked; the rest is let go, so that nothing is kept that nobody sees. */
export function keepAsked(document: FormDocument, answers: Answers): Answers {
  const asked = askedQuestions(document, answers);
  return Object.fromEntries(
    asked.flatMap(({ key }) => {
      const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
      return answer === undefined ? [] : [[key, answer]];
    }),
  );
}

export interface MissingAnswer {
  readonly key: string;
  readonly message: string;
}

/**
 * What stands in the way of submitting: required questions that are asked and not answered, consents not given,
 * uploads and referees too few. `uploads` counts files by question.
 */
export function findMissing(
  document: FormDocument,
  answers: Answers,
  uploads: ReadonlyMap<string, number>,
): MissingAnswer[] {
  return askedQuestions(document, answers).flatMap((question) => {
    const message = missingIn(question, answers[question.key], uploads.get(question.key) ?? 0);
    return message === null ? [] : [{ key: question.key, message }];
  });
}

function missingIn(question: Question, answer: AnswerValue | undefined, files: number): string | null {
  const isRequired = question.required === true;
  if (question.type === "upload") {
    const wanted = Math.max(question.minItems ?? 0, isRequired ? 1 : 0);
    return files < wanted ? `needs ${wanted === 1 ? "a file" : `${wanted} files`}` : null;
  }
  if (question.type === "referees") {
    const wanted = Math.max(question.minItems ?? 0, isRequired ? 1 : 0);
    const named = Array.isArray(answer) ? answer.length : 0;
    return named < wanted ? `needs ${wanted === 1 ? "one referee" : `${wanted} referees`}` : null;
  }
  if (!isRequired) return null;
  if (answer === undefined) return "needs an answer";
  const isConsent = question.type === "consent" || question.type === "signature";
  const isAccepted = typeof answer === "object" && "accepted" in answer && answer.accepted;
  if (isConsent && !isAccepted) return "needs your agreement";
  return null;
}

/** The first answered question of a role among those that are asked. */
export function answerInRole(
  document: FormDocument,
  answers: Answers,
  role: NonNullable<Question["role"]>,
): AnswerValue | null {
  for (const question of askedQuestions(document, answers)) {
    if (question.role === role) return answers[question.key] ?? null;
  }
  return null;
}

/**
 * What the policy may read as declared: answers to questions marked as facts, as exact decimals (money in major
 * units is left to the caller), choices, dates and yes or no. Free text is never a fact.
 */
export function declaredOf(
  document: FormDocument,
  answers: Answers,
): Record<string, string | number | boolean | null> {
  const facts: Record<string, string | number | boolean | null> = {};
  const asked = new Set(askedQuestions(document, answers).map(({ key }) => key));
  for (const question of questionsOf(document)) {
    if (question.fact !== true) continue;
    facts[question.key] = asked.has(question.key) ? factOf(answers[question.key]) : null;
  }
  return facts;
}

function factOf(answer: AnswerValue | undefined): string | number | boolean | null {
  if (answer === undefined) return null;
  if (typeof answer === "string" || typeof answer === "boolean") return answer;
  if ("amount" in answer) return answer.amount;
  return null;
}
