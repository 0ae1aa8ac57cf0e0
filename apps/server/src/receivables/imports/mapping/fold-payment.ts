import { isSafeAmount } from "@goodterms/kernel";
import type { LineOutcome } from "./documents.ts";
import { MAX_DOCUMENT_ROWS } from "./group-documents.ts";
import type { Mapping } from "./mapping.ts";
import type { PaymentRecord, Refusal } from "./records.ts";

/** One row of a payment file after the mapping: understood, or refused. */
export type MappedPaymentRow =
  | { readonly line: number; readonly record: PaymentRecord; readonly refusal?: undefined }
  | { readonly line: number; readonly refusal: Refusal; readonly record?: undefined };

/** One payment, folded from its rows. */
export interface ImportedPayment extends Omit<PaymentRecord, "invoice"> {
  /** The invoices it is for, in the order of the file; `minor` is what the file gives to each, null where it does not say. */
  readonly remittances: readonly { readonly invoice: string; readonly minor: bigint | null }[];
  readonly line: number;
}

export interface FoldedPayment {
  /** Null when the payment is refused. */
  readonly payment: ImportedPayment | null;
  readonly lines: readonly LineOutcome[];
}

type PlacedPayment = MappedPaymentRow & { readonly record: PaymentRecord };

/**
 * Folds all rows of one payment reference into one payment: a remittance list has a row for each invoice. Where rows
 * are parts (`sum`) the payment is their sum and each row settles its invoice; where each repeats the whole amount
 * (`repeat`) it counts once and settles the invoices in turn. A row that says the same as an earlier one about the same
 * invoice is a duplicate; a refused row, or rows that cannot be one payment, refuse it whole. Pure.
 */
export function foldPayment(
  rows: readonly MappedPaymentRow[],
  rules: Pick<Mapping, "rowsOfOneNumber">,
): FoldedPayment {
  const placed = rows.filter((row): row is PlacedPayment => row.record !== undefined);
  const refused = rows.find((row) => row.refusal !== undefined);
  if (refused !== undefined) return refuseIncomplete(rows, refused);
  const repeated = repeatedRows(placed);
  const counted = placed.filter(({ line }) => !repeated.has(line));
  const [first] = counted;
  if (first === undefined) return { payment: null, lines: [] };
  const conflict = conflictOf(counted, rules);
  if (conflict !== null) return refuseAll(placed, conflict.code, conflict.message);
  const isSum = rules.rowsOfOneNumber === "sum";
  const amountMinor = isSum
    ? counted.reduce((sum, { record }) => sum + record.amountMinor, 0n)
    : first.record.amountMinor;
  if (!isSafeAmount(amountMinor)) {
    return refuseAll(placed, "absurd_amount", "has a sum beyond the bound for one payment.");
  }
  const { invoice: _, ...head } = first.record;
  const payment: ImportedPayment = {
    ...head,
    customer: firstGiven(counted, (record) => record.customer),
    method: firstGiven(counted, (record) => record.method),
    remittanceText: firstGiven(counted, (record) => record.remittanceText),
    amountMinor,
    remittances: counted.flatMap(({ record }) =>
      record.invoice === null ? [] : [{ invoice: record.invoice, minor: isSum ? record.amountMinor : null }],
    ),
    line: first.line,
  };
  return { payment, lines: placed.map(({ line }) => outcomeOf(line, repeated.get(line))) };
}

function outcomeOf(line: number, original: number | undefined): LineOutcome {
  if (original === undefined) return { line, outcome: "accepted" };
  return { line, outcome: "duplicate", message: `Line ${line} is the same as line ${original}.` };
}

/** Line of each row that names the same invoice and says the same as an earlier one → that earlier line. */
function repeatedRows(rows: readonly PlacedPayment[]): ReadonlyMap<number, number> {
  const repeated = new Map<number, number>();
  const seen = new Map<string, number>();
  for (const { line, record } of rows.length < 2 ? [] : rows) {
    // Rows that name no invoice may well be equal parts; nothing tells them from repetitions.
    if (record.invoice === null) continue;
    const content = `${record.amountMinor} ${record.currency} ${record.receivedOn} ${record.invoice}`;
    const original = seen.get(content);
    if (original === undefined) seen.set(content, line);
    else repeated.set(line, original);
  }
  return repeated;
}

interface Conflict {
  readonly code: string;
  readonly message: string;
}

/** What makes rows of one reference not one payment. */
function conflictOf(
  rows: readonly PlacedPayment[],
  rules: Pick<Mapping, "rowsOfOneNumber">,
): Conflict | null {
  if (rows.length > MAX_DOCUMENT_ROWS) {
    const message = `has more than ${MAX_DOCUMENT_ROWS} rows. Check the reference column.`;
    return { code: "too_many_lines", message };
  }
  // A row that names no customer is the customer's of the rows that do.
  const customers = distinct(rows, (record) => record.customer).filter((customer) => customer !== null);
  if (customers.length > 1) {
    const message = `names several customers: ${customers.slice(0, 3).join(", ")}. Give each its own reference.`;
    return { code: "mixed_customers", message };
  }
  const currencies = distinct(rows, (record) => record.currency);
  if (currencies.length > 1) {
    return {
      code: "mixed_currencies",
      message: `has several currencies: ${currencies.slice(0, 3).join(", ")}.`,
    };
  }
  const days = distinct(rows, (record) => record.receivedOn);
  if (days.length > 1) {
    const message = `was received on several days: ${days.slice(0, 3).join(", ")}. Give each its own reference.`;
    return { code: "conflicting_rows", message };
  }
  if (rows.length > 1 && rules.rowsOfOneNumber === "one_row") {
    return { code: "conflicting_rows", message: "comes several times with different content." };
  }
  if (rules.rowsOfOneNumber === "repeat" && distinct(rows, (record) => record.amountMinor).length > 1) {
    return {
      code: "conflicting_rows",
      message: "has rows that state different amounts for the whole payment.",
    };
  }
  return null;
}

function refuseIncomplete(rows: readonly MappedPaymentRow[], cause: MappedPaymentRow): FoldedPayment {
  const message = `Payment ${cause.refusal?.number ?? ""} is refused whole, because its line ${cause.line} was refused.`;
  const lines = rows.map(({ line, refusal }): LineOutcome => {
    if (refusal === undefined) return { line, outcome: "refused", code: "incomplete_document", message };
    return { line, outcome: "refused", code: refusal.code, message: refusal.message };
  });
  return { payment: null, lines };
}

const MAX_LISTED_LINES = 20;

function refuseAll(rows: readonly PlacedPayment[], code: string, detail: string): FoldedPayment {
  const listed = rows.slice(0, MAX_LISTED_LINES).map(({ line }) => line);
  const more = rows.length > MAX_LISTED_LINES ? ` and ${rows.length - MAX_LISTED_LINES} more` : "";
  const where = rows.length === 1 ? `line ${listed[0]}` : `lines ${listed.join(", ")}${more}`;
  const message = `Payment ${rows[0]?.record.reference ?? ""} (${where}) ${detail}`;
  return { payment: null, lines: rows.map(({ line }) => ({ line, outcome: "refused", code, message })) };
}

function distinct<Value>(rows: readonly PlacedPayment[], pick: (record: PaymentRecord) => Value): Value[] {
  return [...new Set(rows.map(({ record }) => pick(record)))];
}

function firstGiven<Value>(
  rows: readonly PlacedPayment[],
  pick: (record: PaymentRecord) => Value | null,
): Value | null {
  return rows.map(({ record }) => pick(record)).find((value) => value !== null) ?? null;
}
