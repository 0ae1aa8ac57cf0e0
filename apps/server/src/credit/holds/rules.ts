import type { Explanation } from "../decisions/explain-decision.ts";
import type { Verdict } from "../decisions/rules.ts";
import type { CustomerFacts } from "../evaluations/facts.ts";

export const SUGGESTIONS = ["release", "collect", "ask_deposit", "review", "reject"] as const;
export type Suggestion = (typeof SUGGESTIONS)[number];

/** An order that passes its ceiling by no more than this share is not worth a quarrel with somebody who pays. */
const SMALL_EXCESS_PERCENT = 10n;
const HUNDRED = 100n;

/** What a person would most likely do about a hold, and why: a suggestion, never done by itself. */
export function suggestAction(
  explanation: Explanation,
  verdict: Verdict,
  facts: CustomerFacts,
): { readonly action: Suggestion; readonly why: string } {
  if (explanation.outcome === "declined")
    return { action: "reject", why: "The policy declines it; only an override could let it pass." };
  const first = explanation.cures[0]?.kind;
  if (first === "pay_invoices")
    return { action: "collect", why: "Paying what is overdue would free the order by itself." };
  const ceilingMinor = verdict.result.ceilings.order;
  const isOnlyRoom = verdict.blocks.length === 0 && verdict.hasLimit && verdict.shortMinor > 0n;
  const isSmall =
    ceilingMinor !== null && verdict.shortMinor * HUNDRED <= ceilingMinor * SMALL_EXCESS_PERCENT;
  if (isOnlyRoom && isSmall && facts.book.overdueItems === 0)
    return { action: "release", why: "Nothing is overdue, and the order passes the limit by little." };
  if (isOnlyRoom) return { action: "ask_deposit", why: "Only room is missing; a deposit would make it." };
  return { action: "review", why: "What stands against it needs somebody to look." };
}
