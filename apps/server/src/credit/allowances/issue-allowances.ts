import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { findCustomer, lockAccounts, readAccount } from "#receivables";
import { evaluateCustomers } from "../evaluations/evaluate-customers.ts";
import { type ActivePolicy, activePolicy } from "../policies/active-policy.ts";
import { amountIn } from "../policies/amounts.ts";
import { allowanceFor, type NoAllowance } from "./rules.ts";
import { insertAllowance, selectRunning } from "./store.ts";
import type { AllowanceKeys } from "./token.ts";

const HOUR_MS = 3_600_000;
const BASIS_POINTS = 10_000;

/** A customer's allowance as given, or why there is none. */
export interface IssuedAllowance {
  readonly customerId: string;
  readonly customerReference: string;
  readonly refused: NoAllowance | null;
  readonly token: string | null;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly expiresAt: Date | null;
}

/**
 * Signs an allowance for each customer: what a shop may sell it on terms while it cannot reach us. It reserves nothing;
 * what unexpired allowances promise is left out of a new one.
 * @throws Refusal not_found for a customer that is none.
 */
export async function issueAllowances(
  ctx: Context,
  keys: AllowanceKeys,
  customers: readonly string[],
): Promise<IssuedAllowance[]> {
  const policy = await activePolicy(ctx);
  const found = [];
  for (const customer of customers) found.push(await findCustomer(ctx, customer));
  const ids = [...new Set(found.map((customer) => customer.id))];
  const evaluations = await evaluateCustomers(ctx, ids, "allowance");
  await lockAccounts(ctx, ids);
  const issued: IssuedAllowance[] = [];
  for (const customer of found) {
    const evaluation = evaluations.get(customer.id);
    const riskClass = evaluation?.result.riskClass ?? null;
    issued.push(
      await issueTo(ctx, keys, policy, { customer, riskClass, evaluationId: evaluation?.id ?? null }),
    );
  }
  return issued;
}

interface Receiver {
  readonly customer: { readonly id: string; readonly reference: string; readonly groupId: string | null };
  readonly riskClass: string | null;
  readonly evaluationId: string | null;
}

async function issueTo(
  ctx: Context,
  keys: AllowanceKeys,
  policy: ActivePolicy,
  { customer, riskClass, evaluationId }: Receiver,
): Promise<IssuedAllowance> {
  const { offline, currency: currencies } = policy.document;
  const { exposure, group } = await readAccount(ctx, customer);
  const { currency } = exposure.state;
  const running = await selectRunning(ctx, customer.id);
  const given = allowanceFor({
    isEnabled: offline.enabled,
    maximumMinor: amountIn(currencies, offline.maximum, currency),
    shareBasisPoints: BigInt(Math.round(Number(offline.share) * BASIS_POINTS)),
    availableMinor: smaller(
      exposure.availableMinor,
      group?.exposure.availableMinor ?? exposure.availableMinor,
    ),
    blockReasons: exposure.state.blockReasons,
    isClassAllowed:
      offline.riskClasses.length === 0 || (riskClass !== null && offline.riskClasses.includes(riskClass)),
    outstandingMinor: running.reduce((sum, row) => sum + row.amountMinor - row.usedMinor, 0n),
  });
  const shared = { customerId: customer.id, customerReference: customer.reference, currency };
  if ("refused" in given) {
    return { ...shared, refused: given.refused, token: null, amountMinor: 0n, expiresAt: null };
  }
  const allowance = {
    id: newId(ctx.now),
    ...shared,
    amountMinor: given.amountMinor,
    issuedAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + offline.expiresAfterHours * HOUR_MS),
  };
  await insertAllowance(ctx, { ...allowance, policyVersion: policy.version, evaluationId });
  await recordEvents(ctx, [
    {
      type: "credit.allowance_issued",
      subjectType: "customer",
      subjectId: customer.id,
      subjectVersion: exposure.state.version,
      data: {
        allowanceId: allowance.id,
        amountMinor: given.amountMinor,
        currency,
        expiresAt: allowance.expiresAt.toISOString(),
      },
    },
  ]);
  const token = await keys.sign({ ...allowance, merchantId: ctx.merchantId });
  return { ...shared, refused: null, token, amountMinor: given.amountMinor, expiresAt: allowance.expiresAt };
}

function smaller(one: bigint | null, other: bigint | null): bigint | null {
  if (one === null || other === null) return null;
  return one < other ? one : other;
}
