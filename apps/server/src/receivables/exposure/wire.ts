import { formatId } from "@goodterms/kernel";
import { Type } from "typebox";
import { Amount, Closed, CurrencyCode, Instant, Nullable, OneOf } from "#platform/http";
import { ID_PREFIXES } from "../documents/find-document.ts";
import type { ExcessRow, SumRow } from "./account-store.ts";
import type { CustomerAccount, Exposure, GroupAccount } from "./read-account.ts";
import type { ReservationRow } from "./reservation-store.ts";
import type { OrderAnswer, Room } from "./reserve-order.ts";

const componentProperties = {
  openDebits: Amount,
  reserved: Amount,
  shipped: Amount,
  unapplied: Amount,
  disputed: Amount,
};

const ExposureBody = Closed(
  {
    currency: CurrencyCode,
    amount: Nullable(Amount),
    ceiling: Nullable(Amount),
    available: Nullable(Amount),
    utilization: Nullable(Type.Number({ description: "Exposure over ceiling, to four places" })),
    components: Nullable(Closed(componentProperties)),
    currencies: Type.Array(Closed({ currency: Type.String(), ...componentProperties })),
    blocked: Type.Array(Type.String()),
    stale: Type.Boolean(),
    validUntil: Nullable(Instant),
    version: Amount,
  },
  { $id: "Exposure" },
);

function components(sums: Omit<SumRow, "currency" | "exposureMinor">) {
  return {
    openDebits: sums.openDebitsMinor,
    reserved: sums.reservedMinor,
    shipped: sums.shippedMinor,
    unapplied: sums.unappliedMinor,
    disputed: sums.disputedMinor,
  };
}

function exposureBody({ state, exposureMinor, availableMinor, utilization, ...parts }: Exposure) {
  return {
    currency: state.currency,
    amount: exposureMinor,
    ceiling: state.ceilingMinor,
    available: availableMinor,
    utilization,
    components: parts.components === null ? null : components(parts.components),
    currencies: parts.sums.map((sum) => ({ currency: sum.currency, ...components(sum) })),
    blocked: [...state.blockReasons],
    stale: state.stale,
    validUntil: state.validUntil,
    version: state.version,
  };
}

const ExcessBody = Closed(
  {
    at: Instant,
    cause: Type.String(),
    amount: Amount,
    currency: CurrencyCode,
    exposure: Amount,
    ceiling: Amount,
    document: Nullable(Closed({ id: Type.String(), kind: Type.String(), number: Nullable(Type.String()) })),
    actor: Type.String(),
  },
  {
    $id: "Excess",
    description: "Exposure that passed the ceiling by `amount` without being reserved beyond it",
  },
);

function excessBody(excess: ExcessRow) {
  const { documentId: id, documentKind: kind, documentNumber: number } = excess;
  return {
    at: excess.at,
    cause: excess.cause,
    amount: excess.exposureMinor - excess.ceilingMinor,
    currency: excess.currency,
    exposure: excess.exposureMinor,
    ceiling: excess.ceilingMinor,
    document: id === null || kind === null ? null : { id: formatId(ID_PREFIXES[kind], id), kind, number },
    actor: excess.actor,
  };
}

export const AccountBody = Closed(
  {
    exposure: ExposureBody,
    group: Nullable(
      Closed({ id: Type.String(), reference: Type.String(), name: Type.String(), exposure: ExposureBody }),
    ),
    excesses: Type.Array(ExcessBody),
  },
  { $id: "Account" },
);

export function accountBody({ exposure, group, excesses }: CustomerAccount) {
  return {
    exposure: exposureBody(exposure),
    group:
      group === null
        ? null
        : { ...group, id: formatId("grp", group.id), exposure: exposureBody(group.exposure) },
    excesses: excesses.map(excessBody),
  };
}

export const GroupAccountBody = Closed(
  { exposure: ExposureBody, excesses: Type.Array(ExcessBody) },
  { $id: "GroupAccount" },
);

export function groupAccountBody({ exposure, excesses }: GroupAccount) {
  return { exposure: exposureBody(exposure), excesses: excesses.map(excessBody) };
}

const reservationProperties = {
  id: Type.String(),
  customer: Type.String(),
  order: Type.String(),
  outcome: OneOf(["reserved", "checked", "refused"]),
  reasons: Type.Array(Type.String()),
  currency: CurrencyCode,
  amount: Amount,
  held: Amount,
  shipped: Amount,
  captured: Amount,
  released: Amount,
  overrideReason: Nullable(Type.String()),
  decidedAt: Instant,
  expiresAt: Nullable(Instant),
};

export const ReservationBody = Closed(reservationProperties, { $id: "Reservation" });

export function reservationBody(row: ReservationRow) {
  return {
    id: formatId("res", row.id),
    customer: formatId("cus", row.customerId),
    order: row.orderReference,
    outcome: row.outcome,
    reasons: [...row.reasons],
    currency: row.currency,
    amount: row.amountMinor,
    held: row.heldMinor,
    shipped: row.shippedMinor,
    captured: row.capturedMinor,
    released: row.releasedMinor,
    overrideReason: row.overrideReason,
    decidedAt: row.decidedAt,
    expiresAt: row.expiresAt,
  };
}

const RoomBody = Nullable(
  Closed({ before: Amount, after: Amount }, { description: "Room under the ceiling; negative beyond it" }),
);

export const OrderAnswerBody = Closed(
  {
    ...reservationProperties,
    availableCurrency: CurrencyCode,
    available: RoomBody,
    groupAvailable: RoomBody,
  },
  { $id: "OrderAnswer" },
);

export function orderAnswerBody({ reservation, available, groupAvailable }: OrderAnswer) {
  return {
    ...reservationBody(reservation),
    availableCurrency: reservation.accountCurrency,
    available: roomBody(available),
    groupAvailable: roomBody(groupAvailable),
  };
}

function roomBody(room: Room | null) {
  return room === null ? null : { before: room.beforeMinor, after: room.afterMinor };
}
