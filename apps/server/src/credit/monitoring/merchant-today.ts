import { type PlainDate, todayIn } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { listEntities } from "#receivables";

/** The merchant's today, in the time zone of its first entity; UTC for a merchant without one. */
export async function merchantToday(ctx: Context): Promise<PlainDate> {
  const [first] = await listEntities(ctx);
  return todayIn(ctx.now, first?.timeZone ?? "UTC");
}
