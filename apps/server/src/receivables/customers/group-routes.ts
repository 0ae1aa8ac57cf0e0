import { Type } from "typebox";
import type { Context } from "#platform/db";
import {
  Closed,
  decodeCursor,
  encodeCursor,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  type RouteDefinition,
  route,
} from "#platform/http";
import { selectGroups } from "./group-store.ts";
import { putGroup } from "./put-group.ts";
import { GroupBody, groupBody, Reference, Text } from "./wire.ts";

const TAG = "Customers";
const ByReference = Closed({ reference: Reference });

const putGroupRoute = route({
  method: "PUT",
  path: "/v1/groups/{reference}",
  summary: "Make or rename the group of your reference",
  tag: TAG,
  scope: "customers:write",
  request: { params: ByReference, body: Closed({ name: Text }) },
  responses: { 200: GroupBody, 201: GroupBody },
  handle: async (ctx, { params, body }) => {
    const { group, created } = await putGroup(ctx, { reference: params.reference, name: body.name });
    return created ? { status: 201, body: groupBody(group) } : { status: 200, body: groupBody(group) };
  },
});

const GroupRow = Closed({ ...GroupBody.properties, customers: Type.Integer() }, { $id: "CustomerGroupRow" });

const listGroups = route({
  method: "GET",
  path: "/v1/groups",
  summary: "List groups with how many customers each has",
  tag: TAG,
  scope: "customers:read",
  request: { query: Closed({ ...PageQuery }) },
  responses: { 200: PageOf(GroupRow) },
  handle: async (ctx, { query }) => ({ status: 200, body: await groupPage(ctx, query) }),
});

async function groupPage(ctx: Context, query: { limit?: number; cursor?: string }) {
  const after = decodeCursor("groups", Closed({ reference: Reference }), query.cursor)?.reference ?? null;
  const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
  const found = await selectGroups(ctx, after, rowsMax + 1);
  const shown = found.slice(0, rowsMax);
  const last = shown.at(-1);
  return {
    data: shown.map((group) => ({ ...groupBody(group), customers: Number(group.customers) })),
    nextCursor:
      found.length <= rowsMax || last === undefined
        ? null
        : encodeCursor("groups", { reference: last.reference }),
  };
}

export const groupRoutes: readonly RouteDefinition[] = [putGroupRoute, listGroups];
