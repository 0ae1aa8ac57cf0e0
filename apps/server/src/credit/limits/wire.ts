import { formatId, type PlainDate } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import {
  Amount,
  Closed,
  CurrencyCode,
  DateOn,
  Instant,
  Money,
  MoneyInput,
  Nullable,
  OneOf,
} from "#platform/http";
import { NOTICE_REASONS } from "../notices/reason-words.ts";
import { COLLATERAL_KINDS, type Collateral, securedMinor } from "./collateral-rules.ts";
import { type GivenSignature, type LimitProposal, PROPOSAL_STATES } from "./proposal-store.ts";
import {
  EXTENSION_DAYS_MAX,
  type Insurance,
  LIMIT_KINDS,
  type LimitVersion,
  NAME_LENGTH_MAX,
  REASON_LENGTH_MAX,
} from "./rules.ts";
import type { LimitOrder } from "./set-limit.ts";

const NO_ZERO = "^[^\\u0000]*$";
const REASONS_MAX = 4;
export const ReasonText = Type.String({ minLength: 1, maxLength: REASON_LENGTH_MAX, pattern: NO_ZERO });
export const NoteText = Type.String({ maxLength: REASON_LENGTH_MAX, pattern: NO_ZERO });
export const NameText = Type.String({ minLength: 1, maxLength: NAME_LENGTH_MAX, pattern: NO_ZERO });
const Days = Type.Integer({ minimum: 0, maximum: EXTENSION_DAYS_MAX });
const Percent = Type.String({
  pattern: "^[0-9]{1,3}(\\.[0-9]{1,4})?$",
  description: "In per cent, exact decimal",
});

const InsuranceInput = Closed({
  policyNumber: NameText,
  insurer: NameText,
  insuredPercent: Percent,
  maximumExtensionDays: Type.Optional(Nullable(Days)),
  overdueReportDays: Type.Optional(Nullable(Days)),
  stopShipmentDays: Type.Optional(Nullable(Days)),
});

export const LimitPut = Closed({
  limit: Nullable(MoneyInput),
  kind: Type.Optional(OneOf(LIMIT_KINDS, { default: "manual" })),
  reason: ReasonText,
  startsOn: Type.Optional(DateOn),
  expiresOn: Type.Optional(Nullable(DateOn)),
  insurance: Type.Optional(Nullable(InsuranceInput)),
  guarantor: Type.Optional(Nullable(NameText)),
  reasonCodes: Type.Optional(
    Type.Array(OneOf(NOTICE_REASONS), {
      maxItems: REASONS_MAX,
      description: "Principal reasons as the customer may be told them, should the law want a notice",
    }),
  ),
});

export const GroupLimitPut = Closed({
  limit: Nullable(MoneyInput),
  reason: ReasonText,
  startsOn: Type.Optional(DateOn),
  expiresOn: Type.Optional(Nullable(DateOn)),
});

/** What a PUT asks for, in the verb's form. */
export function limitOrder(body: Static<typeof LimitPut>): LimitOrder {
  const { limit, insurance, guarantor } = body;
  return {
    limit: limit === null ? null : { amountMinor: BigInt(limit.amount), currency: limit.currency },
    kind: body.kind ?? "manual",
    reason: body.reason,
    startsOn: body.startsOn ?? null,
    expiresOn: body.expiresOn ?? null,
    insurance: insurance == null ? null : readInsuranceInput(insurance),
    guarantor: guarantor ?? null,
    reasonCodes: body.reasonCodes ?? [],
  };
}

function readInsuranceInput(input: Static<typeof InsuranceInput>): Insurance {
  return {
    policyNumber: input.policyNumber,
    insurer: input.insurer,
    insuredPercent: input.insuredPercent,
    maximumExtensionDays: input.maximumExtensionDays ?? null,
    overdueReportDays: input.overdueReportDays ?? null,
    stopShipmentDays: input.stopShipmentDays ?? null,
  };
}

const InsuranceBody = Closed({
  policyNumber: Type.String(),
  insurer: Type.String(),
  insuredPercent: Type.String(),
  maximumExtensionDays: Nullable(Type.Integer()),
  overdueReportDays: Nullable(Type.Integer()),
  stopShipmentDays: Nullable(Type.Integer()),
});

export const LimitBody = Closed(
  {
    id: Type.String(),
    kind: OneOf(LIMIT_KINDS),
    limit: Nullable(Money),
    state: OneOf(["standing", "ahead", "expired", "taken_away"]),
    startsOn: DateOn,
    expiresOn: Nullable(DateOn),
    insurance: Nullable(InsuranceBody),
    guarantor: Nullable(Type.String()),
    reason: Type.String(),
    proposedBy: Type.String(),
    approvedBy: Type.Array(Type.String()),
    version: Type.Integer(),
    setAt: Instant,
  },
  {
    $id: "Limit",
    description: "Null limit: none. Zero: prepay. `expiresOn` is the last day on which it holds.",
  },
);

export function limitBody(version: LimitVersion, today: PlainDate) {
  const { insurance, guarantor } = version.terms;
  return {
    id: formatId("lim", version.id),
    kind: version.kind,
    limit: version.amountMinor === null ? null : { amount: version.amountMinor, currency: version.currency },
    state: stateOf(version, today),
    startsOn: version.startsOn,
    expiresOn: version.expiresOn,
    insurance: insurance ?? null,
    guarantor: guarantor ?? null,
    reason: version.reason,
    proposedBy: actorText(version.proposedBy),
    approvedBy: version.approvedBy.map(actorText),
    version: version.version,
    setAt: version.setAt,
  };
}

