import { addDays, type PlainDate, parseDecimal, roundHalfUp, splitEvenly } from "@goodterms/kernel";
import { amountText } from "../amount-text.ts";
import type { Sum } from "../cure-types.ts";
import { least } from "../cures.ts";
import type { NamedTerms } from "../neighbours.ts";
import { judge, judgeUnder, type PolicyEngine, type Situation } from "../rules.ts";

export const OFFER_KINDS = ["terms", "deposit", "instalments", "direct_debit", "card", "prepay"] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

/** One way to buy the cart. Amounts in the cart's currency; what is paid at once and what later sum to the whole. */
export interface OfferOption {
  /** What is sent back when it is taken. */
  readonly key: string;
  readonly kind: OfferKind;
  /** The terms to order on; null where the order needs no credit. */
  readonly terms: string | null;
  readonly title: string;
  readonly buyerMessage: string;
  readonly payNow: Sum;
  readonly schedule: readonly {
    readonly dueOn: PlainDate;
    readonly minor: bigint;
    readonly currency: string;
  }[];
  /** For paying early: what is paid instead of the scheduled amount, until a day. */
  readonly discount: { readonly percent: string; readonly until: PlainDate; readonly pays: Sum } | null;
}

const HUNDRED = 100n;

/**
 * Every way in which a cart may be bought: each of the terms that the policy allows, with the deposit that it takes
 * where there is no room for all of it; and, always and last, without credit. So a refusal is never the only answer.
 */
export function makeOffers(
  engine: PolicyEngine,
  situation: Situation,
  terms: readonly NamedTerms[],
): OfferOption[] {
  const { facts, order } = situation;
  const { result } = judge(engine, situation);
  const offered = terms
    .filter(({ netDays, instalments }) => netDays > 0 || instalments !== null)
    .flatMap((named): OfferOption[] => {
      const asked = { ...order, terms: named.name, netDays: lastDay(named) };
      const wanted = depositWanted(named, order.amountMinor, order.depositMinor);
      const depositMinor = least(
        wanted,
        order.amountMinor - 1n,
        (minor) =>
          judgeUnder(engine, { ...situation, order: { ...asked, depositMinor: minor } }, result).isFree,
      );
      return depositMinor === null ? [] : [optionOf(named, order, depositMinor, facts.today)];
    });
  return [...offered, ...withoutCredit({ minor: order.amountMinor, currency: order.currency })];
}

function lastDay({ netDays, instalments }: NamedTerms): number {
  return instalments === null ? netDays : netDays + instalments.everyDays * (instalments.count - 1);
}

function depositWanted({ depositPercent }: NamedTerms, amountMinor: bigint, givenMinor: bigint): bigint {
  const wanted = depositPercent === null ? 0n : percentOf(amountMinor, depositPercent);
  return wanted > givenMinor ? wanted : givenMinor;
}

function percentOf(minor: bigint, percent: string): bigint {
  const decimal = parseDecimal(percent) ?? { coefficient: 0n, scale: 0 };
  return roundHalfUp(minor * decimal.coefficient, HUNDRED * 10n ** BigInt(decimal.scale));
}

function optionOf(
  named: NamedTerms,
  order: Situation["order"],
  depositMinor: bigint,
  today: PlainDate,
): OfferOption {
  const { currency } = order;
  const laterMinor = order.amountMinor - depositMinor;
  const schedule = scheduleOf(named, laterMinor, today).map((part) => ({ ...part, currency }));
  const discount =
    named.discount === null
      ? null
      : {
          percent: named.discount.percent,
          until: addDays(today, named.discount.days),
          pays: { minor: laterMinor - percentOf(laterMinor, named.discount.percent), currency },
        };
  const kind = kindOf(named, depositMinor);
  const option = {
    key: `${kind}:${named.name}`,
    kind,
    terms: named.name,
    title: named.title,
    schedule,
    discount,
  };
  return {
    ...option,
    payNow: { minor: depositMinor, currency },
    buyerMessage: wordOption(option, depositMinor, currency),
  };
}

function kindOf(named: NamedTerms, depositMinor: bigint): OfferKind {
  if (depositMinor > 0n) return "deposit";
  if (named.instalments !== null) return "instalments";
  return named.methods.length === 1 && named.methods[0] === "direct_debit" ? "direct_debit" : "terms";
}

/** When how much is paid later; the parts sum to the whole, the odd units going to the first. */
function scheduleOf(
  { netDays, instalments }: NamedTerms,
  minor: bigint,
  today: PlainDate,
): { dueOn: PlainDate; minor: bigint }[] {
  if (instalments === null) return [{ dueOn: addDays(today, netDays), minor }];
  return splitEvenly(minor, instalments.count).map((part, index) => ({
    dueOn: addDays(today, netDays + index * instalments.everyDays),
    minor: part,
  }));
}

function wordOption(
  { kind, schedule, discount }: Pick<OfferOption, "kind" | "schedule" | "discount">,
  depositMinor: bigint,
  currency: string,
): string {
  const first = schedule[0];
  const text = (minor: bigint) => amountText(minor, currency);
  const deposit = depositMinor > 0n ? `${text(depositMinor)} now, ` : "";
  const later =
    schedule.length > 1
      ? `${schedule.length} payments, the first of ${text(first?.minor ?? 0n)} on ${first?.dueOn}`
      : `${text(first?.minor ?? 0n)} by ${first?.dueOn}`;
  const by = kind === "direct_debit" ? ", collected by direct debit" : "";
  const early = discount === null ? "" : ` Pay by ${discount.until} and it is ${text(discount.pays.minor)}.`;
  return `${deposit}${later}${by}.${early}`;
}

function withoutCredit(whole: Sum): OfferOption[] {
  const text = amountText(whole.minor, whole.currency);
  const base = { terms: null, payNow: whole, schedule: [], discount: null };
  return [
    { ...base, key: "card", kind: "card", title: "By card", buyerMessage: `${text} by card, sent at once.` },
    {
      ...base,
      key: "prepay",
      kind: "prepay",
      title: "In advance",
      buyerMessage: `${text} by bank transfer, sent as soon as it arrives.`,
    },
  ];
}
