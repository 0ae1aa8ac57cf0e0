import { formatId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import { inMerchant } from "#platform/db";
import {
  AmountInput,
  Closed,
  CurrencyCode,
  decodeCursor,
  encodeCursor,
  Nullable,
  OneOf,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import { findCustomer, resolveCustomerIds } from "#receivables";
import { checkoutOf } from "../decisions/checkout.ts";
import { type Decision, decideOrder } from "../decisions/decide-order.ts";
import { shownOf } from "../decisions/shown-decision.ts";
import {
  CureBody,
  DecisionBody,
  decisionBody,
  explanationBody,
  orderContent,
  orderProperties,
  ReasonBody,
} from "../decisions/wire.ts";
import { recheckHold } from "../holds/recheck-hold.ts";
import { refuse } from "../refusals.ts";
import { amendOrder } from "./amend-order.ts";
import { cancelOrder } from "./cancel-order.ts";
import { listOrders } from "./list-orders.ts";
import { putOrder } from "./put-order.ts";
import { readOrder } from "./read-order.ts";
import { type Cut, ORDER_STATES } from "./rules.ts";
import { splitOrder } from "./split-order.ts";
import { OrderBody, orderBody } from "./wire.ts";

const TAG = "Orders";
const LIST = "orders";
const LINES_IN_PART_MAX = 500;
const ByReference = Closed({ reference: Reference });
const ReasonText = Type.String({ minLength: 1, maxLength: 500 });

const OrderPut = Closed({
  customer: Reference,
  payer: Type.Optional(Nullable(Reference)),
  billTo: Type.Optional(Nullable(Reference)),
  shipTo: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 1_000 }))),
  amount: AmountInput,
  currency: CurrencyCode,
  blanket: Type.Optional(Type.Boolean()),
  ...orderProperties,
});

/** @throws Refusal bad_field for an amount of nothing. */
function money(body: { readonly amount: number; readonly currency: string }) {
  if (body.amount <= 0) {
    throw refuse("bad_field", "An order is over more than nothing.", [
      { pointer: "/amount", message: "is not positive" },
    ]);
  }
  return { amountMinor: BigInt(body.amount), currency: body.currency };
}

const putRoute = route({
  method: "PUT",
  path: "/v1/orders/{reference}",
  summary: "Describe an order",
  description:
    "Gross amounts; lines sum to the amount. Freely until it is decided, afterwards only the same content: what changes then is amended. A blanket order's lines say when they are delivered, and its room is reserved as far as the policy looks ahead.",
  tag: TAG,
  scope: "orders:write",
  request: { params: ByReference, body: OrderPut },
  responses: { 200: OrderBody, 201: OrderBody },
  handle: async (ctx, { params, body }) => {
    const { created } = await putOrder(ctx, {
      order: orderContent({ ...body, reference: params.reference }, money(body)),
      customer: body.customer,
      payer: body.payer ?? null,
      billTo: body.billTo ?? null,
      shipTo: body.shipTo ?? null,
      isBlanket: body.blanket ?? false,
    });
    const shown = await orderBody(ctx, await readOrder(ctx, params.reference));
    return created ? { status: 201, body: shown } : { status: 200, body: shown };
  },
});

const getRoute = route({
  method: "GET",
  path: "/v1/orders/{reference}",
  summary: "Read an order by its id or reference",
  description: "One that was decided without being described is read as the ledger kept it.",
  tag: TAG,
  scope: "credit:read",
  request: { params: ByReference },
  responses: { 200: OrderBody },
  handle: async (ctx, { params }) => ({
    status: 200,
    body: await orderBody(ctx, await readOrder(ctx, params.reference)),
  }),
});

const listRoute = route({
  method: "GET",
  path: "/v1/orders",
  summary: "List the orders that were described or held, newest first",
  description:
    "With a state, a page may be short or empty and still have another behind it: follow nextCursor.",
  tag: TAG,
  scope: "credit:read",
  request: {
    query: Closed({
      ...PageQuery,
      customer: Type.Optional(Reference),
      state: Type.Optional(OneOf(ORDER_STATES)),
    }),
  },
  responses: { 200: PageOf(OrderBody) },
  handle: async (ctx, { query }) => {
    const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
    const place = decodeCursor(LIST, Closed({ id: Type.String({ format: "uuid" }) }), query.cursor);
    const customerId =
      query.customer === undefined ? undefined : (await findCustomer(ctx, query.customer)).id;
    const { state } = query;
    const { page, nextId } = await listOrders(ctx, { customerId, state }, place?.id ?? null, rowsMax);
    const data: Static<typeof OrderBody>[] = [];
    for (const shown of page) data.push(await orderBody(ctx, shown));
    return {
      status: 200,
      body: { data, nextCursor: nextId === null ? null : encodeCursor(LIST, { id: nextId }) },
    };
  },
});

const cancelRoute = route({
  method: "POST",
  path: "/v1/orders/{reference}/cancel",
  summary: "Cancel an order: what it holds is let go",
  tag: TAG,
  scope: "orders:write",
  request: { params: ByReference, body: Closed({ reason: Type.Optional(ReasonText) }) },
  responses: { 200: OrderBody },
  handle: async (ctx, { params, body }) => {
    const { order } = await readOrder(ctx, params.reference);
    await cancelOrder(ctx, order.reference, body.reason ?? "cancelled by the shop");
    return { status: 200, body: await orderBody(ctx, await readOrder(ctx, order.reference)) };
  },
});

