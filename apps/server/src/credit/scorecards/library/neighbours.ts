// What the library asks of the rest of the room.
export { gatherFacts } from "../../evaluations/gather-facts.ts";
export { activePolicy } from "../../policies/active-policy.ts";
export { compilePolicy, evaluateWithoutHorizon, PolicyError } from "../../policies/rules.ts";
