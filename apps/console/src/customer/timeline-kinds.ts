/** What the timeline can be narrowed to, and the kinds of entry that each holds. */
export const TIMELINE_GROUPS = {
  invoice: ["invoice", "fee"],
  payment: ["payment", "refund"],
  credit: ["credit_note", "write_off", "discount"],
  changes: ["allocation", "reversal", "due_date_changed", "disputed"],
  exposure: ["excess", "ceiling_changed", "reservation"],
} as const;

export type TimelineGroup = keyof typeof TIMELINE_GROUPS;

const LOWERING = new Set(["payment", "credit_note", "write_off", "discount"]);

/** The amount as it moves what is owed: minor units, negative where less is owed afterwards. */
export function timelineAmount(kind: string, amount: number): number {
  return LOWERING.has(kind) ? -Math.abs(amount) : amount;
}
