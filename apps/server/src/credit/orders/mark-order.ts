import type { Context } from "#platform/db";
import { lockOrder, updateOrder, type WrittenState } from "./store.ts";

/** Writes what an order has become; one that was never described has nothing to write. */
export async function markOrder(ctx: Context, reference: string, state: WrittenState): Promise<void> {
  const order = await lockOrder(ctx, reference);
  if (order === undefined || order.state === state) return;
  await updateOrder(ctx, { ...order, state, version: order.version + 1n });
}
