import { expect, test } from "vitest";
import { conflictsOf } from "./duties.ts";

test("setting ceilings and booking money are kept apart; an owner is not", () => {
  expect(conflictsOf(["credit_manager", "cash"]).map((conflict) => conflict.reason)).toEqual([
    "limitAgainstCash",
  ]);
  expect(conflictsOf(["owner", "credit_manager", "developer"])).toEqual([]);
});

test("every broken separation is named, in whatever order the roles stand", () => {
  expect(conflictsOf(["auditor", "controller", "credit_manager"])).toHaveLength(2);
});
