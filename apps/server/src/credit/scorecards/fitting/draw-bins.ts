// Learned steps put into words and points: a variable's bins, a two-way table.
import {
  type Bin,
  type Interaction,
  LABEL_LENGTH_MAX,
  type ScorecardVariable,
  type SideBin,
} from "../scorecard.ts";
import type { FineColumn } from "./fine-bins.ts";
import type { CoarseColumn } from "./pairs.ts";
import type { Segment, SmallTable } from "./simplify.ts";

/** Every so many points double the odds of good. */
export const POINTS_TO_DOUBLE = 20;
export const POINTS_PER_LOG_ODDS = POINTS_TO_DOUBLE / Math.LN2;

/** Points of a value: the other way round from risk. */
export function pointsText(logOdds: number, places: number): string {
  const text = (-logOdds * POINTS_PER_LOG_ODDS).toFixed(places);
  return Number(text) === 0 ? "0" : text;
}

/** The name a column has on a card. */
export function variableName(column: string): string {
  const name = column
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 60);
  return /^[a-z]/.test(name) ? name : `x_${name}`;
}

/** A variable's bins before they have points: values are log-odds of bad. */
export interface LearnedBins {
  readonly segments: readonly Segment[];
  /** Null when no training row was missing. */
  readonly missing: number | null;
}

/** A variable with its bins in words and points of so many places. */
export function drawVariable(
  fine: FineColumn,
  { segments, missing }: LearnedBins,
  places: number,
): ScorecardVariable {
  const bins: Bin[] = segments.map((segment) => ({
    ...sideBin(fine, segment.from, segment.to),
    points: pointsText(segment.value, places),
  }));
  if (missing !== null) bins.push({ isMissing: true, points: pointsText(missing, places), label: "missing" });
  const { name } = fine.column;
  return { name: variableName(name), label: name, value: name, bins: splitOther(fine, bins, segments) };
}

/** A range's or a set's words. `from` and `to` are fine codes. */
export function sideBin(fine: FineColumn, from: number, to: number): SideBin {
  if (fine.column.kind === "number") {
    const lower = from === 1 ? undefined : fine.cuts[from - 2];
    const upper = to === fine.bins ? undefined : fine.cuts[to - 2];
    return {
      ...(lower === undefined ? {} : { from: lower }),
      ...(upper === undefined ? {} : { to: upper }),
      label: rangeLabel(lower, upper),
    };
  }
  const names = fine.categories.slice(from, to).flat();
  return names.length === 0 ? OTHER : { values: names, label: names.join(", ").slice(0, LABEL_LENGTH_MAX) };
}

function rangeLabel(lower: string | undefined, upper: string | undefined): string {
  if (lower === undefined) return upper === undefined ? "any" : `below ${upper}`;
  return upper === undefined ? `${lower} and above` : `${lower} to ${upper}`;
}

/**
 * A set that was merged with "other" is written as two bins with the same points: the names, and any other. Where nobody
 * was any other, such a customer has the points of an average one.
 */
function splitOther(fine: FineColumn, bins: readonly Bin[], segments: readonly Segment[]): Bin[] {
  if (fine.column.kind === "number") return [...bins];
  const named = bins.filter((bin) => bin.isOther !== true);
  const place = segments.findIndex(({ from, to }) => hasOther(fine, from, to));
  const points = fine.otherRows > 0 ? (bins[place]?.points ?? "0") : "0";
  return [...named, { ...OTHER, points }];
}

/** A table of two variables: groups of coarse codes by side, and values by group. Whoever was never missing has no such bin. */
export function drawInteraction(
  rows: { readonly fine: FineColumn; readonly coarse: CoarseColumn },
  columns: { readonly fine: FineColumn; readonly coarse: CoarseColumn },
  table: SmallTable,
  index: number,
  places: number,
): Interaction {
  const down = drawSide(rows.fine, rows.coarse, table.rows);
  const across = drawSide(columns.fine, columns.coarse, table.columns);
  const [one, other] = [rows.fine.column.name, columns.fine.column.name];
  const name = `${variableName(one)}_with_${variableName(other)}`.slice(0, NAME_LENGTH);
  return {
    name: `${name}_t${index + 1}`,
    label: `${one} together with ${other}: points beyond those each has alone`,
    rows: { variable: variableName(one), bins: down.map(({ bin }) => bin) },
    columns: { variable: variableName(other), bins: across.map(({ bin }) => bin) },
    points: down.map((row) =>
      across.map((column) => pointsText(table.values[row.group]?.[column.group] ?? 0, places)),
    ),
  };
}

const NAME_LENGTH = 74;

/** One side of a table: each bin with the group whose values are its own. */
function drawSide(
  fine: FineColumn,
  { groupOf }: CoarseColumn,
  groups: readonly (readonly number[])[],
): { readonly bin: SideBin; readonly group: number }[] {
  const bins: { bin: SideBin; group: number }[] = [];
  let other: number | null = null;
  for (const [group, members] of groups.entries()) {
    const codes = [...groupOf.keys()].filter((code) => code > 0 && members.includes(groupOf[code] ?? -1));
    if (members.includes(0) || codes.length === 0) continue;
    const [from, to] = [Math.min(...codes), Math.max(...codes) + 1];
    bins.push({ bin: sideBin(fine, from, to), group });
    if (hasOther(fine, from, to) && fine.otherRows > 0) other = group;
  }
  if (fine.column.kind === "category" && !bins.some(({ bin }) => bin.isOther === true))
    bins.push({ bin: OTHER, group: other ?? NOWHERE });
  if (fine.missingRows > 0)
    bins.push({
      bin: { isMissing: true, label: "missing" },
      group: groups.findIndex((members) => members.includes(0)),
    });
  return bins;
}

/** A group that no table has: its points are 0. */
const NOWHERE = -1;
const OTHER: SideBin = { isOther: true, label: "any other" };

function hasOther(fine: FineColumn, from: number, to: number): boolean {
  return fine.categories.slice(from, to).some((group) => group.length === 0);
}
