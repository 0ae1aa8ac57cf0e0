import { expect, test } from "vitest";
import { countriesIn } from "./countries.ts";

test("countries are named in the reader's language, and nothing else is among them", () => {
  const english = countriesIn("en");
  expect(english).toContainEqual({ value: "DE", label: "Germany" });
  expect(countriesIn("de")).toContainEqual({ value: "DE", label: "Deutschland" });
  expect(english.length).toBeGreaterThan(200);
  expect(english.map(({ value }) => value)).not.toContain("ZZ");
});
