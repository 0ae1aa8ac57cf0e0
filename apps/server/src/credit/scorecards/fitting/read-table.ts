import { openRows } from "#receivables";
import { refuse } from "../refusals.ts";
import { plainNumber } from "./decimal-text.ts";
import { variableName } from "./draw-bins.ts";
import type { FitColumn, FitTable } from "./table.ts";

export const FIT_ROWS_MAX = 500_000;
export const FIT_ROWS_MIN = 100;
export const FIT_COLUMNS_MAX = 120;
/** Cells held in memory at once. */
export const FIT_CELLS_MAX = 6_000_000;
const CELL_LENGTH_MAX = 200;
/** A column is of numbers when so many of its cells are; the rest then count as missing. */
const NUMBER_SHARE_MIN = 0.95;
/** A column of texts that hardly repeat is a name or a number of something, not a category. */
const CATEGORY_ROWS_MEAN_MIN = 5;
const MISSING = new Set(["", "na", "n/a", "nan", "null", "none", "?"]);
const BAD_WORDS = new Set(["1", "true", "yes", "bad"]);
const GOOD_WORDS = new Set(["0", "false", "no", "good"]);

/** What of a file is to be learned from. */
export interface TableOptions {
  readonly target: string;
  /** The column that says when: a date or an increasing number. Absent: the file's own order counts as time. */
  readonly orderBy?: string | undefined;
  readonly leaveOut?: readonly string[] | undefined;
  /** Names the rows; no feature. Absent: their number among those with an outcome. */
  readonly idColumn?: string | undefined;
}

export interface ReadTable {
  readonly table: FitTable;
  /** By row of the table. */
  readonly ids: readonly string[];
  /** Sentences for a person: what was left out, and why. */
  readonly notes: readonly string[];
}

/**
 * Reads a CSV or NDJSON file (plain or gzip) into a table, oldest row first. Outcomes are 1, true, yes, bad or 0,
 * false, no, good; rows without one are left out and counted.
 * @throws FileError for a file that cannot be read; Refusal unfit_file for one that cannot be learned from.
 */
export async function readTable(
  source: AsyncIterable<Uint8Array>,
  options: TableOptions,
): Promise<ReadTable> {
  const { headers, cells, refused, noOutcome } = await readCells(source, options);
  const notes: string[] = [];
  if (refused > 0) notes.push(`${refused} rows could not be read and were left out.`);
  if (noOutcome > 0) notes.push(`${noOutcome} rows have no outcome that is 1 or 0 and were left out.`);
  const targetIndex = headers.indexOf(options.target);
  const orderIndex = options.orderBy === undefined ? -1 : headers.indexOf(options.orderBy);
  const outcomes = cells[targetIndex] ?? [];
  const order = orderOf(orderIndex < 0 ? null : (cells[orderIndex] ?? []), outcomes.length);
  const leaveOut = new Set([options.target, options.orderBy, options.idColumn, ...(options.leaveOut ?? [])]);
  const namedBy = options.idColumn === undefined ? undefined : cells[headers.indexOf(options.idColumn)];
  const columns: FitColumn[] = [];
  const names = new Set<string>();
  for (const [index, name] of headers.entries()) {
    if (leaveOut.has(name)) continue;
    const column = columnOf(
      name,
      order.map((row) => cells[index]?.[row] ?? ""),
      notes,
    );
    if (column === null) continue;
    if (names.has(variableName(name)))
      notes.push(`"${name}" was left out: its name is too much like another's.`);
    else columns.push(column);
    names.add(variableName(name));
  }
  const isBad = Uint8Array.from(order, (row) => (BAD_WORDS.has(outcomeWord(outcomes[row])) ? 1 : 0));
  checkTable(columns, isBad);
  return {
    ids: order.map((row) => namedBy?.[row] ?? String(row + 1)),
    table: { columns, isBad, rows: isBad.length, orderedBy: options.orderBy ?? null },
    notes,
  };
}

interface Cells {
  readonly headers: readonly string[];
  /** By column, then row. */
  readonly cells: readonly string[][];
  readonly refused: number;
  readonly noOutcome: number;
}

