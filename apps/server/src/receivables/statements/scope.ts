import { type PlainDate, parseId } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";
import { AGEING_BUCKETS_DEFAULT, readSettings } from "#platform/tenancy";
import { type Entity, listEntities, todayOf } from "../ledger/entities.ts";
import { refuse } from "../refusals.ts";
import type { EntityDay } from "./item-sql.ts";
import { refuseReport } from "./refusals.ts";
import { BOUNDARIES_MAX, checkBoundaries } from "./rules.ts";

/** What every report settles first: whose books, on which days, as known when, in which buckets. */
export interface Scope {
  readonly entities: readonly Entity[];
  readonly days: readonly EntityDay[];
  /** The latest of the days. */
  readonly asOn: PlainDate;
  /** Null where the kept sums answer: nothing earlier than now was asked for. */
  readonly knownAt: Date | null;
  /** Checked boundaries of the buckets, in days. */
  readonly boundaries: readonly number[];
}

export interface ScopeRequest {
  readonly asOn?: PlainDate | undefined;
  readonly knownAt?: Date | undefined;
  /** Our id, or the merchant's own reference. */
  readonly entity?: string | undefined;
  readonly boundariesDays?: readonly number[] | undefined;
}

/**
 * Settles the scope of a report. Without a day asked for, each entity is looked at on its own today.
 * @throws Refusal not_found for an unknown entity, no_entity where there is none at all, bad_buckets.
 */
export async function settleScope(ctx: Context, request: ScopeRequest): Promise<Scope> {
  const boundaries = await settleBoundaries(ctx, request.boundariesDays);
  const entities = await chooseEntities(ctx, request.entity);
  const todays = entities.map((entity) => todayOf(entity, ctx.now));
  const days = entities.map((entity) => ({
    entityId: entity.id,
    asOn: request.asOn ?? todayOf(entity, ctx.now),
  }));
  const asOn = days
    .map((day) => day.asOn)
    .sort()
    .at(-1);
  if (asOn === undefined)
    throw refuse("no_entity", "The merchant has no entity yet, so there is nothing to report.");
  const isPast = days.some((day, index) => day.asOn < (todays[index] ?? day.asOn));
  const knownAt = request.knownAt ?? (isPast ? ctx.now : null);
  return { entities, days, asOn, knownAt, boundaries };
}

/**
 * The entity of our id or of the merchant's own reference; all of them where none is wanted.
 * @throws Refusal not_found.
 */
export async function chooseEntities(ctx: Context, wanted: string | undefined): Promise<Entity[]> {
  const entities = await listEntities(ctx);
  if (wanted === undefined) return entities;
  const id = parseId("ent", wanted);
  const chosen = entities.filter((entity) => entity.id === id || entity.reference === wanted);
  if (chosen.length === 0) throw refuse("not_found", `There is no entity ${wanted}.`);
  return chosen;
}

async function settleBoundaries(
  ctx: Context,
  asked: readonly number[] | undefined,
): Promise<readonly number[]> {
  if (asked === undefined)
    return checkBoundaries((await readSettings(ctx)).ageingBuckets) ?? AGEING_BUCKETS_DEFAULT;
  const checked = checkBoundaries(asked);
  if (checked !== null) return checked;
  throw refuseReport(
    "bad_buckets",
    `These are not at most ${BOUNDARIES_MAX} ascending numbers of days: ${asked.join(", ")}.`,
  );
}

/**
 * Has the planner join whole tables by hashing for the rest of the transaction. Right after a large import the tables'
 * statistics still say that they are empty, and a loop over a hundred thousand items inside another never ends.
 */
export async function planForWholeBook(ctx: Context): Promise<void> {
  await sql`SET LOCAL enable_nestloop = off`.execute(ctx.tx);
}
