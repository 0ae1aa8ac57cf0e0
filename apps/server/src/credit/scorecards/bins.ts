import { compareDecimals, type Decimal, parseDecimal } from "@goodterms/kernel";
import type { ScoreValue, SideBin } from "./scorecard.ts";

/** Bins made ready for finding: which one holds a value. */
export interface BinFinder {
  /** The index of the bin, or -1: no value, and no bin for that. A number nobody can read counts as no value. */
  find(value: ScoreValue): number;
}

/** Whether the bins are of categories; otherwise they are ranges of numbers. */
export function isCategorical(bins: readonly SideBin[]): boolean {
  return bins.some((bin) => bin.values !== undefined || bin.isOther === true);
}

/** Makes bins ready. They must have passed checkScorecard: ordered, half-open, without gap or overlap. */
export function openBins(bins: readonly SideBin[]): BinFinder {
  const missing = bins.findIndex((bin) => bin.isMissing === true);
  if (isCategorical(bins)) {
    const other = bins.findIndex((bin) => bin.isOther === true);
    const places = new Map(bins.flatMap((bin, index) => (bin.values ?? []).map((value) => [value, index])));
    return { find: (value) => (value === null ? missing : (places.get(value) ?? other)) };
  }
  const ranges = bins.flatMap((bin, index) => (bin.isMissing === true ? [] : [index]));
  // Above each of these boundaries the next range begins.
  const bounds = ranges.slice(1).map((index) => parseDecimal(bins[index]?.from ?? "") as Decimal);
  return {
    find: (value) => {
      const number = value === null ? null : parseDecimal(value);
      if (number === null) return missing;
      let low = 0;
      let high = bounds.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (compareDecimals(number, bounds[middle] as Decimal) < 0) high = middle;
        else low = middle + 1;
      }
      return ranges[low] ?? missing;
    },
  };
}
