import type { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from "fastify";
import type { IdentityParts } from "../auth/index.ts";
import { type AnswerParts, answerPublicRoute, answerRoute } from "./answer-route.ts";
import { identifyRequest, permit } from "./permit.ts";
import { linkLimit, linkLimitOfAddress } from "./rate-limits.ts";
import { refuse } from "./refusals.ts";
import type { RouteDefinition } from "./route.ts";
import { fastifyPath, prepareSchemas } from "./route-schemas.ts";
import { findUnusable, readQuery } from "./wire.ts";

export interface RouteParts extends AnswerParts {
  readonly identity: IdentityParts;
  readonly origins: readonly string[];
}

/** Puts the declared routes on the server. Uploads stand in a scope of their own, where bodies are not parsed. */
export async function registerRoutes(
  app: FastifyInstance,
  routes: readonly RouteDefinition[],
  parts: RouteParts,
): Promise<void> {
  const schemas = prepareSchemas(app, routes, "for_writing");
  const register = (scope: FastifyInstance, definition: RouteDefinition) =>
    registerRoute(scope, definition, schemas.get(definition) ?? {}, parts);
  for (const definition of routes.filter((candidate) => !candidate.upload)) register(app, definition);
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request: FastifyRequest, payload: Readable, done) =>
      done(null, payload),
    );
    for (const definition of routes.filter((candidate) => candidate.upload)) register(scope, definition);
  });
}

function registerRoute(
  app: FastifyInstance,
  definition: RouteDefinition,
  schema: FastifySchema,
  parts: RouteParts,
): void {
  if (definition.scope === "public_link") {
    registerPublicRoute(app, definition, schema, parts);
    return;
  }
  app.route({
    method: definition.method,
    url: fastifyPath(definition.path),
    schema,
    ...(definition.upload && { bodyLimit: parts.uploadBytesMax }),
    onRequest: [(request: FastifyRequest) => identifyRequest(parts.identity, parts.clock, request)],
    preParsing: async (request: FastifyRequest) => {
      permit(definition, parts.origins, request);
    },
    preValidation: async (request: FastifyRequest) => {
      request.query = readQuery(definition.request.query, request.query);
      refuseUnusable(definition, request);
    },
    handler: (request: FastifyRequest, reply: FastifyReply) =>
      answerRoute(definition, parts, permit(definition, parts.origins, request), request, reply),
  });
}

/** Nobody is identified: a cookie that a browser sends along is worth nothing here. */
function registerPublicRoute(
  app: FastifyInstance,
  definition: RouteDefinition,
  schema: FastifySchema,
  parts: RouteParts,
): void {
  app.route({
    method: definition.method,
    url: fastifyPath(definition.path),
    schema,
    ...(definition.upload && { bodyLimit: parts.uploadBytesMax }),
    config: { rateLimit: linkLimitOfAddress() },
    onRequest: [linkLimit(app)],
    preValidation: async (request: FastifyRequest) => {
      request.query = readQuery(definition.request.query, request.query);
      refuseUnusable(definition, request);
    },
    handler: (request: FastifyRequest, reply: FastifyReply) =>
      answerPublicRoute(definition, parts, request, reply.header("cache-control", "no-store")),
  });
}

/** @throws Refusal invalid_request where a text could be kept nowhere, whatever its field, or the body is too deep. */
function refuseUnusable(definition: RouteDefinition, request: FastifyRequest): void {
  const { params, query } = request;
  const parts = [params, query, ...(definition.upload ? [] : [request.body])];
  const pointers = parts.flatMap((part) => findUnusable(part));
  if (pointers.length === 0) return;
  throw refuse(
    "invalid_request",
    "A text holds the character zero or half of a surrogate pair, or the body is nested too deep.",
    pointers.map((pointer) => ({
      pointer,
      message: "must be well-formed Unicode without U+0000, and nested no deeper than 100",
    })),
  );
}
