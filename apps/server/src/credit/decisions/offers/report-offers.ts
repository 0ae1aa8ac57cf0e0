import type { Context } from "#platform/db";
import { readOrderOutcomes } from "#receivables";
import { merchantDay } from "../../evaluations/gather-facts.ts";
import { countShown, selectTaken } from "./store.ts";

const ROWS_PER_READ = 2_000;

/** How one option fared, in one currency. */
export interface OfferFigures {
  readonly option: string;
  readonly currency: string | null;
  shown: number;
  taken: number;
  amountMinor: bigint;
  invoicedMinor: bigint;
  paidOnTime: number;
  lateMinor: bigint;
  writtenOffMinor: bigint;
}

/** What was shown and taken of the offers between two instants, and how the orders ended. */
export async function reportOffers(ctx: Context, from: Date, to: Date): Promise<OfferFigures[]> {
  const { today } = await merchantDay(ctx);
  const shown = await countShown(ctx, from, to);
  const figures = new Map<string, OfferFigures>();
  let after: string | null = null;
  for (;;) {
    const rows: Awaited<ReturnType<typeof selectTaken>> = await selectTaken(
      ctx,
      { from, to },
      after,
      ROWS_PER_READ,
    );
    const outcomes = await readOrderOutcomes(
      ctx,
      rows.map((row) => row.order),
      today,
    );
    for (const row of rows) {
      const key = `${row.option} ${row.currency}`;
      const figure = figures.get(key) ?? empty(row.option, row.currency, shown.get(row.option) ?? 0);
      const outcome = outcomes.get(row.order);
      figure.taken += 1;
      figure.amountMinor += row.amountMinor;
      figure.invoicedMinor += outcome?.invoicedMinor ?? 0n;
      figure.paidOnTime += outcome?.isPaidOnTime ? 1 : 0;
      figure.lateMinor += outcome?.lateMinor ?? 0n;
      figure.writtenOffMinor += outcome?.writtenOffMinor ?? 0n;
      figures.set(key, figure);
    }
    after = rows.at(-1)?.id ?? null;
    if (rows.length < ROWS_PER_READ) break;
  }
  const taken = new Set([...figures.values()].map((figure) => figure.option));
  const untaken = [...shown].filter(([option]) => !taken.has(option));
  return [...figures.values(), ...untaken.map(([option, times]) => empty(option, null, times))].sort(
    (a, b) => (a.option < b.option ? -1 : 1),
  );
}

function empty(option: string, currency: string | null, shown: number): OfferFigures {
  return {
    option,
    currency,
    shown,
    taken: 0,
    amountMinor: 0n,
    invoicedMinor: 0n,
    paidOnTime: 0,
    lateMinor: 0n,
    writtenOffMinor: 0n,
  };
}
