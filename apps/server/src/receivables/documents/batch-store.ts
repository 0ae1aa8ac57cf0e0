import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { DocumentKind } from "./drafts.ts";
import { type DocumentHead, findDocumentsByNumber } from "./store.ts";
import type { Terms } from "./terms/rules.ts";

/** Of a customer, what a document that names it takes from it. */
export interface BilledCustomer {
  readonly id: string;
  readonly terms: Terms | null;
}

/** Customers by the merchant's own numbers; a number that nobody has is absent. */
export async function selectBilledCustomers(
  ctx: Context,
  references: readonly string[],
): Promise<Map<string, BilledCustomer>> {
  if (references.length === 0) return new Map();
  const found = await sql<BilledCustomer & { reference: string }>`
    SELECT id, reference, terms FROM receivables.customer
    WHERE merchant_id = ${ctx.merchantId} AND reference = ANY(${references}::text[])`.execute(ctx.tx);
  return new Map(found.rows.map(({ reference, id, terms }) => [reference, { id, terms }]));
}

/** Booked documents by kind and number. */
export type StandingDocuments = (kind: DocumentKind, number: string) => DocumentHead | undefined;

/** Looks many numbers up at once, one statement a kind. */
export async function readStanding(
  ctx: Context,
  numbers: ReadonlyMap<DocumentKind, ReadonlySet<string>>,
): Promise<StandingDocuments> {
  const byKind = new Map<DocumentKind, Map<string, DocumentHead>>();
  for (const [kind, wanted] of numbers) {
    if (wanted.size > 0) byKind.set(kind, await findDocumentsByNumber(ctx, kind, [...wanted]));
  }
  return (kind, number) => byKind.get(kind)?.get(number);
}
