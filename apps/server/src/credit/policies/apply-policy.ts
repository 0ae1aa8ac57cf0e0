import { sql } from "kysely";
import { type Context, inMerchant } from "#platform/db";
import { newId } from "#platform/ids";
import { defineTick } from "#platform/jobs";
import { evaluateCustomers } from "../evaluations/evaluate-customers.ts";
import { activePolicy } from "./active-policy.ts";
import { selectBehind } from "./progress-store.ts";

const CUSTOMERS_PER_TRANSACTION = 500;
const EVERY_MS = 30_000;

interface Applied {
  readonly count: number;
  readonly last: string | null;
}

/**
 * Works the standing of customers out again that was worked out under another policy than the one in force: up to 500,
 * after `after` in the order of their ids. Gives the last id, or null when there are no more. Nothing waits for it: a
 * decision sees by itself that a standing is of an older policy.
 */
export async function applyPolicy(ctx: Context, after: string | null): Promise<Applied> {
  const policy = await activePolicy(ctx);
  const ids = await selectBehind(ctx, policy.version, after, CUSTOMERS_PER_TRANSACTION);
  if (ids.length > 0) await evaluateCustomers(ctx, ids, "policy_changed");
  return { count: ids.length, last: ids.length < CUSTOMERS_PER_TRANSACTION ? null : (ids.at(-1) ?? null) };
}

/** Goes through the merchants and brings every standing under the policy in force. */
export const applyPolicyTick = defineTick({
  name: "credit.apply_policy",
  everyMs: EVERY_MS,
  run: async ({ database, clock, signal }) => {
    const merchants = await sql<{ id: string }>`SELECT merchant_id AS id FROM platform.merchant`.execute(
      database.across,
    );
    let applied = 0;
    for (const { id: merchantId } of merchants.rows) {
      let after: string | null = null;
      do {
        if (signal.aborted) return applied;
        const now = clock.now();
        const caller = { merchantId, actor: "system:apply_policy", now, requestId: newId(now) };
        const start: string | null = after;
        const done: Applied = await inMerchant(database, caller, (ctx) => applyPolicy(ctx, start));
        applied += done.count;
        after = done.last;
      } while (after !== null);
    }
    return applied;
  },
});
