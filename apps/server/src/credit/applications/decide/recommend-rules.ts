import type { Assessed } from "../parts.ts";
import type { ScreenSeverity, Verdict } from "../store.ts";
import type { Affordability } from "./affordability-rules.ts";

export interface RecommendInput {
  readonly severity: ScreenSeverity | null;
  readonly requestedMinor: bigint | null;
  readonly currency: string | null;
  readonly assessed: Assessed | null;
  readonly affordability: Affordability | null;
  /** What referees said of how the applicant pays. */
  readonly promptness: readonly string[];
}

export interface Recommendation {
  readonly verdict: Verdict;
  readonly limitMinor: bigint | null;
  readonly currency: string | null;
  /** Why, most important first; `block:<code>` for what the policy holds against the customer. */
  readonly reasons: readonly string[];
}

const UNFAVOURABLE = new Set(["often_late", "not_paid"]);

/**
 * What the arithmetic says should be done, for a person who decides: the least of what the policy and affordability
 * allow against what is asked for. What is unsettled or unknown is referred, never guessed.
 */
export function recommend(input: RecommendInput): Recommendation {
  const { assessed, affordability, requestedMinor, currency } = input;
  const refer = (...reasons: string[]): Recommendation => ({
    verdict: "refer",
    limitMinor: null,
    currency,
    reasons,
  });
  if (input.severity === null) return refer("not_screened");
  if (input.severity === "severe") return refer("identity_unsettled");
  if (requestedMinor === null || currency === null) return refer("no_amount_asked_for");
  if (affordability !== null && affordability.currency !== currency) return refer("currencies_differ");
  if (affordability !== null && !affordability.isAffordable)
    return { verdict: "decline", limitMinor: 0n, currency, reasons: ["income_insufficient"] };
  const blocks = assessed?.blocks ?? [];
  if (blocks.length > 0) return refer(...blocks.map((code) => `block:${code}`));
  if (input.promptness.some((each) => UNFAVOURABLE.has(each))) return refer("unfavourable_references");
  if (assessed !== null && assessed.limitMinor !== null && assessed.currency !== currency)
    return refer("currencies_differ");
  const caps = [
    ...(assessed === null || assessed.limitMinor === null ? [] : [assessed.limitMinor]),
    ...(affordability === null ? [] : [affordability.limitMinor]),
  ];
  if (caps.length === 0) return refer("no_basis_for_a_limit");
  const cap = caps.reduce((least, each) => (each < least ? each : least));
  const because = [
    ...(affordability !== null && affordability.limitMinor === cap ? ["affordability"] : []),
    ...(assessed !== null && assessed.limitMinor === cap ? ["policy_limit", ...assessed.reasons] : []),
  ];
  if (cap === 0n) return { verdict: "decline", limitMinor: 0n, currency, reasons: because };
  if (cap >= requestedMinor)
    return { verdict: "approve", limitMinor: requestedMinor, currency, reasons: ["within_what_is_allowed"] };
  return { verdict: "counter_offer", limitMinor: cap, currency, reasons: because };
}
