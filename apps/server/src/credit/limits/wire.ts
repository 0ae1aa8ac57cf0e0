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
export const Percent = Type.String({
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
    consumerCredit: Nullable(
      Closed(
        {
          jurisdiction: Type.String(),
          title: Type.String(),
          scope: Type.String(),
          source: Type.String(),
          verified: Type.Boolean(),
        },
        { description: "A warning: terms for this person may be regulated consumer credit" },
      ),
    ),
    changed: Type.Boolean({ description: "Whether this call has set something" }),
  },
  {
    $id: "Limits",
    description: "Amounts in the account's currency. Null ceiling: nothing can be bought on account.",
  },
);
