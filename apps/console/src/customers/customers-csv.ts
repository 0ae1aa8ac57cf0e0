import { formatMinor, isCurrency } from "@goodterms/kernel";
import type { CustomerRow } from "../api/types.ts";
import { csvFile, csvText } from "../shell/csv.ts";

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

/** The rows as lines of CSV (RFC 4180, with a byte order mark so that spreadsheets read UTF-8). */
export function customersCsv(rows: readonly CustomerRow[]): string[] {
  return csvFile(HEADERS, rows.map(cells));
}

function cells(row: CustomerRow): string[] {
  const money = (amount: number): string =>
    row.currency !== null && isCurrency(row.currency)
      ? formatMinor(BigInt(amount), row.currency)
      : String(amount);
  return [
    csvText(row.reference),
    csvText(row.name),
    csvText(row.country ?? ""),
    row.currency ?? "",
    money(row.openAmount),
    money(row.overdueAmount),
    money(row.unappliedAmount),
    row.oldestDueOn ?? "",
    String(row.daysPastDue),
    String(row.openItems),
  ];
}
