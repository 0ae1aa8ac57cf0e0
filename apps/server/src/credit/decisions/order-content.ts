import { convertMinor, parseDecimal } from "@goodterms/kernel";
import { contentHash } from "#platform/ids";
import type { Checkpoint, OrderFacts } from "../evaluations/outcome.ts";
import type { PolicyDocument } from "./neighbours.ts";

/** A line of an order. Amounts are gross. */
export interface OrderLine {
  readonly description: string;
  readonly amountMinor: bigint;
  readonly quantity: string | null;
  readonly sku: string | null;
  readonly category: string | null;
  /** Of a blanket order: when it is to be delivered. */
  readonly deliverOn: string | null;
}

/** An order as a decision needs it. */
export interface OrderContent {
  readonly reference: string;
  readonly currency: string;
  /** Gross, tax included: what the invoices will be over. */
  readonly amountMinor: bigint;
  /** What of it is paid beforehand, and so not on credit. */
  readonly depositMinor: bigint;
  /** By the policy's name for them, or as "net 30". */
  readonly terms: string | null;
  readonly shipToCountry: string | null;
  readonly channel: string | null;
  readonly fraudScore: number | null;
  readonly marginMinor: bigint | null;
  readonly discountPercent: string | null;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly lines: readonly OrderLine[];
}

const NET_TERMS = /^net ([0-9]{1,3})$/;

/**
 * Tells the same order from another under one reference: who buys, who pays, how much, on what terms. What the shop
 * learns only as it goes (a fraud score, a margin) may change without making it another order.
 */
export function orderHash(order: OrderContent, customerId: string, payerId: string): string {
  const { currency, amountMinor, depositMinor, terms } = order;
  return contentHash({ customerId, payerId, currency, amountMinor, depositMinor, terms });
}

/** How many days the terms give; null where nobody has said what they are. */
export function netDaysOf(terms: string | null, document: Pick<PolicyDocument, "terms">): number | null {
  if (terms === null) return null;
  const named = document.terms.find((known) => known.name === terms);
  if (named !== undefined) return named.netDays;
  const days = NET_TERMS.exec(terms.toLowerCase())?.[1];
  return days === undefined ? null : Number(days);
}

/** What the policy may know of the order. `rate` is units of the account's currency for one of the order's. */
export function orderFacts(
  order: OrderContent,
  known: {
    readonly checkpoint: Checkpoint;
    readonly document: Pick<PolicyDocument, "terms">;
    readonly accountCurrency: string;
    readonly rate: string | null;
    readonly spent?: OrderFacts["spent"];
    readonly soldToId?: string | undefined;
  },
): OrderFacts {
  const categories = new Set([...order.categories, ...order.lines.flatMap((line) => line.category ?? [])]);
  return {
    reference: order.reference,
    currency: order.currency,
    amountMinor: order.amountMinor,
    accountMinor: inAccount(order.amountMinor, order.currency, known.accountCurrency, known.rate),
    checkpoint: known.checkpoint,
    terms: order.terms,
    netDays: netDaysOf(order.terms, known.document),
    shipToCountry: order.shipToCountry,
    channel: order.channel,
    fraudScore: order.fraudScore,
    marginMinor: order.marginMinor,
    depositMinor: order.depositMinor,
    categories: [...categories].sort(),
    tags: [...order.tags],
    ...(order.discountPercent !== null && { discountPercent: order.discountPercent }),
    ...(known.spent !== undefined && { spent: known.spent }),
    ...(known.soldToId !== undefined && { soldToId: known.soldToId }),
  };
}

function inAccount(minor: bigint, from: string, to: string, rate: string | null): bigint | null {
  if (from === to) return minor;
  const decimal = rate === null ? null : parseDecimal(rate);
  return decimal === null ? null : convertMinor(minor, from, to, decimal);
}
