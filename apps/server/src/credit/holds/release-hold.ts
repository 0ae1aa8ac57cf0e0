import type { Access } from "#platform/auth";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { amountText } from "../decisions/amount-text.ts";
import { OVER_CEILING, OVER_GROUP_CEILING } from "../decisions/rules.ts";
import { merchantDay } from "../evaluations/gather-facts.ts";
import { markOrder } from "../orders/mark-order.ts";
import { refuse as refuseShared } from "../refusals.ts";
import { insertAction } from "./action-store.ts";
import { type AskedAgain, askAgain } from "./ask-again.ts";
import { holdNews } from "./hold-order.ts";
import { authorityOf, measureAmount } from "./neighbours.ts";
import { refuse } from "./refusals.ts";
import { type HoldRow, type ReleaseKind, updateHold } from "./store.ts";
import { takeOpenHold } from "./take-hold.ts";

const ROOM_REASONS: readonly string[] = [OVER_CEILING, OVER_GROUP_CEILING, "no_ceiling"];
const NOT_FOR_PEOPLE = "no_rate";

export interface Release {
  readonly kind: ReleaseKind;
  readonly reason: string;
  /** Says that the ceiling may be passed. */
  readonly override: boolean;
}

export interface Released {
  readonly hold: HoldRow;
  /** By how much the ceiling was passed, in the account's currency; 0 where it was not. */
  readonly overMinor: bigint;
}

/**
 * Lets a held order go on a person's word: softly (what stands against it counts again at the next checkpoint) or
 * firmly (never again for these reasons). Passing the ceiling must be said, lies within the person's authority for a
 * limit of that height, and is recorded with the reservation.
 * @throws Refusal not_found, hold_closed, override_needed, beyond_authority, cannot_be_released.
 */
export async function releaseHold(
  ctx: Context,
  access: Access,
  id: string,
  release: Release,
): Promise<Released> {
  const hold = await takeOpenHold(ctx, id);
  const seen = await askAgain(ctx, hold, { mode: "check", liftedReasons: [], overrideReason: null });
  const { reasons } = seen.reservation;
  if (reasons.includes(NOT_FOR_PEOPLE))
    throw refuse("cannot_be_released", "No exchange rate is known for the order.");
  const overMinor = overOf(seen);
  const passesCeiling = reasons.some((reason) => ROOM_REASONS.includes(reason));
  if (passesCeiling && !release.override) {
    const { accountCurrency } = seen.reservation;
    throw refuse(
      "override_needed",
      `It would pass the ceiling by ${amountText(overMinor, accountCurrency)}.`,
    );
  }
  const authorityMinor = await assertAuthority(ctx, access, seen, passesCeiling);
  const made = await askAgain(ctx, hold, {
    liftedReasons: reasons,
    overrideReason: passesCeiling ? release.reason : null,
  });
  if (made.reservation.outcome === "refused")
    throw refuse("cannot_be_released", `It is still refused: ${made.reservation.reasons.join(", ")}.`);
  const released = await writeRelease(ctx, hold, release, reasons);
  await insertAction(ctx, {
    holdId: id,
    action: "released",
    reason: release.reason,
    releaseKind: release.kind,
    overMinor: passesCeiling ? overMinor : 0n,
    currency: seen.reservation.accountCurrency,
    authorityMinor,
  });
  const cause = passesCeiling ? "override" : "person";
  await recordEvents(ctx, [
    holdNews("credit.order_released", released, {
      cause,
      kind: release.kind,
      overMinor,
      reservationId: made.reservation.id,
    }),
  ]);
  return { hold: released, overMinor };
}

/** What the account would carry beyond its ceiling; without a ceiling, all of the order. */
function overOf({ reservation, prepared }: AskedAgain): bigint {
  const addedMinor = prepared.facts.accountMinor ?? 0n;
  const { ceilingMinor, exposureBeforeMinor, groupCeilingMinor, groupBeforeMinor } = reservation;
  const own = exposureBeforeMinor + addedMinor - (ceilingMinor ?? exposureBeforeMinor);
  const ofGroup =
    groupCeilingMinor === null || groupBeforeMinor === null
      ? 0n
      : groupBeforeMinor + addedMinor - groupCeilingMinor;
  const over = own > ofGroup ? own : ofGroup;
  return over > 0n ? over : 0n;
}

/** Whoever lets the ceiling pass must be able to set one of that height; else, the order alone counts. */
async function assertAuthority(
  ctx: Context,
  access: Access,
  { reservation, prepared }: AskedAgain,
  passesCeiling: boolean,
): Promise<bigint | null> {
  const orderMinor = prepared.facts.accountMinor ?? 0n;
  const minor = passesCeiling ? reservation.exposureBeforeMinor + orderMinor : orderMinor;
  const { today } = await merchantDay(ctx);
  const authority = await authorityOf(ctx, access);
  const amount = { minor: minor > 0n ? minor : 0n, currency: reservation.accountCurrency };
  const { ruling } = await measureAmount(ctx, access, amount, today);
  if (ruling.kind !== "alone") {
    throw refuseShared(
      "beyond_authority",
      `It takes authority for ${amountText(amount.minor, amount.currency)}.`,
    );
  }
  return authority.upToMinor;
}

async function writeRelease(
  ctx: Context,
  hold: HoldRow,
  release: Release,
  reasons: readonly string[],
): Promise<HoldRow> {
  const released: HoldRow = {
    ...hold,
    state: "released",
    releaseKind: release.kind,
    releasedReasons: reasons,
    closedAt: ctx.now,
    closedBy: ctx.actor,
    version: hold.version + 1n,
  };
  await updateHold(ctx, released);
  await markOrder(ctx, hold.orderReference, "approved");
  return released;
}
