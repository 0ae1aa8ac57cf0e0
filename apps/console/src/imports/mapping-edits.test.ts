import { expect, test } from "vitest";
import type { Mapping, Question } from "../api/types.ts";
import {
  fieldsInOrder,
  fromColumn,
  numberExample,
  openQuestions,
  surenessOf,
  withField,
} from "./mapping-edits.ts";

const mapping: Pick<Mapping, "version" | "kind" | "fields" | "dates" | "numbers"> = {
  version: 1,
  kind: "invoices",
  fields: {
    number: { source: "column", column: "doc", confidence: 0.9, reason: "a known name" },
    dueOn: { source: "absent", reason: "no column" },
    currency: { source: "constant", value: "EUR", confidence: 1, reason: "answered" },
  },
  dates: {},
  numbers: { decimal: ",", grouping: "." },
};

test("a person's choice is certain and leaves the rest alone", () => {
  const changed = withField(mapping, "dueOn", fromColumn("due", "You chose this."));
  expect(changed.fields.dueOn).toEqual({
    source: "column",
    column: "due",
    confidence: 1,
    reason: "You chose this.",
  });
  expect(changed.fields.number).toBe(mapping.fields.number);
  expect(mapping.fields.dueOn?.source).toBe("absent");
});

test("what the file has stands before what it lacks", () => {
  expect(fieldsInOrder(mapping)).toEqual({ present: ["number", "currency"], absent: ["dueOn"] });
});

test("a question counts as open until it has an answer that is not blank", () => {
  const question = (id: string): Question => ({
    id,
    code: "currency",
    field: null,
    column: null,
    text: "Which currency?",
    choices: [],
    freeText: "currency",
  });
  const open = openQuestions([question("a"), question("b"), question("c")], { a: "EUR", b: "  " });
  expect(open.map((one) => one.id)).toEqual(["b", "c"]);
});

test("sureness has three words, and amounts are shown as the file writes them", () => {
  expect([0.85, 0.84, 0.6, 0.59].map(surenessOf)).toEqual(["high", "medium", "medium", "low"]);
  expect(numberExample(mapping.numbers)).toBe("12.345,67");
});
