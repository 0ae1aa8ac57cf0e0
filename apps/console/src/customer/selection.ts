import type { OpenItem } from "../api/types.ts";

/** What a selection of open items comes to in one currency: minor units, credits taken off. */
export interface SelectionTotal {
  currency: string;
  amount: number;
}

/** One part of a credit going to one debit: minor units. */
export interface SpreadPart {
  item: OpenItem;
  amount: number;
  leftOpen: number;
}

/** The name of an item: an instalment of a document. */
export function itemKey(item: OpenItem): string {
  return `${item.document.id}/${item.instalment}`;
}

/** The totals of the items by currency, in the order in which currencies first appear. */
export function totalsOf(items: readonly OpenItem[]): SelectionTotal[] {
  const totals = new Map<string, number>();
  for (const item of items) {
    const signed = item.side === "credit" ? -item.openAmount : item.openAmount;
    totals.set(item.currency, (totals.get(item.currency) ?? 0) + signed);
  }
  return [...totals].map(([currency, amount]) => ({ currency, amount }));
}

/** The debits in the order in which money goes to them: by due date, then by id, which grows with time. */
export function oldestFirst(items: readonly OpenItem[]): OpenItem[] {
  return items
    .filter((item) => item.side === "debit" && item.openAmount > 0)
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || itemKey(a).localeCompare(itemKey(b)));
}

/**
 * Spreads `amount` over the debits, oldest first, each up to what is open. The parts never come to more than the
 * amount; what is left over is given back beside them.
 */
export function spreadOver(
  amount: number,
  debits: readonly OpenItem[],
): { parts: SpreadPart[]; left: number } {
  let left = Math.max(amount, 0);
  const parts: SpreadPart[] = [];
  for (const item of oldestFirst(debits)) {
    if (left === 0) break;
    const part = Math.min(left, item.openAmount);
    parts.push({ item, amount: part, leftOpen: item.openAmount - part });
    left -= part;
  }
  return { parts, left };
}

/** One credit meeting one debit, for an amount in minor units. */
export interface Meeting {
  credit: OpenItem;
  debit: OpenItem;
  amount: number;
}

/** Lets the selected credits settle the selected debits of their currency, oldest first on both sides. */
export function meet(items: readonly OpenItem[]): Meeting[] {
  const credits = items
    .filter((item) => item.side === "credit" && item.openAmount > 0)
    .sort((a, b) => a.issuedOn.localeCompare(b.issuedOn));
  const open = new Map(oldestFirst(items).map((item) => [item, item.openAmount]));
  const meetings: Meeting[] = [];
  for (const credit of credits) {
    let left = credit.openAmount;
    for (const [debit, debitLeft] of open) {
      if (left === 0) break;
      if (debitLeft === 0 || debit.currency !== credit.currency) continue;
      const amount = Math.min(left, debitLeft);
      meetings.push({ credit, debit, amount });
      open.set(debit, debitLeft - amount);
      left -= amount;
    }
  }
  return meetings;
}
