/** When a question is asked, about earlier answers; as the form's schema has it. */
export type Condition =
  | Comparison
  | { readonly all: readonly Comparison[] }
  | { readonly any: readonly Comparison[] };

export interface Comparison {
  readonly question: string;
  readonly is?: readonly (string | number | boolean)[] | undefined;
  readonly isNot?: readonly (string | number | boolean)[] | undefined;
  readonly isAnswered?: boolean | undefined;
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}

export type Answers = Readonly<Record<string, unknown>>;

/** Whether a question is asked by the answers so far. The server decides in the end; this keeps the page in step. */
export function isAsked(condition: Condition | null | undefined, answers: Answers): boolean {
  if (condition === null || condition === undefined) return true;
  if ("all" in condition) return condition.all.every((each) => holds(each, answers));
  if ("any" in condition) return condition.any.some((each) => holds(each, answers));
  return holds(condition, answers);
}

function holds(comparison: Comparison, answers: Answers): boolean {
  const given = answers[comparison.question];
  const isGiven = isAnswer(given);
  if (comparison.isAnswered !== undefined && comparison.isAnswered !== isGiven) return false;
  const values = (Array.isArray(given) ? given : [agreedOf(given)]).map((value) => String(value));
  const has = (wanted: readonly (string | number | boolean)[]) =>
    isGiven && wanted.some((value) => values.includes(String(value)));
  if (comparison.is !== undefined && !has(comparison.is)) return false;
  if (comparison.isNot !== undefined && has(comparison.isNot)) return false;
  const number = numberOf(given);
  if (comparison.atLeast !== undefined && !(number !== null && number >= comparison.atLeast)) return false;
  return comparison.atMost === undefined || (number !== null && number <= comparison.atMost);
}

/** Whether something was answered: an empty text or list is nothing. */
export function isAnswer(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return false;
  return !Array.isArray(value) || value.length > 0;
}

/** A consent is compared by whether it was given. */
function agreedOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "accepted" in value ? value.accepted : value;
}

/** A number, or the minor units of an amount of money; null for anything else. */
function numberOf(value: unknown): number | null {
  if (typeof value === "object" && value !== null && "amount" in value) return numberOf(value.amount);
  const number = typeof value === "string" || typeof value === "number" ? Number(value) : Number.NaN;
  return Number.isNaN(number) ? null : number;
}
