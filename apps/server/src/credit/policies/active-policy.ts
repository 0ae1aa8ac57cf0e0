import { assert } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { contentHash, newId } from "#platform/ids";
import { DEFAULT_POLICY_TEXT } from "./default-policy.ts";
import { findPolicy, type ReadyPolicy } from "./find-policy.ts";
import { insertStandard, selectMerchantStart, selectTimeline } from "./store.ts";

export { findPolicy } from "./find-policy.ts";

export interface ActivePolicy extends ReadyPolicy {
  readonly effectiveFrom: Date;
}

/** How long a process trusts what it has read. A policy approved elsewhere for "at once" is seen within this. */
const TRUSTED_MS = 2_000;
const MERCHANTS_KEPT = 5_000;

interface Known {
  readonly readAtMs: number;
  /** The policy that was in force then, and those that follow it: a change takes effect at its instant, not later. */
  readonly policies: readonly ActivePolicy[];
}

const known = new Map<string, Known>();

/** The policy in force at the context's instant. A merchant without any has the standard one from now on. */
export async function activePolicy(ctx: Context): Promise<ActivePolicy> {
  const atHand = policyAtHand(ctx.merchantId, ctx.now);
  if (atHand !== undefined) return atHand;
  const policies = await readTimeline(ctx);
  const active = inForce(policies, ctx.now);
  if (active === undefined) return adoptStandard(ctx);
  if (known.size >= MERCHANTS_KEPT) known.clear();
  known.set(ctx.merchantId, { readAtMs: performance.now(), policies });
  return active;
}

/** The policy in force at an instant, where this process has read the merchant's policies just now; else undefined. */
export function policyAtHand(merchantId: string, at: Date): ActivePolicy | undefined {
  const kept = known.get(merchantId);
  if (kept === undefined || performance.now() - kept.readAtMs >= TRUSTED_MS) return undefined;
  return inForce(kept.policies, at);
}

/** Lets go of what this process knows of a merchant's policies: whoever approves calls it. */
export function forgetPolicies(merchantId: string): void {
  known.delete(merchantId);
}

function inForce(policies: readonly ActivePolicy[], at: Date): ActivePolicy | undefined {
  return policies.findLast(({ effectiveFrom }) => effectiveFrom <= at);
}

async function readTimeline(ctx: Context): Promise<ActivePolicy[]> {
  const policies: ActivePolicy[] = [];
  for (const { id, effectiveFrom } of await selectTimeline(ctx, ctx.now))
    policies.push({ ...(await findPolicy(ctx, id)), effectiveFrom });
  return policies;
}

/** Not kept in memory: what this transaction has added may yet be rolled back. */
async function adoptStandard(ctx: Context): Promise<ActivePolicy> {
  const start = await selectMerchantStart(ctx);
  const effectiveFrom = start !== undefined && start < ctx.now ? start : ctx.now;
  const id = newId(ctx.now);
  const documentHash = contentHash(DEFAULT_POLICY_TEXT);
  const standard = {
    id,
    name: "Standard",
    note: "The standard policy",
    basedOn: null,
    document: DEFAULT_POLICY_TEXT,
    documentHash,
  };
  if (await insertStandard(ctx, standard, effectiveFrom)) {
    const data = { version: 1, documentHash, effectiveFrom: effectiveFrom.toISOString() };
    await recordEvents(ctx, [
      {
        type: "credit.standard_policy_adopted",
        subjectType: "policy",
        subjectId: id,
        subjectVersion: 1n,
        data,
      },
    ]);
  }
  const active = inForce(await readTimeline(ctx), ctx.now);
  assert(active !== undefined, "a merchant has no policy in force");
  return active;
}
