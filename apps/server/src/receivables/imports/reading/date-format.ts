import { type PlainDate, parseDate } from "@goodterms/kernel";

/** Reads one text as a calendar date; null when it is not written so or no such day exists. */
export type DateReader = (text: string) => PlainDate | null;

/**
 * The date forms a file may use. Where two differ only in the order of day and month, no single value
 * up to the 12th tells them apart. Two-digit years are 1970 to 2069.
 */
export const DATE_PARTS = [
  "YYYY-MM-DD",
  "YYYY/MM/DD",
  "YYYY.MM.DD",
  "YYYYMMDD",
  "YYYYMMDD.0",
  "DD/MM/YYYY",
  "MM/DD/YYYY",
  "DD.MM.YYYY",
  "DD-MM-YYYY",
  "MM-DD-YYYY",
  "DD/MM/YY",
  "MM/DD/YY",
  "DD.MM.YY",
  "DD-MM-YY",
  "MM-DD-YY",
  "DD MMM YYYY",
  "DD-MMM-YYYY",
  "DD. MMM YYYY",
  "DD-MMM-YY",
  "MMM DD, YYYY",
] as const;

/** Days since 1899-12-30, as spreadsheets count them. Proposed only for columns named like dates. */
export const SERIAL_FORMAT = "spreadsheet day number";

const SERIAL_EPOCH_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
const SERIAL_TEXT = /^[1-9][0-9]{4}(?:\.[0-9]+)?$/;

const TIME_PARTS: readonly (readonly [string, RegExp])[] = [
  ["", /^$/],
  [" HH:mm", /^ +[0-9]{1,2}:[0-9]{2}$/],
  [" HH:mm:ss", /^ +[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,9})?$/],
  [" HH:mm AM", /^ +[0-9]{1,2}:[0-9]{2} ?[AaPp]\.?[Mm]\.?$/],
  [" HH:mm:ss AM", /^ +[0-9]{1,2}:[0-9]{2}:[0-9]{2} ?[AaPp]\.?[Mm]\.?$/],
  ["THH:mm", /^T[0-9]{2}:[0-9]{2}$/],
  ["THH:mm:ss", /^T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,9})?$/],
  ["THH:mm:ssZ", /^T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})$/],
];

const TIME_START = /(?:T| +)[0-9]{1,2}:/;
const MONTH_LOCALES = ["en", "de", "fr", "es", "nl", "it", "pl"] as const;
const TWO_DIGIT_YEAR_PIVOT = 70;
const MAX_DATE_LENGTH = 40;

interface DatePattern {
  readonly pattern: RegExp;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hasShortYear: boolean;
  readonly hasMonthName: boolean;
}

/** Whether the text names a date format that readers exist for. */
export function isDateFormat(format: string): boolean {
  return format === SERIAL_FORMAT || splitFormat(format) !== null;
}

/**
 * The reader of one format, such as "DD/MM/YYYY" or "YYYY-MM-DD HH:mm:ss". The date is taken as it is
 * written: a time or an offset after it never moves it to another day. Null for an unknown format.
 */
export function dateReader(format: string): DateReader | null {
  if (format === SERIAL_FORMAT) return readSerial;
  const split = splitFormat(format);
  if (split === null) return null;
  const { datePart, timePattern } = split;
  const readDatePart = datePart === "YYYY-MM-DD" ? parseDate : patternReader(patternOf(datePart));
  if (format === datePart) return (text) => (text.length > MAX_DATE_LENGTH ? null : readDatePart(text));
  return (text) => {
    // Beyond it no text is a date, and searching a long run of spaces for a time would cost its square.
    if (text.length > MAX_DATE_LENGTH) return null;
    const cut = timeStart(text);
    return timePattern.test(text.slice(cut)) ? readDatePart(text.slice(0, cut)) : null;
  };
}

/** Every format (but the day number) under which the text is a date, in the order of DATE_PARTS. */
export function dateFormatsOf(text: string): readonly string[] {
  if (text.length > MAX_DATE_LENGTH || !/[0-9]/.test(text)) return [];
  const cut = timeStart(text);
  const time = text.slice(cut);
  const timePart = TIME_PARTS.find(([, pattern]) => pattern.test(time));
  if (timePart === undefined) return [];
  const date = text.slice(0, cut);
  return READERS.filter(([, read]) => read(date) !== null).map(([part]) => part + timePart[0]);
}

