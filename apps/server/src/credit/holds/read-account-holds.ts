import type { PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import type { AccountHold } from "../evaluations/facts.ts";
import { selectStanding } from "./account-hold-store.ts";

/** The holds that people put on these customers' accounts, as they stand on a day; who has none is absent. */
export async function readAccountHolds(
  ctx: Context,
  customerIds: readonly string[],
  today: PlainDate,
): Promise<Map<string, AccountHold[]>> {
  const rows = await selectStanding(ctx, customerIds, today);
  const byCustomer = Map.groupBy(rows, (row) => row.customerId);
  return new Map(
    [...byCustomer].map(([id, holds]) => [
      id,
      holds.map(({ code, note, untilOn }) => ({ code, note, until: untilOn })),
    ]),
  );
}
