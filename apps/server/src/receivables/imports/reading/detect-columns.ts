import { FileError } from "./file-error.ts";
import { DELIMITER_SAMPLE_RECORDS, MAX_COLUMNS, MAX_HEADER_LENGTH } from "./limits.ts";
import type { Delimiter } from "./rows.ts";
import { createRecordSplitter, lineTooLong } from "./split-records.ts";

export interface DetectedColumns {
  readonly delimiter: Delimiter;
  readonly headers: readonly string[];
  readonly hasHeader: boolean;
  /** The last physical line before the data: the header's, or that of a `sep=` line. 0 without either. */
  readonly headerLine: number;
  readonly warnings: readonly string[];
}

interface SampleRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t", "|"];
const DELIMITER_SAMPLE_LENGTH = 262_144;
const SEPARATOR_LINE = /^sep=([,;\t|])[ \t]*$/i;
const NUMBER_CELL = /^[+-]?[0-9][0-9.,' ]*$/;
const DATE_CELL = /^[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}(?:[ T][0-9:.]+)?$/;

/**
 * Finds the separator, the line of column names and the names, from the first text of a file. Throws
 * FileError empty_file, no_header, too_many_columns or line_too_long.
 */
export function detectColumns(
  text: string,
  isComplete: boolean,
  asked: { readonly delimiter?: Delimiter; readonly hasHeader?: boolean },
): DetectedColumns {
  const separatorLine = SEPARATOR_LINE.exec(text.slice(0, text.search(/[\r\n]|$/)));
  const named = asked.delimiter ?? (separatorLine?.[1] as Delimiter | undefined);
  const warnings: string[] = [];
  const delimiter = named ?? detectDelimiter(text, isComplete, warnings);
  const skippedLine = separatorLine === null ? 0 : 1;
  const first = sampleRecords(text, isComplete, delimiter, skippedLine + 2).find(
    (record) => record.line > skippedLine,
  );
  if (first === undefined) throw isComplete ? noRecord(text, skippedLine + 1) : lineTooLong(skippedLine + 1);
  const endsAt = first.line + first.cells.reduce((sum, cell) => sum + lineEndsIn(cell), 0);
  if (first.cells.length > MAX_COLUMNS) throw tooManyColumns(first);
  if (asked.hasHeader === false) {
    const headers = first.cells.map((_, index) => `column ${index + 1}`);
    return { delimiter, headers, hasHeader: false, headerLine: skippedLine, warnings };
  }
  if (asked.hasHeader === undefined) refuseDataAsHeader(first);
  const headers = uniqueHeaders(first.cells, warnings);
  return { delimiter, headers, hasHeader: true, headerLine: endsAt, warnings };
}

/** Line breaks within one cell, a CRLF counted once. */
function lineEndsIn(cell: string): number {
  return cell.match(/\r\n|\r|\n/g)?.length ?? 0;
}

function noRecord(text: string, line: number): FileError {
  if (text.trim() === "") return new FileError("empty_file", "The file has no text in it. Export it again.");
  const remedy = "Its quotes do not close. Correct the line of column names.";
  return new FileError("no_header", `Line ${line} cannot be read as column names. ${remedy}`, line);
}

function tooManyColumns(first: SampleRecord): FileError {
  const found = `Line ${first.line} has ${first.cells.length} columns, the limit is ${MAX_COLUMNS}.`;
  return new FileError(
    "too_many_columns",
    `${found} Check the separator, or export fewer columns.`,
    first.line,
  );
}

/** A first line with a bare number or date in it is data, and importing it as names would lose a row. */
function refuseDataAsHeader(first: SampleRecord): void {
  const data = first.cells.find((cell) => NUMBER_CELL.test(cell.trim()) || DATE_CELL.test(cell.trim()));
  if (data === undefined) return;
  const found = `Line ${first.line} looks like data ("${data.trim().slice(0, 40)}"), not column names.`;
  const remedy = "Add a line of names, or say whether the file has one.";
  throw new FileError("no_header", `${found} ${remedy}`, first.line);
}

function detectDelimiter(text: string, isComplete: boolean, warnings: string[]): Delimiter {
  let best: Delimiter = ",";
  let bestScore = 0;
  let bestWidth = 1;
  for (const delimiter of DELIMITERS) {
    const records = sampleRecords(text, isComplete, delimiter, DELIMITER_SAMPLE_RECORDS);
    const width = records[0]?.cells.length ?? 1;
    if (width < 2) continue;
    const score = records.filter((record) => record.cells.length === width).length / records.length;
    if (score > bestScore || (score === bestScore && width > bestWidth)) {
      best = delimiter;
      bestScore = score;
      bestWidth = width;
    }
  }
  if (bestWidth === 1) warnings.push("No separator was found, so the file has one column.");
  return best;
}

function sampleRecords(
  text: string,
  isComplete: boolean,
  delimiter: Delimiter,
  count: number,
): readonly SampleRecord[] {
  const records: SampleRecord[] = [];
  const splitter = createRecordSplitter(delimiter, {
    record: (line, cells) => {
      if (records.length < count) records.push({ line, cells });
    },
    malformed: () => undefined,
    blank: () => undefined,
  });
  const part = text.slice(0, DELIMITER_SAMPLE_LENGTH);
  splitter.write(part);
  if (records.length < count && part.length < text.length) splitter.write(text.slice(part.length));
  if (records.length < count && isComplete) splitter.end();
  return records;
}

/** Empty names become "column N", repeated ones get " (2)"; each change is told. */
function uniqueHeaders(cells: readonly string[], warnings: string[]): readonly string[] {
  const names = cells.map((cell) => cell.trim().slice(0, MAX_HEADER_LENGTH).trimEnd());
  const taken = new Set(names);
  const used = new Set<string>();
  return names.map((name, index) => {
    if (name !== "" && !used.has(name)) {
      used.add(name);
      return name;
    }
    let unique = name === "" ? `column ${index + 1}` : `${name} (2)`;
    for (let count = 2; taken.has(unique) || used.has(unique); count += 1) {
      unique = name === "" ? `column ${index + 1} (${count})` : `${name} (${count})`;
    }
    used.add(unique);
    warnings.push(
      name === ""
        ? `Column ${index + 1} has no name; it is called "${unique}".`
        : `The name "${name}" is used twice; column ${index + 1} is called "${unique}".`,
    );
    return unique;
  });
}
