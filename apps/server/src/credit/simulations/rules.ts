import { addDays, type PlainDate, roundHalfUp } from "@goodterms/kernel";
import type { CustomerFacts } from "../evaluations/facts.ts";
import type { EvaluationResult, OrderFacts, OrderRuling, Reason } from "../evaluations/outcome.ts";

// What a draft would change, by comparison. Both sides see the same facts, so that every difference is the policy's.

export const CUSTOMER_EFFECTS = [
  "limit_raised",
  "limit_lowered",
  "newly_blocked",
  "unblocked",
  "class_changed",
  "segment_changed",
  "terms_changed",
  "above_new_ceiling",
] as const;
export type CustomerEffect = (typeof CUSTOMER_EFFECTS)[number];

/** A customer that the draft would treat otherwise. Amounts in minor units of the account's currency. */
export interface CustomerChange {
  readonly customerId: string;
  readonly currency: string;
  readonly effects: readonly CustomerEffect[];
  readonly exposureMinor: bigint;
  readonly before: StandingFigures;
  readonly after: StandingFigures;
}

export interface StandingFigures {
  readonly limitMinor: bigint | null;
  readonly ceilingMinor: bigint | null;
  readonly segment: string;
  readonly riskClass: string | null;
  readonly netDays: number;
  readonly blocks: readonly string[];
}

/** Compares what two policies make of the same facts; null where nothing a customer would notice differs. */
export function compareStandings(
  facts: CustomerFacts,
  before: EvaluationResult,
  after: EvaluationResult,
): CustomerChange | null {
  const exposureMinor = facts.book.openMinor + facts.book.reservedMinor - facts.book.unappliedMinor;
  const from = figuresOf(before);
  const to = figuresOf(after);
  const effects: CustomerEffect[] = [];
  const moved = compareLimits(from.limitMinor, to.limitMinor);
  if (moved !== null) effects.push(moved);
  if (to.blocks.length > 0 && from.blocks.length === 0) effects.push("newly_blocked");
  if (to.blocks.length === 0 && from.blocks.length > 0) effects.push("unblocked");
  if (from.riskClass !== to.riskClass) effects.push("class_changed");
  if (from.segment !== to.segment) effects.push("segment_changed");
  if (from.netDays !== to.netDays) effects.push("terms_changed");
  if (exceeds(exposureMinor, to.ceilingMinor) && !exceeds(exposureMinor, from.ceilingMinor))
    effects.push("above_new_ceiling");
  if (effects.length === 0) return null;
  const { id } = facts.customer;
  return { customerId: id, currency: facts.currency, effects, exposureMinor, before: from, after: to };
}

const exceeds = (exposureMinor: bigint, ceilingMinor: bigint | null): boolean =>
  ceilingMinor !== null && exposureMinor > ceilingMinor;

/** No limit at all is less than a limit of zero only in what it says: both allow nothing. */
function compareLimits(before: bigint | null, after: bigint | null): CustomerEffect | null {
  const from = before ?? 0n;
  const to = after ?? 0n;
  if (to > from) return "limit_raised";
  return to < from ? "limit_lowered" : null;
}

function figuresOf(result: EvaluationResult): StandingFigures {
  return {
    limitMinor: result.limit.minor,
    ceilingMinor: result.ceilings.order,
    segment: result.segment,
    riskClass: result.riskClass,
    netDays: result.terms.netDays,
    blocks: [...new Set(result.blocks.filter(standsAtOrder).map((block) => block.code))].sort(),
  };
}

const standsAtOrder = (block: { readonly checkpoints: readonly string[] }): boolean =>
  block.checkpoints.includes("order");

/** A decided order as the simulation needs it; amounts in the account's currency. */
export interface PastOrder {
  readonly reservationId: string;
  readonly customerId: string;
  readonly reference: string;
  readonly isApproved: boolean;
  readonly isOverridden: boolean;
  readonly isGroupFull: boolean;
  readonly decidedOn: PlainDate;
  readonly amountMinor: bigint;
  readonly exposureBeforeMinor: bigint;
  readonly facts: OrderFacts;
  readonly unpaidShare: number;
  readonly settledOn: PlainDate | null;
}

