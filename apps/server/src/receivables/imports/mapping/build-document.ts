import { isSafeAmount, maxDate, minDate, type PlainDate } from "@goodterms/kernel";
import type { DocumentRefusalCode, ImportedDocument } from "./documents.ts";
import type { Mapping } from "./mapping.ts";
import type { DocumentRecord, LineRecord } from "./records.ts";

/** What folding needs to know of a mapping. */
export type FoldRules = Pick<Mapping, "kind" | "rowsOfOneNumber" | "negativeTotals">;

/** A record and the physical line it came from. */
export interface PlacedRecord {
  readonly line: number;
  readonly record: DocumentRecord;
}

/** Why the rows of a number do not make a document. */
export interface DocumentFault {
  readonly code: DocumentRefusalCode;
  readonly message: string;
}

interface Sums {
  readonly totalMinor: bigint;
  readonly netMinor: bigint | null;
  readonly taxMinor: bigint | null;
  readonly openMinor: bigint | null;
}

function sumRows(rows: readonly PlacedRecord[]): Sums {
  let totalMinor = 0n;
  let netMinor: bigint | null = 0n;
  let taxMinor: bigint | null = 0n;
  let openMinor: bigint | null = 0n;
  for (const { record } of rows) {
    totalMinor += record.totalMinor;
    netMinor = netMinor === null || record.netMinor === null ? null : netMinor + record.netMinor;
    taxMinor = taxMinor === null || record.taxMinor === null ? null : taxMinor + record.taxMinor;
    openMinor = openMinor === null || record.openMinor === null ? null : openMinor + record.openMinor;
  }
  return { totalMinor, netMinor, taxMinor, openMinor };
}

/**
 * Makes one document of the rows of its number, or says why not. `parts` are the rows whose amounts count,
 * `rows` all of them; amounts come out positive, the direction is in `kind`.
 */
export function buildDocument(
  first: DocumentRecord,
  parts: readonly PlacedRecord[],
  rows: readonly PlacedRecord[],
  rules: FoldRules,
): ImportedDocument | DocumentFault {
  const sums = sumRows(parts);
  const fault = amountFault(sums, rules);
  if (fault !== null) return fault;
  const isNegative = sums.totalMinor < 0n;
  const isCredit = isNegative || first.documentKind === "credit_note" || rules.kind === "credit-notes";
  const notes: string[] = [...new Set(rows.flatMap(({ record }) => record.notes))];
  const issuedOn = earliest(rows, "issuedOn", notes) ?? first.issuedOn;
  const dueOn = earliest(rows, "dueOn", notes);
  if (dueOn !== null && dueOn < issuedOn) {
    return { code: "due_before_issue", message: `is due on ${dueOn}, before its issue on ${issuedOn}.` };
  }
  return {
    kind: isCredit ? "credit_note" : "invoice",
    number: first.number,
    customer: first.customer,
    customerName: firstGiven(rows, (record) => record.customerName),
    issuedOn,
    dueOn,
    terms: firstGiven(rows, (record) => record.terms),
    currency: first.currency,
    totalMinor: isNegative ? -sums.totalMinor : sums.totalMinor,
    netMinor: isNegative && sums.netMinor !== null ? -sums.netMinor : sums.netMinor,
    taxMinor: isNegative && sums.taxMinor !== null ? -sums.taxMinor : sums.taxMinor,
    openMinor: isNegative && sums.openMinor !== null ? -sums.openMinor : sums.openMinor,
    lines: rows.flatMap(({ record }) =>
      record.line === null ? [] : isNegative ? [turned(record.line)] : [record.line],
    ),
    order: firstGiven(rows, (record) => record.order),
    purchaseOrder: firstGiven(rows, (record) => record.purchaseOrder),
    entity: firstGiven(rows, (record) => record.entity),
    country: firstGiven(rows, (record) => record.country),
    settledOn: settledOn(rows, notes),
    appliesTo: firstGiven(rows, (record) => record.appliesTo),
    sourceLines: rows.map(({ line }) => line),
    notes,
  };
}

function amountFault(sums: Sums, rules: FoldRules): DocumentFault | null {
  const { totalMinor, openMinor } = sums;
  if (totalMinor === 0n)
    return { code: "zero_document", message: "has a total of zero: there is nothing to settle." };
  if (!isSafeAmount(totalMinor))
    return { code: "absurd_amount", message: "has a total beyond the bound for one document." };
  if (totalMinor < 0n && rules.negativeTotals === "refuse") {
    return {
      code: "negative_amount",
      message: "has a negative total. Say in the mapping if that is a credit note.",
    };
  }
  const isBeyond =
    totalMinor < 0n ? openMinor !== null && openMinor < totalMinor : (openMinor ?? 0n) > totalMinor;
  return isBeyond ? { code: "open_above_total", message: "has more open than its total." } : null;
}

/** The earliest of several dates, with a note: one document has one date, and none may come too late. */
function earliest(
  rows: readonly PlacedRecord[],
  field: "issuedOn" | "dueOn",
  notes: string[],
): PlainDate | null {
  const dates = new Set<PlainDate>();
  for (const { record } of rows) {
    const date = record[field];
    if (date !== null) dates.add(date);
  }
  if (dates.size === 0) return null;
  const found = [...dates].reduce(minDate);
  if (dates.size > 1)
    notes.push(`Its rows have ${dates.size} different dates for ${field}; the earliest, ${found}, is taken.`);
  return found;
}

/** A document is settled when its last row is; with a row still open it is not. */
function settledOn(rows: readonly PlacedRecord[], notes: string[]): PlainDate | null {
  const dates = rows.map(({ record }) => record.settledOn);
  const given = dates.filter((date) => date !== null);
  if (given.length === 0) return null;
  if (given.length === dates.length) return given.reduce(maxDate);
  notes.push("Some of its rows have no settlement date, so it is taken as open.");
  return null;
}

function firstGiven<Value>(
  rows: readonly PlacedRecord[],
  pick: (record: DocumentRecord) => Value | null,
): Value | null {
  for (const { record } of rows) {
    const value = pick(record);
    if (value !== null) return value;
  }
  return null;
}

/** A line as a credit note shows it: what was returned is positive. The price keeps its sign. */
function turned(line: LineRecord): LineRecord {
  const isMinus = line.quantity.startsWith("-");
  const quantity = isMinus
    ? line.quantity.slice(1)
    : /^0+(?:\.0+)?$/.test(line.quantity)
      ? line.quantity
      : `-${line.quantity}`;
  return { ...line, quantity, netMinor: -line.netMinor, taxMinor: -line.taxMinor };
}
