import { type Decimal, daysBetween, type PlainDate, parseDecimal } from "@goodterms/kernel";
import type { CustomerFacts } from "../evaluations/facts.ts";
import type { AmountOf, CompiledTest, Finding, Parameters } from "./compiled.ts";
import type { BudgetWindow, RuleTest, RuleType } from "./document.ts";
import { compareExact, powerOfTen, subtractDecimals } from "./expressions/exact.ts";
import { Absent, type CompiledExpression, type DayThreshold, type Scene } from "./expressions/values.ts";
import { daysLater } from "./far-dates.ts";

/** What a test is given by the policy that it stands in. */
export interface TestParts {
  amountOf(text: string): AmountOf;
  /** Reads the condition of a test of type "condition". */
  condition(text: string): CompiledExpression;
  readonly days: {
    threshold(threshold: DayThreshold): void;
    watchDue(): void;
    other(dates: (facts: CustomerFacts, reviewOn: string | null) => readonly string[]): void;
  };
}

const NO_AMOUNT = new Absent("failed", "the policy has no amounts in this currency");
const NO_RATE = new Absent("unknown", "order.amount");
const NO_SPENDING = new Absent("failed", "what was spent in the window is not known");
const HUNDRED = 100n;

type Test<T extends RuleType> = Extract<RuleTest, { type: T }>;
type Find = (scene: Scene) => Finding;
type Makers = { readonly [T in RuleType]: (test: Test<T>, parts: TestParts) => Find };

const ofFlag =
  (holds: (scene: Scene) => Parameters | boolean): Find =>
  (scene) => {
    const found = holds(scene);
    if (found === false) return null;
    return found === true ? {} : found;
  };

/** Holds where a count is known and has reached the least. */
const ofCount =
  (read: (facts: CustomerFacts) => number | null | undefined, least: number): Find =>
  ({ facts }) => {
    const count = read(facts);
    return count !== null && count !== undefined && count >= least ? { count, countMin: least } : null;
  };

/** Whether `part` is more than so many per cent of `whole`, exactly. */
function isBeyondShare(part: bigint, whole: bigint, percent: Decimal): boolean {
  return part * HUNDRED * powerOfTen(percent.scale) > whole * percent.coefficient;
}

const percentOf = (text: string): Decimal => parseDecimal(text) ?? { coefficient: 0n, scale: 0 };

