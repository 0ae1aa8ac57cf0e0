import { createHash } from "node:crypto";
import { isCurrency } from "@goodterms/kernel";
import { dateFormatsOf } from "./date-format.ts";
import { MAX_DISTINCT_VALUES, MAX_EXAMPLES } from "./limits.ts";
import { type NumberFormat, numberEvidence } from "./number-format.ts";

export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

export interface DateCount {
  readonly format: string;
  /** How many filled cells are dates under it. */
  readonly count: number;
}

export interface NumberStatistics {
  /** Filled cells that are numbers under some convention. */
  readonly count: number;
  readonly withPoint: number;
  readonly withComma: number;
  /** How often each grouping was seen under a decimal point, and under a decimal comma. */
  readonly pointGroupings: readonly { readonly grouping: NumberFormat["grouping"]; readonly count: number }[];
  readonly commaGroupings: readonly { readonly grouping: NumberFormat["grouping"]; readonly count: number }[];
  /** Numbers that have a separator at all. */
  readonly separated: number;
  /** A number that reads differently with a point and with a comma; null when there is none. */
  readonly ambiguousExample: string | null;
  readonly negative: number;
  /** Whole numbers written with digits only. */
  readonly whole: number;
  /** Whole numbers written as "17850.0", as exports through floating point do. */
  readonly decimalZero: number;
}

/** What a sample says about one column. */
export interface ColumnStatistics {
  readonly column: string;
  readonly filled: number;
  readonly empty: number;
  readonly distinct: number;
  /** True when there are more distinct values than are counted. */
  readonly isDistinctCapped: boolean;
  readonly examples: readonly string[];
  /** The most frequent values, most frequent first; at most 50. */
  readonly topValues: readonly ValueCount[];
  /** Formats that read at least one cell, best first. */
  readonly dates: readonly DateCount[];
  readonly numbers: NumberStatistics;
  readonly currencies: number;
  readonly maxLength: number;
  /** Equal for two columns exactly when all their sampled cells are equal. */
  readonly contentHash: string;
}

/** Takes the cells of one column, row by row, and sums them up at the end. */
export interface ColumnSampler {
  add(cell: string): void;
  finish(): ColumnStatistics;
}

const MAX_TOP_VALUES = 50;
const DECIMAL_ZERO = /^-?[0-9]+\.0+$/;
const WHOLE = /^-?[0-9]+$/;
/** Cells without a single date after which a column is no longer tried for dates. */
const DATE_PATIENCE = 500;
const MAX_VALUE_LENGTH = 200;

export function createColumnSampler(column: string): ColumnSampler {
  const hash = createHash("sha256");
  const values = new Map<string, number>();
  const dates = new Map<string, number>();
  const numbers = createNumberSampler();
  let filled = 0;
  let empty = 0;
  let currencies = 0;
  let maxLength = 0;
  let isDistinctCapped = false;

  return {
    add(cell) {
      const text = cell.trim();
      hash.update(`${text}\u0000`);
      if (text === "") {
        empty += 1;
        return;
      }
      filled += 1;
      maxLength = Math.max(maxLength, text.length);
      const value = text.slice(0, MAX_VALUE_LENGTH);
      const seen = values.get(value);
      if (seen !== undefined || values.size < MAX_DISTINCT_VALUES) values.set(value, (seen ?? 0) + 1);
      else isDistinctCapped = true;
      if (isCurrency(text.toUpperCase())) currencies += 1;
      numbers.add(text);
      if (dates.size === 0 && filled > DATE_PATIENCE) return;
      for (const format of dateFormatsOf(text)) dates.set(format, (dates.get(format) ?? 0) + 1);
    },
    finish: () => ({
      column,
      filled,
      empty,
      distinct: values.size,
      isDistinctCapped,
      examples: [...values.keys()].slice(0, MAX_EXAMPLES),
      topValues: [...values]
        .map(([value, count]) => ({ value, count }))
        .sort((left, right) => right.count - left.count)
        .slice(0, MAX_TOP_VALUES),
      dates: [...dates]
        .map(([format, count]) => ({ format, count }))
        .sort((left, right) => right.count - left.count),
      numbers: numbers.finish(),
      currencies,
      maxLength,
      contentHash: hash.digest("hex"),
    }),
  };
}

interface NumberSampler {
  add(text: string): void;
  finish(): NumberStatistics;
}

function createNumberSampler(): NumberSampler {
  const sums = { count: 0, withPoint: 0, withComma: 0, separated: 0, negative: 0, whole: 0, decimalZero: 0 };
  const pointGroupings = new Map<NumberFormat["grouping"], number>();
  const commaGroupings = new Map<NumberFormat["grouping"], number>();
  let ambiguousExample: string | null = null;
  return {
    add(text) {
      const evidence = numberEvidence(text);
      if (evidence === null) return;
      sums.count += 1;
      if (evidence.isSeparated) sums.separated += 1;
      if (evidence.isNegative) sums.negative += 1;
      if (WHOLE.test(text)) sums.whole += 1;
      if (DECIMAL_ZERO.test(text)) sums.decimalZero += 1;
      if (evidence.withPoint !== null) {
        sums.withPoint += 1;
        pointGroupings.set(evidence.withPoint, (pointGroupings.get(evidence.withPoint) ?? 0) + 1);
      }
      if (evidence.withComma !== null) {
        sums.withComma += 1;
        commaGroupings.set(evidence.withComma, (commaGroupings.get(evidence.withComma) ?? 0) + 1);
      }
      if (evidence.isSeparated && evidence.withPoint !== null && evidence.withComma !== null) {
        ambiguousExample ??= text;
      }
    },
    finish: () => ({
      ...sums,
      pointGroupings: groupingCounts(pointGroupings),
      commaGroupings: groupingCounts(commaGroupings),
      ambiguousExample,
    }),
  };
}

/** Without "" (no grouping), most frequent first. */
function groupingCounts(
  counts: ReadonlyMap<NumberFormat["grouping"], number>,
): { grouping: NumberFormat["grouping"]; count: number }[] {
  return [...counts]
    .filter(([grouping]) => grouping !== "")
    .map(([grouping, count]) => ({ grouping, count }))
    .sort((left, right) => right.count - left.count);
}
