import { Type } from "typebox";
import {
  Closed,
  decodeCursor,
  encodeCursor,
  InstantInput,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  Reference,
  type RequestContext,
  type RouteDefinition,
  route,
} from "#platform/http";
import { findCustomer } from "#receivables";
import { selectCollateral } from "./collateral-store.ts";
import { CollateralBody, CollateralInputBody, collateralBody, collateralInput } from "./collateral-wire.ts";
import { customerHolder, groupHolder, type LimitHolder, merchantToday } from "./holders.ts";
import { selectSignatures } from "./proposal-store.ts";
import { ProposalBody, proposalBody } from "./proposal-wire.ts";
import { changeCollateral, takeCollateral } from "./put-collateral.ts";
import { readLimits } from "./read-limits.ts";
import { type LimitOrder, setLimit } from "./set-limit.ts";
import { selectHistory } from "./version-store.ts";
import { GroupLimitPut, LimitBody, LimitPut, LimitsBody, limitBody, limitOrder } from "./wire.ts";

const TAG = "Limits";
const ById = Closed({ id: Reference });

const LIMIT_DESCRIPTION =
  "Null takes the limit away, zero means prepay. Within your authority it is set and the new ceiling answered; beyond it, 202 with a proposal that others sign. What is confirmed or owed stays as it is. `expiresOn` is the last day on which it holds.";

const putLimit = route({
  method: "PUT",
  path: "/v1/customers/{id}/limit",
  summary: "Set a customer's limit, or propose it",
  description: LIMIT_DESCRIPTION,
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: LimitPut },
  responses: { 200: LimitsBody, 202: ProposalBody },
  handle: async (ctx, { params, body }) =>
    answerLimit(ctx, await customerHolder(ctx, params.id), limitOrder(body)),
});

const putGroupLimit = route({
  method: "PUT",
  path: "/v1/groups/{id}/limit",
  summary: "Set the limit of a group over all its members, or propose it",
  description: `${LIMIT_DESCRIPTION} A group's limit that runs out stays as its ceiling until the next is set.`,
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: GroupLimitPut },
  responses: { 200: LimitsBody, 202: ProposalBody },
  handle: async (ctx, { params, body }) =>
    answerLimit(ctx, await groupHolder(ctx, params.id), limitOrder(body)),
});

async function answerLimit(ctx: RequestContext, holder: LimitHolder, order: LimitOrder) {
  const answer = await setLimit(ctx, ctx.access, holder, order);
  if (answer.kind === "proposed") {
    const signatures = await selectSignatures(ctx, [answer.proposal.id]);
    return { status: 202 as const, body: proposalBody(answer.proposal, signatures) };
  }
  return { status: 200 as const, body: await readLimits(ctx, holder, answer.written.isNew) };
}

const getLimit = route({
  method: "GET",
  path: "/v1/customers/{id}/limit",
  summary: "Read a customer's limits with the ceiling they make",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById },
  responses: { 200: LimitsBody },
  handle: async (ctx, { params }) => ({
    status: 200,
    body: await readLimits(ctx, await customerHolder(ctx, params.id), false),
  }),
});

const getGroupLimit = route({
  method: "GET",
  path: "/v1/groups/{id}/limit",
  summary: "Read a group's limit",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById },
  responses: { 200: LimitsBody },
  handle: async (ctx, { params }) => ({
    status: 200,
    body: await readLimits(ctx, await groupHolder(ctx, params.id), false),
  }),
});

const HistoryPlace = Closed({
  at: InstantInput,
  version: Type.Integer(),
  id: Type.String({ format: "uuid" }),
});

const listHistory = route({
  method: "GET",
  path: "/v1/customers/{id}/limit/history",
  summary: "Read every limit that was ever set for a customer, newest first",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById, query: Closed({ ...PageQuery }) },
  responses: { 200: PageOf(LimitBody) },
  handle: async (ctx, { params, query }) => {
    const customer = await findCustomer(ctx, params.id);
    const list = `limit history ${customer.id}`;
    const place = decodeCursor(list, HistoryPlace, query.cursor);
    const before = place === null ? null : { at: new Date(place.at), version: place.version, id: place.id };
    const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
    const found = await selectHistory(ctx, customer.id, before, rowsMax + 1);
    const shown = found.slice(0, rowsMax);
    const last = shown.at(-1);
    const isMore = found.length > rowsMax && last !== undefined;
    const today = await merchantToday(ctx);
    return {
      status: 200,
      body: {
        data: shown.map((version) => limitBody(version, today)),
        nextCursor: isMore
          ? encodeCursor(list, { at: last.setAt.toISOString(), version: last.version, id: last.id })
          : null,
      },
    };
  },
});

const listCollateral = route({
  method: "GET",
  path: "/v1/customers/{id}/collateral",
  summary: "List what secures a customer's account",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById },
  responses: { 200: Closed({ data: Type.Array(CollateralBody) }) },
  handle: async (ctx, { params }) => {
    const customer = await findCustomer(ctx, params.id);
    return { status: 200, body: { data: (await selectCollateral(ctx, [customer.id])).map(collateralBody) } };
  },
});

const postCollateral = route({
  method: "POST",
  path: "/v1/customers/{id}/collateral",
  summary: "Record a guarantee or other collateral",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: CollateralInputBody },
  responses: { 201: CollateralBody },
  handle: async (ctx, { params, body }) => ({
    status: 201,
    body: collateralBody(await takeCollateral(ctx, params.id, collateralInput(body))),
  }),
});

const putCollateral = route({
  method: "PUT",
  path: "/v1/credit/collateral/{id}",
  summary: "Appraise a collateral anew, or release it with a worth of zero",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: CollateralInputBody },
  responses: { 200: CollateralBody },
  handle: async (ctx, { params, body }) => ({
    status: 200,
    body: collateralBody(await changeCollateral(ctx, params.id, collateralInput(body))),
  }),
});

export const limitRoutes: readonly RouteDefinition[] = [
  putLimit,
  getLimit,
  listHistory,
  putGroupLimit,
  getGroupLimit,
  listCollateral,
  postCollateral,
  putCollateral,
];
