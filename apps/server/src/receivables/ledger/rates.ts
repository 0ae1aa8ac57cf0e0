import { isCurrency, type PlainDate, parseDecimal } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";
import { refuse } from "../refusals.ts";

/**
 * Writes a rate: units of quote for one of base, from a day on. A day's rate once used stays: the same rate again is
 * fine, another is refused. @throws Refusal unknown_currency, no_rate, number_used.
 */
export async function recordRate(
  ctx: Context,
  given: { base: string; quote: string; validFrom: PlainDate; rate: string; source: string },
): Promise<void> {
  if (!isCurrency(given.base) || !isCurrency(given.quote) || given.base === given.quote) {
    throw refuse("unknown_currency", `No rate can be kept from "${given.base}" to "${given.quote}".`);
  }
  const rate = parseDecimal(given.rate);
  if (rate === null || rate.coefficient <= 0n)
    throw refuse("no_rate", `"${given.rate}" is no positive decimal.`);
  await sql`
    INSERT INTO receivables.exchange_rate (merchant_id, base, quote, valid_from, rate, source, booked_at)
    VALUES (${ctx.merchantId}, ${given.base}, ${given.quote}, ${given.validFrom}, ${given.rate}, ${given.source}, ${ctx.now})
    ON CONFLICT (merchant_id, base, quote, valid_from) DO NOTHING`.execute(ctx.tx);
  const standing = await sql<{ same: boolean }>`
    SELECT rate = ${given.rate}::numeric AS same FROM receivables.exchange_rate
    WHERE merchant_id = ${ctx.merchantId} AND base = ${given.base} AND quote = ${given.quote} AND valid_from = ${given.validFrom}`.execute(
    ctx.tx,
  );
  if (standing.rows[0]?.same !== true)
    throw refuse(
      "number_used",
      `Another rate from ${given.base} to ${given.quote} stands for ${given.validFrom}.`,
    );
}

/** When the merchant's last rate was written; null where it has none. */
export async function lastRateAt(ctx: Context): Promise<Date | null> {
  const found = await sql<{ at: Date | null }>`
    SELECT max(booked_at) AS at FROM receivables.exchange_rate WHERE merchant_id = ${ctx.merchantId}`.execute(
    ctx.tx,
  );
  return found.rows[0]?.at ?? null;
}

/** Rates by pair and day: each the latest on or before the day, direct or inverted; absent where none is known. */
export type RateBook = (base: string, quote: string, on: PlainDate) => string | null;

/** Reads the merchant's rates for some currencies into one, once; rates are few beside the documents that use them. */
export async function readRates(ctx: Context, currencies: readonly string[]): Promise<RateBook> {
  const found = await sql<{ base: string; quote: string; validFrom: string; rate: string }>`
    SELECT base, quote, valid_from AS "validFrom", rate::text AS rate FROM receivables.exchange_rate
    WHERE merchant_id = ${ctx.merchantId} AND base = ANY(${currencies}::text[]) AND quote = ANY(${currencies}::text[])
    UNION ALL
    SELECT quote, base, valid_from, round(1 / rate, 18)::text FROM receivables.exchange_rate
    WHERE merchant_id = ${ctx.merchantId} AND base = ANY(${currencies}::text[]) AND quote = ANY(${currencies}::text[])
    ORDER BY "validFrom" DESC`.execute(ctx.tx);
  const byPair = Map.groupBy(found.rows, (row) => `${row.base} ${row.quote}`);
  return (base, quote, on) => {
    if (base === quote) return "1";
    return byPair.get(`${base} ${quote}`)?.find((row) => row.validFrom <= on)?.rate ?? null;
  };
}
