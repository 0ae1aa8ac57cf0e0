import { expect, test } from "vitest";
import type { FormDocument, Question } from "../types.ts";
import {
  freeKey,
  moved,
  moveQuestion,
  optionLines,
  questionsBefore,
  readOptionLines,
  withText,
} from "./form-edits.ts";

const ask = (key: string): Question => ({ key, type: "text", label: { en: key } });
const form: FormDocument = {
  languages: ["en", "de"],
  title: { en: "Form" },
  sections: [
    { key: "first", title: { en: "First" }, questions: [ask("a"), ask("b")] },
    { key: "second", title: { en: "Second" }, questions: [ask("c")] },
  ],
};
const keys = (document: FormDocument): string[][] =>
  document.sections.map(({ questions }) => questions.map(({ key }) => key));

test("an item moves by places, and stays where there is no room", () => {
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 2, -2)).toEqual(["c", "a", "b"]);
  expect(moved(["a"], 0, -1)).toEqual(["a"]);
});

test("a question moves over the edge of its section, but never out of the form nor off an empty section", () => {
  expect(keys(moveQuestion(form, 0, 0, 1))).toEqual([["b", "a"], ["c"]]);
  expect(keys(moveQuestion(form, 0, 1, 1))).toEqual([["a"], ["b", "c"]]);
  expect(keys(moveQuestion(form, 0, 0, -1))).toEqual(keys(form));
  expect(keys(moveQuestion(form, 1, 0, -1))).toEqual(keys(form));
});

test("only earlier questions may stand in a condition, and keys are free", () => {
  expect(questionsBefore(form, 1, 0).map(({ key }) => key)).toEqual(["a", "b"]);
  expect(questionsBefore(form, 0, 0)).toEqual([]);
  expect([freeKey(form, "d"), freeKey(form, "a"), freeKey(form, "first")]).toEqual(["d", "a_2", "first_2"]);
});

test("a text is set in one language and the others stay; an empty one goes", () => {
  expect(withText({ en: "Name" }, "de", "Name!")).toEqual({ en: "Name", de: "Name!" });
  expect(withText({ en: "Name", de: "N" }, "de", "")).toEqual({ en: "Name" });
  expect(withText({ en: "Name" }, "en", "")).toBeUndefined();
});

test("choices are lines in one language, and what they say in others is kept", () => {
  const question: Question = {
    ...ask("q"),
    type: "choice",
    options: [{ value: "gmbh", label: { en: "Company", de: "GmbH" } }],
  };
  expect(optionLines(question, "en")).toBe("gmbh = Company");
  expect(readOptionLines(question, "en", "gmbh = Limited = Ltd\n\nother")).toEqual([
    { value: "gmbh", label: { de: "GmbH", en: "Limited = Ltd" } },
    { value: "other", label: { en: "other" } },
  ]);
});
