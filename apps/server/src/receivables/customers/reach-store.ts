import { sql } from "kysely";
import type { Context } from "#platform/db";
import { newIds } from "#platform/ids";
import type { Address, AddressContent, Contact, ContactContent, ListChange } from "./reach-rules.ts";

/** The customer's contacts that have not been removed, in the order they came. */
export async function selectContacts(ctx: Context, customerId: string): Promise<Contact[]> {
  const found = await sql<Contact>`
    SELECT id, name, role, email, phone, language FROM receivables.contact
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ${customerId} AND removed_at IS NULL
    ORDER BY created_at, id`.execute(ctx.tx);
  return found.rows;
}

/** The customer's addresses that have not been removed, in the order they came. */
export async function selectAddresses(ctx: Context, customerId: string): Promise<Address[]> {
  const found = await sql<Address>`
    SELECT id, kind, lines, city, postal_code AS "postalCode", region, country FROM receivables.address
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ${customerId} AND removed_at IS NULL
    ORDER BY created_at, id`.execute(ctx.tx);
  return found.rows;
}

/** Adds and removes contacts; a removed one stays as a row, since what was sent to it stands. */
export async function changeContacts(
  ctx: Context,
  customerId: string,
  change: ListChange<ContactContent>,
): Promise<void> {
  const { added, removedIds } = change;
  if (removedIds.length > 0) {
    await sql`
      UPDATE receivables.contact SET removed_at = ${ctx.now}
      WHERE merchant_id = ${ctx.merchantId} AND id = ANY(${removedIds}::uuid[])`.execute(ctx.tx);
  }
  if (added.length === 0) return;
  await sql`
    INSERT INTO receivables.contact (merchant_id, id, customer_id, name, role, email, phone, language, created_at)
    SELECT ${ctx.merchantId}::uuid, given.id, ${customerId}::uuid, given.name, given.role, given.email, given.phone, given.language,
      ${ctx.now}::timestamptz
    FROM unnest(${newIds(ctx.now, added.length)}::uuid[], ${added.map((contact) => contact.name)}::text[],
      ${added.map((contact) => contact.role)}::text[], ${added.map((contact) => contact.email)}::text[],
      ${added.map((contact) => contact.phone)}::text[], ${added.map((contact) => contact.language)}::text[])
      AS given (id, name, role, email, phone, language)`.execute(ctx.tx);
}

/** Adds and removes addresses; a removed one stays as a row. */
export async function changeAddresses(
  ctx: Context,
  customerId: string,
  change: ListChange<AddressContent>,
): Promise<void> {
  const { added, removedIds } = change;
  if (removedIds.length > 0) {
    await sql`
      UPDATE receivables.address SET removed_at = ${ctx.now}
      WHERE merchant_id = ${ctx.merchantId} AND id = ANY(${removedIds}::uuid[])`.execute(ctx.tx);
  }
  if (added.length === 0) return;
  // Lines differ in number from address to address, which unnest() of a two-dimensional array cannot carry; JSON can.
  const ids = newIds(ctx.now, added.length);
  const rows = JSON.stringify(added.map((address, index) => ({ ...address, id: ids[index] })));
  await sql`
    INSERT INTO receivables.address (merchant_id, id, customer_id, kind, lines, city, postal_code, region, country, created_at)
    SELECT ${ctx.merchantId}::uuid, given.id, ${customerId}::uuid, given.kind, given.lines, given.city, given."postalCode", given.region,
      given.country, ${ctx.now}::timestamptz
    FROM jsonb_to_recordset(${rows}::jsonb) AS given (id uuid, kind text, lines text[], city text, "postalCode" text, region text,
      country text)`.execute(ctx.tx);
}
