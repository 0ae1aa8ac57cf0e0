import { parseId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import type { Context } from "#platform/db";
import {
  Amount,
  Closed,
  DateOn,
  decodeCursor,
  encodeCursor,
  InstantInput,
  Nullable,
  OneOf,
  PAGE_ROWS_DEFAULT,
  PageQuery,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import { findCustomer } from "#receivables";
import { memberNamed } from "../members.ts";
import { refuse } from "../refusals.ts";
import { selectHoldsOf } from "./account-hold-store.ts";
import { selectActions } from "./action-store.ts";
import { assignHold, noteHold, rejectHold } from "./decide-hold.ts";
import { liftAccountHold, putAccountHold } from "./put-account-hold.ts";
import { recheckHold } from "./recheck-hold.ts";
import { releaseHold } from "./release-hold.ts";
import { type BulkItem, releaseHolds } from "./release-holds.ts";
import {
  HOLD_STATES,
  type HoldFilter,
  type HoldRow,
  selectHold,
  selectWorklist,
  sumWorklist,
} from "./store.ts";
import { AccountHoldBody, ActionBody, accountHoldBody, actionBody, HoldBody, holdBodies } from "./wire.ts";

const TAG = "Holds";
const LIST = "order_holds";
const LINES_MAX = 500;
const BULK_MAX = 200;
const ACCOUNT_HOLDS_SHOWN = 200;
const ById = Closed({ id: Reference });
const ReasonText = Type.String({ minLength: 1, maxLength: 500 });
const Place = Closed({ dueAt: Type.String({ format: "date-time" }), id: Type.String({ format: "uuid" }) });

/** @throws Refusal not_found for what is no hold's id. */
function holdId(text: string): string {
  const id = parseId("hld", text);
  if (id === null) throw refuse("not_found", `There is no hold ${text}.`);
  return id;
}

async function bodyOf(ctx: Context, hold: HoldRow): Promise<Static<typeof HoldBody>> {
  const [body] = await holdBodies(ctx, [(await selectHold(ctx, hold.id)) ?? hold]);
  return body as Static<typeof HoldBody>;
}

const HoldQuery = Closed({
  ...PageQuery,
  state: Type.Optional(OneOf(HOLD_STATES)),
  reason: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  owner: Type.Optional(Type.String({ minLength: 1, maxLength: 60, description: "usr_…, or nobody" })),
  dueBefore: Type.Optional(InstantInput),
  customer: Type.Optional(Reference),
});

async function filterOf(ctx: Context, query: Static<typeof HoldQuery>): Promise<HoldFilter> {
  const owner = query.owner === undefined || query.owner === "nobody" ? null : parseId("usr", query.owner);
  if (query.owner !== undefined && query.owner !== "nobody" && owner === null)
    throw refuse("bad_field", "That is no person's id.", [{ pointer: "/owner", message: "is no usr_ id" }]);
  return {
    state: query.state,
    reason: query.reason,
    ...(query.owner !== undefined && { ownerId: owner }),
    dueBefore: query.dueBefore === undefined ? undefined : new Date(query.dueBefore),
    payerId: query.customer === undefined ? undefined : (await findCustomer(ctx, query.customer)).id,
  };
}

const listRoute = route({
  method: "GET",
  path: "/v1/credit/holds",
  summary: "List orders that were not approved, what is due first",
  description: "`totals` count and sum everything that matches, by the orders' currency.",
  tag: TAG,
  scope: "credit:read",
  request: { query: HoldQuery },
  responses: {
    200: Closed({
      data: Type.Array(HoldBody),
      nextCursor: Nullable(Type.String()),
      totals: Type.Array(Closed({ currency: Type.String(), holds: Type.Integer(), amount: Amount })),
    }),
  },
  handle: async (ctx, { query }) => {
    const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
    const filter = await filterOf(ctx, query);
    const rows = await selectWorklist(ctx, filter, decodeCursor(LIST, Place, query.cursor), rowsMax + 1);
    const page = rows.slice(0, rowsMax);
    const last = page.at(-1);
    const isMore = rows.length > rowsMax && last !== undefined;
    const totals = await sumWorklist(ctx, filter);
    return {
      status: 200,
      body: {
        data: await holdBodies(ctx, page),
        nextCursor: isMore ? encodeCursor(LIST, { dueAt: last.dueAt.toISOString(), id: last.id }) : null,
        totals: totals.map(({ currency, holds, amountMinor }) => ({
          currency,
          holds: Number(holds),
          amount: amountMinor,
        })),
      },
    };
  },
});

const getRoute = route({
  method: "GET",
  path: "/v1/credit/holds/{id}",
  summary: "Read a held order and what was done about it",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById },
  responses: { 200: Closed({ hold: HoldBody, actions: Type.Array(ActionBody) }) },
  handle: async (ctx, { params }) => {
    const hold = await selectHold(ctx, holdId(params.id));
    if (hold === undefined) throw refuse("not_found", `There is no hold ${params.id}.`);
    const actions = (await selectActions(ctx, hold.id)).map(actionBody);
    return { status: 200, body: { hold: await bodyOf(ctx, hold), actions } };
  },
});

const ReleasePost = {
  kind: OneOf(["soft", "firm"]),
  reason: ReasonText,
  override: Type.Optional(Type.Boolean()),
};

const releaseRoute = route({
  method: "POST",
  path: "/v1/credit/holds/{id}/release",
  summary: "Let a held order go",
  description:
    "Softly: what stands against it counts again at the next checkpoint. Firmly: never again for these reasons. Passing the ceiling takes `override: true` and authority for a limit of that height; who, why and by how much is recorded.",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: Closed(ReleasePost) },
  responses: { 200: HoldBody },
  handle: async (ctx, { params, body }) => {
    const release = { ...body, override: body.override ?? false };
    const { hold } = await releaseHold(ctx, ctx.access, holdId(params.id), release);
    return { status: 200, body: await bodyOf(ctx, hold) };
  },
});

