import { formatId } from "@goodterms/kernel";
import { Type } from "typebox";
import type { Context } from "#platform/db";
import {
  Closed,
  DateOn,
  decodeCursor,
  encodeCursor,
  OneOf,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import { findCustomer } from "#receivables";
import { approveProposal, findProposal, rejectProposal, withdrawProposal } from "./decide-proposal.ts";
import { DEADLINE_KINDS, readInsuranceDeadlines } from "./insurance-deadlines.ts";
import { type LimitProposal, PROPOSAL_STATES, selectProposals, selectSignatures } from "./proposal-store.ts";
import { ProposalBody, proposalBody } from "./proposal-wire.ts";
import { NoteText, ReasonText } from "./wire.ts";

const TAG = "Limits";
const ById = Closed({ id: Reference });
const PlaceId = Closed({ id: Type.String({ format: "uuid" }) });

const listProposals = route({
  method: "GET",
  path: "/v1/credit/limit-proposals",
  summary: "List limits that wait for signatures, newest first",
  tag: TAG,
  scope: "credit:read",
  request: {
    query: Closed({
      state: Type.Optional(OneOf(PROPOSAL_STATES)),
      customer: Type.Optional(Reference),
      ...PageQuery,
    }),
  },
  responses: { 200: PageOf(ProposalBody) },
  handle: async (ctx, { query }) => {
    const holderId = query.customer === undefined ? null : (await findCustomer(ctx, query.customer)).id;
    const list = `limit proposals ${query.state ?? ""} ${holderId ?? ""}`;
    const before = decodeCursor(list, PlaceId, query.cursor)?.id ?? null;
    const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
    const found = await selectProposals(ctx, { state: query.state ?? null, holderId }, before, rowsMax + 1);
    const shown = found.slice(0, rowsMax);
    const signatures = await selectSignatures(
      ctx,
      shown.map((proposal) => proposal.id),
    );
    const last = shown.at(-1);
    const isMore = found.length > rowsMax && last !== undefined;
    return {
      status: 200,
      body: {
        data: shown.map((proposal) => proposalBody(proposal, signatures)),
        nextCursor: isMore ? encodeCursor(list, { id: last.id }) : null,
      },
    };
  },
});

async function shown(ctx: Context, proposal: LimitProposal) {
  return {
    status: 200 as const,
    body: proposalBody(proposal, await selectSignatures(ctx, [proposal.id])),
  };
}

const getProposal = route({
  method: "GET",
  path: "/v1/credit/limit-proposals/{id}",
  summary: "Read a proposal with its signatures",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById },
  responses: { 200: ProposalBody },
  handle: async (ctx, { params }) => shown(ctx, await findProposal(ctx, params.id)),
});

const approve = route({
  method: "POST",
  path: "/v1/credit/limit-proposals/{id}/approve",
  summary: "Sign a proposal",
  description:
    "By a person, not whoever proposed it, whose authority reaches the amount. The last signature sets it.",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: Closed({ note: Type.Optional(NoteText) }) },
  responses: { 200: ProposalBody },
  handle: async (ctx, { params, body }) =>
    shown(ctx, await approveProposal(ctx, ctx.access, params.id, body.note ?? "")),
});

const reject = route({
  method: "POST",
  path: "/v1/credit/limit-proposals/{id}/reject",
  summary: "Say no to a proposal",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: Closed({ note: ReasonText }) },
  responses: { 200: ProposalBody },
  handle: async (ctx, { params, body }) =>
    shown(ctx, await rejectProposal(ctx, ctx.access, params.id, body.note)),
});

const withdraw = route({
  method: "POST",
  path: "/v1/credit/limit-proposals/{id}/withdraw",
  summary: "Take a proposal back",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: Closed({ note: Type.Optional(NoteText) }) },
  responses: { 200: ProposalBody },
  handle: async (ctx, { params, body }) =>
    shown(ctx, await withdrawProposal(ctx, params.id, body.note ?? "")),
});

const DeadlineBody = Closed(
  {
    limitId: Type.String(),
    customerId: Type.String(),
    reference: Type.String(),
    name: Type.String(),
    insurer: Type.String(),
    policyNumber: Type.String(),
    kind: OneOf(DEADLINE_KINDS),
    oldestDueOn: DateOn,
    deadlineOn: DateOn,
    daysLeft: Type.Integer({ description: "Negative once it has passed" }),
  },
  { $id: "InsuranceDeadline" },
);

const listDeadlines = route({
  method: "GET",
  path: "/v1/credit/insurance-deadlines",
  summary: "List credit insurers' deadlines that run because an invoice is overdue",
  description: "In pages of insured customers; within a page the soonest first.",
  tag: TAG,
  scope: "credit:read",
  request: { query: Closed({ ...PageQuery }) },
  responses: { 200: PageOf(DeadlineBody) },
  handle: async (ctx, { query }) => {
    const list = "insurance deadlines";
    const after = decodeCursor(list, PlaceId, query.cursor)?.id ?? null;
    const page = await readInsuranceDeadlines(ctx, after, query.limit ?? PAGE_ROWS_DEFAULT);
    return {
      status: 200,
      body: {
        data: page.deadlines.map((deadline) => ({
          ...deadline,
          limitId: formatId("lim", deadline.limitId),
          customerId: formatId("cus", deadline.customerId),
        })),
        nextCursor: page.next === null ? null : encodeCursor(list, { id: page.next }),
      },
    };
  },
});

export const proposalRoutes: readonly RouteDefinition[] = [
  listProposals,
  getProposal,
  approve,
  reject,
  withdraw,
  listDeadlines,
];
