import { formatId, formatMinor } from "@goodterms/kernel";
import { stringify } from "csv-stringify/sync";
import { neutraliseCell } from "../imports/mapping/neutralise-cell.ts";
import type { AgeingKeyKind, AgeingRow } from "./ageing-store.ts";
import type { AgeingStream } from "./read-ageing.ts";
import type { BalancedLine, StatementStream } from "./read-statement.ts";
import { lineText } from "./wording.ts";

const KEY_COLUMNS: Readonly<Record<AgeingKeyKind, readonly string[]>> = {
  customer: ["customer", "name", "customerId"],
  entity: ["entity", "name", "entityId"],
  owner: ["ownerId"],
  currency: [],
  total: [],
};
const STATEMENT_COLUMNS = [
  "currency",
  "date",
  "kind",
  "number",
  "description",
  "dueOn",
  "debit",
  "credit",
  "balance",
];

/** The ageing report as CSV, in pieces: a row a key and currency, amounts as decimals in major units. */
export async function* writeAgeingCsv(report: AgeingStream): AsyncGenerator<string> {
  const sums = ["currency", "notDue", ...report.buckets.map((bucket) => `days ${bucket.label}`)];
  const more = ["open", "overdue", "unapplied", "net", "disputed", "asOn"];
  yield line([...KEY_COLUMNS[report.by], ...sums, ...more]);
  for await (const rows of report.rows) {
    yield rows.map((row) => line([...keyCells(report.by, row), ...sumCells(row), report.asOn])).join("");
  }
}

function keyCells(by: AgeingKeyKind, { key }: AgeingRow): string[] {
  if (by === "owner") return [key.ownerId ?? ""];
  if (by !== "customer" && by !== "entity") return [];
  const id = formatId(by === "customer" ? "cus" : "ent", key.id ?? "");
  return [key.reference ?? "", key.name ?? "", id];
}

function sumCells(row: AgeingRow): string[] {
  const amounts = [row.currentMinor, ...row.bucketsMinor, row.openMinor, row.overdueMinor];
  const others = [row.unappliedMinor, row.netMinor, row.disputedMinor];
  return [row.currency, ...[...amounts, ...others].map((minor) => formatMinor(minor, row.currency))];
}

/**
 * A statement as CSV, in pieces: each currency from its opening balance to its closing balance; those in which nothing
 * moved come last.
 */
export async function* writeStatementCsv(statement: StatementStream): AsyncGenerator<string> {
  const { from, to } = statement;
  const unmoved = new Map(statement.openingsMinor);
  let last: BalancedLine | undefined;
  const opening = (currency: string, minor: bigint) => balanceLine(currency, from, "Opening balance", minor);
  const closing = (currency: string, minor: bigint) => balanceLine(currency, to, "Closing balance", minor);
  yield line(STATEMENT_COLUMNS);
  for await (const rows of statement.lines) {
    let text = "";
    for (const row of rows) {
      if (row.currency !== last?.currency) {
        if (last !== undefined) text += closing(last.currency, last.balanceMinor);
        text += opening(row.currency, unmoved.get(row.currency) ?? 0n);
        unmoved.delete(row.currency);
      }
      text += line(lineCells(row));
      last = row;
    }
    yield text;
  }
  if (last !== undefined) yield closing(last.currency, last.balanceMinor);
  for (const [currency, minor] of unmoved) yield opening(currency, minor) + closing(currency, minor);
}

function balanceLine(currency: string, date: string, description: string, minor: bigint): string {
  return line([currency, date, "", "", description, "", "", "", formatMinor(minor, currency)]);
}

function lineCells(row: BalancedLine): string[] {
  const amount = (minor: bigint) => (minor === 0n ? "" : formatMinor(minor, row.currency));
  const about = [row.currency, row.on, row.kind, row.number ?? "", lineText(row), row.dueOn ?? ""];
  return [
    ...about,
    amount(row.debitMinor),
    amount(row.creditMinor),
    formatMinor(row.balanceMinor, row.currency),
  ];
}

function line(cells: readonly string[]): string {
  return stringify([cells.map(neutraliseCell)]);
}
