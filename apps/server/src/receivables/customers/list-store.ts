import type { PlainDate } from "@goodterms/kernel";
import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/db";

/** Which customers. Left-out members do not narrow. */
export interface CustomerFilter {
  /** Beginnings of words of the name, or the beginning of the reference or of an e-mail address. */
  readonly search?: string | undefined;
  readonly groupId?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly country?: string | undefined;
  /** With something overdue, with something to pay, with nothing to pay. */
  readonly state?: "overdue" | "open" | "settled" | undefined;
}

/** The day on which an entity's items are looked at, and what its currency is worth in the one that sums are ranked by. */
export interface RankedEntity {
  readonly id: string;
  readonly today: PlainDate;
  /** Minor units of the ranking currency for one of the entity's, exact. */
  readonly factor: string;
}

export type Measure = "overdue" | "open" | "oldest_due";

/** Where a page ended: what the row was ordered by, and its id for ties. */
export interface Place {
  readonly key: string;
  readonly id: string;
}

const WORDS_MAX = 8;

/** Condition on `item`: an open debit, overdue on its entity's day. */
export function isOverdue(entities: readonly RankedEntity[]): RawBuilder<unknown> {
  const days = new Set(entities.map((entity) => entity.today));
  const [only] = days;
  if (days.size <= 1) return sql`item.side = 'debit' AND item.due_on < ${only ?? null}::date`;
  const cases = entities.map((entity) => sql`WHEN ${entity.id}::uuid THEN ${entity.today}::date`);
  return sql`item.side = 'debit' AND item.due_on < CASE item.entity_id ${sql.join(cases, sql` `)} END`;
}

/** Condition on `customer`: has an open item for which the condition on `item` holds. */
function hasItem(ctx: Context, condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`EXISTS (SELECT 1 FROM receivables.open_item item WHERE item.merchant_id = ${ctx.merchantId} AND item.customer_id = customer.id
    AND item.open_minor > 0 AND ${condition})`;
}

const OWED = sql`item.side = 'debit'`;

/** Condition on `customer`: has something to pay. Told from the kept sums, one row a currency, not from the items. */
function owes(ctx: Context): RawBuilder<unknown> {
  return sql`EXISTS (SELECT 1 FROM receivables.exposure_sum owed WHERE owed.merchant_id = ${ctx.merchantId}
    AND owed.account_id = customer.id AND owed.open_debits_minor > 0)`;
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
}

/** A word of the name begins with the given text; both are compared in lower case. */
function nameHasWord(word: string): RawBuilder<unknown> {
  const start = `${escapeLike(word)}%`;
  return sql`(lower(customer.name) LIKE lower(${start}) OR lower(customer.name) LIKE lower(${`% ${start}`})
    OR lower(customer.name) LIKE lower(${`%-${start}`}))`;
}

function matchesSearch(ctx: Context, search: string): RawBuilder<unknown> {
  const words = search
    .split(/\s+/u)
    .filter((word) => word !== "")
    .slice(0, WORDS_MAX);
  const start = `${escapeLike(words.join(" "))}%`;
  return sql`(${sql.join(words.map(nameHasWord), sql` AND `)} OR lower(customer.reference) LIKE lower(${start})
    OR customer.id IN (SELECT contact.customer_id FROM receivables.contact
      WHERE contact.merchant_id = ${ctx.merchantId} AND contact.removed_at IS NULL AND lower(contact.email) LIKE lower(${start})))`;
}

/** The filter as a condition on `customer`. */
function matches(
  ctx: Context,
  filter: CustomerFilter,
  entities: readonly RankedEntity[],
): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`customer.merchant_id = ${ctx.merchantId}`];
  if (filter.search !== undefined && filter.search.trim() !== "")
    conditions.push(matchesSearch(ctx, filter.search));
  if (filter.groupId !== undefined) conditions.push(sql`customer.group_id = ${filter.groupId}`);
  if (filter.ownerId !== undefined) conditions.push(sql`customer.owner_id = ${filter.ownerId}`);
  if (filter.country !== undefined) conditions.push(sql`customer.country = ${filter.country}`);
  if (filter.state === "overdue") conditions.push(hasItem(ctx, isOverdue(entities)));
  if (filter.state === "open") conditions.push(owes(ctx));
  if (filter.state === "settled") conditions.push(sql`NOT ${owes(ctx)}`);
  return sql.join(conditions, sql` AND `);
}

export interface ListQuery {
  readonly filter: CustomerFilter;
  readonly entities: readonly RankedEntity[];
  /** The currency that amounts are compared in. */
  readonly rankingCurrency: string;
  readonly after: Place | null;
  readonly rowsMax: number;
}

/** Customers by their names' characters, upper and lower case alike; `without` leaves out whom a measure has ranked. */
export async function selectByName(
  ctx: Context,
  query: ListQuery & { readonly direction: "up" | "down"; readonly without: Measure | null },
): Promise<Place[]> {
  const { after, direction, without } = query;
  const isUp = direction === "up";
  // The operators and the order of text_pattern_ops, so that the index by name is walked whatever the database's locale.
  const fromThere =
    after === null
      ? sql``
      : isUp
        ? sql`AND lower(customer.name) ~>=~ ${after.key} AND (lower(customer.name) ~>~ ${after.key} OR customer.id > ${after.id})`
        : sql`AND lower(customer.name) ~<=~ ${after.key} AND (lower(customer.name) ~<~ ${after.key} OR customer.id < ${after.id})`;
  const unranked =
    without === null
      ? sql``
      : sql`AND NOT ${without === "overdue" ? hasItem(ctx, isOverdue(query.entities)) : owes(ctx)}`;
  const found = await sql<Place>`
    SELECT lower(customer.name) AS key, customer.id FROM receivables.customer
    WHERE ${matches(ctx, query.filter, query.entities)} ${fromThere} ${unranked}
    ORDER BY lower(customer.name) ${isUp ? sql`USING ~<~, customer.id` : sql`USING ~>~, customer.id DESC`} LIMIT ${query.rowsMax}`.execute(
    ctx.tx,
  );
  return found.rows;
}

