import chardet from "chardet";
import { FileError } from "./file-error.ts";

export interface DetectedEncoding {
  /** A WHATWG label that TextDecoder takes. */
  readonly encoding: string;
  readonly warnings: readonly string[];
}

/** Encodings that business exports still come in. Others are read only when asked for. */
const PROPOSED_ENCODINGS: ReadonlyMap<string, string> = new Map([
  ["ISO-8859-1", "windows-1252"],
  ["windows-1252", "windows-1252"],
  ["ISO-8859-2", "iso-8859-2"],
  ["windows-1250", "windows-1250"],
  ["ISO-8859-5", "iso-8859-5"],
  ["windows-1251", "windows-1251"],
  ["KOI8-R", "koi8-r"],
  ["ISO-8859-7", "iso-8859-7"],
  ["windows-1253", "windows-1253"],
  ["ISO-8859-9", "windows-1254"],
  ["windows-1254", "windows-1254"],
  ["Shift_JIS", "shift_jis"],
  ["EUC-JP", "euc-jp"],
  ["EUC-KR", "euc-kr"],
  ["Big5", "big5"],
  ["GB18030", "gb18030"],
]);
const DEFAULT_ENCODING = "windows-1252";
const MAX_PROPOSALS = 3;
/** chardet reads no more than this: its cost grows with the text, its answer does not. */
const CHARDET_BYTES = 65_536;
/** Share of zero bytes at odd or even places that gives UTF-16 away. */
const UTF16_ZERO_SHARE = 0.3;

/**
 * Finds the encoding of a sample: a byte order mark, UTF-8 when it is valid, else a proposal that is
 * always said in a warning. `asked` overrides all but is checked; throws FileError unknown_encoding.
 */
export function detectEncoding(
  sample: Buffer,
  isComplete: boolean,
  asked: string | undefined,
): DetectedEncoding {
  if (asked !== undefined) return { encoding: checkedLabel(asked), warnings: [] };
  const marked = byteOrderMark(sample);
  if (marked !== null) return { encoding: marked, warnings: [] };
  const wide = utf16WithoutMark(sample);
  if (wide !== null) {
    return {
      encoding: wide,
      warnings: [`The file has no byte order mark and looks like ${wide}; it is read so.`],
    };
  }
  if (isUtf8(sample, isComplete)) return { encoding: "utf-8", warnings: [] };
  if (isMostlyUtf8(sample)) {
    const warning = "The file is UTF-8 with some damaged characters; the rows that have them are refused.";
    return { encoding: "utf-8", warnings: [warning] };
  }
  return propose(sample);
}

function checkedLabel(asked: string): string {
  try {
    return new TextDecoder(asked.trim()).encoding;
  } catch {
    const remedy = `Name one such as "utf-8", "windows-1252" or "utf-16le".`;
    throw new FileError("unknown_encoding", `The encoding "${asked.slice(0, 40)}" is not known. ${remedy}`);
  }
}

function byteOrderMark(sample: Buffer): string | null {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return "utf-8";
  if (sample[0] === 0xff && sample[1] === 0xfe) return "utf-16le";
  if (sample[0] === 0xfe && sample[1] === 0xff) return "utf-16be";
  return null;
}

function utf16WithoutMark(sample: Buffer): string | null {
  const zeros = [0, 0];
  const length = Math.min(sample.length, CHARDET_BYTES);
  for (let index = 0; index < length; index += 1) {
    if (sample[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (odd > length * UTF16_ZERO_SHARE && even < odd / 10) return "utf-16le";
  if (even > length * UTF16_ZERO_SHARE && odd < even / 10) return "utf-16be";
  return null;
}

function isUtf8(sample: Buffer, isComplete: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(sample, { stream: !isComplete });
    return true;
  } catch {
    return false;
  }
}

/** More intact multi-byte characters than broken ones: a few bad bytes in a UTF-8 file. */
function isMostlyUtf8(sample: Buffer): boolean {
  const text = new TextDecoder("utf-8").decode(sample);
  let intact = 0;
  let broken = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) broken += 1;
    else if (code > 0x7f) intact += 1;
  }
  return intact > broken;
}

function propose(sample: Buffer): DetectedEncoding {
  const proposals: { encoding: string; confidence: number }[] = [];
  for (const match of chardet.analyse(sample.subarray(0, CHARDET_BYTES))) {
    const encoding = PROPOSED_ENCODINGS.get(match.name);
    if (encoding === undefined || proposals.some((other) => other.encoding === encoding)) continue;
    proposals.push({ encoding, confidence: match.confidence });
    if (proposals.length === MAX_PROPOSALS) break;
  }
  const [best, ...others] = proposals;
  const encoding = best?.encoding ?? DEFAULT_ENCODING;
  const sure = best === undefined ? "" : ` (${best.confidence}% sure)`;
  const instead = others.length === 0 ? "" : ` It may also be ${others.map((o) => o.encoding).join(" or ")}.`;
  const found = `The file is not UTF-8; it is read as ${encoding}${sure}.${instead}`;
  const remedy = "Look at accents and umlauts, and name the encoding if they are wrong.";
  return { encoding, warnings: [`${found} ${remedy}`] };
}
