import type { CustomerFacts } from "../evaluations/facts.ts";
import type { ExposureWeights } from "../evaluations/outcome.ts";
import { atLeastZero, type OpenInvoice, type Situation, weighted } from "./rules.ts";

/** Beyond those that age demands, this many invoices are tried in every combination; of more, the largest are. */
const CHOICES_MAX = 14;

type Payable = OpenInvoice & { readonly accountMinor: bigint };

/** Overdue invoices that can be paid for a cure, oldest first. */
export function payableOverdue(invoices: readonly OpenInvoice[]): Payable[] {
  return invoices
    .filter(
      (invoice): invoice is Payable =>
        invoice.daysLate > 0 && invoice.accountMinor !== null && invoice.owedMinor > 0n,
    )
    .sort((a, b) => b.daysLate - a.daysLate || (a.dueOn < b.dueOn ? -1 : 1));
}

/** The situation once these overdue invoices have been paid in full. */
export function afterPaying(
  situation: Situation,
  paid: readonly OpenInvoice[],
  invoices: readonly OpenInvoice[],
  weights: ExposureWeights,
): Situation {
  const paidMinor = paid.reduce((sum, invoice) => sum + (invoice.accountMinor ?? 0n), 0n);
  const { facts, ledger } = situation;
  const freedMinor = weighted(paidMinor, weights.openDebits);
  return {
    ...situation,
    facts: { ...facts, book: bookAfter(facts, paid, invoices, paidMinor) },
    ledger: {
      ...ledger,
      exposureMinor: ledger.exposureMinor - freedMinor,
      groupRoomMinor: ledger.groupRoomMinor === null ? null : ledger.groupRoomMinor + freedMinor,
    },
  };
}

function bookAfter(
  facts: CustomerFacts,
  paid: readonly OpenInvoice[],
  invoices: readonly OpenInvoice[],
  paidMinor: bigint,
): CustomerFacts["book"] {
  const { book } = facts;
  const overdue = invoices.filter((invoice) => invoice.daysLate > 0);
  const left = overdue.filter((invoice) => !paid.includes(invoice));
  // What was paid in part only is none of the list, and stays overdue.
  const settled = paid.filter((invoice) => invoices.includes(invoice));
  const overdueItems = Math.max(0, book.overdueItems - settled.length);
  // Invoices are listed oldest first; of those beyond the list none is older than the last that is listed.
  const unlisted =
    book.overdueItems > overdue.length ? (overdue.at(-1)?.daysLate ?? book.oldestOverdueDays) : 0;
  return {
    ...book,
    openMinor: atLeastZero(book.openMinor - paidMinor),
    overdueMinor: overdueItems === 0 ? 0n : atLeastZero(book.overdueMinor - paidMinor),
    overdueItems,
    oldestOverdueDays:
      overdueItems === 0 ? 0 : Math.max(0, unlisted, ...left.map((invoice) => invoice.daysLate)),
  };
}

/**
 * The smallest set of overdue invoices (by amount, then by number) whose payment frees the order; null where paying all
 * of them does not. Exact where being late, amounts and room each count for themselves, with up to 14 invoices to
 * choose from; sound always, since `frees` is asked about the very set that is given.
 */
export function smallestPayment(
  invoices: readonly OpenInvoice[],
  frees: (paid: readonly OpenInvoice[]) => boolean,
): OpenInvoice[] | null {
  const candidates = payableOverdue(invoices);
  if (candidates.length === 0 || !frees(candidates)) return null;
  const demanded = demandedByAge(candidates, frees);
  if (frees(demanded)) return demanded;
  const optional = candidates
    .filter((invoice) => !demanded.includes(invoice))
    .sort((a, b) => (a.accountMinor > b.accountMinor ? -1 : 1));
  const taken = firstThat(optional.length, (count) => frees([...demanded, ...optional.slice(0, count)]));
  const fixed = optional.slice(0, Math.max(0, taken - CHOICES_MAX));
  const choices = optional.slice(fixed.length, fixed.length + CHOICES_MAX);
  return cheapestOf([...demanded, ...fixed], choices, frees) ?? [...demanded, ...optional.slice(0, taken)];
}

/** Those that are too old to stay, however much else is paid: found by leaving a single unit of one age unpaid. */
function demandedByAge(
  candidates: readonly Payable[],
  frees: (paid: readonly OpenInvoice[]) => boolean,
): Payable[] {
  const ages = [...new Set(candidates.map((invoice) => invoice.daysLate))];
  const mayStay = (age: number) => {
    const left = candidates.find((invoice) => invoice.daysLate === age);
    return frees(
      candidates.map((invoice) =>
        invoice === left ? { ...invoice, accountMinor: invoice.accountMinor - 1n } : invoice,
      ),
    );
  };
  const tolerated = firstThat(ages.length, (index) => mayStay(ages[index] ?? 0));
  const bound = ages[tolerated] ?? 0;
  return candidates.filter((invoice) => invoice.daysLate > bound);
}

/** The first index from 0 to `bound` for which it holds, where it holds for all after it; `bound` needs no asking. */
function firstThat(bound: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = bound;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function cheapestOf(
  fixed: readonly Payable[],
  choices: readonly Payable[],
  frees: (paid: readonly OpenInvoice[]) => boolean,
): OpenInvoice[] | null {
  const sets = subsetsOf(choices);
  const chosen = (mask: number) => [...fixed, ...choices.filter((_, index) => (mask & (1 << index)) !== 0)];
  const first = firstThat(sets.length, (index) => frees(chosen(sets[index]?.mask ?? 0)));
  const found = sets[first];
  return found === undefined ? null : chosen(found.mask);
}

function subsetsOf(choices: readonly Payable[]): { mask: number; sum: bigint; count: number }[] {
  const sets = [{ mask: 0, sum: 0n, count: 0 }];
  choices.forEach((invoice, index) => {
    for (const set of [...sets]) {
      sets.push({ mask: set.mask | (1 << index), sum: set.sum + invoice.accountMinor, count: set.count + 1 });
    }
  });
  return sets.sort((a, b) => (a.sum < b.sum ? -1 : a.sum > b.sum ? 1 : a.count - b.count));
}
