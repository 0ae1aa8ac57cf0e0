import { Type } from "typebox";
import {
  Closed,
  decodeCursor,
  encodeCursor,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import { selectChanges, selectRows } from "./bulk-store.ts";
import { ChangeBody, ChangePost, changeBody, RowBody, readChange, rowBody } from "./change-wire.ts";
import {
  approveChange,
  confirmChange,
  findChange,
  rejectChange,
  undoChange,
  withdrawChange,
} from "./decide-change.ts";
import { previewChange } from "./preview-change.ts";
import { NoteText, ReasonText } from "./wire.ts";

const TAG = "Limits";
const ById = Closed({ id: Reference });

const postChange = route({
  method: "POST",
  path: "/v1/credit/limit-changes",
  summary: "Preview a change of many manual limits",
  description:
    "Works out who would get which limit, and who would then owe more than that; nothing is set before it is confirmed.",
  tag: TAG,
  scope: "credit:write",
  request: { body: ChangePost },
  responses: { 201: ChangeBody },
  handle: async (ctx, { body }) => {
    const change = await previewChange(ctx, ctx.access, {
      selection: body.selection ?? {},
      change: readChange(body.change),
      csv: body.csv ?? null,
      expiresOn: body.expiresOn ?? null,
      reason: body.reason,
    });
    return { status: 201, body: await changeBody(ctx, change) };
  },
});

const listChanges = route({
  method: "GET",
  path: "/v1/credit/limit-changes",
  summary: "List bulk changes of limits, newest first",
  tag: TAG,
  scope: "credit:read",
  request: { query: Closed({ ...PageQuery }) },
  responses: { 200: PageOf(ChangeBody) },
  handle: async (ctx, { query }) => {
    const list = "limit changes";
    const place = Closed({ id: Type.String({ format: "uuid" }) });
    const before = decodeCursor(list, place, query.cursor)?.id ?? null;
    const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
    const found = await selectChanges(ctx, before, rowsMax + 1);
    const shown = found.slice(0, rowsMax);
    const data = [];
    for (const change of shown) data.push(await changeBody(ctx, change));
    const last = shown.at(-1);
    const isMore = found.length > rowsMax && last !== undefined;
    return { status: 200, body: { data, nextCursor: isMore ? encodeCursor(list, { id: last.id }) : null } };
  },
});

const getChange = route({
  method: "GET",
  path: "/v1/credit/limit-changes/{id}",
  summary: "Read a bulk change and how far it has come",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById },
  responses: { 200: ChangeBody },
  handle: async (ctx, { params }) => ({
    status: 200,
    body: await changeBody(ctx, await findChange(ctx, params.id)),
  }),
});

const listRows = route({
  method: "GET",
  path: "/v1/credit/limit-changes/{id}/rows",
  summary: "Read what a bulk change would do, or did, customer by customer",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById, query: Closed({ ...PageQuery }) },
  responses: { 200: PageOf(RowBody) },
  handle: async (ctx, { params, query }) => {
    const change = await findChange(ctx, params.id);
    const list = `limit change ${change.id}`;
    const after = decodeCursor(list, Closed({ row: Type.Integer() }), query.cursor)?.row ?? 0;
    const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
    const found = await selectRows(ctx, change.id, after, rowsMax + 1);
    const shown = found.slice(0, rowsMax);
    const last = shown.at(-1);
    const isMore = found.length > rowsMax && last !== undefined;
    return {
      status: 200,
      body: {
        data: shown.map(rowBody),
        nextCursor: isMore ? encodeCursor(list, { row: last.rowNumber }) : null,
      },
    };
  },
});

const confirm = route({
  method: "POST",
  path: "/v1/credit/limit-changes/{id}/confirm",
  summary: "Carry out what was previewed",
  description: "Within your authority it begins at once; beyond it, it waits for signatures.",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById },
  responses: { 200: ChangeBody },
  handle: async (ctx, { params }) => ({
    status: 200,
    body: await changeBody(ctx, await confirmChange(ctx, ctx.access, params.id)),
  }),
});

const approve = route({
  method: "POST",
  path: "/v1/credit/limit-changes/{id}/approve",
  summary: "Sign a bulk change",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: Closed({ note: Type.Optional(NoteText) }) },
  responses: { 200: ChangeBody },
  handle: async (ctx, { params, body }) => ({
    status: 200,
    body: await changeBody(ctx, await approveChange(ctx, ctx.access, params.id, body.note ?? "")),
  }),
});

const reject = route({
  method: "POST",
  path: "/v1/credit/limit-changes/{id}/reject",
  summary: "Say no to a bulk change",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: Closed({ note: ReasonText }) },
  responses: { 200: ChangeBody },
  handle: async (ctx, { params, body }) => ({
    status: 200,
    body: await changeBody(ctx, await rejectChange(ctx, ctx.access, params.id, body.note)),
  }),
});

const withdraw = route({
  method: "POST",
  path: "/v1/credit/limit-changes/{id}/withdraw",
  summary: "Take back a bulk change that has not begun",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById },
  responses: { 200: ChangeBody },
  handle: async (ctx, { params }) => ({
    status: 200,
    body: await changeBody(ctx, await withdrawChange(ctx, params.id)),
  }),
});

const undo = route({
  method: "POST",
  path: "/v1/credit/limit-changes/{id}/undo",
  summary: "Preview the change that restores what stood before",
  description: "Limits that somebody has set since keep their later word.",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: Closed({ reason: ReasonText }) },
  responses: { 201: ChangeBody },
  handle: async (ctx, { params, body }) => ({
    status: 201,
    body: await changeBody(ctx, await undoChange(ctx, ctx.access, params.id, body.reason)),
  }),
});

export const changeRoutes: readonly RouteDefinition[] = [
  postChange,
  listChanges,
  getChange,
  listRows,
  confirm,
  approve,
  reject,
  withdraw,
  undo,
];
