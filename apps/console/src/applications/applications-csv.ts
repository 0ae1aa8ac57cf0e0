import { formatMinor, isCurrency } from "@goodterms/kernel";
import { csvFile, csvText } from "../shell/csv.ts";
import type { ApplicationRow } from "./types.ts";

const HEADERS = [
  ...["id", "applicant", "contact", "email", "country", "kind", "state", "requested", "currency", "findings"],
  ...["credit_score", "pays", "suggestion", "trading_since", "assigned_to", "handed_in", "decided"],
];

/** Applications as a CSV file, one line each. */
export function applicationsCsv(rows: readonly ApplicationRow[]): string[] {
  return csvFile(HEADERS, rows.map(cells));
}

function cells(row: ApplicationRow): string[] {
  const { requested } = row;
  return [
    row.id,
    csvText(row.name ?? ""),
    csvText(row.contact ?? ""),
    csvText(row.email ?? ""),
    row.country ?? "",
    row.kind,
    row.state,
    requested === null ? "" : exact(requested.amount, requested.currency),
    requested?.currency ?? "",
    row.severity ?? "",
    row.creditScore ?? "",
    csvText(row.paymentScore ?? ""),
    row.recommendation ?? "",
    row.yearStarted === null ? "" : String(row.yearStarted),
    csvText(row.assignedTo ?? ""),
    row.submittedAt ?? "",
    row.decidedAt ?? "",
  ];
}

function exact(amount: number, currency: string): string {
  return isCurrency(currency) ? formatMinor(BigInt(amount), currency) : String(amount);
}
