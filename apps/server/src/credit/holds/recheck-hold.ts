import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { markOrder } from "../orders/mark-order.ts";
import { insertAction } from "./action-store.ts";
import { askAgain, redraft } from "./ask-again.ts";
import { holdNews, renewHold } from "./hold-order.ts";
import { type HoldRow, updateHold } from "./store.ts";
import { takeHold } from "./take-hold.ts";

/**
 * Looks at a held order again: where nothing stands against it any more it is freed and its room reserved; else the
 * hold goes on, with the reasons and cures of today. One that is closed is given as it is.
 * @throws Refusal not_found.
 */
export async function recheckHold(ctx: Context, id: string, cause: string): Promise<HoldRow> {
  const hold = await takeHold(ctx, id);
  if (hold.state !== "open" && hold.state !== "declined") return hold;
  const asked = await askAgain(ctx, hold, { liftedReasons: [], overrideReason: null });
  if (asked.reservation.outcome === "refused") return renewHold(ctx, hold, await redraft(ctx, asked));
  const freed: HoldRow = {
    ...hold,
    state: "freed",
    closedAt: ctx.now,
    closedBy: ctx.actor,
    version: hold.version + 1n,
  };
  await updateHold(ctx, freed);
  await markOrder(ctx, hold.orderReference, "approved");
  await insertAction(ctx, { holdId: id, action: "freed", reason: cause });
  await recordEvents(ctx, [
    holdNews("credit.order_released", freed, { cause, reservationId: asked.reservation.id }),
  ]);
  return freed;
}
