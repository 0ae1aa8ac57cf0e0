import { formatId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import { Closed, CurrencyCode, Nullable, OneOf } from "#platform/http";
import { CUSTOMER_EFFECTS } from "./rules.ts";
import type { ChangeRow, SimulationRow } from "./store.ts";

const Count = Type.Integer({ minimum: 0 });
const Minor = Type.Integer();
const Instant = Type.String({ format: "date-time" });
const Id = Type.String();

const Summary = Closed({
  currency: CurrencyCode,
  customers: Count,
  customersChanged: Count,
  customersByEffect: Type.Partial(
    Type.Object(Object.fromEntries(CUSTOMER_EFFECTS.map((effect) => [effect, Count]))),
  ),
  limitsBefore: Minor,
  limitsAfter: Minor,
  exposure: Minor,
  exposureOfChanged: Minor,
  aboveNewCeiling: Minor,
  orders: Count,
  newlyRefused: Count,
  newlyRefusedAmount: Minor,
  newlyApproved: Count,
  newlyApprovedAmount: Minor,
  unpaidAvoided: Minor,
  marginLost: Minor,
  marginGained: Minor,
});

/** A simulation on the wire; amounts are minor units of the summary's currency. */
export const SimulationBody = Closed({
  id: Id,
  policy: Closed({ id: Id, version: Count }),
  against: Closed({ id: Id, version: Count }),
  engineVersion: Type.String(),
  ordersSince: Instant,
  marginPercent: Type.Number(),
  state: OneOf(["waiting", "running", "done", "failed", "cancelled"]),
  progress: Closed({
    customers: Closed({ done: Count, total: Nullable(Count) }),
    orders: Closed({ done: Count, total: Nullable(Count) }),
  }),
  summary: Nullable(Type.Array(Summary)),
  failure: Nullable(Type.String()),
  startedBy: Type.String(),
  createdAt: Instant,
  finishedAt: Nullable(Instant),
});

const BASIS_POINTS_PER_PERCENT = 100;

export function simulationBody(row: SimulationRow): Static<typeof SimulationBody> {
  return {
    id: formatId("sim", row.id),
    policy: { id: formatId("pol", row.policyId), version: row.policyVersion },
    against: { id: formatId("pol", row.againstId), version: row.againstVersion },
    engineVersion: row.engineVersion,
    ordersSince: row.ordersSince.toISOString(),
    marginPercent: row.marginBasisPoints / BASIS_POINTS_PER_PERCENT,
    state: row.state,
    progress: {
      customers: { done: row.customersDone, total: row.customersTotal },
      orders: { done: row.ordersDone, total: row.ordersTotal },
    },
    summary: row.summary?.map(summaryBody) ?? null,
    failure: row.failure,
    startedBy: row.startedBy,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

function summaryBody(sums: NonNullable<SimulationRow["summary"]>[number]): Static<typeof Summary> {
  return {
    currency: sums.currency,
    customers: sums.customers,
    customersChanged: sums.customersChanged,
    customersByEffect: sums.customersByEffect,
    limitsBefore: sums.limitsBeforeMinor,
    limitsAfter: sums.limitsAfterMinor,
    exposure: sums.exposureMinor,
    exposureOfChanged: sums.exposureOfChangedMinor,
    aboveNewCeiling: sums.aboveNewCeilingMinor,
    orders: sums.orders,
    newlyRefused: sums.newlyRefused,
    newlyRefusedAmount: sums.newlyRefusedMinor,
    newlyApproved: sums.newlyApproved,
    newlyApprovedAmount: sums.newlyApprovedMinor,
    unpaidAvoided: sums.unpaidAvoidedMinor,
    marginLost: sums.marginLostMinor,
    marginGained: sums.marginGainedMinor,
  };
}

const Standing = Closed({
  limit: Nullable(Minor),
  ceiling: Nullable(Minor),
  segment: Type.String(),
  riskClass: Nullable(Type.String()),
  netDays: Type.Integer(),
  blocks: Type.Array(Type.String()),
});

/** A customer or an order that would be treated otherwise; amounts in its currency. */
export const ChangeBody = Closed({
  customer: Closed({ id: Id, reference: Type.String(), name: Type.String() }),
  effects: Type.Array(Type.String()),
  currency: CurrencyCode,
  /** The customer's exposure, or the order's amount. */
  stake: Minor,
  before: Nullable(Standing),
  after: Nullable(Standing),
  order: Nullable(
    Closed({
      reference: Type.String(),
      decision: Id,
      decidedOn: Type.String({ format: "date" }),
      unpaidAvoided: Minor,
      marginLost: Minor,
      marginGained: Minor,
      reasons: Type.Array(Type.String()),
    }),
  ),
});

interface StoredStanding {
  readonly limitMinor: number | null;
  readonly ceilingMinor: number | null;
  readonly segment: string;
  readonly riskClass: string | null;
  readonly netDays: number;
  readonly blocks: string[];
}

interface StoredOrder {
  readonly decidedOn: string;
  readonly unpaidAvoidedMinor: number;
  readonly marginLostMinor: number;
  readonly marginGainedMinor: number;
  readonly reasons: readonly { readonly code: string }[];
}

export function changeBody(
  row: ChangeRow,
  customer: { readonly reference: string; readonly name: string },
): Static<typeof ChangeBody> {
  const shared = {
    customer: { id: formatId("cus", row.customerId), ...customer },
    effects: [...row.effects],
    currency: row.currency,
    stake: Number(row.stakeMinor),
  };
  if (row.orderReference === null) {
    const { before, after } = row.details as { before: StoredStanding; after: StoredStanding };
    return { ...shared, before: standingBody(before), after: standingBody(after), order: null };
  }
  const details = row.details as StoredOrder;
  return {
    ...shared,
    before: null,
    after: null,
    order: {
      reference: row.orderReference,
      decision: formatId("dec", row.subjectId),
      decidedOn: details.decidedOn,
      unpaidAvoided: details.unpaidAvoidedMinor,
      marginLost: details.marginLostMinor,
      marginGained: details.marginGainedMinor,
      reasons: [...new Set(details.reasons.map((reason) => reason.code))],
    },
  };
}

function standingBody(stored: StoredStanding): Static<typeof Standing> {
  const { limitMinor, ceilingMinor, ...rest } = stored;
  return { ...rest, limit: limitMinor, ceiling: ceilingMinor };
}
