import { type PlainDate, todayIn } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { findCustomer, findGroup, listEntities } from "#receivables";

/** Whose limit: a customer, or a group over all its members. */
export interface LimitHolder {
  readonly holder: "customer" | "group";
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  /** Of a customer; a group has none of its own. */
  readonly customerKind: "business" | "person" | null;
  readonly country: string | null;
}

/** The customer of that id or reference, as a holder of limits. @throws Refusal not_found. */
export async function customerHolder(ctx: Context, idOrReference: string): Promise<LimitHolder> {
  const { id, reference, name, kind, country } = await findCustomer(ctx, idOrReference);
  return { holder: "customer", id, reference, name, customerKind: kind, country };
}

/** The group of that id or reference, as a holder of a limit. @throws Refusal not_found. */
export async function groupHolder(ctx: Context, idOrReference: string): Promise<LimitHolder> {
  const { id, reference, name } = await findGroup(ctx, idOrReference);
  return { holder: "group", id, reference, name, customerKind: null, country: null };
}

/** The merchant's today, in the time zone of its first entity; UTC for a merchant without one. */
export async function merchantToday(ctx: Context): Promise<PlainDate> {
  const [first] = await listEntities(ctx);
  return todayIn(ctx.now, first?.timeZone ?? "UTC");
}
