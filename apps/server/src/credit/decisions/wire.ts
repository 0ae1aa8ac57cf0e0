import { formatId, MAX_AMOUNT_MINOR } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import {
  Amount,
  AmountInput,
  Closed,
  CountryCode,
  CurrencyCode,
  DateOn,
  Instant,
  Money,
  Nullable,
  OneOf,
  Reference,
} from "#platform/http";
import { CHECKPOINTS } from "../evaluations/outcome.ts";
import type { CureStep, Sum } from "./cure-types.ts";
import type { WordedCure } from "./cure-words.ts";
import type { Explanation } from "./explain-decision.ts";
import type { OrderContent } from "./order-content.ts";
import type { ShownDecision } from "./read-decision.ts";
import type { WordedReason } from "./reasons.ts";

export const LINES_MAX = 500;
const TEXT_LENGTH_MAX = 300;
const WORDS_MAX = 50;
const DECISION_REFERENCE_MAX = 200;

export const Text = Type.String({ minLength: 1, maxLength: TEXT_LENGTH_MAX });
const Words = Type.Array(Type.String({ minLength: 1, maxLength: 80 }), { maxItems: WORDS_MAX });
const Percent = Type.String({ pattern: "^[0-9]{1,3}(\\.[0-9]{1,4})?$" });

export const LineInput = Closed({
  description: Text,
  amount: AmountInput,
  quantity: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 40 }))),
  sku: Type.Optional(Nullable(Text)),
  category: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 80 }))),
  deliverOn: Type.Optional(Nullable(DateOn)),
});

/** What an order may say of itself, in a decision and in PUT /v1/orders alike. Amounts are gross. */
export const orderProperties = {
  deposit: Type.Optional(Type.Integer({ minimum: 0, maximum: Number(MAX_AMOUNT_MINOR) })),
  terms: Type.Optional(Nullable(Text)),
  shipToCountry: Type.Optional(Nullable(CountryCode)),
  channel: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 80 }))),
  fraudScore: Type.Optional(Nullable(Type.Number({ minimum: 0, maximum: 100 }))),
  margin: Type.Optional(Nullable(AmountInput)),
  discountPercent: Type.Optional(Nullable(Percent)),
  categories: Type.Optional(Words),
  tags: Type.Optional(Words),
  lines: Type.Optional(Type.Array(LineInput, { maxItems: LINES_MAX })),
};

export const DecisionOrder = Closed({
  reference: Reference,
  amount: Type.Optional(AmountInput),
  currency: Type.Optional(CurrencyCode),
  ...orderProperties,
});

export const DecisionPost = Closed(
  {
    customer: Reference,
    payer: Type.Optional(Nullable(Reference)),
    order: DecisionOrder,
    terms: Type.Optional(Nullable(Text)),
    checkpoint: Type.Optional(OneOf(CHECKPOINTS)),
    mode: OneOf(["reserve", "check"]),
  },
  { $id: "DecisionPost" },
);

type GivenOrder = Omit<Static<typeof DecisionOrder>, "amount" | "currency">;

/** An order as sent, made whole: what is left out is not known. */
export function orderContent(
  given: GivenOrder,
  money: { readonly amountMinor: bigint; readonly currency: string },
): OrderContent {
  return {
    reference: given.reference,
    ...money,
    depositMinor: BigInt(given.deposit ?? 0),
    terms: given.terms ?? null,
    shipToCountry: given.shipToCountry ?? null,
    channel: given.channel ?? null,
    fraudScore: given.fraudScore ?? null,
    marginMinor: given.margin == null ? null : BigInt(given.margin),
    discountPercent: given.discountPercent ?? null,
    categories: given.categories ?? [],
    tags: given.tags ?? [],
    lines: (given.lines ?? []).map((line) => ({
      description: line.description,
      amountMinor: BigInt(line.amount),
      quantity: line.quantity ?? null,
      sku: line.sku ?? null,
      category: line.category ?? null,
      deliverOn: line.deliverOn ?? null,
    })),
  };
}

/** Parameters of a reason: texts, numbers, amounts in minor units, truths. */
export const ParametersBody = Type.Record(Type.String(), Type.Unknown());

export const ReasonBody = Closed(
  { code: Type.String(), message: Type.String(), buyerMessage: Type.String(), parameters: ParametersBody },
  { $id: "CreditReason", description: "`message` is for staff; `buyerMessage` may be shown to the buyer" },
);

export function reasonBody({ code, message, buyerMessage, parameters }: WordedReason) {
  return { code, message, buyerMessage, parameters: { ...parameters } };
}

const CureStepBody = Closed({
  kind: Type.String(),
  total: Type.Optional(Money),
  invoices: Type.Optional(
    Type.Array(
      Closed({
        id: Type.String(),
        number: Nullable(Type.String()),
        instalment: Type.Integer(),
        amount: Amount,
        currency: CurrencyCode,
      }),
    ),
  ),
  to: Type.Optional(Money),
  dropLines: Type.Optional(Type.Array(Type.Integer(), { description: "Places of lines, from 0" })),
  terms: Type.Optional(Type.String()),
  netDays: Type.Optional(Type.Integer()),
  now: Type.Optional(Money),
  rest: Type.Optional(Money),
  methods: Type.Optional(Type.Array(Type.String())),
});

