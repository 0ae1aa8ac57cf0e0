import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { refuse } from "../refusals.ts";
import { lockHeld, type ReservationRow, standingReservation, takeFromHeld } from "./reservation-store.ts";
import { lockAccounts, moveSums } from "./store.ts";

/**
 * Lets go of what an order's reservation still holds, or of a part of it: the order was cancelled, or shrank, or nothing
 * more will be invoiced. What has shipped or was captured stays. Again, or with nothing held, it changes nothing.
 * @throws Refusal not_found where the order was never reserved, amount_not_positive.
 */
export async function releaseReservation(
  ctx: Context,
  order: string,
  amountMinor?: bigint,
): Promise<ReservationRow> {
  if (amountMinor !== undefined && amountMinor <= 0n)
    throw refuse("amount_not_positive", "Nothing would be released.");
  const standing = await lockStandingReservation(ctx, order);
  const held = await lockHeld(ctx, [standing.id]);
  await letGo(ctx, held, "released", amountMinor);
  return (await standingReservation(ctx, order)) ?? standing;
}

/** The order's record, with its customer's account locked. @throws Refusal not_found. */
export async function lockStandingReservation(ctx: Context, order: string): Promise<ReservationRow> {
  const found = await standingReservation(ctx, order);
  if (found === undefined || found.outcome !== "reserved")
    throw refuse("not_found", `There is no reservation for order ${order}.`);
  await lockAccounts(ctx, [found.customerId]);
  // While this waited the order may have been amended or reserved anew.
  const locked = await standingReservation(ctx, order);
  if (locked === undefined || locked.outcome !== "reserved")
    throw refuse("not_found", `There is no reservation for order ${order}.`);
  return locked.customerId === found.customerId ? locked : lockStandingReservation(ctx, order);
}

/**
 * Frees the room of reservations, each up to `upToMinor`, locked by the caller together with their accounts, and says
 * why. Lowering exposure never fails.
 */
export async function letGo(
  ctx: Context,
  held: readonly ReservationRow[],
  why: "released" | "expired",
  upToMinor?: bigint,
): Promise<void> {
  const freed = held.map((reservation) => ({
    ...reservation,
    freedMinor:
      upToMinor !== undefined && upToMinor < reservation.heldMinor ? upToMinor : reservation.heldMinor,
  }));
  if (freed.length === 0) return;
  await takeFromHeld(
    ctx,
    freed.map(({ id, freedMinor }) => ({ id, releasedMinor: freedMinor, shippedMinor: 0n })),
  );
  await moveSums(
    ctx,
    freed.map(({ customerId, currency, freedMinor }) => ({
      customerId,
      currency,
      reservedMinor: -freedMinor,
    })),
    { kind: `reservation_${why}`, documentId: null },
  );
  await recordEvents(
    ctx,
    freed.map((reservation) => ({
      type: `receivables.reservation_${why}`,
      subjectType: "reservation",
      subjectId: reservation.id,
      subjectVersion: reservation.version + 1n,
      data: {
        customerId: reservation.customerId,
        orderReference: reservation.orderReference,
        releasedMinor: reservation.freedMinor,
        currency: reservation.currency,
      },
    })),
  );
}
