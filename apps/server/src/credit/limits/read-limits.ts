import { formatId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { readAccountLevels } from "#receivables";
import { warnOfConsumerCredit } from "../notices/settings.ts";
import { selectExposures } from "./family-store.ts";
import { type LimitHolder, merchantToday } from "./holders.ts";
import { standingTerms } from "./neighbours.ts";
import { selectCurrent } from "./version-store.ts";
import { limitBody } from "./wire.ts";

/** What the policy gives a person to pay in, where nothing was evaluated yet. */
const NET_DAYS_UNKNOWN = 0;

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
    consumerCredit: await readConsumerWarning(ctx, holder, level),
    changed,
  };
}

/** Terms for a person may be regulated credit; for businesses and groups nothing is asked. */
async function readConsumerWarning(ctx: Context, holder: LimitHolder, level: Level | undefined) {
  if (holder.customerKind !== "person" || level === undefined || level.ceilingMinor === 0n) return null;
  const terms = await standingTerms(ctx, holder.id);
  const warning = await warnOfConsumerCredit(ctx, {
    country: holder.country,
    recipientKind: "person",
    amountMinor: level.ceilingMinor,
    currency: level.currency,
    netDays: terms?.netDays ?? NET_DAYS_UNKNOWN,
  });
  if (warning === null) return null;
  const { isVerified, ...told } = warning;
  return { ...told, verified: isVerified };
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
