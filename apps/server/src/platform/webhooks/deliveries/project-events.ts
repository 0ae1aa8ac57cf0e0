import { type Caller, type Database, inMerchant } from "../../db/index.ts";
import { lockEndpoint } from "../endpoints/store.ts";
import { projectBatch, promoteFirst } from "./store.ts";

const BATCH_EVENTS = 500;

/** Turns all sealed events that an endpoint has not seen into deliveries. Returns how many events it read. */
export async function projectEvents(
  database: Database,
  caller: () => Caller,
  endpointId: string,
): Promise<number> {
  let read = 0;
  for (;;) {
    const batch = await inMerchant(database, caller(), async (ctx) => {
      const endpoint = await lockEndpoint(ctx, endpointId);
      if (endpoint === undefined) return 0;
      const projected = await projectBatch(ctx, endpointId, endpoint.throughSequence, BATCH_EVENTS);
      await promoteFirst(ctx, endpointId, projected.subjects);
      return projected.read;
    });
    read += batch;
    if (batch < BATCH_EVENTS) return read;
  }
}