/** Makes the test of each type. */
const MAKERS: Makers = {
  days_overdue: ({ days }, parts) => {
    parts.days.watchDue();
    parts.days.threshold({ fact: "book.oldestOverdueDays", at: BigInt(days) });
    return ofFlag(
      ({ facts: { book } }) =>
        book.oldestOverdueDays > days && { days: book.oldestOverdueDays, allowedDays: days },
    );
  },
  overdue_amount: ({ amount, percentOfOpen }, parts) => {
    parts.days.watchDue();
    const allowed = parts.amountOf(amount);
    const percent = percentOfOpen === null ? null : percentOf(percentOfOpen);
    return ({ facts: { book, currency } }) => {
      const allowedMinor = allowed(currency);
      if (allowedMinor === null) return book.overdueMinor > 0n ? NO_AMOUNT : null;
      if (book.overdueMinor <= allowedMinor) return null;
      if (percent !== null && !isBeyondShare(book.overdueMinor, book.openMinor, percent)) return null;
      return { overdueMinor: book.overdueMinor, allowedMinor, currency };
    };
  },
  account_status: ({ statuses }) =>
    ofFlag(({ facts: { customer } }) => statuses.includes(customer.status) && { status: customer.status }),
  expired_limit: () => ofFlag(({ facts }) => facts.limits.hasExpired),
  limit_used: ({ percent }) => {
    const share = percentOf(percent);
    return ({ facts: { book }, order, limitMinor }) => {
      if (limitMinor === null) return null;
      if (order === null || order.accountMinor === null) return NO_RATE;
      const before =
        order.exposureMinor ?? book.openMinor + book.reservedMinor - book.unappliedMinor - book.disputedMinor;
      const usedMinor = before + order.accountMinor;
      return isBeyondShare(usedMinor, limitMinor, share) ? { usedMinor, limitMinor, percent } : null;
    };
  },
  new_customer: ({ days, invoicesMin }, parts) => {
    parts.days.threshold({ fact: "customer.daysKnown", at: BigInt(days) });
    return ofFlag(
      ({ facts: { customer, book } }) =>
        (customer.daysKnown < days || book.invoicesEver < invoicesMin) && {
          daysKnown: customer.daysKnown,
          invoices: book.invoicesEver,
        },
    );
  },
  payer_grade: ({ grades }) =>
    ofFlag(({ facts: { behaviour } }) => {
      const grade = behaviour?.grade ?? null;
      return grade !== null && grades.includes(grade) && { grade };
    }),
  chargebacks: ({ countMin }) => ofCount(({ behaviour }) => behaviour?.chargebacks12m, countMin),
  disputes: ({ countMin }) => ofCount(({ behaviour }) => behaviour?.disputes12m, countMin),
  returned_payments: ({ countMin }) => ofCount(({ behaviour }) => behaviour?.returnedPayments12m, countMin),
  disputed_amount: ({ amount }, parts) =>
    beyond(parts.amountOf(amount), ({ book }) => book.disputedMinor, "disputedMinor"),
  written_off: ({ amount }, parts) =>
    beyond(parts.amountOf(amount), ({ book }) => book.writtenOffMinor, "writtenOffMinor"),
  bureau_flags: ({ flags }) =>
    ofFlag(({ facts: { bureau } }) => {
      const found = bureau?.flags.filter((flag) => flags.includes(flag)) ?? [];
      return found.length > 0 && { flags: found.join(", "), source: bureau?.source ?? "" };
    }),
  bureau_report_age: ({ days, blocksWithout }, parts) => {
    parts.days.threshold({ fact: "bureau.ageDays", at: BigInt(days) });
    return ofFlag(({ facts: { bureau } }) =>
      bureau === null
        ? blocksWithout && { ageDays: null, days }
        : bureau.ageDays > days && { ageDays: bureau.ageDays, days },
    );
  },
  alerts: ({ codes, severities, withinDays }, parts) => {
    parts.days.other(({ alerts }) => alerts.map(({ on }) => daysLater(on, withinDays + 1)));
    return ofFlag(({ facts: { alerts, today } }) => {
      const found = alerts.find(
        ({ code, severity, on }) =>
          severities.includes(severity) &&
          (codes.length === 0 || codes.includes(code)) &&
          daysBetween(on, today) <= withinDays,
      );
      return found !== undefined && { alert: found.code, on: found.on };
    });
  },
  watch_list: () => ofFlag(({ facts }) => facts.isWatched),
  risk_class: ({ classes }) =>
    ofFlag(({ riskClass }) => riskClass !== null && classes.includes(riskClass) && { riskClass }),
  review_overdue: ({ days }, parts) => {
    parts.days.other((_facts, reviewOn) =>
      reviewOn === null ? [] : [daysLater(reviewOn as PlainDate, days + 1)],
    );
    return ofFlag(
      ({ facts, reviewOn }) => reviewOn !== null && daysBetween(reviewOn, facts.today) > days && { reviewOn },
    );
  },
  insurer_stop: () =>
    ofFlag(
      ({ facts: { limits } }) => limits.insurerStops.length > 0 && { stops: limits.insurerStops.join(", ") },
    ),
  order_amount: ({ from, below }, parts) => {
    const least = from === null ? null : parts.amountOf(from);
    const most = below === null ? null : parts.amountOf(below);
    return ({ facts: { currency }, order }) => {
      const amountMinor = order?.accountMinor ?? null;
      if (amountMinor === null) return NO_RATE;
      const fromMinor = least?.(currency) ?? null;
      const belowMinor = most?.(currency) ?? null;
      if ((least !== null && fromMinor === null) || (most !== null && belowMinor === null)) return NO_AMOUNT;
      const holds =
        (fromMinor === null || amountMinor >= fromMinor) && (belowMinor === null || amountMinor < belowMinor);
      return holds ? { amountMinor, fromMinor, belowMinor, currency } : null;
    };
  },
  order_share_of_limit: ({ percent }) => {
    const share = percentOf(percent);
    return ({ order, limitMinor }) => {
      if (limitMinor === null) return null;
      if (order === null || order.accountMinor === null) return NO_RATE;
      return isBeyondShare(order.accountMinor, limitMinor, share)
        ? { amountMinor: order.accountMinor, limitMinor, percent }
        : null;
    };
  },
  terms_not_allowed: () =>
    ofFlag(({ order, terms }) => {
      if (order === null || terms === null) return false;
      const isNamed = order.terms !== null && terms.allowed.includes(order.terms);
      const isNameRefused = order.terms !== null && !isNamed;
      const isTooLong = !isNamed && order.netDays !== null && order.netDays > terms.netDays;
      return (
        (isNameRefused || isTooLong) && {
          terms: order.terms,
          netDays: order.netDays,
          allowedDays: terms.netDays,
        }
      );
    }),
  terms_changed: ({ extraDays }) =>
    ofFlag(({ order, facts }) => {
      const agreed = facts.customer.agreedNetDays ?? null;
      const asked = order?.netDays ?? null;
      return (
        agreed !== null &&
        asked !== null &&
        asked > agreed + extraDays && { netDays: asked, agreedDays: agreed }
      );
    }),
  discount_changed: ({ extraPercent }) => {
    const extra = percentOf(extraPercent);
    return ofFlag(({ order, facts }) => {
      const asked = parseDecimal(order?.discountPercent ?? "");
      const agreed = parseDecimal(facts.customer.agreedDiscountPercent ?? "0");
      if (asked === null || agreed === null) return false;
      const more = subtractDecimals(asked, agreed);
      return (
        more !== null &&
        compareExact(more, extra) > 0 && {
          discountPercent: order?.discountPercent ?? null,
          agreedPercent: facts.customer.agreedDiscountPercent ?? null,
        }
      );
    });
  },
  fraud_score: ({ from }) =>
    ofFlag(({ order }) => {
      const score = order?.fraudScore ?? null;
      return score !== null && score >= from && { fraudScore: score, from };
    }),
  ship_to: ({ countries, abroad }) => {
    const listed = new Set(countries);
    return ofFlag(({ order, facts }) => {
      const country = order?.shipToCountry ?? null;
      if (country === null) return false;
      return (listed.has(country) || (abroad && country !== facts.customer.country)) && { country };
    });
  },
  deposit_share: ({ percentMin }) => {
    const least = percentOf(percentMin);
    return ofFlag(
      ({ order }) =>
        order !== null &&
        order.amountMinor > 0n &&
        order.depositMinor * HUNDRED * powerOfTen(least.scale) >= order.amountMinor * least.coefficient && {
          depositMinor: order.depositMinor,
        },
    );
  },
  margin_below: ({ percent }) => {
    const least = percentOf(percent);
    return ofFlag(({ order }) => {
      const margin = order?.marginMinor ?? null;
      if (order === null || margin === null) return false;
      return (
        margin * HUNDRED * powerOfTen(least.scale) < order.amountMinor * least.coefficient && {
          marginMinor: margin,
          percent,
        }
      );
    });
  },
  budget: ({ window, amount }, parts) => budget(window, parts.amountOf(amount)),
  condition: ({ when, whenUnknown }, parts) => {
    const condition = parts.condition(when);
    return (scene) => {
      const holds = condition.run(scene);
      if (!(holds instanceof Absent)) return holds === true ? {} : null;
      if (holds.kind === "failed") return holds;
      return whenUnknown === "hold" ? { unknown: holds.what } : null;
    };
  },
};

