import type { FitColumn, FitTable } from "./table.ts";

/** Code 0 is missing; 1 and up are the fine bins in order. */
export const MISSING_CODE = 0;
const CATEGORIES_MAX = 60;
const CATEGORY_ROWS_MIN = 10;
/** Rare categories lean towards the average by so many rows. */
const PRIOR_ROWS = 20;
const PLACES_MAX = 12;
/** A cut may be moved by so much of its bin to a rounder number. */
const CUT_SLACK = 0.2;

/** One column cut finely: what boosting and merging start from. */
export interface FineColumn {
  readonly column: FitColumn;
  /** Of every row of the table. */
  readonly codes: Uint8Array;
  /** Codes 0 to bins - 1. */
  readonly bins: number;
  /** For numbers: code k + 1 begins at cuts[k - 1]; the texts are exact decimals. */
  readonly cuts: readonly string[];
  /** For categories: the names under each code; the last code but none is "other" (an empty list). */
  readonly categories: readonly (readonly string[])[];
  /** Training rows without a value, and with a category too rare for a bin of its own. */
  readonly missingRows: number;
  readonly otherRows: number;
}

/** Cuts every column finely by the training rows alone, and codes all rows. */
export function cutFinely(table: FitTable, training: Int32Array, binsMax: number): FineColumn[] {
  return table.columns.map((column) =>
    column.kind === "number"
      ? cutNumbers(column, training, binsMax)
      : orderCategories(column, table.isBad, training),
  );
}

function cutNumbers(column: FitColumn, training: Int32Array, binsMax: number): FineColumn {
  const known = Float64Array.from(training, (row) => column.numbers[row] ?? Number.NaN).filter(
    (x) => !Number.isNaN(x),
  );
  known.sort();
  const cuts = cutsOf(known, binsMax);
  const bounds = Float64Array.from(cuts, Number);
  const codes = Uint8Array.from(column.numbers, (number) => {
    if (Number.isNaN(number)) return MISSING_CODE;
    let low = 0;
    let high = bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (number < (bounds[middle] ?? 0)) high = middle;
      else low = middle + 1;
    }
    return low + 1;
  });
  const missingRows = training.length - known.length;
  return { column, codes, bins: cuts.length + 2, cuts, categories: [], missingRows, otherRows: 0 };
}

/** Cuts into about equal counts, each moved to the roundest number near it. `sorted` holds the known values. */
function cutsOf(sorted: Float64Array, binsMax: number): string[] {
  const cuts: string[] = [];
  let last = sorted[0] ?? 0;
  const slack = Math.floor((CUT_SLACK * sorted.length) / binsMax);
  for (let bin = 1; bin < binsMax; bin += 1) {
    const place = Math.floor((bin * sorted.length) / binsMax);
    const upper = sorted[Math.min(sorted.length - 1, place + slack)] ?? 0;
    const lower = lowerNeighbour(sorted, place - slack, upper);
    if (!(upper > last) || lower === null) continue;
    const text = roundestBetween(Math.max(lower, last), upper);
    if (text === null || !(Number(text) > last)) continue;
    cuts.push(text);
    // What was cut stays cut: the next must have values of its own below it.
    last = firstAtLeast(sorted, Number(text));
  }
  return cuts;
}

/** The value at `place`, or the nearest below it that differs from `upper`; null when there is none. */
function lowerNeighbour(sorted: Float64Array, place: number, upper: number): number | null {
  let index = Math.max(0, place);
  const start = sorted[index] ?? 0;
  if (start < upper) return start;
  // A run of equal values: the cut goes before it.
  let low = 0;
  while (low < index) {
    const middle = (low + index) >> 1;
    if ((sorted[middle] ?? 0) < upper) low = middle + 1;
    else index = middle;
  }
  return index === 0 ? null : (sorted[index - 1] ?? null);
}

function firstAtLeast(sorted: Float64Array, bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return sorted[Math.min(low, sorted.length - 1)] ?? bound;
}

/** The decimal with the fewest digits above `lower` and not above `upper`; null where floats are too close. */
export function roundestBetween(lower: number, upper: number): string | null {
  if (lower < 0 && upper >= 0) return "0";
  const magnitude = Math.ceil(Math.log10(Math.max(Math.abs(lower), Math.abs(upper), 1)));
  for (let places = -magnitude; places <= PLACES_MAX; places += 1) {
    const step = 10 ** -places;
    const candidate = Math.floor(upper / step) * step;
    const text = candidate.toFixed(Math.max(0, places));
    const number = Number(text);
    if (number > lower && number <= upper && text.length <= 30) return text === "-0" ? "0" : text;
  }
  return null;
}

/** Frequent categories in order of their share of bad; the rare ones together are "other". */
function orderCategories(column: FitColumn, isBad: Uint8Array, training: Int32Array): FineColumn {
  const counts = new Map<string, { rows: number; bad: number }>();
  let bads = 0;
  for (const row of training) {
    bads += isBad[row] ?? 0;
    const text = column.texts[row] ?? null;
    if (text === null) continue;
    const count = counts.get(text) ?? { rows: 0, bad: 0 };
    count.rows += 1;
    count.bad += isBad[row] ?? 0;
    counts.set(text, count);
  }
  const average = bads / training.length;
  const known = [...counts.values()].reduce((sum, { rows }) => sum + rows, 0);
  const frequent = [...counts]
    .filter(([, count]) => count.rows >= CATEGORY_ROWS_MIN)
    .sort(([one, a], [other, b]) => b.rows - a.rows || (one < other ? -1 : 1))
    .slice(0, CATEGORIES_MAX)
    .map(([text]) => text);
  const others = { rows: 0, bad: 0 };
  for (const [text, count] of counts)
    if (!frequent.includes(text)) {
      others.rows += count.rows;
      others.bad += count.bad;
    }
  const share = ({ rows, bad }: { rows: number; bad: number }): number =>
    (bad + PRIOR_ROWS * average) / (rows + PRIOR_ROWS);
  const groups = [
    ...frequent.map((text) => ({ names: [text], share: share(counts.get(text) ?? others) })),
    { names: [] as string[], share: share(others) },
  ].sort((one, other) => one.share - other.share);
  const codeOf = new Map(
    groups.flatMap(({ names }, index) => names.map((text) => [text, index + 1] as const)),
  );
  const otherCode = groups.findIndex(({ names }) => names.length === 0) + 1;
  const codes = Uint8Array.from(column.texts, (text) =>
    text === null ? MISSING_CODE : (codeOf.get(text) ?? otherCode),
  );
  return {
    column,
    codes,
    bins: groups.length + 1,
    cuts: [],
    categories: [[], ...groups.map(({ names }) => names)],
    missingRows: training.length - known,
    otherRows: others.rows,
  };
}
