import type { OrderFacts } from "../evaluations/outcome.ts";
import { CURE_ORDER, type Cure, type CureStep, type Sum } from "./cure-types.ts";
import { afterPaying, smallestPayment } from "./pay-cure.ts";
import {
  judge,
  judgeUnder,
  type KnownTerms,
  type OpenInvoice,
  type PolicyEngine,
  type Situation,
  type Verdict,
  weighted,
  withAmount,
} from "./rules.ts";

/** An order's line as far as it may be dropped. */
export interface DroppableLine {
  readonly index: number;
  readonly amountMinor: bigint;
}

/** What cures may draw on. */
export interface CureMeans {
  readonly invoices: readonly OpenInvoice[];
  readonly terms: readonly KnownTerms[];
  readonly lines: readonly DroppableLine[];
}

/** Lines are dropped in the best combination up to this many; of more, the largest go first. */
const LINES_COMBINED_MAX = 14;
const OTHER_METHODS = ["card", "prepayment"] as const;

/**
 * Every way to free an order that is not free as it stands, cheapest for the buyer first. Each was tried in the model:
 * with its steps done the policy and the room let the order pass. The last resort needs no credit at all.
 */
export function findCures(engine: PolicyEngine, situation: Situation, means: CureMeans): Cure[] {
  const verdict = judge(engine, situation);
  const cures: Cure[] = [];
  const paying = findPayment(engine, situation, means, verdict);
  if (paying?.isEnough) cures.push({ kind: "pay_invoices", steps: [paying.step] });
  const direct = orderCures(engine, situation, means);
  cures.push(...direct.map((step) => ({ kind: step.kind, steps: [step] })));
  if (paying !== null && !paying.isEnough) {
    // What blocks the customer is paid first; what is left is then a matter of this order.
    const kinds = new Set(direct.map((step) => step.kind));
    const after = orderCures(engine, paying.after, means).filter((step) => !kinds.has(step.kind));
    cures.push(...after.map((step) => ({ kind: step.kind, steps: [paying.step, step] })));
  }
  cures.push({ kind: "other_method", steps: [{ kind: "other_method", methods: OTHER_METHODS }] });
  return cures.sort((a, b) => CURE_ORDER.indexOf(a.kind) - CURE_ORDER.indexOf(b.kind));
}

interface Payment {
  readonly step: CureStep;
  readonly after: Situation;
  readonly isEnough: boolean;
}

/** The smallest payment of overdue invoices that frees the order, or at least lifts what blocks the customer. */
function findPayment(
  engine: PolicyEngine,
  situation: Situation,
  means: CureMeans,
  verdict: Verdict,
): Payment | null {
  const { weights } = verdict.result;
  const after = (paid: readonly OpenInvoice[]) => afterPaying(situation, paid, means.invoices, weights);
  const whole = smallestPayment(means.invoices, (paid) => judge(engine, after(paid)).isFree);
  const paid =
    whole ??
    (verdict.blocks.length === 0
      ? null
      : smallestPayment(means.invoices, (some) => judge(engine, after(some)).blocks.length === 0));
  if (paid === null || paid.length === 0) return null;
  const { currency } = situation.facts;
  const total = paid.reduce((sum, invoice) => sum + (invoice.accountMinor ?? 0n), 0n);
  const invoices = paid.map(({ id, number, instalment, owedMinor, currency: paidIn }) => ({
    id,
    number,
    instalment,
    minor: owedMinor,
    currency: paidIn,
  }));
  const step: CureStep = { kind: "pay_invoices", invoices, total: { minor: total, currency } };
  return { step, after: after(paid), isEnough: whole !== null };
}

/** What can be done about the order itself: each step alone frees it. */
function orderCures(engine: PolicyEngine, situation: Situation, means: CureMeans): CureStep[] {
  const verdict = judge(engine, situation);
  const { order } = situation;
  const frees = (changed: OrderFacts) =>
    judgeUnder(engine, { ...situation, order: changed }, verdict.result).isFree;
  const fitting = largestFitting(order, frees);
  return [
    payAmount(engine, situation, verdict),
    deposit(order, frees),
    reduction(order, fitting, means.lines, frees),
    shorterTerms(order, means.terms, frees),
    split(order, fitting),
  ].filter((step): step is CureStep => step !== null);
}

