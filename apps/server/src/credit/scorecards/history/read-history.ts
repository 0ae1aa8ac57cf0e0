import { addMonths, type PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { customerIds, readPaymentHistories } from "#receivables";
import {
  HISTORY_FEATURES,
  HISTORY_ORDER,
  HISTORY_TARGET,
  historyRows,
  LOOKS_MAX,
  looksBefore,
  OUTCOME_MONTHS,
} from "./rules.ts";

const CUSTOMERS_AT_ONCE = 500;
const MONTHS_APART = 3;
/** Features of the earliest look reach so far back. */
const BEHAVIOUR_MONTHS = 24;
/** The largest table that can be learned from, less the columns' share. */
const ROWS_MAX = 400_000;

/**
 * The merchant's history as CSV text in pieces, header first: for each customer and day looked back at, how it stood and
 * whether it went bad within the year after. Oldest look first is left to whoever reads it (the column `lookedOn`).
 * Reads five hundred customers at a time; `run` opens a transaction for each.
 */
export async function* readHistory(
  run: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>,
  today: PlainDate,
): AsyncGenerator<string> {
  yield `${[HISTORY_ORDER, ...HISTORY_FEATURES, HISTORY_TARGET].join(",")}\n`;
  const looks = looksBefore(today);
  const from = addMonths(today, -(OUTCOME_MONTHS + MONTHS_APART * LOOKS_MAX + BEHAVIOUR_MONTHS));
  let after: string | null = null;
  let rows = 0;
  for (;;) {
    const ids: string[] = await run((ctx) => customerIds(ctx, after, CUSTOMERS_AT_ONCE));
    if (ids.length === 0 || rows >= ROWS_MAX) return;
    const histories = await run((ctx) => readPaymentHistories(ctx, ids, { from, today }));
    const lines = ids.flatMap((id) => {
      const history = histories.get(id);
      if (history === undefined) return [];
      return historyRows(history.items, history.account.currency, looks).map(
        ({ lookedOn, features, isBad }) =>
          `${lookedOn},${features.map((feature) => feature ?? "").join(",")},${isBad ? 1 : 0}\n`,
      );
    });
    rows += lines.length;
    yield lines.join("");
    after = ids.at(-1) ?? null;
  }
}
