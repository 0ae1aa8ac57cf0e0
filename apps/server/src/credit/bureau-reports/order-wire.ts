import { formatId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import { Amount, Closed, CurrencyCode, DateOn, Instant, Money, Nullable, OneOf } from "#platform/http";
import type { Pull } from "./pull-store.ts";
import { PULL_REASONS } from "./rules.ts";

export const PullBody = Closed(
  {
    id: Type.String(),
    customerId: Type.String(),
    bureau: Type.String(),
    product: Type.String(),
    reason: OneOf(PULL_REASONS),
    note: Nullable(Type.String()),
    forcedBecause: Nullable(Type.String()),
    permissiblePurpose: Nullable(Type.String()),
    state: OneOf(["reserved", "spent", "free", "unknown"]),
    outcome: Nullable(Type.String()),
    cost: Money,
    actor: Type.String(),
    startedAt: Instant,
    settledAt: Nullable(Instant),
  },
  { $id: "BureauOrder" },
);

export function pullBody(pull: Pull): Static<typeof PullBody> {
  const { bureau, product, reason, note, forcedBecause, permissiblePurpose, state, outcome, actor } = pull;
  return {
    id: formatId("rpt", pull.id),
    customerId: formatId("cus", pull.customerId),
    ...{ bureau, product, reason, note, forcedBecause, permissiblePurpose, state, outcome, actor },
    cost: { amount: pull.costMinor, currency: pull.costCurrency },
    startedAt: pull.startedAt,
    settledAt: pull.settledAt,
  };
}

export const CostsBody = Closed(
  {
    months: Type.Array(
      Closed({
        month: DateOn,
        currency: CurrencyCode,
        reserved: Amount,
        spent: Amount,
        budget: Nullable(Amount),
      }),
    ),
    rows: Type.Array(
      Closed({
        month: DateOn,
        bureau: Type.String(),
        product: Type.String(),
        reason: OneOf(PULL_REASONS),
        state: OneOf(["reserved", "spent", "free", "unknown"]),
        cost: Money,
        reports: Type.Integer(),
      }),
    ),
  },
  { $id: "BureauCosts" },
);
