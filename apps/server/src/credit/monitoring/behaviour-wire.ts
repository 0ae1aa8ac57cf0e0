import { formatId } from "@goodterms/kernel";
import { Type } from "typebox";
import { Amount, Closed, CurrencyCode, DateOn, Nullable, OneOf } from "#platform/http";
import type { BehaviourView } from "./read-behaviour.ts";
import { HORIZON_DAYS, RECENT_DAYS, WINDOW_MONTHS } from "./settings.ts";
import { LATE_BUCKETS } from "./strip-rules.ts";
import { type Names, ReviewBody, reviewBody, WatchBody, watchBody } from "./wire.ts";

const Days = Type.String({ description: "Days, an exact decimal" });
const Mean = Closed(
  { mean: Days, low: Days, high: Days },
  { $id: "DaysLate", description: "With its 95 % interval" },
);

const MonthBody = Closed(
  {
    month: Type.String(),
    invoices: Type.Integer(),
    invoiced: Amount,
    onTime: Amount,
    late: Type.Array(Amount, {
      description: "By days late, in the order of `lateBuckets`, the last beyond it",
    }),
    overdue: Amount,
    notDue: Amount,
    disputed: Amount,
    credited: Amount,
    writtenOff: Amount,
  },
  {
    $id: "BehaviourMonth",
    description: "What became of the invoices of a month; the parts sum to `invoiced`",
  },
);

export const BehaviourBody = Closed(
  {
    customer: Type.String(),
    asOf: DateOn,
    currency: CurrencyCode,
    grade: Nullable(Type.String()),
    daysLate: Nullable(Mean),
    daysLateByAmount: Nullable(Mean),
    grades: Type.Array(Closed({ grade: Type.String(), belowDays: Nullable(Days) })),
    observations: Type.Integer(),
    observationsMin: Type.Integer({ description: "Fewer, and no grade is given" }),
    paidInvoices: Type.Integer(),
    overdueItems: Type.Integer(),
    overdue: Amount,
    oldestOverdueDays: Type.Integer(),
    graceDays: Type.Integer(),
    horizonDays: Type.Integer(),
    windowMonths: Type.Integer(),
    trend: Nullable(
      Closed({
        direction: OneOf(["better", "steady", "worse"]),
        z: Type.String({ description: "Standard errors from unchanged, positive where they pay later" }),
        recentDays: Type.Integer(),
        recentMean: Days,
        beforeMean: Days,
        recentInvoices: Type.Integer(),
        beforeInvoices: Type.Integer(),
      }),
    ),
    change: Nullable(
      Closed({
        direction: OneOf(["better", "worse"]),
        from: DateOn,
        seenWith: DateOn,
        invoices: Type.Integer(),
      }),
    ),
    sales12m: Amount,
    returnedPayments12m: Type.Integer(),
    disputes12m: Type.Integer(),
    lateBuckets: Type.Array(Type.Integer()),
    strip: Type.Array(MonthBody),
    utilization: Type.Array(
      Closed({ on: DateOn, currency: CurrencyCode, limit: Amount, highest: Amount, last: Amount }),
    ),
    watch: Nullable(WatchBody),
    reviews: Type.Array(ReviewBody),
  },
  { $id: "PayerBehaviour" },
);

export function behaviourBody(view: BehaviourView, names: Names) {
  const { behaviour, policy } = view;
  return {
    customer: formatId("cus", view.customerId),
    asOf: behaviour.asOf,
    currency: behaviour.currency,
    grade: behaviour.grade,
    daysLate: behaviour.mean,
    daysLateByAmount: behaviour.meanByAmount,
    grades: policy.monitoring.grades.map(({ grade, belowDays }) => ({ grade, belowDays })),
    observations: behaviour.observations,
    observationsMin: policy.monitoring.gradeInvoicesMin,
    paidInvoices: behaviour.paidInvoices,
    overdueItems: behaviour.overdueItems,
    overdue: behaviour.overdueMinor,
    oldestOverdueDays: behaviour.oldestOverdueDays,
    graceDays: behaviour.graceDays,
    horizonDays: HORIZON_DAYS,
    windowMonths: WINDOW_MONTHS,
    trend: behaviour.trend === null ? null : { ...behaviour.trend, recentDays: RECENT_DAYS },
    change: behaviour.change,
    sales12m: behaviour.sales12mMinor,
    returnedPayments12m: behaviour.returnedPayments12m,
    disputes12m: behaviour.disputes12m,
    lateBuckets: [...LATE_BUCKETS],
    strip: behaviour.strip.map((month) => ({ ...month, late: [...month.late] })),
    utilization: view.utilization.map(({ day, currency, limitMinor, highestMinor, lastMinor }) => ({
      on: day,
      currency,
      limit: limitMinor,
      highest: highestMinor,
      last: lastMinor,
    })),
    watch: view.watch === null ? null : watchBody(view.watch, names),
    reviews: view.reviews.map(reviewBody),
  };
}
