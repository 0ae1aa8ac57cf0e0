import { sql } from "kysely";
import { type Caller, type Database, inMerchant } from "#platform/db";
import { newId } from "#platform/ids";
import { defineTick, type WorkLogger } from "#platform/jobs";
import { freeMovedHolds } from "./free-moved-holds.ts";
import { writeMissingHolds } from "./write-missing-holds.ts";

/** An order whose cure has been met goes within seconds. */
const EVERY_MS = 2_000;

/** Goes through the merchants: orders whose customers' accounts have moved are looked at again, lost holds written. */
export const holdTick = defineTick({
  name: "credit.watch_holds",
  everyMs: EVERY_MS,
  run: async ({ database, clock, signal, logger }) => {
    const merchants = await sql<{ id: string }>`SELECT merchant_id AS id FROM platform.merchant`.execute(
      database.across,
    );
    let done = 0;
    for (const { id: merchantId } of merchants.rows) {
      if (signal.aborted) return done;
      const now = clock.now();
      const caller = { merchantId, actor: "system:watch_holds", now, requestId: newId(now) };
      done += await watchHolds(database, caller, logger);
    }
    return done;
  },
});

/**
 * The same for one merchant; returns how many holds were looked at or written. What fails is told to the operator and
 * keeps nothing else waiting, neither this merchant's other orders nor other merchants'.
 */
export async function watchHolds(
  database: Database,
  caller: Caller,
  logger: Pick<WorkLogger, "error">,
): Promise<number> {
  const parts = [
    () => inMerchant(database, caller, writeMissingHolds),
    () => freeMovedHolds(database, caller, logger),
  ];
  let done = 0;
  for (const part of parts) {
    try {
      done += await part();
    } catch (error) {
      logger.error({ merchantId: caller.merchantId, err: error }, "held orders were not looked at");
    }
  }
  return done;
}
