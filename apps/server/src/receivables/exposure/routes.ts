import { type Static, Type } from "typebox";
import type { Context } from "#platform/db";
import {
  AmountInput,
  Closed,
  CurrencyCode,
  InstantInput,
  MoneyInput,
  Nullable,
  OneOf,
  type RouteDefinition,
  route,
} from "#platform/http";
import { findCustomer } from "../customers/find-customer.ts";
import { findGroup } from "../customers/put-group.ts";
import { Reference } from "../customers/wire.ts";
import { readAccount, readGroupAccount } from "./read-account.ts";
import { releaseReservation } from "./release-reservation.ts";
import { reserveOrder } from "./reserve-order.ts";
import { BLOCK_REASONS_MAX, type Holder, REASON_LENGTH_MAX, setCeiling } from "./set-ceiling.ts";
import {
  AccountBody,
  accountBody,
  GroupAccountBody,
  groupAccountBody,
  OrderAnswerBody,
  orderAnswerBody,
  ReservationBody,
  reservationBody,
} from "./wire.ts";

const TAG = "Exposure";
const ById = Closed({ id: Reference });
const Reason = Type.String({ minLength: 1, maxLength: REASON_LENGTH_MAX, pattern: "^[^\\u0000]*$" });

const getAccount = route({
  method: "GET",
  path: "/v1/customers/{id}/account",
  summary: "Read a customer's exposure, ceiling and room",
  description:
    "Amounts are in the account's currency, null where a rate of the day is missing. A reservation whose time has run out counts no more.",
  tag: TAG,
  scope: "customers:read",
  request: { params: ById },
  responses: { 200: AccountBody },
  handle: async (ctx, { params }) => ({ status: 200, body: await customerAccount(ctx, params.id) }),
});

async function customerAccount(ctx: Context, idOrReference: string) {
  return accountBody(await readAccount(ctx, await findCustomer(ctx, idOrReference)));
}

const getGroupAccount = route({
  method: "GET",
  path: "/v1/groups/{id}/account",
  summary: "Read a group's exposure, ceiling and room",
  tag: TAG,
  scope: "customers:read",
  request: { params: ById },
  responses: { 200: GroupAccountBody },
  handle: async (ctx, { params }) => ({ status: 200, body: await groupAccount(ctx, params.id) }),
});

async function groupAccount(ctx: Context, idOrReference: string) {
  return groupAccountBody(await readGroupAccount(ctx, await findGroup(ctx, idOrReference)));
}

const CeilingPut = Closed({
  ceiling: Nullable(MoneyInput),
  blockReasons: Type.Optional(Type.Array(Reason, { maxItems: BLOCK_REASONS_MAX })),
  validUntil: Type.Optional(Nullable(InstantInput)),
  reason: Reason,
});

function setCeilingOf(ctx: Context, holder: Holder, body: Static<typeof CeilingPut>): Promise<unknown> {
  const { ceiling, validUntil, blockReasons, reason } = body;
  return setCeiling(ctx, holder, {
    ceiling: ceiling === null ? null : { amountMinor: BigInt(ceiling.amount), currency: ceiling.currency },
    blockReasons,
    validUntil: validUntil === undefined || validUntil === null ? null : new Date(validUntil),
    reason,
  });
}

const CEILING_DESCRIPTION =
  "Null takes the ceiling away: then nothing can be reserved. Zero is a ceiling: no credit. Block reasons left out stay. What is owed or reserved stays as it is; an excess over a lower ceiling is recorded.";

const putCeiling = route({
  method: "PUT",
  path: "/v1/customers/{id}/ceiling",
  summary: "Set a customer's ceiling",
  description: CEILING_DESCRIPTION,
  tag: TAG,
  scope: "exposure:write",
  request: { params: ById, body: CeilingPut },
  responses: { 200: AccountBody },
  handle: async (ctx, { params, body }) => {
    await setCeilingOf(ctx, { customer: params.id }, body);
    return { status: 200, body: await customerAccount(ctx, params.id) };
  },
});

const putGroupCeiling = route({
  method: "PUT",
  path: "/v1/groups/{id}/ceiling",
  summary: "Set a group's ceiling",
  description: CEILING_DESCRIPTION,
  tag: TAG,
  scope: "exposure:write",
  request: { params: ById, body: CeilingPut },
  responses: { 200: GroupAccountBody },
  handle: async (ctx, { params, body }) => {
    await setCeilingOf(ctx, { group: params.id }, body);
    return { status: 200, body: await groupAccount(ctx, params.id) };
  },
});

const postReservation = route({
  method: "POST",
  path: "/v1/reservations",
  summary: "Ask for room for an order, and reserve it",
  description:
    "Over the order's gross amount, against the payer's ceiling and its group's. The same order with the same content gives the same answer; `outcome` is refused, with all reasons, where there is no room. `overrideReason` lets the ceiling be passed and is recorded.",
  tag: TAG,
  scope: "exposure:write",
  request: {
    body: Closed({
      customer: Reference,
      order: Reference,
      amount: AmountInput,
      currency: CurrencyCode,
      mode: Type.Optional(OneOf(["reserve", "check"])),
      expiresAt: Type.Optional(Nullable(InstantInput)),
      overrideReason: Type.Optional(Nullable(Reason)),
    }),
  },
  responses: { 200: OrderAnswerBody, 201: OrderAnswerBody },
  handle: async (ctx, { body }) => {
    const { amount, mode, expiresAt, overrideReason, ...order } = body;
    const answer = await reserveOrder(ctx, {
      ...order,
      amountMinor: BigInt(amount),
      mode: mode ?? "reserve",
      expiresAt: expiresAt === undefined || expiresAt === null ? null : new Date(expiresAt),
      overrideReason: overrideReason ?? null,
    });
    const shown = orderAnswerBody(answer);
    return answer.created ? { status: 201, body: shown } : { status: 200, body: shown };
  },
});

const postRelease = route({
  method: "POST",
  path: "/v1/reservations/{order}/release",
  summary: "Let go of what an order's reservation still holds",
  tag: TAG,
  scope: "exposure:write",
  request: { params: Closed({ order: Reference }) },
  responses: { 200: ReservationBody },
  handle: async (ctx, { params }) => ({
    status: 200,
    body: reservationBody(await releaseReservation(ctx, params.order)),
  }),
});

export const routes: readonly RouteDefinition[] = [
  getAccount,
  getGroupAccount,
  putCeiling,
  putGroupCeiling,
  postReservation,
  postRelease,
];
