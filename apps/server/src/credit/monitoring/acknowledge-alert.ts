import { formatId, parseId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { markStale } from "#receivables";
import { refuse } from "../refusals.ts";
import { type AlertRow, insertEndings, selectAlert, selectStanding } from "./alert-store.ts";

/**
 * Notes that somebody has seen to an alert: it stands against the customer no longer. Acknowledging twice keeps the
 * first. @throws Refusal not_found.
 */
export async function acknowledgeAlert(ctx: Context, id: string, note: string | null): Promise<AlertRow> {
  const uuid = parseId("alr", id);
  const alert = uuid === null ? undefined : await selectAlert(ctx, uuid);
  if (alert === undefined) throw refuse("not_found", `There is no alert ${id}.`);
  const ended = await insertEndings(ctx, [alert.id], "acknowledged", note);
  if (ended.length === 0) return (await selectAlert(ctx, alert.id)) ?? alert;
  await recordEvents(ctx, [
    {
      type: "credit.alert_acknowledged",
      subjectType: "alert",
      subjectId: alert.id,
      subjectVersion: 2n,
      data: { customer: formatId("cus", alert.customerId), code: alert.code },
    },
  ]);
  if (!alert.isPositive) await markStale(ctx, [alert.customerId], "alert_acknowledged");
  return (await selectAlert(ctx, alert.id)) ?? alert;
}

/** Ends the utilization alerts of customers whose utilization has come down far enough to arm the threshold again. */
export async function passUtilizationAlerts(
  ctx: Context,
  cleared: readonly { readonly customerId: string; readonly percents: readonly number[] }[],
  since: Date,
): Promise<void> {
  if (cleared.length === 0) return;
  const percentsOf = new Map(cleared.map((one) => [one.customerId, new Set(one.percents)]));
  const standing = await selectStanding(ctx, [...percentsOf.keys()], since);
  const passed = standing.filter(
    (alert) =>
      alert.code === "utilization" &&
      percentsOf.get(alert.customerId)?.has(Number(alert.data.percent)) === true,
  );
  await insertEndings(
    ctx,
    passed.map((alert) => alert.id),
    "passed",
    null,
  );
}
