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
  readonly shippedMinor: bigint;
  readonly version: bigint;
}

/** How much one invoice takes of what has shipped and of what is held. */
interface Capture {
  readonly reservation: Standing;
  readonly invoiceId: string;
  readonly shippedMinor: bigint;
  readonly heldMinor: bigint;
}

/**
 * Captures what invoices take of their orders' reservations, in the same currency: what has shipped first, then what is
 * still held. What an invoice has beyond both simply raises exposure. Returns the changes of the sums, for the caller
 * to apply together with those of the invoices: on the way from order to invoice exposure stays as it is.
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
    UPDATE receivables.reservation SET held_minor = held_minor - given.held, shipped_minor = shipped_minor - given.shipped,
      captured_minor = captured_minor + given.held + given.shipped, version = version + 1
    FROM (SELECT id, sum(held)::bigint AS held, sum(shipped)::bigint AS shipped
      FROM unnest(${captures.map((c) => c.reservation.id)}::uuid[], ${captures.map((c) => c.heldMinor.toString())}::bigint[],
        ${captures.map((c) => c.shippedMinor.toString())}::bigint[]) AS raw (id, held, shipped) GROUP BY id) given
    WHERE reservation.merchant_id = ${ctx.merchantId} AND reservation.id = given.id`.execute(ctx.tx);
  await recordEvents(
    ctx,
    captures.map(({ reservation, invoiceId, heldMinor, shippedMinor }) => ({
      type: "receivables.reservation_captured",
      subjectType: "reservation",
      subjectId: reservation.id,
      subjectVersion: reservation.version + 1n,
      data: {
        invoiceId,
        capturedMinor: heldMinor + shippedMinor,
        currency: reservation.currency,
        orderReference: reservation.orderReference,
      },
    })),
  );
  return captures.map(({ reservation, heldMinor, shippedMinor }) => ({
    customerId: reservation.customerId,
    currency: reservation.currency,
    reservedMinor: -heldMinor,
    shippedMinor: -shippedMinor,
  }));
}

async function lockStanding(
  ctx: Context,
  orderReferences: readonly string[],
): Promise<Map<string, Standing>> {
  const found = await sql<Standing>`
    SELECT id, order_reference AS "orderReference", customer_id AS "customerId", currency, held_minor AS "heldMinor",
      shipped_minor AS "shippedMinor", version
    FROM receivables.reservation
    WHERE merchant_id = ${ctx.merchantId} AND order_reference = ANY(${orderReferences}::text[]) AND attempt > 0
      AND held_minor + shipped_minor > 0
    ORDER BY id FOR UPDATE`.execute(ctx.tx);
  return new Map(found.rows.map((row) => [row.orderReference, row]));
}

function planCaptures(invoices: readonly Capturing[], standing: ReadonlyMap<string, Standing>): Capture[] {
  const left = new Map(
    [...standing].map(([reference, { heldMinor, shippedMinor }]) => [reference, { heldMinor, shippedMinor }]),
  );
  return invoices.flatMap((invoice) => {
    const reference = invoice.orderReference ?? "";
    const reservation = standing.get(reference);
    const rest = left.get(reference);
    if (reservation === undefined || rest === undefined) return [];
    if (reservation.currency !== invoice.currency || reservation.customerId !== invoice.customerId) return [];
    const shippedMinor = smaller(rest.shippedMinor, invoice.totalMinor);
    const heldMinor = smaller(rest.heldMinor, invoice.totalMinor - shippedMinor);
    if (shippedMinor + heldMinor === 0n) return [];
    left.set(reference, {
      heldMinor: rest.heldMinor - heldMinor,
      shippedMinor: rest.shippedMinor - shippedMinor,
    });
    return [{ reservation, invoiceId: invoice.id, shippedMinor, heldMinor }];
  });
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
