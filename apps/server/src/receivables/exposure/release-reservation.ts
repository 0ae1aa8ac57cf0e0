import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { refuse } from "../refusals.ts";
import { lockHeld, type ReservationRow, releaseHeld, selectReservation } from "./reservation-store.ts";
import { lockAccounts, moveSums } from "./store.ts";

/**
 * Lets go of what an order's reservation still holds: the order was cancelled, or nothing more will be invoiced. What
 * was captured stays. Again, or with nothing held, it changes nothing.
 * @throws Refusal not_found where the order was never reserved.
 */
export async function releaseReservation(ctx: Context, order: string): Promise<ReservationRow> {
  const standing = await selectReservation(ctx, order);
  if (standing === undefined) throw refuse("not_found", `There is no reservation for order ${order}.`);
  await lockAccounts(ctx, [standing.customerId]);
  await letGo(ctx, await lockHeld(ctx, [standing.id]), "released");
  const released = await selectReservation(ctx, order);
  return released ?? standing;
}

/**
 * Frees the room of reservations, locked by the caller together with their accounts, and says why.
 * Lowering exposure never fails.
 */
export async function letGo(
  ctx: Context,
  held: readonly ReservationRow[],
  why: "released" | "expired",
): Promise<void> {
  if (held.length === 0) return;
  await releaseHeld(
    ctx,
    held.map((reservation) => reservation.id),
  );
  await moveSums(
    ctx,
    held.map((reservation) => ({
      customerId: reservation.customerId,
      currency: reservation.currency,
      reservedMinor: -reservation.heldMinor,
    })),
    { kind: `reservation_${why}`, documentId: null },
  );
  await recordEvents(
    ctx,
    held.map((reservation) => ({
      type: `receivables.reservation_${why}`,
      subjectType: "reservation",
      subjectId: reservation.id,
      subjectVersion: reservation.version + 1n,
      data: {
        customerId: reservation.customerId,
        orderReference: reservation.orderReference,
        releasedMinor: reservation.heldMinor,
        currency: reservation.currency,
      },
    })),
  );
}
