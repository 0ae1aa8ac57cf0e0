// Policies for the engine's tests.
import { expect } from "vitest";
import type { EvaluationResult } from "../../evaluations/outcome.ts";
import type { CompiledPolicy } from "../compiled.ts";
import { DEFAULT_POLICY_TEXT } from "../default-policy.ts";
import { checkPolicyText } from "../parse-policy.ts";

export function policyOf(text: string): CompiledPolicy {
  const { policy, problems } = checkPolicyText(text);
  expect(problems).toEqual([]);
  return policy as CompiledPolicy;
}

export const standard = policyOf(DEFAULT_POLICY_TEXT);
/** Everything switched on that the standard policy leaves off. */
export const strict = policyOf(DEFAULT_POLICY_TEXT.replaceAll("enabled: false }", "enabled: true }"));

/** A policy with one segment, a limit of 1,000, and what is given. */
export function small(parts: string): CompiledPolicy {
  return policyOf(`
name: Small
currency: { base: EUR, factors: { USD: 1.25, JPY: 160 } }
segments: [{ id: all, name: All, limit: plain }]
limits: [{ id: plain, kind: formula, formula: amount(1000) }]
terms: [{ name: net30, title: 30 days, netDays: 30 }]
${parts}`);
}

export const codesOf = (result: { blocks: EvaluationResult["blocks"] }): string[] =>
  result.blocks.map(({ ruleId }) => ruleId);
