import type { BehaviourMonth } from "../../api/credit-types.ts";

/** The parts of a month's bar, from the bottom. */
export const STRIP_PARTS = ["onTime", "late", "overdue", "notDue"] as const;
export type StripPart = (typeof STRIP_PARTS)[number];

/**
 * What became of a month's invoices, in minor units; the parts sum to what was invoiced. What is not yet due, in
 * dispute, credited or written off says nothing of paying, and stands together as `notDue`.
 */
export function monthParts(month: BehaviourMonth): Readonly<Record<StripPart, number>> {
  return {
    onTime: month.onTime,
    late: month.late.reduce((sum, amount) => sum + amount, 0),
    overdue: month.overdue,
    notDue: month.notDue + month.disputed + month.credited + month.writtenOff,
  };
}
