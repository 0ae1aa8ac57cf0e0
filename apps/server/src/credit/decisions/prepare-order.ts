import { instantAtStartOfDay } from "@goodterms/kernel";
import type { Caller, Context, Database } from "#platform/db";
import { inMerchant } from "#platform/db";
import { listReservations, type ReserveCall, readRates } from "#receivables";
import { encode } from "../evaluations/codec.ts";
import type { FreshEvaluation } from "../evaluations/evaluate-customers.ts";
import { merchantDay } from "../evaluations/gather-facts.ts";
import type { Checkpoint, OrderFacts, OrderRuling } from "../evaluations/outcome.ts";
import {
  budgetWindowsOf,
  evaluateWithoutHorizon,
  judgeOrder,
  type ReadyPolicy,
  windowStart,
} from "./neighbours.ts";
import { type OrderContent, orderFacts, orderHash } from "./order-content.ts";
import { checkpointTerms, creditMinor, type PolicyEngine } from "./rules.ts";
import type { Standing } from "./standings.ts";

const HOUR_MS = 3_600_000;
const RESERVATIONS_PER_READ = 500;
/** Of the customer itself, where another pays: whoever may buy nothing may not do so on somebody else's limit. */
const FORBIDDING = new Set(["on_hold", "suspended", "closed"]);

/** An order as the ledger is asked about it, with everything the answer will be explained from. */
export interface PreparedOrder {
  readonly standing: Standing;
  readonly evaluation: FreshEvaluation;
  readonly facts: OrderFacts;
  readonly ruling: OrderRuling;
  readonly call: ReserveCall;
}

/** How the ledger is to be asked. */
export interface Asking {
  readonly mode: "reserve" | "check";
  readonly checkpoint: Checkpoint;
  readonly isFinal: boolean;
  readonly isAgain: boolean;
  /** Reasons that a person released firmly, or for this one time. */
  readonly liftedReasons: readonly string[];
  readonly overrideReason: string | null;
}

/** A policy as the pure rules use it. */
export function engineOf(policy: Pick<ReadyPolicy, "compiled">): PolicyEngine {
  return {
    evaluate: (facts) => evaluateWithoutHorizon(policy.compiled, facts),
    judgeOrder: (facts, result, order) => judgeOrder(policy.compiled, facts, result, order),
  };
}

/** What must be read for an order beyond the standing: nothing, for most. */
export interface OrderExtras {
  readonly rate: string | null;
  readonly spent: OrderFacts["spent"];
}

/** Whether an order needs a rate or what was spent in a window; nothing is read where it does not. */
export function needsExtras(order: OrderContent, standing: Standing): boolean {
  return order.currency !== standing.payer.currency || budgetWindowsOf(standing.policy.compiled).length > 0;
}

export async function readExtras(
  ctx: Context,
  order: OrderContent,
  standing: Standing,
): Promise<OrderExtras> {
  const { today, timeZone } = await merchantDay(ctx);
  const { currency } = standing.payer;
  const rates = order.currency === currency ? null : await readRates(ctx, [order.currency, currency]);
  const windows = budgetWindowsOf(standing.policy.compiled);
  const spent: Partial<Record<(typeof windows)[number], bigint>> = {};
  for (const window of windows) {
    const since = instantAtStartOfDay(windowStart(window, today), timeZone);
    spent[window] = await spentSince(ctx, standing.payer.id, since, order.reference);
  }
  return {
    rate: rates?.(order.currency, currency, today) ?? null,
    spent: windows.length === 0 ? undefined : spent,
  };
}

/** What was approved for a customer since an instant, less what was let go, in the account's currency. */
async function spentSince(ctx: Context, customerId: string, since: Date, except: string): Promise<bigint> {
  let total = 0n;
  let beforeId: string | undefined;
  for (;;) {
    const rows = await listReservations(ctx, {
      customerId,
      outcome: "reserved",
      since,
      rowsMax: RESERVATIONS_PER_READ,
      ...(beforeId !== undefined && { beforeId }),
    });
    for (const row of rows) {
      if (row.orderReference === except || row.mode === "check") continue;
      const takenMinor = row.exposureAfterMinor - row.exposureBeforeMinor;
      total += (takenMinor * (row.amountMinor - row.releasedMinor)) / row.amountMinor;
    }
    beforeId = rows.at(-1)?.id;
    if (rows.length < RESERVATIONS_PER_READ || beforeId === undefined) return total;
  }
}

/** The same in a transaction of its own, and only where something is to be read. */
export async function findExtras(
  database: Database,
  caller: Caller,
  order: OrderContent,
  standing: Standing,
): Promise<OrderExtras> {
  if (!needsExtras(order, standing)) return { rate: null, spent: undefined };
  return inMerchant(database, caller, (ctx) => readExtras(ctx, order, standing));
}

/** Judges an order by the payer's evaluation and puts the question to the ledger into words. Pure. */
export function prepareOrder(
  now: Date,
  order: OrderContent,
  standing: Standing,
  evaluation: FreshEvaluation,
  extras: OrderExtras,
  asking: Asking,
): PreparedOrder {
  const { policy, payer, customer, status } = standing;
  const facts = orderFacts(order, {
    checkpoint: asking.checkpoint,
    document: policy.document,
    accountCurrency: payer.currency,
    soldToId: customer.id === payer.id ? undefined : customer.id,
    ...extras,
  });
  const ruling = judgeOrder(policy.compiled, evaluation.facts, evaluation.result, facts);
  const terms = checkpointTerms(evaluation.result, ruling, facts);
  const isForbidden = customer.id !== payer.id && FORBIDDING.has(status);
  const call: ReserveCall = {
    customerId: payer.id,
    order: order.reference,
    contentHash: orderHash(order, customer.id, payer.id),
    mode: asking.mode,
    checkpoint: asking.checkpoint,
    currency: order.currency,
    amountMinor: creditMinor(order),
    expiresAt: expiryOf(now, order, ruling),
    orderBlocks: isForbidden ? [...terms.orderBlocks, `account_${status}`] : terms.orderBlocks,
    extraMinor: terms.extraMinor,
    expectedEvaluationId: evaluation.id,
    liftedReasons: [...terms.lifted, ...asking.liftedReasons],
    isFinal: asking.isFinal,
    isAgain: asking.isAgain,
    overrideReason: asking.overrideReason,
    facts: encode(facts),
  };
  return { standing, evaluation, facts, ruling, call };
}

/** An approval holds for as long as the policy says, counted from the last delivery where the lines name days. */
function expiryOf(now: Date, order: OrderContent, ruling: OrderRuling): Date {
  const last = order.lines.reduce(
    (latest, { deliverOn }) => (deliverOn !== null && deliverOn > latest ? deliverOn : latest),
    "",
  );
  const deliveredMs = last === "" ? 0 : Date.parse(`${last}T00:00:00Z`);
  return new Date(Math.max(now.getTime(), deliveredMs) + ruling.holdsForHours * HOUR_MS);
}
