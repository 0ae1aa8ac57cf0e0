import { formatId } from "@goodterms/kernel";
import { Type } from "typebox";
import { Amount, Closed, CurrencyCode, DateOn, Instant, Nullable, OneOf } from "#platform/http";
import type { AlertRow } from "./alert-store.ts";
import { ALERT_CODES } from "./firing-rules.ts";
import { ACTIONS } from "./proposal-rules.ts";
import { PROPOSAL_STATES, type ProposalRow } from "./proposal-store.ts";
import { type DueReview, REVIEW_OUTCOMES, type ReviewRow } from "./review-store.ts";
import type { WatchRow } from "./watch-store.ts";

/** Whose row it is; names are read for a page at once. */
export const CustomerLabel = Closed(
  { id: Type.String(), reference: Type.String(), name: Type.String() },
  { $id: "MonitoredCustomer" },
);

export type Names = ReadonlyMap<string, { readonly reference: string; readonly name: string }>;

export function customerLabel(names: Names, id: string) {
  const named = names.get(id);
  return { id: formatId("cus", id), reference: named?.reference ?? "", name: named?.name ?? "" };
}

const Parameters = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
);

export const AlertBody = Closed(
  {
    id: Type.String(),
    customer: CustomerLabel,
    code: OneOf(ALERT_CODES),
    severity: OneOf(["info", "attention", "severe"]),
    positive: Type.Boolean(),
    on: DateOn,
    parameters: Parameters,
    raisedAt: Instant,
    state: OneOf(["open", "acknowledged", "passed"]),
    endedAt: Nullable(Instant),
    endedBy: Nullable(Type.String()),
    note: Nullable(Type.String()),
  },
  { $id: "CreditAlert" },
);

export function alertBody(row: AlertRow, names: Names) {
  return {
    id: formatId("alr", row.id),
    customer: customerLabel(names, row.customerId),
    code: row.code,
    severity: row.severity,
    positive: row.isPositive,
    on: row.on,
    parameters: { ...row.data },
    raisedAt: row.raisedAt,
    state: row.ending ?? ("open" as const),
    endedAt: row.endedAt,
    endedBy: row.endedBy,
    note: row.note,
  };
}

export const WatchBody = Closed(
  {
    customer: CustomerLabel,
    source: OneOf(["person", "automatic"]),
    reason: Type.String({ description: "What was written, or the code of the alert of an automatic entry" }),
    ownerId: Nullable(Type.String()),
    until: Nullable(DateOn),
    watchedAt: Instant,
    watchedBy: Type.String(),
  },
  { $id: "WatchedCustomer" },
);

export function watchBody(row: WatchRow, names: Names) {
  return {
    customer: customerLabel(names, row.customerId),
    source: row.source,
    reason: row.reason,
    ownerId: row.ownerId,
    until: row.untilOn,
    watchedAt: row.watchedAt,
    watchedBy: row.watchedBy,
  };
}

export const ReviewBody = Closed(
  {
    id: Type.String(),
    outcome: OneOf(REVIEW_OUTCOMES),
    note: Type.String(),
    dueOn: Nullable(DateOn),
    reviewedOn: DateOn,
    nextOn: Nullable(DateOn),
    reviewedAt: Instant,
    reviewedBy: Type.String(),
  },
  { $id: "AccountReview" },
);

export function reviewBody(row: ReviewRow) {
  return {
    id: formatId("rvw", row.id),
    outcome: row.outcome,
    note: row.note,
    dueOn: row.dueOn,
    reviewedOn: row.reviewedOn,
    nextOn: row.nextOn,
    reviewedAt: row.reviewedAt,
    reviewedBy: row.actor,
  };
}

export const DueReviewBody = Closed(
  {
    customer: CustomerLabel,
    reviewOn: DateOn,
    daysOverdue: Type.Integer({ description: "0 on the day itself; negative while it lies ahead" }),
    riskClass: Nullable(Type.String()),
    grade: Nullable(Type.String()),
    limit: Nullable(Closed({ amount: Amount, currency: CurrencyCode })),
    lastReviewOn: Nullable(DateOn),
  },
  { $id: "DueReview" },
);

export function dueReviewBody(row: DueReview, names: Names, daysOverdue: number) {
  const { limitMinor, limitCurrency } = row;
  return {
    customer: customerLabel(names, row.customerId),
    reviewOn: row.reviewOn,
    daysOverdue,
    riskClass: row.riskClass,
    grade: row.grade,
    limit:
      limitMinor === null || limitCurrency === null ? null : { amount: limitMinor, currency: limitCurrency },
    lastReviewOn: row.lastReviewOn,
  };
}

const GroundBody = Closed({ code: Type.String(), parameters: Parameters }, { $id: "ProposalGround" });

export const ProposalBody = Closed(
  {
    id: Type.String(),
    customer: CustomerLabel,
    action: OneOf(ACTIONS),
    amount: Nullable(Amount),
    currency: Nullable(CurrencyCode),
    reasons: Type.Array(GroundBody),
    effect: GroundBody,
    state: OneOf(PROPOSAL_STATES),
    proposedAt: Instant,
    decidedAt: Nullable(Instant),
    decidedBy: Nullable(Type.String()),
    note: Nullable(Type.String()),
    result: Nullable(
      Type.String({ description: "What accepting it made: a limit, a limit's proposal, a hold" }),
    ),
  },
  { $id: "ActionProposal" },
);

export function proposalBody(row: ProposalRow, names: Names) {
  return {
    id: formatId("prp", row.id),
    customer: customerLabel(names, row.customerId),
    action: row.action,
    amount: row.amountMinor,
    currency: row.currency,
    reasons: row.reasons.map(({ code, parameters }) => ({ code, parameters: { ...parameters } })),
    effect: { code: row.effect.code, parameters: { ...row.effect.parameters } },
    state: row.state,
    proposedAt: row.proposedAt,
    decidedAt: row.decidedAt,
    decidedBy: row.decidedBy,
    note: row.note,
    result: row.resultId,
  };
}
