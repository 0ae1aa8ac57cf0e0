import { FileError } from "./file-error.ts";
import { MAX_RECORD_LENGTH } from "./limits.ts";
import type { Delimiter } from "./rows.ts";

export type MalformedCode = "bad_quote" | "unterminated_quote";

/** Receives what the splitter finds, in file order. Lines are physical, 1-based. */
export interface RecordSink {
  record(line: number, cells: string[]): void;
  malformed(line: number, code: MalformedCode): void;
  blank(line: number): void;
}

export interface RecordSplitter {
  /** Takes the next text of the file. Throws FileError line_too_long. */
  write(text: string): void;
  /** Says that the file ends here. */
  end(): void;
  /** Within a call of the sink: the record as written. */
  raw(): string;
}

type Scan =
  | { readonly kind: "record"; readonly cells: string[]; readonly end: number }
  | { readonly kind: "incomplete" }
  | { readonly kind: "malformed" };

const INCOMPLETE: Scan = { kind: "incomplete" };
const MALFORMED: Scan = { kind: "malformed" };
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;

/**
 * Splits CSV text (RFC 4180, any of the three line ends, mixed) into records.
 *
 * It exists beside csv-parse, which is its oracle in the tests, because an import must account for
 * every line: csv-parse skips whole good rows after a broken quote and counts a CRLF inside quotes as
 * two lines. Here the physical line that opened the quote is refused alone and reading resumes on the
 * next one. A quote inside an unquoted cell (15" screen) is an ordinary character.
 */
export function createRecordSplitter(delimiter: Delimiter, sink: RecordSink): RecordSplitter {
  let buffer = "";
  let line = 1;
  let recordStart = 0;
  let recordEnd = 0;

  function take(ended: boolean): void {
    const marks = { lineFeed: -1, carriageReturn: -1, quote: -1 };
    let position = 0;
    while (position < buffer.length) {
      const lineEnd = nextLineEnd(buffer, position, marks);
      const isWhole = lineEnd < buffer.length - 1 || buffer.charCodeAt(lineEnd) === LINE_FEED;
      const hasQuote = nextMark(buffer, position, '"', marks) < lineEnd;
      if (!isWhole && !ended && !hasQuote) break;
      let scanned = hasQuote ? scanRecord(buffer, position, delimiter, ended) : null;
      if (scanned !== null && scanned.kind !== "record" && !ended) {
        const mayStillClose = scanned.kind === "incomplete" && buffer.length - position <= MAX_RECORD_LENGTH;
        if (!isWhole || mayStillClose) break;
      }
      // A quote that closes only beyond the limit is treated like one that never does.
      if (scanned?.kind === "record" && scanned.end - position > MAX_RECORD_LENGTH) scanned = INCOMPLETE;
      position = accept(position, lineEnd, scanned);
    }
    buffer = buffer.slice(position);
    if (buffer.length > MAX_RECORD_LENGTH) throw lineTooLong(line);
  }

  function accept(start: number, lineEnd: number, scanned: Scan | null): number {
    recordStart = start;
    recordEnd = scanned?.kind === "record" ? scanned.end : lineEnd;
    if (recordEnd - start > MAX_RECORD_LENGTH) throw lineTooLong(line);
    const startLine = line;
    if (scanned === null) {
      line += 1;
      const cells = buffer.slice(start, lineEnd).split(delimiter);
      if (cells.length === 1 && cells[0]?.trim() === "") sink.blank(startLine);
      else sink.record(startLine, cells);
    } else if (scanned.kind === "record") {
      line += 1 + countLineEnds(buffer, start, recordEnd);
      sink.record(startLine, scanned.cells);
    } else {
      line += 1;
      sink.malformed(startLine, scanned.kind === "malformed" ? "bad_quote" : "unterminated_quote");
    }
    return afterLineEnd(buffer, recordEnd);
  }

  return {
    write(text) {
      buffer += text;
      take(false);
    },
    end() {
      take(true);
    },
    raw: () => buffer.slice(recordStart, recordEnd),
  };
}

