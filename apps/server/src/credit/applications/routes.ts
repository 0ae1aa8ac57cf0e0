import type { RouteDefinition } from "#platform/http";
import { formRoutes } from "./forms/routes.ts";
import { inboxRoutes } from "./inbox/routes.ts";
import { linkRoutes } from "./links/routes.ts";
import type { ApplicationParts } from "./parts.ts";
import { publicRoutes } from "./public/routes.ts";

/** Everything of applications: forms, links, the public pages' calls, the inbox. */
export function applicationRoutes(parts: ApplicationParts): readonly RouteDefinition[] {
  return [...formRoutes, ...linkRoutes(parts), ...publicRoutes(parts), ...inboxRoutes(parts)];
}
