import { type PlainDate, plainDate } from "@goodterms/kernel";
import { type RecordedOrder, recordedOrders } from "#receivables";
import { decodeFacts, decodeOrder } from "../evaluations/codec.ts";
import type { CustomerFacts } from "../evaluations/facts.ts";
import type { EvaluationResult, OrderFacts } from "../evaluations/outcome.ts";
import { selectEvaluations } from "../evaluations/store.ts";
import { evaluateWithoutHorizon, judgeOrder } from "../policies/rules.ts";
import type { Attempt } from "./attempt.ts";
import { type DraftView, type OrderChange, type OrderWalk, type PastOrder, walkOrders } from "./rules.ts";
import { insertOrderChanges } from "./store.ts";

/** An invoice open for longer than this after its due date counts as unpaid: the common line of default. */
const UNPAID_AFTER_DAYS = 90;
const DAYS_NET_UNKNOWN = 30;
const ORDERS_PER_CHUNK = 10_000;

/** What the draft makes of the facts that an order was decided on. */
interface Draft {
  readonly facts: CustomerFacts;
  readonly result: EvaluationResult;
}

/** Puts the draft to every recorded order, customer by customer, on the facts of its day. */
export async function compareOrders(attempt: Attempt): Promise<void> {
  const today = plainDate(attempt.tools.clock.now().toISOString().slice(0, 10));
  const since = attempt.row.ordersSince;
  let walk: { readonly customerId: string; readonly orders: OrderWalk } | null = null;
  await attempt.run(async (reading) => {
    const recorded = recordedOrders(reading, { since, today, unpaidAfterDays: UNPAID_AFTER_DAYS });
    for await (const batch of inChunks(recorded, ORDERS_PER_CHUNK)) {
      const drafts = await draftsOf(attempt, batch);
      const changes: OrderChange[] = [];
      for (const order of batch) {
        const draft = drafts.get(order.evaluationId);
        if (draft === undefined) continue;
        if (walk?.customerId !== order.customerId) {
          const orders = walkOrders(order.accountCurrency, attempt.row.marginBasisPoints);
          walk = { customerId: order.customerId, orders };
        }
        const change = compareOrder(attempt, walk.orders, order, draft);
        attempt.summary.countOrder(order.accountCurrency, change);
        if (change !== null) changes.push(change);
      }
      await attempt.run((ctx) => insertOrderChanges(ctx, attempt.row, changes));
      await attempt.advance({ orders: batch.length });
    }
  });
}

/** Gathers batches into chunks of about so many: a chunk costs some transactions, whatever its size. */
async function* inChunks<Row>(batches: AsyncIterable<Row[]>, rowsWanted: number): AsyncGenerator<Row[]> {
  let chunk: Row[] = [];
  for await (const batch of batches) {
    chunk.push(...batch);
    if (chunk.length < rowsWanted) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** Each evaluation is read and put to the draft once a batch; the orders of a customer stand together. */
async function draftsOf(attempt: Attempt, batch: readonly RecordedOrder[]): Promise<Map<string, Draft>> {
  const ids = [...new Set(batch.map((order) => order.evaluationId))];
  const found = await attempt.run((ctx) => selectEvaluations(ctx, ids));
  return new Map(
    found.map(({ id, facts: text }) => {
      const facts = decodeFacts(text);
      return [id, { facts, result: evaluateWithoutHorizon(attempt.after, facts) }];
    }),
  );
}

function compareOrder(
  attempt: Attempt,
  walk: OrderWalk,
  recorded: RecordedOrder,
  draft: Draft,
): OrderChange | null {
  const order = decodeOrder(recorded.facts);
  if (order.accountMinor === null) return null;
  const view: DraftView = {
    result: draft.result,
    ruling: judgeOrder(attempt.after, draft.facts, draft.result, order),
    paidAfterDays: usualDays(order, draft),
  };
  return walk.next(pastOrder(recorded, order, order.accountMinor), view);
}

function pastOrder(recorded: RecordedOrder, facts: OrderFacts, amountMinor: bigint): PastOrder {
  return {
    reservationId: recorded.reservationId,
    customerId: recorded.customerId,
    reference: recorded.order,
    isApproved: recorded.outcome === "reserved",
    isOverridden: recorded.isOverridden,
    isGroupFull: recorded.reasons.includes("over_group_ceiling"),
    decidedOn: recorded.decidedAt.toISOString().slice(0, 10) as PlainDate,
    amountMinor,
    exposureBeforeMinor: recorded.exposureBeforeMinor,
    facts,
    unpaidShare: recorded.unpaidShare,
    settledOn: recorded.settledOn,
  };
}

function usualDays(order: OrderFacts, draft: Draft): number {
  const netDays = order.netDays ?? draft.result.terms.netDays ?? DAYS_NET_UNKNOWN;
  const late = Number(draft.facts.behaviour?.meanDaysLate ?? 0);
  return Math.max(0, Math.ceil(netDays + late));
}
