import { addDays, type PlainDate, parseId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { type ReservationRow, standingReservation, standingReservations } from "#receivables";
import { activePolicy } from "../decisions/neighbours.ts";
import type { OrderContent } from "../decisions/order-content.ts";
import { decodeOrder } from "../evaluations/codec.ts";
import { merchantDay } from "../evaluations/gather-facts.ts";
import type { OrderFacts } from "../evaluations/outcome.ts";
import { selectHoldsOfOrders } from "../holds/store.ts";
import { refuse } from "../refusals.ts";
import { blanketPart, type OrderState, stateOf } from "./rules.ts";
import { type OrderRow, selectOrderById, selectOrders } from "./store.ts";

/** An order as it stands: as described, or, where nobody described it, as the ledger kept it. */
export interface ShownOrder {
  readonly order: OrderContent;
  readonly row: OrderRow | null;
  readonly customerId: string;
  readonly payerId: string;
  readonly state: OrderState;
  readonly reservation: ReservationRow | null;
  readonly holdId: string | null;
}

/** What is known of an order from the facts that the ledger kept of it. */
export function contentOf(facts: OrderFacts): OrderContent {
  return {
    reference: facts.reference,
    currency: facts.currency,
    amountMinor: facts.amountMinor,
    depositMinor: facts.depositMinor,
    terms: facts.terms,
    shipToCountry: facts.shipToCountry,
    channel: facts.channel,
    fraudScore: facts.fraudScore,
    marginMinor: facts.marginMinor,
    discountPercent: facts.discountPercent ?? null,
    categories: facts.categories,
    tags: facts.tags,
    lines: [],
  };
}

/** How far ahead a blanket order is reserved, as a day. */
export async function horizonDay(ctx: Context): Promise<PlainDate> {
  const { today } = await merchantDay(ctx);
  const { document } = await activePolicy(ctx);
  return addDays(today, document.authorizations.blanketHorizonDays);
}

/** The order as described, as far as it is to be decided now; undefined where nobody has described it. */
export async function readDescribed(ctx: Context, reference: string): Promise<OrderContent | undefined> {
  return (await readDescription(ctx, reference))?.content;
}

/** The same, with who pays by the description; null where the customer itself does. */
export async function readDescription(
  ctx: Context,
  reference: string,
): Promise<{ readonly content: OrderContent; readonly payerId: string | null } | undefined> {
  const [row] = await selectOrders(ctx, [reference]);
  if (row === undefined) return undefined;
  const content = row.isBlanket ? blanketPart(row, await horizonDay(ctx)) : row;
  return { content, payerId: row.payerId === row.customerId ? null : row.payerId };
}

/** An order by its id or reference, with what has become of it at the ledger. @throws Refusal not_found. */
export async function readOrder(ctx: Context, idOrReference: string): Promise<ShownOrder> {
  const id = parseId("ord", idOrReference);
  const row =
    (id === null ? undefined : await selectOrderById(ctx, id)) ??
    (await selectOrders(ctx, [idOrReference]))[0];
  const reservation = await standingReservation(ctx, row?.reference ?? idOrReference);
  if (row === undefined && reservation?.facts == null)
    throw refuse("not_found", `There is no order ${idOrReference}.`);
  const facts = reservation?.facts == null ? null : decodeOrder(reservation.facts);
  const order = row ?? contentOf(facts as OrderFacts);
  const hold = (await selectHoldsOfOrders(ctx, [order.reference])).find(({ state }) => state === "open");
  return shownOrder(ctx, { row, order, facts, reservation, hold });
}

/** Described orders with what has become of each, in a handful of statements however many they are. */
export async function readOrders(ctx: Context, rows: readonly OrderRow[]): Promise<ShownOrder[]> {
  const references = rows.map((row) => row.reference);
  const reservations = await standingReservations(ctx, references);
  const open = (await selectHoldsOfOrders(ctx, references)).filter(({ state }) => state === "open");
  const holds = new Map(open.map((hold) => [hold.orderReference, hold]));
  return rows.map((row) => {
    const reservation = reservations.get(row.reference);
    const hold = holds.get(row.reference);
    return shownOrder(ctx, { row, order: row, facts: null, reservation, hold });
  });
}

interface OrderParts {
  readonly row: OrderRow | undefined;
  readonly order: OrderContent;
  readonly facts: OrderFacts | null;
  readonly reservation: ReservationRow | undefined;
  readonly hold: { readonly id: string } | undefined;
}

function shownOrder(ctx: Context, { row, order, facts, reservation, hold }: OrderParts): ShownOrder {
  return {
    order,
    row: row ?? null,
    customerId: row?.customerId ?? facts?.soldToId ?? reservation?.customerId ?? "",
    payerId: row?.payerId ?? reservation?.customerId ?? "",
    state: stateOf(row?.state ?? null, reservation ?? null, hold !== undefined, ctx.now),
    reservation: reservation ?? null,
    holdId: hold?.id ?? null,
  };
}
