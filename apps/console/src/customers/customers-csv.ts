import { formatMinor, isCurrency } from "@goodterms/kernel";
import type { CustomerRow } from "../api/types.ts";

const HEADERS = [
  "reference",
  "name",
  "country",
  "currency",
  "open",
  "overdue",
  "unapplied",
  "oldest_due_on",
  "days_past_due",
  "open_items",
];
const FORMULA_START = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** The rows as lines of CSV (RFC 4180, with a byte order mark so that spreadsheets read UTF-8). */
export function customersCsv(rows: readonly CustomerRow[]): string[] {
  return ["\ufeff", line(HEADERS), ...rows.map((row) => line(cells(row)))];
}

function cells(row: CustomerRow): string[] {
  const money = (amount: number): string =>
    row.currency !== null && isCurrency(row.currency)
      ? formatMinor(BigInt(amount), row.currency)
      : String(amount);
  return [
    text(row.reference),
    text(row.name),
    text(row.country ?? ""),
    row.currency ?? "",
    money(row.openAmount),
    money(row.overdueAmount),
    money(row.unappliedAmount),
    row.oldestDueOn ?? "",
    String(row.daysPastDue),
    String(row.openItems),
  ];
}

/** A customer's own words: one that a spreadsheet would run as a formula is made plain text by an apostrophe. */
function text(value: string): string {
  return FORMULA_START.test(value) ? `'${value}` : value;
}

function line(values: readonly string[]): string {
  return `${values.map((value) => (NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(",")}\r\n`;
}
