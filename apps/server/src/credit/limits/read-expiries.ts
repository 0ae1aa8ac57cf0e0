import type { PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { selectCollateral } from "./collateral-store.ts";
import { selectCurrent } from "./version-store.ts";

/** Something of a customer's standing that ends of itself. */
export interface LimitExpiry {
  readonly kind: "limit" | "security";
  readonly id: string;
  /** The last day on which it holds. */
  readonly on: PlainDate;
}

/** What ends of itself on or after a day, of each customer, by when; customers with nothing are absent. */
export async function readExpiries(
  ctx: Context,
  customerIds: readonly string[],
  from: PlainDate,
): Promise<Map<string, LimitExpiry[]>> {
  const limits = await selectCurrent(ctx, customerIds, from);
  const securities = await selectCollateral(ctx, customerIds);
  const expiries = new Map<string, LimitExpiry[]>();
  const add = (customerId: string, kind: LimitExpiry["kind"], id: string, on: PlainDate | null) => {
    if (on === null || on < from) return;
    expiries.set(customerId, [...(expiries.get(customerId) ?? []), { kind, id, on }]);
  };
  for (const limit of limits)
    if (limit.amountMinor !== null) add(limit.holderId, "limit", limit.id, limit.expiresOn);
  for (const held of securities)
    if (held.worthMinor > 0n) add(held.customerId, "security", held.id, held.expiresOn);
  for (const list of expiries.values()) list.sort((a, b) => (a.on < b.on ? -1 : 1));
  return expiries;
}
