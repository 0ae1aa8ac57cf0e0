import type { TimelineEntry } from "../api/types.ts";

type Kind = TimelineEntry["kind"];

/** What the timeline can be narrowed to, and the kinds of entry that each holds. */
export const TIMELINE_GROUPS = {
  invoice: ["invoice", "opening_debit", "fee", "interest_charge"],
  payment: ["payment", "refund"],
  credit: ["credit_note", "opening_credit", "write_off", "discount", "small_difference"],
  changes: ["allocation", "reversal", "due_date_changed", "disputed"],
  exposure: ["excess"],
} as const satisfies Record<string, readonly Kind[]>;

export type TimelineGroup = keyof typeof TIMELINE_GROUPS;

const LOWERING: ReadonlySet<string> = new Set<Kind>([
  "payment",
  "credit_note",
  "opening_credit",
  "write_off",
  "discount",
  "small_difference",
]);

/** The amount as it moves what is owed: minor units, negative where less is owed afterwards. */
export function timelineAmount(kind: string, amount: number): number {
  return LOWERING.has(kind) ? -Math.abs(amount) : amount;
}
