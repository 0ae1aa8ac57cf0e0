import { isCurrency, isTimeZone, parseDate } from "@goodterms/kernel";
import type { FastifyInstance, FastifySchema } from "fastify";
import type { TSchema } from "typebox";
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

/** How the schemas of answers are given: by name, as the reference shows them, or as the writer of JSON is fastest with. */
export type AnswerForm = "by_name" | "for_writing";

/** Makes the named schemas of all routes known to the server, and gives each route's own in Fastify's form. */
export function prepareSchemas(
  app: FastifyInstance,
  routes: readonly RouteDefinition[],
  form: AnswerForm,
): ReadonlyMap<RouteDefinition, FastifySchema> {
  const named = new NamedSchemas();
  const answer = form === "by_name" ? (schema: TSchema) => named.take(schema) : forWriting;
  const schemas = new Map(routes.map((definition) => [definition, schemaOf(definition, named, answer)]));
  for (const schema of named.all()) app.addSchema(schema);
  return schemas;
}

function schemaOf(
  definition: RouteDefinition,
  named: NamedSchemas,
  answer: (schema: TSchema) => object,
): FastifySchema {
  const { params, query, body } = definition.request;
  const problem = answer(Problem);
  const responses = Object.entries(definition.responses).map(([status, schema]) => [
    status,
    responseOf(definition, status, answer(schema)),
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

const NULLABLE_TYPES: readonly unknown[] = ["string", "integer", "number", "boolean", "object", "array"];

/**
 * An answer's schema as the writer of JSON takes it at its fastest: nothing to look up by name, and "this or null" said
 * by a mark, since for a union it would try each member in turn. The reference and the client have the schema itself.
 */
function forWriting(schema: TSchema): Record<string, unknown> {
  return withoutUnions(schema) as Record<string, unknown>;
}

function withoutUnions(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutUnions);
  if (schema === null || typeof schema !== "object") return schema;
  const plain: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(schema)) {
    // The library's own marks mean nothing in JSON Schema; a `$id` names what stands elsewhere.
    if (!name.startsWith("~") && (name !== "$id" || typeof member !== "string"))
      plain[name] = withoutUnions(member);
  }
  const { anyOf, ...rest } = plain;
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return plain;
  const [one, other] = anyOf as [Record<string, unknown>, Record<string, unknown>];
  const isMarkable = other.type === "null" && NULLABLE_TYPES.includes(one.type) && one.anyOf === undefined;
  return isMarkable ? { ...rest, ...one, nullable: true } : plain;
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
