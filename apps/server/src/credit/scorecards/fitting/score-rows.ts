import { scoreCustomer } from "../score-customer.ts";
import type { Scorecard } from "../scorecard.ts";
import { variableName } from "./draw-bins.ts";
import type { FitTable } from "./table.ts";

/** Scores rows of a table with a published card, by scoreCustomer itself: what is reported is what will be. */
export function scoreRows(card: Scorecard, table: FitTable, rows: Int32Array): Float64Array {
  const columns = table.columns.map((column) => [variableName(column.name), column.texts] as const);
  const used = new Set(card.variables.map(({ name }) => name));
  const kept = columns.filter(([name]) => used.has(name));
  return Float64Array.from(rows, (row) => {
    const values = new Map(kept.map(([name, texts]) => [name, texts[row] ?? null]));
    // A customer of whom nothing is known has no score; it is ranked by the base alone.
    return Number(scoreCustomer(card, values, "champion").score ?? card.basePoints ?? 0);
  });
}