/** Whether the text has the form of the format, be the day one that exists or not. */
export function hasDateForm(text: string, format: string): boolean {
  const split = splitFormat(format);
  if (text.length > MAX_DATE_LENGTH) return false;
  if (split === null) return SERIAL_TEXT.test(text);
  return patternOf(split.datePart).pattern.test(text.slice(0, timeStart(text)));
}

function timeStart(text: string): number {
  const index = text.search(TIME_START);
  return index === -1 ? text.length : index;
}

function splitFormat(format: string): { datePart: string; timePattern: RegExp } | null {
  const datePart = DATE_PARTS.findLast((part) => format.startsWith(part));
  if (datePart === undefined) return null;
  // "DD/MM/YY" is a beginning of "DD/MM/YYYY", so the rest decides which of them is meant.
  for (const part of DATE_PARTS) {
    if (!format.startsWith(part)) continue;
    const time = TIME_PARTS.find(([name]) => name === format.slice(part.length));
    if (time !== undefined) return { datePart: part, timePattern: time[1] };
  }
  return null;
}

function patternOf(datePart: string): DatePattern {
  const order: string[] = [];
  const isCompact = !/[^YMD]/.test(datePart);
  const source = datePart.replace(/YYYY|YY|MMM|MM|DD|[^YMD]/g, (token) => {
    if (/^[YMD]/.test(token)) order.push(token[0] ?? "");
    if (token === "YYYY") return "([0-9]{4})";
    if (token === "YY") return "([0-9]{2})";
    if (token === "MMM") return "(\\p{L}{3,12}\\.?)";
    if (token === "MM" || token === "DD") return isCompact ? "([0-9]{2})" : "([0-9]{1,2})";
    return token === " " ? " +" : `[${token}]`;
  });
  return {
    pattern: new RegExp(`^${source}$`, "u"),
    year: order.indexOf("Y") + 1,
    month: order.indexOf("M") + 1,
    day: order.indexOf("D") + 1,
    hasShortYear: !datePart.includes("YYYY"),
    hasMonthName: datePart.includes("MMM"),
  };
}

function patternReader(pattern: DatePattern): DateReader {
  return (text) => {
    const match = pattern.pattern.exec(text);
    if (match === null) return null;
    const month = match[pattern.month] ?? "";
    const monthNumber = pattern.hasMonthName ? monthOf(month) : month;
    if (monthNumber === null) return null;
    const day = (match[pattern.day] ?? "").padStart(2, "0");
    return parseDate(
      `${fullYear(match[pattern.year] ?? "", pattern)}-${monthNumber.padStart(2, "0")}-${day}`,
    );
  };
}

function fullYear(year: string, pattern: DatePattern): string {
  if (!pattern.hasShortYear) return year;
  return Number(year) < TWO_DIGIT_YEAR_PIVOT ? `20${year}` : `19${year}`;
}

function readSerial(text: string): PlainDate | null {
  if (!SERIAL_TEXT.test(text)) return null;
  const days = Math.floor(Number(text));
  return parseDate(new Date(SERIAL_EPOCH_MS + days * DAY_MS).toISOString().slice(0, 10));
}

let monthByName: ReadonlyMap<string, string> | null = null;

/** Month names, long and short, in the languages whose exports we read; two of them never clash. */
function monthOf(name: string): string | null {
  monthByName ??= monthNames();
  return monthByName.get(plainLetters(name)) ?? null;
}

function monthNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const locale of MONTH_LOCALES) {
    for (const style of ["long", "short"] as const) {
      for (const day of [undefined, "numeric"] as const) {
        // With a day beside it some languages put the month in the genitive.
        const formatter = new Intl.DateTimeFormat(locale, {
          month: style,
          timeZone: "UTC",
          ...(day && { day }),
        });
        for (let month = 0; month < 12; month += 1) {
          const part = formatter
            .formatToParts(new Date(Date.UTC(2024, month, 1)))
            .find(({ type }) => type === "month");
          if (part !== undefined) names.set(plainLetters(part.value), String(month + 1));
        }
      }
    }
  }
  return names;
}

function plainLetters(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[^\p{L}]/gu, "")
    .toLowerCase();
}

const READERS: readonly (readonly [string, DateReader])[] = DATE_PARTS.map((part) => [
  part,
  patternReader(patternOf(part)),
]);
