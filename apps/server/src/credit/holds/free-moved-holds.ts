import { type Caller, type Database, inMerchant } from "#platform/db";
import { readAccountVersions } from "#receivables";
import { recheckHold } from "./recheck-hold.ts";
import { selectWatched, type WatchedHold } from "./store.ts";

const HOLDS_PER_PAGE = 1_000;
/** The rest waits for the next time, so that no merchant keeps the others waiting. */
const RECHECKS_MAX = 200;

/**
 * Looks again at open holds of whose payer, or its group, anything has moved since the last look: a payment, a limit, a
 * release. Each in a transaction of its own, so that one that fails keeps no other waiting. Returns how many were
 * looked at.
 */
export async function freeMovedHolds(database: Database, caller: Caller): Promise<number> {
  const moved = await inMerchant(database, caller, async (ctx) => {
    const found: WatchedHold[] = [];
    let after: string | null = null;
    for (;;) {
      const page: WatchedHold[] = await selectWatched(ctx, after, HOLDS_PER_PAGE);
      const ids = page.flatMap((hold) => [hold.payerId, ...(hold.groupId === null ? [] : [hold.groupId])]);
      const versions =
        ids.length === 0 ? new Map<string, bigint>() : await readAccountVersions(ctx, [...new Set(ids)]);
      found.push(...page.filter((hold) => hasMoved(hold, versions)));
      after = page.at(-1)?.id ?? null;
      if (page.length < HOLDS_PER_PAGE || found.length >= RECHECKS_MAX) return found.slice(0, RECHECKS_MAX);
    }
  });
  for (const { id } of moved)
    await inMerchant(database, caller, (ctx) => recheckHold(ctx, id, "account_moved"));
  return moved.length;
}

function hasMoved(hold: WatchedHold, versions: ReadonlyMap<string, bigint>): boolean {
  const ofGroup = hold.groupId === null ? undefined : versions.get(hold.groupId);
  return (
    versions.get(hold.payerId) !== hold.accountVersion ||
    (ofGroup !== undefined && hold.groupVersion !== null && ofGroup !== hold.groupVersion)
  );
}
