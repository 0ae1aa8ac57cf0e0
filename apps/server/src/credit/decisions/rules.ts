import { type PlainDate, parseDecimal, roundHalfUp } from "@goodterms/kernel";
import type { CustomerFacts } from "../evaluations/facts.ts";
import type { Block, EvaluationResult, OrderFacts, OrderRuling, Reason } from "../evaluations/outcome.ts";

// What of a decision is known before the ledger is asked, and what would become of it if something were otherwise. The
// ledger's own comparison is the one that counts; this one is its model, for reasons and for cures.

/** The policy at work. Both are pure. */
export interface PolicyEngine {
  evaluate(facts: CustomerFacts): EvaluationResult;
  judgeOrder(facts: CustomerFacts, result: EvaluationResult, order: OrderFacts): OrderRuling;
}

/** Terms that the policy knows, as a cure or an offer may name them. */
export interface KnownTerms {
  readonly name: string;
  readonly title: string;
  readonly netDays: number;
}

/** What the ledger saw when it decided: amounts in the account's currency, without the order itself. */
export interface LedgerView {
  readonly exposureMinor: bigint;
  /** Room under the group's ceiling; null without one. */
  readonly groupRoomMinor: bigint | null;
  /** Reasons that only the ledger has: no_rate, stale, expired, a block set by hand. */
  readonly own: readonly Reason[];
  /** What a person released firmly for this order: reasons that count no more. */
  readonly released: readonly string[];
}

/** A debit of the customer that is still open. */
export interface OpenInvoice {
  readonly id: string;
  readonly number: string | null;
  readonly instalment: number;
  readonly dueOn: PlainDate;
  readonly currency: string;
  /** What is open and not disputed. */
  readonly owedMinor: bigint;
  /** The same in the account's currency; null where no rate is known. */
  readonly accountMinor: bigint | null;
  /** Days past due after the customer's grace; 0 while it is not overdue. */
  readonly daysLate: number;
}

/** All that a decision rests on: kept, it can be made again. */
export interface Situation {
  readonly facts: CustomerFacts;
  readonly order: OrderFacts;
  readonly ledger: LedgerView;
}

/** How an order stands: approved where nothing is left in its way. */
export interface Verdict {
  readonly result: EvaluationResult;
  readonly ruling: OrderRuling;
  readonly blocks: readonly Block[];
  readonly hasLimit: boolean;
  /** By how much the ceiling at this checkpoint would be passed; 0 where the order fits. */
  readonly shortMinor: bigint;
  readonly groupShortMinor: bigint;
  readonly isFree: boolean;
}

export const OVER_CEILING = "over_ceiling";
export const OVER_GROUP_CEILING = "over_group_ceiling";
const NOT_A_LEDGER_CODE = /[^a-z0-9_]/g;
const LEDGER_CODE_LENGTH_MAX = 60;

/** A block's code as the ledger keeps it on the account: snake_case, of at most 60 letters. */
export function ledgerCode(code: string): string {
  return code.toLowerCase().replaceAll(NOT_A_LEDGER_CODE, "_").slice(0, LEDGER_CODE_LENGTH_MAX);
}

/** An amount times a weight ("0.5"), rounded half-up. */
export function weighted(minor: bigint, weight: string): bigint {
  const factor = parseDecimal(weight) ?? { coefficient: 1n, scale: 0 };
  return roundHalfUp(minor * factor.coefficient, 10n ** BigInt(factor.scale));
}

/** What of the order is to be on credit, in its own currency: what is paid beforehand is not. */
export function creditMinor(order: Pick<OrderFacts, "amountMinor" | "depositMinor">): bigint {
  return order.depositMinor >= order.amountMinor ? 0n : order.amountMinor - order.depositMinor;
}

/** The same in the account's currency; null where no rate is known. */
export function creditInAccount(order: OrderFacts): bigint | null {
  if (order.accountMinor === null) return null;
  if (order.accountMinor === order.amountMinor) return creditMinor(order);
  return order.amountMinor === 0n
    ? 0n
    : roundHalfUp(creditMinor(order) * order.accountMinor, order.amountMinor);
}

