import type { FastifyRequest } from "fastify";
import { type Access, type Identity, type IdentityParts, identify } from "../auth/index.ts";
import type { Clock } from "../clock/index.ts";
import { refuse } from "./refusals.ts";
import type { RouteDefinition } from "./route.ts";

declare module "fastify" {
  interface FastifyRequest {
    identity: Identity | null;
  }
}

const CSRF_HEADER = "x-goodterms-csrf";

/** Finds out who is calling, before the rate limit, which counts by caller. Refuses nobody yet. */
export async function identifyRequest(
  parts: IdentityParts,
  clock: Clock,
  request: FastifyRequest,
): Promise<void> {
  const { authorization, cookie } = request.headers;
  const merchant = request.headers["x-merchant"];
  request.identity = await identify(
    parts,
    { authorization, cookie, merchant: typeof merchant === "string" ? merchant : undefined },
    clock.now(),
  );
}

/**
 * Lets the caller in or refuses: signed in, from the console when by session, and holding the route's scope.
 * @throws Refusal not_signed_in, no_merchant, origin_refused or not_allowed.
 */
export function permit(
  definition: RouteDefinition,
  origins: readonly string[],
  request: FastifyRequest,
): Access {
  const { identity } = request;
  if (identity === null) throw refuse("not_signed_in", "The request was not identified.");
  if (identity.outcome !== "known") throw refuse(identity.outcome, identity.detail);
  const { access } = identity;
  if (access.userId !== null && definition.method !== "GET") checkOrigin(origins, request);
  const { scope } = definition;
  if (scope === "public_link" || (scope !== "signed_in" && !access.scopes.has(scope))) {
    throw refuse("not_allowed", `This needs ${scope}.`);
  }
  return access;
}

/**
 * A cookie is sent by the browser whoever made the page. A page elsewhere can neither take our Origin nor add a
 * header of its own without being asked first, which this server never allows.
 * @throws Refusal origin_refused
 */
export function checkOrigin(origins: readonly string[], request: FastifyRequest): void {
  const { origin } = request.headers;
  const fromConsole = origin === undefined ? request.headers[CSRF_HEADER] === "1" : origins.includes(origin);
  if (!fromConsole) throw refuse("origin_refused", "The Origin header does not name the console's address.");
}