function beyond(allowed: AmountOf, read: (facts: CustomerFacts) => bigint, name: string): Find {
  return ({ facts }) => {
    const minor = read(facts);
    const allowedMinor = allowed(facts.currency);
    if (allowedMinor === null) return minor > 0n ? NO_AMOUNT : null;
    return minor > allowedMinor ? { [name]: minor, allowedMinor, currency: facts.currency } : null;
  };
}

/** What the order would bring the window to, all its orders together: never each order by itself. */
function budget(window: BudgetWindow, allowed: AmountOf): Find {
  return ({ facts, order }) => {
    if (order === null || order.accountMinor === null) return NO_RATE;
    const spentMinor = order.spent?.[window];
    const allowedMinor = allowed(facts.currency);
    if (spentMinor === undefined) return NO_SPENDING;
    if (allowedMinor === null) return NO_AMOUNT;
    return spentMinor + order.accountMinor > allowedMinor
      ? { window, spentMinor, allowedMinor, amountMinor: order.accountMinor, currency: facts.currency }
      : null;
  };
}

const OF_ORDER: ReadonlySet<RuleType> = new Set([
  "limit_used",
  "order_amount",
  "order_share_of_limit",
  "terms_not_allowed",
  "terms_changed",
  "discount_changed",
  "fraud_score",
  "ship_to",
  "deposit_share",
  "margin_below",
  "budget",
]);

/** Makes a rule's test ready. @throws ExpressionError from `parts.condition` */
export function compileTest(test: RuleTest, parts: TestParts): CompiledTest {
  let isOfOrder = OF_ORDER.has(test.type);
  const make = MAKERS[test.type] as (test: RuleTest, parts: TestParts) => Find;
  const find = make(test, {
    ...parts,
    condition: (text) => {
      const condition = parts.condition(text);
      isOfOrder = [...condition.reads].some((name) => name.startsWith("order."));
      return condition;
    },
  });
  return { isOfOrder, find };
}
