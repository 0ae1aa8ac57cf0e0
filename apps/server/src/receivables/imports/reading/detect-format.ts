import { FileError } from "./file-error.ts";
import type { FileFormat } from "./rows.ts";

interface Signature {
  readonly bytes: readonly number[];
  readonly refuse: (sample: Buffer) => FileError;
}

const TEXT_REMEDY = "Export it as CSV (UTF-8) or NDJSON.";
/** Share of control characters above which bytes are taken not to be text. */
const MAX_CONTROL_SHARE = 0.05;
const CONTROL_SAMPLE_BYTES = 65_536;
const NAMES_SAMPLE_BYTES = 65_536;

const SIGNATURES: readonly Signature[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], refuse: refuseZip },
  { bytes: [0x50, 0x4b, 0x05, 0x06], refuse: () => unreadable("an empty zip archive") },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], refuse: () => spreadsheet("an Excel workbook (.xls)") },
  { bytes: [0x25, 0x50, 0x44, 0x46], refuse: refusePdf },
  { bytes: [0x1f, 0x8b], refuse: () => unreadable("compressed twice") },
  { bytes: [0x42, 0x5a, 0x68], refuse: () => unreadable("compressed with bzip2") },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], refuse: () => unreadable("compressed with xz") },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], refuse: () => unreadable("compressed with zstd") },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], refuse: () => unreadable("a 7z archive") },
  { bytes: [0x52, 0x61, 0x72, 0x21], refuse: () => unreadable("a rar archive") },
  { bytes: [0x89, 0x50, 0x4e, 0x47], refuse: () => unreadable("a picture") },
  { bytes: [0xff, 0xd8, 0xff], refuse: () => unreadable("a picture") },
  { bytes: [0x50, 0x41, 0x52, 0x31], refuse: () => unreadable("a Parquet file") },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], refuse: () => unreadable("a SQLite database") },
];

/** Throws FileError when the first bytes belong to something that is not a text file of rows. */
export function refuseBinary(sample: Buffer, isWide: boolean): void {
  if (sample.length === 0) throw emptyFile();
  for (const { bytes, refuse } of SIGNATURES) {
    if (bytes.every((byte, index) => sample[index] === byte)) throw refuse(sample);
  }
  if (!isWide && controlShare(sample) > MAX_CONTROL_SHARE) throw unreadable("binary data, not text");
}

/** The error for a file with nothing in it. */
export function emptyFile(): FileError {
  return new FileError(
    "empty_file",
    "The file is empty. Export it again with at least a line of column names.",
  );
}

/** Tells NDJSON from CSV by the first characters; throws FileError for markup and whole JSON documents. */
export function detectFormat(text: string, asked: FileFormat | undefined): FileFormat {
  const start = text.trimStart();
  if (asked === "csv") return "csv";
  const firstLine = start.slice(0, start.search(/[\r\n]|$/)).trim();
  if (start.startsWith("[") || firstLine === "{") {
    throw new FileError(
      "is_json_document",
      "The file is one JSON document. Write one JSON object on each line (NDJSON) instead.",
      1,
    );
  }
  if (asked === "ndjson") return "ndjson";
  if (/^<(?:\?xml|!doctype|html|table)/i.test(start))
    throw unreadable("markup (HTML or XML), whatever its name");
  return start.startsWith("{") ? "ndjson" : "csv";
}

function refuseZip(sample: Buffer): FileError {
  const names = sample.subarray(0, NAMES_SAMPLE_BYTES).toString("latin1");
  if (/xl\/|\[Content_Types\]\.xml/.test(names)) return spreadsheet("an Excel workbook (.xlsx)");
  if (names.includes("vnd.oasis.opendocument")) return spreadsheet("an OpenDocument spreadsheet");
  return unreadable("a zip archive; unpack it first");
}

function spreadsheet(what: string): FileError {
  return new FileError(
    "is_spreadsheet",
    `The file is ${what}. Open it and save the sheet as "CSV UTF-8 (comma delimited)".`,
  );
}

function refusePdf(): FileError {
  return new FileError("is_pdf", `The file is a PDF, which has no rows to read. ${TEXT_REMEDY}`);
}

function unreadable(what: string): FileError {
  return new FileError("unreadable_file", `The file is ${what}. ${TEXT_REMEDY}`);
}

function controlShare(sample: Buffer): number {
  const length = Math.min(sample.length, CONTROL_SAMPLE_BYTES);
  let controls = 0;
  for (let index = 0; index < length; index += 1) {
    const byte = sample[index] ?? 0;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) controls += 1;
  }
  return controls / length;
}
