import type { PlainDate } from "@goodterms/kernel";
import type { BureauAdapter } from "#integrations/bureaus";
import type { Context } from "#platform/db";
import { newId } from "#platform/ids";
import type { Connection } from "./connection-store.ts";
import type { BureauPolicy } from "./neighbours.ts";
import { abandonPulls, insertPull, lockPull, type Pull, setAside } from "./pull-store.ts";
import { refuseReport } from "./refusals.ts";
import { selectNewestReports } from "./report-store.ts";
import { isYoung, type KnownReport, type PullReason } from "./rules.ts";

/** Longer than any call with all its retries; whatever runs longer was interrupted. */
export const INTERRUPTED_AFTER_MS = 10 * 60_000;

export interface Wanted {
  readonly customerId: string;
  readonly product: string;
  readonly reason: PullReason;
  readonly note: string | null;
  readonly forcedBecause: string | null;
  readonly permissiblePurpose: string | null;
  /** Off for monitoring, which asks again on purpose. */
  readonly minding: "age" | "no_age";
}

/**
 * Sets the money for one report aside, in the transaction before the call: a report that is young enough is given back
 * instead, looked up under the lock, so that of two who race only one buys.
 * @throws Refusal budget_used, report_running, product_unknown.
 */
export async function reservePull(
  ctx: Context,
  policy: BureauPolicy,
  today: PlainDate,
  adapter: BureauAdapter,
  connection: Connection,
  wanted: Wanted,
): Promise<{ readonly pull: Pull } | { readonly young: KnownReport }> {
  await abandonPulls(ctx, new Date(ctx.now.getTime() - INTERRUPTED_AFTER_MS));
  const costMinor = costOf(adapter, connection, wanted.product);
  const converted = policy.inBudgetCurrency(costMinor, connection.costCurrency);
  // Without a budget there is nothing to compare with, and a currency that the policy does not know stops nobody.
  const budgetMinor = converted ?? (policy.budget.minor === null ? 0n : null);
  if (budgetMinor === null) {
    const pair = `${connection.costCurrency} in ${policy.budget.currency}`;
    throw refuseReport(
      "product_unknown",
      `The policy has no factor for ${pair}, so the budget cannot be kept.`,
    );
  }
  const hasMoney = await setAside(ctx, today, budgetMinor, policy.budget);
  const young = wanted.minding === "age" ? await findYoung(ctx, policy, adapter.name, wanted) : undefined;
  if (young !== undefined) return giveBack(ctx, today, policy, budgetMinor, hasMoney, young);
  if (!hasMoney)
    throw refuseReport("budget_used", `The month's budget does not cover a report of ${adapter.name}.`);
  const id = newId(ctx.now);
  const { customerId, product, reason, note, forcedBecause, permissiblePurpose } = wanted;
  const isMade = await insertPull(ctx, {
    id,
    customerId,
    bureau: adapter.name,
    product,
    reason,
    note,
    forcedBecause,
    permissiblePurpose,
    costMinor,
    costCurrency: connection.costCurrency,
    budgetMinor,
    budgetCurrency: policy.budget.currency,
    today,
  });
  if (!isMade) throw refuseReport("report_running", `A report of ${adapter.name} is under way.`);
  return { pull: (await lockPull(ctx, id)) as Pull };
}

/** The price of a product: the merchant's own, or the sample where nothing is really bought. */
function costOf(adapter: BureauAdapter, connection: Connection, code: string): bigint {
  const product = adapter.capabilities.products.find((known) => known.code === code);
  if (product === undefined) throw refuseReport("product_unknown", `${adapter.name} has no product ${code}.`);
  const own = connection.costs[code];
  if (own !== undefined) return BigInt(own);
  if (connection.isSimulated) return product.sampleCostMinor;
  throw refuseReport(
    "product_unknown",
    `The price of ${code} is not set in the connection to ${adapter.name}.`,
  );
}

async function findYoung(
  ctx: Context,
  policy: BureauPolicy,
  bureau: string,
  wanted: Wanted,
): Promise<KnownReport | undefined> {
  if (wanted.forcedBecause !== null) return undefined;
  const reports = await selectNewestReports(ctx, [wanted.customerId]);
  return reports
    .filter(
      (report) => report.bureau === bureau && isYoung(report.fetchedAt, ctx.now, policy.repullAfterDays),
    )
    .sort((left, right) => right.fetchedAt.getTime() - left.fetchedAt.getTime())[0];
}

async function giveBack(
  ctx: Context,
  today: PlainDate,
  policy: BureauPolicy,
  minor: bigint,
  hasMoney: boolean,
  young: KnownReport,
): Promise<{ readonly young: KnownReport }> {
  if (hasMoney) await setAside(ctx, today, -minor, { ...policy.budget, minor: null });
  return { young };
}
