import { formatId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import type { AlertRow } from "./alert-store.ts";

/** Tells of alerts that were raised. */
export async function announceAlerts(ctx: Context, raised: readonly AlertRow[]): Promise<void> {
  await recordEvents(
    ctx,
    raised.map((alert) => ({
      type: "credit.alert_raised",
      subjectType: "alert",
      subjectId: alert.id,
      subjectVersion: 1n,
      data: {
        customer: formatId("cus", alert.customerId),
        code: alert.code,
        severity: alert.severity,
        isPositive: alert.isPositive,
        on: alert.on,
        parameters: alert.data,
      },
    })),
  );
}
