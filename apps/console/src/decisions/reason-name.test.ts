import type { TFunction } from "i18next";
import { expect, test } from "vitest";
import { reasonName } from "./reason-name.ts";

const t = ((key: string, values?: { name: string }) =>
  values === undefined ? key : `${key} ${values.name}`) as unknown as TFunction;

test("a known code has its words, an own rule its name, and an unknown one is still readable", () => {
  expect(reasonName(t, "over_limit")).toBe("credit.reasons.over_limit");
  expect(reasonName(t, "rule:large-first-order")).toBe("credit.ownRule large first order");
  expect(reasonName(t, "not_yet_worded")).toBe("not yet worded");
});