async function readCells(source: AsyncIterable<Uint8Array>, options: TableOptions): Promise<Cells> {
  const { shape, batches } = await openRows(source);
  const { headers } = shape;
  for (const name of [options.target, options.orderBy, options.idColumn, ...(options.leaveOut ?? [])])
    if (name !== undefined && !headers.includes(name)) {
      await batches.return(undefined);
      throw refuse(
        "unfit_file",
        `The file has no column "${name}". It has ${headers.slice(0, 20).join(", ")}.`,
      );
    }
  const tooMany = headers.length > FIT_COLUMNS_MAX + 2 + (options.leaveOut?.length ?? 0);
  if (tooMany) {
    await batches.return(undefined);
    throw refuse(
      "unfit_file",
      `The file has ${headers.length} columns; ${FIT_COLUMNS_MAX} can be learned from.`,
    );
  }
  const target = headers.indexOf(options.target);
  const cells: string[][] = headers.map(() => []);
  let [rows, refused, noOutcome] = [0, 0, 0];
  for await (const batch of batches) {
    refused += batch.refused.length;
    for (const row of batch.rows) {
      const word = outcomeWord(row.cells[target]);
      if (!BAD_WORDS.has(word) && !GOOD_WORDS.has(word)) {
        noOutcome += 1;
        continue;
      }
      rows += 1;
      if (rows > FIT_ROWS_MAX || rows * headers.length > FIT_CELLS_MAX)
        throw refuse(
          "unfit_file",
          `The file is larger than ${FIT_ROWS_MAX} rows or ${FIT_CELLS_MAX} cells. Send a sample, or fewer columns.`,
        );
      for (const [index, cell] of row.cells.entries())
        cells[index]?.push(cell.trim().slice(0, CELL_LENGTH_MAX));
    }
  }
  return { headers, cells, refused, noOutcome };
}

function outcomeWord(cell: string | undefined): string {
  return (cell ?? "")
    .trim()
    .toLowerCase()
    .replace(/^([01])\.0+$/, "$1");
}

/** Row numbers from the oldest to the newest; rows without a time come first. */
function orderOf(times: readonly string[] | null, rows: number): number[] {
  const order = Array.from({ length: rows }, (_, row) => row);
  if (times === null) return order;
  const isNumeric = times.every((text) => text === "" || plainNumber(text) !== null);
  const later = (one: string, other: string): number => {
    if (isNumeric) return Number(one) - Number(other);
    return one < other ? -1 : one > other ? 1 : 0;
  };
  return order.sort((one, other) => later(times[one] ?? "", times[other] ?? "") || one - other);
}

function columnOf(name: string, cells: readonly string[], notes: string[]): FitColumn | null {
  const known = cells.filter((cell) => !MISSING.has(cell.toLowerCase()));
  const distinct = new Set(known);
  if (distinct.size < 2 && known.length === cells.length) {
    notes.push(`"${name}" was left out: it is the same in every row.`);
    return null;
  }
  if (known.length === 0) {
    notes.push(`"${name}" was left out: it is always missing.`);
    return null;
  }
  const plain = new Map([...distinct].map((text) => [text, plainNumber(text)]));
  const numeric = known.filter((cell) => plain.get(cell) !== null).length;
  if (numeric >= known.length * NUMBER_SHARE_MIN) {
    if (numeric < known.length)
      notes.push(`"${name}": ${known.length - numeric} cells are no numbers and count as missing.`);
    const texts = cells.map((cell) => (MISSING.has(cell.toLowerCase()) ? null : (plain.get(cell) ?? null)));
    return {
      name,
      kind: "number",
      texts,
      numbers: Float64Array.from(texts, (text) => (text === null ? Number.NaN : Number(text))),
    };
  }
  if (known.length / distinct.size < CATEGORY_ROWS_MEAN_MIN) {
    notes.push(`"${name}" was left out: its texts hardly repeat, so they say nothing of others.`);
    return null;
  }
  const texts = cells.map((cell) => (MISSING.has(cell.toLowerCase()) ? null : cell));
  return { name, kind: "category", texts, numbers: new Float64Array() };
}

function checkTable(columns: readonly FitColumn[], isBad: Uint8Array): void {
  const bads = isBad.reduce((sum, bad) => sum + bad, 0);
  if (isBad.length < FIT_ROWS_MIN)
    throw refuse(
      "unfit_file",
      `Only ${isBad.length} rows have an outcome; at least ${FIT_ROWS_MIN} are needed.`,
    );
  if (bads < OUTCOMES_MIN || isBad.length - bads < OUTCOMES_MIN)
    throw refuse(
      "unfit_file",
      `There must be at least ${OUTCOMES_MIN} bad and as many good outcomes; ${bads} are bad.`,
    );
  if (columns.length === 0) throw refuse("unfit_file", "No column is left to learn from.");
}

const OUTCOMES_MIN = 20;
