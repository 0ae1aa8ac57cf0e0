import { formatId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import { Closed, DateOn, Instant, Money, MoneyInput, Nullable, OneOf } from "#platform/http";
import { COLLATERAL_KINDS, type Collateral, securedMinor } from "./collateral-rules.ts";
import { actorText, NameText, Percent, ReasonText } from "./wire.ts";

export const CollateralInputBody = Closed({
  kind: OneOf(COLLATERAL_KINDS),
  description: NameText,
  worth: MoneyInput,
  haircutPercent: Percent,
  startsOn: Type.Optional(DateOn),
  expiresOn: Type.Optional(Nullable(DateOn)),
  reason: ReasonText,
});

export const CollateralBody = Closed(
  {
    id: Type.String(),
    customerId: Type.String(),
    kind: OneOf(COLLATERAL_KINDS),
    description: Type.String(),
    worth: Money,
    haircutPercent: Type.String(),
    counted: Money,
    startsOn: DateOn,
    expiresOn: Nullable(DateOn),
    reason: Type.String(),
    version: Type.Integer(),
    setBy: Type.String(),
    setAt: Instant,
  },
  { $id: "Collateral" },
);

export function collateralBody(held: Collateral) {
  const { currency } = held;
  return {
    id: formatId("col", held.id),
    customerId: formatId("cus", held.customerId),
    kind: held.kind,
    description: held.description,
    worth: { amount: held.worthMinor, currency },
    haircutPercent: held.haircutPercent,
    counted: { amount: securedMinor(held.worthMinor, held.haircutPercent), currency },
    startsOn: held.startsOn,
    expiresOn: held.expiresOn,
    reason: held.reason,
    version: held.version,
    setBy: actorText(held.setBy),
    setAt: held.setAt,
  };
}

export function collateralInput(body: Static<typeof CollateralInputBody>) {
  return {
    kind: body.kind,
    description: body.description,
    worth: { amountMinor: BigInt(body.worth.amount), currency: body.worth.currency },
    haircutPercent: body.haircutPercent,
    startsOn: body.startsOn ?? null,
    expiresOn: body.expiresOn ?? null,
    reason: body.reason,
  };
}
