// Facts for the engine's tests: one sound customer, and any that fast-check can think of.
import { addDays, type PlainDate, plainDate } from "@goodterms/kernel";
import fc from "fast-check";
import type { CustomerFacts } from "../../evaluations/facts.ts";
import { CHECKPOINTS, type OrderFacts } from "../../evaluations/outcome.ts";

export const TODAY = plainDate("2026-03-02");

type Changes = {
  readonly [Part in keyof CustomerFacts]?: Partial<CustomerFacts[Part]> | CustomerFacts[Part];
};

/** A business with a history that pays well; say what is different. Parts that are objects are merged. */
export function someFacts(changes: Changes = {}): CustomerFacts {
  const base: CustomerFacts = {
    gatheredAt: "2026-03-02T09:00:00.000Z",
    today: TODAY,
    timeZone: "Europe/London",
    currency: "EUR",
    customer: {
      id: "0190a8f0-0000-7000-8000-000000000001",
      reference: "C1",
      kind: "business",
      country: "DE",
      groupId: null,
      since: plainDate("2024-01-01"),
      daysKnown: 791,
      segmentOverride: null,
      status: "active",
      tags: [],
    },
    book: {
      openMinor: 500_000n,
      unappliedMinor: 0n,
      reservedMinor: 0n,
      disputedMinor: 0n,
      overdueMinor: 0n,
      overdueItems: 0,
      oldestOverdueDays: 0,
      upcomingDue: [],
      invoicesEver: 40,
      writtenOffMinor: 0n,
    },
    behaviour: {
      grade: "A",
      meanDaysLate: "1.5",
      meanDaysLateLow: "0",
      meanDaysLateHigh: "3",
      trend: "steady",
      paidInvoices: 38,
      sales12mMinor: 6_000_000n,
      returnedPayments12m: 0,
      chargebacks12m: 0,
      disputes12m: 0,
      asOf: TODAY,
    },
    bureau: null,
    limits: { standing: [], securedMinor: 0n, nextChangeOn: null, hasExpired: false, insurerStops: [] },
    holds: [],
    alerts: [],
    isWatched: false,
    declared: {},
  };
  const merged: Record<string, unknown> = { ...base };
  for (const [name, change] of Object.entries(changes)) {
    const before = merged[name];
    const isPart = typeof change === "object" && change !== null && !Array.isArray(change);
    merged[name] =
      isPart && typeof before === "object" && before !== null ? { ...before, ...change } : change;
  }
  return merged as unknown as CustomerFacts;
}

export function someOrder(changes: Partial<OrderFacts> = {}): OrderFacts {
  return {
    reference: "O1",
    currency: "EUR",
    amountMinor: 100_000n,
    accountMinor: 100_000n,
    checkpoint: "order",
    terms: "net30",
    netDays: 30,
    shipToCountry: "DE",
    channel: "web",
    fraudScore: 5,
    marginMinor: null,
    depositMinor: 0n,
    categories: [],
    tags: [],
    ...changes,
  };
}

const minor = fc.bigInt({ min: 0n, max: 10n ** 12n });
const count = fc.integer({ min: 0, max: 3_000 });
const soon = fc.integer({ min: 0, max: 200 }).map((days): PlainDate => addDays(TODAY, days));
const past = fc.integer({ min: 0, max: 400 }).map((days): PlainDate => addDays(TODAY, -days));
const decimal = fc.integer({ min: -5_000, max: 20_000 }).map((tenths) => (tenths / 10).toFixed(1));
const word = fc.constantFrom("a", "vip", "trusted", "constructor", "__proto__", "", "ß", "x".repeat(300));

const book = fc
  .record({
    openMinor: minor,
    unappliedMinor: minor,
    reservedMinor: minor,
    disputedMinor: minor,
    overdueMinor: minor,
    overdueItems: fc.integer({ min: 0, max: 5 }),
    oldestOverdueDays: fc.integer({ min: 1, max: 400 }),
    upcomingDue: fc.array(fc.record({ on: soon, minor }), { maxLength: 8 }),
    invoicesEver: count,
    writtenOffMinor: fc.oneof(fc.constant(0n), minor),
  })
  .map((facts) => ({
    ...facts,
    overdueMinor: facts.overdueItems === 0 ? 0n : facts.overdueMinor,
    oldestOverdueDays: facts.overdueItems === 0 ? 0 : facts.oldestOverdueDays,
    upcomingDue: facts.upcomingDue.toSorted((one, other) => (one.on < other.on ? -1 : 1)),
  }));

