import type { RouteDefinition } from "#platform/http";
import { authorityRoutes } from "./authority-routes.ts";
import { changeRoutes } from "./change-routes.ts";
import { limitRoutes } from "./limit-routes.ts";
import { proposalRoutes } from "./proposal-routes.ts";
import { limitReportRoutes } from "./report-routes.ts";

/** Limits, their proposals, bulk changes, families and reports. */
export const routes: readonly RouteDefinition[] = [
  ...limitRoutes,
  ...authorityRoutes,
  ...proposalRoutes,
  ...changeRoutes,
  ...limitReportRoutes,
];
