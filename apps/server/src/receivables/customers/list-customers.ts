import { exponentOf, formatDecimal, multiplyDecimals, parseDecimal } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { type Entity, listEntities, todayOf } from "../ledger/entities.ts";
import { readRates } from "../ledger/rates.ts";
import { type CustomerSum, type ListedCustomer, selectListed, selectListedSums } from "./list-row-store.ts";
import {
  type CustomerFilter,
  countCustomers,
  type ListQuery,
  type Measure,
  type Place,
  type RankedEntity,
  selectByMeasure,
  selectByName,
  selectByReference,
} from "./list-store.ts";

export const CUSTOMER_SORTS = ["name", "-name", "reference", "-overdue", "-open", "oldestDue"] as const;
export type CustomerSort = (typeof CUSTOMER_SORTS)[number];

const MEASURES: Partial<Record<CustomerSort, Measure>> = {
  "-overdue": "overdue",
  "-open": "open",
  oldestDue: "oldest_due",
};

/**
 * Where the last page ended. A list by what is owed has two parts: first those who owe, by the measure, then the
 * others by name.
 */
export interface ListPlace extends Place {
  readonly part: "measure" | "plain";
}

export interface CustomerListRow extends ListedCustomer {
  /** The currency that the row's amounts are in: the one in which most is open, else the customer's own. */
  readonly sumCurrency: string | null;
  readonly openMinor: bigint;
  readonly overdueMinor: bigint;
  readonly unappliedMinor: bigint;
  readonly oldestDueOn: string | null;
  readonly daysPastDue: number;
  readonly openItems: number;
  /** What is open in every currency, that one first. */
  readonly currencies: readonly CustomerSum[];
}

export interface CustomerPage {
  readonly rows: readonly CustomerListRow[];
  readonly next: ListPlace | null;
  /** On the first page only; null on the others. */
  readonly total: number | null;
}

/**
 * One page of customers, with what each owes on its entities' today. Names are ordered by their characters, amounts by
 * their value in the first entity's currency.
 */
export async function listCustomers(
  ctx: Context,
  request: {
    readonly filter: CustomerFilter;
    readonly sort: CustomerSort;
    readonly after: ListPlace | null;
    readonly rowsMax: number;
  },
): Promise<CustomerPage> {
  const { entities, rankingCurrency } = await rankEntities(ctx);
  const { filter, sort, after, rowsMax } = request;
  const places = await selectPlaces(ctx, sort, after, {
    filter,
    entities,
    rankingCurrency,
    after: null,
    rowsMax: rowsMax + 1,
  });
  const shown = places.slice(0, rowsMax);
  return {
    rows: await describeRows(ctx, shown, entities),
    next: places.length > rowsMax ? (shown.at(-1) ?? null) : null,
    total: after === null ? await countCustomers(ctx, filter, entities) : null,
  };
}

async function selectPlaces(
  ctx: Context,
  sort: CustomerSort,
  after: ListPlace | null,
  query: ListQuery,
): Promise<ListPlace[]> {
  const plain = (places: readonly Place[]): ListPlace[] =>
    places.map((place) => ({ ...place, part: "plain" }));
  if (sort === "reference") return plain(await selectByReference(ctx, { ...query, after }));
  const measure = MEASURES[sort];
  if (measure === undefined) {
    const direction = sort === "name" ? "up" : "down";
    return plain(await selectByName(ctx, { ...query, after, direction, without: null }));
  }
  const isRanked = after === null || after.part === "measure";
  const ranked = isRanked ? await selectByMeasure(ctx, { ...query, after, measure }) : [];
  const rowsLeft = query.rowsMax - ranked.length;
  const others =
    rowsLeft === 0 || !hasOthers(query.filter, measure)
      ? []
      : await selectByName(ctx, {
          ...query,
          after: isRanked ? null : after,
          rowsMax: rowsLeft,
          direction: "up",
          without: measure,
        });
  return [...ranked.map((place): ListPlace => ({ ...place, part: "measure" })), ...plain(others)];
}

/** Whether anybody can match the filter whom the measure has not ranked. */
function hasOthers({ state }: CustomerFilter, measure: Measure): boolean {
  return state === undefined || state === "settled" || (state === "open" && measure === "overdue");
}

/** Every entity with its today and what its currency is worth in the first one's; an unknown rate counts as one. */
async function rankEntities(ctx: Context): Promise<{ entities: RankedEntity[]; rankingCurrency: string }> {
  const entities = await listEntities(ctx);
  const currencies = [...new Set(entities.map((entity) => entity.functionalCurrency))];
  const rates = currencies.length > 1 ? await readRates(ctx, currencies) : () => null;
  const ranking = entities[0]?.functionalCurrency ?? "";
  const ranked = entities.map((entity) => {
    const today = todayOf(entity, ctx.now);
    const rate =
      entity.functionalCurrency === ranking ? "1" : (rates(entity.functionalCurrency, ranking, today) ?? "1");
    return { id: entity.id, today, factor: inMinorUnits(rate, entity, ranking) };
  });
  return { entities: ranked, rankingCurrency: ranking };
}

function inMinorUnits(rate: string, entity: Entity, ranking: string): string {
  const shift = exponentOf(ranking) - exponentOf(entity.functionalCurrency);
  const power =
    shift < 0 ? { coefficient: 1n, scale: -shift } : { coefficient: 10n ** BigInt(shift), scale: 0 };
  return formatDecimal(multiplyDecimals(parseDecimal(rate) ?? { coefficient: 1n, scale: 0 }, power));
}

async function describeRows(
  ctx: Context,
  places: readonly Place[],
  entities: readonly RankedEntity[],
): Promise<CustomerListRow[]> {
  const ids = places.map((place) => place.id);
  if (ids.length === 0) return [];
  const customers = new Map((await selectListed(ctx, ids)).map((customer) => [customer.id, customer]));
  const sums = Map.groupBy(await selectListedSums(ctx, ids, entities), (sum) => sum.customerId);
  return ids.flatMap((id) => {
    const customer = customers.get(id);
    return customer === undefined ? [] : [describeRow(customer, sums.get(id) ?? [])];
  });
}

function describeRow(customer: ListedCustomer, sums: readonly CustomerSum[]): CustomerListRow {
  const currencies = sums.toSorted((a, b) =>
    a.valueMinor === b.valueMinor ? (a.currency < b.currency ? -1 : 1) : a.valueMinor > b.valueMinor ? -1 : 1,
  );
  const main = currencies[0];
  const dueDays = currencies.flatMap((sum) => (sum.oldestDueOn === null ? [] : [sum.oldestDueOn]));
  return {
    ...customer,
    sumCurrency: main?.currency ?? customer.currency,
    openMinor: main?.openMinor ?? 0n,
    overdueMinor: main?.overdueMinor ?? 0n,
    unappliedMinor: main?.unappliedMinor ?? 0n,
    oldestDueOn: dueDays.toSorted()[0] ?? null,
    daysPastDue: Math.max(0, ...currencies.map((sum) => sum.daysPastDue)),
    openItems: currencies.reduce((count, sum) => count + Number(sum.openItems), 0),
    currencies,
  };
}
