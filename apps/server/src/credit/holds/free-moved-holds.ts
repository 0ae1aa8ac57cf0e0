import { todayIn } from "@goodterms/kernel";
import { type Caller, type Context, type Database, inMerchant } from "#platform/db";
import type { WorkLogger } from "#platform/jobs";
import { findReservations, lastRateAt, readAccountVersions, readRunOut } from "#receivables";
import { merchantDay } from "../evaluations/gather-facts.ts";
import { recheckHold } from "./recheck-hold.ts";
import { selectWatched, type WatchedHold } from "./store.ts";

const HOLDS_PER_PAGE = 1_000;
/** The rest waits for the next time, so that no merchant keeps the others waiting. */
const RECHECKS_MAX = 200;

/**
 * Looks again at open holds of whose payer, or its group, anything has moved since the last look: a payment, a limit, a
 * release, a day on which something ends, an exchange rate that was missing. Each in a transaction of its own, so that
 * one that fails keeps no other waiting: it is told to the operator and asked the next time. Returns how many were
 * looked at.
 */
export async function freeMovedHolds(
  database: Database,
  caller: Caller,
  logger: Pick<WorkLogger, "error">,
): Promise<number> {
  const moved = await inMerchant(database, caller, async (ctx) => {
    const found: WatchedHold[] = [];
    let after: string | null = null;
    for (;;) {
      const page: WatchedHold[] = await selectWatched(ctx, after, HOLDS_PER_PAGE);
      found.push(...(await movedOf(ctx, page)));
      after = page.at(-1)?.id ?? null;
      // All are gathered before some are taken, else those that always fail would stand before the others for ever.
      if (page.length < HOLDS_PER_PAGE) return someOf(found, caller.now);
    }
  });
  for (const { id } of moved) {
    try {
      await inMerchant(database, caller, (ctx) => recheckHold(ctx, id, "account_moved"));
    } catch (error) {
      logger.error(
        { holdId: id, merchantId: caller.merchantId, err: error },
        "a held order was not rechecked",
      );
    }
  }
  return moved.length;
}

/** As many as one time may take, beginning at another place each time. */
function someOf(found: readonly WatchedHold[], now: Date): WatchedHold[] {
  if (found.length <= RECHECKS_MAX) return [...found];
  const start = Math.floor(now.getTime() / 1_000) % found.length;
  return [...found.slice(start), ...found.slice(0, start)].slice(0, RECHECKS_MAX);
}

async function movedOf(ctx: Context, holds: readonly WatchedHold[]): Promise<WatchedHold[]> {
  if (holds.length === 0) return [];
  const payers = holds.map((hold) => hold.payerId);
  const groups = holds.flatMap((hold) => hold.groupId ?? []);
  const versions = await readAccountVersions(ctx, [...new Set([...payers, ...groups])]);
  const runOut = await readRunOut(ctx, [...new Set(payers)]);
  const rated = await withNewRates(ctx, holds);
  return holds.filter(
    (hold) => hasMoved(hold, versions) || runOut.has(hold.payerId) || rated.has(hold.reservationId),
  );
}

function hasMoved(hold: WatchedHold, versions: ReadonlyMap<string, bigint>): boolean {
  const ofGroup = hold.groupId === null ? undefined : versions.get(hold.groupId);
  return (
    versions.get(hold.payerId) !== hold.accountVersion ||
    (ofGroup !== undefined && hold.groupVersion !== null && ofGroup !== hold.groupVersion)
  );
}

/**
 * Refusals for want of a rate since which one was written, or since which a new day has begun, from which a rate
 * written earlier may hold. A rate moves no account.
 */
async function withNewRates(ctx: Context, holds: readonly WatchedHold[]): Promise<Set<string>> {
  const ids = holds.filter((hold) => hold.wantsRate).map((hold) => hold.reservationId);
  if (ids.length === 0) return new Set();
  const writtenAt = await lastRateAt(ctx);
  if (writtenAt === null) return new Set();
  const { today, timeZone } = await merchantDay(ctx);
  const asked = await findReservations(ctx, { ids });
  return new Set(
    asked
      .filter(({ decidedAt }) => writtenAt >= decidedAt || todayIn(decidedAt, timeZone) < today)
      .map(({ id }) => id),
  );
}
