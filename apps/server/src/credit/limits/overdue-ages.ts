import type { PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { readCreditFigures } from "#receivables";
import type { OverdueAge } from "./rules.ts";

/**
 * How old the oldest unpaid debit of each customer is, counted from its own due date: insurers know no days of grace.
 * One statement for all of them.
 */
export async function readOverdueAges(
  ctx: Context,
  customerIds: readonly string[],
  today: PlainDate,
): Promise<Map<string, OverdueAge>> {
  if (customerIds.length === 0) return new Map();
  const figures = await readCreditFigures(ctx, customerIds, { today });
  return new Map(
    [...figures].map(([id, { book }]) => [
      id,
      { oldestOverdueDays: book.oldestOverdueDays, nextDueOn: book.upcomingDue[0]?.on ?? null },
    ]),
  );
}
