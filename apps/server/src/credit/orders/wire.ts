import { formatId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import type { Context } from "#platform/db";
import { Amount, Closed, CurrencyCode, DateOn, Instant, Nullable, OneOf } from "#platform/http";
import { resolveCustomerIds } from "#receivables";
import type { ShownOrder } from "./read-order.ts";
import { ORDER_STATES } from "./rules.ts";

const LineBody = Closed({
  description: Type.String(),
  amount: Amount,
  quantity: Nullable(Type.String()),
  sku: Nullable(Type.String()),
  category: Nullable(Type.String()),
  deliverOn: Nullable(DateOn),
});

export const OrderBody = Closed(
  {
    id: Nullable(Type.String({ description: "Null for an order that was never described" })),
    reference: Type.String(),
    state: OneOf(ORDER_STATES),
    customer: Closed({ id: Type.String(), reference: Type.String(), name: Type.String() }),
    payer: Closed({ id: Type.String(), reference: Type.String(), name: Type.String() }),
    billTo: Nullable(Type.String()),
    amount: Amount,
    currency: CurrencyCode,
    deposit: Amount,
    terms: Nullable(Type.String()),
    shipTo: Nullable(Type.String()),
    shipToCountry: Nullable(Type.String()),
    channel: Nullable(Type.String()),
    fraudScore: Nullable(Type.Number()),
    margin: Nullable(Amount),
    discountPercent: Nullable(Type.String()),
    categories: Type.Array(Type.String()),
    tags: Type.Array(Type.String()),
    lines: Type.Array(LineBody),
    blanket: Type.Boolean(),
    nextDeliveryOn: Nullable(DateOn),
    splitFrom: Nullable(Type.String()),
    decision: Nullable(Type.String()),
    hold: Nullable(Type.String()),
    reserved: Nullable(
      Closed({
        held: Amount,
        shipped: Amount,
        captured: Amount,
        released: Amount,
        expiresAt: Nullable(Instant),
      }),
    ),
    createdAt: Nullable(Instant),
    updatedAt: Nullable(Instant),
    version: Amount,
  },
  { $id: "Order" },
);

/** An order as the API shows it, with the names of its parties. */
export async function orderBody(ctx: Context, shown: ShownOrder): Promise<Static<typeof OrderBody>> {
  const { order, row, reservation } = shown;
  const customers = await resolveCustomerIds(ctx, [shown.customerId, shown.payerId]);
  const party = (id: string) => ({
    id: formatId("cus", id),
    reference: customers.get(id)?.reference ?? "",
    name: customers.get(id)?.name ?? "",
  });
  const isReserved = reservation?.outcome === "reserved";
  return {
    id: row === null ? null : formatId("ord", row.id),
    reference: order.reference,
    state: shown.state,
    customer: party(shown.customerId),
    payer: party(shown.payerId),
    billTo: row?.billToId == null ? null : formatId("cus", row.billToId),
    amount: order.amountMinor,
    currency: order.currency,
    deposit: order.depositMinor,
    terms: order.terms,
    shipTo: row?.shipTo ?? null,
    shipToCountry: order.shipToCountry,
    channel: order.channel,
    fraudScore: order.fraudScore,
    margin: order.marginMinor,
    discountPercent: order.discountPercent,
    categories: [...order.categories],
    tags: [...order.tags],
    lines: order.lines.map(({ amountMinor, ...line }) => ({
      ...line,
      amount: amountMinor,
      deliverOn: line.deliverOn as Static<typeof DateOn> | null,
    })),
    blanket: row?.isBlanket ?? false,
    nextDeliveryOn: row?.nextDeliveryOn ?? null,
    splitFrom: row?.splitFrom == null ? null : formatId("ord", row.splitFrom),
    decision: reservation === null ? null : formatId("dec", reservation.id),
    hold: shown.holdId === null ? null : formatId("hld", shown.holdId),
    reserved: isReserved
      ? {
          held: reservation.heldMinor,
          shipped: reservation.shippedMinor,
          captured: reservation.capturedMinor,
          released: reservation.releasedMinor,
          expiresAt: reservation.expiresAt,
        }
      : null,
    createdAt: row?.createdAt ?? null,
    updatedAt: row?.updatedAt ?? null,
    version: row?.version ?? 0n,
  };
}