/** The same order over another amount; what follows from the amount keeps its proportion. */
export function withAmount(order: OrderFacts, amountMinor: bigint): OrderFacts {
  const scaled = (minor: bigint | null) =>
    minor === null ? null : roundHalfUp(minor * amountMinor, order.amountMinor);
  return {
    ...order,
    amountMinor,
    accountMinor: order.accountMinor === order.amountMinor ? amountMinor : scaled(order.accountMinor),
    marginMinor: scaled(order.marginMinor),
  };
}

/** How the order stands in a situation. Pure: what it says of the same situation is always the same. */
export function judge(engine: PolicyEngine, situation: Situation): Verdict {
  return judgeUnder(engine, situation, engine.evaluate(situation.facts));
}

/** The same, with the standing evaluated already: for changes that leave the customer as it is. */
export function judgeUnder(engine: PolicyEngine, situation: Situation, result: EvaluationResult): Verdict {
  const { facts, order, ledger } = situation;
  const ruling = engine.judgeOrder(facts, result, order);
  const blocks = standingBlocks(result, ruling, order, ledger.released);
  const ceilingMinor = result.ceilings[order.checkpoint];
  const neededMinor = creditInAccount(order);
  const addedMinor = neededMinor === null ? null : weighted(neededMinor, result.weights.reserved);
  const shortMinor =
    ceilingMinor === null || addedMinor === null || ledger.released.includes(OVER_CEILING)
      ? 0n
      : atLeastZero(ledger.exposureMinor + addedMinor - ceilingMinor);
  const groupShortMinor =
    ledger.groupRoomMinor === null || addedMinor === null || ledger.released.includes(OVER_GROUP_CEILING)
      ? 0n
      : atLeastZero(addedMinor - ledger.groupRoomMinor);
  const hasLimit = ceilingMinor !== null || ledger.released.includes("no_ceiling");
  const isFree =
    blocks.length === 0 &&
    hasLimit &&
    neededMinor !== null &&
    shortMinor === 0n &&
    groupShortMinor === 0n &&
    ledger.own.length === 0;
  return { result, ruling, blocks, hasLimit, shortMinor, groupShortMinor, isFree };
}

/** Blocks of the customer that count at the order's checkpoint, and those of the order; without what was released. */
function standingBlocks(
  result: EvaluationResult,
  ruling: OrderRuling,
  order: OrderFacts,
  released: readonly string[],
): Block[] {
  const liftedHere = new Set(ruling.lifted.map(({ block }) => block));
  const ofCustomer = result.blocks.filter(
    (block) => block.checkpoints.includes(order.checkpoint) && !liftedHere.has(block),
  );
  return [
    ...ofCustomer.filter((block) => !released.includes(`blocked:${ledgerCode(block.code)}`)),
    ...ruling.blocks.filter((block) => !released.includes(`rule:${ledgerCode(block.code)}`)),
  ];
}

export function atLeastZero(minor: bigint): bigint {
  return minor > 0n ? minor : 0n;
}

/** What the guard is told beyond the account's own state, so that it compares as this checkpoint wants it. */
export function checkpointTerms(
  result: EvaluationResult,
  ruling: OrderRuling,
  order: OrderFacts,
): { extraMinor: bigint; orderBlocks: string[]; lifted: string[] } {
  const codesOf = (blocks: readonly Block[]) => new Set(blocks.map((block) => ledgerCode(block.code)));
  const liftedHere = new Set(ruling.lifted.map(({ block }) => block));
  const pushed = codesOf(result.blocks.filter((block) => block.checkpoints.includes("order")));
  const here = codesOf(
    result.blocks.filter((block) => block.checkpoints.includes(order.checkpoint) && !liftedHere.has(block)),
  );
  const base = result.ceilings.order;
  const ceiling = result.ceilings[order.checkpoint];
  return {
    extraMinor: base === null || ceiling === null ? 0n : ceiling - base,
    orderBlocks: [
      ...new Set([
        ...ruling.blocks.map((block) => ledgerCode(block.code)),
        ...[...here].filter((code) => !pushed.has(code)),
      ]),
    ],
    lifted: [...pushed].filter((code) => !here.has(code)).map((code) => `blocked:${code}`),
  };
}
