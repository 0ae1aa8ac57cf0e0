import { Type } from "typebox";
import type { Context } from "#platform/db";
import {
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
import { customerNames, findCustomer } from "#receivables";
import { acknowledgeAlert } from "./acknowledge-alert.ts";
import { selectAlerts } from "./alert-store.ts";
import { acceptProposal, dismissProposal } from "./decide-proposal.ts";
import { ALERT_CODES } from "./firing-rules.ts";
import type { Neighbours } from "./neighbours.ts";
import { ACTIONS } from "./proposal-rules.ts";
import { PROPOSAL_STATES, type ProposalRow, selectProposals } from "./proposal-store.ts";
import { AlertBody, alertBody, ProposalBody, proposalBody } from "./wire.ts";

const TAG = "Monitoring";
const NOTE_LENGTH_MAX = 1_000;
const SEVERITIES = ["info", "attention", "severe"] as const;

const ById = Closed({ id: Reference });
const Place = Closed({ at: InstantInput, id: Type.String({ format: "uuid" }) });
export const NoteBody = Closed({
  note: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: NOTE_LENGTH_MAX }))),
});

/** The id of the customer asked for, where one was. @throws Refusal not_found. */
async function customerIdOf(ctx: Context, customer: string | undefined): Promise<string | undefined> {
  return customer === undefined ? undefined : (await findCustomer(ctx, customer)).id;
}

const listAlerts = route({
  method: "GET",
  path: "/v1/credit/alerts",
  summary: "List alerts, newest first",
  description:
    "Each firing of a trigger once. `positive` are good news: paid off, a better grade, room to sell more.",
  tag: TAG,
  scope: "credit:read",
  request: {
    query: Closed({
      ...PageQuery,
      state: Type.Optional(OneOf(["open", "ended"])),
      customer: Type.Optional(Reference),
      code: Type.Optional(Type.Array(OneOf(ALERT_CODES), { maxItems: ALERT_CODES.length })),
      severity: Type.Optional(Type.Array(OneOf(SEVERITIES), { maxItems: SEVERITIES.length })),
      positive: Type.Optional(Type.Boolean()),
    }),
  },
  responses: { 200: PageOf(AlertBody) },
  handle: async (ctx, { query }) => {
    const place = decodeCursor("alerts", Place, query.cursor);
    const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
    const found = await selectAlerts(
      ctx,
      {
        state: query.state,
        customerId: await customerIdOf(ctx, query.customer),
        codes: query.code,
        severities: query.severity,
        isPositive: query.positive,
      },
      place === null ? null : { raisedAt: new Date(place.at), id: place.id },
      rowsMax + 1,
    );
    const shown = found.slice(0, rowsMax);
    const names = await customerNames(
      ctx,
      shown.map((row) => row.customerId),
    );
    const last = found.length > rowsMax ? shown.at(-1) : undefined;
    const nextCursor =
      last === undefined ? null : encodeCursor("alerts", { at: last.raisedAt.toISOString(), id: last.id });
    return { status: 200, body: { data: shown.map((row) => alertBody(row, names)), nextCursor } };
  },
});

const acknowledge = route({
  method: "POST",
  path: "/v1/credit/alerts/{id}/acknowledge",
  summary: "Note that an alert was seen to",
  description: "It stands against the customer no longer. A second time keeps the first.",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: NoteBody },
  responses: { 200: AlertBody },
  handle: async (ctx, { params, body }) => {
    const alert = await acknowledgeAlert(ctx, params.id, body.note ?? null);
    return { status: 200, body: alertBody(alert, await customerNames(ctx, [alert.customerId])) };
  },
});

const listProposals = route({
  method: "GET",
  path: "/v1/credit/proposals",
  summary: "List what monitoring proposes to do",
  description:
    "With reasons, what may be expected of it, and the figures behind. Open ones unless asked otherwise.",
  tag: TAG,
  scope: "credit:read",
  request: {
    query: Closed({
      ...PageQuery,
      state: Type.Optional(OneOf(PROPOSAL_STATES)),
      customer: Type.Optional(Reference),
      action: Type.Optional(Type.Array(OneOf(ACTIONS), { maxItems: ACTIONS.length })),
    }),
  },
  responses: { 200: PageOf(ProposalBody) },
  handle: async (ctx, { query }) => {
    const place = decodeCursor("action-proposals", Place, query.cursor);
    const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
    const found = await selectProposals(
      ctx,
      {
        state: query.state ?? "open",
        customerId: await customerIdOf(ctx, query.customer),
        actions: query.action,
      },
      place === null ? null : { proposedAt: new Date(place.at), id: place.id },
      rowsMax + 1,
    );
    const shown = found.slice(0, rowsMax);
    const names = await customerNames(
      ctx,
      shown.map((row) => row.customerId),
    );
    const last = found.length > rowsMax ? shown.at(-1) : undefined;
    const nextCursor =
      last === undefined
        ? null
        : encodeCursor("action-proposals", { at: last.proposedAt.toISOString(), id: last.id });
    return { status: 200, body: { data: shown.map((row) => proposalBody(row, names)), nextCursor } };
  },
});

async function decided(ctx: Context, proposal: ProposalRow) {
  const names = await customerNames(ctx, [proposal.customerId]);
  return { status: 200 as const, body: proposalBody(proposal, names) };
}

const accept = (neighbours: Neighbours): RouteDefinition =>
  route({
    method: "POST",
    path: "/v1/credit/proposals/{id}/accept",
    summary: "Accept a proposal",
    description:
      "A limit is set within your authority, else proposed to others; a hold is put on the account; the rest is recorded and announced.",
    tag: TAG,
    scope: "credit:write",
    request: { params: ById, body: NoteBody },
    responses: { 200: ProposalBody },
    handle: async (ctx, { params, body }) =>
      decided(ctx, await acceptProposal(ctx, ctx.access, params.id, body.note ?? null, neighbours)),
  });

const dismiss = route({
  method: "POST",
  path: "/v1/credit/proposals/{id}/dismiss",
  summary: "Dismiss a proposal",
  description: "It is not made again for 30 days, unless it has become another.",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: NoteBody },
  responses: { 200: ProposalBody },
  handle: async (ctx, { params, body }) =>
    decided(ctx, await dismissProposal(ctx, params.id, body.note ?? null)),
});

/** Alerts and proposals. */
export function alertRoutes(neighbours: Neighbours): readonly RouteDefinition[] {
  return [listAlerts, acknowledge, listProposals, accept(neighbours), dismiss];
}
