import { createRowCollector, type RowCollector } from "./collect-rows.ts";
import { type DetectedColumns, detectColumns } from "./detect-columns.ts";
import { detectEncoding } from "./detect-encoding.ts";
import { detectFormat, emptyFile, refuseBinary } from "./detect-format.ts";
import { FileError } from "./file-error.ts";
import { MAX_COLUMNS, MAX_HEADER_LENGTH } from "./limits.ts";
import { readJsonRow } from "./read-json-row.ts";
import { type OpenedSource, openSource } from "./read-source.ts";
import type { FileShape, OpenedRows, ReadOptions, RowBatch } from "./rows.ts";
import { createLineSplitter } from "./split-lines.ts";
import { createRecordSplitter } from "./split-records.ts";

interface TextTaker {
  write(text: string): void;
  end(): void;
}

/**
 * Opens a file of rows (CSV in any common dialect, or NDJSON; gzip or plain) and finds its shape from the
 * first mebibyte. The batches are drawn once, in file order, with flat memory and back-pressure; a
 * caller that stops early closes the source.
 *
 * Throws FileError when the file as a whole cannot be read, here or while drawing; a row that cannot
 * be read is a refusal in its batch. Errors of the source itself pass through.
 */
export async function openRows(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): Promise<OpenedRows> {
  const opened = await openSource(source);
  try {
    return openText(opened, options);
  } catch (error) {
    await opened.pieces.return(undefined);
    throw error;
  }
}

function openText(opened: OpenedSource, options: ReadOptions): OpenedRows {
  const { encoding, warnings } = detectEncoding(opened.sample, opened.isComplete, options.encoding);
  refuseBinary(opened.sample, encoding.startsWith("utf-16"));
  const decoder = new TextDecoder(encoding);
  const text = decoder.decode(opened.sample, { stream: !opened.isComplete });
  if (text === "") throw emptyFile();
  const format = detectFormat(text, options.format);
  const common = { format, encoding, compression: opened.compression };
  if (format === "ndjson") {
    const headers = jsonHeaders(text, opened.isComplete, options.columns ?? []);
    const shape: FileShape = { ...common, delimiter: null, headers, hasHeader: true, warnings };
    const collector = createRowCollector(encoding, options.resumeAfterLine ?? 0, options.batchRows);
    return { shape, batches: drawRows(opened, encoding, takeJsonLines(headers, collector), collector) };
  }
  const columns = detectColumns(text, opened.isComplete, options);
  const { delimiter, headers, hasHeader, headerLine } = columns;
  const shape: FileShape = {
    ...common,
    delimiter,
    headers,
    hasHeader,
    warnings: [...warnings, ...columns.warnings],
  };
  const collector = createRowCollector(
    encoding,
    Math.max(headerLine, options.resumeAfterLine ?? 0),
    options.batchRows,
  );
  return { shape, batches: drawRows(opened, encoding, takeRecords(columns, collector), collector) };
}

async function* drawRows(
  opened: OpenedSource,
  encoding: string,
  taker: TextTaker,
  collector: RowCollector,
): AsyncGenerator<RowBatch> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of opened.pieces) {
    taker.write(decoder.decode(piece, { stream: true }));
    yield* collector.drain(opened.bytesRead(), false);
  }
  taker.write(decoder.decode());
  taker.end();
  yield* collector.drain(opened.bytesRead(), true);
}

function takeRecords(columns: DetectedColumns, collector: RowCollector): TextTaker {
  const width = columns.headers.length;
  const splitter = createRecordSplitter(columns.delimiter, {
    record(line, cells) {
      if (cells.length === width || (columns.hasHeader && fitsWidth(cells, columns.headers))) {
        collector.accept(line, cells, splitter.raw);
      } else {
        const found = `Line ${line} has ${cells.length} cells, the header has ${width}.`;
        const remedy = "Put text that holds the separator in quotes, or complete the row.";
        collector.refuse(line, "ragged_row", `${found} ${remedy}`, splitter.raw(), cells);
      }
    },
    malformed(line, code) {
      const message =
        code === "bad_quote"
          ? `Line ${line} has a quoted cell with text after its closing quote. Double the quotes inside it.`
          : `Line ${line} opens a quote that is never closed. Close it, or double it if it is text.`;
      const raw = splitter.raw();
      collector.refuse(line, code, message, raw, raw.split(columns.delimiter));
    },
    blank: (line) => collector.blank(line),
  });
  return splitter;
}

/**
 * Lets a row pass whose width differs only in nothing: empty cells too many at the end, or unnamed
 * columns at the end left out. Cells are cut or filled to the width of the header.
 */
function fitsWidth(cells: string[], headers: readonly string[]): boolean {
  if (cells.length > headers.length) {
    if (cells.slice(headers.length).some((cell) => cell.trim() !== "")) return false;
    cells.length = headers.length;
    return true;
  }
  const missing = headers.slice(cells.length);
  if (missing.some((header, index) => header !== `column ${cells.length + index + 1}`)) return false;
  while (cells.length < headers.length) cells.push("");
  return true;
}

function takeJsonLines(headers: readonly string[], collector: RowCollector): TextTaker {
  return createLineSplitter((line, text) => {
    if (text.trim() === "") {
      collector.blank(line);
      return;
    }
    const row = readJsonRow(text);
    if (row.fault !== undefined) {
      const expected = row.fault === "bad_json" ? "is not valid JSON" : "is not a JSON object";
      const message = `Line ${line} ${expected}. Write one object such as {"number": "1"} on each line.`;
      collector.refuse(line, row.fault, message, text, null);
      return;
    }
    const cells = headers.map((header) => row.values.get(header) ?? "");
    collector.accept(line, cells, () => text);
  });
}

/** The keys of the sample in order of appearance, and those that the caller needs. */
function jsonHeaders(text: string, isComplete: boolean, needed: readonly string[]): readonly string[] {
  const headers = new Set<string>();
  const splitter = createLineSplitter((_line, line) => {
    const row = readJsonRow(line);
    for (const key of row.values?.keys() ?? []) if (key.length <= MAX_HEADER_LENGTH) headers.add(key);
  });
  splitter.write(text);
  if (isComplete) splitter.end();
  for (const column of needed) headers.add(column);
  if (headers.size === 0) {
    throw new FileError("no_header", "No line at the start of the file is a JSON object with keys.", 1);
  }
  if (headers.size > MAX_COLUMNS) {
    const found = `The objects have ${headers.size} different keys, the limit is ${MAX_COLUMNS}.`;
    throw new FileError("too_many_columns", `${found} Leave out those that are not needed.`, 1);
  }
  return [...headers];
}