export const CureBody = Closed(
  {
    kind: Type.String(),
    message: Type.String(),
    buyerMessage: Type.String(),
    steps: Type.Array(CureStepBody),
  },
  { $id: "Cure", description: "Doing all steps frees the order. The cheapest for the buyer comes first." },
);

const money = ({ minor, currency }: Sum) => ({ amount: minor, currency });

export function cureBody({ kind, message, buyerMessage, steps }: WordedCure) {
  return { kind, message, buyerMessage, steps: steps.map(stepBody) };
}

function stepBody(step: CureStep) {
  switch (step.kind) {
    case "pay_invoices":
      return {
        kind: step.kind,
        total: money(step.total),
        invoices: step.invoices.map(({ id, number, instalment, ...sum }) => ({
          id: formatId("inv", id),
          number,
          instalment,
          ...money(sum),
        })),
      };
    case "pay_amount":
    case "deposit":
      return { kind: step.kind, total: money(step.total) };
    case "reduce_amount":
      return { kind: step.kind, to: money(step.to), dropLines: [...step.dropLines] };
    case "shorter_terms":
      return { kind: step.kind, terms: step.terms, netDays: step.netDays };
    case "split":
      return { kind: step.kind, now: money(step.now), rest: money(step.rest) };
    case "other_method":
      return { kind: step.kind, methods: [...step.methods] };
  }
}

const RoomBody = Closed({ before: Amount, after: Amount, currency: CurrencyCode });
const PartyBody = Closed({ id: Type.String(), reference: Type.String() });

export const DecisionBody = Closed(
  {
    id: Type.String(),
    outcome: OneOf(["approved", "referred", "declined"]),
    mode: OneOf(["reserve", "check", "amend"]),
    checkpoint: OneOf(CHECKPOINTS),
    customer: PartyBody,
    payer: PartyBody,
    order: Closed({
      reference: Type.String({ maxLength: DECISION_REFERENCE_MAX }),
      amount: Amount,
      currency: CurrencyCode,
      deposit: Amount,
    }),
    reasons: Type.Array(ReasonBody),
    cures: Type.Array(CureBody),
    authorization: Nullable(
      Closed({
        id: Type.String(),
        expiresAt: Nullable(Instant),
        held: Amount,
        shipped: Amount,
        captured: Amount,
        released: Amount,
      }),
    ),
    available: Nullable(RoomBody),
    groupAvailable: Nullable(Closed({ before: Amount, after: Amount })),
    hold: Nullable(Type.String()),
    override: Nullable(Type.String()),
    evaluation: Nullable(Type.String()),
    policy: Nullable(Type.String()),
    policyVersion: Nullable(Type.Integer()),
    engineVersion: Nullable(Type.String()),
    decidedAt: Instant,
  },
  { $id: "CreditDecision" },
);

/** A decision as the API shows it. */
export function decisionBody(shown: ShownDecision) {
  const { reservation: row, explanation, policy } = shown;
  const isHeld = row.outcome === "reserved" && row.mode !== "check";
  const room = (ceiling: bigint | null, before: bigint | null, after: bigint | null) =>
    ceiling === null || before === null || after === null
      ? null
      : { before: ceiling - before, after: ceiling - after };
  const available = room(row.ceilingMinor, row.exposureBeforeMinor, row.exposureAfterMinor);
  return {
    id: formatId("dec", row.id),
    outcome: explanation.outcome,
    mode: row.mode,
    checkpoint: row.checkpoint,
    customer: { id: formatId("cus", shown.soldTo.id), reference: shown.soldTo.reference },
    payer: { id: formatId("cus", row.customerId), reference: shown.payerReference },
    order: {
      reference: row.orderReference,
      amount: row.amountMinor + shown.deposit,
      currency: row.currency,
      deposit: shown.deposit,
    },
    ...explanationBody(explanation),
    authorization: isHeld
      ? {
          id: formatId("aut", row.id),
          expiresAt: row.expiresAt,
          held: row.heldMinor,
          shipped: row.shippedMinor,
          captured: row.capturedMinor,
          released: row.releasedMinor,
        }
      : null,
    available: available === null ? null : { ...available, currency: row.accountCurrency },
    groupAvailable: room(row.groupCeilingMinor, row.groupBeforeMinor, row.groupAfterMinor),
    hold: shown.holdId === null ? null : formatId("hld", shown.holdId),
    override: row.overrideReason,
    evaluation: row.evaluationId === null ? null : formatId("evl", row.evaluationId),
    policy: policy === null ? null : formatId("pol", policy.id),
    policyVersion: policy?.version ?? null,
    engineVersion: policy?.engineVersion ?? null,
    decidedAt: row.decidedAt,
  };
}

export function explanationBody(explanation: Explanation) {
  return { reasons: explanation.reasons.map(reasonBody), cures: explanation.cures.map(cureBody) };
}
