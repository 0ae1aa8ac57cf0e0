import { formatId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import { Amount, Closed, CurrencyCode, DateOn, Instant, Nullable, OneOf } from "#platform/http";
import { wordReason } from "../decisions/reasons.ts";
import { ParametersBody, ReasonBody, reasonBody } from "../decisions/wire.ts";
import { limitStepText } from "../policies/rules.ts";
import { decodeFacts, decodeResult } from "./codec.ts";
import { CHECKPOINTS, type EvaluationResult, type Reason } from "./outcome.ts";
import type { EvaluationRow } from "./store.ts";

const StepBody = Closed({ code: Type.String(), parameters: ParametersBody });
const Ceilings = Closed({
  order: Nullable(Amount),
  pick: Nullable(Amount),
  ship: Nullable(Amount),
  invoice: Nullable(Amount),
});

const BlockBody = Closed({
  rule: Type.String(),
  severity: OneOf(["refer", "decline"]),
  checkpoints: Type.Array(OneOf(CHECKPOINTS)),
  reason: ReasonBody,
});

const WordedStepBody = Closed({
  code: Type.String(),
  message: Type.String(),
  parameters: ParametersBody,
});

const ScoreBody = Closed({
  scorecard: Type.String(),
  version: Type.String(),
  role: OneOf(["champion", "challenger"]),
  score: Nullable(Type.String()),
  missing: Type.Array(Type.String()),
  missingMode: Type.String(),
  parts: Type.Array(
    Closed({
      variable: Type.String(),
      value: Nullable(Type.String()),
      bin: Type.String(),
      points: Type.String(),
      weight: Type.String(),
      contribution: Type.String(),
      lost: Type.String(),
    }),
  ),
  reasons: Type.Array(StepBody),
});

/** What the policy makes of a customer. */
export const ResultBody = Closed(
  {
    segment: Type.String(),
    riskClass: Nullable(Type.String()),
    scores: Type.Array(ScoreBody),
    limit: Closed({
      amount: Nullable(Amount),
      currency: CurrencyCode,
      source: Type.String(),
      /** How the limit came about, in words and as data. */
      steps: Type.Array(WordedStepBody),
    }),
    ceilings: Ceilings,
    blocks: Type.Array(BlockBody),
    lifted: Type.Array(Closed({ rule: Type.String(), block: BlockBody })),
    terms: Closed({ netDays: Type.Integer(), allowed: Type.Array(Type.String()) }),
    validUntil: Nullable(Type.String()),
    reviewOn: Nullable(DateOn),
    reasons: Type.Array(StepBody),
  },
  { $id: "CreditResult" },
);

const step = ({ code, parameters }: Reason) => ({ code, parameters: { ...parameters } });

export function resultBody(result: EvaluationResult, currency: string): Static<typeof ResultBody> {
  const block = (one: EvaluationResult["blocks"][number]) => ({
    rule: one.ruleId,
    severity: one.severity,
    checkpoints: [...one.checkpoints],
    reason: reasonBody(wordReason(one, currency)),
  });
  return {
    segment: result.segment,
    riskClass: result.riskClass,
    scores: result.scores.map(({ scorecardId, missing, parts, reasons, ...score }) => ({
      ...score,
      scorecard: scorecardId,
      missing: [...missing],
      parts: parts.map((part) => ({ ...part })),
      reasons: reasons.map(step),
    })),
    limit: {
      amount: result.limit.minor,
      currency: result.limit.currency,
      source: result.limit.source,
      steps: result.limit.steps.map((one) => ({ ...step(one), message: limitStepText(one) })),
    },
    ceilings: { ...result.ceilings },
    blocks: result.blocks.map(block),
    lifted: result.lifted.map(({ block: one, ruleId }) => ({ rule: ruleId, block: block(one) })),
    terms: { netDays: result.terms.netDays, allowed: [...result.terms.allowed] },
    validUntil: result.validUntil,
    reviewOn: result.reviewOn,
    reasons: result.reasons.map(step),
  };
}

export const EvaluationBody = Closed(
  {
    id: Type.String(),
    customer: Type.String(),
    policy: Type.String(),
    policyVersion: Type.Integer(),
    engineVersion: Type.String(),
    cause: Type.String(),
    actor: Type.String(),
    evaluatedAt: Instant,
    result: ResultBody,
    facts: Type.Record(Type.String(), Type.Unknown(), { description: "What was known, as it was gathered" }),
  },
  { $id: "CreditEvaluation" },
);

export function evaluationBody(row: EvaluationRow): Static<typeof EvaluationBody> {
  const facts = decodeFacts(row.facts);
  return {
    id: formatId("evl", row.id),
    customer: formatId("cus", row.customerId),
    policy: formatId("pol", row.policyId),
    policyVersion: row.policyVersion,
    engineVersion: row.engineVersion,
    cause: row.cause,
    actor: row.actor,
    evaluatedAt: row.evaluatedAt,
    result: resultBody(decodeResult(row.result), facts.currency),
    facts: { ...facts },
  };
}
