import { addMonths, daysBetween, type PlainDate, startOfMonth } from "@goodterms/kernel";
import type { PaymentHistory } from "#receivables";
import type { CoveredItem } from "./observation-rules.ts";

export const STRIP_MONTHS = 24;
/** Days late at which a bucket of the strip ends: 1–15, 16–30, 31–60, over 60. */
export const LATE_BUCKETS: readonly number[] = [15, 30, 60];

/**
 * What became of the invoices of one month, in minor units of the account's currency at today's rates. The parts sum to
 * `invoiced`.
 */
export interface StripMonth {
  /** YYYY-MM, by the invoices' dates. */
  readonly month: string;
  readonly invoices: number;
  readonly invoiced: bigint;
  readonly onTime: bigint;
  /** By days late, in the order of `LATE_BUCKETS` and one beyond. */
  readonly late: readonly bigint[];
  readonly overdue: bigint;
  readonly notDue: bigint;
  readonly disputed: bigint;
  readonly credited: bigint;
  readonly writtenOff: bigint;
}

type Part = "onTime" | "overdue" | "notDue" | "disputed" | "credited" | "writtenOff" | number;

/** The behaviour strip: the last 24 months, oldest first. What has no rate into the account's currency is left out. Pure. */
export function stripOf(
  items: readonly CoveredItem[],
  graceDays: number,
  today: PlainDate,
  toAccount: PaymentHistory["toAccount"],
): StripMonth[] {
  const first = addMonths(startOfMonth(today), 1 - STRIP_MONTHS);
  const months = Array.from({ length: STRIP_MONTHS }, (_, index) => addMonths(first, index).slice(0, 7));
  const byMonth = Map.groupBy(
    items.filter((item) => item.issuedOn >= first),
    (item) => item.issuedOn.slice(0, 7),
  );
  return months.map((month) => monthOf(month, byMonth.get(month) ?? [], graceDays, today, toAccount));
}

function monthOf(
  month: string,
  items: readonly CoveredItem[],
  graceDays: number,
  today: PlainDate,
  toAccount: PaymentHistory["toAccount"],
): StripMonth {
  const sums = new Map<Part, bigint>();
  for (const item of items) {
    for (const [part, minor] of partsOf(item, graceDays, today)) {
      const accountMinor = toAccount(minor, item.currency);
      if (accountMinor !== null) sums.set(part, (sums.get(part) ?? 0n) + accountMinor);
    }
  }
  const sumOf = (part: Part): bigint => sums.get(part) ?? 0n;
  return {
    month,
    invoices: new Set(items.map((item) => item.documentId)).size,
    invoiced: [...sums.values()].reduce((sum, minor) => sum + minor, 0n),
    onTime: sumOf("onTime"),
    late: [...LATE_BUCKETS, null].map((_, index) => sumOf(index)),
    overdue: sumOf("overdue"),
    notDue: sumOf("notDue"),
    disputed: sumOf("disputed"),
    credited: sumOf("credited"),
    writtenOff: sumOf("writtenOff"),
  };
}

function partsOf(item: CoveredItem, graceDays: number, today: PlainDate): [Part, bigint][] {
  const settled = item.parts.map(({ by, on, minor }): [Part, bigint] => {
    if (by === "write_off") return ["writtenOff", minor];
    if (by !== "payment" && by !== "opening_credit") return ["credited", minor];
    const days = daysBetween(item.dueOn, on) - graceDays;
    return [days < 1 ? "onTime" : bucketOf(days), minor];
  });
  const isOverdue = daysBetween(item.dueOn, today) - graceDays > 0;
  const disputedMinor = item.disputedMinor < item.openMinor ? item.disputedMinor : item.openMinor;
  return [...settled, [isOverdue ? "overdue" : "notDue", item.unpaidMinor], ["disputed", disputedMinor]];
}

function bucketOf(days: number): number {
  const index = LATE_BUCKETS.findIndex((end) => days <= end);
  return index === -1 ? LATE_BUCKETS.length : index;
}
