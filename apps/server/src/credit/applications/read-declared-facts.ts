import type { Context } from "#platform/db";
import type { DeclaredFacts } from "../evaluations/facts.ts";
import { selectDeclared } from "./store.ts";

/**
 * What customers declared on the application of theirs that was accepted last, under the form's own keys: numbers as
 * decimal text, amounts as minor units, choices and dates as text, yes or no as booleans. Who never applied, or was
 * erased, is absent. One statement for any number of customers.
 */
export async function readDeclaredFacts(
  ctx: Context,
  customerIds: readonly string[],
): Promise<Map<string, DeclaredFacts>> {
  const rows = await selectDeclared(ctx, customerIds);
  return new Map(rows.map(({ customerId, declared }) => [customerId, declared]));
}
