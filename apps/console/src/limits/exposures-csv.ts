import { formatMinor } from "@goodterms/kernel";
import { csvFile, csvText } from "../shell/csv.ts";
import type { TopExposures } from "./limit-types.ts";

const HEADERS = [
  "reference",
  "name",
  "currency",
  "exposure",
  "share_percent",
  "covered",
  "ceiling",
  "ceiling_currency",
];

/** The report as a CSV file: amounts in whole units with decimals, empty where nothing is known. */
export function exposuresCsv(report: TopExposures): string[] {
  const amount = (minor: number | null, currency: string): string =>
    minor === null ? "" : formatMinor(BigInt(minor), currency);
  return csvFile(
    HEADERS,
    report.rows.map((row) => [
      csvText(row.reference),
      csvText(row.name),
      report.currency,
      amount(row.exposure, report.currency),
      row.share === null ? "" : String(row.share),
      amount(row.cover, report.currency),
      amount(row.ceiling, row.ceilingCurrency),
      row.ceilingCurrency,
    ]),
  );
}