export type OrderEffect = "newly_refused" | "newly_approved";

/** An order that would have ended otherwise. */
export interface OrderChange {
  readonly reservationId: string;
  readonly customerId: string;
  readonly reference: string;
  readonly currency: string;
  readonly decidedOn: PlainDate;
  readonly effect: OrderEffect;
  readonly amountMinor: bigint;
  /** Of a newly refused order: what was not paid later, and would not have been lost. */
  readonly unpaidAvoidedMinor: bigint;
  /** Margin of a newly refused order that was paid: given away. */
  readonly marginLostMinor: bigint;
  /** Margin of a newly approved order, if it is paid. */
  readonly marginGainedMinor: bigint;
  readonly reasons: readonly Reason[];
}

/** What the draft would have said of one order, before the room for it is looked at. */
export interface DraftView {
  readonly result: EvaluationResult;
  readonly ruling: OrderRuling;
  /** Days after the order by which it would be paid, if it had been approved: terms and the payer's usual delay. */
  readonly paidAfterDays: number;
}

interface Shift {
  readonly minor: bigint;
  readonly until: PlainDate;
}

/** The orders of one customer under a draft, walked in the order they were made. */
export interface OrderWalk {
  /** Null where the order would have ended as it did. */
  next(order: PastOrder, draft: DraftView): OrderChange | null;
}

/**
 * Begins a walk. An order that would have been refused leaves its room to later ones until the day it was in fact
 * settled; one that would have been approved takes room until the day it would usually have been paid.
 */
export function walkOrders(currency: string, marginBasisPoints: number): OrderWalk {
  let shifts: Shift[] = [];
  return {
    next(order, draft) {
      shifts = shifts.filter((shift) => shift.until > order.decidedOn);
      const shiftedMinor = shifts.reduce((sum, shift) => sum + shift.minor, 0n);
      const { isApproved, reasons } = decideUnderDraft(order, draft, shiftedMinor);
      // A person who let it pass then would have been asked again.
      if (isApproved === order.isApproved || order.isOverridden) return null;
      shifts.push(
        isApproved
          ? { minor: order.amountMinor, until: addDays(order.decidedOn, draft.paidAfterDays) }
          : { minor: -order.amountMinor, until: order.settledOn ?? FOREVER },
      );
      return changeOf(
        order,
        currency,
        isApproved ? "newly_approved" : "newly_refused",
        reasons,
        marginBasisPoints,
      );
    },
  };
}

const FOREVER = "9999-12-31" as PlainDate;

function decideUnderDraft(
  order: PastOrder,
  { result, ruling }: DraftView,
  shiftedMinor: bigint,
): { isApproved: boolean; reasons: Reason[] } {
  const reasons: Reason[] = [...result.blocks.filter(standsAtOrder), ...ruling.blocks];
  const ceilingMinor = result.ceilings.order;
  const exposureAfterMinor = order.exposureBeforeMinor + shiftedMinor + order.amountMinor;
  if (ceilingMinor === null) reasons.push({ code: "no_ceiling", parameters: {} });
  else if (exposureAfterMinor > ceilingMinor)
    reasons.push({ code: "over_ceiling", parameters: { overMinor: exposureAfterMinor - ceilingMinor } });
  // Group ceilings are set by people, not by the policy: what they refused stays refused.
  if (order.isGroupFull) reasons.push({ code: "over_group_ceiling", parameters: {} });
  return { isApproved: reasons.length === 0, reasons };
}

const SHARE_PARTS = 1_000_000;
const BASIS_POINTS = 10_000n;

