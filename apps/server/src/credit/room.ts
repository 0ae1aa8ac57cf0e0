import type { RouteDefinition } from "#platform/http";
import type { Job, Tick } from "#platform/jobs";
import { routes as applicationsRoutes } from "./applications/routes.ts";
import { routes as bureauReportsRoutes } from "./bureau-reports/routes.ts";
import { routes as decisionsRoutes } from "./decisions/routes.ts";
import { routes as evaluationsRoutes } from "./evaluations/routes.ts";
import { routes as holdsRoutes } from "./holds/routes.ts";
import { routes as limitsRoutes } from "./limits/routes.ts";
import { routes as monitoringRoutes } from "./monitoring/routes.ts";
import { routes as noticesRoutes } from "./notices/routes.ts";
import { routes as ordersRoutes } from "./orders/routes.ts";
import { routes as policiesRoutes } from "./policies/routes.ts";
import { routes as scorecardsRoutes } from "./scorecards/routes.ts";
import { routes as simulationsRoutes } from "./simulations/routes.ts";

/** Tables of this room that are only ever added to. */
export const CREDIT_APPEND_ONLY = ["evaluation"] as const;

/** The kinds of job this room has. */
export function creditJobs(): readonly Job[] {
  return [];
}

/** Opens the room: what it answers, and what it does of itself. */
export function openCredit(): { routes: readonly RouteDefinition[]; ticks: readonly Tick[] } {
  return {
    routes: [
      ...applicationsRoutes,
      ...bureauReportsRoutes,
      ...decisionsRoutes,
      ...evaluationsRoutes,
      ...holdsRoutes,
      ...limitsRoutes,
      ...monitoringRoutes,
      ...noticesRoutes,
      ...ordersRoutes,
      ...policiesRoutes,
      ...scorecardsRoutes,
      ...simulationsRoutes,
    ],
    ticks: [],
  };
}
