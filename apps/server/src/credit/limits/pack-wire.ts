import { Type } from "typebox";
import { Amount, Closed, CurrencyCode, DateOn, Instant, Nullable, OneOf } from "#platform/http";
import type { CommitteePack } from "./pack-rules.ts";
import { LIMIT_KINDS } from "./rules.ts";
import { actorText } from "./wire.ts";

const Text = Type.String();
const MaybeText = Nullable(Text);

export const PackBody = Closed(
  {
    merchant: Text,
    on: DateOn,
    customer: Closed({
      id: Text,
      reference: Text,
      name: Text,
      kind: OneOf(["business", "person"]),
      country: MaybeText,
      since: Nullable(DateOn),
      group: MaybeText,
    }),
    currency: CurrencyCode,
    exposure: Nullable(Amount),
    ceiling: Nullable(Amount),
    ageing: Type.Array(
      Closed({
        currency: CurrencyCode,
        buckets: Type.Array(Closed({ label: Text, amount: Amount })),
        open: Amount,
        overdue: Amount,
      }),
    ),
    behaviour: Nullable(
      Closed({
        grade: MaybeText,
        meanDaysLate: MaybeText,
        meanDaysLateLow: MaybeText,
        meanDaysLateHigh: MaybeText,
        trend: Nullable(OneOf(["better", "steady", "worse"])),
        sales12m: Amount,
        returnedPayments12m: Type.Integer(),
        chargebacks12m: Type.Integer(),
        disputes12m: Type.Integer(),
        asOf: DateOn,
      }),
    ),
    bureau: Nullable(
      Closed({
        source: Text,
        riskScore: Nullable(
          Type.Number({ description: "0 will fail, 1000 safest; null is no data, not a score" }),
        ),
        riskClass: Nullable(Type.Number()),
        recommended: Nullable(Amount),
        flags: Type.Array(Text),
        asOf: DateOn,
        ageDays: Type.Integer(),
      }),
    ),
    standing: Nullable(
      Closed({
        evaluatedAt: Instant,
        policyVersion: Type.Integer(),
        segment: Text,
        riskClass: MaybeText,
        limit: Nullable(Amount),
        limitSource: Text,
        scores: Type.Array(
          Closed({
            scorecard: Text,
            role: OneOf(["champion", "challenger"]),
            score: MaybeText,
            reasons: Type.Array(Text),
          }),
        ),
        reasons: Type.Array(Text),
        blocks: Type.Array(Text),
      }),
    ),
    limits: Type.Array(
      Closed({
        kind: OneOf(LIMIT_KINDS),
        amount: Nullable(Amount),
        currency: CurrencyCode,
        startsOn: DateOn,
        expiresOn: Nullable(DateOn),
        cover: Text,
        reason: Text,
      }),
    ),
    secured: Amount,
    collateral: Type.Array(
      Closed({
        description: Text,
        worth: Amount,
        counted: Amount,
        currency: CurrencyCode,
        expiresOn: Nullable(DateOn),
      }),
    ),
    proposal: Nullable(
      Closed({
        id: Text,
        amount: Nullable(Amount),
        currency: CurrencyCode,
        before: Nullable(Amount),
        reason: Text,
        recommendation: MaybeText,
        proposedBy: Text,
        approvalsNeeded: Type.Integer(),
        signatures: Type.Array(Closed({ by: Text, verdict: Text, note: Text })),
      }),
    ),
    recommendation: Closed({
      verdict: OneOf(["support", "look_closer", "decline"]),
      because: Type.Array(Text),
    }),
    history: Type.Array(
      Closed({
        at: Instant,
        kind: OneOf(LIMIT_KINDS),
        amount: Nullable(Amount),
        currency: CurrencyCode,
        reason: Text,
        approvedBy: Type.Array(Text),
      }),
    ),
  },
  { $id: "CommitteePack" },
);

export function packBody(pack: CommitteePack) {
  const { exposure, behaviour, bureau, standing, proposal } = pack;
  return {
    merchant: pack.merchant,
    on: pack.on,
    customer: pack.customer,
    currency: pack.currency,
    exposure: exposure.minor,
    ceiling: exposure.ceilingMinor,
    ageing: pack.ageing.map((part) => ({
      currency: part.currency,
      buckets: part.buckets.map(({ label, minor }) => ({ label, amount: minor })),
      open: part.openMinor,
      overdue: part.overdueMinor,
    })),
    behaviour: behaviour === null ? null : behaviourBody(behaviour),
    bureau:
      bureau === null
        ? null
        : {
            source: bureau.source,
            riskScore: bureau.riskScore,
            riskClass: bureau.riskClass,
            recommended: bureau.recommendedMinor,
            flags: [...bureau.flags],
            asOf: bureau.asOf,
            ageDays: bureau.ageDays,
          },
    standing: standing === null ? null : standingBody(standing),
    limits: pack.limits.map(({ amountMinor, ...limit }) => ({ ...limit, amount: amountMinor })),
    secured: pack.securedMinor,
    collateral: pack.collateral.map(({ worthMinor, countedMinor, ...held }) => ({
      ...held,
      worth: worthMinor,
      counted: countedMinor,
    })),
    proposal: proposal === null ? null : proposalPart(proposal),
    recommendation: { verdict: pack.recommendation.verdict, because: [...pack.recommendation.because] },
    history: pack.history.map(({ amountMinor, approvedBy, ...entry }) => ({
      ...entry,
      amount: amountMinor,
      approvedBy: approvedBy.map(actorText),
    })),
  };
}

function behaviourBody(behaviour: NonNullable<CommitteePack["behaviour"]>) {
  const { grade, meanDaysLate, meanDaysLateLow, meanDaysLateHigh, trend, asOf } = behaviour;
  const { returnedPayments12m, chargebacks12m, disputes12m } = behaviour;
  return {
    grade,
    meanDaysLate,
    meanDaysLateLow,
    meanDaysLateHigh,
    trend,
    sales12m: behaviour.sales12mMinor,
    returnedPayments12m,
    chargebacks12m,
    disputes12m,
    asOf,
  };
}

function standingBody(standing: NonNullable<CommitteePack["standing"]>) {
  const { limitMinor, scores, reasons, blocks, ...rest } = standing;
  return {
    ...rest,
    limit: limitMinor,
    scores: scores.map((score) => ({ ...score, reasons: [...score.reasons] })),
    reasons: [...reasons],
    blocks: [...blocks],
  };
}

function proposalPart(proposal: NonNullable<CommitteePack["proposal"]>) {
  const { amountMinor, beforeMinor, signatures, proposedBy, ...rest } = proposal;
  return {
    ...rest,
    amount: amountMinor,
    before: beforeMinor,
    proposedBy: actorText(proposedBy),
    signatures: signatures.map(({ approver, verdict, note }) => ({ by: actorText(approver), verdict, note })),
  };
}
