import type { CustomerFacts } from "../evaluations/facts.ts";
import type { EvaluationResult } from "../evaluations/outcome.ts";
import { amountIn } from "./amounts.ts";
import type { CompiledPolicy } from "./compiled.ts";
import type { ApprovalBand, BudgetWindow, NamedTerms, PolicyDocument } from "./document.ts";
import { evaluateToday } from "./evaluate-policy.ts";
import { lookAhead } from "./look-ahead.ts";

// The engine: pure, and total over every policy that compiles. The same policy, engine and facts give the same bytes.

/** Stands in every evaluation; it changes whenever the same policy and facts could give another answer. */
export const ENGINE_VERSION = "1.0.0";

export { amountIn } from "./amounts.ts";
export { windowStart } from "./budget-windows.ts";
export { compilePolicy } from "./compile-policy.ts";
export type { CompiledPolicy } from "./compiled.ts";
export { judgeOrder, liftedCodes } from "./judge-order.ts";
export { PolicyError, type PolicyProblem } from "./problems.ts";
export { limitStepText } from "./step-words.ts";
export { reportCanChange } from "./value-of-report.ts";

/** What a policy makes of a customer, and until when that holds if nothing happens. */
export function evaluate(policy: CompiledPolicy, facts: CustomerFacts): EvaluationResult {
  return lookAhead(policy, facts, evaluateToday(policy, facts));
}

/** The same without looking ahead (`validUntil` is null): for simulations, which ask about one day only. */
export function evaluateWithoutHorizon(policy: CompiledPolicy, facts: CustomerFacts): EvaluationResult {
  return evaluateToday(policy, facts);
}

/** The terms that the customer of an evaluation may choose from, in the policy's order. */
export function termsOf({ document }: CompiledPolicy, { terms }: EvaluationResult): NamedTerms[] {
  return document.terms.filter(({ name }) => terms.allowed.includes(name));
}

/** Who must approve a limit of this amount, and how many of them. */
export function approvalBandOf(document: PolicyDocument, minor: bigint, currency: string): ApprovalBand {
  const band = document.approvals.find(({ upTo }) => {
    const bound = upTo === null ? null : amountIn(document.currency, upTo, currency);
    return upTo === null || (bound !== null && minor <= bound);
  });
  return band ?? { upTo: null, role: "owner", approvals: 1 };
}

/** Which bureaus are asked about such a customer, in order; empty where none is. */
export function waterfallOf(
  { bureaus }: PolicyDocument,
  customer: { readonly kind: "business" | "person"; readonly country: string | null },
): readonly string[] {
  const entry = bureaus.waterfall.find(
    ({ kinds, countries }) =>
      (kinds.length === 0 || kinds.includes(customer.kind)) &&
      (countries.length === 0 || (customer.country !== null && countries.includes(customer.country))),
  );
  return entry?.bureaus ?? [];
}

/** The windows for which the policy has budgets: OrderFacts must then say what was spent in them. */
export function budgetWindowsOf(policy: CompiledPolicy): readonly BudgetWindow[] {
  return policy.budgetWindows;
}
