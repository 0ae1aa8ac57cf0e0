import type { Context } from "#platform/db";
import { lockAccounts } from "#receivables";
import { refuse as refuseShared } from "../refusals.ts";
import { refuse } from "./refusals.ts";
import { type HoldRow, lockHold, selectHold } from "./store.ts";

/** A hold with its payer's account and itself locked, in that order. @throws Refusal not_found. */
export async function takeHold(ctx: Context, id: string): Promise<HoldRow> {
  const found = await selectHold(ctx, id);
  if (found === undefined) throw refuseShared("not_found", "There is no such hold.");
  await lockAccounts(ctx, [found.payerId]);
  return (await lockHold(ctx, id)) ?? found;
}

/** The same, of one that a person may still decide. @throws Refusal not_found, hold_closed. */
export async function takeOpenHold(ctx: Context, id: string): Promise<HoldRow> {
  const hold = await takeHold(ctx, id);
  if (hold.state !== "open" && hold.state !== "declined")
    throw refuse("hold_closed", `The hold on order ${hold.orderReference} is ${hold.state}.`);
  return hold;
}
