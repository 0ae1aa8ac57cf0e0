import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { markOrder } from "../orders/mark-order.ts";
import { type HoldAction, insertAction } from "./action-store.ts";
import { holdNews } from "./hold-order.ts";
import { type HoldRow, type HoldState, selectHoldsOfOrders, updateHold } from "./store.ts";
import { takeHold, takeOpenHold } from "./take-hold.ts";

/** Closes a hold, with who did it. The caller has locked it. */
async function closeHold(ctx: Context, hold: HoldRow, state: HoldState): Promise<HoldRow> {
  const closed: HoldRow = {
    ...hold,
    state,
    closedAt: ctx.now,
    closedBy: ctx.actor,
    version: hold.version + 1n,
  };
  await updateHold(ctx, closed);
  return closed;
}

/**
 * Says no to a held order, with a reason, or one a line. What it may hold from an earlier checkpoint stays held: the
 * shop cancels it, or amends it. @throws Refusal not_found, hold_closed.
 */
export async function rejectHold(
  ctx: Context,
  id: string,
  given: {
    readonly reason: string;
    readonly lines: readonly { readonly line: number; readonly reason: string }[];
  },
): Promise<HoldRow> {
  const hold = await takeOpenHold(ctx, id);
  const rejected = await closeHold(ctx, hold, "rejected");
  await markOrder(ctx, hold.orderReference, "rejected");
  await insertAction(ctx, {
    holdId: id,
    action: "rejected",
    reason: given.reason,
    lineReasons: given.lines.length === 0 ? null : given.lines,
  });
  await recordEvents(ctx, [holdNews("credit.order_rejected", rejected)]);
  return rejected;
}

/** Gives a hold to somebody, or to nobody. @throws Refusal not_found. */
export async function assignHold(ctx: Context, id: string, ownerId: string | null): Promise<HoldRow> {
  const hold = await takeHold(ctx, id);
  if (hold.ownerId === ownerId) return hold;
  const assigned: HoldRow = { ...hold, ownerId, version: hold.version + 1n };
  await updateHold(ctx, assigned);
  await insertAction(ctx, { holdId: id, action: "assigned", reason: ownerId ?? "nobody" });
  return assigned;
}

/** Writes a note under a hold. @throws Refusal not_found. */
export async function noteHold(ctx: Context, id: string, note: string): Promise<HoldRow> {
  const hold = await takeHold(ctx, id);
  await insertAction(ctx, { holdId: id, action: "noted", reason: note });
  return hold;
}

/** Ends what waits of an order that was cancelled, split or amended away; nothing where nothing waits. */
export async function endHolds(
  ctx: Context,
  order: string,
  action: Extract<HoldAction["action"], "ended" | "split">,
  reason: string,
): Promise<void> {
  const waiting = (await selectHoldsOfOrders(ctx, [order])).filter(
    (hold) => hold.state === "open" || hold.state === "declined",
  );
  for (const { id } of waiting) {
    const hold = await takeHold(ctx, id);
    if (hold.state !== "open" && hold.state !== "declined") continue;
    const ended = await closeHold(ctx, hold, "ended");
    await insertAction(ctx, { holdId: id, action, reason });
    await recordEvents(ctx, [holdNews("credit.order_hold_ended", ended, { cause: reason })]);
  }
}
