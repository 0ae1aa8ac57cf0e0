import { addMonths } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { findCustomer, readPaymentHistories } from "#receivables";
import { refuse } from "../refusals.ts";
import { type Behaviour, measureBehaviour, windowStart } from "./behaviour-rules.ts";
import { selectCreditAccounts } from "./behaviour-store.ts";
import { graceOf } from "./gather-standings.ts";
import type { Neighbours, PolicyPart } from "./neighbours.ts";
import { type ReviewRow, selectReviews } from "./review-store.ts";
import { selectUtilization, type UtilizationDay } from "./utilization-store.ts";
import { selectWatches, type WatchRow } from "./watch-store.ts";

const MONTHS_OF_UTILIZATION = 24;
const REVIEWS_SHOWN = 10;

/** All that is shown of how a customer pays and is watched. */
export interface BehaviourView {
  readonly customerId: string;
  readonly behaviour: Behaviour;
  readonly policy: PolicyPart;
  readonly utilization: readonly UtilizationDay[];
  readonly watch: WatchRow | null;
  readonly reviews: readonly ReviewRow[];
}

/** How a customer pays at this moment, measured on the spot from the book. @throws Refusal not_found. */
export async function readBehaviour(
  ctx: Context,
  customer: string,
  neighbours: Neighbours,
): Promise<BehaviourView> {
  const { id } = await findCustomer(ctx, customer);
  const today = await neighbours.today(ctx);
  const policy = await neighbours.policyPart(ctx);
  const history = (await readPaymentHistories(ctx, [id], { from: windowStart(today), today })).get(id);
  if (history === undefined) throw refuse("not_found", `There is no account of ${customer}.`);
  const account = (await selectCreditAccounts(ctx, [id])).get(id);
  return {
    customerId: id,
    behaviour: measureBehaviour(history, policy.monitoring, today, graceOf(account, policy)),
    policy,
    utilization: await selectUtilization(ctx, id, addMonths(today, -MONTHS_OF_UTILIZATION)),
    watch: (await selectWatches(ctx, [id], today)).get(id) ?? null,
    reviews: await selectReviews(ctx, id, REVIEWS_SHOWN),
  };
}
