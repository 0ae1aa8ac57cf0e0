import type { FileStore } from "#platform/files";
import type { RouteDefinition } from "#platform/http";
import type { Job, Tick } from "#platform/jobs";
import { allowanceRoutes } from "./allowances/routes.ts";
import { allowanceKeys } from "./allowances/token.ts";
import { remindRefereesTick } from "./applications/referees/remind-referees-tick.ts";
import { roomNeighbours as applicationNeighbours } from "./applications/room-neighbours.ts";
import { applicationRoutes } from "./applications/routes.ts";
import { openVault } from "./applications/vault.ts";
import { openKeys } from "./bureau-reports/keys.ts";
import { openBureaus } from "./bureau-reports/open-bureaus.ts";
import { openBureauReports } from "./bureau-reports/routes.ts";
import { routes as decisionsRoutes } from "./decisions/routes.ts";
import { routes as evaluationsRoutes } from "./evaluations/routes.ts";
import { holdTick } from "./holds/hold-tick.ts";
import { routes as holdsRoutes } from "./holds/routes.ts";
import { limitChangeJob } from "./limits/carry-change.ts";
import { limitDatesTick } from "./limits/limit-dates-tick.ts";
import { routes as limitsRoutes } from "./limits/routes.ts";
import { monitorTick } from "./monitoring/monitor-tick.ts";
import { routes as monitoringRoutes } from "./monitoring/routes.ts";
import { routes as noticesRoutes } from "./notices/routes.ts";
import { deliveryTick } from "./orders/extend-deliveries.ts";
import { routes as ordersRoutes } from "./orders/routes.ts";
import { applyPolicyTick } from "./policies/apply-policy.ts";
import { routes as policiesRoutes } from "./policies/routes.ts";
import { fitJob } from "./scorecards/fits/jobs.ts";
import { scorecardRoutes } from "./scorecards/routes.ts";
import { orphanedSimulations, simulationJob } from "./simulations/jobs.ts";
import { routes as simulationsRoutes } from "./simulations/routes.ts";

/** Tables of this room that are only ever added to. */
export const CREDIT_APPEND_ONLY = [
  "scorecard",
  "evaluation",
  "bureau_report",
  "bureau_alert",
  "bureau_reconciliation",
  "application_form_version",
  "application_submission",
  "application_note",
  "application_approval",
  "application_decision",
  "policy_revision",
  "terms_acceptance",
  "hold_action",
  "explanation",
  "simulation_change",
  "limit_version",
  "collateral_version",
  "limit_approval",
  "limit_announcement",
  "allowance_use",
  "alert",
  "alert_ending",
  "account_review",
] as const;

/** The kinds of job this room has. */
export function creditJobs(files: FileStore): readonly Job[] {
  return [fitJob(files), limitChangeJob, simulationJob];
}

/** What the room is given to work with. */
export interface CreditParts {
  readonly encryptionKey: Buffer;
  readonly files: FileStore;
  /** Where people and links reach this server. */
  readonly publicUrl: string;
}

/** Opens the room: what it answers, and what it does of itself. */
export function openCredit(parts: CreditParts): {
  routes: readonly RouteDefinition[];
  ticks: readonly Tick[];
} {
  const bureaus = openBureaus({ keys: openKeys(parts.encryptionKey) });
  const bureauReports = openBureauReports(parts.encryptionKey, bureaus);
  return {
    routes: [
      ...allowanceRoutes(allowanceKeys(parts.encryptionKey)),
      ...applicationRoutes({
        vault: openVault(parts.encryptionKey),
        files: parts.files,
        publicUrl: parts.publicUrl,
        neighbours: applicationNeighbours(bureaus),
      }),
      ...bureauReports.routes,
      ...decisionsRoutes,
      ...evaluationsRoutes,
      ...holdsRoutes,
      ...limitsRoutes,
      ...monitoringRoutes,
      ...noticesRoutes,
      ...ordersRoutes,
      ...policiesRoutes,
      ...scorecardRoutes(parts.files, fitJob(parts.files)),
      ...simulationsRoutes,
    ],
    ticks: [
      holdTick,
      deliveryTick,
      remindRefereesTick,
      applyPolicyTick,
      orphanedSimulations,
      limitDatesTick,
      monitorTick,
      ...bureauReports.ticks,
    ],
  };
}
