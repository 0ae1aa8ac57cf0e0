import type { TFunction } from "i18next";
import { expect, test } from "vitest";
import type { Question } from "../types.ts";
import { answerLines } from "./answer-lines.ts";

const t = ((key: string) => key) as unknown as TFunction;
const reader = { locale: "en-GB", language: "de" };
const ask = (question: Partial<Question>, value: unknown): string[] =>
  answerLines(t, { key: "q", type: "text", label: { en: "Q" }, ...question }, value, reader);

test("each kind of answer is written for people", () => {
  expect(ask({ type: "money" }, { amount: 125_000, currency: "EUR" })).toEqual(["€1,250.00"]);
  expect(ask({ type: "date" }, "2019-03-01")).toEqual(["1 Mar 2019"]);
  expect(
    ask({ type: "address" }, { lines: ["1 High St"], city: "Leeds", postalCode: "LS1 1AA", country: "GB" }),
  ).toEqual(["1 High St", "LS1 1AA Leeds", "United Kingdom"]);
  expect(ask({ type: "yes_no" }, false)).toEqual(["applications.given.no"]);
});

test("a choice is named in the applicant's language, and a value that has no option is shown as it is", () => {
  const options = [{ value: "company", label: { en: "Company", de: "GmbH" } }];
  expect(ask({ type: "choice", options }, "company")).toEqual(["GmbH"]);
  expect(ask({ type: "choice", options }, "gone")).toEqual(["gone"]);
});

test("what was not answered has no line", () => {
  expect(ask({}, undefined)).toEqual([]);
});
