import type { TestDatabase } from "../../../test/house.ts";

/** What a merchant's book says, without the ids that every database gives anew. */
const DOCUMENT = `concat_ws('/', document.kind, coalesce(document.number, 'of ' || reversed.number))`;
const OF_DOCUMENT = (name: string) => `
  JOIN receivables.document ${name} ON ${name}.merchant_id = $1 AND ${name}.id = `;

const DOCUMENTS = `
  SELECT concat_ws('|', ${DOCUMENT}, customer.reference, customer.name, customer.terms, entity.reference, document.currency,
    document.net_minor, document.tax_minor, document.issued_on, document.terms, document.rate, document.functional_minor,
    document.method, document.reason, document.lines, document.booked_at) AS line
  FROM receivables.document
  LEFT JOIN receivables.document reversed ON reversed.merchant_id = $1 AND reversed.id = document.reverses_id
  JOIN receivables.customer ON customer.merchant_id = $1 AND customer.id = document.customer_id
  JOIN receivables.entity ON entity.merchant_id = $1 AND entity.id = document.entity_id
  WHERE document.merchant_id = $1`;

const ITEMS = `
  SELECT concat_ws('|', ${DOCUMENT}, item.instalment, item.original_minor, item.open_minor, item.open_functional_minor,
    item.due_on, item.disputed_minor, item.version) AS line
  FROM receivables.open_item item ${OF_DOCUMENT("document")} item.document_id
  LEFT JOIN receivables.document reversed ON reversed.merchant_id = $1 AND reversed.id = document.reverses_id
  WHERE item.merchant_id = $1`;

const ALLOCATIONS = `
  SELECT concat_ws('|', credit.kind, credit.number, debit.kind, debit.number, debit_instalment, credit_minor, debit_minor,
    credit_functional_minor, debit_functional_minor, effective_on, allocation.booked_at, allocation.reverses_id IS NULL) AS line
  FROM receivables.allocation ${OF_DOCUMENT("credit")} credit_document_id ${OF_DOCUMENT("debit")} debit_document_id
  WHERE allocation.merchant_id = $1`;

/** One hash over a merchant's documents, open items and allocations, and how many lines it is over. */
export async function hashBook(
  database: TestDatabase,
  merchantId: string,
): Promise<{ lines: number; hash: string }> {
  const [found] = await database.asAdministrator<{ lines: string; hash: string }>(
    `SELECT count(*) AS lines, md5(string_agg(line, E'\\n' ORDER BY line COLLATE "C")) AS hash
      FROM (${DOCUMENTS} UNION ALL ${ITEMS} UNION ALL ${ALLOCATIONS}) said`,
    [merchantId],
  );
  return { lines: Number(found?.lines), hash: found?.hash ?? "" };
}
