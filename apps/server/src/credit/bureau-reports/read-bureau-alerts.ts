import { type PlainDate, plainDate } from "@goodterms/kernel";
import type { AlertSeverity } from "#integrations/bureaus";
import type { Context } from "#platform/db";
import { selectAlerts } from "./alert-store.ts";
import { isPositive } from "./rules.ts";

const DAY_MS = 86_400_000;
/** News older than this moves nobody any more. */
const SINCE_DAYS = 180;
const ALERTS_MAX = 50_000;

/** News of a customer from a bureau, as monitoring takes it in. */
export interface CustomerAlert {
  readonly id: string;
  readonly bureau: string;
  readonly code: string;
  readonly severity: AlertSeverity;
  readonly isPositive: boolean;
  /** The UTC day on which it happened. */
  readonly on: PlainDate;
  readonly receivedAt: Date;
}

/** What bureaus sent of these customers within 180 days, newest first; customers without news are left out. */
export async function readBureauAlerts(
  ctx: Context,
  customerIds: readonly string[],
): Promise<Map<string, readonly CustomerAlert[]>> {
  const since = new Date(ctx.now.getTime() - SINCE_DAYS * DAY_MS);
  const rows = await selectAlerts(ctx, customerIds, since, ALERTS_MAX);
  const byCustomer = Map.groupBy(rows, (row) => row.customerId ?? "");
  return new Map(
    [...byCustomer].map(([customerId, alerts]) => [
      customerId,
      alerts.map(({ id, bureau, code, severity, happenedAt, receivedAt }) => ({
        id,
        bureau,
        code,
        severity,
        isPositive: isPositive(code),
        on: plainDate(happenedAt.toISOString().slice(0, 10)),
        receivedAt,
      })),
    ]),
  );
}
