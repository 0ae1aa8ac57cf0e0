import { daysBetween, type PlainDate } from "@goodterms/kernel";
import type { HistoryItem, PaymentHistory } from "#receivables";
import { HORIZON_DAYS } from "./settings.ts";

/** What is known of how late one invoice (or instalment) was paid. */
export interface Observation {
  readonly dueOn: PlainDate;
  /**
   * Settled: whole days late, 0 when in time. Not settled: it was unpaid through this many days late, and how much
   * longer it will take nobody knows (a censored observation).
   */
  readonly days: number;
  readonly isSettled: boolean;
  /** What it was about, in minor units of the account's currency; null where no rate is known. */
  readonly accountMinor: bigint | null;
}

/** Credits that are the customer's money; everything else took the claim back or gave it up. */
const MONEY = new Set(["payment", "opening_credit"]);
const GIVEN_UP = "write_off";

/** An item with the credit that there is for it but that is not applied yet. */
export interface CoveredItem extends HistoryItem {
  /** Open, not disputed, and not covered by money at hand. */
  readonly unpaidMinor: bigint;
}

/**
 * Takes money that was received (or credit that was given) and not applied as settling the oldest due items of its
 * currency first: it is our own delay, not the customer's. Pure; items keep their order.
 */
export function coverItems(history: Pick<PaymentHistory, "items" | "unapplied">): CoveredItem[] {
  const purses = history.unapplied.map((payment) => ({ ...payment }));
  return history.items.map((item) => {
    let unpaidMinor = item.openMinor > item.disputedMinor ? item.openMinor - item.disputedMinor : 0n;
    const parts = [...item.parts];
    for (const purse of purses) {
      if (unpaidMinor === 0n) break;
      if (purse.currency !== item.currency || purse.openMinor === 0n) continue;
      const minor = purse.openMinor < unpaidMinor ? purse.openMinor : unpaidMinor;
      purse.openMinor -= minor;
      unpaidMinor -= minor;
      parts.push({ minor, on: purse.receivedOn, by: purse.kind });
    }
    return { ...item, parts, unpaidMinor };
  });
}

/**
 * The lateness of every invoice that has fallen due, paid or not, so that the open ones count with the paid ones. What
 * was credited, reversed or disputed was not owed; what was written off counts as unpaid to the horizon. An invoice
 * that is not overdue yet says nothing, even when it is paid: else only early payers would be counted early. Pure.
 */
export function observe(
  items: readonly CoveredItem[],
  graceDays: number,
  today: PlainDate,
  toAccount: PaymentHistory["toAccount"],
): Observation[] {
  return items.flatMap((item) => {
    const daysSoFar = daysBetween(item.dueOn, today) - graceDays;
    if (daysSoFar < 1) return [];
    const money = item.parts.filter((part) => MONEY.has(part.by));
    const isGivenUp = item.parts.some((part) => part.by === GIVEN_UP);
    const paidMinor = money.reduce((sum, part) => sum + part.minor, 0n);
    if (paidMinor === 0n && item.unpaidMinor === 0n && !isGivenUp) return [];
    const accountMinor = toAccount(item.originalMinor, item.currency);
    const common = { dueOn: item.dueOn, accountMinor };
    if (isGivenUp) return [{ ...common, days: HORIZON_DAYS - 1, isSettled: false }];
    // Today is not over: what is unpaid has been so through yesterday.
    if (item.unpaidMinor > 0n) return [{ ...common, ...capped(daysSoFar - 1, false) }];
    const days = Math.max(0, ...money.map((part) => daysBetween(item.dueOn, part.on) - graceDays));
    return [{ ...common, ...capped(days, true) }];
  });
}

/** Whoever paid beyond the horizon was unpaid through its last day. */
function capped(days: number, isSettled: boolean): Pick<Observation, "days" | "isSettled"> {
  return days < HORIZON_DAYS ? { days, isSettled } : { days: HORIZON_DAYS - 1, isSettled: false };
}
