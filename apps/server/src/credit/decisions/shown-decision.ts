import type { Decision } from "./decide-order.ts";
import type { ShownDecision } from "./read-decision.ts";

/** The answer is written from what is known already: an approval reads nothing more. */
export function shownOf({ reservation, prepared, explanation, hold }: Decision): ShownDecision {
  const { standing, evaluation } = prepared;
  const { policyId, policyVersion, engineVersion } = evaluation;
  return {
    reservation,
    payerReference: standing.payer.reference,
    soldTo: { id: standing.customer.id, reference: standing.customer.reference },
    deposit: prepared.facts.depositMinor,
    explanation,
    holdId: hold?.id ?? null,
    policy: { id: policyId, version: policyVersion, engineVersion },
  };
}
