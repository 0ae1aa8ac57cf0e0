import { expect, test } from "vitest";
import { usableLocale } from "./locale.tsx";

test("a locale that cannot be formatted in falls back instead of breaking the page", () => {
  expect(usableLocale("de-AT")).toBe("de-AT");
  expect(usableLocale("en-US@posix")).toBe("en-US");
  expect(usableLocale("C.UTF-8")).toBe("en");
  expect(usableLocale("")).toBe("en");
});
