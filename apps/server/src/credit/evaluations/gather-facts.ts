import { daysBetween, type PlainDate, todayIn } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import {
  type CreditFigures,
  listEntities,
  readCreditFigures,
  resolveCustomerIds,
  type Terms,
} from "#receivables";
import type { CustomerFacts, CustomerIdentity, LimitFacts } from "./facts.ts";
import {
  activePolicy,
  readAccountHolds,
  readAlertFacts,
  readBehaviourFacts,
  readBureauFacts,
  readDeclaredFacts,
  readLimitFacts,
  selectLastReviews,
} from "./neighbours.ts";
import { type CreditAccount, selectCreditAccounts, untouchedAccount } from "./store.ts";

const ZONE_WITHOUT_ENTITY = "UTC";
const NO_LIMITS: LimitFacts = {
  standing: [],
  securedMinor: 0n,
  nextChangeOn: null,
  hasExpired: false,
  insurerStops: [],
};

/** The merchant's today, in the zone of its first entity. */
export async function merchantDay(ctx: Context): Promise<{ today: PlainDate; timeZone: string }> {
  const [first] = await listEntities(ctx);
  const timeZone = first?.timeZone ?? ZONE_WITHOUT_ENTITY;
  return { today: todayIn(ctx.now, timeZone), timeZone };
}

/**
 * Everything a policy may know of these customers, gathered in a handful of statements however many they are. Ids of
 * no customer are absent. The caller holds the accounts' locks where the facts are to be written.
 */
export async function gatherFacts(
  ctx: Context,
  customerIds: readonly string[],
): Promise<Map<string, CustomerFacts>> {
  const ids = [...new Set(customerIds)];
  const day = await merchantDay(ctx);
  const { today } = day;
  const { document } = await activePolicy(ctx);
  const accounts = await selectCreditAccounts(ctx, ids);
  const graceDaysOf = new Map(
    [...accounts].map(([id, account]) => [
      id,
      account.graceDays === 0 ? document.grace.days : account.graceDays,
    ]),
  );
  const figures = await readCreditFigures(ctx, ids, { today, graceDaysOf });
  const customers = await resolveCustomerIds(ctx, ids);
  const currencies = [...figures].map(([customerId, { currency }]) => ({ customerId, currency }));
  const limits = await readLimitFacts(ctx, ids, today);
  const bureaus = await readBureauFacts(ctx, currencies, today);
  const behaviours = await readBehaviourFacts(ctx, currencies, today);
  const alerts = await readAlertFacts(ctx, ids);
  const holds = await readAccountHolds(ctx, ids, today);
  const reviews = await selectLastReviews(ctx, ids);
  const declared = await readDeclaredFacts(ctx, ids);
  return new Map(
    [...figures].map(([id, figure]) => [
      id,
      {
        gatheredAt: ctx.now.toISOString(),
        ...day,
        currency: figure.currency,
        customer: identityOf(id, figure, accounts.get(id) ?? untouchedAccount(id), {
          ...day,
          terms: customers.get(id)?.terms ?? null,
          reviewedOn: reviews.get(id) ?? null,
        }),
        book: figure.book,
        behaviour: behaviours.get(id) ?? null,
        bureau: bureaus.get(id) ?? null,
        limits: limits.get(id) ?? NO_LIMITS,
        holds: holds.get(id) ?? [],
        alerts: alerts.get(id)?.alerts ?? [],
        isWatched: alerts.get(id)?.isWatched ?? false,
        declared: declared.get(id) ?? {},
      },
    ]),
  );
}

function identityOf(
  id: string,
  figures: CreditFigures,
  account: CreditAccount,
  day: {
    readonly today: PlainDate;
    readonly timeZone: string;
    readonly terms: Terms | null;
    readonly reviewedOn: PlainDate | null;
  },
): CustomerIdentity {
  const made = todayIn(figures.createdAt, day.timeZone);
  const first = figures.firstDocumentOn;
  const since = first !== null && first < made ? first : made;
  const discount = day.terms === null || day.terms.kind === "instalments" ? undefined : day.terms.discount;
  return {
    id,
    reference: figures.reference,
    kind: figures.kind,
    country: figures.country,
    groupId: figures.groupId,
    since,
    daysKnown: Math.max(0, daysBetween(since, day.today)),
    segmentOverride: account.segmentOverride,
    status: account.status,
    tags: account.tags,
    reviewedOn: day.reviewedOn,
    agreedNetDays: day.terms?.kind === "net" ? day.terms.days : null,
    agreedDiscountPercent: discount?.percent ?? null,
  };
}
