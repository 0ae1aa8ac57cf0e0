import type { Context } from "#platform/db";
import { type NewEvent, recordEvents } from "#platform/events";
import { newIds } from "#platform/ids";
import { lockAccounts, setCeilings } from "#receivables";
import { ledgerCode } from "../decisions/rules.ts";
import { encode } from "./codec.ts";
import type { CustomerFacts } from "./facts.ts";
import { gatherFacts } from "./gather-facts.ts";
import { activePolicy, ENGINE_VERSION, evaluate } from "./neighbours.ts";
import type { Evaluation, EvaluationResult } from "./outcome.ts";
import { type CreditAccount, copyStandings, insertEvaluations, selectCreditAccounts } from "./store.ts";

const CUSTOMERS_PER_STATEMENT = 1_000;

/** An evaluation with the facts it was made from. */
export interface FreshEvaluation extends Evaluation {
  readonly facts: CustomerFacts;
}

/**
 * Evaluates customers under the policy in force and leaves the result on their exposure accounts: facts are gathered,
 * judged, and written in the caller's transaction, which holds the accounts first, so that of two evaluations of one
 * customer the later has seen the later facts. Any number; ids of no customer are absent.
 */
export async function evaluateCustomers(
  ctx: Context,
  customerIds: readonly string[],
  cause: string,
): Promise<Map<string, FreshEvaluation>> {
  const ids = [...new Set(customerIds)].sort();
  const evaluated = new Map<string, FreshEvaluation>();
  await lockAccounts(ctx, ids);
  for (let from = 0; from < ids.length; from += CUSTOMERS_PER_STATEMENT) {
    const chunk = await evaluateChunk(ctx, ids.slice(from, from + CUSTOMERS_PER_STATEMENT), cause);
    for (const evaluation of chunk) evaluated.set(evaluation.customerId, evaluation);
  }
  return evaluated;
}

async function evaluateChunk(
  ctx: Context,
  customerIds: readonly string[],
  cause: string,
): Promise<FreshEvaluation[]> {
  const policy = await activePolicy(ctx);
  const before = await selectCreditAccounts(ctx, customerIds);
  const facts = await gatherFacts(ctx, customerIds);
  const newOnes = newIds(ctx.now, facts.size);
  const evaluations = [...facts].map(
    ([customerId, known], index): FreshEvaluation => ({
      id: newOnes[index] as string,
      customerId,
      policyId: policy.id,
      policyVersion: policy.version,
      engineVersion: ENGINE_VERSION,
      evaluatedAt: ctx.now,
      facts: known,
      result: evaluate(policy.compiled, known),
    }),
  );
  if (evaluations.length === 0) return [];
  await writeEvaluations(ctx, evaluations, cause);
  await recordEvents(ctx, changedStandings(evaluations, before));
  return evaluations;
}

async function writeEvaluations(
  ctx: Context,
  evaluations: readonly FreshEvaluation[],
  cause: string,
): Promise<void> {
  await insertEvaluations(
    ctx,
    evaluations.map((evaluation) => ({
      ...evaluation,
      facts: encode(evaluation.facts),
      result: encode(evaluation.result),
      cause,
      actor: ctx.actor,
    })),
  );
  await copyStandings(
    ctx,
    evaluations.map(({ id, customerId, policyVersion, result }) => ({
      customerId,
      evaluationId: id,
      policyVersion,
      segment: result.segment,
      riskClass: result.riskClass,
      score: championScore(result),
      limitMinor: result.limit.minor,
      limitCurrency: result.limit.currency,
      limitSource: result.limit.source,
      reviewOn: result.reviewOn,
    })),
  );
  await setCeilings(
    ctx,
    evaluations.map(({ id, customerId, facts, result }) => ({
      accountId: customerId,
      holder: "customer" as const,
      ceilingMinor: result.ceilings.order,
      currency: facts.currency,
      blockReasons: blocksAtOrder(result),
      validUntil: result.validUntil === null ? null : new Date(result.validUntil),
      weights: result.weights,
      evaluationId: id,
      reason: cause,
    })),
  );
}

/** The score that counts; challengers run beside it and change nothing. */
export function championScore(result: EvaluationResult): string | null {
  return result.scores.find((score) => score.role === "champion")?.score ?? null;
}

/** What the ledger refuses an order for without asking: blocks of later checkpoints are told it when they are reached. */
export function blocksAtOrder(result: EvaluationResult): string[] {
  const codes = result.blocks
    .filter((block) => block.checkpoints.includes("order"))
    .map((block) => ledgerCode(block.code));
  return [...new Set(codes)].sort();
}

function changedStandings(
  evaluations: readonly FreshEvaluation[],
  before: ReadonlyMap<string, CreditAccount>,
): NewEvent[] {
  return evaluations.flatMap(({ id, customerId, result }): NewEvent[] => {
    const account = before.get(customerId);
    const isSame =
      account?.evaluationId != null &&
      account.limitMinor === result.limit.minor &&
      account.riskClass === result.riskClass &&
      account.segment === result.segment;
    if (isSame) return [];
    return [
      {
        type: "credit.standing_changed",
        subjectType: "customer",
        subjectId: customerId,
        subjectVersion: (account?.version ?? 0n) + 1n,
        data: {
          evaluationId: id,
          limitMinor: result.limit.minor,
          currency: result.limit.currency,
          riskClass: result.riskClass,
          segment: result.segment,
          previousLimitMinor: account?.limitMinor ?? null,
          previousRiskClass: account?.riskClass ?? null,
        },
      },
    ];
  });
}
