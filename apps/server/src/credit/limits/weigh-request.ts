import { MAX_AMOUNT_MINOR, type PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import type { Weighed } from "./authority-of.ts";
import type { LimitHolder } from "./holders.ts";
import { limitsWithoutManual } from "./neighbours.ts";
import { hasRunOut, isTightening, type LimitRequest, type LimitVersion, lineKeyOf } from "./rules.ts";
import { convertAmounts, selectCurrent } from "./version-store.ts";

/** Limits at the merchant's own risk; insurers and guarantors bear the others. */
const OWN_RISK: readonly string[] = ["manual", "temporary", "recourse"];

/**
 * What a request weighs against an authority; null where it only takes back, for which nobody needs one. Limits at the
 * merchant's own risk weigh together, so that one large limit cannot be set as several small ones; and taking away a
 * manual limit weighs what the policy gives in its place, where that is more.
 */
export async function weighRequest(
  ctx: Context,
  holder: LimitHolder,
  request: LimitRequest,
  before: LimitVersion | undefined,
  today: PlainDate,
): Promise<Weighed | null> {
  if (request.limit === null) return weighTakingAway(ctx, holder, before, today);
  if (isTightening(before, request, today)) return null;
  const { amountMinor, currency } = request.limit;
  if (!OWN_RISK.includes(request.kind)) return { minor: amountMinor, currency };
  const others = (await selectCurrent(ctx, [holder.id], today)).filter(
    (version) =>
      OWN_RISK.includes(version.kind) &&
      !hasRunOut(version, today) &&
      !(version.kind === request.kind && version.lineKey === lineKeyOf(request)),
  );
  const amounts = await convertAmounts(
    ctx,
    others.map((version) => ({ minor: version.amountMinor ?? 0n, from: version.currency, to: currency })),
    today,
  );
  // Without a rate nobody can say what they come to together.
  if (amounts.includes(null)) return { minor: MAX_AMOUNT_MINOR, currency };
  return { minor: amounts.reduce<bigint>((sum, minor) => sum + (minor ?? 0n), amountMinor), currency };
}

async function weighTakingAway(
  ctx: Context,
  holder: LimitHolder,
  before: LimitVersion | undefined,
  today: PlainDate,
): Promise<Weighed | null> {
  const isHolding =
    before !== undefined &&
    before.kind === "manual" &&
    before.amountMinor !== null &&
    !hasRunOut(before, today);
  if (!isHolding) return null;
  // A group bounds its members; without a limit it bounds nothing.
  if (holder.holder === "group") return { minor: MAX_AMOUNT_MINOR, currency: before.currency };
  const after = (await limitsWithoutManual(ctx, [holder.id])).get(holder.id);
  if (after === undefined || after.minor === null) return null;
  const isMore = after.currency !== before.currency || after.minor > (before.amountMinor ?? 0n);
  return isMore ? { minor: after.minor, currency: after.currency } : null;
}
