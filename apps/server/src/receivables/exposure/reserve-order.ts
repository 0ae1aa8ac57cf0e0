import { isCurrency, MAX_AMOUNT_MINOR } from "@goodterms/kernel";
import { type Context, violatedConstraint } from "#platform/db";
import { contentHash, newId } from "#platform/ids";
import { holdCustomer } from "../customers/find-customer.ts";
import { refuse } from "../refusals.ts";
import { expireReservationsOfGroup } from "./expire-reservations.ts";
import { callReserve, type ReservationRow } from "./reservation-store.ts";

/** An order for which exposure is asked. The customer is the payer: whose goods they become does not matter here. */
export interface OrderRequest {
  /** Id or the merchant's own customer number. */
  readonly customer: string;
  readonly order: string;
  readonly currency: string;
  /** Gross: what the invoice will be over, tax included. */
  readonly amountMinor: bigint;
  /** A check answers the same and holds nothing. */
  readonly mode: "reserve" | "check";
  /** From when on what is still held is free again; null holds until captured or released. */
  readonly expiresAt: Date | null;
  /** Why the ceiling may be passed this once; recorded with the reservation. */
  readonly overrideReason: string | null;
}

export interface Room {
  readonly beforeMinor: bigint;
  readonly afterMinor: bigint;
}

/** The answer to an order: what a checkout needs, and enough to replay it. */
export interface OrderAnswer {
  readonly reservation: ReservationRow;
  /** False when the same order with the same content had been reserved before: nothing was written. */
  readonly created: boolean;
  /** Room under the account's ceiling, in the account's currency; null without a ceiling. May be negative. */
  readonly available: Room | null;
  /** The same of the customer's group. */
  readonly groupAvailable: Room | null;
}

/**
 * Decides an order against the customer's ceiling and its group's, and reserves it, in one statement that holds both
 * accounts. A refusal for lack of room is an answer (`outcome: "refused"` with reasons), kept like every other.
 * @throws Refusal not_found, unknown_currency, amount_not_positive, amount_too_large, bad_field, order_differs where the
 * order is reserved with other content, reservation_ended where it was and holds nothing any more.
 */
export async function reserveOrder(ctx: Context, request: OrderRequest): Promise<OrderAnswer> {
  checkRequest(ctx, request);
  const customer = await holdCustomer(ctx, request.customer);
  let decision = await decide(ctx, request, customer.id);
  // The guard frees what has run out of the customer itself; what other members hold of the group's room is freed here.
  const isGroupFull =
    decision.reservation.reasons.includes("over_group_ceiling") && customer.groupId !== null;
  if (isGroupFull && (await expireReservationsOfGroup(ctx, customer.groupId)) > 0) {
    decision = await decide(ctx, request, customer.id);
  }
  const { reservation, created } = decision;
  return {
    reservation,
    created,
    available: roomUnder(
      reservation.ceilingMinor,
      reservation.exposureBeforeMinor,
      reservation.exposureAfterMinor,
    ),
    groupAvailable: roomUnder(
      reservation.groupCeilingMinor,
      reservation.groupBeforeMinor,
      reservation.groupAfterMinor,
    ),
  };
}

async function decide(
  ctx: Context,
  request: OrderRequest,
  customerId: string,
): Promise<Pick<OrderAnswer, "reservation" | "created">> {
  const id = newId(ctx.now);
  const reservation = await callReserve(ctx, {
    ...request,
    id,
    eventId: newId(ctx.now),
    customerId,
    contentHash: contentHash({ amountMinor: request.amountMinor, currency: request.currency }),
  }).catch((error: unknown) => {
    // Another customer's order took the reference while we decided; the accounts differ, so nothing held us apart.
    if (violatedConstraint(error) === "reservation_by_order") throw differs(request);
    throw error;
  });
  if (reservation.reasons.includes("order_differs")) throw differs(request);
  const created = reservation.id === id;
  if (!created) assertStanding(ctx, request, reservation);
  return { reservation, created };
}

function checkRequest(ctx: Context, request: OrderRequest): void {
  if (!isCurrency(request.currency)) {
    throw refuse("unknown_currency", `"${request.currency}" is no ISO 4217 currency.`, [
      { pointer: "/currency", message: "is no currency of ISO 4217" },
    ]);
  }
  if (request.amountMinor <= 0n) {
    throw refuse("amount_not_positive", "An order of nothing needs no credit.", [
      { pointer: "/amount", message: "is not positive" },
    ]);
  }
  if (request.amountMinor > MAX_AMOUNT_MINOR) {
    throw refuse("amount_too_large", `No order is over ${request.amountMinor} minor units.`, [
      { pointer: "/amount", message: "is too large" },
    ]);
  }
  if (request.expiresAt !== null && request.expiresAt <= ctx.now) {
    throw refuse("bad_field", "A reservation ends after it was made.", [
      { pointer: "/expiresAt", message: "lies in the past" },
    ]);
  }
}

function differs(request: OrderRequest): Error {
  return refuse(
    "order_differs",
    `Order ${request.order} is reserved already, for another amount or customer.`,
    [{ pointer: "/order", message: "is used" }],
  );
}

/** An answer given again must still be true: an order that was let go holds nothing, and must not ship on its old answer. */
function assertStanding(ctx: Context, request: OrderRequest, reservation: ReservationRow): void {
  const isDue =
    reservation.expiresAt !== null && reservation.expiresAt <= ctx.now && reservation.heldMinor > 0n;
  if (reservation.releasedMinor === 0n && !isDue) return;
  throw refuse(
    "reservation_ended",
    `The reservation of order ${request.order} was released or has expired.`,
    [{ pointer: "/order", message: "was let go" }],
  );
}

function roomUnder(
  ceilingMinor: bigint | null,
  beforeMinor: bigint | null,
  afterMinor: bigint | null,
): Room | null {
  if (ceilingMinor === null || beforeMinor === null || afterMinor === null) return null;
  return { beforeMinor: ceilingMinor - beforeMinor, afterMinor: ceilingMinor - afterMinor };
}
