import { sql } from "kysely";
import type { Context } from "#platform/db";
import { findDocumentOf } from "../documents/find-document.ts";
import { refuse } from "../refusals.ts";
import { captureReservations } from "./capture-reservations.ts";
import { lockStandingReservation } from "./release-reservation.ts";
import { type ReservationRow, standingReservation } from "./reservation-store.ts";
import { moveSums } from "./store.ts";

/**
 * Captures what an order's reservation holds by an invoice that was booked without naming the order: up to the invoice's
 * amount, or the amount given. One that named its order has captured already, and changes nothing.
 * @throws Refusal not_found, other_customer, other_currency, exceeds_open_amount for more than the invoice is over.
 */
export async function captureByInvoice(
  ctx: Context,
  order: string,
  given: { readonly invoice: string; readonly amountMinor: bigint | null },
): Promise<ReservationRow> {
  const invoice = await findDocumentOf(ctx, ["invoice"], given.invoice);
  const standing = await lockStandingReservation(ctx, order);
  if ((await orderNamedBy(ctx, invoice.id)) === order) return standing;
  if (invoice.customerId !== standing.customerId)
    throw refuse("other_customer", "The invoice is another customer's than the order.");
  if (invoice.currency !== standing.currency)
    throw refuse("other_currency", "The invoice is in another currency than the order.");
  const totalMinor = given.amountMinor ?? invoice.totalMinor;
  if (totalMinor > invoice.totalMinor)
    throw refuse("exceeds_open_amount", "The invoice is over less than is to be captured.");
  const changes = await captureReservations(ctx, [{ ...invoice, totalMinor, orderReference: order }]);
  await moveSums(ctx, changes, { kind: "reservation_captured", documentId: invoice.id });
  return (await standingReservation(ctx, order)) ?? standing;
}

async function orderNamedBy(ctx: Context, documentId: string): Promise<string | null> {
  const found = await sql<{ order: string | null }>`
    SELECT order_reference AS "order" FROM receivables.document
    WHERE merchant_id = ${ctx.merchantId} AND id = ${documentId}`.execute(ctx.tx);
  return found.rows[0]?.order ?? null;
}
