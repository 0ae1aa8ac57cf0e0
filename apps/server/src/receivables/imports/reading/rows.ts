export type FileFormat = "csv" | "ndjson";

export type Delimiter = "," | ";" | "\t" | "|";

/** What was found out about a file before its first row was handed over. */
export interface FileShape {
  readonly format: FileFormat;
  /** A WHATWG encoding label, such as "utf-8" or "windows-1252". */
  readonly encoding: string;
  /** Null for NDJSON. */
  readonly delimiter: Delimiter | null;
  /** One unique, non-empty name a column, in the order of `Row.cells`. */
  readonly headers: readonly string[];
  /** False when the caller said that the first line is data; columns are then named "column 1", ... */
  readonly hasHeader: boolean;
  readonly compression: "none" | "gzip";
  /** Sentences for a person: what was assumed and how to say otherwise. */
  readonly warnings: readonly string[];
}

/** One record of the file. `cells` is aligned with `FileShape.headers`. */
export interface Row {
  /** The physical line on which the row starts, 1-based, the header included. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Why a row could not be read. A closed list. */
export type RowRefusalCode =
  | "ragged_row"
  | "bad_quote"
  | "unterminated_quote"
  | "cell_too_long"
  | "nul_byte"
  | "wrong_encoding"
  | "bad_json"
  | "not_an_object";

export interface RefusedRow {
  readonly line: number;
  readonly code: RowRefusalCode;
  readonly message: string;
  /** The row as written, cut to 500 characters. */
  readonly raw: string;
  /**
   * The cells as far as they can be told, cut likewise: good for finding which document the row is part of,
   * not for its content. Null when there are none.
   */
  readonly cells: readonly string[] | null;
}

/** A bounded run of rows in file order. */
export interface RowBatch {
  readonly rows: readonly Row[];
  readonly refused: readonly RefusedRow[];
  /** Empty lines passed over; they are no rows. */
  readonly blankLines: number;
  /** The last physical line that this batch accounts for: where a resumed import goes on. */
  readonly lastLine: number;
  /** Bytes of the source (compressed, where it is) taken in so far. */
  readonly bytesRead: number;
}

export interface ReadOptions {
  /** Used in messages only; the content decides what the file is. */
  readonly fileName?: string;
  readonly format?: FileFormat;
  /** A WHATWG label; overrides detection. */
  readonly encoding?: string;
  readonly delimiter?: Delimiter;
  /** Whether line 1 names the columns. Found out when not given; a file without names is then refused. */
  readonly hasHeader?: boolean;
  /** Columns a saved mapping needs: NDJSON keys that may first appear late in the file. */
  readonly columns?: readonly string[];
  /** Rows that start on this physical line or before are passed over in silence. */
  readonly resumeAfterLine?: number;
  /** Rows handed over at a time; BATCH_ROWS where it is not said. */
  readonly batchRows?: number | undefined;
}

/** A file whose shape is known and whose rows can be drawn once, batch by batch. */
export interface OpenedRows {
  readonly shape: FileShape;
  readonly batches: AsyncGenerator<RowBatch>;
}
