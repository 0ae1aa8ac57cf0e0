import type { TestDatabase } from "../../../../test/house.ts";
import type { Book } from "./a-book.ts";

/**
 * Fills a book by plain SQL with `documents` invoices of `customers` customers (F000000 and on), a payment for every
 * fourth, allocated to it in part or in whole, and all their postings. For the tests of size only.
 */
export async function fillBook(
  database: TestDatabase,
  book: Book,
  size: { readonly documents: number; readonly customers: number },
): Promise<void> {
  const merchantId = book.merchant.merchantId;
  const run = (statement: string) =>
    database.asAdministrator(
      statement
        .replaceAll(":merchant", `'${merchantId}'::uuid`)
        .replaceAll(":documents", String(size.documents))
        .replaceAll(":customers", String(size.customers)),
    );
  // Without the checks of foreign keys, which take longer than the rows.
  await run("SET session_replication_role = replica");
  const payments = "generate_series(1, :documents) AS n WHERE n % 4 = 0";
  const customer = `md5('customer' || n % :customers)::uuid`;
  const entity = "(SELECT id FROM receivables.entity WHERE merchant_id = :merchant)";
  const account = (purpose: string) =>
    `(SELECT id FROM receivables.ledger_account WHERE merchant_id = :merchant AND purpose = '${purpose}')`;
  const issued = "date '2024-09-01' + n % 540";
  const paid = "date '2024-09-01' + n % 540 + n % 37 / 4";
  await run(`INSERT INTO receivables.customer (merchant_id, id, reference, kind, name, version, created_at, updated_at)
    SELECT :merchant, ${customer}, 'F' || lpad((n % :customers)::text, 6, '0'), 'business', 'Customer ' || n, 1, '2024-01-01', '2024-01-01'
    FROM generate_series(1, :customers) AS n`);
  const document = (kind: string, prefix: string, on: string, amount: string) => `
    INSERT INTO receivables.document (merchant_id, id, kind, entity_id, customer_id, number, currency, net_minor, tax_minor, total_minor,
      issued_on, rate, functional_minor, content_hash, booked_at, booked_by)
    SELECT :merchant, md5('${prefix}' || n)::uuid, '${kind}', ${entity}, ${customer}, '${prefix}' || n, 'EUR', ${amount}, 0, ${amount},
      ${on}, 1, ${amount}, md5('x')::uuid, (${on})::timestamptz, 'system:test'`;
  const item = (side: string, prefix: string, on: string, amount: string, open: string) => `
    INSERT INTO receivables.open_item (merchant_id, document_id, instalment, customer_id, entity_id, side, currency, original_minor,
      original_functional_minor, original_due_on, effective_on, booked_at, open_minor, open_functional_minor, due_on)
    SELECT :merchant, md5('${prefix}' || n)::uuid, 1, ${customer}, ${entity}, '${side}', 'EUR', ${amount}, ${amount},
      ${on} + CASE WHEN '${side}' = 'debit' THEN 30 ELSE 0 END, ${on}, (${on})::timestamptz, ${open}, ${open}, ${on} + CASE WHEN '${side}' = 'debit' THEN 30 ELSE 0 END`;
  const entry = (kind: string, prefix: string, on: string) => `
    INSERT INTO receivables.journal_entry (merchant_id, id, entity_id, kind, effective_on, booked_at, document_id, actor)
    SELECT :merchant, md5('${prefix}' || n)::uuid, ${entity}, '${kind}', ${on}, (${on})::timestamptz, md5('${prefix}' || n)::uuid, 'system:test'`;
  const posting = (prefix: string, debit: string, credit: string, amount: string) => `
    INSERT INTO receivables.posting (merchant_id, entry_id, position, debit_account_id, credit_account_id, customer_id, currency, amount_minor, functional_minor)
    SELECT :merchant, md5('${prefix}' || n)::uuid, 1, ${account(debit)}, ${account(credit)}, ${customer}, 'EUR', ${amount}, ${amount}`;
  // Every eighth invoice is half paid, every other fourth in full.
  const amount = "(1000 + n % 90000)";
  const allocated = `(CASE WHEN n % 8 = 0 THEN ${amount} / 2 ELSE ${amount} END)`;
  const open = `(CASE WHEN n % 4 = 0 THEN ${amount} - ${allocated} ELSE ${amount} END)`;
  const invoices = "FROM generate_series(1, :documents) AS n";
  await run(`${document("invoice", "I", issued, amount)} ${invoices}`);
  await run(`${document("payment", "P", paid, amount)} FROM ${payments}`);
  await run(`${item("debit", "I", issued, amount, open)} ${invoices}`);
  await run(`${item("credit", "P", paid, amount, `${amount} - ${allocated}`)} FROM ${payments}`);
  await run(`${entry("invoice", "I", issued)} ${invoices}`);
  await run(`${entry("payment", "P", paid)} FROM ${payments}`);
  await run(`${posting("I", "receivables", "revenue", amount)} ${invoices}`);
  await run(`${posting("P", "bank_clearing", "receivables", amount)} FROM ${payments}`);
  await run(`INSERT INTO receivables.allocation (merchant_id, id, credit_document_id, credit_instalment, debit_document_id, debit_instalment,
      credit_minor, debit_minor, credit_functional_minor, debit_functional_minor, effective_on, booked_at, actor)
    SELECT :merchant, md5('A' || n)::uuid, md5('P' || n)::uuid, 1, md5('I' || n)::uuid, 1, ${allocated}, ${allocated}, ${allocated}, ${allocated},
      ${paid}, (${paid})::timestamptz, 'system:test' FROM ${payments}`);
  await run("SET session_replication_role = origin");
  for (const table of ["customer", "document", "open_item", "allocation", "journal_entry", "posting"]) {
    await database.asAdministrator(`ANALYZE receivables.${table}`);
  }
}