const behaviour = fc.record({
  grade: fc.option(fc.constantFrom("A", "B", "C", "D")),
  meanDaysLate: fc.option(decimal),
  meanDaysLateLow: fc.option(decimal),
  meanDaysLateHigh: fc.option(decimal),
  trend: fc.option(fc.constantFrom("better" as const, "steady" as const, "worse" as const)),
  paidInvoices: count,
  sales12mMinor: minor,
  returnedPayments12m: fc.integer({ min: 0, max: 4 }),
  chargebacks12m: fc.integer({ min: 0, max: 2 }),
  disputes12m: fc.integer({ min: 0, max: 4 }),
  asOf: past,
});

const bureau = fc.record({
  riskScore: fc.option(fc.integer({ min: 0, max: 1_000 })),
  riskClass: fc.option(fc.integer({ min: 1, max: 5 })),
  recommendedMinor: fc.option(minor),
  flags: fc.subarray(["bankrupt", "severe_negative", "thin_file", "high_risk"] as const),
  figures: fc.dictionary(word, decimal, { maxKeys: 3 }),
  source: fc.constant("a bureau"),
  reportId: word,
  asOf: past,
  ageDays: fc.integer({ min: 0, max: 500 }),
});

const standing = fc.record({
  id: word,
  kind: fc.constantFrom("manual", "insured", "guaranteed", "temporary", "recourse" as const),
  minor,
  startsOn: past,
  expiresOn: fc.option(soon),
  reason: word,
});

/** Any facts: strange, but of the right shape. */
export const anyFacts: fc.Arbitrary<CustomerFacts> = fc
  .record({
    currency: fc.constantFrom("EUR", "GBP", "JPY", "KWD", "USD"),
    kind: fc.constantFrom("business" as const, "person" as const),
    country: fc.option(fc.constantFrom("DE", "US", "GB", "FR")),
    daysKnown: count,
    segmentOverride: fc.option(fc.constantFrom("consumers", "business", "nowhere")),
    status: fc.constantFrom(
      "active",
      "active",
      "active",
      "on_hold",
      "suspended",
      "pending_review",
      "closed" as const,
    ),
    tags: fc.array(word, { maxLength: 4 }),
    reviewedOn: fc.option(past),
    book,
    behaviour: fc.option(behaviour),
    bureau: fc.option(bureau),
    standing: fc.array(standing, { maxLength: 4 }),
    securedMinor: minor,
    nextChangeOn: fc.option(soon, { freq: 3 }),
    hasExpired: fc.boolean(),
    holds: fc.array(fc.record({ code: word, note: word, until: fc.option(soon) }), { maxLength: 2 }),
    alerts: fc.array(
      fc.record({ code: word, severity: fc.constantFrom("info", "attention", "severe" as const), on: past }),
      { maxLength: 3 },
    ),
    isWatched: fc.boolean(),
    declared: fc.dictionary(word, fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null)), {
      maxKeys: 3,
    }),
  })
  .map((any) =>
    someFacts({
      currency: any.currency,
      customer: {
        kind: any.kind,
        country: any.country,
        daysKnown: any.daysKnown,
        since: addDays(TODAY, -any.daysKnown),
        segmentOverride: any.segmentOverride,
        status: any.status as CustomerFacts["customer"]["status"],
        tags: any.tags,
        reviewedOn: any.reviewedOn,
      },
      book: any.book,
      behaviour: any.behaviour,
      bureau: any.bureau as CustomerFacts["bureau"],
      limits: {
        standing: any.standing as CustomerFacts["limits"]["standing"],
        securedMinor: any.securedMinor,
        nextChangeOn: any.nextChangeOn,
        hasExpired: any.hasExpired,
        insurerStops: [],
      },
      holds: any.holds,
      alerts: any.alerts as CustomerFacts["alerts"],
      isWatched: any.isWatched,
      declared: any.declared,
    }),
  );

export const anyOrder: fc.Arbitrary<OrderFacts> = fc
  .record({
    amountMinor: minor,
    hasRate: fc.boolean(),
    checkpoint: fc.constantFrom(...CHECKPOINTS),
    terms: fc.option(fc.constantFrom("net14", "net30", "net60", "net999")),
    netDays: fc.option(fc.integer({ min: 0, max: 200 })),
    shipToCountry: fc.option(fc.constantFrom("DE", "US")),
    fraudScore: fc.option(fc.integer({ min: 0, max: 100 })),
    marginMinor: fc.option(minor),
    depositMinor: minor,
    tags: fc.array(word, { maxLength: 3 }),
    discountPercent: fc.option(decimal),
    spent: fc.option(minor),
  })
  .map(({ hasRate, spent, ...any }) =>
    someOrder({
      ...any,
      accountMinor: hasRate ? any.amountMinor : null,
      spent: spent === null ? {} : { day: spent, week: spent, month: spent, year: spent },
    }),
  );
