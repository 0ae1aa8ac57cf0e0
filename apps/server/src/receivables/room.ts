import { formatId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import type { FileStore } from "#platform/files";
import type { RouteDefinition } from "#platform/http";
import type { Job, Tick } from "#platform/jobs";
import type { EntitySummary } from "#platform/tenancy";
import { allocationRoutes } from "./allocations/routes.ts";
import { routes as customerRoutes } from "./customers/routes.ts";
import { documentRoutes } from "./documents/routes.ts";
import { expireReservationsTick } from "./exposure/expire-reservations.ts";
import { routes as exposureRoutes } from "./exposure/routes.ts";
import { importJob, orphanedImports } from "./imports/jobs.ts";
import { spentFiles } from "./imports/remove-spent-files.ts";
import { importRoutes } from "./imports/routes.ts";
import { journalRoutes } from "./journal/routes.ts";
import { listEntities, todayOf } from "./ledger/entities.ts";
import { ledgerRoutes } from "./ledger/routes.ts";
import { reportRoutes } from "./statements/routes.ts";

/** Tables of this room that are only ever added to. */
export const RECEIVABLES_APPEND_ONLY = [
  "document",
  "journal_entry",
  "posting",
  "allocation",
  "due_date_change",
  "item_dispute",
  "period_closing",
  "exchange_rate",
  "exposure_excess",
  "import_line",
] as const;

/** The kinds of job this room has. */
export function receivablesJobs(files: FileStore): readonly Job[] {
  return [importJob(files)];
}

/** Opens the room: what it answers, and what it does of itself. */
export function openReceivables(files: FileStore): {
  routes: readonly RouteDefinition[];
  ticks: readonly Tick[];
} {
  const job = importJob(files);
  return {
    routes: [
      ...ledgerRoutes,
      ...customerRoutes,
      ...exposureRoutes,
      ...documentRoutes,
      ...allocationRoutes,
      ...reportRoutes,
      ...journalRoutes,
      ...importRoutes(files, job),
    ],
    ticks: [expireReservationsTick, orphanedImports(job), spentFiles(files)],
  };
}

/** The merchant's companies as the console needs them at once. */
export async function summariseEntities(ctx: Context): Promise<EntitySummary[]> {
  const entities = await listEntities(ctx);
  return entities.map(({ closedThrough: _, ...entity }) => ({
    ...entity,
    id: formatId("ent", entity.id),
    today: todayOf(entity, ctx.now),
  }));
}
