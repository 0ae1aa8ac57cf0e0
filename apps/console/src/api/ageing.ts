import type { TFunction } from "i18next";
import type { Overview } from "./types.ts";

/** Sums by age: what is not yet due, then the report's buckets; minor units of one currency. */
interface AgedSums {
  readonly current: number;
  readonly buckets: readonly number[];
}

/** The amounts of a row, what is not yet due first, so that they line up with `ageingLabels`. */
export function ageingAmounts(sums: AgedSums): number[] {
  return [sums.current, ...sums.buckets];
}

/** The names of the amounts: "Not yet due", then each range of days past due. */
export function ageingLabels(t: TFunction, buckets: Overview["buckets"]): string[] {
  return [
    t("common.notYetDue"),
    ...buckets.map(({ fromDays, toDays }) =>
      toDays === null
        ? t("common.daysOver", { from: fromDays - 1 })
        : t("common.daysRange", { from: fromDays, to: toDays }),
    ),
  ];
}
