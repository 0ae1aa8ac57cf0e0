import { sql } from "kysely";
import { type Caller, type Database, inMerchant } from "#platform/db";
import { newId } from "#platform/ids";
import { defineTick } from "#platform/jobs";
import { freeMovedHolds } from "./free-moved-holds.ts";
import { writeMissingHolds } from "./write-missing-holds.ts";

/** An order whose cure has been met goes within seconds. */
const EVERY_MS = 2_000;

/** Goes through the merchants: orders whose customers' accounts have moved are looked at again, lost holds written. */
export const holdTick = defineTick({
  name: "credit.watch_holds",
  everyMs: EVERY_MS,
  run: async ({ database, clock, signal }) => {
    const merchants = await sql<{ id: string }>`SELECT merchant_id AS id FROM platform.merchant`.execute(
      database.across,
    );
    let done = 0;
    for (const { id: merchantId } of merchants.rows) {
      if (signal.aborted) return done;
      const now = clock.now();
      const caller = { merchantId, actor: "system:watch_holds", now, requestId: newId(now) };
      done += await watchHolds(database, caller);
    }
    return done;
  },
});

/** The same for one merchant; returns how many holds were looked at or written. */
export async function watchHolds(database: Database, caller: Caller): Promise<number> {
  const written = await inMerchant(database, caller, writeMissingHolds);
  return written + (await freeMovedHolds(database, caller));
}
