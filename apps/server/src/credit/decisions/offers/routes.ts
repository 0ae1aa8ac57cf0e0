import type { RouteDefinition } from "#platform/http";

export const offerRoutes: readonly RouteDefinition[] = [];
