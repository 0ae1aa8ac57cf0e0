import { addDays, daysBetween, type PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { resolveCustomerIds } from "#receivables";
import { selectInsured } from "./date-store.ts";
import { merchantToday } from "./holders.ts";
import { readOverdueAges } from "./overdue-ages.ts";
import { type LimitVersion, stands } from "./rules.ts";
import { selectCurrent } from "./version-store.ts";

export const DEADLINE_KINDS = ["overdue_report", "maximum_extension", "stop_shipment"] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** A day by which the insurer's terms want something, because an invoice is overdue. */
export interface InsuranceDeadline {
  readonly limitId: string;
  readonly customerId: string;
  readonly reference: string;
  readonly name: string;
  readonly insurer: string;
  readonly policyNumber: string;
  readonly kind: DeadlineKind;
  readonly oldestDueOn: PlainDate;
  readonly deadlineOn: PlainDate;
  /** Negative once it has passed. */
  readonly daysLeft: number;
}

/** The deadlines that run against insured customers with overdue invoices, from after a customer; soonest first. */
export async function readInsuranceDeadlines(
  ctx: Context,
  after: string | null,
  customersMax: number,
): Promise<{ readonly deadlines: InsuranceDeadline[]; readonly next: string | null }> {
  const today = await merchantToday(ctx);
  const insured = await selectInsured(ctx, after, customersMax);
  const limits = (await selectCurrent(ctx, insured, today)).filter(
    (limit) => limit.kind === "insured" && stands(limit, today),
  );
  const ages = await readOverdueAges(ctx, [...new Set(limits.map((limit) => limit.holderId))], today);
  const customers = await resolveCustomerIds(ctx, insured);
  const deadlines = limits.flatMap((limit) => {
    const days = ages.get(limit.holderId)?.oldestOverdueDays ?? 0;
    const { reference = "", name = "" } = customers.get(limit.holderId) ?? {};
    return days === 0 ? [] : deadlinesOf(limit, addDays(today, -days), today, { reference, name });
  });
  return {
    deadlines: deadlines.sort((a, b) => a.daysLeft - b.daysLeft),
    next: insured.length < customersMax ? null : (insured.at(-1) ?? null),
  };
}

function deadlinesOf(
  limit: LimitVersion,
  oldestDueOn: PlainDate,
  today: PlainDate,
  customer: { readonly reference: string; readonly name: string },
): InsuranceDeadline[] {
  const { insurance } = limit.terms;
  if (insurance === undefined) return [];
  const days: Readonly<Record<DeadlineKind, number | null>> = {
    overdue_report: insurance.overdueReportDays,
    maximum_extension: insurance.maximumExtensionDays,
    stop_shipment: insurance.stopShipmentDays,
  };
  return DEADLINE_KINDS.flatMap((kind) => {
    const allowed = days[kind];
    if (allowed === null) return [];
    const deadlineOn = addDays(oldestDueOn, allowed);
    return [
      {
        limitId: limit.id,
        customerId: limit.holderId,
        ...customer,
        insurer: insurance.insurer,
        policyNumber: insurance.policyNumber,
        kind,
        oldestDueOn,
        deadlineOn,
        daysLeft: daysBetween(today, deadlineOn),
      },
    ];
  });
}
