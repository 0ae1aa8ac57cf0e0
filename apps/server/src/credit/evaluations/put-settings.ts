import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { findCustomer, lockAccounts, markStale } from "#receivables";
import { activePolicy } from "../policies/active-policy.ts";
import { refuse } from "../refusals.ts";
import { evaluateCustomers } from "./evaluate-customers.ts";
import type { AccountStatus } from "./facts.ts";
import { type CreditAccount, paysForOthers, selectCreditAccounts, writeSettings } from "./store.ts";

/** What people set of a customer's standing; what is left out stays. */
export interface SettingsInput {
  readonly status?: AccountStatus | undefined;
  readonly tags?: readonly string[] | undefined;
  /** Null lets the policy choose. */
  readonly segment?: string | null | undefined;
  /** Whose limit counts; null: the customer's own. */
  readonly payer?: string | null | undefined;
  readonly graceDays?: number | undefined;
  readonly reason: string;
}

/**
 * Sets what people decide about a customer's standing, and evaluates it at once. The reason is kept with the event.
 * @throws Refusal not_found, bad_field for a payer that has a payer of its own or pays for a payer, or an unknown segment.
 */
export async function putSettings(ctx: Context, key: string, input: SettingsInput): Promise<void> {
  const customer = await findCustomer(ctx, key);
  const payerId = input.payer == null ? null : (await findCustomer(ctx, input.payer)).id;
  // Both, so that two who name each other at the same moment see each other.
  await lockAccounts(ctx, payerId === null ? [customer.id] : [customer.id, payerId]);
  const before = (await selectCreditAccounts(ctx, [customer.id])).get(customer.id) as CreditAccount;
  if (payerId !== null) await assertPays(ctx, customer.id, payerId);
  if (input.segment != null) await assertSegment(ctx, input.segment);
  const after: CreditAccount = {
    ...before,
    status: input.status ?? before.status,
    tags: input.tags === undefined ? before.tags : [...new Set(input.tags)].sort(),
    segmentOverride: input.segment === undefined ? before.segmentOverride : input.segment,
    payerId: input.payer === undefined ? before.payerId : payerId,
    graceDays: input.graceDays ?? before.graceDays,
    version: before.version + 1n,
  };
  if (isSame(before, after)) return;
  await writeSettings(ctx, after);
  await recordEvents(ctx, [settingsNews(before, after, input.reason)]);
  await markStale(ctx, [customer.id], "standing_changed_by_hand");
  await evaluateCustomers(ctx, [customer.id], "standing_changed_by_hand");
}

async function assertPays(ctx: Context, customerId: string, payerId: string): Promise<void> {
  const payer = (await selectCreditAccounts(ctx, [payerId])).get(payerId);
  const pointers = (message: string) => [{ pointer: "/payer", message }];
  if (payerId === customerId)
    throw refuse("bad_field", "A customer needs no payer to pay for itself.", pointers("is the customer"));
  if (payer?.payerId != null)
    throw refuse(
      "bad_field",
      "The payer has a payer of its own: name that one.",
      pointers("has a payer itself"),
    );
  if (await paysForOthers(ctx, customerId))
    throw refuse(
      "bad_field",
      "The customer pays for others: name their payer with them first.",
      pointers("would be the payer of a payer"),
    );
}

async function assertSegment(ctx: Context, segment: string): Promise<void> {
  const { document } = await activePolicy(ctx);
  if (document.segments.some(({ id }) => id === segment)) return;
  throw refuse("bad_field", `The policy has no segment "${segment}".`, [
    { pointer: "/segment", message: "is none of the policy's" },
  ]);
}

function isSame(before: CreditAccount, after: CreditAccount): boolean {
  return (
    before.status === after.status &&
    before.tags.join("\n") === after.tags.join("\n") &&
    before.segmentOverride === after.segmentOverride &&
    before.payerId === after.payerId &&
    before.graceDays === after.graceDays
  );
}

function settingsNews(
  before: CreditAccount,
  after: CreditAccount,
  reason: string,
): Parameters<typeof recordEvents>[1][number] {
  const shown = ({ status, tags, segmentOverride, payerId, graceDays }: CreditAccount) => ({
    status,
    tags,
    segment: segmentOverride,
    payerId,
    graceDays,
  });
  return {
    type: "credit.standing_settings_changed",
    subjectType: "customer",
    subjectId: after.customerId,
    subjectVersion: after.version,
    data: { before: shown(before), after: shown(after), reason },
  };
}
