import { addDays, type PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { type AccountLevel, markStale } from "#receivables";
import { passUtilizationAlerts } from "./acknowledge-alert.ts";
import { type AlertRow, type CustomerFiring, insertAlerts } from "./alert-store.ts";
import { announceAlerts } from "./announce-alerts.ts";
import type { Behaviour } from "./behaviour-rules.ts";
import { type CreditAccountRow, upsertBehaviours } from "./behaviour-store.ts";
import { good, type TriggerState } from "./firing-rules.ts";
import { type Gathered, gatherStandings, type Looks } from "./gather-standings.ts";
import { keepProposals } from "./keep-proposals.ts";
import type { Neighbours } from "./neighbours.ts";
import { type ProposalFacts, propose } from "./proposal-rules.ts";
import { standingSince } from "./read-alert-facts.ts";
import { fireTriggers, LOW_FOR_DAYS } from "./trigger-rules.ts";
import { type LookedAt, upsertTriggerStates } from "./trigger-state-store.ts";
import { type UtilizationDay, upsertUtilization } from "./utilization-store.ts";
import { watchAutomatically } from "./watch-customer.ts";

const BASIS_POINTS = 10_000n;
const UTILIZATION_MAX = 1_000_000n;

/**
 * Looks at customers, some hundred at a time: measures how they pay, fires what has come about, keeps proposals, marks
 * ceilings stale where the policy may now say otherwise. Looking twice changes nothing. Returns the alerts it raised.
 */
export async function monitorCustomers(
  ctx: Context,
  looks: Looks,
  neighbours: Neighbours,
): Promise<AlertRow[]> {
  const gathered = await gatherStandings(ctx, looks, neighbours);

  const decided = [...gathered.levels.values()].map((level) => decide(level, gathered));

  await upsertBehaviours(
    ctx,
    decided.flatMap(({ level, measured }) =>
      measured === undefined
        ? []
        : [{ customerId: level.id, accountVersion: level.version, behaviour: measured }],
    ),
  );
  await upsertUtilization(
    ctx,
    decided.flatMap(({ used }) => (used === null ? [] : [used])),
  );
  await upsertTriggerStates(
    ctx,
    decided.map(({ looked }) => looked),
    gathered.today,
  );
  const raised = await insertAlerts(
    ctx,
    decided.flatMap(({ fired }) => fired),
    gathered.today,
  );
  await announceAlerts(ctx, raised);
  await passUtilizationAlerts(
    ctx,
    decided.flatMap(({ cleared }) => cleared),
    standingSince(ctx),
  );
  await watchAutomatically(ctx, raised, gathered.today);
  await keepProposals(
    ctx,
    decided.flatMap(({ level, proposals, measured }) =>
      measured === undefined ? [] : [{ customerId: level.id, currency: level.currency, proposals }],
    ),
  );
  await markMoved(ctx, decided, raised, gathered);
  return raised;
}

interface Decided {
  readonly level: AccountLevel;
  readonly measured: Behaviour | undefined;
  readonly used: UtilizationDay | null;
  readonly looked: LookedAt;
  /** Thresholds that may fire again: their alerts have passed. */
  readonly cleared: readonly { readonly customerId: string; readonly percents: readonly number[] }[];
  readonly fired: readonly CustomerFiring[];
  readonly proposals: ReturnType<typeof propose>;
}

function decide(level: AccountLevel, gathered: Gathered): Decided {
  const { today, policy } = gathered;
  const account = gathered.accounts.get(level.id);
  const measured = gathered.measured.get(level.id);
  const previous = gathered.previous.get(level.id);
  const limitMinor = limitOf(level, account);
  const utilization = utilizationOf(level.exposureMinor, limitMinor);
  const { firings, state } = fireTriggers(
    gathered.states.get(level.id) ?? null,
    {
      utilization,
      accountVersion: level.version,
      isOverdue: (measured?.overdueItems ?? previous?.overdueItems ?? 0) > 0,
      grade: measured === undefined ? (previous?.grade ?? null) : measured.grade,
      score: account?.score ?? null,
      riskClass: account?.riskClass ?? null,
      riskClasses: policy.riskClasses,
      change: measured === undefined ? (previous?.details.change ?? null) : measured.change,
      bureauAlerts: gathered.bureauAlerts.get(level.id) ?? [],
      expiries: gathered.expiries.get(level.id) ?? [],
    },
    policy.monitoring,
    today,
  );
  const facts =
    measured === undefined
      ? null
      : proposalFacts(level, measured, { limitMinor, utilization, state, gathered });
  const proposals = facts === null ? [] : propose(facts, policy.monitoring);
  const raise = proposals.find(({ action }) => action === "raise_limit");
  const recommended =
    raise === undefined
      ? []
      : [
          good("raise_recommended", `raise:${limitMinor}:${raise.amountMinor}`, {
            limitMinor,
            proposedMinor: raise.amountMinor,
          }),
        ];
  const firedBefore = gathered.states.get(level.id)?.firedThresholds ?? [];
  const percents = firedBefore.filter((percent) => !state.firedThresholds.includes(percent));
  return {
    level,
    measured,
    used: usedOf(level, limitMinor, today),
    looked: { customerId: level.id, accountVersion: level.version, state },
    cleared: percents.length === 0 ? [] : [{ customerId: level.id, percents }],
    fired: [...firings, ...recommended].map((firing) => ({ customerId: level.id, firing })),
    proposals,
  };
}

/** The limit of the last evaluation where it is in the account's currency, else the ceiling the ledger guards. */
function limitOf(level: AccountLevel, account: CreditAccountRow | undefined): bigint | null {
  return account !== undefined && account.limitMinor !== null && account.limitCurrency === level.currency
    ? account.limitMinor
    : level.ceilingMinor;
}

/** Hundredths of a per cent, rounded down; what nobody owes uses nothing. Null without a limit, or under one of nothing. */
function utilizationOf(exposureMinor: bigint | null, limitMinor: bigint | null): number | null {
  if (exposureMinor === null || limitMinor === null || limitMinor <= 0n) return null;
  const share = exposureMinor <= 0n ? 0n : (exposureMinor * BASIS_POINTS) / limitMinor;
  return Number(share < UTILIZATION_MAX ? share : UTILIZATION_MAX);
}

function usedOf(level: AccountLevel, limitMinor: bigint | null, today: PlainDate): UtilizationDay | null {
  if (limitMinor === null || level.exposureMinor === null) return null;
  return {
    customerId: level.id,
    day: today,
    currency: level.currency,
    limitMinor,
    highestMinor: level.exposureMinor,
    lastMinor: level.exposureMinor,
  };
}

function proposalFacts(
  level: AccountLevel,
  behaviour: Behaviour,
  given: {
    readonly limitMinor: bigint | null;
    readonly utilization: number | null;
    readonly state: TriggerState;
    readonly gathered: Gathered;
  },
): ProposalFacts {
  const { limitMinor, utilization, state, gathered } = given;
  const { exposureMinor } = level;
  const peak = gathered.peaks.get(level.id) ?? null;
  return {
    behaviour,
    utilization,
    exposureMinor,
    limitMinor,
    peakMinor: peak === null || (exposureMinor !== null && exposureMinor > peak) ? exposureMinor : peak,
    isLowForLong: state.lowSince !== null && state.lowSince <= addDays(gathered.today, -LOW_FOR_DAYS),
    canOrder: (gathered.accounts.get(level.id)?.status ?? "active") === "active",
  };
}

/** Whose standing may now be another: something that is no good news was raised, or grade or trend have moved. */
async function markMoved(
  ctx: Context,
  decided: readonly Decided[],
  raised: readonly AlertRow[],
  gathered: Gathered,
): Promise<void> {
  const alarmed = new Set(raised.filter((alert) => !alert.isPositive).map((alert) => alert.customerId));
  const moved = decided.filter(({ level, measured }) => {
    if (gathered.accounts.get(level.id)?.isEvaluated !== true) return false;
    const previous = gathered.previous.get(level.id);
    const isGradeMoved =
      measured !== undefined &&
      (measured.grade !== (previous?.grade ?? null) ||
        (measured.trend?.direction ?? null) !== (previous?.trend ?? null));
    return isGradeMoved || alarmed.has(level.id);
  });
  if (moved.length > 0)
    await markStale(
      ctx,
      moved.map(({ level }) => level.id),
      "payer_behaviour_moved",
    );
}
