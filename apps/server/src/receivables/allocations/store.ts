import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { ItemState } from "../documents/store.ts";

export interface AllocationRow {
  readonly id: string;
  readonly creditDocumentId: string;
  readonly creditInstalment: number;
  readonly debitDocumentId: string;
  readonly debitInstalment: number;
  readonly creditMinor: bigint;
  readonly debitMinor: bigint;
  readonly creditFunctionalMinor: bigint;
  readonly debitFunctionalMinor: bigint;
  readonly rate: string | null;
  readonly entryId: string | null;
  readonly effectiveOn: string;
  readonly reversesId: string | null;
  readonly reason: string | null;
}

export async function insertAllocations(ctx: Context, rows: readonly AllocationRow[]): Promise<void> {
  const column = <T>(read: (row: AllocationRow) => T): T[] => rows.map(read);
  await sql`
    INSERT INTO receivables.allocation (merchant_id, id, credit_document_id, credit_instalment, debit_document_id, debit_instalment,
      credit_minor, debit_minor, credit_functional_minor, debit_functional_minor, rate, entry_id, effective_on, reverses_id, reason, booked_at, actor)
    SELECT ${ctx.merchantId}::uuid, given.*, ${ctx.now}::timestamptz, ${ctx.actor}
    FROM unnest(${column((row) => row.id)}::uuid[], ${column((row) => row.creditDocumentId)}::uuid[],
      ${column((row) => row.creditInstalment)}::smallint[], ${column((row) => row.debitDocumentId)}::uuid[],
      ${column((row) => row.debitInstalment)}::smallint[], ${column((row) => row.creditMinor.toString())}::bigint[],
      ${column((row) => row.debitMinor.toString())}::bigint[], ${column((row) => row.creditFunctionalMinor.toString())}::bigint[],
      ${column((row) => row.debitFunctionalMinor.toString())}::bigint[], ${column((row) => row.rate)}::numeric[],
      ${column((row) => row.entryId)}::uuid[], ${column((row) => row.effectiveOn)}::date[], ${column((row) => row.reversesId)}::uuid[],
      ${column((row) => row.reason)}::text[]) AS given`.execute(ctx.tx);
}

/** Writes the kept sums of items that the caller has locked. */
export async function updateItems(ctx: Context, items: readonly ItemState[]): Promise<void> {
  const column = <T>(read: (item: ItemState) => T): T[] => items.map(read);
  await sql`
    UPDATE receivables.open_item item SET open_minor = given.open_minor, open_functional_minor = given.open_functional_minor,
      reopened_on = given.reopened_on, version = given.version
    FROM unnest(${column((item) => item.documentId)}::uuid[], ${column((item) => item.instalment)}::smallint[],
      ${column((item) => item.openMinor.toString())}::bigint[], ${column((item) => item.openFunctionalMinor.toString())}::bigint[],
      ${column((item) => item.reopenedOn)}::date[], ${column((item) => item.version.toString())}::bigint[])
      AS given (document_id, instalment, open_minor, open_functional_minor, reopened_on, version)
    WHERE item.merchant_id = ${ctx.merchantId} AND item.document_id = given.document_id AND item.instalment = given.instalment`.execute(
    ctx.tx,
  );
}

const ALLOCATION = sql.raw(`
  allocation.id, allocation.credit_document_id AS "creditDocumentId", allocation.credit_instalment AS "creditInstalment",
  allocation.debit_document_id AS "debitDocumentId", allocation.debit_instalment AS "debitInstalment",
  allocation.credit_minor AS "creditMinor", allocation.debit_minor AS "debitMinor",
  allocation.credit_functional_minor AS "creditFunctionalMinor", allocation.debit_functional_minor AS "debitFunctionalMinor",
  allocation.rate, allocation.entry_id AS "entryId", allocation.effective_on AS "effectiveOn", allocation.reverses_id AS "reversesId",
  allocation.reason`);

export async function findAllocation(ctx: Context, id: string): Promise<AllocationRow | undefined> {
  const found = await sql<AllocationRow>`
    SELECT ${ALLOCATION} FROM receivables.allocation WHERE allocation.merchant_id = ${ctx.merchantId} AND allocation.id = ${id}`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

/** Allocations that stand (not reversals, not reversed) on either side of the documents' items. */
export async function readLiveAllocations(
  ctx: Context,
  documentIds: readonly string[],
): Promise<AllocationRow[]> {
  const found = await sql<AllocationRow>`
    SELECT ${ALLOCATION} FROM receivables.allocation
    WHERE allocation.merchant_id = ${ctx.merchantId} AND allocation.reverses_id IS NULL
      AND (allocation.debit_document_id = ANY(${documentIds}::uuid[]) OR allocation.credit_document_id = ANY(${documentIds}::uuid[]))
      AND NOT EXISTS (SELECT 1 FROM receivables.allocation reversal
        WHERE reversal.merchant_id = allocation.merchant_id AND reversal.reverses_id = allocation.id)
    ORDER BY allocation.id`.execute(ctx.tx);
  return found.rows;
}
