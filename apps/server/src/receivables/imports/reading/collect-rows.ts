import { FileError } from "./file-error.ts";
import {
  BATCH_LENGTH,
  BATCH_ROWS,
  MAX_CELL_LENGTH,
  MAX_COLUMNS,
  MAX_DAMAGED_ROWS,
  MAX_RAW_LENGTH,
} from "./limits.ts";
import type { RefusedRow, Row, RowBatch, RowRefusalCode } from "./rows.ts";

const REPLACEMENT_CHARACTER = "\uFFFD";

/** Gathers rows and refusals into bounded batches, and keeps out what no later step could take. */
export interface RowCollector {
  accept(line: number, cells: string[], raw: () => string): void;
  refuse(line: number, code: RowRefusalCode, message: string, raw: string, cells: string[] | null): void;
  blank(line: number): void;
  /** Takes out the full batches; with `all`, also what is left over. */
  drain(bytesRead: number, all: boolean): RowBatch[];
}

interface OpenBatch {
  rows: Row[];
  refused: RefusedRow[];
  blankLines: number;
  lastLine: number;
  /** Characters of its rows. */
  length: number;
}

/** `skipToLine`: rows starting there or before are passed over (the header, or what was imported before). */
export function createRowCollector(
  encoding: string,
  skipToLine: number,
  batchRows = BATCH_ROWS,
): RowCollector {
  let open: OpenBatch = emptyBatch();
  let full: OpenBatch[] = [];
  let damagedRows = 0;

  function closeWhenFull(line: number, cells: readonly string[]): void {
    open.lastLine = line;
    for (const cell of cells) open.length += cell.length;
    if (open.rows.length + open.refused.length < batchRows && open.length < BATCH_LENGTH) return;
    full.push(open);
    open = emptyBatch();
  }

  function refuse(
    line: number,
    code: RowRefusalCode,
    message: string,
    raw: string,
    cells: string[] | null,
  ): void {
    if (line <= skipToLine) return;
    open.refused.push({
      line,
      code,
      message,
      raw: cut(raw),
      cells: cells?.slice(0, MAX_COLUMNS).map(cut) ?? null,
    });
    closeWhenFull(line, cells ?? [raw]);
  }

  return {
    accept(line, cells, raw) {
      if (line <= skipToLine) return;
      const fault = cellFault(cells);
      if (fault === null) {
        open.rows.push({ line, cells });
        closeWhenFull(line, cells);
        return;
      }
      if (fault === "wrong_encoding") damagedRows += 1;
      if (damagedRows > MAX_DAMAGED_ROWS) throw wrongEncoding(line, encoding);
      refuse(line, fault, `Line ${line} ${FAULT_TEXT[fault]}`, raw(), cells);
    },
    refuse,
    blank(line) {
      if (line <= skipToLine) return;
      open.blankLines += 1;
      open.lastLine = line;
    },
    drain(bytesRead, all) {
      const ready = all ? [...full, open].filter(hasContent) : full;
      full = [];
      if (all) open = emptyBatch();
      return ready.map((batch) => closedBatch(batch, bytesRead));
    },
  };
}

function hasContent(batch: OpenBatch): boolean {
  return batch.rows.length > 0 || batch.refused.length > 0 || batch.blankLines > 0;
}

function closedBatch({ length: _length, ...batch }: OpenBatch, bytesRead: number): RowBatch {
  return { ...batch, bytesRead };
}

function cut(text: string): string {
  return text.slice(0, MAX_RAW_LENGTH);
}

function emptyBatch(): OpenBatch {
  return { rows: [], refused: [], blankLines: 0, lastLine: 0, length: 0 };
}

const FAULT_TEXT = {
  wrong_encoding:
    "has characters that are not of the file's encoding, or that were lost before. Correct them.",
  nul_byte: "has a NUL character, which no text may hold. Export the file again.",
  cell_too_long: `has a cell of more than ${MAX_CELL_LENGTH.toLocaleString("en")} characters. Shorten it.`,
} as const;

function cellFault(cells: readonly string[]): "nul_byte" | "cell_too_long" | "wrong_encoding" | null {
  for (const cell of cells) {
    if (cell.length > MAX_CELL_LENGTH) return "cell_too_long";
    if (cell.includes("\0")) return "nul_byte";
    if (cell.includes(REPLACEMENT_CHARACTER)) return "wrong_encoding";
  }
  return null;
}

function wrongEncoding(line: number, encoding: string): FileError {
  const found = `By line ${line} more than ${MAX_DAMAGED_ROWS} rows are not ${encoding}.`;
  return new FileError(
    "wrong_encoding",
    `${found} Name the encoding of the file, such as "windows-1252".`,
    line,
  );
}
