import type { Context } from "#platform/db";
import type { Checkpoint } from "../evaluations/outcome.ts";
import { selectHoldsOfOrders } from "./store.ts";

/**
 * The reasons that a person has released for an order and that count no more at a checkpoint: firmly at any, softly
 * only where it was released.
 */
export async function releasedReasons(
  ctx: Context,
  order: string,
  checkpoint: Checkpoint,
): Promise<string[]> {
  const holds = await selectHoldsOfOrders(ctx, [order]);
  const released = holds.filter(
    (hold) => hold.state === "released" && (hold.releaseKind === "firm" || hold.checkpoint === checkpoint),
  );
  return [...new Set(released.flatMap((hold) => hold.releasedReasons))].sort();
}
