import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { columnParsers } from "../../src/platform/db/column-parsers.ts";
import { overClient } from "../../src/platform/db/single-connection.ts";
import { putCustomer } from "../../src/receivables/customers/put-customer.ts";
import { putGroup } from "../../src/receivables/customers/put-group.ts";
import { changeDueDate } from "../../src/receivables/documents/change-due-date.ts";
import { chargeFee } from "../../src/receivables/documents/charge-fee.ts";
import { disputeItem } from "../../src/receivables/documents/dispute-item.ts";
import { issueCreditNote } from "../../src/receivables/documents/issue-credit-note.ts";
import { payRefund } from "../../src/receivables/documents/pay-refund.ts";
import { reverseDocument } from "../../src/receivables/documents/reverse-document.ts";
import { moveClosing } from "../../src/receivables/ledger/move-closing.ts";
import { verifyBook } from "../../src/receivables/ledger/verify-book.ts";
import { aDatabase, expectSoundBook, plainDate, type StandardMerchant, type TestDatabase } from "../house.ts";
import { aTradingBook } from "./a-trading-book.ts";

// Goal: no column of the book can be changed behind the program's back, and no row taken away, without the proof
// naming it. Method: in a book that has everything, change each column of each table and delete from each, one at a
// time, as the server's administrator, let the book prove itself, and undo it.

let database: TestDatabase;
let merchant: StandardMerchant;
let client: pg.Client;
beforeAll(async () => {
  database = await aDatabase();
  merchant = await aBookWithEverything();
  // The administrator's own connection, so that every change can be rolled back.
  const [name] = await database.asAdministrator<{ name: string }>("SELECT current_database() AS name");
  const { inject } = await import("vitest");
  client = new pg.Client({ ...inject("databaseServer"), database: name?.name ?? "", types: columnParsers });
  await client.connect();
  return () => client.end();
});

/** Of no consequence to what is owed, or told by nothing else: the proof does not promise to notice these. */
const NOT_PROVEN: Readonly<Record<string, readonly string[]>> = {
  document: [
    "terms",
    "order_reference",
    "purchase_order",
    "method",
    "reason",
    "lines",
    "applies_to_id",
    "content_hash",
    "import_id",
    "import_line",
  ],
  journal_entry: [],
  posting: ["position"],
  open_item: ["version"],
  allocation: ["reason"],
  due_date_change: ["id", "reason"],
  item_dispute: ["id", "reason"],
  period_closing: ["id", "reason", "actor", "booked_at"],
  exposure_sum: [],
};

async function aBookWithEverything(): Promise<StandardMerchant> {
  const book = await aTradingBook(database, { customers: 3 });
  const { merchant: made, invoice, payment, lower, allocate } = book;
  await made.run((ctx) => putGroup(ctx, { reference: "G", name: "G" }));
  for (const reference of ["C1", "C2"])
    await made.run((ctx) => putCustomer(ctx, { reference, name: reference, kind: "business", group: "G" }));
  const month = (closedThrough: string) => (ctx: Parameters<typeof moveClosing>[0]) =>
    moveClosing(ctx, {
      entity: "UK",
      closedThrough: plainDate(closedThrough),
      reason: "done",
      direction: "close",
    });
  await made.run(month("2025-11-30"));
  await made.run(month("2025-12-31"));
  const taxed = { amounts: { netMinor: 10_000n, taxMinor: 2_000n }, purchaseOrder: "PO", order: "O" };
  await invoice("I1", 0n, taxed);
  await invoice("I2", 0n, {
    ...taxed,
    currency: "EUR",
    rate: "0.85",
    terms: "50% net 0, 50% net 30",
    dueOn: undefined,
  });
  await invoice("I3", 4_000n, { customer: "C2" });
  await payment("P1", 5_000n, { remittance: [{ invoice: "I1" }] });
  await payment("P2", 7_000n, { currency: "EUR", rate: "0.9", remittance: [{ invoice: "I2" }] });
  await payment("P3", 9_000n);
  await allocate("P3", "I3", { groupConsent: true, amountMinor: 1_000n });
  await allocate("P3", "I2", { amountMinor: 1_000n, rate: "1.17" });
  await lower("W1", "I1", { kind: "discount", amountMinor: 300n });
  await made.run(async (ctx) => {
    await issueCreditNote(ctx, {
      customer: "C1",
      number: "N1",
      currency: "GBP",
      issuedOn: plainDate("2026-01-08"),
      amounts: { lines: [{ description: "x", quantity: "1", unitAmount: "500", taxRate: "20" }] },
      appliesTo: "I1",
      reason: "returned",
    });
    await chargeFee(ctx, {
      customer: "C1",
      number: "F1",
      currency: "GBP",
      kind: "fee",
      issuedOn: plainDate("2026-02-01"),
      amountMinor: 100n,
      taxMinor: 0n,
      dueOn: plainDate("2026-02-01"),
      reason: "late",
    });
    await payRefund(ctx, {
      customer: "C1",
      number: "R1",
      currency: "GBP",
      issuedOn: plainDate("2026-02-02"),
      amountMinor: 200n,
      method: "bank_transfer",
    });
    await changeDueDate(ctx, { document: "I1", dueOn: plainDate("2026-05-05"), reason: "agreed" });
    await disputeItem(ctx, { document: "I1", disputedMinor: 50n, reason: "damaged" });
    await reverseDocument(ctx, {
      kinds: ["payment"],
      document: "P2",
      reason: "returned",
      method: "returned",
    });
    await reverseDocument(ctx, { kinds: ["invoice"], document: "I3", reason: "wrong", method: "correction" });
  });
  return made;
}

