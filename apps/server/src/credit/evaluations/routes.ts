import { formatId, parseId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import {
  Amount,
  Closed,
  DateOn,
  decodeCursor,
  encodeCursor,
  Instant,
  Nullable,
  OneOf,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  Reference,
  type RequestContext,
  type RouteDefinition,
  route,
} from "#platform/http";
import { findCustomer, readCreditFigures } from "#receivables";
import { selectStanding } from "../holds/account-hold-store.ts";
import { AccountHoldBody, accountHoldBody } from "../holds/wire.ts";
import { activePolicy } from "../policies/active-policy.ts";
import { ENGINE_VERSION } from "../policies/rules.ts";
import { refuse } from "../refusals.ts";
import { evaluateCustomers } from "./evaluate-customers.ts";
import { merchantDay } from "./gather-facts.ts";
import { putSettings } from "./put-settings.ts";
import { type CreditAccount, selectCreditAccounts, selectEvaluations, selectHistory } from "./store.ts";
import { EvaluationBody, evaluationBody } from "./wire.ts";

const TAG = "Credit standing";
const LIST = "evaluations";
const TAGS_MAX = 50;
const GRACE_DAYS_MAX = 365;
const ById = Closed({ id: Reference });
const STATUSES = ["active", "on_hold", "suspended", "pending_review", "closed"] as const;
const Place = Closed({ at: Type.String({ format: "date-time" }), id: Type.String({ format: "uuid" }) });

const StandingBody = Closed(
  {
    customer: Type.String(),
    reference: Type.String(),
    status: OneOf(STATUSES),
    tags: Type.Array(Type.String()),
    segmentOverride: Nullable(Type.String()),
    payer: Nullable(Type.String()),
    graceDays: Type.Integer(),
    currency: Type.String(),
    ceiling: Nullable(Amount),
    overdue: Amount,
    oldestOverdueDays: Type.Integer(),
    reviewOn: Nullable(DateOn),
    holds: Type.Array(AccountHoldBody),
    evaluation: Nullable(EvaluationBody),
    isCurrent: Type.Boolean({
      description:
        "Whether the evaluation still counts: nothing has happened since, no date has passed, and its policy is in force",
    }),
    validUntil: Nullable(Instant),
    version: Amount,
  },
  { $id: "CreditStanding" },
);

async function standingBody(ctx: RequestContext, key: string): Promise<Static<typeof StandingBody>> {
  const customer = await findCustomer(ctx, key);
  const { today } = await merchantDay(ctx);
  const account = (await selectCreditAccounts(ctx, [customer.id])).get(customer.id) as CreditAccount;
  const policy = await activePolicy(ctx);
  const graceDaysOf = new Map([[customer.id, account.graceDays || policy.document.grace.days]]);
  const figures = (await readCreditFigures(ctx, [customer.id], { today, graceDaysOf })).get(customer.id);
  const [row] = account.evaluationId === null ? [] : await selectEvaluations(ctx, [account.evaluationId]);
  const evaluation = row === undefined ? null : evaluationBody(row);
  const validUntil = evaluation?.result.validUntil == null ? null : new Date(evaluation.result.validUntil);
  const isCurrent =
    row !== undefined &&
    row.policyId === policy.id &&
    row.engineVersion === ENGINE_VERSION &&
    figures?.isStale === false &&
    (validUntil === null || validUntil > ctx.now);
  return {
    customer: formatId("cus", customer.id),
    reference: customer.reference,
    status: account.status,
    tags: [...account.tags],
    segmentOverride: account.segmentOverride,
    payer: account.payerId === null ? null : formatId("cus", account.payerId),
    graceDays: account.graceDays,
    currency: figures?.currency ?? "",
    ceiling: figures?.ceilingMinor ?? null,
    overdue: figures?.book.overdueMinor ?? 0n,
    oldestOverdueDays: figures?.book.oldestOverdueDays ?? 0,
    reviewOn: account.reviewOn,
    holds: (await selectStanding(ctx, [customer.id], today)).map(accountHoldBody),
    evaluation,
    isCurrent,
    validUntil,
    version: account.version,
  };
}

const getStanding = route({
  method: "GET",
  path: "/v1/customers/{id}/credit",
  summary: "Read a customer's credit standing",
  description:
    "Status, segment, class, limit with the steps that made it, ceilings by checkpoint, blocks, terms and score, as last evaluated. Null where the customer was never evaluated; its first order evaluates it.",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById },
  responses: { 200: StandingBody },
  handle: async (ctx, { params }) => ({ status: 200, body: await standingBody(ctx, params.id) }),
});

const putStanding = route({
  method: "PUT",
  path: "/v1/customers/{id}/credit",
  summary: "Set status, tags, segment, payer or grace of a customer",
  description: "What is left out stays. The customer is evaluated at once.",
  tag: TAG,
  scope: "credit:write",
  request: {
    params: ById,
    body: Closed({
      status: Type.Optional(OneOf(STATUSES)),
      tags: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 80 }), { maxItems: TAGS_MAX })),
      segment: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 80 }))),
      payer: Type.Optional(Nullable(Reference)),
      graceDays: Type.Optional(Type.Integer({ minimum: 0, maximum: GRACE_DAYS_MAX })),
      reason: Type.String({ minLength: 1, maxLength: 500 }),
    }),
  },
  responses: { 200: StandingBody },
  handle: async (ctx, { params, body }) => {
    await putSettings(ctx, params.id, body);
    return { status: 200, body: await standingBody(ctx, params.id) };
  },
});

const postEvaluation = route({
  method: "POST",
  path: "/v1/customers/{id}/evaluations",
  summary: "Evaluate a customer now",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById },
  responses: { 200: StandingBody },
  handle: async (ctx, { params }) => {
    await evaluateCustomers(ctx, [(await findCustomer(ctx, params.id)).id], "asked_for");
    return { status: 200, body: await standingBody(ctx, params.id) };
  },
});

const listEvaluations = route({
  method: "GET",
  path: "/v1/customers/{id}/evaluations",
  summary: "List a customer's evaluations, newest first",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById, query: Closed(PageQuery) },
  responses: { 200: PageOf(EvaluationBody) },
  handle: async (ctx, { params, query }) => {
    const customer = await findCustomer(ctx, params.id);
    const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
    const rows = await selectHistory(ctx, customer.id, decodeCursor(LIST, Place, query.cursor), rowsMax + 1);
    const page = rows.slice(0, rowsMax);
    const last = page.at(-1);
    const isMore = rows.length > rowsMax && last !== undefined;
    const nextCursor = isMore
      ? encodeCursor(LIST, { at: last.evaluatedAt.toISOString(), id: last.id })
      : null;
    return { status: 200, body: { data: page.map(evaluationBody), nextCursor } };
  },
});

const getEvaluation = route({
  method: "GET",
  path: "/v1/evaluations/{id}",
  summary: "Read an evaluation: what was known, and what the policy made of it",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById },
  responses: { 200: EvaluationBody },
  handle: async (ctx, { params }) => {
    const id = parseId("evl", params.id);
    const [row] = id === null ? [] : await selectEvaluations(ctx, [id]);
    if (row === undefined) throw refuse("not_found", `There is no evaluation ${params.id}.`);
    return { status: 200, body: evaluationBody(row) };
  },
});

export const routes: readonly RouteDefinition[] = [
  getStanding,
  putStanding,
  postEvaluation,
  listEvaluations,
  getEvaluation,
];
