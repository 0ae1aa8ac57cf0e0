import { buildDocument, type DocumentFault, type FoldRules, type PlacedRecord } from "./build-document.ts";
import type { DocumentRefusalCode, FoldedDocument, LineOutcome, MappedRow } from "./documents.ts";
import type { DocumentRecord } from "./records.ts";

/** Rows that one document may have; beyond it the number is no document number. */
export const MAX_DOCUMENT_ROWS = 50_000;

const MAX_LISTED_LINES = 20;

/**
 * Folds the rows of a file into documents by number, wherever in the file they stand, in the order in
 * which the numbers first appear. It holds the rows it is given, so give it a bounded part of a large
 * file (all rows of a number together) rather than the whole.
 */
export function* groupDocuments(rows: Iterable<MappedRow>, rules: FoldRules): Generator<FoldedDocument> {
  const byNumber = new Map<string, MappedRow[]>();
  for (const row of rows) {
    const number = row.refusal === undefined ? row.record.number : row.refusal.number;
    if (number === null) {
      yield foldDocument([row], rules);
      continue;
    }
    const others = byNumber.get(number);
    if (others === undefined) byNumber.set(number, [row]);
    else others.push(row);
  }
  for (const group of byNumber.values()) yield foldDocument(group, rules);
}

/**
 * Folds all rows of one number into one document, or refuses it whole: a document of which one row is
 * missing would be false. Every row given has exactly one outcome. A negative total is a credit note of
 * the signed sum, where the mapping says so.
 */
export function foldDocument(rows: readonly MappedRow[], rules: FoldRules): FoldedDocument {
  const placed: PlacedRecord[] = [];
  let firstRefused: MappedRow | null = null;
  for (const row of rows) {
    if (row.refusal === undefined) placed.push({ line: row.line, record: row.record });
    else firstRefused ??= row;
  }
  if (firstRefused !== null) return refuseIncomplete(rows, firstRefused);
  const [first] = placed;
  if (first === undefined) return { document: null, refusal: null, lines: [] };
  const duplicates = rules.rowsOfOneNumber === "one_row" ? repeatedRows(placed) : new Map<number, number>();
  const counted = placed.filter(({ line }) => !duplicates.has(line));
  const conflict = conflictOf(counted, rules);
  if (conflict !== null) return refuseAll(placed, conflict.code, conflict.message);
  const parts = rules.rowsOfOneNumber === "repeat" ? counted.slice(0, 1) : counted;
  const result = buildDocument(first.record, parts, counted, rules);
  if ("code" in result) return refuseAll(placed, result.code, result.message);
  const lines = placed.map(({ line }): LineOutcome => {
    const original = duplicates.get(line);
    if (original === undefined) return { line, outcome: "accepted" };
    return { line, outcome: "duplicate", message: `Line ${line} is the same as line ${original}.` };
  });
  return { document: result, refusal: null, lines };
}

function refuseIncomplete(rows: readonly MappedRow[], refused: MappedRow): FoldedDocument {
  const code = "incomplete_document";
  const number = refused.refusal?.number ?? null;
  const message = `Document ${number ?? ""} is refused whole, because its line ${refused.line} was refused.`;
  const lines = rows.map((row): LineOutcome => {
    if (row.refusal === undefined) return { line: row.line, outcome: "refused", code, message };
    const { refusal } = row;
    return { line: row.line, outcome: "refused", code: refusal.code, message: refusal.message };
  });
  const isAlone = rows.length === 1;
  return { document: null, refusal: isAlone ? null : { code, message }, lines };
}

function refuseAll(rows: readonly PlacedRecord[], code: DocumentRefusalCode, detail: string): FoldedDocument {
  const number = rows[0]?.record.number ?? "";
  const listed = rows.slice(0, MAX_LISTED_LINES).map(({ line }) => line);
  const more = rows.length > MAX_LISTED_LINES ? ` and ${rows.length - MAX_LISTED_LINES} more` : "";
  const where = rows.length === 1 ? `line ${listed[0]}` : `lines ${listed.join(", ")}${more}`;
  const message = `Document ${number} (${where}) ${detail}`;
  const lines = rows.map(({ line }): LineOutcome => ({ line, outcome: "refused", code, message }));
  return { document: null, refusal: { code, message }, lines };
}

/** Line of each row that says the same as an earlier one → that earlier line. */
function repeatedRows(rows: readonly PlacedRecord[]): ReadonlyMap<number, number> {
  const repeated = new Map<number, number>();
  if (rows.length < 2) return repeated;
  const seen = new Map<string, number>();
  for (const { line, record } of rows) {
    const content = contentOf(record);
    const original = seen.get(content);
    if (original === undefined) seen.set(content, line);
    else repeated.set(line, original);
  }
  return repeated;
}

function contentOf(record: DocumentRecord): string {
  return JSON.stringify(record, (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
}

/** What makes rows of one number not one document. */
function conflictOf(rows: readonly PlacedRecord[], rules: FoldRules): DocumentFault | null {
  if (rows.length > MAX_DOCUMENT_ROWS) {
    return {
      code: "too_many_lines",
      message: `has more than ${MAX_DOCUMENT_ROWS} rows. Check the number column.`,
    };
  }
  const customers = distinct(rows, (record) => record.customer);
  if (customers.length > 1) {
    return {
      code: "mixed_customers",
      message: `names several customers: ${customers.slice(0, 3).join(", ")}.`,
    };
  }
  const currencies = distinct(rows, (record) => record.currency);
  if (currencies.length > 1) {
    return {
      code: "mixed_currencies",
      message: `has several currencies: ${currencies.slice(0, 3).join(", ")}.`,
    };
  }
  if (distinct(rows, (record) => record.documentKind).length > 1) {
    return { code: "mixed_kinds", message: "is called both an invoice and a credit note." };
  }
  if (rows.length > 1 && rules.rowsOfOneNumber === "one_row") {
    return { code: "conflicting_rows", message: "comes several times with different content." };
  }
  const isRepeat = rules.rowsOfOneNumber === "repeat";
  if (isRepeat && distinct(rows, (r) => `${r.totalMinor}|${r.netMinor}|${r.openMinor}`).length > 1) {
    return {
      code: "conflicting_rows",
      message: "has rows that state different amounts for the whole document.",
    };
  }
  if (distinct(rows, (record) => record.openMinor === null).length > 1) {
    return { code: "conflicting_rows", message: "states on some rows only what is still open." };
  }
  return null;
}

function distinct<Value>(
  rows: readonly PlacedRecord[],
  pick: (record: DocumentRecord) => Value,
): readonly Value[] {
  return [...new Set(rows.map(({ record }) => pick(record)))];
}
