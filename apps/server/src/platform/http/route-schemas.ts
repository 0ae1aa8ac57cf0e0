import { isCurrency, isTimeZone, parseDate } from "@goodterms/kernel";
import type { FastifyInstance, FastifySchema } from "fastify";
import { NamedSchemas } from "./named-schemas.ts";
import type { RouteDefinition } from "./route.ts";
import { Problem } from "./schemas.ts";

const JSON_TYPE = "application/json";

/** Formats that the schemas of this house use beside the standard ones. */
export const FORMATS = {
  currency: isCurrency,
  "calendar-date": (text: string) => parseDate(text) !== null,
  "time-zone": isTimeZone,
};

/** Fastify's form of a path: `/v1/customers/:id`. */
export function fastifyPath(path: string): string {
  return path.replaceAll(/\{([a-zA-Z]+)\}/g, ":$1");
}

/** Makes the named schemas of all routes known to the server, and gives each route's own in Fastify's form. */
export function prepareSchemas(
  app: FastifyInstance,
  routes: readonly RouteDefinition[],
): ReadonlyMap<RouteDefinition, FastifySchema> {
  const named = new NamedSchemas();
  const problem = named.take(Problem);
  const schemas = new Map(routes.map((definition) => [definition, schemaOf(definition, named, problem)]));
  for (const schema of named.all()) app.addSchema(schema);
  return schemas;
}

function schemaOf(definition: RouteDefinition, named: NamedSchemas, problem: object): FastifySchema {
  const { params, query, body } = definition.request;
  const responses = Object.entries(definition.responses).map(([status, schema]) => [
    status,
    responseOf(definition, status, named.take(schema)),
  ]);
  // A route that answers with nothing but files declares no body, and yet answers 200.
  if (definition.produces.length > 0 && !(200 in definition.responses)) {
    responses.push(["200", { description: "Done", content: filesOf(definition) }]);
  }
  return {
    summary: definition.summary,
    tags: [definition.tag],
    operationId: operationId(definition),
    description: describe(definition),
    security: definition.scope === "public_link" ? [] : [{ apiKey: [] }, { session: [] }],
    ...(params !== undefined && { params: named.take(params) }),
    ...(query !== undefined && { querystring: named.take(query) }),
    ...(body !== undefined && { body: named.take(body) }),
    ...(definition.idempotent && { headers: IDEMPOTENCY_HEADER }),
    ...(definition.upload && { consumes: ["application/octet-stream"] }),
    response: {
      ...Object.fromEntries(responses),
      default: { description: "Problem", content: { "application/problem+json": { schema: problem } } },
    },
  };
}

const IDEMPOTENCY_HEADER = {
  type: "object",
  properties: {
    "idempotency-key": {
      type: "string",
      description: "The same key with the same request gives the first answer again, for 30 days.",
    },
  },
};

function responseOf(definition: RouteDefinition, status: string, schema: object): object {
  if (status === "204") return { description: "Done", type: "null" };
  const files = status === "200" ? filesOf(definition) : {};
  return { description: "Done", content: { [JSON_TYPE]: { schema }, ...files } };
}

function filesOf(definition: RouteDefinition): Record<string, object> {
  return Object.fromEntries(definition.produces.map((type) => [type, { schema: { type: "string" } }]));
}

function describe(definition: RouteDefinition): string {
  const rights = rightsOf(definition.scope);
  return definition.description === undefined ? rights : `${definition.description}\n\n${rights}`;
}

function rightsOf(scope: RouteDefinition["scope"]): string {
  if (scope === "public_link") return "Nobody signs in: the signed link is the credential.";
  return scope === "signed_in" ? "Any key or person." : `Needs \`${scope}\`.`;
}

/** getCustomersByIdStatement for GET /v1/customers/{id}/statement. */
function operationId(definition: RouteDefinition): string {
  const words = definition.path
    .split("/")
    .slice(2)
    .flatMap((part) => (part.startsWith("{") ? ["by", part.slice(1, -1)] : part.split("-")));
  const capitalised = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return definition.method.toLowerCase() + capitalised.join("");
}
