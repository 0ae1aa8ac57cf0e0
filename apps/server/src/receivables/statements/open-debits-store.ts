import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";

/** A debit that is still open, with what is owed of it and not disputed. */
export interface OpenDebit {
  readonly documentId: string;
  readonly number: string | null;
  readonly instalment: number;
  readonly dueOn: PlainDate;
  readonly currency: string;
  readonly owedMinor: bigint;
  /** In the currency of the customer's account; null where no rate of the day is known. */
  readonly accountMinor: bigint | null;
}

/** A customer's open debits, oldest due first: walked along their index, so that settled ones cost nothing. */
export async function readOpenDebits(
  ctx: Context,
  customerId: string,
  rowsMax: number,
): Promise<OpenDebit[]> {
  const found = await sql<OpenDebit>`
    SELECT item.document_id AS "documentId", document.number, item.instalment, item.due_on AS "dueOn", item.currency,
      item.owed AS "owedMinor",
      receivables.convert_minor(item.merchant_id, item.owed, item.currency, account.currency, ${ctx.now}::date)::bigint AS "accountMinor"
    FROM (
      SELECT open.merchant_id, open.document_id, open.instalment, open.due_on, open.currency,
        open.open_minor - least(open.disputed_minor, open.open_minor) AS owed
      FROM receivables.open_item open
      WHERE open.merchant_id = ${ctx.merchantId} AND open.customer_id = ${customerId} AND open.open_minor > 0 AND open.side = 'debit'
      ORDER BY open.due_on, open.document_id, open.instalment LIMIT ${rowsMax}
    ) item
    JOIN receivables.document ON document.merchant_id = ${ctx.merchantId} AND document.id = item.document_id
    JOIN receivables.exposure_account account ON account.merchant_id = ${ctx.merchantId} AND account.id = ${customerId}
    ORDER BY item.due_on, item.document_id, item.instalment`.execute(ctx.tx);
  return found.rows;
}
