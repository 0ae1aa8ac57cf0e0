import fc from "fast-check";
import { Value } from "typebox/value";
import { describe, expect, test } from "vitest";
import { saveAnswers } from "../public/rules.ts";
import { type Answers, checkAnswer } from "./answers.ts";
import { checkForm } from "./check-form.ts";
import { BUSINESS_FORM } from "./default-business.ts";
import { PERSON_FORM } from "./default-person.ts";
import { FormDocument, QUESTION_TYPES, type Question, questionsOf, textIn } from "./form.ts";
import { askedQuestions, declaredOf, findMissing, keepAsked } from "./rules.ts";

const t = (text: string) => ({ en: text });
const question = (more: Partial<Question> & Pick<Question, "key" | "type">): Question => ({
  label: t("?"),
  ...more,
});
const formOf = (questions: Question[]): FormDocument => ({
  languages: ["en"],
  title: t("Form"),
  sections: [{ key: "one", title: t("One"), questions }],
});

describe("shipped forms", () => {
  test.each([BUSINESS_FORM, PERSON_FORM])(
    "$title.en fits the schema, is right, and says everything in both languages",
    (form) => {
      expect(Value.Check(FormDocument, form)).toBe(true);
      expect(checkForm(form)).toEqual([]);
      const texts = JSON.stringify(form).match(/\{"en":/g) ?? [];
      expect(texts.length).toBe((JSON.stringify(form).match(/,"de":/g) ?? []).length);
    },
  );
});

describe("conditions", () => {
  const form = formOf([
    question({
      key: "kind",
      type: "choice",
      options: [
        { value: "a", label: t("A") },
        { value: "b", label: t("B") },
      ],
    }),
    question({ key: "more", type: "text", required: true, when: { question: "kind", is: ["a"] } }),
    question({ key: "most", type: "text", required: true, when: { question: "more", isAnswered: true } }),
    question({ key: "big", type: "text", when: { question: "sum", atLeast: 100 } }),
  ]);
  const keys = (answers: Answers) => askedQuestions(form, answers).map(({ key }) => key);

  test("what is not asked counts as not answered, all the way down", () => {
    expect(keys({})).toEqual(["kind"]);
    expect(keys({ kind: "a", more: "x" })).toEqual(["kind", "more", "most"]);
    expect(keys({ kind: "b", more: "x", most: "y" })).toEqual(["kind"]);
    expect(keepAsked(form, { kind: "b", more: "x", most: "y" })).toEqual({ kind: "b" });
    expect(findMissing(form, { kind: "a" }, new Map()).map(({ key }) => key)).toEqual(["more"]);
  });

  test("numbers and amounts compare at the boundary", () => {
    const bounded = formOf([
      question({ key: "n", type: "number" }),
      question({ key: "m", type: "money" }),
      question({
        key: "x",
        type: "text",
        when: {
          all: [
            { question: "n", atLeast: 2, atMost: 3 },
            { question: "m", atLeast: 100 },
          ],
        },
      }),
    ]);
    const isAsked = (n: string, amount: number) =>
      askedQuestions(bounded, { n, m: { amount, currency: "EUR" } }).some(({ key }) => key === "x");
    expect([
      isAsked("2", 100),
      isAsked("3", 100),
      isAsked("1.99", 100),
      isAsked("3.01", 100),
      isAsked("2", 99),
    ]).toEqual([...[true, true, false, false, false]]);
  });
});

describe("a form's mistakes are named with their place", () => {
  test.each<[string, Question[], string]>([
    [
      "a key twice",
      [question({ key: "a", type: "text" }), question({ key: "a", type: "text" })],
      "/sections/0/questions/1/key",
    ],
    [
      "a condition on what comes later",
      [
        question({ key: "a", type: "text", when: { question: "b", is: ["x"] } }),
        question({ key: "b", type: "text" }),
      ],
      "/sections/0/questions/0/when",
    ],
    ["no options", [question({ key: "a", type: "choice" })], "/sections/0/questions/0/options"],
    [
      "bounds that cross",
      [question({ key: "a", type: "number", min: "2.5", max: "2.49" })],
      "/sections/0/questions/0/max",
    ],
    [
      "a consent without its text's version",
      [question({ key: "a", type: "consent" })],
      "/sections/0/questions/0/textVersion",
    ],
    [
      "a role of another type",
      [question({ key: "a", type: "text", role: "vat_id" })],
      "/sections/0/questions/0/role",
    ],
    [
      "a field without effect",
      [question({ key: "a", type: "date", maxLength: 3 })],
      "/sections/0/questions/0/maxLength",
    ],
    [
      "no text in the first language",
      [question({ key: "a", type: "text", label: { de: "?" } })],
      "/sections/0/questions/0/label",
    ],
  ])("%s", (_name, questions, pointer) => {
    expect(checkForm(formOf(questions)).map((problem) => problem.pointer)).toContain(pointer);
  });

  test("501 questions are too many", () => {
    const many = Array.from({ length: 501 }, (_, index) => question({ key: `q${index}`, type: "text" }));
    expect(checkForm(formOf(many))).toEqual([
      { pointer: "/sections", message: "has more than 500 questions" },
    ]);
  });
});

describe("answers", () => {
  test("whatever is sent, an answer is either taken or its problem named; what was taken is taken again the same", () => {
    const types = fc.constantFrom(...(QUESTION_TYPES as readonly Question["type"][]));
    fc.assert(
      fc.property(types, fc.anything({ maxDepth: 4 }), (type, given) => {
        const asked = question({ key: "a", type, options: [{ value: "x", label: t("X") }] });
        const checked = checkAnswer(asked, given);
        if ("problem" in checked) expect(checked.problem).toMatch(/\S/);
        else expect(checkAnswer(asked, checked.value)).toEqual(checked);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each<[Question["type"], unknown]>([
    ["text", " Jane "],
    ["number", "12.50"],
    ["money", { amount: 100, currency: "JPY" }],
    ["date", "2024-02-29"],
    ["address", { lines: ["1 High St"], city: "London", postalCode: "E1", country: "GB" }],
    ["bank_account", { holder: "Jane", iban: "gb29 nwbk 6016 1331 9268 19" }],
    ["bank_account", { holder: "Jane", country: "GB", accountNumber: "12345678", bankCode: "12-34-56" }],
    ["referees", [{ kind: "bank", organisation: "Bank", name: "Jo", email: "Jo@Bank.example" }]],
  ])("a good %s is taken", (type, given) => {
    expect(checkAnswer(question({ key: "a", type }), given)).toHaveProperty("value");
  });

  test.each<[Question["type"], unknown]>([
    ["text", "x".repeat(5_001)],
    ["text", "bell\u0007"],
    ["number", "1e5"],
    ["money", { amount: 1.5, currency: "EUR" }],
    ["money", { amount: -1, currency: "EUR" }],
    ["money", { amount: 1, currency: "XXY" }],
    ["date", "2023-02-29"],
    ["address", { lines: ["x"], city: "y", postalCode: "z", country: "EU" }],
    ["bank_account", { holder: "Jane", iban: "nothing" }],
    ["signature", { accepted: true, name: "J", strokes: [[0, 1, 2]] }],
    ["signature", { accepted: true, name: "J", strokes: [Array.from({ length: 4_002 }, () => 1)] }],
    [
      "referees",
      [
        { kind: "bank", organisation: "B", name: "J", email: "j@b.example" },
        { kind: "bank", organisation: "B", name: "J", email: "J@b.example" },
      ],
    ],
  ])("a bad %s is not", (type, given) => {
    expect(checkAnswer(question({ key: "a", type }), given)).toHaveProperty("problem");
  });

  test("a currency with no minor unit keeps its amount as it is; a fact is what was said", () => {
    const form = formOf([
      question({ key: "m", type: "money", fact: true }),
      question({ key: "free", type: "text" }),
    ]);
    expect(declaredOf(form, { m: { amount: 1_000, currency: "JPY" }, free: "x" })).toEqual({ m: 1_000 });
  });
});

describe("signatures and consents", () => {
  const form = formOf([
    question({ key: "name", type: "text" }),
    question({ key: "agree", type: "consent", textVersion: "1" }),
    question({ key: "sign", type: "signature", required: true }),
  ]);
  const stamp = {
    at: "2026-03-02T09:00:00.000Z",
    network: "10.0.0.0/24",
    language: "en",
    formSha256: "f",
    files: [],
  };
  const first = saveAnswers(
    form,
    {},
    { name: "A", agree: { accepted: true }, sign: { accepted: true, name: "A" } },
    null,
    stamp,
  );

  test("are stamped by the server, whatever the browser says", () => {
    const forged = {
      accepted: true,
      name: "A",
      signedSha256: "0".repeat(64),
      at: "1999-01-01",
      network: "x",
    };
    const { answers } = saveAnswers(form, first.answers, { sign: forged }, null, stamp);
    expect(answers.sign).toEqual(first.answers.sign);
    expect(first.answers.agree).toMatchObject({ at: stamp.at, textVersion: "1" });
  });

  test("any later change takes the signature off; a consent keeps its instant", () => {
    const later = { ...stamp, at: "2026-03-03T09:00:00.000Z" };
    const { answers } = saveAnswers(
      form,
      first.answers,
      { name: "B", agree: { accepted: true } },
      null,
      later,
    );
    expect(answers.sign).toBeUndefined();
    expect(answers.agree).toEqual(first.answers.agree);
    expect(
      saveAnswers(form, first.answers, {}, null, { ...stamp, files: ["new"] }).answers.sign,
    ).toBeUndefined();
    expect(saveAnswers(form, first.answers, { name: "A" }, null, later).changed).toEqual([]);
  });
});

test("texts fall back: the language, its short form, the form's first", () => {
  const texts = { en: "Hello", de: "Hallo" };
  expect([
    textIn(texts, "de-AT", "en"),
    textIn(texts, "fr", "en"),
    textIn({ de: "Hallo" }, "fr", "en"),
  ]).toEqual([...["Hallo", "Hello", "Hallo"]]);
  expect(questionsOf(BUSINESS_FORM).length).toBeLessThan(25);
});
