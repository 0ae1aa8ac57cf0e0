import { formatId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { readAccountLevels } from "#receivables";
import { selectExposures } from "./family-store.ts";
import { type LimitHolder, merchantToday } from "./holders.ts";
import { selectCurrent } from "./version-store.ts";
import { limitBody } from "./wire.ts";

/** A holder's limits with the ceiling and the exposure they meet. */
export async function readLimits(ctx: Context, holder: LimitHolder, changed: boolean) {
  const today = await merchantToday(ctx);
  const level = await levelOf(ctx, holder);
  const limits = await selectCurrent(ctx, [holder.id], today);
  return {
    holder: holder.holder,
    id: formatId(holder.holder === "group" ? "grp" : "cus", holder.id),
    reference: holder.reference,
    currency: level?.currency ?? "",
    ceiling: level?.ceilingMinor ?? null,
    exposure: level?.exposureMinor ?? null,
    limits: limits.map((limit) => limitBody(limit, today)),
    changed,
  };
}

interface Level {
  readonly currency: string;
  readonly ceilingMinor: bigint | null;
  readonly exposureMinor: bigint | null;
}

async function levelOf(ctx: Context, holder: LimitHolder): Promise<Level | undefined> {
  if (holder.holder === "customer") return (await readAccountLevels(ctx, [holder.id]))[0];
  return (await selectExposures(ctx, "group", { account: holder.id })).find((row) => row.id === holder.id);
}