function changeOf(
  order: PastOrder,
  currency: string,
  effect: OrderEffect,
  reasons: readonly Reason[],
  marginBasisPoints: number,
): OrderChange {
  const marginMinor =
    order.facts.marginMinor ?? roundHalfUp(order.amountMinor * BigInt(marginBasisPoints), BASIS_POINTS);
  const unpaidMinor =
    (order.amountMinor * BigInt(Math.round(order.unpaidShare * SHARE_PARTS))) / BigInt(SHARE_PARTS);
  const isRefused = effect === "newly_refused";
  return {
    reservationId: order.reservationId,
    customerId: order.customerId,
    reference: order.reference,
    currency,
    decidedOn: order.decidedOn,
    effect,
    amountMinor: order.amountMinor,
    unpaidAvoidedMinor: isRefused ? unpaidMinor : 0n,
    marginLostMinor: isRefused && unpaidMinor === 0n ? marginMinor : 0n,
    marginGainedMinor: isRefused ? 0n : marginMinor,
    reasons,
  };
}

/** Figures of one currency over everything that was compared. */
export interface CurrencySummary {
  readonly currency: string;
  customers: number;
  customersChanged: number;
  customersByEffect: Partial<Record<CustomerEffect, number>>;
  limitsBeforeMinor: bigint;
  limitsAfterMinor: bigint;
  exposureMinor: bigint;
  exposureOfChangedMinor: bigint;
  aboveNewCeilingMinor: bigint;
  orders: number;
  newlyRefused: number;
  newlyRefusedMinor: bigint;
  newlyApproved: number;
  newlyApprovedMinor: bigint;
  unpaidAvoidedMinor: bigint;
  marginLostMinor: bigint;
  marginGainedMinor: bigint;
}

/** Sums of a simulation, by currency: amounts of different currencies are never added. */
export class SimulationSummary {
  readonly #byCurrency = new Map<string, CurrencySummary>();

  countCustomer(
    facts: CustomerFacts,
    before: EvaluationResult,
    after: EvaluationResult,
    change: CustomerChange | null,
  ): void {
    const sums = this.#of(facts.currency);
    sums.customers += 1;
    sums.limitsBeforeMinor += before.limit.minor ?? 0n;
    sums.limitsAfterMinor += after.limit.minor ?? 0n;
    sums.exposureMinor += facts.book.openMinor + facts.book.reservedMinor - facts.book.unappliedMinor;
    if (change === null) return;
    sums.customersChanged += 1;
    sums.exposureOfChangedMinor += change.exposureMinor;
    for (const effect of change.effects) {
      sums.customersByEffect[effect] = (sums.customersByEffect[effect] ?? 0) + 1;
    }
    if (change.effects.includes("above_new_ceiling"))
      sums.aboveNewCeilingMinor += change.exposureMinor - (change.after.ceilingMinor ?? 0n);
  }

  countOrder(currency: string, change: OrderChange | null): void {
    const sums = this.#of(currency);
    sums.orders += 1;
    if (change === null) return;
    if (change.effect === "newly_refused") {
      sums.newlyRefused += 1;
      sums.newlyRefusedMinor += change.amountMinor;
    } else {
      sums.newlyApproved += 1;
      sums.newlyApprovedMinor += change.amountMinor;
    }
    sums.unpaidAvoidedMinor += change.unpaidAvoidedMinor;
    sums.marginLostMinor += change.marginLostMinor;
    sums.marginGainedMinor += change.marginGainedMinor;
  }

  /** By currency code, ascending. */
  figures(): CurrencySummary[] {
    return [...this.#byCurrency.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
  }

  #of(currency: string): CurrencySummary {
    const known = this.#byCurrency.get(currency);
    if (known !== undefined) return known;
    const fresh = emptySummary(currency);
    this.#byCurrency.set(currency, fresh);
    return fresh;
  }
}

function emptySummary(currency: string): CurrencySummary {
  return {
    currency,
    customers: 0,
    customersChanged: 0,
    customersByEffect: {},
    limitsBeforeMinor: 0n,
    limitsAfterMinor: 0n,
    exposureMinor: 0n,
    exposureOfChangedMinor: 0n,
    aboveNewCeilingMinor: 0n,
    orders: 0,
    newlyRefused: 0,
    newlyRefusedMinor: 0n,
    newlyApproved: 0,
    newlyApprovedMinor: 0n,
    unpaidAvoidedMinor: 0n,
    marginLostMinor: 0n,
    marginGainedMinor: 0n,
  };
}
