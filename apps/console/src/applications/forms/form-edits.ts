import type { Condition, FormDocument, Question, Section, Texts } from "../types.ts";

// Every edit gives a new document; where an index leads nowhere the document comes back as it was.

/** Moves one item of a list by `by` places; the list comes back as it was where there is no room. */
export function moved<Item>(items: readonly Item[], from: number, by: number): Item[] {
  const to = from + by;
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

export function withSection(document: FormDocument, index: number, part: Partial<Section>): FormDocument {
  const sections = document.sections.map((section, place) =>
    place === index ? { ...section, ...part } : section,
  );
  return { ...document, sections };
}

export function withQuestion(
  document: FormDocument,
  section: number,
  index: number,
  question: Question,
): FormDocument {
  const questions = (document.sections[section]?.questions ?? []).map((each, place) =>
    place === index ? question : each,
  );
  return withSection(document, section, { questions });
}

/** Moves a question within its section, and over its edge into the one before or after. */
export function moveQuestion(
  document: FormDocument,
  section: number,
  index: number,
  by: 1 | -1,
): FormDocument {
  const questions = document.sections[section]?.questions ?? [];
  const question = questions[index];
  if (question === undefined) return document;
  const to = index + by;
  if (to >= 0 && to < questions.length)
    return withSection(document, section, { questions: moved(questions, index, by) });
  const beside = document.sections[section + by]?.questions;
  // A section without questions is no section: its last question stays.
  if (beside === undefined || questions.length === 1) return document;
  const without = withSection(document, section, {
    questions: questions.filter((_, place) => place !== index),
  });
  return withSection(without, section + by, {
    questions: by === 1 ? [question, ...beside] : [...beside, question],
  });
}

/** A key that no other question or section has: `name`, or `name_2` and so on. */
export function freeKey(document: FormDocument, name: string): string {
  const taken = new Set(
    document.sections.flatMap(({ key, questions }) => [key, ...questions.map((each) => each.key)]),
  );
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? name : `${name}_${count}`;
    if (!taken.has(key)) return key;
  }
}

/** The questions before this one: only they may stand in its condition. */
export function questionsBefore(document: FormDocument, section: number, index: number): Question[] {
  return document.sections.flatMap(({ questions }, place) => {
    if (place < section) return questions;
    return place === section ? questions.slice(0, index) : [];
  });
}

/** The texts with the one in this language set; an empty one is left out, so that the first language stands in. */
export function withText(texts: Texts | undefined, language: string, text: string): Texts | undefined {
  const rest = Object.entries(texts ?? {}).filter(([code]) => code !== language);
  const next = Object.fromEntries(text === "" ? rest : [...rest, [language, text]]);
  return Object.keys(next).length === 0 ? undefined : next;
}

/** The record without what is undefined, as the server wants it. */
export function given<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}

/** Choices as lines `value = text`, and back. Texts in other languages are kept for values that stay. */
export function optionLines(question: Question, language: string): string {
  return (question.options ?? []).map(({ value, label }) => `${value} = ${label[language] ?? ""}`).join("\n");
}

export function readOptionLines(
  question: Question,
  language: string,
  lines: string,
): NonNullable<Question["options"]> {
  const before = new Map((question.options ?? []).map(({ value, label }) => [value, label]));
  return lines.split("\n").flatMap((line) => {
    const [name = "", ...rest] = line.split("=");
    const value = name.trim();
    if (value === "") return [];
    const text = rest.join("=").trim();
    const label = withText(before.get(value), language, text === "" ? value : text);
    return [{ value, label: label ?? { [language]: value } }];
  });
}

/** The one comparison of a condition; null for conditions in several parts. */
export function comparisonOf(condition: Condition | undefined) {
  if (condition === undefined || "all" in condition || "any" in condition) return null;
  return condition;
}
