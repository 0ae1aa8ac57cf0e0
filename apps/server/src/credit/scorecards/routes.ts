import type { RouteDefinition } from "#platform/http";

export const routes: readonly RouteDefinition[] = [];
