import type { PlainDate } from "@goodterms/kernel";
import type { ImportKind, RecordOf, RefusalCode } from "./records.ts";

export type Cells = readonly string[];

/** Notes the first thing wrong with the row and returns null, so that a reader can end with it. */
export type Refuse = (code: RefusalCode, field: string, message: string) => null;

/** Readers of one mapping: each is looked up once by field, then run on every row. */
export interface CellReaders {
  /** The trimmed text, "" when there is none. */
  text(field: string, maxLength?: number): (cells: Cells) => string;
  /** A reference with its transform applied, "" when there is none. */
  reference(field: string): (cells: Cells) => string;
  date(field: string): (cells: Cells) => PlainDate | null;
  /** Minor units of the row's currency; null when empty or refused. */
  amount(field: string): (cells: Cells, currency: string) => bigint | null;
  /** Plain decimal text; null when empty or refused. */
  decimal(field: string): (cells: Cells, currency: string) => string | null;
  currency(field: string): (cells: Cells) => string | null;
  country(field: string): (cells: Cells) => string | null;
  terms(field: string): (cells: Cells) => string | null;
  /** Refuses an amount beyond the bounds; returns whether it is within them. */
  isWithinBounds(minor: bigint, field: string): boolean;
}

/** Reads one row into a record; null after it has refused the row. */
export type RecordBuilder<Kind extends ImportKind> = (cells: Cells) => RecordOf[Kind] | null;

const MAX_SHOWN_LENGTH = 80;

/** A piece of the file for a message, cut so that a message stays a line. */
export function shown(text: string): string {
  return text.length > MAX_SHOWN_LENGTH ? `"${text.slice(0, MAX_SHOWN_LENGTH)}…"` : `"${text}"`;
}

/** The message for a cell that is a formula. */
export function formulaMessage(field: string, value: string): string {
  return `${field} ${shown(value)} is a formula. Save the values of the cells instead.`;
}
