import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { Terms } from "../documents/terms/rules.ts";
import type { CustomerKind, CustomerRecord, TaxId } from "./rules.ts";

const CUSTOMER = sql.raw(`
  customer.id, customer.reference, customer.kind, customer.name, customer.country, customer.currency, customer.language,
  customer.time_zone AS "timeZone", customer.group_id AS "groupId", customer.owner_id AS "ownerId", customer.terms,
  customer.tax_ids AS "taxIds", customer.external_references AS "externalReferences", customer.version,
  customer.created_at AS "createdAt", customer.updated_at AS "updatedAt"`);

export interface CustomerRow extends CustomerRecord {
  readonly id: string;
  readonly reference: string;
  readonly version: bigint;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export async function selectCustomerById(ctx: Context, id: string): Promise<CustomerRow | undefined> {
  const found = await sql<CustomerRow>`
    SELECT ${CUSTOMER} FROM receivables.customer
    WHERE customer.merchant_id = ${ctx.merchantId} AND customer.id = ${id}`.execute(ctx.tx);
  return found.rows[0];
}

export async function selectCustomerByReference(
  ctx: Context,
  reference: string,
): Promise<CustomerRow | undefined> {
  const found = await sql<CustomerRow>`
    SELECT ${CUSTOMER} FROM receivables.customer
    WHERE customer.merchant_id = ${ctx.merchantId} AND customer.reference = ${reference}`.execute(ctx.tx);
  return found.rows[0];
}

/**
 * Locks a customer against other changes of its own data until the transaction ends, and gives it as it stands then.
 * Postings, which only refer to the customer, are not kept waiting. Comes before the exposure accounts' locks.
 */
export async function lockCustomer(ctx: Context, id: string): Promise<CustomerRow | undefined> {
  const found = await sql<CustomerRow>`
    SELECT ${CUSTOMER} FROM receivables.customer
    WHERE customer.merchant_id = ${ctx.merchantId} AND customer.id = ${id} FOR NO KEY UPDATE`.execute(ctx.tx);
  return found.rows[0];
}

/** What a customer made in bulk is known by. */
export interface BareCustomer {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly kind: CustomerKind;
  readonly country: string | null;
  readonly currency: string | null;
}

/** Inserts customers whose references are free, and returns the ids of those inserted. Waits for concurrent makers. */
export async function insertCustomers(
  ctx: Context,
  customers: readonly BareCustomer[],
): Promise<Set<string>> {
  const inserted = await sql<{ id: string }>`
    INSERT INTO receivables.customer (merchant_id, id, reference, kind, name, country, currency, version, created_at, updated_at)
    SELECT ${ctx.merchantId}::uuid, given.*, 1, ${ctx.now}::timestamptz, ${ctx.now}::timestamptz
    FROM unnest(${customers.map((customer) => customer.id)}::uuid[], ${customers.map((customer) => customer.reference)}::text[],
      ${customers.map((customer) => customer.kind)}::text[], ${customers.map((customer) => customer.name)}::text[],
      ${customers.map((customer) => customer.country)}::text[], ${customers.map((customer) => customer.currency)}::text[]) AS given
    ON CONFLICT (merchant_id, reference) DO NOTHING RETURNING id`.execute(ctx.tx);
  return new Set(inserted.rows.map((row) => row.id));
}

/** The ids of customers by their references; a reference that nobody has is absent. */
export async function selectCustomerIds(
  ctx: Context,
  references: readonly string[],
): Promise<Map<string, string>> {
  const found = await sql<{ id: string; reference: string }>`
    SELECT id, reference FROM receivables.customer
    WHERE merchant_id = ${ctx.merchantId} AND reference = ANY(${references}::text[])`.execute(ctx.tx);
  return new Map(found.rows.map((row) => [row.reference, row.id]));
}

/** Writes a customer's own data and its next version. The caller holds the customer's lock. */
export async function updateCustomer(
  ctx: Context,
  id: string,
  record: CustomerRecord,
  version: bigint,
): Promise<void> {
  await sql`
    UPDATE receivables.customer SET kind = ${record.kind}, name = ${record.name}, country = ${record.country},
      currency = ${record.currency}, language = ${record.language}, time_zone = ${record.timeZone}, group_id = ${record.groupId},
      owner_id = ${record.ownerId}, terms = ${toJson(record.terms)}::jsonb, tax_ids = ${toJson(record.taxIds)}::jsonb,
      external_references = ${toJson(record.externalReferences)}::jsonb, version = ${version}, updated_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(ctx.tx);
}

function toJson(value: Terms | readonly TaxId[] | Readonly<Record<string, string>> | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** Whether a person of the merchant has that user id, and has not been removed. */
export async function isMember(ctx: Context, userId: string): Promise<boolean> {
  const found = await sql`
    SELECT 1 FROM platform.membership
    WHERE merchant_id = ${ctx.merchantId} AND user_id = ${userId} AND removed_at IS NULL`.execute(ctx.tx);
  return found.rows.length > 0;
}
