import i18next, { type TFunction } from "i18next";
import { beforeAll, expect, test } from "vitest";
import { loadWords } from "../words/index.ts";
import type { TestedRule } from "./policy-document.ts";
import { outlineOf } from "./policy-reference.ts";
import { readPolicySearch } from "./policy-search.ts";
import { amountInWords, scopeInWords, testInWords } from "./policy-sentences.ts";

let t: TFunction;
beforeAll(async () => {
  await loadWords();
  t = i18next.t;
});

const SCOPE = { segments: [], riskClasses: [], customers: [], groups: [], countries: [], tags: [] };
const words = () => ({ t, locale: "en-GB", currency: "EUR" });
const aRule = (type: string, fields: object): TestedRule => ({
  id: "r",
  name: "R",
  enabled: true,
  scope: SCOPE,
  type,
  ...fields,
});

test("an amount of any size keeps every digit that was written", () => {
  expect(amountInWords(words(), "900719925474099312.50")).toBe("€900,719,925,474,099,312.50");
  expect(amountInWords(words(), "2500")).toBe("€2,500");
});

test.each([
  ["days_overdue", { days: 14 }, "Something is more than 14 days late"],
  [
    "overdue_amount",
    { amount: "500", percentOfOpen: "25" },
    "More than €500 is overdue, and more than 25% of what is open",
  ],
  ["written_off", { amount: "0" }, "Anything was written off"],
  [
    "bureau_flags",
    { flags: ["bankrupt", "legal_filings"] },
    "A credit report says bankrupt or legal filings",
  ],
  ["chargebacks", { countMin: 1 }, "A chargeback within a year"],
  ["order_amount", { from: null, below: "50" }, "The order is under €50"],
  ["deposit_share", { percentMin: "100" }, "At least 100% is paid in advance"],
  ["budget", { window: "month", amount: "20000" }, "The orders of the month together are more than €20,000"],
  ["of_another_day", {}, "of another day"],
])("the rule %s is a sentence", (type, fields, sentence) => {
  expect(testInWords(words(), aRule(type, fields))).toBe(sentence);
});

test("a scope names only what narrows it", () => {
  expect(scopeInWords(words(), SCOPE)).toBe("");
  expect(scopeInWords(words(), { ...SCOPE, riskClasses: ["A", "B"], countries: ["DE"] })).toBe(
    "of class A or B · in DE",
  );
});

test("the outline leads to the parts at the margin, not to what is in them or in comments", () => {
  expect(outlineOf("# rules: none\nname: X\nlimits:\n  - id: a\n    rules: b\nrules: []")).toEqual([
    { name: "name", line: 2 },
    { name: "limits", line: 3 },
    { name: "rules", line: 6 },
  ]);
});

test("an address is read as a view; effects belong to customers or to orders", () => {
  expect(readPolicySearch({ tab: "simulation", kind: "order", effect: "newly_refused" })).toEqual({
    tab: "simulation",
    kind: "order",
    effect: "newly_refused",
  });
  expect(readPolicySearch({ tab: "nonsense", effect: "newly_refused", against: "javascript:x" })).toEqual({});
});
