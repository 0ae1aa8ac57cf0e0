import { sql } from "kysely";
import { type Context, inMerchant } from "#platform/db";
import { newId } from "#platform/ids";
import { defineTick } from "#platform/jobs";
import { letGo } from "./release-reservation.ts";
import { lockHeld, selectDue, selectDueAround, selectDueOfCustomers } from "./reservation-store.ts";
import { lockAccounts } from "./store.ts";

const RESERVATIONS_PER_TRANSACTION = 500;
const EVERY_MS = 60_000;

/**
 * Frees what is held by reservations whose time has run out, up to 500 in one transaction; returns how many. Nothing
 * waits for it: a decision has what is due freed before it refuses, and reads leave it out.
 */
export async function expireReservations(ctx: Context): Promise<number> {
  return expireDue(ctx, await selectDue(ctx, RESERVATIONS_PER_TRANSACTION));
}

/** The same for one customer and all members of its group, whose room they share. */
export async function expireReservationsAround(ctx: Context, customerId: string): Promise<number> {
  return expireDue(ctx, await selectDueAround(ctx, customerId));
}

async function expireDue(
  ctx: Context,
  due: readonly { readonly id: string; readonly customerId: string }[],
): Promise<number> {
  if (due.length === 0) return 0;
  await lockAccounts(ctx, [...new Set(due.map((reservation) => reservation.customerId))]);
  const held = await lockHeld(
    ctx,
    due.map((reservation) => reservation.id),
  );
  await letGo(ctx, held, "expired");
  return held.length;
}

/** The same for customers whose accounts the caller has locked. */
export async function expireReservationsOf(ctx: Context, customerIds: readonly string[]): Promise<void> {
  const due = await selectDueOfCustomers(ctx, customerIds);
  if (due.length > 0) await letGo(ctx, await lockHeld(ctx, due), "expired");
}

/** Goes through the merchants and expires what is due. */
export const expireReservationsTick = defineTick({
  name: "receivables.expire_reservations",
  everyMs: EVERY_MS,
  run: async ({ database, clock, signal }) => {
    const merchants = await sql<{ id: string }>`SELECT merchant_id AS id FROM platform.merchant`.execute(
      database.across,
    );
    let expired = 0;
    for (const { id: merchantId } of merchants.rows) {
      for (;;) {
        if (signal.aborted) return expired;
        const now = clock.now();
        const caller = { merchantId, actor: "system:expire_reservations", now, requestId: newId(now) };
        const count = await inMerchant(database, caller, expireReservations);
        expired += count;
        if (count < RESERVATIONS_PER_TRANSACTION) break;
      }
    }
    return expired;
  },
});
