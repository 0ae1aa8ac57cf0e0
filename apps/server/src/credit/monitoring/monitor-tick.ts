import { sql } from "kysely";
import type { Database } from "#platform/db";
import { defineTick } from "#platform/jobs";
import { monitorMerchant } from "./monitor-merchant.ts";
import { roomNeighbours } from "./room-neighbours.ts";

const EVERY_MS = 60_000;

/** Goes through the merchants and looks at whoever has moved. */
export const monitorTick = defineTick({
  name: "credit.monitor_customers",
  everyMs: EVERY_MS,
  run: async ({ database, clock, signal }) => {
    const merchants = await sql<{ id: string }>`SELECT merchant_id AS id FROM platform.merchant`.execute(
      database.across,
    );
    let count = 0;
    for (const { id: merchantId } of merchants.rows) {
      if (signal.aborted) break;
      const run = { database, merchantId, now: clock.now(), neighbours: roomNeighbours, signal };
      count += await monitorMerchant(run);
    }
    return count;
  },
});

/** The same for one merchant, as of an instant; returns how many customers were looked at. */
export async function monitorOne(database: Database, merchantId: string, now: Date): Promise<number> {
  return monitorMerchant({ database, merchantId, now, neighbours: roomNeighbours });
}
