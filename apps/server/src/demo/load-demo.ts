import { randomUUID } from "node:crypto";
import { addDays, addMonths, assert, dayOfWeek, endOfMonth, todayIn } from "@goodterms/kernel";
import type { Clock } from "#platform/clock";
import { type Context, type Database, type DatabaseSettings, inMerchant } from "#platform/db";
import {
  ensureCustomers,
  findEntity,
  findGroup,
  listEntities,
  moveClosing,
  putEntity,
  putGroup,
  recordRate,
} from "#receivables";
import { bookDay, type Telling } from "./book-day.ts";
import { bookedAt, planDocumentIds } from "./document-ids.ts";
import { planHistory } from "./plan-history.ts";
import { readSource } from "./read-source.ts";
import type { Plan, PlannedDay } from "./rules.ts";
import { countTables, type DemoProgress, lockProgress, readProgress, writeProgress } from "./store.ts";

const ACTOR = "system:demo";
const HOME_TIME_ZONE = "Europe/London";
const MONTHS_LEFT_OPEN = 3;
/** The tables are counted when they have grown many times over since the last count. */
const COUNTED_AFTER_WEEKS = new Set([1, 3, 8, 20, 40]);
export const ALL_CUSTOMERS_PERCENT = 100;

const ENTITIES = [
  {
    reference: "UK",
    name: "Albion Giftware Ltd",
    country: "GB",
    functionalCurrency: "GBP",
    timeZone: HOME_TIME_ZONE,
  },
  {
    reference: "EU",
    name: "Albion Giftware Europe B.V.",
    country: "NL",
    functionalCurrency: "EUR",
    timeZone: "Europe/Amsterdam",
  },
] as const;

export interface DemoParts {
  readonly database: Database;
  readonly settings: Pick<DatabaseSettings, "owner">;
  readonly clock: Clock;
}

export interface DemoOptions {
  readonly merchantId: string;
  /** The person who looks after some customers. */
  readonly ownerId: string | null;
  /** Which share of the customers is told of; less than all only in tests. */
  readonly sharePercent: number;
  /** Called as each week is booked. */
  readonly onWeek?: ((booked: number, weeks: number, label: string) => void) | undefined;
}

/**
 * Tells the demo's book into a merchant: a week a transaction, in their order, each with its checkpoint. A load that
 * breaks off anywhere is taken up where it stood, on whatever later day; two at once come to one book. Does nothing once
 * the book is told.
 */
export async function loadDemo(parts: DemoParts, options: DemoOptions): Promise<void> {
  const standing = await setUp(parts, options);
  if (standing.isFinished) return;
  const plan = planHistory(await readSource(standing.today, options.sharePercent), standing.today);
  const weeks = [...Map.groupBy(plan.days, ({ on }) => addDays(on, 1 - dayOfWeek(on))).values()];
  const telling = await startTelling(parts, options, plan);
  for (const [index, days] of weeks.entries()) {
    if (!(await bookWeek(parts, options, { days, index, telling }))) continue;
    if (COUNTED_AFTER_WEEKS.has(index + 1)) await countTables(parts.settings.owner);
    options.onWeek?.(index + 1, weeks.length, days[0]?.on.slice(0, 7) ?? "");
  }
  await finish(parts, options);
}

function runAt<T>(
  { database }: DemoParts,
  merchantId: string,
  now: Date,
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  return inMerchant(database, { merchantId, actor: ACTOR, now, requestId: randomUUID() }, work);
}

/** Makes the two companies of a merchant: of the demo's, and of its test twin, which has nothing else. */
export async function makeEntities(ctx: Context): Promise<void> {
  for (const entity of ENTITIES) await putEntity(ctx, entity);
}

/** Entities, rates and groups, and the first checkpoint, in one transaction. */
async function setUp(parts: DemoParts, { merchantId, sharePercent }: DemoOptions): Promise<DemoProgress> {
  const now = parts.clock.now();
  const known = await runAt(parts, merchantId, now, readProgress);
  if (known !== null) return known;
  const today = todayIn(now, HOME_TIME_ZONE);
  const { rates, groups } = planHistory(await readSource(today, sharePercent), today);
  return runAt(parts, merchantId, now, async (ctx) => {
    const standing = await lockProgress(ctx);
    if (standing !== null) return standing;
    // The checkpoint was written with the entities; where it has gone from the settings since, the book is left alone.
    if ((await listEntities(ctx)).length > 0) return { today, weeksBooked: 0, isFinished: true };
    const first = { ...ctx, now: bookedAt(rates[0]?.validFrom ?? today) };
    await makeEntities(first);
    for (const { base, validFrom, rate } of rates) {
      await recordRate(
        { ...ctx, now: bookedAt(validFrom) },
        { base, quote: "GBP", validFrom, rate, source: "made up" },
      );
    }
    for (const group of groups) await putGroup(first, group);
    const progress: DemoProgress = { today, weeksBooked: 0, isFinished: false };
    await writeProgress(ctx, progress);
    return progress;
  });
}

/** What the days share. */
async function startTelling(
  parts: DemoParts,
  { merchantId, ownerId }: DemoOptions,
  plan: Plan,
): Promise<Telling> {
  return runAt(parts, merchantId, parts.clock.now(), async (ctx) => {
    const entityIds = new Map<string, string>();
    for (const { reference } of ENTITIES) entityIds.set(reference, (await findEntity(ctx, reference)).id);
    const groupIds = new Map<string, string>();
    for (const { reference } of plan.groups) groupIds.set(reference, (await findGroup(ctx, reference)).id);
    return {
      documentIds: planDocumentIds(plan),
      customerIds: new Map(),
      groupIds,
      entityIds,
      rates: plan.rates,
      ownerId,
    };
  });
}

interface Week {
  readonly days: readonly PlannedDay[];
  readonly index: number;
  readonly telling: Telling;
}

/**
 * Books the week that comes next. Of one that an earlier load, or another process, has booked it only looks up the
 * customers; then it returns false.
 */
async function bookWeek(
  parts: DemoParts,
  { merchantId }: DemoOptions,
  { days, index, telling }: Week,
): Promise<boolean> {
  return runAt(parts, merchantId, parts.clock.now(), async (ctx) => {
    const progress = await lockProgress(ctx);
    assert(progress !== null && progress.weeksBooked >= index, "the weeks are booked in their order");
    if (progress.weeksBooked > index) {
      const customers = days.flatMap((day) => day.customers);
      const known = customers.map((customer) => ({ ...customer, kind: "business" as const }));
      for (const [reference, id] of await ensureCustomers(ctx, known)) telling.customerIds.set(reference, id);
      return false;
    }
    for (const day of days) await bookDay({ ...ctx, now: bookedAt(day.on) }, day, telling);
    await writeProgress(ctx, { ...progress, weeksBooked: index + 1 });
    return true;
  });
}

/** Closes the books of the months that lie some way back. */
async function finish(parts: DemoParts, { merchantId }: DemoOptions): Promise<void> {
  await runAt(parts, merchantId, parts.clock.now(), async (ctx) => {
    const progress = await lockProgress(ctx);
    if (progress === null || progress.isFinished) return;
    const closedThrough = endOfMonth(addMonths(progress.today, -MONTHS_LEFT_OPEN));
    for (const { reference } of ENTITIES) {
      await moveClosing(ctx, {
        entity: reference,
        closedThrough,
        reason: "Month closed and reconciled",
        direction: "close",
      });
    }
    await writeProgress(ctx, { ...progress, isFinished: true });
  });
}
