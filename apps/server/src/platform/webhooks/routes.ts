import { formatId } from "@goodterms/kernel";
import { Type } from "typebox";
import { decodeCursor, encodeCursor } from "../http/cursors.ts";
import {
  Closed,
  Instant,
  Nullable,
  OneOf,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  Reference,
  type RouteDefinition,
  route,
} from "../http/index.ts";
import { replayDelivery, replayGivenUp } from "./deliveries/replay-deliveries.ts";
import { type Delivery, listDeliveries } from "./deliveries/store.ts";
import { createEndpoint } from "./endpoints/create-endpoint.ts";
import { disableEndpoint } from "./endpoints/disable-endpoint.ts";
import { findEndpoint } from "./endpoints/find-endpoint.ts";
import { rotateSecret } from "./endpoints/rotate-secret.ts";
import type { Endpoint, WebhookSettings } from "./endpoints/rules.ts";
import { listEndpoints } from "./endpoints/store.ts";

const TAG = "Webhooks";
const URL_LENGTH_MAX = 2_000;
const EVENT_TYPES_MAX = 100;
const OVERLAP_HOURS_MAX = 7 * 24;
const OVERLAP_HOURS_DEFAULT = 24;
const HOUR_MS = 60 * 60 * 1_000;
const LIST = "webhook-deliveries";

const endpointFields = {
  id: Type.String(),
  url: Type.String(),
  eventTypes: Type.Array(Type.String()),
  createdAt: Instant,
  disabledAt: Nullable(Instant),
  previousSecretUntil: Nullable(Instant),
};
const EndpointBody = Closed(endpointFields, { $id: "WebhookEndpoint" });
const EndpointWithSecret = Closed(
  { ...endpointFields, secret: Type.String({ description: "whsec_…; shown this once" }) },
  { $id: "WebhookEndpointWithSecret" },
);
const DeliveryBody = Closed(
  {
    id: Type.String(),
    event: Closed({ id: Type.String(), type: Type.String(), sequence: Type.Integer() }),
    state: OneOf(["pending", "delivered", "given_up"]),
    attempts: Type.Integer(),
    nextAttemptAt: Nullable(Instant),
    lastStatus: Nullable(Type.Integer()),
    lastError: Nullable(Type.String()),
    createdAt: Instant,
    finishedAt: Nullable(Instant),
  },
  { $id: "WebhookDelivery" },
);
const ById = Closed({ id: Reference });

function endpointBody(endpoint: Endpoint) {
  const { id, url, eventTypes, createdAt, disabledAt, previousSecretUntil } = endpoint;
  return {
    id: formatId("whk", id),
    url,
    eventTypes: [...eventTypes],
    createdAt,
    disabledAt,
    previousSecretUntil,
  };
}

function deliveryBody(delivery: Delivery) {
  const { id, eventId, eventSequence, type, ...rest } = delivery;
  return {
    ...rest,
    id: formatId("dlv", id),
    event: { id: formatId("evt", eventId), type, sequence: Number(eventSequence) },
  };
}

/** The routes of webhook endpoints and their deliveries. */
export function webhookRoutes(settings: WebhookSettings): RouteDefinition[] {
  return [...endpointRoutes(settings), ...changeRoutes(settings), ...deliveryRoutes()];
}

function endpointRoutes(settings: WebhookSettings): RouteDefinition[] {
  return [
    route({
      method: "GET",
      path: "/v1/webhook-endpoints",
      summary: "List webhook endpoints",
      tag: TAG,
      scope: "settings:read",
      responses: { 200: Closed({ data: Type.Array(EndpointBody), nextCursor: Type.Null() }) },
      handle: async (ctx) => ({
        status: 200,
        body: { data: (await listEndpoints(ctx)).map(endpointBody), nextCursor: null },
      }),
    }),
    route({
      method: "POST",
      path: "/v1/webhook-endpoints",
      summary: "Add a webhook endpoint",
      description: "The answer holds the signing secret (Standard Webhooks), which is not shown again.",
      tag: TAG,
      scope: "webhooks:write",
      idempotent: false,
      request: {
        body: Closed({
          url: Type.String({ minLength: 1, maxLength: URL_LENGTH_MAX }),
          eventTypes: Type.Optional(Type.Array(Reference, { maxItems: EVENT_TYPES_MAX })),
        }),
      },
      responses: { 201: EndpointWithSecret },
      handle: async (ctx, { body }) => {
        const draft = { url: body.url, eventTypes: body.eventTypes ?? [] };
        const { endpoint, secret } = await createEndpoint(ctx, settings, draft);
        return { status: 201, body: { ...endpointBody(endpoint), secret } };
      },
    }),
  ];
}