const AmendPost = Closed({
  amount: Type.Optional(AmountInput),
  ...orderProperties,
});

const AmendBody = Closed({
  outcome: OneOf(["described", "amended", "refused", "rechecked"]),
  order: OrderBody,
  decision: Nullable(Type.String()),
  reasons: Type.Array(ReasonBody),
  cures: Type.Array(CureBody),
});

const amendRoute = route({
  method: "POST",
  path: "/v1/orders/{reference}/amend",
  summary: "Change an order; once approved, the excess is decided",
  description:
    "Fields left out stay. Less always passes. More is decided for the excess: refused, the old order stands as it was. A held order is looked at again at once.",
  tag: TAG,
  scope: "orders:write",
  request: { params: ByReference, body: AmendPost },
  responses: { 200: AmendBody },
  handle: async (ctx, { params, body }) => {
    const { order } = await readOrder(ctx, params.reference);
    const amountMinor =
      body.amount === undefined
        ? order.amountMinor
        : money({ ...body, amount: body.amount, currency: order.currency }).amountMinor;
    const given = orderContent(
      { ...body, reference: order.reference },
      { amountMinor, currency: order.currency },
    );
    const kept = Object.fromEntries(
      Object.entries({
        deposit: "depositMinor",
        terms: "terms",
        shipToCountry: "shipToCountry",
        channel: "channel",
        fraudScore: "fraudScore",
        margin: "marginMinor",
        discountPercent: "discountPercent",
        categories: "categories",
        tags: "tags",
        lines: "lines",
      })
        .filter(([sent]) => body[sent as keyof typeof body] === undefined)
        .map(([, field]) => [field, order[field as keyof typeof order]]),
    );
    const amended = await amendOrder(ctx, order.reference, { ...given, ...kept });
    const explained =
      amended.explanation === null ? { reasons: [], cures: [] } : explanationBody(amended.explanation);
    return {
      status: 200,
      body: {
        outcome: amended.outcome,
        order: await orderBody(ctx, await readOrder(ctx, order.reference)),
        decision: amended.reservation === null ? null : formatId("dec", amended.reservation.id),
        ...explained,
      },
    };
  },
});

const recheckRoute = route({
  method: "POST",
  path: "/v1/orders/{reference}/recheck",
  summary: "Look at a held order again",
  tag: TAG,
  scope: "orders:write",
  request: { params: ByReference },
  responses: { 200: OrderBody },
  handle: async (ctx, { params }) => {
    const { holdId } = await readOrder(ctx, params.reference);
    if (holdId !== null) await recheckHold(ctx, holdId, "recheck");
    return { status: 200, body: await orderBody(ctx, await readOrder(ctx, params.reference)) };
  },
});

const SplitPost = Closed({
  now: Type.Optional(AmountInput),
  lines: Type.Optional(
    Type.Array(Type.Integer({ minimum: 0 }), { minItems: 1, maxItems: LINES_IN_PART_MAX }),
  ),
  references: Type.Optional(Closed({ now: Reference, rest: Reference })),
});

const splitRoute = route({
  method: "POST",
  path: "/v1/orders/{reference}/split",
  summary: "Split an order into a part that goes now and a rest, and decide both",
  description:
    "By an amount, by the places of lines, or, with neither, by what would fit. The sums are exact. New references end in -1 and -2 unless given.",
  tag: TAG,
  scope: "orders:write",
  transaction: "none",
  request: { params: ByReference, body: SplitPost },
  responses: { 200: Closed({ now: DecisionBody, rest: DecisionBody }) },
  handle: async ({ database, caller }, { params, body }) => {
    const named =
      body.references === undefined ? null : ([body.references.now, body.references.rest] as const);
    const { parts, customers } = await inMerchant(database, caller, async (ctx) => {
      const rows = await splitOrder(ctx, params.reference, cutOf(body), named);
      return {
        parts: rows,
        customers: await resolveCustomerIds(
          ctx,
          rows.flatMap((row) => [row.customerId, row.payerId]),
        ),
      };
    });
    const decisions: Decision[] = [];
    for (const part of parts) {
      const [soldTo, payer] = [customers.get(part.customerId), customers.get(part.payerId)];
      decisions.push(
        await decideOrder(checkoutOf(database), caller, {
          customer: soldTo?.reference ?? "",
          payer: payer?.id === soldTo?.id ? null : (payer?.reference ?? null),
          order: part,
          mode: "reserve",
          checkpoint: "order",
        }),
      );
    }
    const [first, second] = decisions as [Decision, Decision];
    return { status: 200, body: { now: decisionBody(shownOf(first)), rest: decisionBody(shownOf(second)) } };
  },
});

function cutOf(body: Static<typeof SplitPost>): Cut | null {
  if (body.lines !== undefined) return { kind: "lines", first: body.lines };
  return body.now === undefined ? null : { kind: "amount", firstMinor: BigInt(body.now) };
}

export const routes: readonly RouteDefinition[] = [
  putRoute,
  getRoute,
  listRoute,
  cancelRoute,
  amendRoute,
  recheckRoute,
  splitRoute,
];
