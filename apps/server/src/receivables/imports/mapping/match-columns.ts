import type { ColumnStatistics } from "../reading/column-statistics.ts";
import { countryCode } from "./countries.ts";
import { explainMisfit } from "./explain-misfit.ts";
import { type Field, type FieldType, normaliseHeader } from "./fields.ts";
import { customerKindOf, documentKindOf, termsText } from "./vocabulary.ts";

export interface ColumnMatch {
  readonly field: Field;
  readonly column: ColumnStatistics;
  /** 0 to 1: how surely the column is the field. */
  readonly confidence: number;
  readonly reason: string;
}

export interface MatchedColumns {
  /** Field name → its column. A column serves one field. */
  readonly matches: ReadonlyMap<string, ColumnMatch>;
  /** Field name → other columns that fit it as well, and whose content differs. */
  readonly rivals: ReadonlyMap<string, readonly ColumnStatistics[]>;
  readonly notices: readonly string[];
  /** Field name → why the column that is named like it does not serve. */
  readonly misfits: ReadonlyMap<string, string>;
}

const STRONG = 0.95;
const GOOD = 0.85;
const WEAK = 0.65;
/** Below it a match is not proposed. */
const MIN_CONFIDENCE = 0.5;
/** A column this close to the chosen one makes it a question. */
const RIVAL_DISTANCE = 0.05;
/** Share of filled cells that must be of the field's type. */
const MIN_TYPE_SHARE = 0.9;
const MIN_COUNTRY_SHARE = 0.5;
/** What is left of a name match when the column has no values to check it by. */
const EMPTY_COLUMN_FACTOR = 0.7;

const TYPE_WORDS: Readonly<Record<FieldType, string>> = {
  reference: "references",
  text: "text",
  date: "dates",
  amount: "amounts",
  decimal: "numbers",
  currency: "currency codes",
  country: "countries",
  terms: "payment terms",
  email: "email addresses",
  language: "languages",
  time_zone: "time zones",
  customer_kind: "business or person",
  document_kind: "invoice or credit note",
};

/**
 * Pairs fields with columns by name and content. `forced` (field → column) comes from a person and is
 * taken as it is; the rest claims columns in order of confidence, then of the field list.
 */
export function matchColumns(
  fields: readonly Field[],
  columns: readonly ColumnStatistics[],
  forced: ReadonlyMap<string, string>,
): MatchedColumns {
  const matches = new Map<string, ColumnMatch>();
  const taken = new Set<string>();
  for (const field of fields) {
    const column = columns.find((candidate) => candidate.column === forced.get(field.name));
    if (column === undefined) continue;
    matches.set(field.name, { field, column, confidence: 1, reason: "chosen by a person" });
    taken.add(column.column);
  }
  const notices: string[] = [];
  const misfits = new Map<string, string>();
  const candidates = scoredPairs(fields, columns, { notices, misfits });
  for (const candidate of candidates) {
    if (matches.has(candidate.field.name) || taken.has(candidate.column.column)) continue;
    matches.set(candidate.field.name, candidate);
    taken.add(candidate.column.column);
  }
  const rivals = new Map<string, ColumnStatistics[]>();
  for (const candidate of candidates) {
    const chosen = matches.get(candidate.field.name);
    if (chosen === undefined || taken.has(candidate.column.column)) continue;
    if (chosen.confidence - candidate.confidence >= RIVAL_DISTANCE) continue;
    if (candidate.column.contentHash === chosen.column.contentHash) {
      notices.push(
        `"${candidate.column.column}" holds the same as "${chosen.column.column}" and is left out.`,
      );
    } else {
      rivals.set(candidate.field.name, [...(rivals.get(candidate.field.name) ?? []), candidate.column]);
    }
  }
  return { matches, rivals, notices, misfits };
}

