import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import { type Context, streamRows } from "#platform/db";
import type { JournalAccount, JournalEntry, JournalPosting } from "./rules.ts";

export interface JournalSelection {
  /** Both days are included. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly entityId: string | null;
}

interface PostingRow {
  readonly id: string;
  readonly entityReference: string;
  readonly functionalCurrency: string;
  readonly kind: string;
  readonly effectiveOn: PlainDate;
  readonly bookedAt: Date;
  readonly documentKind: string | null;
  readonly documentNumber: string | null;
  readonly documentId: string | null;
  readonly reversesEntryId: string | null;
  readonly debitAccountId: string;
  readonly creditAccountId: string;
  readonly customerReference: string | null;
  readonly currency: string;
  readonly amountMinor: bigint | null;
  readonly functionalMinor: bigint;
}

/**
 * Entries with their postings, in batches, in the order of day, booking and id: a cursor over one sorted statement, so
 * that memory stays flat whatever the size of the book.
 */
export async function* streamEntries(
  ctx: Context,
  selection: JournalSelection,
): AsyncGenerator<JournalEntry[]> {
  const accounts = await readAccounts(ctx);
  let open: PostingRow[] = [];
  for await (const rows of streamRows(ctx.tx, postingRows(ctx, selection))) {
    const entries: JournalEntry[] = [];
    for (const row of rows) {
      if (open[0] !== undefined && open[0].id !== row.id) {
        entries.push(toEntry(open, accounts));
        open = [];
      }
      open.push(row);
    }
    if (entries.length > 0) yield entries;
  }
  if (open.length > 0) yield [toEntry(open, accounts)];
}

function postingRows({ merchantId }: Context, { from, to, entityId }: JournalSelection) {
  return sql<PostingRow>`
    SELECT entry.id, entity.reference AS "entityReference", entity.functional_currency AS "functionalCurrency", entry.kind,
      entry.effective_on AS "effectiveOn", entry.booked_at AS "bookedAt", document.kind AS "documentKind",
      document.number AS "documentNumber", entry.document_id AS "documentId", entry.reverses_entry_id AS "reversesEntryId",
      posting.debit_account_id AS "debitAccountId", posting.credit_account_id AS "creditAccountId",
      customer.reference AS "customerReference", posting.currency, posting.amount_minor AS "amountMinor",
      posting.functional_minor AS "functionalMinor"
    FROM receivables.journal_entry entry
    JOIN receivables.entity ON entity.merchant_id = ${merchantId} AND entity.id = entry.entity_id
    JOIN receivables.posting ON posting.merchant_id = ${merchantId} AND posting.entry_id = entry.id
    LEFT JOIN receivables.customer ON customer.merchant_id = ${merchantId} AND customer.id = posting.customer_id
    LEFT JOIN receivables.document ON document.merchant_id = ${merchantId} AND document.id = entry.document_id
    WHERE entry.merchant_id = ${merchantId}
      ${from === null ? sql`` : sql`AND entry.effective_on >= ${from}::date`}
      ${to === null ? sql`` : sql`AND entry.effective_on <= ${to}::date`}
      ${entityId === null ? sql`` : sql`AND entry.entity_id = ${entityId}`}
    ORDER BY entry.effective_on, entry.booked_at, entry.id, posting.position`;
}

async function readAccounts({ tx, merchantId }: Context): Promise<Map<string, JournalAccount>> {
  const found = await sql<JournalAccount & { id: string }>`
    SELECT id, purpose, code, name FROM receivables.ledger_account WHERE merchant_id = ${merchantId}`.execute(
    tx,
  );
  return new Map(found.rows.map(({ id, ...account }) => [id, account]));
}

function toEntry(rows: readonly PostingRow[], accounts: ReadonlyMap<string, JournalAccount>): JournalEntry {
  const [first] = rows;
  if (first === undefined) throw new Error("an entry without postings was read");
  const { id, entityReference, functionalCurrency, kind, effectiveOn, bookedAt } = first;
  const { documentKind, documentNumber, documentId, reversesEntryId } = first;
  const postings = rows.map((row): JournalPosting => {
    const { customerReference, currency, amountMinor, functionalMinor } = row;
    const debit = accountOf(accounts, row.debitAccountId);
    const credit = accountOf(accounts, row.creditAccountId);
    return { debit, credit, customerReference, currency, amountMinor, functionalMinor };
  });
  const about = { documentKind, documentNumber, documentId, reversesEntryId };
  return { id, entityReference, functionalCurrency, kind, effectiveOn, bookedAt, ...about, postings };
}

function accountOf(accounts: ReadonlyMap<string, JournalAccount>, id: string): JournalAccount {
  const account = accounts.get(id);
  if (account === undefined) throw new Error(`posting on account ${id}, which the merchant does not have`);
  return account;
}
