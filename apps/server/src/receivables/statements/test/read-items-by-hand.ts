import { type PlainDate, plainDate } from "@goodterms/kernel";
import type { TestDatabase } from "../../../../test/house.ts";
import type { AgedItem } from "../rules.ts";
import type { Book } from "./a-book.ts";

/** One item at a time, one allocation at a time: slow, and written without a look at the statements it checks. */
export async function readItemsByHand(
  database: TestDatabase,
  book: Book,
  asOn: PlainDate,
): Promise<AgedItem[]> {
  const rows = await database.asAdministrator<{
    document_id: string;
    side: "debit" | "credit";
    currency: string;
    original_minor: string;
    due: string;
    effective: string;
  }>(
    `SELECT document_id, side, currency, original_minor, original_due_on::text AS due, effective_on::text AS effective
     FROM receivables.open_item WHERE merchant_id = $1`,
    [book.merchant.merchantId],
  );
  const applied = await database.asAdministrator<{
    credit_document_id: string;
    debit_document_id: string;
    credit_minor: string;
    debit_minor: string;
  }>(
    "SELECT * FROM receivables.allocation WHERE merchant_id = $1 AND effective_on <= $2::date AND reverses_id IS NULL",
    [book.merchant.merchantId, asOn],
  );
  const dues = await database.asAdministrator<{ document_id: string; due: string }>(
    "SELECT document_id, due_on::text AS due FROM receivables.due_date_change WHERE merchant_id = $1 ORDER BY item_version",
    [book.merchant.merchantId],
  );
  const disputes = await database.asAdministrator<{ document_id: string; disputed_minor: string }>(
    "SELECT document_id, disputed_minor FROM receivables.item_dispute WHERE merchant_id = $1 ORDER BY item_version",
    [book.merchant.merchantId],
  );
  return rows.flatMap((row) => {
    let openMinor = BigInt(row.original_minor);
    for (const one of applied) {
      if (one.credit_document_id === row.document_id) openMinor -= BigInt(one.credit_minor);
      if (one.debit_document_id === row.document_id) openMinor -= BigInt(one.debit_minor);
    }
    const dueOn = dues.findLast((change) => change.document_id === row.document_id)?.due ?? row.due;
    const disputed = BigInt(
      disputes.findLast((change) => change.document_id === row.document_id)?.disputed_minor ?? "0",
    );
    const disputedMinor = disputed < openMinor ? disputed : openMinor;
    if (openMinor === 0n || row.effective > asOn) return [];
    return [
      { side: row.side, currency: row.currency, openMinor, disputedMinor, dueOn: plainDate(dueOn), asOn },
    ];
  });
}