/** Any payment: it makes room, whatever it is for. Only where room is all that is missing. */
function payAmount(engine: PolicyEngine, situation: Situation, verdict: Verdict): CureStep | null {
  const shortMinor =
    verdict.shortMinor > verdict.groupShortMinor ? verdict.shortMinor : verdict.groupShortMinor;
  const { facts, ledger } = situation;
  if (shortMinor === 0n || verdict.blocks.length > 0) return null;
  // Money counts as soon as it is seen, allocated or not, by the lesser of both weights.
  const { unapplied, openDebits } = verdict.result.weights;
  const freed = (minor: bigint) => {
    const [one, other] = [weighted(minor, unapplied), weighted(minor, openDebits)];
    return one < other ? one : other;
  };
  const isEnough = (minor: bigint) => {
    const room = freed(minor);
    const paid: Situation = {
      ...situation,
      facts: { ...facts, book: { ...facts.book, unappliedMinor: facts.book.unappliedMinor + minor } },
      ledger: {
        ...ledger,
        exposureMinor: ledger.exposureMinor - room,
        groupRoomMinor: ledger.groupRoomMinor === null ? null : ledger.groupRoomMinor + room,
      },
    };
    return judge(engine, paid).isFree;
  };
  // What is not owed cannot be asked for: that would be a deposit.
  const minor = least(shortMinor, facts.book.openMinor, isEnough);
  return minor === null ? null : { kind: "pay_amount", total: { minor, currency: facts.currency } };
}

function deposit(order: OrderFacts, frees: (changed: OrderFacts) => boolean): CureStep | null {
  const minor = least(order.depositMinor + 1n, order.amountMinor - 1n, (depositMinor) =>
    frees({ ...order, depositMinor }),
  );
  return minor === null ? null : { kind: "deposit", total: { minor, currency: order.currency } };
}

/** The largest amount over which the same order would pass; null where none would. */
function largestFitting(order: OrderFacts, frees: (changed: OrderFacts) => boolean): bigint | null {
  const most = order.amountMinor - 1n;
  const given = least(0n, most - order.depositMinor - 1n, (less) => frees(withAmount(order, most - less)));
  return given === null ? null : most - given;
}

function reduction(
  order: OrderFacts,
  fittingMinor: bigint | null,
  lines: readonly DroppableLine[],
  frees: (changed: OrderFacts) => boolean,
): CureStep | null {
  if (fittingMinor === null) return null;
  const to = (minor: bigint, dropLines: readonly number[]): CureStep => ({
    kind: "reduce_amount",
    to: { minor, currency: order.currency },
    dropLines,
  });
  const dropped = linesToDrop(lines, order.amountMinor - fittingMinor);
  if (dropped === null) return to(fittingMinor, []);
  const minor = order.amountMinor - dropped.reduce((sum, line) => sum + line.amountMinor, 0n);
  const isWhole = minor > order.depositMinor && frees(withAmount(order, minor));
  return isWhole
    ? to(
        minor,
        dropped.map((line) => line.index).sort((a, b) => a - b),
      )
    : to(fittingMinor, []);
}

/** The lines whose dropping costs the least and takes off enough; null where only dropping all of them would. */
export function linesToDrop(lines: readonly DroppableLine[], enoughMinor: bigint): DroppableLine[] | null {
  const total = lines.reduce((sum, line) => sum + line.amountMinor, 0n);
  if (lines.length < 2 || total <= enoughMinor) return null;
  const largestFirst = [...lines].sort((a, b) => (a.amountMinor > b.amountMinor ? -1 : 1));
  const choices = largestFirst.slice(0, LINES_COMBINED_MAX);
  let best: { mask: number; sum: bigint; count: number } | null = null;
  let sets = [{ mask: 0, sum: 0n, count: 0 }];
  choices.forEach((line, index) => {
    sets = [
      ...sets,
      ...sets.map((set) => ({
        mask: set.mask | (1 << index),
        sum: set.sum + line.amountMinor,
        count: set.count + 1,
      })),
    ];
  });
  for (const set of sets) {
    if (set.sum < enoughMinor || set.count === lines.length) continue;
    if (best === null || set.sum < best.sum || (set.sum === best.sum && set.count < best.count)) best = set;
  }
  return best === null ? null : choices.filter((_, index) => ((best?.mask ?? 0) & (1 << index)) !== 0);
}

function shorterTerms(
  order: OrderFacts,
  terms: readonly KnownTerms[],
  frees: (changed: OrderFacts) => boolean,
): CureStep | null {
  const longestFirst = [...terms].sort((a, b) => b.netDays - a.netDays);
  const found = longestFirst.find(
    ({ name, netDays }) =>
      name !== order.terms &&
      (order.netDays === null || netDays <= order.netDays) &&
      frees({ ...order, terms: name, netDays }),
  );
  return found === undefined ? null : { kind: "shorter_terms", terms: found.name, netDays: found.netDays };
}

function split(order: OrderFacts, fittingMinor: bigint | null): CureStep | null {
  if (fittingMinor === null) return null;
  const sum = (minor: bigint): Sum => ({ minor, currency: order.currency });
  return { kind: "split", now: sum(fittingMinor), rest: sum(order.amountMinor - fittingMinor) };
}

/** The least amount from `from` to `to` for which it holds, given that it then holds for all above; null where none. */
export function least(from: bigint, to: bigint, holds: (minor: bigint) => boolean): bigint | null {
  if (from > to || !holds(to)) return null;
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) / 2n;
    if (holds(middle)) high = middle;
    else low = middle + 1n;
  }
  return low;
}
