import { formatId } from "@goodterms/kernel";
import { Type } from "typebox";
import {
  Closed,
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
import { fetchReport } from "./fetch-report.ts";
import type { Neighbours } from "./neighbours.ts";
import type { Bureaus } from "./open-bureaus.ts";
import { PullBody, pullBody } from "./order-wire.ts";
import { listPulls } from "./pull-store.ts";
import { readRaw, readReport, readReports } from "./read-reports.ts";
import { PULL_REASONS } from "./rules.ts";
import { settleByHand } from "./settle-pull.ts";
import {
  BureauName,
  PersonInput,
  Purpose,
  personOf,
  ReportBody,
  reportBody,
  StepBody,
  Words,
} from "./wire.ts";

const TAG = "Bureaus";
const ById = Closed({ id: Reference });
const PRODUCT_LENGTH_MAX = 60;
const Place = Closed({
  at: Type.String({ format: "date-time", maxLength: 40 }),
  id: Type.String({ format: "uuid" }),
});

/** The routes of reports: buying, reading, settling. */
export function reportRoutes(bureaus: Bureaus, neighbours: Neighbours): RouteDefinition[] {
  return [postReport(bureaus, neighbours), ...readingRoutes(bureaus), ...orderRoutes()];
}

function postReport(bureaus: Bureaus, neighbours: Neighbours): RouteDefinition {
  return route({
    method: "POST",
    path: "/v1/customers/{id}/bureau-reports",
    summary: "Fetch a report on a customer",
    description:
      "Without `bureau` the policy's order is asked until one has data. A young report is used again, the month's budget is kept, and where no report could change the outcome none is bought; `force` says why it is all the same.",
    tag: TAG,
    scope: "credit:write",
    transaction: "none",
    request: {
      params: ById,
      body: Closed({
        bureau: Type.Optional(BureauName),
        product: Type.Optional(Type.String({ minLength: 1, maxLength: PRODUCT_LENGTH_MAX })),
        reason: OneOf(PULL_REASONS),
        note: Type.Optional(Words),
        permissiblePurpose: Type.Optional(Purpose),
        force: Type.Optional(Words),
        person: Type.Optional(PersonInput),
      }),
    },
    responses: { 200: Closed({ steps: Type.Array(StepBody) }) },
    handle: async ({ caller, database, clock }, { params, body }) => {
      const steps = await fetchReport({ caller, database, clock, bureaus }, neighbours, {
        customer: params.id,
        bureau: body.bureau ?? null,
        product: body.product ?? null,
        reason: body.reason,
        note: body.note ?? null,
        permissiblePurpose: body.permissiblePurpose ?? null,
        force: body.force ?? null,
        person: body.person === undefined ? null : personOf(body.person),
      });
      const shown = steps.map((step) => ({
        ...step,
        reportId: step.reportId === null ? null : formatId("rpt", step.reportId),
      }));
      return { status: 200, body: { steps: shown } };
    },
  });
}

function readingRoutes(bureaus: Bureaus): RouteDefinition[] {
  return [
    route({
      method: "GET",
      path: "/v1/customers/{id}/bureau-reports",
      summary: "List a customer's reports, newest first",
      tag: TAG,
      scope: "credit:read",
      request: { params: ById, query: Closed(PageQuery) },
      responses: { 200: PageOf(ReportBody) },
      handle: async (ctx, { params, query }) => {
        const list = `bureau-reports ${params.id}`;
        const place = decodeCursor(list, Place, query.cursor);
        const before = place === null ? null : { fetchedAt: new Date(place.at), id: place.id };
        const { rows, next } = await readReports(
          ctx,
          bureaus,
          params.id,
          before,
          query.limit ?? PAGE_ROWS_DEFAULT,
        );
        const nextCursor =
          next === null ? null : encodeCursor(list, { at: next.fetchedAt.toISOString(), id: next.id });
        return { status: 200, body: { data: rows.map(reportBody), nextCursor } };
      },
    }),
    route({
      method: "GET",
      path: "/v1/bureau-reports/{id}",
      summary: "Read a report on the one scale",
      tag: TAG,
      scope: "credit:read",
      request: { params: ById },
      responses: { 200: ReportBody },
      handle: async (ctx, { params }) => ({
        status: 200,
        body: reportBody(await readReport(ctx, bureaus, params.id)),
      }),
    }),
    route({
      method: "GET",
      path: "/v1/bureau-reports/{id}/raw",
      summary: "Read what the bureau itself sent",
      description: "Who looks is recorded: there are people in it.",
      tag: TAG,
      scope: "credit:write",
      request: { params: ById },
      responses: {
        200: Closed({
          id: Type.String(),
          parts: Type.Array(Closed({ contentType: Type.String(), text: Type.String() })),
        }),
      },
      handle: async (ctx, { params }) => {
        const { id, parts } = await readRaw(ctx, bureaus, params.id);
        return { status: 200, body: { id: formatId("rpt", id), parts: [...parts] } };
      },
    }),
  ];
}

function orderRoutes(): RouteDefinition[] {
  return [
    route({
      method: "GET",
      path: "/v1/bureau-orders",
      summary: "List orders of reports with their cost, newest first",
      description:
        "`unsettled=true`: those that run, or whose outcome nobody knows and whose money is kept aside.",
      tag: TAG,
      scope: "credit:read",
      request: {
        query: Closed({
          customer: Type.Optional(Reference),
          unsettled: Type.Optional(Type.Boolean()),
          ...PageQuery,
        }),
      },
      responses: { 200: PageOf(PullBody) },
      handle: async (ctx, { query }) => {
        const customerId =
          query.customer === undefined ? undefined : (await findCustomer(ctx, query.customer)).id;
        const unsettled = query.unsettled;
        const list = `bureau-orders ${customerId} ${unsettled}`;
        const place = decodeCursor(list, Place, query.cursor);
        const before = place === null ? null : { startedAt: new Date(place.at), id: place.id };
        const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
        const found = await listPulls(ctx, { customerId, unsettled }, before, rowsMax + 1);
        const rows = found.slice(0, rowsMax);
        const last = found.length > rowsMax ? rows.at(-1) : undefined;
        const nextCursor =
          last === undefined ? null : encodeCursor(list, { at: last.startedAt.toISOString(), id: last.id });
        return { status: 200, body: { data: rows.map(pullBody), nextCursor } };
      },
    }),
    route({
      method: "POST",
      path: "/v1/bureau-orders/{id}/settle",
      summary: "Say whether a bureau charged for an order whose outcome is unknown",
      tag: TAG,
      scope: "credit:write",
      request: { params: ById, body: Closed({ charged: Type.Boolean() }) },
      responses: { 200: PullBody },
      handle: async (ctx, { params, body }) => ({
        status: 200,
        body: pullBody(await settleByHand(ctx, params.id, body.charged)),
      }),
    }),
  ];
}
