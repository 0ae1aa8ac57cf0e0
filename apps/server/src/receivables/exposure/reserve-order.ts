import { isCurrency, MAX_AMOUNT_MINOR } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { contentHash } from "#platform/ids";
import { findCustomer } from "../customers/find-customer.ts";
import { refuse } from "../refusals.ts";
import type { ReservationRow } from "./reservation-store.ts";
import { reserveIn } from "./reserve-in.ts";

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
 * accounts. A refusal for lack of room is an answer (`outcome: "refused"` with reasons), kept like every other. An order
 * whose reservation was let go, or has run out, is decided anew.
 * @throws Refusal not_found, unknown_currency, amount_not_positive, amount_too_large, bad_field, order_differs where the
 * order is reserved with other content.
 */
export async function reserveOrder(ctx: Context, request: OrderRequest): Promise<OrderAnswer> {
  checkRequest(ctx, request);
  const customer = await findCustomer(ctx, request.customer);
  const { customer: _, ...order } = request;
  const { kind, reservation } = await reserveIn(ctx, {
    ...order,
    customerId: customer.id,
    contentHash: contentHash({ amountMinor: request.amountMinor, currency: request.currency }),
    checkpoint: "order",
    orderBlocks: [],
    extraMinor: 0n,
    expectedEvaluationId: null,
    liftedReasons: [],
    isFinal: true,
    isAgain: true,
    facts: null,
  });
  if (kind === "differs") throw differs(request);
  return {
    reservation,
    created: kind === "decided",
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

function roomUnder(
  ceilingMinor: bigint | null,
  beforeMinor: bigint | null,
  afterMinor: bigint | null,
): Room | null {
  if (ceilingMinor === null || beforeMinor === null || afterMinor === null) return null;
  return { beforeMinor: ceilingMinor - beforeMinor, afterMinor: ceilingMinor - afterMinor };
}
