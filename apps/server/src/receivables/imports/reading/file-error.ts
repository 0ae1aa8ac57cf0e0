/** Why a whole file cannot be read. A closed list: the API and the command show the code unchanged. */
export type FileErrorCode =
  | "unreadable_file"
  | "is_spreadsheet"
  | "is_pdf"
  | "is_json_document"
  | "wrong_encoding"
  | "unknown_encoding"
  | "line_too_long"
  | "no_header"
  | "empty_file"
  | "too_many_columns";

/** A file that cannot be read at all. The message names the place and the remedy. */
export class FileError extends Error {
  readonly code: FileErrorCode;
  /** Physical line, 1-based; null when the fault has no line. */
  readonly line: number | null;

  constructor(code: FileErrorCode, message: string, line: number | null = null) {
    super(message);
    this.name = "FileError";
    this.code = code;
    this.line = line;
  }
}