const CONSTRAINT_VIOLATED = /^23/;

/** Changes, proves and undoes; gives the names of the checks that failed, or of the constraint that refused the change. */
async function proofOf(statement: string): Promise<string[]> {
  await client.query("BEGIN");
  try {
    // Without the checks of foreign keys: whoever tampers can switch them off.
    await client.query("SET LOCAL session_replication_role = replica");
    const changed = await client.query(statement, [merchant.merchantId]);
    expect(changed.rowCount, statement).toBeGreaterThan(0);
    const results = await verifyBook({
      merchantId: merchant.merchantId,
      actor: "user:auditor",
      now: merchant.clock.now(),
      requestId: "audit",
      tx: overClient(client as unknown as pg.PoolClient, undefined),
    });
    return results.filter((result) => !result.ok).map((result) => result.name);
  } catch (error) {
    if (error instanceof pg.DatabaseError && CONSTRAINT_VIOLATED.test(error.code ?? ""))
      return [error.constraint ?? "refused"];
    throw error;
  } finally {
    await client.query("ROLLBACK");
  }
}

const CHANGES: Readonly<Record<string, (column: string) => string>> = {
  uuid: (column) => `md5(coalesce(${column}::text, 'x'))::uuid`,
  text: (column) => `coalesce(${column}, '') || 'x'`,
  bigint: (column) => `coalesce(${column}, 0) + 1`,
  integer: (column) => `${column} + 20`,
  smallint: (column) => `${column} + 20`,
  numeric: (column) => `coalesce(${column}, 1) * 2`,
  date: (column) => `coalesce(${column}, '2026-01-01') + 1`,
  "timestamp with time zone": (column) => `${column} + interval '1 day'`,
  jsonb: () => `'{"tampered": true}'`,
};

/** One row of the table that has the column, the earliest by its text; where none has it, one without. */
function oneRow(table: string, column: string): string {
  return `ctid = (SELECT one.ctid FROM receivables.${table} one WHERE one.merchant_id = $1
    ORDER BY one.${column} IS NULL, one.ctid LIMIT 1)`;
}

test("the book with everything is sound to begin with", async () => {
  await expectSoundBook(merchant);
});

test.each(Object.keys(NOT_PROVEN))(
  "every change of a column of %s is noticed, but for those not promised",
  async (table) => {
    const columns = await database.asAdministrator<{ name: string; type: string }>(
      `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'receivables' AND table_name = $1 AND column_name <> 'merchant_id' ORDER BY ordinal_position`,
      [table],
    );
    const unnoticed: string[] = [];
    for (const { name, type } of columns) {
      const change = CHANGES[type]?.(name);
      if (change === undefined) throw new Error(`no change for ${type}`);
      const statement = `UPDATE receivables.${table} SET ${name} = ${change} WHERE merchant_id = $1 AND ${oneRow(table, name)}`;
      if ((await proofOf(statement)).length === 0) unnoticed.push(name);
    }
    expect(unnoticed).toEqual(NOT_PROVEN[table]);
  },
);

test.each(Object.keys(NOT_PROVEN))("a row taken from %s is noticed", async (table) => {
  // A sum of nothing says the same as no sum.
  const telling =
    table === "exposure_sum" ? "AND open_debits_minor + unapplied_minor + reserved_minor > 0" : "";
  const statement = `DELETE FROM receivables.${table} WHERE merchant_id = $1 AND ctid = (
    SELECT ctid FROM receivables.${table} WHERE merchant_id = $1 ${telling} ORDER BY ctid DESC LIMIT 1)`;
  expect(await proofOf(statement)).not.toEqual([]);
});

