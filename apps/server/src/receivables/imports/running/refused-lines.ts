import type { ImportLine } from "../line-store.ts";
import { MAX_RAW_LENGTH } from "../reading/limits.ts";
import type { PlacedRow } from "./types.ts";

const NEEDS_QUOTES = /["\r\n]/;

/** Text as the database can keep it: without NUL and without halves of characters. */
export function storable(text: string): string {
  return (text.includes("\0") ? text.replaceAll("\0", "\uFFFD") : text).toWellFormed();
}

/** A row written as a line again, as far as it is kept for showing. */
export function rawOf(cells: readonly string[], delimiter: string): string {
  const parts: string[] = [];
  let length = 0;
  for (const cell of cells) {
    if (length > MAX_RAW_LENGTH) break;
    const part =
      NEEDS_QUOTES.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
    parts.push(part);
    length += part.length + 1;
  }
  return storable(parts.join(delimiter).slice(0, MAX_RAW_LENGTH));
}

/** The line of a row that was left out. */
export function leftOut(
  row: PlacedRow,
  delimiter: string,
  outcome: ImportLine["outcome"],
  code: string,
  message: string,
): ImportLine {
  return { line: row.line, outcome, code, message: storable(message), raw: rawOf(row.cells, delimiter) };
}
