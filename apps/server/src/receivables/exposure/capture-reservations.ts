import { sql } from "kysely";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import type { SumChange } from "./store.ts";

/** What of an invoice matters to its order's reservation. */
interface Capturing {
  readonly id: string;
  readonly kind: string;
  readonly customerId: string;
  readonly currency: string;
  readonly totalMinor: bigint;
  readonly orderReference: string | null;
}

interface Standing {
  readonly id: string;
  readonly orderReference: string;
  readonly customerId: string;
  readonly currency: string;
  readonly heldMinor: bigint;
  readonly version: bigint;
}

/**
 * Captures what invoices take of their orders' reservations: up to what is held, in the same currency. What an invoice
 * has beyond it simply raises exposure. Returns the changes of the reserved sums, for the caller to apply.
 */
export async function captureReservations(
  ctx: Context,
  documents: readonly Capturing[],
): Promise<SumChange[]> {
  const invoices = documents.filter(
    (document) => document.kind === "invoice" && document.orderReference !== null,
  );
  if (invoices.length === 0) return [];
  const standing = await lockStanding(ctx, [
    ...new Set(invoices.map((invoice) => invoice.orderReference ?? "")),
  ]);
  const captures = planCaptures(invoices, standing);
  if (captures.length === 0) return [];
  await sql`
    UPDATE receivables.reservation SET held_minor = held_minor - given.captured, captured_minor = captured_minor + given.captured,
      version = version + 1
    FROM (SELECT id, sum(captured)::bigint AS captured FROM unnest(${captures.map((c) => c.reservation.id)}::uuid[],
      ${captures.map((c) => c.capturedMinor.toString())}::bigint[]) AS raw (id, captured) GROUP BY id) given
    WHERE reservation.merchant_id = ${ctx.merchantId} AND reservation.id = given.id`.execute(ctx.tx);
  await recordEvents(
    ctx,
    captures.map(({ reservation, invoiceId, capturedMinor }) => ({
      type: "receivables.reservation_captured",
      subjectType: "reservation",
      subjectId: reservation.id,
      subjectVersion: reservation.version + 1n,
      data: {
        invoiceId,
        capturedMinor,
        currency: reservation.currency,
        orderReference: reservation.orderReference,
      },
    })),
  );
  return captures.map(({ reservation, capturedMinor }) => ({
    customerId: reservation.customerId,
    currency: reservation.currency,
    reservedMinor: -capturedMinor,
  }));
}

async function lockStanding(
  ctx: Context,
  orderReferences: readonly string[],
): Promise<Map<string, Standing>> {
  const found = await sql<Standing>`
    SELECT id, order_reference AS "orderReference", customer_id AS "customerId", currency, held_minor AS "heldMinor", version
    FROM receivables.reservation
    WHERE merchant_id = ${ctx.merchantId} AND order_reference = ANY(${orderReferences}::text[]) AND outcome = 'reserved' AND held_minor > 0
    ORDER BY id FOR UPDATE`.execute(ctx.tx);
  return new Map(found.rows.map((row) => [row.orderReference, row]));
}

function planCaptures(
  invoices: readonly Capturing[],
  standing: ReadonlyMap<string, Standing>,
): { reservation: Standing; invoiceId: string; capturedMinor: bigint }[] {
  const left = new Map([...standing].map(([reference, reservation]) => [reference, reservation.heldMinor]));
  return invoices.flatMap((invoice) => {
    const reference = invoice.orderReference ?? "";
    const reservation = standing.get(reference);
    const heldMinor = left.get(reference) ?? 0n;
    if (reservation === undefined || heldMinor === 0n) return [];
    if (reservation.currency !== invoice.currency || reservation.customerId !== invoice.customerId) return [];
    const capturedMinor = heldMinor < invoice.totalMinor ? heldMinor : invoice.totalMinor;
    left.set(reference, heldMinor - capturedMinor);
    return [{ reservation, invoiceId: invoice.id, capturedMinor }];
  });
}
