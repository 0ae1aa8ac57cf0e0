import { formatId, isCurrency, type PlainDate, parseId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { findCustomer, lockAccounts } from "#receivables";
import { refuse } from "../refusals.ts";
import { type Collateral, type CollateralKind, checkCollateral, haircutText } from "./collateral-rules.ts";
import { insertCollateral, selectCollateral, selectCollateralById } from "./collateral-store.ts";
import { merchantToday } from "./holders.ts";
import { refuseLimit } from "./refusals.ts";
import { settleLimits } from "./write-limit.ts";

export interface CollateralInput {
  readonly kind: CollateralKind;
  readonly description: string;
  /** A worth of zero releases it. */
  readonly worth: { readonly amountMinor: bigint; readonly currency: string };
  /** In percent, exact decimal of up to two places. */
  readonly haircutPercent: string;
  readonly startsOn: PlainDate | null;
  readonly expiresOn: PlainDate | null;
  readonly reason: string;
}

const COLLATERAL_MAX = 100;

/** Takes a new collateral of a customer, and has its standing follow. @throws Refusal not_found, limit_field. */
export async function takeCollateral(
  ctx: Context,
  customer: string,
  input: CollateralInput,
): Promise<Collateral> {
  const { id: customerId } = await findCustomer(ctx, customer);
  await lockAccounts(ctx, [customerId]);
  if ((await selectCollateral(ctx, [customerId])).length >= COLLATERAL_MAX) {
    throw refuseLimit("limit_field", `The customer has ${COLLATERAL_MAX} collaterals already.`);
  }
  return write(ctx, input, { id: newId(ctx.now), version: 1, customerId });
}

/** Appraises a collateral anew, or releases it. @throws Refusal not_found, limit_field. */
export async function changeCollateral(
  ctx: Context,
  id: string,
  input: CollateralInput,
): Promise<Collateral> {
  const uuid = parseId("col", id);
  const found = uuid === null ? undefined : await selectCollateralById(ctx, uuid);
  if (found === undefined) throw refuse("not_found", `There is no collateral ${id}.`);
  await lockAccounts(ctx, [found.customerId]);
  const latest = (await selectCollateralById(ctx, found.id)) ?? found;
  return write(
    ctx,
    { ...input, startsOn: input.startsOn ?? latest.startsOn },
    { ...latest, version: latest.version + 1 },
  );
}

async function write(
  ctx: Context,
  input: CollateralInput,
  place: { readonly id: string; readonly version: number; readonly customerId: string },
): Promise<Collateral> {
  const collateral: Collateral = {
    id: place.id,
    version: place.version,
    customerId: place.customerId,
    kind: input.kind,
    description: input.description.trim(),
    worthMinor: input.worth.amountMinor,
    currency: input.worth.currency,
    haircutPercent: haircutText(input.haircutPercent),
    startsOn: input.startsOn ?? (await merchantToday(ctx)),
    expiresOn: input.expiresOn,
    reason: input.reason.trim(),
    setBy: ctx.actor,
    setAt: ctx.now,
  };
  const problems = checkCollateral(collateral);
  if (!isCurrency(collateral.currency))
    problems.push({ pointer: "/worth/currency", message: "is no currency of ISO 4217" });
  if (problems.length > 0)
    throw refuseLimit("limit_field", "The collateral cannot be kept as sent.", problems);
  await insertCollateral(ctx, collateral);
  await recordEvents(ctx, [
    {
      type: place.version === 1 ? "credit.collateral_recorded" : "credit.collateral_changed",
      subjectType: "collateral",
      subjectId: collateral.id,
      subjectVersion: BigInt(collateral.version),
      data: {
        customerId: formatId("cus", collateral.customerId),
        kind: collateral.kind,
        worthMinor: collateral.worthMinor,
        currency: collateral.currency,
        haircutPercent: collateral.haircutPercent,
        expiresOn: collateral.expiresOn,
      },
    },
  ]);
  await settleLimits(ctx, [collateral.customerId], "collateral_changed");
  return collateral;
}
