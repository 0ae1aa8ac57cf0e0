import { formatId, parseId } from "@goodterms/kernel";
import { Type } from "typebox";
import { type ApiKey, createApiKey, listApiKeys, revokeApiKey, SCOPES } from "../auth/index.ts";
import {
  Closed,
  Instant,
  InstantInput,
  Nullable,
  OneOf,
  type RouteDefinition,
  route,
} from "../http/index.ts";
import { scopesBeyond } from "./key-rules.ts";
import { refuse } from "./refusals.ts";

const TAG = "People and keys";
const NAME_LENGTH_MAX = 100;

const keyFields = {
  id: Type.String(),
  name: Type.String(),
  prefix: Type.String({ description: "The first characters, to tell keys apart" }),
  scopes: Type.Array(Type.String()),
  createdAt: Instant,
  createdBy: Type.String(),
  expiresAt: Nullable(Instant),
  revokedAt: Nullable(Instant),
};
const ApiKeyRow = Closed(keyFields, { $id: "ApiKey" });
const NewApiKey = Closed(
  { ...keyFields, secret: Type.String({ description: "The key itself, shown this once" }) },
  { $id: "NewApiKey" },
);

/** API keys of the merchant one is in: a live merchant's keys begin gt_live_, its test twin's gt_test_. */
export const keyRoutes: readonly RouteDefinition[] = [
  route({
    method: "GET",
    path: "/v1/api-keys",
    summary: "List the API keys",
    tag: TAG,
    scope: "settings:read",
    responses: { 200: Closed({ data: Type.Array(ApiKeyRow) }) },
    handle: async (ctx) => ({ status: 200, body: { data: (await listApiKeys(ctx)).map(rowOf) } }),
  }),
  route({
    method: "POST",
    path: "/v1/api-keys",
    summary: "Make an API key",
    description: "The key is shown once. A key may hold what its maker may give.",
    tag: TAG,
    scope: "keys:write",
    // The answer holds the key itself, which is kept nowhere; a repeated request makes a second one.
    idempotent: false,
    request: {
      body: Closed({
        name: Type.String({ minLength: 1, maxLength: NAME_LENGTH_MAX }),
        scopes: Type.Array(OneOf(SCOPES), { minItems: 1, maxItems: SCOPES.length, uniqueItems: true }),
        expiresAt: Type.Optional(InstantInput),
      }),
    },
    responses: { 201: NewApiKey },
    handle: async (ctx, { body }) => {
      const beyond = scopesBeyond(ctx.access, body.scopes);
      if (beyond.length > 0) throw refuse("scope_not_yours", `You may not give ${beyond.join(", ")}.`);
      const expiresAt = body.expiresAt === undefined ? undefined : new Date(body.expiresAt);
      if (expiresAt !== undefined && expiresAt.getTime() <= ctx.now.getTime()) {
        throw refuse("expiry_past", "The key would have expired before its first use.", [
          { pointer: "/expiresAt", message: "must be in the future" },
        ]);
      }
      const draft = { name: body.name, scopes: body.scopes, expiresAt };
      const { apiKey, secret } = await createApiKey(ctx, ctx.access.mode, draft);
      return { status: 201, body: { ...rowOf(apiKey), secret } };
    },
  }),
  route({
    method: "DELETE",
    path: "/v1/api-keys/{id}",
    summary: "Revoke an API key",
    description: "Takes effect within five seconds on every server. Revoking again changes nothing.",
    tag: TAG,
    scope: "keys:write",
    request: { params: Closed({ id: Type.String() }) },
    responses: { 204: Type.Null() },
    handle: async (ctx, { params }) => {
      const id = parseId("key", params.id);
      if (id === null || !(await revokeApiKey(ctx, id))) {
        throw refuse("api_key_unknown", "No key of this merchant has this id.");
      }
      return { status: 204, body: null };
    },
  }),
];

function rowOf(key: ApiKey) {
  return { ...key, id: formatId("key", key.id), scopes: [...key.scopes] };
}
