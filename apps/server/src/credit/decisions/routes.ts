import { formatId, parseId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import { type Caller, inMerchant } from "#platform/db";
import {
  AmountInput,
  Closed,
  decodeCursor,
  encodeCursor,
  InstantInput,
  Nullable,
  OneOf,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import {
  captureByInvoice,
  findCustomer,
  listReservations,
  releaseReservation,
  shipReservation,
} from "#receivables";
import { readDescription } from "../orders/read-order.ts";
import { refuse as refuseShared } from "../refusals.ts";
import { type Checkout, checkoutOf } from "./checkout.ts";
import { decideBatch } from "./decide-batch.ts";
import { type DecisionRequest, decideOrder } from "./decide-order.ts";
import { offerRoutes } from "./offers/routes.ts";
import { describeDecisions, findDecisionRow, type ShownDecision } from "./read-decision.ts";
import { refuse } from "./refusals.ts";
import { replayDecision } from "./replay-decision.ts";
import { shownOf } from "./shown-decision.ts";
import { DecisionBody, DecisionPost, decisionBody, orderContent, Text } from "./wire.ts";

const TAG = "Credit decisions";
const ORDERS_PER_BATCH_MAX = 500;
const ById = Closed({ id: Reference });
const Place = Closed({ id: Type.String({ format: "uuid" }) });
const LIST = "credit_decisions";

/** A decision as asked for over HTTP; an order named by its reference alone is read as it was described. */
async function requestOf(
  { database }: Checkout,
  caller: Caller,
  body: Static<typeof DecisionPost>,
): Promise<DecisionRequest> {
  const { customer, payer, order, terms, checkpoint, mode } = body;
  const base = { customer, payer: payer ?? null, mode, checkpoint: checkpoint ?? "order" } as const;
  const { amount, currency, ...rest } = order;
  const withTerms = { ...rest, terms: order.terms ?? terms ?? null };
  if (amount !== undefined && currency !== undefined) {
    if (amount <= 0) throw notPositive();
    return { ...base, order: orderContent(withTerms, { amountMinor: BigInt(amount), currency }) };
  }
  const described = await inMerchant(database, caller, (ctx) => readDescription(ctx, order.reference));
  if (described === undefined) {
    throw refuse(
      "order_unknown",
      `Order ${order.reference} has no amount and currency, and was not described.`,
      [{ pointer: "/order/amount", message: "is missing" }],
    );
  }
  const { content, payerId } = described;
  return {
    ...base,
    payer: base.payer ?? (payerId === null ? null : formatId("cus", payerId)),
    order: content,
  };
}

function notPositive(): Error {
  return refuseShared("bad_field", "An order of nothing needs no credit.", [
    { pointer: "/order/amount", message: "is not positive" },
  ]);
}

const postDecision = route({
  method: "POST",
  path: "/v1/credit/decisions",
  summary: "Decide whether an order may go on terms, and reserve it",
  description:
    "Gross amounts. `reserve` holds the room until the order is captured by its invoice, released, or expires; `check` answers the same and holds nothing. The order's reference is the idempotency key: the same order with the same content gives the same answer. Unless approved, `cures` say what would free it; the order is then held, and frees itself once a cure is met.",
  tag: TAG,
  scope: "credit:decide",
  transaction: "none",
  request: { body: DecisionPost },
  responses: { 200: DecisionBody },
  handle: async ({ database, caller }, { body }) => {
    const checkout = checkoutOf(database);
    const request = await requestOf(checkout, caller, body);
    const decision = await decideOrder(checkout, caller, request);
    return { status: 200, body: decisionBody(shownOf(decision)) };
  },
});

const ItemBody = Closed({
  order: Type.String(),
  decision: Nullable(DecisionBody),
  problem: Nullable(
    Closed({
      code: Type.String(),
      status: Type.Integer(),
      title: Type.String(),
      detail: Type.String(),
      remedy: Type.String(),
      pointers: Type.Array(Closed({ pointer: Type.String(), message: Type.String() })),
    }),
  ),
});

const postBatch = route({
  method: "POST",
  path: "/v1/credit/decisions/batch",
  summary: "Decide up to 500 orders, each for itself",
  description:
    "Every order has its own answer in its own place: a decision, or the problem for which there is none. One that is refused neither stops nor hides another.",
  tag: TAG,
  scope: "credit:decide",
  transaction: "none",
  request: {
    body: Closed({ decisions: Type.Array(DecisionPost, { minItems: 1, maxItems: ORDERS_PER_BATCH_MAX }) }),
  },
  responses: { 200: Closed({ data: Type.Array(ItemBody) }) },
  handle: async ({ database, caller }, { body }) => {
    const checkout = checkoutOf(database);
    const items = await decideBatch(body.decisions, async (one) =>
      decideOrder(checkout, caller, await requestOf(checkout, caller, one)),
    );
    return {
      status: 200,
      body: {
        data: items.map(({ decision, problem }, index) => ({
          order: body.decisions[index]?.order.reference ?? "",
          decision: decision === null ? null : decisionBody(shownOf(decision)),
          problem,
        })),
      },
    };
  },
});

const getDecision = route({
  method: "GET",
  path: "/v1/credit/decisions/{id}",
  summary: "Read a decision by its id or its order's reference",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById },
  responses: { 200: DecisionBody },
  handle: async (ctx, { params }) => {
    const [shown] = await describeDecisions(ctx, [await findDecisionRow(ctx, params.id)]);
    return { status: 200, body: decisionBody(shown as ShownDecision) };
  },
});

const listDecisions = route({
  method: "GET",
  path: "/v1/credit/decisions",
  summary: "List decisions, newest first",
  tag: TAG,
  scope: "credit:read",
  request: {
    query: Closed({
      ...PageQuery,
      customer: Type.Optional(Reference),
      order: Type.Optional(Reference),
      outcome: Type.Optional(OneOf(["approved", "refused"])),
      since: Type.Optional(InstantInput),
    }),
  },
  responses: { 200: PageOf(DecisionBody) },
  handle: async (ctx, { query }) => {
    const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
    const before = decodeCursor(LIST, Place, query.cursor);
    const rows = await listReservations(ctx, {
      rowsMax: rowsMax + 1,
      ...(query.customer !== undefined && { customerId: (await findCustomer(ctx, query.customer)).id }),
      ...(query.order !== undefined && { order: query.order }),
      ...(query.outcome !== undefined && { outcome: query.outcome === "approved" ? "reserved" : "refused" }),
      ...(query.since !== undefined && { since: new Date(query.since) }),
      ...(before !== null && { beforeId: before.id }),
    });
    const page = rows.slice(0, rowsMax);
    const last = page.at(-1);
    const nextCursor =
      rows.length > rowsMax && last !== undefined ? encodeCursor(LIST, { id: last.id }) : null;
    return {
      status: 200,
      body: { data: (await describeDecisions(ctx, page)).map(decisionBody), nextCursor },
    };
  },
});

const ReplayBody = Closed(
  {
    decision: Type.String(),
    policy: Type.String(),
    policyVersion: Type.Integer(),
    recordedEngineVersion: Type.String(),
    engineVersion: Type.String(),
    samePolicy: Type.Boolean(),
    sameBytes: Type.Boolean(),
    differences: Type.Array(
      Closed({ pointer: Type.String(), recorded: Type.Unknown(), replayed: Type.Unknown() }),
    ),
  },
  { $id: "DecisionReplay" },
);

const postReplay = route({
  method: "POST",
  path: "/v1/credit/decisions/{id}/replay",
  summary: "Make a decision again from its record, or under another policy version",
  description:
    "Under the policy that made it the answer is the same to the byte (`sameBytes`), as long as the engine is the same; its versions are given. Under another, `differences` name every field that would have been otherwise.",
  tag: TAG,
  scope: "credit:read",
  idempotent: false,
  request: {
    params: ById,
    body: Closed({ policy: Type.Optional(Nullable(Type.Union([Text, Type.Integer({ minimum: 1 })]))) }),
  },
  responses: { 200: ReplayBody },
  handle: async (ctx, { params, body }) => {
    const replay = await replayDecision(ctx, params.id, body.policy == null ? null : String(body.policy));
    return {
      status: 200,
      body: {
        decision: formatId("dec", replay.reservation.id),
        policy: formatId("pol", replay.policyId),
        policyVersion: replay.policyVersion,
        recordedEngineVersion: replay.recordedEngineVersion,
        engineVersion: replay.engineVersion,
        samePolicy: replay.isSamePolicy,
        sameBytes: replay.isSameBytes,
        differences: replay.differences.map(({ pointer, recorded, replayed }) => ({
          pointer,
          recorded: recorded ?? null,
          replayed: replayed ?? null,
        })),
      },
    };
  },
});

/** The order behind an authorization's id, or the reference itself. @throws Refusal not_found, not_held. */
async function authorizedOrder(ctx: Parameters<typeof findDecisionRow>[0], key: string): Promise<string> {
  const row = await findDecisionRow(ctx, key);
  if (row.outcome === "reserved") return row.orderReference;
  if (parseId("aut", key) !== null) throw refuseShared("not_found", "There is no such authorization.");
  throw refuse("not_held", `Order ${row.orderReference} holds nothing.`);
}

const Part = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

const postCapture = route({
  method: "POST",
  path: "/v1/credit/authorizations/{id}/capture",
  summary: "Capture an authorization by an invoice",
  description:
    "By the authorization's id or the order's reference. An invoice that names its order captures by itself, in its own transaction; this is for one that was booked without naming it.",
  tag: TAG,
  scope: "credit:decide",
  request: { params: ById, body: Closed({ invoice: Reference, amount: Type.Optional(Part) }) },
  responses: { 200: DecisionBody },
  handle: async (ctx, { params, body }) => {
    const row = await captureByInvoice(ctx, await authorizedOrder(ctx, params.id), {
      invoice: body.invoice,
      amountMinor: body.amount === undefined ? null : BigInt(body.amount),
    });
    const [shown] = await describeDecisions(ctx, [row]);
    return { status: 200, body: decisionBody(shown as ShownDecision) };
  },
});

const postRelease = route({
  method: "POST",
  path: "/v1/credit/authorizations/{id}/release",
  summary: "Let go of an authorization, or of a part of it",
  tag: TAG,
  scope: "credit:decide",
  request: { params: ById, body: Closed({ amount: Type.Optional(Part) }) },
  responses: { 200: DecisionBody },
  handle: async (ctx, { params, body }) => {
    const order = await authorizedOrder(ctx, params.id);
    const row = await releaseReservation(
      ctx,
      order,
      body.amount === undefined ? undefined : BigInt(body.amount),
    );
    const [shown] = await describeDecisions(ctx, [row]);
    return { status: 200, body: decisionBody(shown as ShownDecision) };
  },
});

const postShip = route({
  method: "POST",
  path: "/v1/orders/{reference}/ship",
  summary: "Say what of an order has shipped",
  description: "What has shipped does not expire. Without an amount, all that is held.",
  tag: TAG,
  scope: "orders:write",
  request: { params: Closed({ reference: Reference }), body: Closed({ amount: Type.Optional(AmountInput) }) },
  responses: { 200: DecisionBody },
  handle: async (ctx, { params, body }) => {
    const row = await findDecisionRow(ctx, params.reference);
    if (row.outcome !== "reserved") throw refuse("not_held", `Order ${params.reference} holds nothing.`);
    if (body.amount !== undefined && body.amount <= 0) throw notPositive();
    const amountMinor = body.amount === undefined ? row.heldMinor : BigInt(body.amount);
    const shipped = amountMinor === 0n ? row : await shipReservation(ctx, row.orderReference, amountMinor);
    const [shown] = await describeDecisions(ctx, [shipped]);
    return { status: 200, body: decisionBody(shown as ShownDecision) };
  },
});

export const routes: readonly RouteDefinition[] = [
  postDecision,
  postBatch,
  getDecision,
  listDecisions,
  postReplay,
  postCapture,
  postRelease,
  postShip,
  ...offerRoutes,
];
