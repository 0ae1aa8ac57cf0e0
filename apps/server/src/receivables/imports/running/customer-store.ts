import { sql } from "kysely";
import type { Context } from "#platform/db";
import { newIds } from "#platform/ids";
import type { Address, AddressContent, Contact, ContactContent } from "../../customers/reach-rules.ts";
import type { CustomerRecord } from "../../customers/rules.ts";

/** A customer as it stands, with how it is reached: all that tells a change from a repetition. */
export interface StandingCustomer extends CustomerRecord {
  readonly id: string;
  readonly reference: string;
  readonly version: bigint;
  readonly contacts: readonly Contact[];
  readonly addresses: readonly Address[];
}

/** Customers by the merchant's own numbers, held against changes of their own data until the transaction ends. */
export async function holdStanding(
  ctx: Context,
  references: readonly string[],
): Promise<Map<string, StandingCustomer>> {
  const found = await sql<StandingCustomer>`
    SELECT customer.id, customer.reference, customer.kind, customer.name, customer.country, customer.currency, customer.language,
      customer.time_zone AS "timeZone", customer.group_id AS "groupId", customer.owner_id AS "ownerId", customer.terms,
      customer.tax_ids AS "taxIds", customer.external_references AS "externalReferences", customer.version,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', contact.id, 'name', contact.name, 'role', contact.role, 'email', contact.email,
          'phone', contact.phone, 'language', contact.language) ORDER BY contact.created_at, contact.id), '[]')
        FROM receivables.contact WHERE contact.merchant_id = customer.merchant_id AND contact.customer_id = customer.id
          AND contact.removed_at IS NULL) AS contacts,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', address.id, 'kind', address.kind, 'lines', address.lines, 'city', address.city,
          'postalCode', address.postal_code, 'region', address.region, 'country', address.country) ORDER BY address.created_at, address.id), '[]')
        FROM receivables.address WHERE address.merchant_id = customer.merchant_id AND address.customer_id = customer.id
          AND address.removed_at IS NULL) AS addresses
    FROM receivables.customer
    WHERE customer.merchant_id = ${ctx.merchantId} AND customer.reference = ANY(${references}::text[])
    ORDER BY customer.reference FOR NO KEY UPDATE OF customer`.execute(ctx.tx);
  return new Map(found.rows.map((row) => [row.reference, row]));
}

export interface WholeCustomer extends CustomerRecord {
  readonly id: string;
  readonly reference: string;
  readonly contacts: readonly ContactContent[];
  readonly addresses: readonly AddressContent[];
}

/** Writes customers whose references are free; returns the ids of those written. Waits for concurrent makers. */
export async function insertWholeCustomers(
  ctx: Context,
  customers: readonly WholeCustomer[],
): Promise<Set<string>> {
  const column = <T>(read: (customer: WholeCustomer) => T): T[] => customers.map(read);
  const inserted = await sql<{ id: string }>`
    INSERT INTO receivables.customer (merchant_id, id, reference, kind, name, country, currency, language, time_zone, group_id, owner_id,
      terms, tax_ids, external_references, version, created_at, updated_at)
    SELECT ${ctx.merchantId}::uuid, given.*, 1, ${ctx.now}::timestamptz, ${ctx.now}::timestamptz
    FROM unnest(${column(({ id }) => id)}::uuid[], ${column(({ reference }) => reference)}::text[], ${column(({ kind }) => kind)}::text[],
      ${column(({ name }) => name)}::text[], ${column(({ country }) => country)}::text[], ${column(({ currency }) => currency)}::text[],
      ${column(({ language }) => language)}::text[], ${column(({ timeZone }) => timeZone)}::text[],
      ${column(({ groupId }) => groupId)}::uuid[], ${column(({ ownerId }) => ownerId)}::text[],
      ${column(({ terms }) => (terms === null ? null : JSON.stringify(terms)))}::jsonb[],
      ${column(({ taxIds }) => JSON.stringify(taxIds))}::jsonb[],
      ${column(({ externalReferences }) => JSON.stringify(externalReferences))}::jsonb[]) AS given
    ON CONFLICT (merchant_id, reference) DO NOTHING RETURNING id`.execute(ctx.tx);
  const written = new Set(inserted.rows.map(({ id }) => id));
  const made = customers.filter(({ id }) => written.has(id));
  await insertContacts(ctx, made);
  await insertAddresses(ctx, made);
  return written;
}

async function insertContacts(ctx: Context, customers: readonly WholeCustomer[]): Promise<void> {
  const contacts = customers.flatMap(({ id, contacts: own }) =>
    own.map((contact) => ({ ...contact, customerId: id })),
  );
  if (contacts.length === 0) return;
  await sql`
    INSERT INTO receivables.contact (merchant_id, id, customer_id, name, role, email, phone, language, created_at)
    SELECT ${ctx.merchantId}::uuid, given.*, ${ctx.now}::timestamptz
    FROM unnest(${newIds(ctx.now, contacts.length)}::uuid[], ${contacts.map(({ customerId }) => customerId)}::uuid[],
      ${contacts.map(({ name }) => name)}::text[], ${contacts.map(({ role }) => role)}::text[],
      ${contacts.map(({ email }) => email)}::text[], ${contacts.map(({ phone }) => phone)}::text[],
      ${contacts.map(({ language }) => language)}::text[]) AS given`.execute(ctx.tx);
}

async function insertAddresses(ctx: Context, customers: readonly WholeCustomer[]): Promise<void> {
  const addresses = customers.flatMap(({ id, addresses: own }) =>
    own.map((address) => ({ ...address, customerId: id })),
  );
  if (addresses.length === 0) return;
  const ids = newIds(ctx.now, addresses.length);
  const rows = JSON.stringify(addresses.map((address, index) => ({ ...address, id: ids[index] })));
  await sql`
    INSERT INTO receivables.address (merchant_id, id, customer_id, kind, lines, city, postal_code, region, country, created_at)
    SELECT ${ctx.merchantId}::uuid, given.id, given."customerId", given.kind, given.lines, given.city, given."postalCode", given.region,
      given.country, ${ctx.now}::timestamptz
    FROM jsonb_to_recordset(${rows}::jsonb) AS given (id uuid, "customerId" uuid, kind text, lines text[], city text, "postalCode" text,
      region text, country text)`.execute(ctx.tx);
}
