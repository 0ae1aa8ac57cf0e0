import type { TFunction } from "i18next";
import { expect, test } from "vitest";
import { sourceInWords, stepInWords } from "./limit-steps.ts";

const t = ((key: string, values?: object) =>
  values === undefined ? key : `${key} ${JSON.stringify(values)}`) as unknown as TFunction;
const look = { currency: "GBP", locale: "en-GB" };

test("a step says its amounts in the account's currency", () => {
  const step = {
    code: "limit_manual",
    message: "",
    parameters: { minor: 300_000, givenMinor: 250_000, how: "replace" },
  };
  expect(stepInWords(t, step, look)).toContain('"amount":"£3,000.00","given":"£2,500.00"');
});

test("a step that has no words here is told in the server's", () => {
  const step = { code: "limit_of_tomorrow", message: "Doubled.", parameters: {} };
  expect(stepInWords(t, step, look)).toBe("Doubled.");
  expect(sourceInWords(t, "matrix")).toBe("credit.sources.matrix");
  expect(sourceInWords(t, "moon")).toBe("moon");
});
