import { BureauFailure } from "#integrations/bureaus";
import { inMerchant } from "#platform/db";
import { findConnection, later, type Outside } from "./check-connection.ts";
import { moveFeed, noteFeedFailure, takeFeed } from "./feed-store.ts";
import { receiveAlerts } from "./receive-alerts.ts";

const POLL_EVERY_MS = 60 * 60_000;
const PAGES_MAX = 50;

/**
 * Reads a bureau's news if it is time, page by page, each kept before the next is asked for; returns how many were new.
 * Where the last reading broke off, what was delivered since is read once more; what is known already is not kept twice.
 */
export async function pollFeed(outside: Outside, bureau: string): Promise<number> {
  const { database, caller, bureaus, clock } = outside;
  const nextPollAt = new Date(caller.now.getTime() + POLL_EVERY_MS);
  const taken = await inMerchant(database, caller, async (ctx) => {
    const feed = await takeFeed(ctx, bureau, nextPollAt);
    return feed === undefined ? undefined : { feed, connection: await findConnection(ctx, bureau) };
  });
  if (taken === undefined) return 0;
  let received = 0;
  try {
    const opened = await bureaus.open(caller.merchantId, taken.connection, clock);
    let { cursor } = taken.feed;
    let since = taken.feed.pollingSince;
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const { alerts, cursor: next, hasMore } = await opened.pollAlerts(cursor, since);
      const isDone = since === null && !hasMore;
      received += await inMerchant(database, later(outside), async (ctx) => {
        const kept = await receiveAlerts(ctx, bureau, "feed", alerts);
        await moveFeed(ctx, bureau, next, isDone);
        return kept.received;
      });
      if (isDone) break;
      cursor = next;
      // The lost ones first, then what has come since.
      since = null;
    }
  } catch (error) {
    if (!(error instanceof BureauFailure)) throw error;
    await inMerchant(database, later(outside), (ctx) => noteFeedFailure(ctx, bureau, error.kind));
  }
  return received;
}
