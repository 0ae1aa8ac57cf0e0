import type { BureauFacts, BureauFlag, CustomerFacts } from "../evaluations/facts.ts";
import type { CompiledPolicy } from "./compiled.ts";
import { evaluateToday } from "./evaluate-policy.ts";
import { answerOf } from "./look-ahead.ts";

const FLAGS: readonly BureauFlag[] = [
  "bankrupt",
  "ceased",
  "severe_negative",
  "legal_filings",
  "high_risk",
  "deteriorating",
  "fraud_warning",
  "sanctions_match",
  "frozen_file",
  "thin_file",
];
const SCORE_STEPS = [0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000] as const;
const CLASSES = [5, 5, 4, 4, 4, 3, 3, 2, 2, 1, 1] as const;
/** More than any limit: a recommendation that caps nothing. */
const WITHOUT_CAP = 10n ** 15n;

/**
 * Whether a fresh report can still change what the policy makes of a customer: every report from the worst to the best is
 * tried in the place of what is known now. False means that paying for one would be paying for nothing.
 */
export function reportCanChange(policy: CompiledPolicy, facts: CustomerFacts): boolean {
  const now = answerOf(evaluateToday(policy, facts));
  return imagined(facts).some((bureau) => answerOf(evaluateToday(policy, { ...facts, bureau })) !== now);
}

function imagined({ today, bureau }: CustomerFacts): BureauFacts[] {
  const base = {
    figures: bureau?.figures ?? {},
    source: bureau?.source ?? "imagined",
    reportId: "imagined",
    asOf: today,
    ageDays: 0,
  };
  const scored = SCORE_STEPS.map((riskScore, index) => ({
    ...base,
    riskScore,
    riskClass: CLASSES[index] ?? 3,
    recommendedMinor: riskScore === 0 ? 0n : WITHOUT_CAP,
    flags: riskScore === 0 ? FLAGS : [],
  }));
  const flagged = FLAGS.map((flag) => ({
    ...base,
    riskScore: 500,
    riskClass: 3,
    recommendedMinor: null,
    flags: [flag],
  }));
  const withCap = { ...base, riskScore: 1_000, riskClass: 1, recommendedMinor: 0n, flags: [] };
  const empty = {
    ...base,
    riskScore: null,
    riskClass: null,
    recommendedMinor: null,
    flags: ["thin_file" as const],
  };
  return [...scored, ...flagged, withCap, empty];
}
