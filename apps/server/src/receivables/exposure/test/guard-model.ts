// The guard as one would write it down for a single thread: what reserve_batch must answer, call by call. Amounts are
// bigint minor units; weights ten-thousandths; factors minor units of pounds for one of the currency's, as fractions.

export interface ModelAccount {
  readonly holder: "customer" | "group";
  ceiling: bigint | null;
  blocks: readonly string[];
  stale: boolean;
  validUntil: number | null;
  evaluationId: string | null;
  readonly reservedWeight: bigint;
  readonly groupName: string | null;
}

export interface ModelCall {
  readonly customer: string;
  readonly order: string;
  readonly hash: string;
  readonly mode: "reserve" | "check" | "amend";
  readonly currency: string;
  readonly amount: bigint;
  readonly expiresAt: number | null;
  readonly orderBlocks: readonly string[];
  readonly extra: bigint;
  readonly expected: string | null;
  readonly lifted: readonly string[];
  readonly isFinal: boolean;
  readonly isAgain: boolean;
  readonly override: string | null;
}

export interface ModelAttempt {
  readonly customer: string;
  readonly hash: string;
  readonly currency: string;
  readonly outcome: "reserved" | "refused";
  readonly number: number;
  readonly expiresAt: number | null;
  held: bigint;
  shipped: bigint;
  captured: bigint;
}

export interface ModelAnswer {
  readonly kind: "decided" | "same" | "differs" | "again";
  readonly reasons: readonly string[];
  readonly before?: bigint;
  readonly after?: bigint;
  readonly attempt?: number | null;
}

interface Sums {
  open: bigint;
  reserved: bigint;
  shipped: bigint;
}

const ONE = 10_000n;
const FACTORS: Readonly<Record<string, readonly [bigint, bigint]>> = {
  GBP: [1n, 1n],
  EUR: [85n, 100n],
  JPY: [1n, 2n],
};

export class GuardModel {
  readonly accounts: Map<string, ModelAccount>;
  readonly sums = new Map<string, Map<string, Sums>>();
  readonly orders = new Map<string, ModelAttempt[]>();
  now: number;

  constructor(accounts: ReadonlyMap<string, ModelAccount>, now: number) {
    this.accounts = new Map(accounts);
    this.now = now;
  }

  /** Adds to the sums of a customer and of its group. */
  move(customer: string, currency: string, change: Partial<Sums>): void {
    for (const name of [customer, this.account(customer).groupName]) {
      if (name === null) continue;
      const sums = this.sumsOf(name, currency);
      sums.open += change.open ?? 0n;
      sums.reserved += change.reserved ?? 0n;
      sums.shipped += change.shipped ?? 0n;
      const account = this.account(name);
      // What postings and releases do to an account that is blocked.
      if (account.evaluationId !== null && account.blocks.length > 0 && !this.isReserving)
        account.stale = true;
    }
  }

  isReserving = false;

  latest(order: string): ModelAttempt | undefined {
    return this.orders.get(order)?.at(-1);
  }

  hasDue(): boolean {
    return [...this.orders.values()].flat().some((attempt) => this.isDue(attempt));
  }

  /** Releases what is due of the customer and of its group. */
  sweep(customer: string): void {
    const { groupName } = this.account(customer);
    for (const attempt of [...this.orders.values()].flat()) {
      const isNear =
        attempt.customer === customer ||
        (groupName !== null && this.account(attempt.customer).groupName === groupName);
      if (!isNear || !this.isDue(attempt)) continue;
      this.move(attempt.customer, attempt.currency, { reserved: -attempt.held });
      attempt.held = 0n;
    }
  }

  /** Answers as the guard must, releasing what is due before it refuses for lack of room. */
  ask(call: ModelCall, isSwept = false): ModelAnswer {
    const standing = this.latest(call.order);
    const isLive =
      standing?.outcome === "reserved" && standing.held + standing.shipped + standing.captured > 0n;
    const own = isLive && standing.customer === call.customer ? standing : undefined;
    if (call.mode !== "check" && standing !== undefined) {
      if (own !== undefined && this.isDue(own) && !isSwept) return this.sweepAndAsk(call);
      if (isLive || (standing.outcome === "refused" && !call.isAgain)) {
        const isSame = standing.hash === call.hash && standing.customer === call.customer;
        if (isSame) return { kind: "same", reasons: [] };
        if (call.mode !== "amend" || own === undefined || own.currency !== call.currency)
          return { kind: "differs", reasons: [] };
      }
    }
    return this.decide(call, standing, own, isSwept);
  }