const BulkBody = Closed({
  data: Type.Array(
    Closed({
      hold: Type.String(),
      order: Nullable(Type.String()),
      released: Type.Boolean(),
      amount: Nullable(Amount),
      over: Nullable(Amount),
      currency: Nullable(Type.String()),
      problem: Nullable(Closed({ code: Type.String(), detail: Type.String() })),
    }),
  ),
});

const bulkRoute = route({
  method: "POST",
  path: "/v1/credit/holds/release",
  summary: "Let many held orders go, or see what that would do",
  description: "With `preview` nothing is kept: every answer is as it would be, one after the other.",
  tag: TAG,
  scope: "credit:write",
  transaction: "none",
  request: {
    body: Closed({
      holds: Type.Array(Reference, { minItems: 1, maxItems: BULK_MAX, uniqueItems: true }),
      ...ReleasePost,
      preview: Type.Boolean(),
    }),
  },
  responses: { 200: BulkBody },
  handle: async ({ database, caller, access }, { body }) => {
    const { holds, preview, kind, reason, override } = body;
    const release = { kind, reason, override: override ?? false };
    const items = await releaseHolds({ database, caller, access }, holds, release, preview);
    return { status: 200, body: { data: items.map((item: BulkItem) => ({ ...item })) } };
  },
});

const rejectRoute = route({
  method: "POST",
  path: "/v1/credit/holds/{id}/reject",
  summary: "Say no to a held order",
  tag: TAG,
  scope: "credit:write",
  request: {
    params: ById,
    body: Closed({
      reason: ReasonText,
      lines: Type.Optional(
        Type.Array(Closed({ line: Type.Integer({ minimum: 0 }), reason: ReasonText }), {
          maxItems: LINES_MAX,
        }),
      ),
    }),
  },
  responses: { 200: HoldBody },
  handle: async (ctx, { params, body }) => {
    const hold = await rejectHold(ctx, holdId(params.id), { reason: body.reason, lines: body.lines ?? [] });
    return { status: 200, body: await bodyOf(ctx, hold) };
  },
});

const recheckRoute = route({
  method: "POST",
  path: "/v1/credit/holds/{id}/recheck",
  summary: "Look at a held order again",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById },
  responses: { 200: HoldBody },
  handle: async (ctx, { params }) => ({
    status: 200,
    body: await bodyOf(ctx, await recheckHold(ctx, holdId(params.id), "recheck")),
  }),
});

const assignRoute = route({
  method: "PUT",
  path: "/v1/credit/holds/{id}/owner",
  summary: "Give a held order to somebody",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: Closed({ owner: Nullable(Type.String({ maxLength: 60 })) }) },
  responses: { 200: HoldBody },
  handle: async (ctx, { params, body }) => {
    const ownerId = body.owner === null ? null : await memberNamed(ctx, body.owner, "/owner");
    return { status: 200, body: await bodyOf(ctx, await assignHold(ctx, holdId(params.id), ownerId)) };
  },
});

const noteRoute = route({
  method: "POST",
  path: "/v1/credit/holds/{id}/notes",
  summary: "Write a note under a held order",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: Closed({ note: Type.String({ minLength: 1, maxLength: 2_000 }) }) },
  responses: { 200: HoldBody },
  handle: async (ctx, { params, body }) => ({
    status: 200,
    body: await bodyOf(ctx, await noteHold(ctx, holdId(params.id), body.note)),
  }),
});

const putAccountRoute = route({
  method: "POST",
  path: "/v1/customers/{id}/credit/holds",
  summary: "Put a hold on a customer's whole account",
  tag: TAG,
  scope: "credit:write",
  request: {
    params: ById,
    body: Closed({
      code: Type.String({ pattern: "^[a-z][a-z0-9_]{0,59}$" }),
      note: ReasonText,
      until: Type.Optional(Nullable(DateOn)),
    }),
  },
  responses: { 201: AccountHoldBody },
  handle: async (ctx, { params, body }) => {
    const customerId = (await findCustomer(ctx, params.id)).id;
    const { code, note, until } = body;
    const hold = await putAccountHold(ctx, { customerId, code, note, untilOn: until ?? null });
    return { status: 201, body: accountHoldBody(hold) };
  },
});

const listAccountRoute = route({
  method: "GET",
  path: "/v1/customers/{id}/credit/holds",
  summary: "List the holds on a customer's account, lifted ones too",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById },
  responses: { 200: Closed({ data: Type.Array(AccountHoldBody) }) },
  handle: async (ctx, { params }) => {
    const rows = await selectHoldsOf(ctx, (await findCustomer(ctx, params.id)).id, ACCOUNT_HOLDS_SHOWN);
    return { status: 200, body: { data: rows.map(accountHoldBody) } };
  },
});

const liftAccountRoute = route({
  method: "POST",
  path: "/v1/credit/account-holds/{id}/lift",
  summary: "Lift a hold from an account",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: Closed({ reason: ReasonText }) },
  responses: { 200: AccountHoldBody },
  handle: async (ctx, { params, body }) => ({
    status: 200,
    body: accountHoldBody(await liftAccountHold(ctx, holdId(params.id), body.reason)),
  }),
});

export const routes: readonly RouteDefinition[] = [
  listRoute,
  getRoute,
  releaseRoute,
  bulkRoute,
  rejectRoute,
  recheckRoute,
  assignRoute,
  noteRoute,
  putAccountRoute,
  listAccountRoute,
  liftAccountRoute,
];
