import { expect, test } from "vitest";
import { isAnswer, isAsked } from "./condition.ts";

test("a question without a condition is asked", () => {
  expect(isAsked(null, {})).toBe(true);
  expect(isAsked(undefined, {})).toBe(true);
});

test("is and isNot look at one answer or at many", () => {
  expect(isAsked({ question: "a", is: ["x"] }, { a: "x" })).toBe(true);
  expect(isAsked({ question: "a", is: ["x"] }, { a: ["y", "x"] })).toBe(true);
  expect(isAsked({ question: "a", is: [true] }, { a: false })).toBe(false);
  expect(isAsked({ question: "a", isNot: ["x"] }, {})).toBe(true);
  expect(isAsked({ question: "a", isNot: ["x"] }, { a: "x" })).toBe(false);
});

test("bounds need a number", () => {
  expect(isAsked({ question: "n", atLeast: 10 }, { n: "10" })).toBe(true);
  expect(isAsked({ question: "n", atLeast: 10, atMost: 20 }, { n: "21" })).toBe(false);
  expect(isAsked({ question: "n", atMost: 20 }, {})).toBe(false);
});

test("an amount of money is compared by its minor units, a consent by whether it was given", () => {
  const large = { question: "m", atLeast: 2_500_000 };
  expect(isAsked(large, { m: { amount: 2_500_000, currency: "EUR" } })).toBe(true);
  expect(isAsked(large, { m: { amount: 2_499_999, currency: "EUR" } })).toBe(false);
  expect(isAsked({ question: "c", is: [true] }, { c: { accepted: true } })).toBe(true);
  expect(isAsked({ question: "c", is: [true] }, {})).toBe(false);
});

test("all and any put comparisons together", () => {
  const both = [
    { question: "a", is: ["x"] },
    { question: "b", isAnswered: true },
  ];
  expect(isAsked({ all: both }, { a: "x" })).toBe(false);
  expect(isAsked({ all: both }, { a: "x", b: 1 })).toBe(true);
  expect(isAsked({ any: both }, { b: 1 })).toBe(true);
});

test("nothing is no answer", () => {
  for (const nothing of [undefined, null, "", []]) expect(isAnswer(nothing)).toBe(false);
  for (const something of [0, false, " ", ["x"]]) expect(isAnswer(something)).toBe(true);
});
