/** The bounds of reading a file. Each keeps one hostile or broken file from taking the process with it. */

/** Characters in one record, line ends inside quotes included. Beyond it the file is refused whole. */
export const MAX_RECORD_LENGTH = 1_048_576;

/** Characters in one cell. Beyond it the row is refused and reading goes on. */
export const MAX_CELL_LENGTH = 65_536;

/** Columns a header may name. */
export const MAX_COLUMNS = 1_000;

/** Characters of a column's name that are kept; a longer one is prose, or data. */
export const MAX_HEADER_LENGTH = 200;

/** Rows handed over at a time: large enough for bulk inserts, small enough to keep memory flat. */
export const BATCH_ROWS = 5_000;

/** Bytes (after decompression) looked at before the format, encoding and separator are settled. */
export const DETECTION_BYTES = 1_048_576;

/** Records whose column counts decide the separator. */
export const DELIMITER_SAMPLE_RECORDS = 100;

/** Characters of a refused row that are kept for showing it. */
export const MAX_RAW_LENGTH = 500;

/** Rows with undecodable characters after which the whole file is taken to be in another encoding. */
export const MAX_DAMAGED_ROWS = 1_000;

/** Characters after which a batch is handed over with fewer rows, so that long rows do not add up. */
export const BATCH_LENGTH = 8_388_608;

/** Source bytes are cut and joined to about this size, so that neither huge nor tiny chunks cost more. */
export const PIECE_BYTES = 131_072;

/** Rows and bytes that a preview reads, and rows that it shows. */
export const PREVIEW_SAMPLE_ROWS = 5_000;
export const PREVIEW_SAMPLE_BYTES = 4_194_304;
export const PREVIEW_SHOWN_ROWS = 20;

/** Distinct values remembered a column while sampling, and how many of them are shown as examples. */
export const MAX_DISTINCT_VALUES = 5_000;
export const MAX_EXAMPLES = 5;
