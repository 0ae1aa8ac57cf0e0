import { type PlainDate, plainDate, splitByWeights } from "@goodterms/kernel";
import type { ReservationRow } from "#receivables";
import type { OrderContent, OrderLine } from "../decisions/order-content.ts";
import type { WrittenState } from "./store.ts";

export const ORDER_STATES = [
  "described",
  "held",
  "approved",
  "shipped",
  "invoiced",
  "expired",
  "rejected",
  "cancelled",
  "split",
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

const FINAL: ReadonlySet<WrittenState> = new Set(["cancelled", "split"]);

/** What an order is by now: what was written of it, and what its reservation has become since. */
export function stateOf(
  written: WrittenState | null,
  reservation: ReservationRow | null,
  isHeld: boolean,
  now: Date,
): OrderState {
  if (isHeld) return "held";
  const stands = reservation?.outcome === "reserved" ? reservedState(reservation, now) : null;
  // An order that was cancelled and then decided again holds its room again.
  if (stands !== null && stands !== "expired") return stands;
  if (written !== null && FINAL.has(written)) return written;
  if (written === "rejected") return "rejected";
  return stands ?? written ?? "rejected";
}

function reservedState(row: ReservationRow, now: Date): OrderState | null {
  const isDue = row.expiresAt !== null && row.expiresAt <= now;
  if (row.capturedMinor > 0n && row.heldMinor === 0n && row.shippedMinor === 0n) return "invoiced";
  if (row.shippedMinor > 0n) return "shipped";
  if (row.heldMinor > 0n) return isDue ? "expired" : "approved";
  return row.capturedMinor > 0n ? "invoiced" : "expired";
}

/** The lines of a blanket order that are to be delivered by a day; without one, the order over nothing. */
export function blanketPart(order: OrderContent, until: PlainDate): OrderContent {
  const lines = order.lines.filter((line) => line.deliverOn === null || plainDate(line.deliverOn) <= until);
  const amountMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0n);
  return { ...order, lines, amountMinor };
}

/** The first delivery beyond a day; null where all of it lies within. */
export function nextDelivery(lines: readonly OrderLine[], until: PlainDate): PlainDate | null {
  const later = lines.flatMap((line) =>
    line.deliverOn !== null && line.deliverOn > until ? line.deliverOn : [],
  );
  const [first] = later.sort();
  return first === undefined ? null : plainDate(first);
}

/** How an order is to be cut in two. */
export type Cut =
  | { readonly kind: "amount"; readonly firstMinor: bigint }
  /** The places of the lines that make the first part. */
  | { readonly kind: "lines"; readonly first: readonly number[] };

/**
 * Cuts an order in two whose amounts, deposits and margins sum to the whole's exactly; null where one part would be
 * nothing. The deposit goes to the first part as far as that has room, since that is the one that goes on.
 */
export function cutOrder(
  order: OrderContent,
  cut: Cut,
  references: readonly [string, string],
): readonly [OrderContent, OrderContent] | null {
  const parts = cut.kind === "amount" ? byAmount(order, cut.firstMinor) : byLines(order, cut.first);
  const [first, second] = parts;
  if (first.amountMinor <= 0n || second.amountMinor <= 0n) return null;
  const room = first.amountMinor - 1n;
  const firstDeposit = order.depositMinor < room ? order.depositMinor : room;
  const secondDeposit = order.depositMinor - firstDeposit;
  if (secondDeposit >= second.amountMinor) return null;
  const margins =
    order.marginMinor === null
      ? null
      : splitByWeights(order.marginMinor, [first.amountMinor, second.amountMinor]);
  return [
    {
      ...order,
      ...first,
      reference: references[0],
      depositMinor: firstDeposit,
      marginMinor: margins?.[0] ?? null,
    },
    {
      ...order,
      ...second,
      reference: references[1],
      depositMinor: secondDeposit,
      marginMinor: margins?.[1] ?? null,
    },
  ];
}

type Part = Pick<OrderContent, "amountMinor" | "lines">;

/** Lines are kept whole as far as they fit, in their order; the one across the cut is cut too. */
function byAmount(order: OrderContent, firstMinor: bigint): readonly [Part, Part] {
  const first: OrderLine[] = [];
  const second: OrderLine[] = [];
  let left = firstMinor;
  for (const line of order.lines) {
    const taken = line.amountMinor < left ? line.amountMinor : left;
    if (taken > 0n) first.push({ ...line, amountMinor: taken });
    if (line.amountMinor > taken) second.push({ ...line, amountMinor: line.amountMinor - taken });
    left -= taken > 0n ? taken : 0n;
  }
  return [
    { amountMinor: firstMinor, lines: first },
    { amountMinor: order.amountMinor - firstMinor, lines: second },
  ];
}

function byLines(order: OrderContent, places: readonly number[]): readonly [Part, Part] {
  const part = (isFirst: boolean): Part => {
    const lines = order.lines.filter((_, index) => places.includes(index) === isFirst);
    return { lines, amountMinor: lines.reduce((sum, line) => sum + line.amountMinor, 0n) };
  };
  return [part(true), part(false)];
}