  private sweepAndAsk(call: ModelCall): ModelAnswer {
    this.sweep(call.customer);
    return this.ask(call, true);
  }

  private decide(
    call: ModelCall,
    standing: ModelAttempt | undefined,
    own: ModelAttempt | undefined,
    isSwept: boolean,
  ): ModelAnswer {
    const account = this.account(call.customer);
    const isAmended = own !== undefined && call.mode === "amend";
    const held =
      own === undefined
        ? call.amount
        : atLeastNothing(call.amount - own.captured - (isAmended ? own.shipped : 0n));
    const added = { reserved: held, shipped: isAmended ? own.shipped : 0n };
    const room = this.compare(call.customer, call.currency, own, added);
    const pool =
      account.groupName === null ? null : this.compare(account.groupName, call.currency, own, added);
    const poolCeiling = account.groupName === null ? null : this.account(account.groupName).ceiling;
    const ceiling = account.ceiling === null ? null : account.ceiling + call.extra;
    let reasons = [
      room.after === null || (pool?.after === null && poolCeiling !== null) ? "no_rate" : null,
      account.ceiling === null ? "no_ceiling" : null,
      account.stale ? "stale" : null,
      account.validUntil !== null && account.validUntil <= this.now ? "expired" : null,
      call.expected !== null && call.expected !== account.evaluationId ? "evaluation_moved" : null,
      ...account.blocks.map((block) => `blocked:${block}`),
      ...call.orderBlocks.map((block) => `rule:${block}`),
      room.after !== null && ceiling !== null && room.after > ceiling ? "over_ceiling" : null,
      pool !== null && pool.after !== null && poolCeiling !== null && pool.after > poolCeiling
        ? "over_group_ceiling"
        : null,
    ].filter((reason) => reason !== null);
    if (isAmended && held <= own.held) reasons = [];
    else if (call.override !== null) reasons = reasons.filter((reason) => reason === "no_rate");
    else reasons = reasons.filter((reason) => reason === "no_rate" || !call.lifted.includes(reason));
    const facts = { reasons, before: room.before ?? 0n };
    if (!call.isFinal && reasons.some((reason) => OUTDATED.has(reason))) return { kind: "again", ...facts };
    const lacksRoom = reasons.includes("over_ceiling") && this.hasDueOf(call.customer);
    const lacksPool = reasons.includes("over_group_ceiling") && this.hasDueAround(call.customer);
    if (!isSwept && (lacksRoom || lacksPool)) return this.sweepAndAsk(call);
    return this.record(call, standing, own, held, { ...facts, after: room.after ?? 0n });
  }

  private record(
    call: ModelCall,
    standing: ModelAttempt | undefined,
    own: ModelAttempt | undefined,
    held: bigint,
    facts: { reasons: readonly string[]; before: bigint; after: bigint },
  ): ModelAnswer {
    const isReserved = facts.reasons.length === 0 && call.mode !== "check";
    const number = (standing?.number ?? 0) + 1;
    const counts = isReserved || call.mode === "reserve" || (call.mode === "amend" && own === undefined);
    if (counts) {
      const attempts = this.orders.get(call.order) ?? [];
      const isMoved = isReserved && own !== undefined;
      attempts.push({
        customer: call.customer,
        hash: call.hash,
        currency: call.currency,
        outcome: isReserved ? "reserved" : "refused",
        number,
        expiresAt: call.expiresAt,
        held: isReserved ? held : 0n,
        shipped: isMoved ? own.shipped : 0n,
        captured: isMoved ? own.captured : 0n,
      });
      this.orders.set(call.order, attempts);
      this.isReserving = true;
      if (isReserved) this.move(call.customer, call.currency, { reserved: held - (own?.held ?? 0n) });
      this.isReserving = false;
      if (isMoved) {
        own.held = 0n;
        own.shipped = 0n;
      }
    }
    return {
      kind: "decided",
      reasons: facts.reasons,
      before: facts.before,
      after: isReserved ? facts.after : facts.before,
      attempt: counts ? number : null,
    };
  }

