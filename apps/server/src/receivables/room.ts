import { formatId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import type { RouteDefinition } from "#platform/http";
import type { Job, Tick } from "#platform/jobs";
import type { EntitySummary } from "#platform/tenancy";
import { allocationRoutes } from "./allocations/routes.ts";
import { documentRoutes } from "./documents/routes.ts";
import { listEntities, todayOf } from "./ledger/entities.ts";
import { ledgerRoutes } from "./ledger/routes.ts";

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
export const RECEIVABLES_JOBS: readonly Job[] = [];

/** Opens the room: what it answers, and what it does of itself. */
export function openReceivables(_parts: { readonly dataFolder: string }): { routes: readonly RouteDefinition[]; ticks: readonly Tick[] } {
  return { routes: [...ledgerRoutes, ...documentRoutes, ...allocationRoutes], ticks: [] };
}

/** The merchant's companies as the console needs them at once. */
export async function summariseEntities(ctx: Context): Promise<EntitySummary[]> {
  const entities = await listEntities(ctx);
  return entities.map(({ closedThrough: _, ...entity }) => ({ ...entity, id: formatId("ent", entity.id), today: todayOf(entity, ctx.now) }));
}
