import type { Context } from "#platform/db";
import { listEntities } from "#receivables";
import type { LimitFacts } from "../evaluations/facts.ts";
import { readParents } from "./family.ts";
import { ancestorsOf, rollUp } from "./family-rules.ts";
import { type ExposureRow, selectExposures, sumExposures } from "./family-store.ts";
import { merchantToday } from "./holders.ts";
import { readLimitFacts } from "./read-limit-facts.ts";
import { convertAmounts } from "./version-store.ts";

export const EXPOSURES_BY = ["customer", "group", "family"] as const;
export type ExposuresBy = (typeof EXPOSURES_BY)[number];

export interface TopExposure {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  /** In the report's currency. */
  readonly exposureMinor: bigint;
  /** Of all the merchant's exposure, to the hundredth of a per cent; null where there is none. */
  readonly share: number | null;
  /** Guarantees and collateral in force, after haircuts; null for groups and families. */
  readonly coverMinor: bigint | null;
  /** In the account's own currency. */
  readonly ceilingMinor: bigint | null;
  readonly ceilingCurrency: string;
}

export interface TopExposures {
  readonly currency: string;
  readonly totalMinor: bigint;
  readonly accounts: number;
  /** Accounts left out, for no rate of the day is known. */
  readonly unknown: number;
  readonly rows: readonly TopExposure[];
}

const SHARE_STEPS = 10_000n;

/**
 * Whom most is owed by and reserved for, with their share of the whole and what covers it. Families are groups with
 * all that stands under them, told at their tops.
 */
export async function readTopExposures(
  ctx: Context,
  request: { readonly by: ExposuresBy; readonly currency: string | null; readonly rowsMax: number },
): Promise<TopExposures> {
  const [entity] = await listEntities(ctx);
  const currency = request.currency ?? entity?.functionalCurrency ?? "EUR";
  const whole = await sumExposures(ctx, currency);
  const rows = await readRows(ctx, request.by, currency, request.rowsMax);
  const covers = request.by === "customer" ? await readCovers(ctx, rows, currency) : null;
  return {
    currency,
    ...whole,
    rows: rows.map((row) => ({
      id: row.id,
      reference: row.reference,
      name: row.name,
      exposureMinor: row.inReportMinor ?? 0n,
      share: shareOf(row.inReportMinor ?? 0n, whole.totalMinor),
      coverMinor: covers === null ? null : (covers.get(row.id) ?? 0n),
      ceilingMinor: row.ceilingMinor,
      ceilingCurrency: row.currency,
    })),
  };
}

async function readRows(
  ctx: Context,
  by: ExposuresBy,
  currency: string,
  rowsMax: number,
): Promise<ExposureRow[]> {
  const isOwing = (row: ExposureRow) => row.inReportMinor !== null && row.inReportMinor > 0n;
  if (by !== "family") {
    return (await selectExposures(ctx, by, { currency }, rowsMax)).filter(isOwing);
  }
  const parents = await readParents(ctx);
  const groups = new Map((await selectExposures(ctx, "group", { currency })).map((row) => [row.id, row]));
  const tops = [...groups.values()].filter((row) => ancestorsOf(row.id, parents).length === 0);
  return tops
    .map((row) => {
      const node = rollUp(row.id, parents, (id) => {
        const own = groups.get(id);
        // What has no rate is left out of the family, as it is out of the whole.
        return own === undefined ? undefined : { own, minor: own.inReportMinor ?? 0n };
      });
      return { ...row, inReportMinor: node?.totalMinor ?? null };
    })
    .filter(isOwing)
    .sort((a, b) => Number((b.inReportMinor ?? 0n) - (a.inReportMinor ?? 0n)))
    .slice(0, rowsMax);
}

async function readCovers(
  ctx: Context,
  rows: readonly ExposureRow[],
  currency: string,
): Promise<Map<string, bigint>> {
  const today = await merchantToday(ctx);
  const facts = await readLimitFacts(
    ctx,
    rows.map((row) => row.id),
    today,
  );
  const covered = rows.filter((row) => facts.has(row.id));
  const amounts = await convertAmounts(
    ctx,
    covered.map((row) => ({ minor: coverOf(facts.get(row.id)), from: row.currency, to: currency })),
    today,
  );
  return new Map(covered.map((row, index) => [row.id, amounts[index] ?? 0n]));
}

/** Insured and guaranteed limits, and collateral: what somebody else would pay. */
function coverOf(facts: LimitFacts | undefined): bigint {
  if (facts === undefined) return 0n;
  return facts.standing
    .filter((limit) => limit.kind === "insured" || limit.kind === "guaranteed")
    .reduce((sum, limit) => sum + limit.minor, facts.securedMinor);
}

function shareOf(minor: bigint, totalMinor: bigint): number | null {
  return totalMinor <= 0n ? null : Number((minor * SHARE_STEPS) / totalMinor) / Number(SHARE_STEPS);
}
