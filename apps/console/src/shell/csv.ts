const FORMULA_START = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** A whole CSV file (RFC 4180, with a byte order mark so that spreadsheets read UTF-8), as the parts of a Blob. */
export function csvFile(headers: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return ["\ufeff", csvLine(headers), ...rows.map(csvLine)];
}

/** Somebody's own words: what a spreadsheet would run as a formula is made plain text by an apostrophe. */
export function csvText(value: string): string {
  return FORMULA_START.test(value) ? `'${value}` : value;
}

function csvLine(values: readonly string[]): string {
  return `${values.map((value) => (NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(",")}\r\n`;
}