/** Customers by the merchant's own numbers. */
export async function selectByReference(ctx: Context, query: ListQuery): Promise<Place[]> {
  const { after } = query;
  const found = await sql<Place>`
    SELECT customer.reference AS key, customer.id FROM receivables.customer
    WHERE ${matches(ctx, query.filter, query.entities)} ${after === null ? sql`` : sql`AND customer.reference > ${after.key}`}
    ORDER BY customer.reference LIMIT ${query.rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** Ranking sums up to a million items; with the server's usual memory the sums would spill to disk. */
const RANKING_MEMORY = sql.raw("SET LOCAL work_mem = '64MB'");

/** Customers that owe something, by how much of it is overdue or open (most first), or by the oldest due date. */
export async function selectByMeasure(
  ctx: Context,
  query: ListQuery & { readonly measure: Measure },
): Promise<Place[]> {
  const { after, measure, filter, rowsMax } = query;
  if (filter.state === "settled") return [];
  const isDate = measure === "oldest_due";
  const fromThere =
    after === null
      ? sql``
      : isDate
        ? sql`AND (ranked.key, ranked.id) > (${after.key}::date, ${after.id}::uuid)`
        : sql`AND (ranked.key, ranked.id) < (${after.key}::bigint, ${after.id}::uuid)`;
  // Whoever is ranked owes something, and if by overdue, something overdue: no need to look again.
  const isImplied = filter.state === "open" || measure === "overdue";
  const rest = { ...filter, state: isImplied ? undefined : filter.state };
  const isWhole = Object.values(rest).every((value) => value === undefined);
  const amongMatching = isWhole
    ? sql``
    : sql`JOIN receivables.customer ON customer.id = ranked.id AND ${matches(ctx, rest, query.entities)}`;
  await sql`${RANKING_MEMORY}`.execute(ctx.tx);
  const found = await sql<Place>`
    SELECT ranked.key::text AS key, ranked.id FROM (${rankedCustomers(ctx, query, measure)}) ranked ${amongMatching}
    WHERE true ${fromThere}
    ORDER BY ${isDate ? sql`ranked.key, ranked.id` : sql`ranked.key DESC, ranked.id DESC`} LIMIT ${rowsMax}`.execute(
    ctx.tx,
  );
  return found.rows;
}

function rankedCustomers(ctx: Context, query: ListQuery, measure: Measure): RawBuilder<unknown> {
  if (measure === "open") return rankedByOpen(ctx, query);
  const { entities } = query;
  const items = sql`FROM receivables.open_item item WHERE item.merchant_id = ${ctx.merchantId} AND item.open_minor > 0
    AND ${measure === "overdue" ? isOverdue(entities) : OWED}`;
  if (measure === "oldest_due") {
    return sql`SELECT item.customer_id AS id, min(item.due_on) AS key ${items} GROUP BY item.customer_id`;
  }
  if (entities.every((entity) => entity.factor === "1")) {
    return sql`SELECT item.customer_id AS id, sum(item.open_functional_minor)::bigint AS key ${items} GROUP BY item.customer_id`;
  }
  return sql`
    SELECT summed.customer_id AS id, round(sum(summed.value * worth.factor))::bigint AS key
    FROM (SELECT item.customer_id, item.entity_id, sum(item.open_functional_minor) AS value ${items} GROUP BY item.customer_id, item.entity_id) summed
    JOIN unnest(${entities.map((entity) => entity.id)}::uuid[], ${entities.map((entity) => entity.factor)}::numeric[]) AS worth (entity_id, factor)
      ON worth.entity_id = summed.entity_id
    GROUP BY summed.customer_id`;
}

/** From the kept sums, one row a customer and currency, at the rates of the day; an unknown rate counts as one. */
function rankedByOpen(ctx: Context, { rankingCurrency }: ListQuery): RawBuilder<unknown> {
  // Materialized, so that a rate is looked up once a currency and not once a customer.
  return sql`
    WITH worth AS MATERIALIZED (
      SELECT code, coalesce(receivables.convert_minor(${ctx.merchantId}::uuid, 1000000000000, code, ${rankingCurrency}, ${ctx.now}::date)
        / 1000000000000, 1) AS factor
      FROM platform.currency
    )
    SELECT owed.account_id AS id, round(sum(owed.open_debits_minor * worth.factor))::bigint AS key
    FROM receivables.exposure_sum owed JOIN worth ON worth.code = owed.currency
    WHERE owed.merchant_id = ${ctx.merchantId} AND owed.open_debits_minor > 0 AND owed.account_id NOT IN (
      SELECT customer_group.id FROM receivables.customer_group WHERE customer_group.merchant_id = ${ctx.merchantId})
    GROUP BY owed.account_id`;
}

/** How many customers match. */
export async function countCustomers(
  ctx: Context,
  filter: CustomerFilter,
  entities: readonly RankedEntity[],
): Promise<number> {
  const found = await sql<{ count: bigint }>`
    SELECT count(*) AS count FROM receivables.customer WHERE ${matches(ctx, filter, entities)}`.execute(
    ctx.tx,
  );
  return Number(found.rows[0]?.count ?? 0n);
}
