import { formatId, MAX_AMOUNT_MINOR } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import {
  Closed,
  CurrencyCode,
  InstantInput,
  Nullable,
  OneOf,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import { type IssuedAllowance, issueAllowances } from "./issue-allowances.ts";
import { settleOrder } from "./settle-order.ts";
import type { UseRow } from "./store.ts";
import type { AllowanceKeys } from "./token.ts";

const TAG = "Offline allowances";
const CUSTOMERS_MAX = 100;
const TOKEN_LENGTH_MAX = 2_000;
const Instant = Type.String({ format: "date-time" });

const AllowanceBody = Closed({
  customer: Closed({ id: Type.String(), reference: Type.String() }),
  token: Nullable(Type.String()),
  amount: Type.Integer({ minimum: 0 }),
  currency: CurrencyCode,
  expiresAt: Nullable(Instant),
  refused: Nullable(
    OneOf(["switched_off", "blocked", "class_left_out", "no_limit", "no_room", "already_given"]),
  ),
});

function allowanceBody(issued: IssuedAllowance): Static<typeof AllowanceBody> {
  return {
    customer: { id: formatId("cus", issued.customerId), reference: issued.customerReference },
    token: issued.token,
    amount: Number(issued.amountMinor),
    currency: issued.currency,
    expiresAt: issued.expiresAt?.toISOString() ?? null,
    refused: issued.refused,
  };
}

const UseBody = Closed({
  order: Type.String(),
  outcome: OneOf(["settled", "approved", "held"]),
  reasons: Type.Array(Type.String()),
  decision: Nullable(Type.String()),
  amount: Type.Integer(),
  currency: CurrencyCode,
  takenAt: Instant,
  settledAt: Instant,
});

function useBody(use: UseRow): Static<typeof UseBody> {
  return {
    order: use.orderReference,
    outcome: use.outcome,
    reasons: [...use.reasons],
    decision: use.reservationId === null ? null : formatId("dec", use.reservationId),
    amount: Number(use.amountMinor),
    currency: use.currency,
    takenAt: use.takenAt.toISOString(),
    settledAt: use.settledAt.toISOString(),
  };
}

const Jwk = Type.Object({
  kty: Type.String(),
  crv: Type.String(),
  x: Type.String(),
  kid: Type.String(),
  alg: Type.String(),
  use: Type.String(),
});

/** The routes of offline allowances, signed with these keys. */
export function allowanceRoutes(keys: AllowanceKeys): readonly RouteDefinition[] {
  const issue = route({
    method: "POST",
    path: "/v1/credit/allowances",
    summary: "Sign what customers may be sold on terms while we cannot be reached",
    description:
      "Each token is a JWT signed with Ed25519: keep it with the customer's session and check it with any library against the published key. It reserves nothing and ends by itself. Ask again before it ends; what unexpired tokens still promise is left out of a new one.",
    tag: TAG,
    scope: "credit:decide",
    // Each answer is a new promise: one that was lost is not to be given again under the same key.
    request: {
      body: Closed({
        customers: Type.Array(Reference, { minItems: 1, maxItems: CUSTOMERS_MAX, uniqueItems: true }),
      }),
    },
    responses: { 200: Closed({ data: Type.Array(AllowanceBody) }) },
    handle: async (ctx, { body }) => ({
      status: 200,
      body: { data: (await issueAllowances(ctx, keys, body.customers)).map(allowanceBody) },
    }),
  });

  const settle = route({
    method: "POST",
    path: "/v1/credit/allowances/settle",
    summary: "Settle an order that was taken on an allowance",
    description:
      "Send every order taken while we could not be reached, in the order they were taken. Where there is no room, the order is reserved all the same as a recorded override, up to the token's amount in sum. What no token covers is decided as usual; refused, it is held for a person. The same order again gives the same answer.",
    tag: TAG,
    scope: "credit:decide",
    request: {
      body: Closed({
        token: Type.String({ minLength: 1, maxLength: TOKEN_LENGTH_MAX }),
        customer: Reference,
        order: Reference,
        amount: Type.Integer({ minimum: 1, maximum: Number(MAX_AMOUNT_MINOR) }),
        currency: CurrencyCode,
        takenAt: InstantInput,
        expiresAt: Type.Optional(Nullable(InstantInput)),
      }),
    },
    responses: { 200: UseBody, 201: UseBody },
    handle: async (ctx, { body }) => {
      const { amount, takenAt, expiresAt, ...order } = body;
      const { use, isNew } = await settleOrder(ctx, keys, {
        ...order,
        amountMinor: BigInt(amount),
        takenAt: new Date(takenAt),
        expiresAt: expiresAt === undefined || expiresAt === null ? null : new Date(expiresAt),
      });
      return isNew ? { status: 201, body: useBody(use) } : { status: 200, body: useBody(use) };
    },
  });

  const publicKeys = route({
    method: "GET",
    path: "/v1/credit/allowance-keys",
    summary: "Read the key that allowances are signed with",
    description: "A JSON Web Key Set (RFC 7517).",
    tag: TAG,
    scope: "signed_in",
    responses: { 200: Closed({ keys: Type.Array(Jwk) }) },
    handle: async () => {
      const { kty = "", crv = "", x = "", kid = "", alg = "", use = "" } = await keys.publicKey();
      return { status: 200, body: { keys: [{ kty, crv, x, kid, alg, use }] } };
    },
  });

  return [issue, settle, publicKeys];
}
