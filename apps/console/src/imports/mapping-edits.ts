import type { FieldSource, Mapping, Question } from "../api/types.ts";

/** What people are asked to check first: the sureness of a guess in three words. */
export type Sureness = "high" | "medium" | "low";

const HIGH = 0.85;
const MEDIUM = 0.6;

/** How sure a guess is, in words. */
export function surenessOf(confidence: number): Sureness {
  if (confidence >= HIGH) return "high";
  return confidence >= MEDIUM ? "medium" : "low";
}

/** The mapping with one field taken from elsewhere; the person who chose it is certain. */
export function withField<Whole extends Pick<Mapping, "fields">>(
  mapping: Whole,
  field: string,
  source: FieldSource,
): Whole {
  return { ...mapping, fields: { ...mapping.fields, [field]: source } };
}

/** A field taken from a column, by a person. */
export function fromColumn(column: string, reason: string): FieldSource {
  return { source: "column", column, confidence: 1, reason };
}

/** A field with one value for every row, by a person. */
export function fromConstant(value: string, reason: string): FieldSource {
  return { source: "constant", value, confidence: 1, reason };
}

/** The questions that still have no answer. An empty text is none. */
export function openQuestions(
  questions: readonly Question[],
  answers: Readonly<Record<string, string>>,
): Question[] {
  return questions.filter((question) => (answers[question.id] ?? "").trim() === "");
}

/** The fields in the order of the screen: what the file has first, then what it lacks, each in the mapping's order. */
export function fieldsInOrder(mapping: Pick<Mapping, "fields">): { present: string[]; absent: string[] } {
  const names = Object.keys(mapping.fields);
  const isPresent = (name: string): boolean => mapping.fields[name]?.source !== "absent";
  return { present: names.filter(isPresent), absent: names.filter((name) => !isPresent(name)) };
}

/** How an amount of the file is written, shown by an example. */
export function numberExample(numbers: Mapping["numbers"]): string {
  return `12${numbers.grouping}345${numbers.decimal}67`;
}
