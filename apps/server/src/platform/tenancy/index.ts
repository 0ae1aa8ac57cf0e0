import type { SignIn } from "../auth/index.ts";
import type { RouteDefinition } from "../http/index.ts";
import { keyRoutes } from "./key-routes.ts";
import { type MePort, meRoute } from "./me-route.ts";
import { peopleRoutes } from "./people-routes.ts";
import { settingsRoutes } from "./settings-routes.ts";

export { addPerson } from "./add-person.ts";
export { createMerchant } from "./create-merchant.ts";
export type { EntitySummary } from "./me-route.ts";
export { findMerchantsOf } from "./memberships.ts";
export { AGEING_BUCKETS_DEFAULT, readSettings } from "./settings.ts";

/** The routes of people, keys, settings and the audit trail. */
export function tenancyRoutes(
  parts: { readonly signIn: SignIn; readonly publicUrl: string } & MePort,
): RouteDefinition[] {
  return [meRoute(parts), ...peopleRoutes(parts), ...keyRoutes, ...settingsRoutes];
}
