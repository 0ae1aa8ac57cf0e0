import { addMonths, endOfMonth, type PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { type AgeingSelection, readControlledTotals } from "./ageing-store.ts";
import { type OverdueCustomer, readHistory, readOverdueCustomers } from "./overview-store.ts";
import { type AgedSums, type Bucket, bucketsOf, daysPastDue } from "./rules.ts";
import { planForWholeBook, settleScope } from "./scope.ts";

const MONTHS_OF_HISTORY = 12;
const TOP_CUSTOMERS = 10;

export interface Overview {
  readonly asOn: PlainDate;
  readonly buckets: readonly Bucket[];
  readonly currencies: readonly (AgedSums & {
    readonly customersOverdue: number;
    readonly oldestDueOn: PlainDate | null;
  })[];
  /** The last twelve month-ends, oldest first, one row a currency that had anything open. */
  readonly history: readonly (AgedSums & { readonly on: PlainDate })[];
  /** The ten that owe most overdue, of each currency. */
  readonly topOverdue: readonly (OverdueCustomer & { readonly daysPastDue: number })[];
  /** Whether open debits less open credits are the balance of the receivables accounts, currency by currency. */
  readonly book: { readonly verifiedAt: Date; readonly ok: boolean };
}

/**
 * The state of the receivables today: sums and ages by currency, how they stood at the last month-ends, who owes most.
 * Amounts in minor units; currencies are never added.
 * @throws Refusal not_found for an unknown entity, no_entity.
 */
export async function readOverview(
  ctx: Context,
  request: { readonly entity?: string | undefined },
): Promise<Overview> {
  await planForWholeBook(ctx);
  const { days, asOn, knownAt, boundaries } = await settleScope(ctx, { entity: request.entity });
  const selection: AgeingSelection = {
    merchantId: ctx.merchantId,
    by: "currency",
    boundaries,
    days,
    knownAt,
  };
  const totals = await readControlledTotals(ctx, selection);
  const { top, counts } = await readOverdueCustomers(ctx, selection, TOP_CUSTOMERS);
  const history = await readHistory(ctx, selection, monthEndsBefore(asOn, MONTHS_OF_HISTORY));
  return {
    asOn,
    buckets: bucketsOf(boundaries),
    currencies: totals.map(({ controlMinor: _controlMinor, ...sums }) => ({
      ...sums,
      customersOverdue: counts.get(sums.currency)?.customersOverdue ?? 0,
      oldestDueOn: counts.get(sums.currency)?.oldestDueOn ?? null,
    })),
    history: history.filter((row) => row.openMinor !== 0n || row.unappliedMinor !== 0n),
    topOverdue: top.map((customer) => ({
      ...customer,
      daysPastDue: daysPastDue(customer.oldestDueOn, asOn),
    })),
    book: { verifiedAt: ctx.now, ok: totals.every((total) => total.netMinor === total.controlMinor) },
  };
}

/** The last days of the months before the day's own, oldest first. */
function monthEndsBefore(day: PlainDate, count: number): PlainDate[] {
  return Array.from({ length: count }, (_, index) => endOfMonth(addMonths(day, index - count)));
}
