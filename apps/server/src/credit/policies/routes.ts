import { Type } from "typebox";
import {
  Closed,
  DateOn,
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
import scorecardSchema from "../scorecards/scorecard.schema.json" with { type: "json" };
import { activePolicy } from "./active-policy.ts";
import { ACCEPTANCE_METHODS, acceptTerms, readCustomerTerms } from "./customer-terms.ts";
import { approvePolicy, rejectPolicy, submitPolicy, withdrawPolicy } from "./decide-policy.ts";
import { diffPolicies } from "./diff-policies.ts";
import { findPolicy, findPolicyRow } from "./find-policy.ts";
import { checkPolicyText } from "./parse-policy.ts";
import { countApplied } from "./progress-store.ts";
import { publishedSchema } from "./schema.ts";
import { listPolicyRows, POLICY_STATES } from "./store.ts";
import {
  AcceptanceBody,
  acceptanceBody,
  CustomerTermsBody,
  customerTermsBody,
  DocumentInput,
  Note,
  PolicyBody,
  PolicyRowBody,
  ProblemBody,
  policyBody,
  policyRowBody,
} from "./wire.ts";
import { createDraft, rollBack, saveDraft, textOf } from "./write-draft.ts";

const TAG = "Policies";
const NAME_LENGTH_MAX = 200;
const EVIDENCE_LENGTH_MAX = 2_000;
const ById = Closed({ id: Reference });
const AnyObject = Type.Unsafe<Record<string, unknown>>({ type: "object", additionalProperties: true });

const schemaRoute = route({
  method: "GET",
  path: "/v1/policies/schema",
  summary: "Read the JSON Schema of a policy",
  tag: TAG,
  scope: "signed_in",
  responses: { 200: AnyObject },
  handle: async () => ({ status: 200, body: publishedSchema(scorecardSchema) as Record<string, unknown> }),
});

const active = route({
  method: "GET",
  path: "/v1/policies/active",
  summary: "Read the policy in force, and how far it is applied",
  description: "`applied` of `total` standings were worked out under it; the others follow by themselves.",
  tag: TAG,
  scope: "credit:read",
  responses: {
    200: Closed({ policy: PolicyBody, progress: Closed({ total: Type.Integer(), applied: Type.Integer() }) }),
  },
  handle: async (ctx) => {
    const { id, version } = await activePolicy(ctx);
    const policy = policyBody(await findPolicyRow(ctx, id));
    return { status: 200, body: { policy, progress: await countApplied(ctx, version) } };
  },
});

const list = route({
  method: "GET",
  path: "/v1/policies",
  summary: "List policies, the newest version first",
  tag: TAG,
  scope: "credit:read",
  request: { query: Closed({ state: Type.Optional(OneOf(POLICY_STATES)), ...PageQuery }) },
  responses: { 200: PageOf(PolicyRowBody) },
  handle: async (ctx, { query }) => {
    await activePolicy(ctx);
    const place = decodeCursor("policies", Closed({ below: Type.Integer({ minimum: 0 }) }), query.cursor);
    const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
    const rows = await listPolicyRows(ctx, {
      state: query.state,
      below: place?.below ?? null,
      rowsMax: rowsMax + 1,
    });
    const shown = rows.slice(0, rowsMax);
    const last = shown.at(-1);
    const nextCursor =
      rows.length > rowsMax && last !== undefined ? encodeCursor("policies", { below: last.version }) : null;
    return { status: 200, body: { data: shown.map(policyRowBody), nextCursor } };
  },
});

const create = route({
  method: "POST",
  path: "/v1/policies",
  summary: "Draft a policy",
  description:
    "`document` is YAML or JSON as text, or an object. What is wrong with it stands in `problems`; a draft may have some, a submitted policy may not.",
  tag: TAG,
  scope: "credit:policy",
  request: { body: Closed({ document: DocumentInput, note: Type.Optional(Note) }) },
  responses: { 201: PolicyBody },
  handle: async (ctx, { body }) => {
    const { policy } = await createDraft(ctx, { document: body.document, note: body.note ?? "" });
    return { status: 201, body: policyBody(policy) };
  },
});

const check = route({
  method: "POST",
  path: "/v1/policies/check",
  summary: "Tell what is wrong with a policy",
  tag: TAG,
  scope: "credit:read",
  request: { body: Closed({ document: DocumentInput }) },
  responses: {
    200: Closed({ ok: Type.Boolean(), problems: Type.Array(ProblemBody), document: Nullable(AnyObject) }),
  },
  handle: async (_ctx, { body }) => {
    const { problems, policy } = checkPolicyText(textOf(body.document));
    const document = policy === null ? null : (policy.document as unknown as Record<string, unknown>);
    return { status: 200, body: { ok: policy !== null, problems: [...problems], document } };
  },
});

const read = route({
  method: "GET",
  path: "/v1/policies/{id}",
  summary: "Read a policy, as text and as an object",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById },
  responses: { 200: PolicyBody },
  handle: async (ctx, { params }) => ({ status: 200, body: policyBody(await findPolicyRow(ctx, params.id)) }),
});

