import { addMonths, type PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { type AccountLevel, readAccountLevels, readPaymentHistories } from "#receivables";
import { type Behaviour, measureBehaviour, windowStart } from "./behaviour-rules.ts";
import {
  type BehaviourRow,
  type CreditAccountRow,
  selectBehaviours,
  selectCreditAccounts,
} from "./behaviour-store.ts";
import type { TriggerState } from "./firing-rules.ts";
import type { Neighbours, PolicyPart } from "./neighbours.ts";
import { lockTriggerStates } from "./trigger-state-store.ts";
import { selectPeaks } from "./utilization-store.ts";

const MONTHS_OF_PEAK = 12;

/** Whose payments are measured anew, and who is only looked at with what was measured before. */
export interface Looks {
  readonly measure: readonly string[];
  readonly look: readonly string[];
}

/** What is known of some customers at one moment. */
export interface Gathered {
  readonly today: PlainDate;
  readonly policy: PolicyPart;
  readonly levels: ReadonlyMap<string, AccountLevel>;
  readonly accounts: ReadonlyMap<string, CreditAccountRow>;
  readonly previous: ReadonlyMap<string, BehaviourRow>;
  readonly measured: ReadonlyMap<string, Behaviour>;
  readonly states: ReadonlyMap<string, TriggerState>;
  readonly peaks: ReadonlyMap<string, bigint>;
  readonly bureauAlerts: Awaited<ReturnType<Neighbours["bureauAlerts"]>>;
  readonly expiries: Awaited<ReturnType<Neighbours["expiries"]>>;
}

/** Reads all that monitoring decides from; the trigger states are locked until the transaction ends. */
export async function gatherStandings(ctx: Context, looks: Looks, neighbours: Neighbours): Promise<Gathered> {
  const ids = [...new Set([...looks.measure, ...looks.look])].sort();
  const today = await neighbours.today(ctx);
  const policy = await neighbours.policyPart(ctx);
  const states = await lockTriggerStates(ctx, ids);
  const accounts = await selectCreditAccounts(ctx, ids);
  const histories = await readPaymentHistories(ctx, looks.measure, { from: windowStart(today), today });
  const levels = new Map([...histories.values()].map(({ account }) => [account.id, account]));
  for (const level of await readAccountLevels(
    ctx,
    ids.filter((id) => !levels.has(id)),
  ))
    levels.set(level.id, level);
  const measured = new Map(
    [...histories].map(([id, history]) => [
      id,
      measureBehaviour(history, policy.monitoring, today, graceOf(accounts.get(id), policy)),
    ]),
  );
  return {
    today,
    policy,
    levels,
    accounts,
    previous: await selectBehaviours(ctx, ids),
    measured,
    states,
    peaks: await selectPeaks(
      ctx,
      [...levels.values()].map(({ id, currency }) => ({ customerId: id, currency })),
      addMonths(today, -MONTHS_OF_PEAK),
    ),
    bureauAlerts: await neighbours.bureauAlerts(ctx, ids),
    expiries: await neighbours.expiries(ctx, ids, today),
  };
}

/** A grace of the customer's own, or the policy's. */
export function graceOf(account: CreditAccountRow | undefined, policy: PolicyPart): number {
  return account === undefined || account.graceDays === 0 ? policy.graceDays : account.graceDays;
}
