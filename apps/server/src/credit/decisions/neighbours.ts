// What decisions ask of the rest of the room, in one place.
export { type ActivePolicy, activePolicy, policyAtHand } from "../policies/active-policy.ts";
export { amountIn } from "../policies/amounts.ts";
export type { NamedTerms, PolicyDocument } from "../policies/document.ts";
export { findPolicy, type ReadyPolicy } from "../policies/find-policy.ts";
export {
  budgetWindowsOf,
  ENGINE_VERSION,
  evaluate,
  evaluateWithoutHorizon,
  judgeOrder,
  termsOf,
  windowStart,
} from "../policies/rules.ts";