const save = route({
  method: "PUT",
  path: "/v1/policies/{id}",
  summary: "Write a draft anew",
  tag: TAG,
  scope: "credit:policy",
  request: { params: ById, body: Closed({ document: DocumentInput, note: Type.Optional(Note) }) },
  responses: { 200: PolicyBody },
  handle: async (ctx, { params, body }) => {
    const note = body.note === undefined ? {} : { note: body.note };
    const { policy } = await saveDraft(ctx, params.id, { document: body.document, ...note });
    return { status: 200, body: policyBody(policy) };
  },
});

const diff = route({
  method: "GET",
  path: "/v1/policies/{id}/diff",
  summary: "Say what a policy changes",
  description:
    "Against another policy, or the one in force. Rules, segments and terms are matched by their ids.",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById, query: Closed({ against: Type.Optional(Reference) }) },
  responses: {
    200: Closed({
      againstVersion: Type.Integer(),
      differences: Type.Array(
        Closed({ path: Type.String(), before: Type.Unknown(), after: Type.Unknown(), words: Type.String() }),
      ),
    }),
  },
  handle: async (ctx, { params, query }) => {
    const after = await findPolicy(ctx, params.id);
    const before =
      query.against === undefined ? await activePolicy(ctx) : await findPolicy(ctx, query.against);
    const differences = diffPolicies(before.document, after.document);
    return { status: 200, body: { againstVersion: before.version, differences } };
  },
});

const submit = route({
  method: "POST",
  path: "/v1/policies/{id}/submit",
  summary: "Hand a draft over for approval",
  tag: TAG,
  scope: "credit:policy",
  request: { params: ById },
  responses: { 200: PolicyBody },
  handle: async (ctx, { params }) => ({ status: 200, body: policyBody(await submitPolicy(ctx, params.id)) }),
});

const approve = route({
  method: "POST",
  path: "/v1/policies/{id}/approve",
  summary: "Approve a submitted policy",
  description:
    "By a person who wrote none of it, unless nobody else could; at once, or from `effectiveFrom` on.",
  tag: TAG,
  scope: "credit:policy",
  request: {
    params: ById,
    body: Closed({ effectiveFrom: Type.Optional(InstantInput), note: Type.Optional(Note) }),
  },
  responses: { 200: PolicyBody },
  handle: async (ctx, { params, body }) => {
    const effectiveFrom = body.effectiveFrom === undefined ? null : new Date(body.effectiveFrom);
    const approved = await approvePolicy(ctx, params.id, { effectiveFrom, note: body.note ?? "" });
    return { status: 200, body: policyBody(approved) };
  },
});

const reject = route({
  method: "POST",
  path: "/v1/policies/{id}/reject",
  summary: "Reject a submitted policy",
  tag: TAG,
  scope: "credit:policy",
  request: { params: ById, body: Closed({ reason: Type.String({ minLength: 1, maxLength: 2_000 }) }) },
  responses: { 200: PolicyBody },
  handle: async (ctx, { params, body }) => ({
    status: 200,
    body: policyBody(await rejectPolicy(ctx, params.id, body.reason)),
  }),
});

const withdraw = route({
  method: "POST",
  path: "/v1/policies/{id}/withdraw",
  summary: "Take back a policy that is not in force",
  tag: TAG,
  scope: "credit:policy",
  request: { params: ById },
  responses: { 200: PolicyBody },
  handle: async (ctx, { params }) => ({
    status: 200,
    body: policyBody(await withdrawPolicy(ctx, params.id)),
  }),
});

const rollback = route({
  method: "POST",
  path: "/v1/policies/{id}/rollback",
  summary: "Draft an older policy anew",
  tag: TAG,
  scope: "credit:policy",
  request: { params: ById, body: Closed({ note: Type.Optional(Note) }) },
  responses: { 201: PolicyBody },
  handle: async (ctx, { params, body }) => {
    const { policy } = await rollBack(ctx, params.id, body.note ?? "");
    return { status: 201, body: policyBody(policy) };
  },
});

const readTerms = route({
  method: "GET",
  path: "/v1/customers/{id}/credit-terms",
  summary: "Read a customer's credit terms in plain words",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById },
  responses: { 200: CustomerTermsBody },
  handle: async (ctx, { params }) => ({
    status: 200,
    body: customerTermsBody(await readCustomerTerms(ctx, params.id)),
  }),
});

const accept = route({
  method: "POST",
  path: "/v1/customers/{id}/credit-terms/acceptances",
  summary: "Keep that a customer accepted its credit terms",
  tag: TAG,
  scope: "credit:write",
  request: {
    params: ById,
    body: Closed({
      signedBy: Type.String({ minLength: 1, maxLength: NAME_LENGTH_MAX }),
      signedOn: DateOn,
      method: OneOf(ACCEPTANCE_METHODS),
      evidence: Type.Optional(Type.String({ minLength: 1, maxLength: EVIDENCE_LENGTH_MAX })),
      termsHash: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    }),
  },
  responses: { 201: AcceptanceBody },
  handle: async (ctx, { params, body }) => {
    const row = await acceptTerms(ctx, params.id, {
      ...body,
      evidence: body.evidence ?? null,
      termsHash: body.termsHash ?? null,
    });
    return { status: 201, body: acceptanceBody(row) };
  },
});

export const routes: readonly RouteDefinition[] = [
  schemaRoute,
  active,
  list,
  create,
  check,
  read,
  save,
  diff,
  submit,
  approve,
  reject,
  withdraw,
  rollback,
  readTerms,
  accept,
];
