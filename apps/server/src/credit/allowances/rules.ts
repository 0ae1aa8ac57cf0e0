/** What an allowance is worked out from. Amounts in minor units of the account's currency. */
export interface AllowanceGround {
  readonly isEnabled: boolean;
  /** The policy's cap for one customer; null where the policy names none in this currency. */
  readonly maximumMinor: bigint | null;
  /** Share of the room that may be given away, in basis points. */
  readonly shareBasisPoints: bigint;
  /** Room under the ceiling; null without a ceiling or a rate. */
  readonly availableMinor: bigint | null;
  readonly blockReasons: readonly string[];
  readonly isClassAllowed: boolean;
  /** What unexpired allowances of this customer may still be used for. */
  readonly outstandingMinor: bigint;
}

export type NoAllowance =
  | "switched_off"
  | "blocked"
  | "class_left_out"
  | "no_limit"
  | "no_room"
  | "already_given";

const BASIS_POINTS = 10_000n;

/**
 * How much more a customer may be sold offline: a share of the room, at most the cap, less what earlier allowances still
 * promise. So all of them together never promise more than the cap.
 */
export function allowanceFor(
  ground: AllowanceGround,
): { readonly amountMinor: bigint } | { readonly refused: NoAllowance } {
  if (!ground.isEnabled) return { refused: "switched_off" };
  if (ground.blockReasons.length > 0) return { refused: "blocked" };
  if (!ground.isClassAllowed) return { refused: "class_left_out" };
  if (ground.availableMinor === null || ground.maximumMinor === null) return { refused: "no_limit" };
  const shared = (ground.availableMinor * ground.shareBasisPoints) / BASIS_POINTS;
  const most = shared < ground.maximumMinor ? shared : ground.maximumMinor;
  if (most <= 0n) return { refused: "no_room" };
  const left = most - ground.outstandingMinor;
  return left > 0n ? { amountMinor: left } : { refused: "already_given" };
}

/** What a token says, and what has been used of it. */
export interface AllowanceState {
  readonly customerId: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly usedMinor: bigint;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/** An order taken offline. */
export interface OfflineOrder {
  readonly customerId: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly takenAt: Date;
}

export type NotCovered =
  | "other_customer"
  | "other_currency"
  | "taken_before_issue"
  | "taken_after_expiry"
  | "taken_in_future"
  | "settled_too_late"
  | "beyond_allowance";

/** How long after its end an allowance can still be settled: an outage may outlast it. */
export const SETTLE_WITHIN_MS = 7 * 86_400_000;
/** The shop's clock may run ahead of ours. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** Why an order is not covered by an allowance; null where it is. */
export function coverOf(allowance: AllowanceState, order: OfflineOrder, now: Date): NotCovered | null {
  if (order.customerId !== allowance.customerId) return "other_customer";
  if (order.currency !== allowance.currency) return "other_currency";
  if (order.takenAt.getTime() < allowance.issuedAt.getTime() - CLOCK_SKEW_MS) return "taken_before_issue";
  if (order.takenAt >= allowance.expiresAt) return "taken_after_expiry";
  if (order.takenAt.getTime() > now.getTime() + CLOCK_SKEW_MS) return "taken_in_future";
  if (now.getTime() > allowance.expiresAt.getTime() + SETTLE_WITHIN_MS) return "settled_too_late";
  if (allowance.usedMinor + order.amountMinor > allowance.amountMinor) return "beyond_allowance";
  return null;
}