const account = (purpose: string) =>
  `(SELECT id FROM receivables.ledger_account WHERE merchant_id = $1 AND purpose = '${purpose}')`;
const documentId = (number: string) =>
  `(SELECT id FROM receivables.document WHERE merchant_id = $1 AND number = '${number}')`;

test.each([
  [
    "income moved from revenue to fees",
    `UPDATE receivables.posting SET credit_account_id = ${account("fee_income")} WHERE merchant_id = $1 AND credit_account_id = ${account("revenue")}`,
  ],
  [
    "tax taken as revenue",
    `UPDATE receivables.posting SET credit_account_id = ${account("revenue")} WHERE merchant_id = $1 AND credit_account_id = ${account("tax_payable")}`,
  ],
  [
    "an exchange gain turned into a loss",
    `UPDATE receivables.posting SET debit_account_id = ${account("fx_loss")} WHERE merchant_id = $1 AND amount_minor IS NULL AND debit_account_id <> ${account("fx_loss")}`,
  ],
  [
    "both legs of an invoice exchanged",
    `UPDATE receivables.posting SET debit_account_id = credit_account_id, credit_account_id = debit_account_id WHERE merchant_id = $1 AND entry_id = ${documentId("I1")}`,
  ],
  [
    "net moved into tax",
    `UPDATE receivables.posting SET amount_minor = amount_minor + CASE position WHEN 1 THEN -5 ELSE 5 END,
      functional_minor = functional_minor + CASE position WHEN 1 THEN -5 ELSE 5 END WHERE merchant_id = $1 AND entry_id = ${documentId("I1")}`,
  ],
  [
    "a document moved to another customer with everything that is its own",
    `WITH other AS (SELECT id FROM receivables.customer WHERE merchant_id = $1 AND reference = 'C3'),
      item AS (UPDATE receivables.open_item SET customer_id = (SELECT id FROM other) WHERE merchant_id = $1 AND document_id = ${documentId("F1")}),
      posting AS (UPDATE receivables.posting SET customer_id = (SELECT id FROM other) WHERE merchant_id = $1 AND entry_id = ${documentId("F1")})
      UPDATE receivables.document SET customer_id = (SELECT id FROM other) WHERE merchant_id = $1 AND number = 'F1'`,
  ],
  [
    "a whole document taken away",
    `WITH item AS (DELETE FROM receivables.open_item WHERE merchant_id = $1 AND document_id = ${documentId("F1")}),
      posting AS (DELETE FROM receivables.posting WHERE merchant_id = $1 AND entry_id = ${documentId("F1")}),
      entry AS (DELETE FROM receivables.journal_entry WHERE merchant_id = $1 AND id = ${documentId("F1")}),
      kept AS (UPDATE receivables.exposure_sum SET open_debits_minor = open_debits_minor - 100 WHERE merchant_id = $1 AND currency = 'GBP' AND account_id IN (
        SELECT id FROM receivables.customer WHERE merchant_id = $1 AND reference = 'C1' UNION SELECT id FROM receivables.customer_group WHERE merchant_id = $1))
      DELETE FROM receivables.document WHERE merchant_id = $1 AND number = 'F1'`,
  ],
  [
    "a due date and the change that says so moved together",
    `WITH item AS (UPDATE receivables.open_item SET due_on = due_on + 30 WHERE merchant_id = $1 AND document_id = ${documentId("I1")})
      UPDATE receivables.due_date_change SET due_on = due_on + 30 WHERE merchant_id = $1`,
  ],
  [
    "a document and its entry and item dated to another day",
    `WITH item AS (UPDATE receivables.open_item SET effective_on = effective_on + 1 WHERE merchant_id = $1 AND document_id = ${documentId("F1")}),
      entry AS (UPDATE receivables.journal_entry SET effective_on = effective_on + 1 WHERE merchant_id = $1 AND id = ${documentId("F1")})
      UPDATE receivables.document SET issued_on = issued_on + 1 WHERE merchant_id = $1 AND number = 'F1'`,
  ],
  [
    "exposure made up by insurance that nobody booked",
    "UPDATE receivables.exposure_sum SET insured_minor = 1000000 WHERE merchant_id = $1",
  ],
])("noticed: %s", async (_what, statement) => {
  expect(await proofOf(statement)).not.toEqual([]);
});
