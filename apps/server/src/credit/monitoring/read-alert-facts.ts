import type { Context } from "#platform/db";
import type { AlertFact } from "../evaluations/facts.ts";
import { selectStanding } from "./alert-store.ts";
import { merchantToday } from "./merchant-today.ts";
import { selectWatches } from "./watch-store.ts";

/** An alert that nobody has acknowledged stands against a customer for so long. */
const STANDING_MS = 180 * 86_400_000;
const ALERTS_PER_CUSTOMER_MAX = 20;
/**
 * That a limit is used up is told to people. The ledger guards the limit itself, order by order; as a fact it would go
 * on standing against the customer when the room is back, and no cure that a held order was promised would free it.
 */
const ONLY_TOLD = "utilization";

/** Alerts raised before this instant stand no longer, acknowledged or not. */
export function standingSince(ctx: Context): Date {
  return new Date(ctx.now.getTime() - STANDING_MS);
}

/**
 * The alerts that stand against customers (good news is none) and whether each is on the watch list today. Customers
 * with neither are left out.
 */
export async function readAlertFacts(
  ctx: Context,
  customerIds: readonly string[],
): Promise<Map<string, { readonly alerts: readonly AlertFact[]; readonly isWatched: boolean }>> {
  const standing = Map.groupBy(
    (await selectStanding(ctx, customerIds, standingSince(ctx))).filter(({ code }) => code !== ONLY_TOLD),
    (alert) => alert.customerId,
  );
  const watches = await selectWatches(ctx, customerIds, await merchantToday(ctx));
  return new Map(
    customerIds.flatMap((id) => {
      const alerts = (standing.get(id) ?? []).slice(0, ALERTS_PER_CUSTOMER_MAX);
      const isWatched = watches.has(id);
      if (alerts.length === 0 && !isWatched) return [];
      return [[id, { alerts: alerts.map(({ code, severity, on }) => ({ code, severity, on })), isWatched }]];
    }),
  );
}
