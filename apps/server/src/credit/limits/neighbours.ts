// What limits ask of the rest of the room, in one place.
import type { Context } from "#platform/db";
import { listReports } from "../bureau-reports/report-store.ts";
import { decodeResult } from "../evaluations/codec.ts";
import { evaluateCustomers } from "../evaluations/evaluate-customers.ts";
import { gatherFacts } from "../evaluations/gather-facts.ts";
import type { TermsResult } from "../evaluations/outcome.ts";
import { selectHistory } from "../evaluations/store.ts";
import type { UsedReport } from "../notices/rules.ts";
import { activePolicy } from "../policies/active-policy.ts";
import { amountIn } from "../policies/amounts.ts";
import { evaluateWithoutHorizon } from "../policies/rules.ts";
import type { Band } from "./authority-rules.ts";

/**
 * The approval bands of the policy in force, in minor units of the wanted currency where the policy gives amounts in it,
 * else of the policy's own.
 */
export async function policyBands(
  ctx: Context,
  wanted?: string,
): Promise<{ readonly bands: readonly Band[]; readonly currency: string }> {
  const { document } = await activePolicy(ctx);
  const { base } = document.currency;
  const isGiven = wanted !== undefined && amountIn(document.currency, "1", wanted) !== null;
  const currency = isGiven ? wanted : base;
  return {
    currency,
    bands: document.approvals.map(({ upTo, role, approvals }) => ({
      upToMinor: upTo === null ? null : amountIn(document.currency, upTo, currency),
      role,
      approvals,
    })),
  };
}

/** Has the policy look at customers again, and leaves what it finds on their exposure accounts. */
export async function reevaluate(ctx: Context, customerIds: readonly string[], cause: string): Promise<void> {
  await evaluateCustomers(ctx, customerIds, cause);
}

/** A limit as the policy would make it; null where it makes none. */
export interface PolicyLimit {
  readonly minor: bigint | null;
  readonly currency: string;
}

const CUSTOMERS_AT_ONCE = 1_000;

/**
 * What would be in force for customers if their manual limit were taken away, by the policy in force and today's facts.
 * Taking away a limit that holds back is a raise, and has to be weighed as one.
 */
export async function limitsWithoutManual(
  ctx: Context,
  customerIds: readonly string[],
): Promise<Map<string, PolicyLimit>> {
  const limits = new Map<string, PolicyLimit>();
  if (customerIds.length === 0) return limits;
  const { compiled } = await activePolicy(ctx);
  for (let from = 0; from < customerIds.length; from += CUSTOMERS_AT_ONCE) {
    const facts = await gatherFacts(ctx, customerIds.slice(from, from + CUSTOMERS_AT_ONCE));
    for (const [id, known] of facts) {
      const standing = known.limits.standing.filter((limit) => limit.kind !== "manual");
      const { limit } = evaluateWithoutHorizon(compiled, {
        ...known,
        limits: { ...known.limits, standing, hasExpired: false },
      });
      limits.set(id, { minor: limit.minor, currency: limit.currency });
    }
  }
  return limits;
}

/** Codes of the reasons for a customer's standing as last evaluated, most important first. */
export async function standingReasons(ctx: Context, customerId: string): Promise<string[]> {
  const [evaluation] = await selectHistory(ctx, customerId, null, 1);
  if (evaluation === undefined) return [];
  return decodeResult(evaluation.result).reasons.map((reason) => reason.code);
}

/** The terms that a customer may have as last evaluated; null where it never was. */
export async function standingTerms(ctx: Context, customerId: string): Promise<TermsResult | null> {
  const [evaluation] = await selectHistory(ctx, customerId, null, 1);
  return evaluation === undefined ? null : decodeResult(evaluation.result).terms;
}

const REPORTS_LOOKED_AT = 20;

/** The newest report of each bureau about a customer: what an evaluation rests on. */
export async function reportsUsed(ctx: Context, customerId: string): Promise<UsedReport[]> {
  const reports = await listReports(ctx, customerId, null, REPORTS_LOOKED_AT);
  const newest = new Map<string, UsedReport>();
  for (const { bureau, isOfPerson } of reports) {
    const file = isOfPerson ? "consumer" : "business";
    const key = `${bureau} ${file}`;
    // Addresses and the score as the bureau writes it are not kept with a report; a warning on the notice asks for them.
    if (!newest.has(key)) newest.set(key, { bureau, file, address: null, phone: null, score: null });
  }
  return [...newest.values()];
}