function stateOf(version: LimitVersion, today: PlainDate): "standing" | "ahead" | "expired" | "taken_away" {
  if (version.startsOn > today) return "ahead";
  if (version.amountMinor === null) return "taken_away";
  return version.expiresOn !== null && version.expiresOn < today ? "expired" : "standing";
}

const ACTOR_UUID = /^(user|key):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** Who did it, as /v1/people and /v1/keys name them. */
export function actorText(actor: string): string {
  const [, kind, uuid] = ACTOR_UUID.exec(actor) ?? [];
  if (uuid === undefined) return actor;
  return formatId(kind === "key" ? "key" : "usr", uuid);
}

/** What a holder's limits come to at this moment. */
export const LimitsBody = Closed(
  {
    holder: OneOf(["customer", "group"]),
    id: Type.String(),
    reference: Type.String(),
    currency: CurrencyCode,
    ceiling: Nullable(Amount),
    exposure: Nullable(Amount),
    limits: Type.Array(LimitBody),
    changed: Type.Boolean({ description: "Whether this call has set something" }),
  },
  {
    $id: "Limits",
    description: "Amounts in the account's currency. Null ceiling: nothing can be bought on account.",
  },
);

const SignatureBody = Closed({
  by: Type.String(),
  verdict: OneOf(["approved", "rejected", "withdrawn"]),
  note: Type.String(),
  at: Instant,
});

export function signatureBody(given: GivenSignature) {
  return { by: actorText(given.approver), verdict: given.verdict, note: given.note, at: given.givenAt };
}

export const ProposalBody = Closed(
  {
    id: Type.String(),
    holder: OneOf(["customer", "group"]),
    holderId: Type.String(),
    kind: OneOf(LIMIT_KINDS),
    limit: Nullable(Money),
    before: Nullable(Money),
    reason: Type.String(),
    startsOn: DateOn,
    expiresOn: Nullable(DateOn),
    source: OneOf(["person", "monitoring", "application", "review"]),
    recommendation: Nullable(Type.String()),
    state: OneOf(PROPOSAL_STATES),
    approvalsNeeded: Type.Integer(),
    signatures: Type.Array(SignatureBody),
    proposedBy: Type.String(),
    proposedAt: Instant,
    decidedAt: Nullable(Instant),
    version: Amount,
  },
  { $id: "LimitProposal" },
);

export function proposalBody(proposal: LimitProposal, signatures: readonly GivenSignature[]) {
  const { beforeMinor, beforeCurrency, amountMinor, currency, request } = proposal;
  return {
    id: formatId("prp", proposal.id),
    holder: proposal.holder,
    holderId: formatId(proposal.holder === "group" ? "grp" : "cus", proposal.holderId),
    kind: proposal.kind,
    limit: amountMinor === null ? null : { amount: amountMinor, currency },
    before:
      beforeMinor === null || beforeCurrency === null
        ? null
        : { amount: beforeMinor, currency: beforeCurrency },
    reason: request.reason,
    startsOn: request.startsOn as PlainDate,
    expiresOn: request.expiresOn as PlainDate | null,
    source: proposal.source,
    recommendation: proposal.recommendation,
    state: proposal.state,
    approvalsNeeded: proposal.approvalsNeeded,
    signatures: signatures.filter((given) => given.subjectId === proposal.id).map(signatureBody),
    proposedBy: actorText(proposal.proposedBy),
    proposedAt: proposal.proposedAt,
    decidedAt: proposal.decidedAt,
    version: proposal.version,
  };
}

/** Who signed what, in the order it was given. */
export const Signatures = Type.Array(SignatureBody);

export const CollateralInputBody = Closed({
  kind: OneOf(COLLATERAL_KINDS),
  description: NameText,
  worth: MoneyInput,
  haircutPercent: Percent,
  startsOn: Type.Optional(DateOn),
  expiresOn: Type.Optional(Nullable(DateOn)),
  reason: ReasonText,
});

export const CollateralBody = Closed(
  {
    id: Type.String(),
    customerId: Type.String(),
    kind: OneOf(COLLATERAL_KINDS),
    description: Type.String(),
    worth: Money,
    haircutPercent: Type.String(),
    counted: Money,
    startsOn: DateOn,
    expiresOn: Nullable(DateOn),
    reason: Type.String(),
    version: Type.Integer(),
    setBy: Type.String(),
    setAt: Instant,
  },
  { $id: "Collateral" },
);

export function collateralBody(held: Collateral) {
  const { currency } = held;
  return {
    id: formatId("col", held.id),
    customerId: formatId("cus", held.customerId),
    kind: held.kind,
    description: held.description,
    worth: { amount: held.worthMinor, currency },
    haircutPercent: held.haircutPercent,
    counted: { amount: securedMinor(held.worthMinor, held.haircutPercent), currency },
    startsOn: held.startsOn,
    expiresOn: held.expiresOn,
    reason: held.reason,
    version: held.version,
    setBy: actorText(held.setBy),
    setAt: held.setAt,
  };
}

export function collateralInput(body: Static<typeof CollateralInputBody>) {
  return {
    kind: body.kind,
    description: body.description,
    worth: { amountMinor: BigInt(body.worth.amount), currency: body.worth.currency },
    haircutPercent: body.haircutPercent,
    startsOn: body.startsOn ?? null,
    expiresOn: body.expiresOn ?? null,
    reason: body.reason,
  };
}
