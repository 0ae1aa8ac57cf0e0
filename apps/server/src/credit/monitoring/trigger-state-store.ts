import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { TriggerState } from "./firing-rules.ts";

/** Locks and reads where customers stood, in id order; who was never looked at is left out. */
export async function lockTriggerStates(
  ctx: Context,
  customerIds: readonly string[],
): Promise<Map<string, TriggerState>> {
  const found = await sql<TriggerState & { customerId: string }>`
    SELECT customer_id AS "customerId", fired_thresholds AS "firedThresholds", utilization, low_since AS "lowSince",
      is_overdue AS "isOverdue", grade, score, risk_class AS "riskClass", change_on AS "changeOn", change_direction AS "changeDirection"
    FROM credit.trigger_state WHERE merchant_id = ${ctx.merchantId} AND customer_id = ANY(${customerIds}::uuid[])
    ORDER BY customer_id FOR UPDATE`.execute(ctx.tx);
  return new Map(found.rows.map(({ customerId, ...state }) => [customerId, state]));
}

/** Where a customer stands now, to be remembered. */
export interface LookedAt {
  readonly customerId: string;
  readonly accountVersion: bigint;
  readonly state: TriggerState;
}

/** Remembers where customers stand, over what was remembered. */
export async function upsertTriggerStates(
  ctx: Context,
  looked: readonly LookedAt[],
  today: PlainDate,
): Promise<void> {
  if (looked.length === 0) return;
  const of = <Value>(read: (one: LookedAt) => Value): Value[] => looked.map(read);
  await sql`
    INSERT INTO credit.trigger_state (merchant_id, customer_id, account_version, looked_on, fired_thresholds, utilization, low_since,
      is_overdue, grade, score, risk_class, change_on, change_direction, version)
    SELECT ${ctx.merchantId}::uuid, given.customer_id, given.account_version, ${today}::date, given.fired::int[], given.utilization,
      given.low_since, given.is_overdue, given.grade, given.score, given.risk_class, given.change_on, given.change_direction, 1
    FROM unnest(${of((one) => one.customerId)}::uuid[], ${of((one) => one.accountVersion.toString())}::bigint[],
      ${of((one) => `{${one.state.firedThresholds.join(",")}}`)}::text[], ${of((one) => one.state.utilization)}::int[],
      ${of((one) => one.state.lowSince)}::date[], ${of((one) => one.state.isOverdue)}::bool[], ${of((one) => one.state.grade)}::text[],
      ${of((one) => one.state.score)}::numeric[], ${of((one) => one.state.riskClass)}::text[], ${of((one) => one.state.changeOn)}::date[],
      ${of((one) => one.state.changeDirection)}::text[])
      AS given (customer_id, account_version, fired, utilization, low_since, is_overdue, grade, score, risk_class, change_on, change_direction)
    ON CONFLICT (merchant_id, customer_id) DO UPDATE SET account_version = excluded.account_version, looked_on = excluded.looked_on,
      fired_thresholds = excluded.fired_thresholds, utilization = excluded.utilization, low_since = excluded.low_since,
      is_overdue = excluded.is_overdue, grade = excluded.grade, score = excluded.score, risk_class = excluded.risk_class,
      change_on = excluded.change_on, change_direction = excluded.change_direction, version = trigger_state.version + 1`.execute(
    ctx.tx,
  );
}
