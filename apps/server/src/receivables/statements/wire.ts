import { formatId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import { Amount, Closed, CurrencyCode, DateOn, Instant, Nullable } from "#platform/http";
import type { AgeingKeyKind, AgeingRow } from "./ageing-store.ts";
import type { AgeingReport } from "./read-ageing.ts";
import type { Overview } from "./read-overview.ts";
import type { AgedSums } from "./rules.ts";

export const Buckets = Type.Array(
  Closed({ label: Type.String(), fromDays: Type.Integer(), toDays: Nullable(Type.Integer()) }),
  { description: "Ranges of days past due; what is not yet due is in none of them" },
);

/** Sums by age in one currency; `buckets` in the order of the report's. */
export const SUMS = {
  currency: CurrencyCode,
  current: Amount,
  buckets: Type.Array(Amount),
  open: Amount,
  overdue: Amount,
  unapplied: Amount,
  unappliedCurrent: Amount,
  unappliedBuckets: Type.Array(Amount),
  net: Amount,
  disputed: Amount,
  undisputed: Amount,
};

const Key = Closed({
  id: Type.Optional(Type.String()),
  reference: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  ownerId: Type.Optional(Nullable(Type.String())),
});

export const AgeingBody = Closed(
  {
    asOn: DateOn,
    knownAt: Instant,
    entities: Type.Array(
      Closed({ id: Type.String(), reference: Type.String(), name: Type.String(), asOn: DateOn }),
    ),
    buckets: Buckets,
    rows: Type.Array(Closed({ key: Key, ...SUMS })),
    totals: Nullable(Type.Array(Closed(SUMS), { description: "By currency; on the first page only" })),
    control: Nullable(
      Type.Array(
        Closed({ currency: CurrencyCode, openItems: Amount, controlAccount: Amount, difference: Amount }),
        { description: "Open debits less open credits beside the receivables account; first page only" },
      ),
    ),
    formula: Type.String(),
    nextCursor: Nullable(Type.String()),
  },
  { $id: "Ageing" },
);

export function ageingBody(
  report: AgeingReport,
  by: AgeingKeyKind,
  nextCursor: string | null,
): Static<typeof AgeingBody> {
  const { asOn, knownAt, entities, buckets, rows, totals, formula } = report;
  return {
    asOn,
    knownAt,
    entities: entities.map(({ id, reference, name, asOn: on }) => ({
      id: formatId("ent", id),
      reference,
      name,
      asOn: on,
    })),
    buckets: [...buckets],
    rows: rows.map((row) => ({ key: keyBody(row, by), ...sumsBody(row) })),
    totals: totals?.map(sumsBody) ?? null,
    control:
      totals?.map(({ currency, netMinor, controlMinor }) => ({
        currency,
        openItems: netMinor,
        controlAccount: controlMinor,
        difference: netMinor - controlMinor,
      })) ?? null,
    formula,
    nextCursor,
  };
}

function keyBody({ key }: AgeingRow, by: AgeingKeyKind): Static<typeof Key> {
  return key.id === undefined ? key : { ...key, id: formatId(by === "entity" ? "ent" : "cus", key.id) };
}

/** Sums as they go out. */
export function sumsBody(sums: AgedSums) {
  return {
    currency: sums.currency,
    current: sums.currentMinor,
    buckets: [...sums.bucketsMinor],
    open: sums.openMinor,
    overdue: sums.overdueMinor,
    unapplied: sums.unappliedMinor,
    unappliedCurrent: sums.unappliedCurrentMinor,
    unappliedBuckets: [...sums.unappliedBucketsMinor],
    net: sums.netMinor,
    disputed: sums.disputedMinor,
    undisputed: sums.undisputedMinor,
  };
}

export const OverviewBody = Closed(
  {
    asOn: DateOn,
    buckets: Buckets,
    currencies: Type.Array(
      Closed({ ...SUMS, customersOverdue: Type.Integer(), oldestDueOn: Nullable(DateOn) }),
    ),
    history: Type.Array(Closed({ on: DateOn, ...SUMS }), {
      description: "The last twelve month-ends, oldest first, a row a currency; disputes are left out of it",
    }),
    topOverdue: Type.Array(
      Closed({
        id: Type.String(),
        reference: Type.String(),
        name: Type.String(),
        currency: CurrencyCode,
        openAmount: Amount,
        overdueAmount: Amount,
        oldestDueOn: DateOn,
        daysPastDue: Type.Integer(),
      }),
      { description: "The ten that owe most overdue, of each currency" },
    ),
    book: Closed({ verifiedAt: Instant, ok: Type.Boolean() }),
  },
  { $id: "Overview" },
);

export function overviewBody(overview: Overview): Static<typeof OverviewBody> {
  const { asOn, buckets, currencies, history, topOverdue, book } = overview;
  return {
    asOn,
    buckets: [...buckets],
    currencies: currencies.map((row) => ({
      ...sumsBody(row),
      customersOverdue: row.customersOverdue,
      oldestDueOn: row.oldestDueOn,
    })),
    history: history.map((row) => ({ on: row.on, ...sumsBody(row) })),
    topOverdue: topOverdue.map(({ id, openMinor, overdueMinor, ...customer }) => ({
      ...customer,
      id: formatId("cus", id),
      openAmount: openMinor,
      overdueAmount: overdueMinor,
    })),
    book,
  };
}