function changeRoutes(settings: WebhookSettings): RouteDefinition[] {
  return [
    route({
      method: "DELETE",
      path: "/v1/webhook-endpoints/{id}",
      summary: "Disable a webhook endpoint for good",
      tag: TAG,
      scope: "webhooks:write",
      request: { params: ById },
      responses: { 200: EndpointBody },
      handle: async (ctx, { params }) => ({
        status: 200,
        body: endpointBody(await disableEndpoint(ctx, params.id)),
      }),
    }),
    route({
      method: "POST",
      path: "/v1/webhook-endpoints/{id}/rotate-secret",
      summary: "Make a new signing secret",
      description: "Until the overlap ends, webhooks are signed with the new secret and the one before it.",
      tag: TAG,
      scope: "webhooks:write",
      idempotent: false,
      request: {
        params: ById,
        body: Closed({
          overlapHours: Type.Optional(Type.Integer({ minimum: 0, maximum: OVERLAP_HOURS_MAX })),
        }),
      },
      responses: { 200: EndpointWithSecret },
      handle: async (ctx, { params, body }) => {
        const overlapMs = (body.overlapHours ?? OVERLAP_HOURS_DEFAULT) * HOUR_MS;
        const { endpoint, secret } = await rotateSecret(ctx, settings, params.id, overlapMs);
        return { status: 200, body: { ...endpointBody(endpoint), secret } };
      },
    }),
  ];
}

function deliveryRoutes(): RouteDefinition[] {
  return [
    route({
      method: "GET",
      path: "/v1/webhook-endpoints/{id}/deliveries",
      summary: "List an endpoint's deliveries, newest first",
      tag: TAG,
      scope: "settings:read",
      request: {
        params: ById,
        query: Closed({
          ...PageQuery,
          state: Type.Optional(OneOf(["pending", "delivered", "given_up"])),
        }),
      },
      responses: { 200: PageOf(DeliveryBody) },
      handle: async (ctx, { params, query }) => {
        const endpoint = await findEndpoint(ctx, params.id);
        const place = decodeCursor(
          LIST,
          Closed({ before: Type.String({ pattern: "^[0-9]{1,18}$" }) }),
          query.cursor,
        );
        const limit = query.limit ?? PAGE_ROWS_DEFAULT;
        const filter = { state: query.state ?? null, before: place?.before ?? null, limit: limit + 1 };
        const found = await listDeliveries(ctx, endpoint.id, filter);
        const data = found.slice(0, limit);
        const last = found.length > limit ? data.at(-1) : undefined;
        const nextCursor =
          last === undefined ? null : encodeCursor(LIST, { before: last.eventSequence.toString() });
        return { status: 200, body: { data: data.map(deliveryBody), nextCursor } };
      },
    }),
    route({
      method: "POST",
      path: "/v1/webhook-endpoints/{id}/replay",
      summary: "Send an endpoint's given-up deliveries again",
      tag: TAG,
      scope: "webhooks:write",
      request: { params: ById },
      responses: { 202: Closed({ replayed: Type.Integer() }) },
      handle: async (ctx, { params }) => ({
        status: 202,
        body: { replayed: await replayGivenUp(ctx, params.id) },
      }),
    }),
    route({
      method: "POST",
      path: "/v1/webhook-deliveries/{id}/replay",
      summary: "Send one delivery again",
      tag: TAG,
      scope: "webhooks:write",
      request: { params: ById },
      responses: { 202: Closed({ replayed: Type.Integer() }) },
      handle: async (ctx, { params }) => {
        await replayDelivery(ctx, params.id);
        return { status: 202, body: { replayed: 1 } };
      },
    }),
  ];
}
