import type { Standing } from "#credit";

/** A customer of the demo as its credit side meets it. Amounts are minor units of the account's currency. */
export interface Player {
  readonly id: string;
  readonly reference: string;
  readonly country: string | null;
  readonly currency: string;
  /** What is open, less what was received and not matched, and what is disputed. */
  readonly exposureMinor: bigint;
  readonly overdueMinor: bigint;
  readonly limitMinor: bigint;
  /** How much more an order may be. */
  readonly roomMinor: bigint;
  readonly sales12mMinor: bigint;
  readonly isNew: boolean;
  /** Rules that stand against an order. */
  readonly rules: readonly string[];
  readonly isDeclined: boolean;
}

/** Who plays what. Each list begins with those that have most at stake. */
export interface Cast {
  /** Nothing stands against them, and there is room. */
  readonly buyers: readonly Player[];
  /** Late by some weeks: a person looks. */
  readonly late: readonly Player[];
  /** Late by months: refused. */
  readonly lost: readonly Player[];
  /** Without a history. */
  readonly newcomers: readonly Player[];
}

function playerOf({ id, facts, result }: Standing): Player {
  const { book, customer, behaviour } = facts;
  const exposureMinor = book.openMinor - book.unappliedMinor - book.disputedMinor + book.reservedMinor;
  const atOrder = result.blocks.filter((block) => block.checkpoints.includes("order"));
  return {
    id,
    reference: customer.reference,
    country: customer.country,
    currency: facts.currency,
    exposureMinor,
    overdueMinor: book.overdueMinor,
    limitMinor: result.limit.minor ?? 0n,
    roomMinor: (result.ceilings.order ?? 0n) - exposureMinor,
    sales12mMinor: behaviour?.sales12mMinor ?? 0n,
    isNew: result.segment === "new-business",
    rules: atOrder.map((block) => block.ruleId),
    isDeclined: atOrder.some((block) => block.severity === "decline"),
  };
}

const WORTH_MINOR = 50_000n;
const LATE = new Set(["overdue-14", "overdue-much"]);

/** Deals the parts: the same standings give the same cast, whatever their order. Pure. */
export function chooseCast(standings: Iterable<Standing>): Cast {
  const players = [...standings].map(playerOf).sort(byReference);
  return {
    buyers: players
      .filter(({ rules, roomMinor, isNew }) => rules.length === 0 && roomMinor >= WORTH_MINOR && !isNew)
      .sort(bySales),
    late: players
      .filter(({ rules, isDeclined, roomMinor }) => rules.length > 0 && !isDeclined && roomMinor > 0n)
      .filter(({ rules }) => rules.every((rule) => LATE.has(rule)))
      .sort(bySales),
    lost: players.filter(({ isDeclined }) => isDeclined).sort(bySales),
    newcomers: players
      .filter(({ isNew, rules, roomMinor }) => isNew && rules.length === 0 && roomMinor > 0n)
      .sort(bySales),
  };
}

function byReference(one: Player, other: Player): number {
  return one.reference < other.reference ? -1 : 1;
}

function bySales(one: Player, other: Player): number {
  if (one.sales12mMinor === other.sales12mMinor) return byReference(one, other);
  return one.sales12mMinor > other.sales12mMinor ? -1 : 1;
}
