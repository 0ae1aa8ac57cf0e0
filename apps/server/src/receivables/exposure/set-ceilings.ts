import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import {
  type AccountState,
  type ComponentWeights,
  lockAccountStates,
  readExposures,
  updateCeilings,
} from "./account-store.ts";
import { expireReservationsOf } from "./expire-reservations.ts";
import { lockAccounts, writeExcesses } from "./store.ts";

/** What was decided of one account. */
export interface CeilingItem {
  /** The customer's or the group's own id. */
  readonly accountId: string;
  readonly holder: "customer" | "group";
  /** Null: nothing is reserved. Zero is a ceiling: no credit. */
  readonly ceilingMinor: bigint | null;
  readonly currency: string;
  /** In snake_case; they replace those that stand. */
  readonly blockReasons: readonly string[];
  /** From when on the ceiling no longer holds; null, it holds until set again. */
  readonly validUntil: Date | null;
  /** Null leaves them as they are. */
  readonly weights: ComponentWeights | null;
  readonly evaluationId: string | null;
  readonly reason: string;
}

/**
 * Sets the ceilings that the ledger guards, many in a fixed number of statements, and lifts staleness: who sets them has
 * looked. What is reserved or owed already stays as it is; where that lies above a lower ceiling, the excess is recorded.
 * An account that nobody has is left out. Returns the accounts as they stand, in the order of their locks.
 */
export async function setCeilings(ctx: Context, items: readonly CeilingItem[]): Promise<AccountState[]> {
  if (items.length === 0) return [];
  const byId = new Map(items.map((item) => [item.accountId, item]));
  await lockAccounts(ctx, [...byId.keys()]);
  const pairs = (await lockAccountStates(ctx, [...byId.keys()])).flatMap((before) => {
    const item = byId.get(before.id);
    return item === undefined ? [] : [{ before, item, after: nextState(before, item) }];
  });
  const changed = pairs.filter(({ before, after }) => !isSame(before, after));
  const moved = pairs.filter(
    ({ before, after }) => !isSame(before, after) || before.evaluationId !== after.evaluationId,
  );
  await updateCeilings(
    ctx,
    moved.map(({ after }) => after),
  );
  await recordEvents(
    ctx,
    changed.map(({ before, after, item }) => ceilingNews(before, after, item.reason)),
  );
  await recordLoweredBelow(ctx, changed);
  return pairs.map(({ before, after }) =>
    isSame(before, after) && before.evaluationId === after.evaluationId ? before : after,
  );
}

function nextState(before: AccountState, item: CeilingItem): AccountState {
  return {
    ...before,
    currency: item.currency,
    ceilingMinor: item.ceilingMinor,
    blockReasons: [...new Set(item.blockReasons)].sort(),
    validUntil: item.validUntil,
    stale: false,
    evaluationId: item.evaluationId,
    weights: item.weights ?? before.weights,
    version: before.version + 1n,
  };
}

function isSame(before: AccountState, after: AccountState): boolean {
  return (
    before.currency === after.currency &&
    before.ceilingMinor === after.ceilingMinor &&
    before.stale === after.stale &&
    before.validUntil?.getTime() === after.validUntil?.getTime() &&
    before.blockReasons.join() === after.blockReasons.join() &&
    hasSameWeights(before, after)
  );
}

function hasSameWeights(before: AccountState, after: AccountState): boolean {
  const names = Object.keys(before.weights) as (keyof ComponentWeights)[];
  return names.every((name) => Number(before.weights[name]) === Number(after.weights[name]));
}

function ceilingNews(
  before: AccountState,
  after: AccountState,
  reason: string,
): Parameters<typeof recordEvents>[1][number] {
  return {
    type: "receivables.ceiling_set",
    subjectType: "exposure_account",
    subjectId: after.id,
    subjectVersion: after.version,
    data: {
      holder: after.holder,
      currency: after.currency,
      ceilingMinor: after.ceilingMinor,
      previousCurrency: before.currency,
      previousCeilingMinor: before.ceilingMinor,
      blockReasons: after.blockReasons,
      validUntil: after.validUntil,
      reason,
    },
  };
}

/** A ceiling that was lowered, taken into another currency or newly weighed may lie below what is owed already. */
async function recordLoweredBelow(
  ctx: Context,
  changed: readonly { readonly before: AccountState; readonly after: AccountState }[],
): Promise<void> {
  const lowered = changed.flatMap(({ before, after }) => {
    const { ceilingMinor } = after;
    const isRaised =
      before.currency === after.currency &&
      before.ceilingMinor !== null &&
      ceilingMinor !== null &&
      ceilingMinor >= before.ceilingMinor &&
      hasSameWeights(before, after);
    return ceilingMinor === null || isRaised ? [] : [{ ...after, ceilingMinor }];
  });
  if (lowered.length === 0) return;
  const ids = lowered.map((account) => account.id);
  // What has run out must not be mistaken for exposure above the new ceiling.
  await expireReservationsOf(ctx, ids);
  const exposures = await readExposures(ctx, ids);
  const passed = lowered.flatMap((account) => {
    const exposureMinor = exposures.get(account.id) ?? null;
    if (exposureMinor === null || exposureMinor <= account.ceilingMinor) return [];
    return [{ ...account, beforeMinor: exposureMinor, afterMinor: exposureMinor }];
  });
  await writeExcesses(ctx, passed, { kind: "ceiling_lowered", documentId: null });
}
