import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { refuse } from "../refusals.ts";
import { lockStandingReservation } from "./release-reservation.ts";
import { lockHeld, type ReservationRow, standingReservation, takeFromHeld } from "./reservation-store.ts";
import { moveSums } from "./store.ts";

/**
 * Says that goods of an order have left: so much of what it holds counts as shipped from now on, and does not expire.
 * Its invoice takes it from there. More than is held moves only what is held.
 * @throws Refusal not_found where the order was never reserved, amount_not_positive.
 */
export async function shipReservation(
  ctx: Context,
  order: string,
  amountMinor: bigint,
): Promise<ReservationRow> {
  if (amountMinor <= 0n) throw refuse("amount_not_positive", "Nothing would be shipped.");
  const standing = await lockStandingReservation(ctx, order);
  const [held] = await lockHeld(ctx, [standing.id]);
  if (held === undefined) return standing;
  const shippedMinor = amountMinor < held.heldMinor ? amountMinor : held.heldMinor;
  await takeFromHeld(ctx, [{ id: held.id, releasedMinor: 0n, shippedMinor }]);
  const { customerId, currency } = held;
  await moveSums(ctx, [{ customerId, currency, reservedMinor: -shippedMinor, shippedMinor }], {
    kind: "shipment",
    documentId: null,
  });
  await recordEvents(ctx, [
    {
      type: "receivables.reservation_shipped",
      subjectType: "reservation",
      subjectId: held.id,
      subjectVersion: held.version + 1n,
      data: { customerId, orderReference: order, shippedMinor, currency },
    },
  ]);
  return (await standingReservation(ctx, order)) ?? held;
}
