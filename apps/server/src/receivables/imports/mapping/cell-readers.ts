import { isCurrency, type PlainDate, parseDate } from "@goodterms/kernel";
import { type DateReader, dateReader, hasDateForm } from "../reading/date-format.ts";
import { countryCode } from "./countries.ts";
import type { Mapping } from "./mapping.ts";
import { createNumberReaders } from "./number-readers.ts";
import { type CellReaders, type Cells, formulaMessage, type Refuse, shown } from "./readers.ts";
import { termsText } from "./vocabulary.ts";

const MAX_REFERENCE_LENGTH = 200;
const MAX_TEXT_LENGTH = 2_000;
const MAX_REMEMBERED = 10_000;
const MAX_REMEMBERED_LENGTH = 200;
/** How databases and SAP write "no date". */
const NO_DATE = /^0{2,4}[-./]?0{2}[-./]?0{2,4}(?:[ T]00:00(?::00)?)?$|^0$/;
/** A spreadsheet's short form of a long number: its last digits are lost for good. */
const SHORTENED_NUMBER = /^[0-9](?:[.,][0-9]+)?E\+?[0-9]{2}$/i;
const DECIMAL_ZERO = /^(-?[0-9]+)\.0+$/;

/** Builds the readers of a mapping that mappingProblems has found to fit these headers. */
export function createCellReaders(mapping: Mapping, headers: readonly string[], refuse: Refuse): CellReaders {
  function raw(field: string): (cells: Cells) => string {
    const source = mapping.fields[field];
    if (source === undefined || source.source === "absent") return () => "";
    if (source.source === "constant") return () => source.value;
    const index = headers.indexOf(source.column);
    return (cells) => (cells[index] ?? "").trim();
  }

  function text(field: string, maxLength = MAX_TEXT_LENGTH): (cells: Cells) => string {
    const read = raw(field);
    return (cells) => {
      const value = read(cells);
      if (value.length <= maxLength) return value;
      refuse("text_too_long", field, `${field} has ${value.length} characters, the limit is ${maxLength}.`);
      return "";
    };
  }

  const numbers = createNumberReaders(mapping, raw, refuse);

  return {
    text,
    reference: (field) => referenceReader(field, raw(field), isStripped(mapping, field), refuse),
    date: (field) => dateCellReader(field, raw(field), mapping, refuse),
    decimal: numbers.decimal,
    amount: numbers.amount,
    currency: (field) => currencyReader(field, raw(field), refuse),
    country: (field) => remembering(raw(field), (value) => (value === "" ? null : countryCode(value))),
    terms: (field) => termsReader(field, raw(field), refuse),
    isWithinBounds: numbers.isWithinBounds,
  };
}

function isStripped(mapping: Mapping, field: string): boolean {
  const source = mapping.fields[field];
  return source?.source === "column" && mapping.transforms[source.column] === "strip_decimal_zero";
}

function referenceReader(
  field: string,
  read: (cells: Cells) => string,
  isDecimalZeroStripped: boolean,
  refuse: Refuse,
): (cells: Cells) => string {
  return (cells) => {
    const written = read(cells);
    if (written === "") return "";
    const value = isDecimalZeroStripped ? written.replace(DECIMAL_ZERO, "$1") : written;
    if (value.startsWith("=")) {
      refuse("formula", field, formulaMessage(field, value));
    } else if (SHORTENED_NUMBER.test(value)) {
      const remedy = "Format the column as text and export it again.";
      refuse(
        "damaged_reference",
        field,
        `${field} ${shown(value)} was shortened by a spreadsheet. ${remedy}`,
      );
    } else if (value.length > MAX_REFERENCE_LENGTH) {
      const message = `${field} has ${value.length} characters, the limit is ${MAX_REFERENCE_LENGTH}.`;
      refuse("text_too_long", field, message);
    } else {
      return value.normalize("NFC");
    }
    return "";
  };
}

function dateCellReader(
  field: string,
  read: (cells: Cells) => string,
  mapping: Mapping,
  refuse: Refuse,
): (cells: Cells) => PlainDate | null {
  const source = mapping.fields[field];
  const format = source?.source === "column" ? (mapping.dates[source.column] ?? "") : "";
  const readDate: DateReader = (source?.source === "column" ? dateReader(format) : null) ?? parseDate;
  const { earliestOn, latestOn } = mapping;
  return (cells) => {
    const value = read(cells);
    if (value === "" || NO_DATE.test(value)) return null;
    const date = readDate(value);
    if (date === null) {
      const isForm = hasDateForm(value, format);
      const message = isForm
        ? `${field} ${shown(value)} is no day of the calendar from 1900 to 2199 under ${format}.`
        : `${field} ${shown(value)} is not a date written as ${format}.`;
      return refuse("bad_date", field, message);
    }
    if (date >= earliestOn && date <= latestOn) return date;
    return refuse(
      "date_out_of_range",
      field,
      `${field} ${date} is not between ${earliestOn} and ${latestOn}.`,
    );
  };
}

function currencyReader(
  field: string,
  read: (cells: Cells) => string,
  refuse: Refuse,
): (cells: Cells) => string | null {
  return (cells) => {
    const value = read(cells);
    if (value === "" || isCurrency(value)) return value || null;
    const code = value.toUpperCase();
    if (isCurrency(code)) return code;
    return refuse("unknown_currency", field, `${field} ${shown(value)} is not a currency code such as EUR.`);
  };
}

function termsReader(
  field: string,
  read: (cells: Cells) => string,
  refuse: Refuse,
): (cells: Cells) => string | null {
  const remembered = remembering(read, (value) => (value === "" ? "" : termsText(value)));
  return (cells) => {
    const terms = remembered(cells);
    if (terms !== null) return terms || null;
    const message = `${field} ${shown(read(cells))} is not understood; write for example "net 30".`;
    return refuse("bad_terms", field, message);
  };
}

/** Few texts come on many rows: what one of them means is worked out once. */
function remembering<Meaning>(
  read: (cells: Cells) => string,
  work: (value: string) => Meaning,
): (cells: Cells) => Meaning {
  const meanings = new Map<string, Meaning>();
  return (cells) => {
    const value = read(cells);
    const known = meanings.get(value);
    if (known !== undefined) return known;
    const meaning = work(value);
    if (meanings.size < MAX_REMEMBERED && value.length <= MAX_REMEMBERED_LENGTH) meanings.set(value, meaning);
    return meaning;
  };
}
