import type { RouteDefinition } from "#platform/http";
import type { Tick } from "#platform/jobs";
import { bureauTicks } from "./bureau-ticks.ts";
import { connectionRoutes } from "./connection-routes.ts";
import { openKeys } from "./keys.ts";
import { monitoringRoutes } from "./monitoring-routes.ts";
import { type Neighbours, neighbours as roomNeighbours } from "./neighbours.ts";
import { type Bureaus, openBureaus } from "./open-bureaus.ts";
import { reportRoutes } from "./report-routes.ts";

/** What bureau reports answer, and what they do of themselves. */
export interface BureauReports {
  readonly routes: readonly RouteDefinition[];
  readonly ticks: readonly Tick[];
}

/** Opens the folder over the server's key. */
export function openBureauReports(
  encryptionKey: Buffer,
  bureaus: Bureaus = openBureaus({ keys: openKeys(encryptionKey) }),
  neighbours: Neighbours = roomNeighbours,
): BureauReports {
  return {
    routes: [
      ...connectionRoutes(bureaus, neighbours),
      ...reportRoutes(bureaus, neighbours),
      ...monitoringRoutes(bureaus, neighbours),
    ],
    ticks: bureauTicks(bureaus, neighbours),
  };
}
