// What an evaluation asks of the rest of the room, in one place.
export { readDeclaredFacts } from "../applications/read-declared-facts.ts";
export { readBureauFacts } from "../bureau-reports/read-bureau-facts.ts";
export { readAccountHolds } from "../holds/read-account-holds.ts";
export { readLimitFacts } from "../limits/read-limit-facts.ts";
export { readAlertFacts } from "../monitoring/read-alert-facts.ts";
export { readBehaviourFacts } from "../monitoring/read-behaviour-facts.ts";
export { selectLastReviews } from "../monitoring/review-store.ts";
export { activePolicy, findPolicy } from "../policies/active-policy.ts";
export { ENGINE_VERSION, evaluate } from "../policies/rules.ts";
