import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { OrderContent, OrderLine } from "../decisions/order-content.ts";

/** As it is written; what it has become at the ledger is added when it is read. */
export type WrittenState = "described" | "held" | "approved" | "rejected" | "cancelled" | "split";

/** An order as the shop described it. */
export interface OrderRow extends OrderContent {
  readonly id: string;
  readonly customerId: string;
  readonly payerId: string;
  readonly billToId: string | null;
  readonly shipTo: string | null;
  readonly isBlanket: boolean;
  readonly nextDeliveryOn: PlainDate | null;
  readonly state: WrittenState;
  readonly contentHash: string;
  readonly splitFrom: string | null;
  readonly version: bigint;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

type Read = Omit<OrderRow, "lines" | "fraudScore"> & {
  readonly fraudScore: string | null;
  readonly lines: readonly (Omit<OrderLine, "amountMinor"> & { readonly amountMinor: number })[];
};

const ORDER = sql.raw(`
  id, reference, customer_id AS "customerId", payer_id AS "payerId", bill_to_id AS "billToId", currency, amount_minor AS "amountMinor",
  deposit_minor AS "depositMinor", terms, ship_to AS "shipTo", ship_to_country AS "shipToCountry", channel, fraud_score AS "fraudScore",
  margin_minor AS "marginMinor", discount_percent::text AS "discountPercent", categories, tags, lines, is_blanket AS "isBlanket",
  next_delivery_on AS "nextDeliveryOn", state, content_hash AS "contentHash", split_from AS "splitFrom", version,
  created_at AS "createdAt", updated_at AS "updatedAt"`);

function asRow(read: Read): OrderRow {
  return {
    ...read,
    fraudScore: read.fraudScore === null ? null : Number(read.fraudScore),
    lines: read.lines.map((line) => ({ ...line, amountMinor: BigInt(line.amountMinor) })),
  };
}

export async function selectOrders(ctx: Context, references: readonly string[]): Promise<OrderRow[]> {
  const found = await sql<Read>`
    SELECT ${ORDER} FROM credit.customer_order
    WHERE merchant_id = ${ctx.merchantId} AND reference = ANY(${references}::text[])`.execute(ctx.tx);
  return found.rows.map(asRow);
}

export async function selectOrderById(ctx: Context, id: string): Promise<OrderRow | undefined> {
  const found = await sql<Read>`
    SELECT ${ORDER} FROM credit.customer_order WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(
    ctx.tx,
  );
  return found.rows.map(asRow)[0];
}

/** Locks the order of a reference until the transaction ends, and gives it as it stands then. */
export async function lockOrder(ctx: Context, reference: string): Promise<OrderRow | undefined> {
  const found = await sql<Read>`
    SELECT ${ORDER} FROM credit.customer_order
    WHERE merchant_id = ${ctx.merchantId} AND reference = ${reference} FOR UPDATE`.execute(ctx.tx);
  return found.rows.map(asRow)[0];
}

/** Inserts an order; false where the reference has one already. */
export async function insertOrder(ctx: Context, order: OrderRow): Promise<boolean> {
  const inserted = await sql`
    INSERT INTO credit.customer_order (merchant_id, id, reference, customer_id, payer_id, bill_to_id, currency, amount_minor,
      deposit_minor, terms, ship_to, ship_to_country, channel, fraud_score, margin_minor, discount_percent, categories, tags, lines,
      is_blanket, next_delivery_on, state, content_hash, split_from, version, created_at, updated_at)
    VALUES (${ctx.merchantId}, ${order.id}, ${order.reference}, ${order.customerId}, ${order.payerId}, ${order.billToId}, ${order.currency},
      ${order.amountMinor.toString()}, ${order.depositMinor.toString()}, ${order.terms}, ${order.shipTo}, ${order.shipToCountry},
      ${order.channel}, ${order.fraudScore}, ${order.marginMinor?.toString() ?? null}, ${order.discountPercent},
      ${order.categories}::text[], ${order.tags}::text[], ${linesJson(order.lines)}::jsonb, ${order.isBlanket}, ${order.nextDeliveryOn},
      ${order.state}, ${order.contentHash}, ${order.splitFrom}, 1, ${ctx.now}, ${ctx.now})
    ON CONFLICT (merchant_id, reference) DO NOTHING`.execute(ctx.tx);
  return (inserted.numAffectedRows ?? 0n) > 0n;
}

/** Writes what an order has become. The caller has locked it. */
export async function updateOrder(ctx: Context, order: OrderRow): Promise<void> {
  await sql`
    UPDATE credit.customer_order SET customer_id = ${order.customerId}, payer_id = ${order.payerId}, bill_to_id = ${order.billToId},
      currency = ${order.currency}, amount_minor = ${order.amountMinor.toString()}, deposit_minor = ${order.depositMinor.toString()},
      terms = ${order.terms}, ship_to = ${order.shipTo}, ship_to_country = ${order.shipToCountry}, channel = ${order.channel},
      fraud_score = ${order.fraudScore}, margin_minor = ${order.marginMinor?.toString() ?? null},
      discount_percent = ${order.discountPercent}, categories = ${order.categories}::text[], tags = ${order.tags}::text[],
      lines = ${linesJson(order.lines)}::jsonb, is_blanket = ${order.isBlanket}, next_delivery_on = ${order.nextDeliveryOn},
      state = ${order.state}, content_hash = ${order.contentHash}, version = ${order.version.toString()}, updated_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${order.id}`.execute(ctx.tx);
}

function linesJson(lines: readonly OrderLine[]): string {
  return JSON.stringify(lines, (_name, value: unknown) =>
    typeof value === "bigint" ? Number(value) : value,
  );
}

export interface OrderFilter {
  readonly customerId?: string | undefined;
}

/** Orders before a place, newest first. */
export async function selectOrderPage(
  ctx: Context,
  filter: OrderFilter,
  beforeId: string | null,
  rowsMax: number,
): Promise<OrderRow[]> {
  const conditions = [sql`merchant_id = ${ctx.merchantId}`];
  if (filter.customerId !== undefined)
    conditions.push(sql`(customer_id = ${filter.customerId} OR payer_id = ${filter.customerId})`);
  if (beforeId !== null) conditions.push(sql`id < ${beforeId}::uuid`);
  const found = await sql<Read>`
    SELECT ${ORDER} FROM credit.customer_order WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows.map(asRow);
}

/** A blanket order's place among those to be extended. */
export interface DeliveryPlace {
  readonly nextDeliveryOn: PlainDate;
  readonly id: string;
}

/** Blanket orders of which more is to be delivered within the horizon than is reserved. */
export async function selectDeliveriesDue(
  ctx: Context,
  until: PlainDate,
  after: DeliveryPlace | null,
  rowsMax: number,
): Promise<OrderRow[]> {
  const from =
    after === null
      ? sql``
      : sql`AND (next_delivery_on, id) > (${after.nextDeliveryOn}::date, ${after.id}::uuid)`;
  const found = await sql<Read>`
    SELECT ${ORDER} FROM credit.customer_order
    WHERE merchant_id = ${ctx.merchantId} AND next_delivery_on <= ${until}::date AND state IN ('approved', 'described') ${from}
    ORDER BY next_delivery_on, id LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows.map(asRow);
}