/** The error for a record that passes the limit. Line is where it starts. */
export function lineTooLong(line: number): FileError {
  const limit = `${MAX_RECORD_LENGTH.toLocaleString("en")} characters`;
  return new FileError(
    "line_too_long",
    `Line ${line} is longer than ${limit}. Check that the file has line breaks and is a text export.`,
    line,
  );
}

interface Marks {
  lineFeed: number;
  carriageReturn: number;
  quote: number;
}

/** The marks remember the next position of each character, so that no stretch is searched twice. */
function nextLineEnd(text: string, from: number, marks: Marks): number {
  if (marks.lineFeed < from) marks.lineFeed = indexOrEnd(text, "\n", from);
  if (marks.carriageReturn < from) marks.carriageReturn = indexOrEnd(text, "\r", from);
  return Math.min(marks.lineFeed, marks.carriageReturn);
}

function nextMark(text: string, from: number, character: string, marks: Marks): number {
  if (marks.quote < from) marks.quote = indexOrEnd(text, character, from);
  return marks.quote;
}

function indexOrEnd(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index === -1 ? text.length : index;
}

/** Reads one record that has a quote somewhere, cell by cell. */
function scanRecord(text: string, start: number, delimiter: Delimiter, ended: boolean): Scan {
  const cells: string[] = [];
  let position = start;
  for (;;) {
    const isQuoted = text.charCodeAt(position) === QUOTE;
    const closing = isQuoted ? closingQuote(text, position) : 0;
    if (closing === -1) return INCOMPLETE;
    const cellEnd = isQuoted ? closing + 1 : plainCellEnd(text, position, delimiter);
    const atEnd = cellEnd >= text.length;
    if (atEnd && !ended) return INCOMPLETE;
    cells.push(cellText(text, position, cellEnd));
    if (atEnd) return { kind: "record", cells, end: cellEnd };
    const code = text.charCodeAt(cellEnd);
    if (code === LINE_FEED) return { kind: "record", cells, end: cellEnd };
    if (code === CARRIAGE_RETURN) {
      // The line feed of a pair may still be on its way.
      if (cellEnd + 1 >= text.length && !ended) return INCOMPLETE;
      return { kind: "record", cells, end: cellEnd };
    }
    if (code !== delimiter.charCodeAt(0)) return MALFORMED;
    position = cellEnd + 1;
  }
}

/** The index of the quote that closes the cell opened at `open`, or -1. */
function closingQuote(text: string, open: number): number {
  let quote = text.indexOf('"', open + 1);
  while (quote !== -1 && text.charCodeAt(quote + 1) === QUOTE) quote = text.indexOf('"', quote + 2);
  return quote;
}

function plainCellEnd(text: string, start: number, delimiter: Delimiter): number {
  const delimiterCode = delimiter.charCodeAt(0);
  let index = start;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (code === delimiterCode || code === LINE_FEED || code === CARRIAGE_RETURN) break;
    index += 1;
  }
  return index;
}

function cellText(text: string, start: number, end: number): string {
  if (text.charCodeAt(start) !== QUOTE) return text.slice(start, end);
  const inner = text.slice(start + 1, end - 1);
  return inner.includes('"') ? inner.replaceAll('""', '"') : inner;
}

function countLineEnds(text: string, start: number, end: number): number {
  let count = 0;
  for (let index = start; index < end; index += 1) {
    const code = text.charCodeAt(index);
    if (code === LINE_FEED) count += 1;
    else if (code === CARRIAGE_RETURN && text.charCodeAt(index + 1) !== LINE_FEED) count += 1;
  }
  return count;
}

function afterLineEnd(text: string, end: number): number {
  if (end >= text.length) return text.length;
  return text.charCodeAt(end) === CARRIAGE_RETURN && text.charCodeAt(end + 1) === LINE_FEED
    ? end + 2
    : end + 1;
}