function scoredPairs(
  fields: readonly Field[],
  columns: readonly ColumnStatistics[],
  found: { readonly notices: string[]; readonly misfits: Map<string, string> },
): ColumnMatch[] {
  const pairs: ColumnMatch[] = [];
  for (const field of fields) {
    for (const column of columns) {
      const byName = nameScore(field, column.column);
      if (byName < MIN_CONFIDENCE) continue;
      const fit = typeFit(field.type, column);
      const confidence = Math.round(byName * fit * 100) / 100;
      if (confidence >= MIN_CONFIDENCE) {
        pairs.push({ field, column, confidence, reason: reasonOf(field, column, byName) });
      } else if (byName >= STRONG) {
        found.misfits.set(field.name, explainMisfit(field.type, column, TYPE_WORDS[field.type]));
        found.notices.push(
          `"${column.column}" is named like ${field.name} but does not hold ${TYPE_WORDS[field.type]}.`,
        );
      }
    }
  }
  // A stable sort: equal confidence keeps the order of fields, then of columns.
  return pairs.sort((left, right) => right.confidence - left.confidence);
}

function reasonOf(field: Field, column: ColumnStatistics, byName: number): string {
  const named =
    byName >= STRONG
      ? "the name means it"
      : byName >= GOOD
        ? "the name often means it"
        : "the name may mean it";
  if (column.filled === 0) return `${named}; the column is empty in the sample`;
  return field.type === "text" || field.type === "reference"
    ? named
    : `${named} and it holds ${TYPE_WORDS[field.type]}`;
}

const wordsBySynonyms = new WeakMap<Field, ReadonlyMap<string, number>>();

function nameScore(field: Field, header: string): number {
  let scores = wordsBySynonyms.get(field);
  if (scores === undefined) {
    scores = new Map([
      ...words(field.synonyms.weak).map((word) => [word, WEAK] as const),
      ...words(field.synonyms.good).map((word) => [word, GOOD] as const),
      ...words(field.synonyms.strong).map((word) => [word, STRONG] as const),
      [normaliseHeader(field.name), STRONG] as const,
    ]);
    wordsBySynonyms.set(field, scores);
  }
  const whole = scores.get(normaliseHeader(header));
  if (whole !== undefined) return whole;
  return scores.get(normaliseHeader(withoutCurrency(header).name)) ?? 0;
}

/** Splits "Amount (EUR)" or "net_amount_usd" into the name and a currency code at its end. */
export function withoutCurrency(header: string): { readonly name: string; readonly code: string | null } {
  const match = /^(.*\S)[\s_-]*[ _([-]([A-Za-z]{3})[)\]]?$/.exec(header.trim());
  return match === null
    ? { name: header, code: null }
    : { name: match[1] ?? "", code: (match[2] ?? "").toUpperCase() };
}

function words(list: string | undefined): readonly string[] {
  return (list ?? "").split(/\s+/).filter((word) => word !== "");
}

/** 1 when the content fits the type, 0 when it does not. */
function typeFit(type: FieldType, column: ColumnStatistics): number {
  if (column.filled === 0) return EMPTY_COLUMN_FACTOR;
  switch (type) {
    case "date":
      return atLeast((column.dates[0]?.count ?? 0) / column.filled, MIN_TYPE_SHARE);
    case "amount":
    case "decimal":
      return atLeast(column.numbers.count / column.filled, MIN_TYPE_SHARE);
    case "currency":
      return atLeast(column.currencies / column.filled, MIN_TYPE_SHARE);
    case "country":
      return atLeast(
        shareOfTop(column, (value) => countryCode(value) !== null),
        MIN_COUNTRY_SHARE,
      );
    case "terms":
      return atLeast(
        shareOfTop(column, (value) => termsText(value) !== null),
        MIN_TYPE_SHARE,
      );
    case "email":
      return atLeast(
        shareOfTop(column, (value) => value.includes("@")),
        MIN_COUNTRY_SHARE,
      );
    case "document_kind":
      return atLeast(
        shareOfTop(column, (value) => documentKindOf(value) !== null),
        MIN_TYPE_SHARE,
      );
    case "customer_kind":
      return atLeast(
        shareOfTop(column, (value) => customerKindOf(value) !== null),
        MIN_TYPE_SHARE,
      );
    case "reference":
    case "text":
      return (column.dates[0]?.count ?? 0) === column.filled ? 0 : 1;
    default:
      return 1;
  }
}

function atLeast(share: number, minimum: number): number {
  return share >= minimum ? 1 : 0;
}

function shareOfTop(column: ColumnStatistics, fits: (value: string) => boolean): number {
  let all = 0;
  let fitting = 0;
  for (const { value, count } of column.topValues) {
    all += count;
    if (fits(value)) fitting += count;
  }
  return all === 0 ? 0 : fitting / all;
}
