import { type PlainDate, parseDecimal } from "@goodterms/kernel";
import type { CustomerFacts } from "../evaluations/facts.ts";
import {
  type Block,
  CHECKPOINTS,
  type EvaluationResult,
  type OrderFacts,
  type OrderRuling,
} from "../evaluations/outcome.ts";
import type { CompiledPolicy } from "./compiled.ts";
import { findBlocks, liftBlocks } from "./evaluate-policy.ts";
import type { Scene } from "./expressions/values.ts";

const NO_BLOCKS: readonly Block[] = [];

/**
 * What the policy says of an order of a customer whose evaluation is `result`: the blocks of order rules at the order's
 * checkpoint; and what is lifted for this order, the customer's own standing blocks among it. The ceiling is not
 * looked at: the ledger guards it.
 */
export function judgeOrder(
  policy: CompiledPolicy,
  facts: CustomerFacts,
  result: EvaluationResult,
  order: OrderFacts,
): OrderRuling {
  const scene = sceneOf(policy, facts, result, order);
  const isHere = ({ checkpoints }: Block): boolean => checkpoints.includes(order.checkpoint);
  const own = policy.orderRules.length === 0 ? [] : findBlocks(policy.orderRules, scene).filter(isHere);
  if (order.accountMinor === null) own.push(NO_RATE);
  const standing = result.blocks.length === 0 ? NO_BLOCKS : result.blocks.filter(isHere);
  const holdsForHours = hoursFor(policy, order.terms);
  if (own.length === 0 && standing.length === 0) return { blocks: NO_BLOCKS, lifted: [], holdsForHours };
  const { blocks, lifted } = liftBlocks(policy, [...own, ...standing], scene);
  return { blocks: blocks.filter((block) => own.includes(block)), lifted, holdsForHours };
}

/** An order in a currency for which no rate is known cannot be compared with any limit. */
const NO_RATE: Block = {
  code: "no_exchange_rate",
  ruleId: "no_exchange_rate",
  severity: "refer",
  checkpoints: CHECKPOINTS,
  parameters: {},
};

function sceneOf(
  policy: CompiledPolicy,
  facts: CustomerFacts,
  result: EvaluationResult,
  order: OrderFacts,
): Scene {
  const score = result.scores.find(({ role }) => role === "champion")?.score ?? null;
  return {
    facts,
    order,
    segment: result.segment,
    score: score === null ? null : parseDecimal(score),
    riskClass: result.riskClass,
    limitMinor: result.limit.minor,
    minorPerUnit: policy.minorPerUnitOf(facts.currency),
    reviewOn: result.reviewOn as PlainDate | null,
    terms: result.terms,
  };
}

function hoursFor({ document }: CompiledPolicy, terms: string | null): number {
  const { byTerms, holdsForHours } = document.authorizations;
  return terms !== null && Object.hasOwn(byTerms, terms) ? (byTerms[terms] ?? holdsForHours) : holdsForHours;
}

/**
 * The codes that may be passed over for this order: those of which every standing block is lifted. (Two rules may share
 * a code, and only one of them be lifted.)
 */
export function liftedCodes(result: EvaluationResult, { lifted }: OrderRuling): string[] {
  const gone = new Set(lifted.map(({ block }) => block));
  const codes = new Set(lifted.map(({ block }) => block.code));
  return [...codes].filter((code) => result.blocks.every((block) => block.code !== code || gone.has(block)));
}
