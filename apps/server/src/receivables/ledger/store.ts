import { assert, type PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";
import { refuse } from "../refusals.ts";
import { type AccountPurpose, PURPOSES } from "./accounts.ts";
import { type EntryDraft, isClosed, isFarAhead, type LedgerEntity, type PostingDraft } from "./rules.ts";

/**
 * Reads entities with their accounts and holds them against a closing of their period until the transaction ends.
 * The first lock every posting takes; exposure accounts come second, open items third.
 */
export async function holdEntities(
  ctx: Context,
  entityIds: readonly string[],
): Promise<Map<string, LedgerEntity>> {
  const held = await sql<Omit<LedgerEntity, "accounts">>`
    SELECT id, reference, functional_currency AS "functionalCurrency", time_zone AS "timeZone", closed_through AS "closedThrough", closings
    FROM receivables.entity WHERE merchant_id = ${ctx.merchantId} AND id = ANY(${entityIds}::uuid[])
    ORDER BY id FOR SHARE`.execute(ctx.tx);
  const accounts = await sql<{ id: string; entityId: string; purpose: AccountPurpose }>`
    SELECT id, entity_id AS "entityId", purpose FROM receivables.ledger_account
    WHERE merchant_id = ${ctx.merchantId} AND entity_id = ANY(${entityIds}::uuid[])`.execute(ctx.tx);
  const byEntity = Map.groupBy(accounts.rows, (account) => account.entityId);
  return new Map(
    held.rows.map((entity) => {
      const own = Object.fromEntries(
        (byEntity.get(entity.id) ?? []).map((account) => [account.purpose, account.id]),
      );
      for (const purpose of PURPOSES)
        assert(own[purpose] !== undefined, `entity ${entity.reference} has no account for ${purpose}`);
      return [entity.id, { ...entity, accounts: own as LedgerEntity["accounts"] }];
    }),
  );
}

/** Refuses a date that lies in a closed period of the entity. */
export function assertOpenPeriod(entity: LedgerEntity, effectiveOn: PlainDate): void {
  if (!isClosed(entity, effectiveOn)) return;
  throw refuse(
    "period_closed",
    `The books of ${entity.reference} are closed through ${entity.closedThrough}; the entry is dated ${effectiveOn}.`,
  );
}

/** Refuses a day that lies more than a year ahead. */
export function assertNotFarAhead(on: PlainDate, today: PlainDate): void {
  if (isFarAhead(on, today))
    throw refuse("date_out_of_range", `${on} is more than a year ahead of ${today}.`);
}

/** Writes entries and their postings in two statements. Dates in closed periods are refused. */
export async function insertEntries(
  ctx: Context,
  entities: ReadonlyMap<string, LedgerEntity>,
  entries: readonly EntryDraft[],
): Promise<void> {
  if (entries.length === 0) return;
  for (const entry of entries) assertOpenPeriod(heldEntity(entities, entry.entityId), entry.effectiveOn);
  await sql`
    INSERT INTO receivables.journal_entry (merchant_id, id, entity_id, kind, effective_on, booked_at, document_id, reverses_entry_id, actor, closings)
    SELECT ${ctx.merchantId}::uuid, given.id, given.entity_id, given.kind, given.effective_on, ${ctx.now}::timestamptz,
      given.document_id, given.reverses_entry_id, ${ctx.actor}, given.closings
    FROM unnest(${entries.map((entry) => entry.id)}::uuid[], ${entries.map((entry) => entry.entityId)}::uuid[],
      ${entries.map((entry) => entry.kind)}::text[], ${entries.map((entry) => entry.effectiveOn)}::date[],
      ${entries.map((entry) => entry.documentId)}::uuid[], ${entries.map((entry) => entry.reversesEntryId)}::uuid[],
      ${entries.map((entry) => heldEntity(entities, entry.entityId).closings)}::integer[])
      AS given (id, entity_id, kind, effective_on, document_id, reverses_entry_id, closings)`.execute(ctx.tx);
  await insertPostings(ctx, entities, entries);
}

async function insertPostings(
  ctx: Context,
  entities: ReadonlyMap<string, LedgerEntity>,
  entries: readonly EntryDraft[],
): Promise<void> {
  const rows = entries.flatMap((entry) => {
    const { accounts } = heldEntity(entities, entry.entityId);
    return entry.postings.map((posting, index) => ({
      posting,
      entryId: entry.id,
      position: index + 1,
      accounts,
    }));
  });
  await sql`
    INSERT INTO receivables.posting (merchant_id, entry_id, position, debit_account_id, credit_account_id, customer_id, currency, amount_minor, functional_minor)
    SELECT ${ctx.merchantId}::uuid, given.* FROM unnest(${rows.map((row) => row.entryId)}::uuid[], ${rows.map((row) => row.position)}::smallint[],
      ${rows.map((row) => row.accounts[row.posting.debit])}::uuid[], ${rows.map((row) => row.accounts[row.posting.credit])}::uuid[],
      ${rows.map((row) => row.posting.customerId)}::uuid[], ${rows.map((row) => row.posting.currency)}::text[],
      ${rows.map((row) => row.posting.amountMinor?.toString() ?? null)}::bigint[],
      ${rows.map((row) => row.posting.functionalMinor.toString())}::bigint[]) AS given`.execute(ctx.tx);
}

function heldEntity(entities: ReadonlyMap<string, LedgerEntity>, entityId: string): LedgerEntity {
  const entity = entities.get(entityId);
  assert(entity !== undefined, `entity ${entityId} was not held before posting`);
  return entity;
}

/** The postings of an entry, as drafts again, in their order: what a reversing entry swaps. */
export async function readPostings(
  ctx: Context,
  entryIds: readonly string[],
): Promise<Map<string, PostingDraft[]>> {
  const found = await sql<PostingDraft & { entryId: string }>`
    SELECT posting.entry_id AS "entryId", debit.purpose AS debit, credited.purpose AS credit, posting.customer_id AS "customerId",
      posting.currency, posting.amount_minor AS "amountMinor", posting.functional_minor AS "functionalMinor"
    FROM receivables.posting
    JOIN receivables.ledger_account debit ON debit.merchant_id = posting.merchant_id AND debit.id = posting.debit_account_id
    JOIN receivables.ledger_account credited ON credited.merchant_id = posting.merchant_id AND credited.id = posting.credit_account_id
    WHERE posting.merchant_id = ${ctx.merchantId} AND posting.entry_id = ANY(${entryIds}::uuid[])
    ORDER BY posting.entry_id, posting.position`.execute(ctx.tx);
  return Map.groupBy(found.rows, (row) => row.entryId);
}
