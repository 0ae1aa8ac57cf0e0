import { parseDecimal } from "@goodterms/kernel";
import type { RefusalPointer } from "#platform/refusals";
import {
  type Condition,
  type FormDocument,
  QUESTIONS_MAX,
  type Question,
  questionsOf,
  type Texts,
} from "./form.ts";

/** Everything wrong with a form beyond its schema, each with its place; empty when it may be published. */
export function checkForm(document: FormDocument): RefusalPointer[] {
  const fallback = document.languages[0] ?? "";
  const problems: RefusalPointer[] = [
    ...checkTexts("/title", document.title, document, fallback),
    ...(document.intro === undefined ? [] : checkTexts("/intro", document.intro, document, fallback)),
    ...(document.thanks === undefined ? [] : checkTexts("/thanks", document.thanks, document, fallback)),
  ];
  if (questionsOf(document).length > QUESTIONS_MAX)
    problems.push({ pointer: "/sections", message: `has more than ${QUESTIONS_MAX} questions` });
  const earlier = new Map<string, Question>();
  const sections = new Set<string>();
  document.sections.forEach((section, index) => {
    const at = `/sections/${index}`;
    if (sections.has(section.key)) problems.push({ pointer: `${at}/key`, message: "is used twice" });
    sections.add(section.key);
    problems.push(...checkTexts(`${at}/title`, section.title, document, fallback));
    if (section.when !== undefined) problems.push(...checkCondition(`${at}/when`, section.when, earlier));
    section.questions.forEach((question, place) => {
      const here = `${at}/questions/${place}`;
      if (earlier.has(question.key)) problems.push({ pointer: `${here}/key`, message: "is used twice" });
      problems.push(...checkQuestion(here, question, document, fallback));
      if (question.when !== undefined)
        problems.push(...checkCondition(`${here}/when`, question.when, earlier));
      earlier.set(question.key, question);
    });
  });
  return problems;
}

function checkTexts(
  pointer: string,
  texts: Texts,
  document: FormDocument,
  fallback: string,
): RefusalPointer[] {
  const unknown = Object.keys(texts).filter((language) => !document.languages.includes(language));
  return [
    ...(texts[fallback] === undefined ? [{ pointer, message: `has no text in ${fallback}` }] : []),
    ...unknown.map((language) => ({
      pointer: `${pointer}/${language}`,
      message: "is none of the form's languages",
    })),
  ];
}

const WITH_OPTIONS = new Set(["choice", "multi_choice"]);
/** Fields that only some types know: elsewhere they would be silently without effect. */
const ONLY_FOR: Readonly<Record<string, readonly Question["type"][]>> = {
  options: ["choice", "multi_choice"],
  maxLength: ["text"],
  format: ["text"],
  min: ["number"],
  max: ["number"],
  currencies: ["money"],
  earliest: ["date"],
  latest: ["date"],
  minItems: ["upload", "referees"],
  maxItems: ["upload", "referees", "multi_choice"],
  textVersion: ["consent"],
  refereeKinds: ["referees"],
  fact: ["number", "money", "date", "choice", "yes_no"],
};

/** Which types may play a role. */
const ROLE_TYPES: Readonly<Record<string, readonly Question["type"][]>> = {
  country: ["text", "choice"],
  registered_address: ["address"],
  company_number: ["company_number"],
  vat_id: ["vat_id"],
  bank_account: ["bank_account"],
  requested_limit: ["money"],
  started_on: ["date"],
  date_of_birth: ["date"],
  monthly_income: ["money"],
  monthly_housing: ["money"],
  monthly_debt: ["money"],
  adults: ["number"],
  children: ["number"],
};

function checkQuestion(
  at: string,
  question: Question,
  document: FormDocument,
  fallback: string,
): RefusalPointer[] {
  const problems = checkTexts(`${at}/label`, question.label, document, fallback);
  if (question.help !== undefined)
    problems.push(...checkTexts(`${at}/help`, question.help, document, fallback));
  for (const [field, types] of Object.entries(ONLY_FOR)) {
    if (Object.hasOwn(question, field) && !types.includes(question.type))
      problems.push({ pointer: `${at}/${field}`, message: `is not for a question of type ${question.type}` });
  }
  if (WITH_OPTIONS.has(question.type)) problems.push(...checkOptions(at, question, document, fallback));
  if (question.type === "consent" && question.textVersion === undefined)
    problems.push({ pointer: `${at}/textVersion`, message: "is missing: which text is agreed to" });
  const types = question.role === undefined ? undefined : (ROLE_TYPES[question.role] ?? ["text"]);
  if (types !== undefined && !types.includes(question.type))
    problems.push({ pointer: `${at}/role`, message: `is for a question of type ${types.join(" or ")}` });
  return [...problems, ...checkBounds(at, question)];
}

function checkOptions(
  at: string,
  question: Question,
  document: FormDocument,
  fallback: string,
): RefusalPointer[] {
  const options = question.options ?? [];
  if (options.length === 0) return [{ pointer: `${at}/options`, message: "is missing" }];
  const values = new Set(options.map(({ value }) => value));
  return [
    ...(values.size === options.length ? [] : [{ pointer: `${at}/options`, message: "has one value twice" }]),
    ...options.flatMap(({ label }, index) =>
      checkTexts(`${at}/options/${index}/label`, label, document, fallback),
    ),
  ];
}

function checkBounds(at: string, question: Question): RefusalPointer[] {
  const low = question.min === undefined ? null : parseDecimal(question.min);
  const high = question.max === undefined ? null : parseDecimal(question.max);
  const isCrossed =
    low !== null &&
    high !== null &&
    low.coefficient * 10n ** BigInt(high.scale) > high.coefficient * 10n ** BigInt(low.scale);
  const { earliest, latest, minItems, maxItems } = question;
  return [
    ...(isCrossed ? [{ pointer: `${at}/max`, message: "is below min" }] : []),
    ...(earliest !== undefined && latest !== undefined && latest < earliest
      ? [{ pointer: `${at}/latest`, message: "is before earliest" }]
      : []),
    ...(minItems !== undefined && maxItems !== undefined && maxItems < minItems
      ? [{ pointer: `${at}/maxItems`, message: "is below minItems" }]
      : []),
  ];
}

function checkCondition(
  at: string,
  condition: Condition,
  earlier: ReadonlyMap<string, Question>,
): RefusalPointer[] {
  const comparisons = "all" in condition ? condition.all : "any" in condition ? condition.any : [condition];
  return comparisons.flatMap((comparison): RefusalPointer[] => {
    const question = earlier.get(comparison.question);
    if (question === undefined)
      return [{ pointer: at, message: `refers to ${comparison.question}, which no earlier question is` }];
    const compares = ["is", "isNot", "isAnswered", "atLeast", "atMost"].some((name) =>
      Object.hasOwn(comparison, name),
    );
    return compares ? [] : [{ pointer: at, message: "compares with nothing" }];
  });
}
