import type { PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import type { BehaviourFacts } from "../evaluations/facts.ts";
import { selectBehaviours } from "./behaviour-store.ts";

/**
 * How customers pay, as last measured (by the minute where their books change, daily where something is overdue). A
 * customer never measured is left out: nothing is known. Sales are in the currency asked for, or 0 where the account
 * has been moved to another since; the next measurement puts that right.
 */
export async function readBehaviourFacts(
  ctx: Context,
  accounts: readonly { readonly customerId: string; readonly currency: string }[],
  _today: PlainDate,
): Promise<Map<string, BehaviourFacts>> {
  const rows = await selectBehaviours(
    ctx,
    accounts.map((account) => account.customerId),
  );
  return new Map(
    accounts.flatMap(({ customerId, currency }): [string, BehaviourFacts][] => {
      const row = rows.get(customerId);
      if (row === undefined) return [];
      const { grade, meanDaysLate, meanDaysLateLow, meanDaysLateHigh, trend, paidInvoices, asOf } = row;
      const { returnedPayments12m, chargebacks12m, disputes12m } = row;
      const facts = {
        grade,
        meanDaysLate,
        meanDaysLateLow,
        meanDaysLateHigh,
        trend,
        paidInvoices,
        sales12mMinor: row.currency === currency ? row.sales12mMinor : 0n,
        returnedPayments12m,
        chargebacks12m,
        disputes12m,
        asOf,
      };
      return [[customerId, facts]];
    }),
  );
}
