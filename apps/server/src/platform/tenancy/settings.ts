import { sql } from "kysely";
import type { Context } from "../db/index.ts";
import { recordEvents } from "../events/index.ts";
import { refuse } from "./refusals.ts";

/** Days past due at which an ageing bucket ends: not due, 1–30, 31–60, 61–90, 91–120, over 120. */
export const AGEING_BUCKETS_DEFAULT: readonly number[] = [0, 30, 60, 90, 120];
export const AGEING_BUCKETS_MAX = 12;
export const BUCKET_DAYS_MAX = 3_650;

/** What a merchant decides once for all its rooms. */
export interface MerchantSettings {
  readonly name: string;
  /** Days past due, ascending, the first of them 0. */
  readonly ageingBuckets: readonly number[];
}

interface MerchantRow {
  readonly name: string;
  readonly settings: { ageingBuckets?: number[] };
}

export async function readSettings(ctx: Context): Promise<MerchantSettings> {
  const found = await sql<MerchantRow>`
    SELECT name, settings FROM platform.merchant WHERE merchant_id = ${ctx.merchantId}`.execute(ctx.tx);
  return settingsOf(found.rows[0]);
}

/** Whether the merchant is the demo's, whose loader keeps its progress among the settings. */
export async function isDemoMerchant(ctx: Context): Promise<boolean> {
  const found = await sql<{ isDemo: boolean }>`
    SELECT settings ? 'demo' AS "isDemo" FROM platform.merchant WHERE merchant_id = ${ctx.merchantId}`.execute(
    ctx.tx,
  );
  return found.rows[0]?.isDemo ?? false;
}

/**
 * Changes the settings that are given and keeps the others.
 * @throws Refusal bad_buckets
 */
export async function changeSettings(
  ctx: Context,
  changes: Partial<MerchantSettings>,
): Promise<MerchantSettings> {
  if (changes.ageingBuckets !== undefined) checkBuckets(changes.ageingBuckets);
  const found = await sql<MerchantRow>`
    SELECT name, settings FROM platform.merchant
    WHERE merchant_id = ${ctx.merchantId} FOR UPDATE`.execute(ctx.tx);
  const settings = { ...settingsOf(found.rows[0]), ...changes };
  const { name, ...kept } = settings;
  await sql`
    UPDATE platform.merchant SET name = ${name}, settings = settings || ${JSON.stringify(kept)}::jsonb
    WHERE merchant_id = ${ctx.merchantId}`.execute(ctx.tx);
  await recordEvents(ctx, [
    {
      type: "platform.settings_changed",
      subjectType: "merchant",
      subjectId: ctx.merchantId,
      subjectVersion: BigInt(ctx.now.getTime()),
      data: kept,
    },
  ]);
  return settings;
}

function settingsOf(row: MerchantRow | undefined): MerchantSettings {
  return {
    name: row?.name ?? "",
    ageingBuckets: row?.settings.ageingBuckets ?? AGEING_BUCKETS_DEFAULT,
  };
}

function checkBuckets(days: readonly number[]): void {
  const ascending = days.every((day, index) => index === 0 || day > (days[index - 1] ?? 0));
  if (days[0] === 0 && ascending) return;
  throw refuse("bad_buckets", "They do not ascend from 0.", [
    { pointer: "/ageingBuckets", message: "must ascend from 0" },
  ]);
}
