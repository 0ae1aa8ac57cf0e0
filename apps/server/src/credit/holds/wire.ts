import { formatId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import type { Context } from "#platform/db";
import { Amount, Closed, CurrencyCode, DateOn, Instant, Nullable, OneOf } from "#platform/http";
import { resolveCustomerIds } from "#receivables";
import { readExplanation } from "../decisions/read-explanation.ts";
import { CureBody, explanationBody, ReasonBody } from "../decisions/wire.ts";
import { decode } from "../evaluations/codec.ts";
import { CHECKPOINTS } from "../evaluations/outcome.ts";
import type { AccountHoldRow } from "./account-hold-store.ts";
import { HOLD_ACTIONS, type HoldActionRow } from "./action-store.ts";
import { SUGGESTIONS, type Suggestion } from "./rules.ts";
import { HOLD_STATES, type HoldRow } from "./store.ts";

const PartyBody = Closed({ id: Type.String(), reference: Type.String(), name: Type.String() });

export const HoldBody = Closed(
  {
    id: Type.String(),
    order: Type.String(),
    customer: PartyBody,
    payer: PartyBody,
    state: OneOf(HOLD_STATES),
    outcome: OneOf(["referred", "declined"]),
    checkpoint: OneOf(CHECKPOINTS),
    amount: Amount,
    currency: CurrencyCode,
    account: Closed({
      currency: CurrencyCode,
      amount: Nullable(Amount),
      over: Amount,
      overdue: Amount,
      oldestOverdueDays: Type.Integer(),
    }),
    segment: Nullable(Type.String()),
    riskClass: Nullable(Type.String()),
    score: Nullable(Type.String()),
    reasons: Type.Array(ReasonBody),
    cures: Type.Array(CureBody),
    suggestion: Closed({ action: OneOf(SUGGESTIONS), why: Type.String() }),
    decision: Type.String(),
    evaluation: Nullable(Type.String()),
    owner: Nullable(Type.String()),
    dueAt: Instant,
    isLate: Type.Boolean({ description: "Open, and past the time within which the policy wants it decided" }),
    release: Nullable(Closed({ kind: OneOf(["soft", "firm"]), reasons: Type.Array(Type.String()) })),
    createdAt: Instant,
    closedAt: Nullable(Instant),
    closedBy: Nullable(Type.String()),
    version: Amount,
  },
  { $id: "OrderHold" },
);

/** Holds as the API shows them, with the names of their customers. */
export async function holdBodies(
  ctx: Context,
  holds: readonly HoldRow[],
): Promise<Static<typeof HoldBody>[]> {
  const ids = [...new Set(holds.flatMap((hold) => [hold.customerId, hold.payerId]))];
  const customers = await resolveCustomerIds(ctx, ids);
  const party = (id: string) => ({
    id: formatId("cus", id),
    reference: customers.get(id)?.reference ?? "",
    name: customers.get(id)?.name ?? "",
  });
  return holds.map((hold) => ({
    id: formatId("hld", hold.id),
    order: hold.orderReference,
    customer: party(hold.customerId),
    payer: party(hold.payerId),
    state: hold.state,
    outcome: hold.outcome,
    checkpoint: hold.checkpoint,
    amount: hold.amountMinor,
    currency: hold.currency,
    account: {
      currency: hold.accountCurrency,
      amount: hold.accountAmountMinor,
      over: hold.overMinor,
      overdue: hold.overdueMinor,
      oldestOverdueDays: hold.oldestOverdueDays,
    },
    segment: hold.segment,
    riskClass: hold.riskClass,
    score: hold.score,
    ...explanationBody(readExplanation(hold)),
    suggestion: decode(hold.suggestion) as { action: Suggestion; why: string },
    decision: formatId("dec", hold.reservationId),
    evaluation: hold.evaluationId === null ? null : formatId("evl", hold.evaluationId),
    owner: hold.ownerId === null ? null : formatId("usr", hold.ownerId),
    dueAt: hold.dueAt,
    isLate: hold.state === "open" && hold.dueAt <= ctx.now,
    release:
      hold.releaseKind === null ? null : { kind: hold.releaseKind, reasons: [...hold.releasedReasons] },
    createdAt: hold.createdAt,
    closedAt: hold.closedAt,
    closedBy: hold.closedBy,
    version: hold.version,
  }));
}

export const ActionBody = Closed({
  action: OneOf(HOLD_ACTIONS),
  reason: Type.String(),
  kind: Nullable(OneOf(["soft", "firm"])),
  lines: Nullable(Type.Array(Closed({ line: Type.Integer(), reason: Type.String() }))),
  over: Nullable(Amount),
  currency: Nullable(Type.String()),
  authority: Nullable(Amount),
  actor: Type.String(),
  at: Instant,
});

export function actionBody(action: HoldActionRow): Static<typeof ActionBody> {
  return {
    action: action.action,
    reason: action.reason,
    kind: action.releaseKind,
    lines: action.lineReasons === null ? null : action.lineReasons.map((line) => ({ ...line })),
    over: action.overMinor,
    currency: action.currency,
    authority: action.authorityMinor,
    actor: action.actor,
    at: action.actedAt,
  };
}

export const AccountHoldBody = Closed(
  {
    id: Type.String(),
    customer: Type.String(),
    code: Type.String(),
    note: Type.String(),
    until: Nullable(DateOn),
    putAt: Instant,
    putBy: Type.String(),
    liftedAt: Nullable(Instant),
    liftedBy: Nullable(Type.String()),
    liftReason: Nullable(Type.String()),
  },
  { $id: "AccountHold" },
);

export function accountHoldBody(hold: AccountHoldRow): Static<typeof AccountHoldBody> {
  const { id, customerId, untilOn, ...rest } = hold;
  return { id: formatId("hld", id), customer: formatId("cus", customerId), until: untilOn, ...rest };
}
