import { formatId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import type { Context } from "#platform/db";
import {
  Amount,
  Closed,
  CurrencyCode,
  DateOn,
  decodeCursor,
  encodeCursor,
  Instant,
  Money,
  MoneyInput,
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
  type BulkChange,
  CHANGE_STATES,
  type ChangeRow,
  CSV_LENGTH_MAX,
  fallsBelow,
  ROW_PROBLEMS,
} from "./bulk-rules.ts";
import { countProblems, type LimitChange, selectChanges, selectRows, sumRows } from "./bulk-store.ts";
import {
  approveChange,
  confirmChange,
  findChange,
  rejectChange,
  undoChange,
  withdrawChange,
} from "./decide-change.ts";
import { previewChange } from "./preview-change.ts";
import { selectSignatures } from "./proposal-store.ts";
import { actorText, NameText, NoteText, ReasonText, Signatures, signatureBody } from "./wire.ts";

const TAG = "Limits";
const NAMES_MAX = 50;
const REFERENCES_MAX = 1_000;
const ById = Closed({ id: Reference });

const ChangeInput = Type.Union([
  Closed({ kind: OneOf(["set"]), limit: Nullable(MoneyInput) }),
  Closed({ kind: OneOf(["percent"]), percent: Type.String({ pattern: "^-?[0-9]{1,4}(\\.[0-9]{1,4})?$" }) }),
  Closed({ kind: OneOf(["policy"]) }),
  Closed({ kind: OneOf(["listed"]), currency: CurrencyCode }),
]);

const ChangePost = Closed({
  selection: Type.Optional(
    Closed({
      segments: Type.Optional(Type.Array(NameText, { minItems: 1, maxItems: NAMES_MAX })),
      riskClasses: Type.Optional(Type.Array(NameText, { minItems: 1, maxItems: NAMES_MAX })),
      group: Type.Optional(Reference),
      hasManualLimit: Type.Optional(Type.Boolean()),
      references: Type.Optional(Type.Array(Reference, { minItems: 1, maxItems: REFERENCES_MAX })),
    }),
  ),
  csv: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: CSV_LENGTH_MAX,
      pattern: "^[^\\u0000]*$",
      description:
        "Lines of reference,amount in major units; `none` takes a limit away. Goes with a change that is listed.",
    }),
  ),
  change: ChangeInput,
  expiresOn: Type.Optional(Nullable(DateOn)),
  reason: ReasonText,
});

const TotalBody = Closed({
  currency: CurrencyCode,
  rows: Type.Integer(),
  before: Amount,
  after: Amount,
  raised: Type.Integer(),
  lowered: Type.Integer(),
  below: Type.Integer({
    description: "Whose exposure would lie above the new limit: their next order is held",
  }),
});

const ChangeBody = Closed(
  {
    id: Type.String(),
    state: OneOf(CHANGE_STATES),
    change: Type.Unsafe<Readonly<Record<string, unknown>>>(Type.Object({}, { additionalProperties: true })),
    selection: Type.Unsafe<object>(Type.Object({}, { additionalProperties: true })),
    reason: Type.String(),
    weighs: Closed(
      { amount: Amount, currency: Type.String() },
      {
        description:
          "What has to be within an authority: the largest raised limit, or all raises together if that is more",
      },
    ),
    approvalsNeeded: Type.Integer(),
    signatures: Signatures,
    rows: Type.Integer(),
    rowsDone: Type.Integer(),
    problems: Type.Integer(),
    totals: Type.Array(TotalBody),
    undoes: Nullable(Type.String()),
    proposedBy: Type.String(),
    createdAt: Instant,
    startedAt: Nullable(Instant),
    finishedAt: Nullable(Instant),
    version: Amount,
  },
  { $id: "LimitChange" },
);

async function changeBody(ctx: Context, change: LimitChange) {
  const signatures = await selectSignatures(ctx, [change.id]);
  const totals = await sumRows(ctx, change.id);
  return {
    id: formatId("blk", change.id),
    state: change.state,
    change: change.change,
    selection: change.selection,
    reason: change.reason,
    weighs: { amount: change.weighedMinor, currency: change.weighedCurrency },
    approvalsNeeded: change.approvalsNeeded,
    signatures: signatures.map(signatureBody),
    rows: change.rowCount,
    rowsDone: change.rowsDone,
    problems: await countProblems(ctx, change.id),
    totals: totals.map(({ beforeMinor, afterMinor, ...counts }) => ({
      ...counts,
      before: beforeMinor,
      after: afterMinor,
    })),
    undoes: change.undoesId === null ? null : formatId("blk", change.undoesId),
    proposedBy: actorText(change.proposedBy),
    createdAt: change.createdAt,
    startedAt: change.startedAt,
    finishedAt: change.finishedAt,
    version: change.version,
  };
}

const RowBody = Closed(
  {
    row: Type.Integer(),
    customerId: Nullable(Type.String()),
    reference: Type.String(),
    name: Type.String(),
    before: Nullable(Money),
    after: Nullable(Money),
    expected: Nullable(Money),
    exposure: Nullable(Amount),
    fallsBelow: Type.Boolean(),
    problem: Nullable(OneOf(ROW_PROBLEMS)),
    outcome: Nullable(OneOf(["set", "unchanged", "skipped"])),
  },
  { $id: "LimitChangeRow" },
);

function rowBody(row: ChangeRow) {
  return {
    row: row.rowNumber,
    customerId: row.customerId === null ? null : formatId("cus", row.customerId),
    reference: row.reference,
    name: row.name,
    before:
      row.beforeMinor === null || row.beforeCurrency === null
        ? null
        : { amount: row.beforeMinor, currency: row.beforeCurrency },
    after: row.afterMinor === null ? null : { amount: row.afterMinor, currency: row.currency },
    expected: row.expectedMinor === null ? null : { amount: row.expectedMinor, currency: row.currency },
    exposure: row.exposureMinor,
    fallsBelow: fallsBelow(row),
    problem: row.problem,
    outcome: row.outcome,
  };
}

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

function readChange(change: Static<typeof ChangeInput>): BulkChange {
  if (!("limit" in change)) return change as BulkChange;
  const { limit } = change;
  return {
    kind: "set",
    limit: limit === null ? null : { amountMinor: BigInt(limit.amount), currency: limit.currency },
  };
}

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
