import type { Reason } from "../evaluations/outcome.ts";
import { type WordedCure, wordCure } from "./cure-words.ts";
import { type CureMeans, findCures } from "./cures.ts";
import { type WordedReason, wordReason } from "./reasons.ts";
import {
  creditInAccount,
  judge,
  type PolicyEngine,
  type Situation,
  type Verdict,
  weighted,
} from "./rules.ts";

export type DecisionOutcome = "approved" | "referred" | "declined";

/** Why a decision went as it did, and what would free the order. Follows from the situation and nothing else. */
export interface Explanation {
  readonly outcome: DecisionOutcome;
  readonly reasons: readonly WordedReason[];
  readonly cures: readonly WordedCure[];
}

/** Everything an explanation is made from: kept with the hold, so that it can be made again to the same bytes. */
export interface ExplanationInputs {
  readonly situation: Situation;
  readonly means: CureMeans;
  readonly outcome: "reserved" | "checked" | "refused";
}

/**
 * Explains what the ledger answered. An approval needs no reasons; a refusal names every reason, and the cures in the
 * order of their cost to the buyer. One reason that declines makes the whole a decline; else a person looks.
 */
export function explainDecision(engine: PolicyEngine, inputs: ExplanationInputs): Explanation {
  if (inputs.outcome !== "refused") return { outcome: "approved", reasons: [], cures: [] };
  const { situation, means } = inputs;
  const verdict = judge(engine, situation);
  const declines = verdict.blocks.some((block) => block.severity === "decline");
  const { currency } = situation.facts;
  return {
    outcome: declines ? "declined" : "referred",
    reasons: findReasons(situation, verdict).map((reason) => wordReason(reason, currency)),
    cures: findCures(engine, situation, means).map(wordCure),
  };
}

/** Every reason once: those of the policy that decline first, then those that refer, then room, then the ledger's own. */
function findReasons(situation: Situation, verdict: Verdict): Reason[] {
  const { blocks } = verdict;
  const ordered = [
    ...blocks.filter((block) => block.severity === "decline"),
    ...blocks.filter((block) => block.severity === "refer"),
  ].map(({ code, parameters }) => ({ code, parameters }));
  const all = [...ordered, ...roomReasons(situation, verdict), ...situation.ledger.own];
  const seen = new Set<string>();
  const once = all.filter((reason) => !seen.has(reason.code) && seen.add(reason.code));
  // The ledger refused under its lock what the model would let pass by now: somebody was quicker.
  return once.length > 0 ? once : [{ code: "standing_not_current", parameters: {} }];
}

function roomReasons({ order, ledger }: Situation, verdict: Verdict): Reason[] {
  const { result, shortMinor, groupShortMinor, hasLimit } = verdict;
  const reasons: Reason[] = [];
  if (!hasLimit) reasons.push({ code: "no_limit", parameters: {} });
  const ceilingMinor = result.ceilings[order.checkpoint];
  if (shortMinor > 0n && ceilingMinor !== null) {
    const neededMinor = weighted(creditInAccount(order) ?? 0n, result.weights.reserved);
    const availableMinor = ceilingMinor - ledger.exposureMinor;
    reasons.push({
      code: "over_limit",
      parameters: { neededMinor, availableMinor: availableMinor > 0n ? availableMinor : 0n, shortMinor },
    });
  }
  if (groupShortMinor > 0n)
    reasons.push({ code: "over_group_limit", parameters: { shortMinor: groupShortMinor } });
  return reasons;
}
