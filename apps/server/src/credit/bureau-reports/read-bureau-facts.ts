import { convertMinor, type PlainDate, parseDecimal } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { readRates } from "#receivables";
import type { BureauFacts } from "../evaluations/facts.ts";
import { selectNewestReports } from "./report-store.ts";
import { combineReports, type KnownReport } from "./rules.ts";

/**
 * What bureaus say of these customers (up to 5,000), each in its account's currency; whoever has no report is left out.
 */
export async function readBureauFacts(
  ctx: Context,
  accounts: readonly { readonly customerId: string; readonly currency: string }[],
  today: PlainDate,
): Promise<Map<string, BureauFacts>> {
  const reports = await selectNewestReports(
    ctx,
    accounts.map(({ customerId }) => customerId),
  );
  if (reports.length === 0) return new Map();
  const currencies = new Set([...reports, ...accounts].map(({ currency }) => currency));
  const rates = await readRates(ctx, [...currencies]);
  const byCustomer = Map.groupBy(reports, ({ customerId }) => customerId);
  const inCurrency = (report: KnownReport, currency: string): bigint | null => {
    if (report.recommendedMinor === null || report.currency === currency) return report.recommendedMinor;
    const rate = parseDecimal(rates(report.currency, currency, today) ?? "");
    return rate === null ? null : convertMinor(report.recommendedMinor, report.currency, currency, rate);
  };
  return new Map(
    accounts.flatMap(({ customerId, currency }) => {
      const facts = combineReports(byCustomer.get(customerId) ?? [], today, (report) =>
        inCurrency(report, currency),
      );
      return facts === null ? [] : [[customerId, facts] as const];
    }),
  );
}