  /** Exposure of an account without the order's own, and with what it would have; null where a rate is missing. */
  private compare(
    name: string,
    currency: string,
    own: ModelAttempt | undefined,
    added: { reserved: bigint; shipped: bigint },
  ): { before: bigint | null; after: bigint | null } {
    if (own !== undefined && own.currency !== currency) return this.compareApart(name, currency, own, added);
    const less =
      own === undefined ? [] : [{ currency: own.currency, reserved: -own.held, shipped: -own.shipped }];
    const before = this.exposure(name, less);
    const after = this.exposure(name, [...less, { currency, ...added }]);
    return { before, after };
  }

  /** A check in another currency than the order's: what it holds is converted by itself, and nothing is captured of it. */
  private compareApart(
    name: string,
    currency: string,
    own: ModelAttempt,
    added: { reserved: bigint },
  ): { before: bigint | null; after: bigint | null } {
    const { reservedWeight } = this.account(name);
    const exposure = this.exposure(name, []);
    const [times, by] = FACTORS[own.currency] ?? [0n, 1n];
    const held = halfUp(halfUp(own.held * reservedWeight + own.shipped * ONE, ONE) * times, by);
    const factor = FACTORS[currency];
    const before = exposure === null ? null : exposure - held;
    if (before === null || factor === undefined) return { before, after: null };
    const whole = added.reserved + own.captured;
    return { before, after: before + halfUp(halfUp(whole * reservedWeight, ONE) * factor[0], factor[1]) };
  }

  private exposure(
    name: string,
    changes: readonly { currency: string; reserved: bigint; shipped: bigint }[],
  ): bigint | null {
    const { reservedWeight } = this.account(name);
    const currencies = new Set([
      ...(this.sums.get(name)?.keys() ?? []),
      ...changes.map((change) => change.currency),
    ]);
    let total = 0n;
    for (const currency of currencies) {
      const sums = this.sums.get(name)?.get(currency) ?? { open: 0n, reserved: 0n, shipped: 0n };
      const moved = changes.filter((change) => change.currency === currency);
      const reserved = moved.reduce((sum, change) => sum + change.reserved, sums.reserved);
      const shipped = moved.reduce((sum, change) => sum + change.shipped, sums.shipped);
      const weighted = halfUp(sums.open * ONE + shipped * ONE + reserved * reservedWeight, ONE);
      const factor = FACTORS[currency];
      if (factor === undefined) {
        if (moved.length === 0 && weighted === 0n) continue;
        return null;
      }
      total += halfUp(weighted * factor[0], factor[1]);
    }
    return total;
  }

  private isDue(attempt: ModelAttempt): boolean {
    return attempt.held > 0n && attempt.expiresAt !== null && attempt.expiresAt <= this.now;
  }

  private hasDueOf(customer: string): boolean {
    return [...this.orders.values()]
      .flat()
      .some((attempt) => attempt.customer === customer && this.isDue(attempt));
  }

  private hasDueAround(customer: string): boolean {
    const { groupName } = this.account(customer);
    return [...this.orders.values()]
      .flat()
      .some((attempt) => this.account(attempt.customer).groupName === groupName && this.isDue(attempt));
  }

  private account(name: string): ModelAccount {
    const found = this.accounts.get(name);
    if (found === undefined) throw new Error(`no account ${name}`);
    return found;
  }

  private sumsOf(name: string, currency: string): Sums {
    const byCurrency = this.sums.get(name) ?? new Map<string, Sums>();
    this.sums.set(name, byCurrency);
    const sums = byCurrency.get(currency) ?? { open: 0n, reserved: 0n, shipped: 0n };
    byCurrency.set(currency, sums);
    return sums;
  }
}

const OUTDATED = new Set(["stale", "expired", "evaluation_moved"]);

function atLeastNothing(amount: bigint): bigint {
  return amount < 0n ? 0n : amount;
}

/** Division of a non-negative amount, half up. */
function halfUp(amount: bigint, by: bigint): bigint {
  return (amount * 2n + by) / (by * 2n);
}
