import {
  convertMinor,
  exponentOf,
  formatDecimal,
  maxDate,
  type PlainDate,
  parseDecimal,
  roundHalfUp,
} from "@goodterms/kernel";
import type { ItemState } from "../documents/store.ts";
import type { PostingDraft } from "../ledger/rules.ts";

/** An item's functional value released by settling part of it: its share of what is left, all of it with the last unit. */
export function releasedFunctional(
  item: Pick<ItemState, "openMinor" | "openFunctionalMinor">,
  settledMinor: bigint,
): bigint {
  if (settledMinor === item.openMinor) return item.openFunctionalMinor;
  return roundHalfUp(item.openFunctionalMinor * settledMinor, item.openMinor);
}

/** The first day as of which a credit can settle a debit: both are booked, and what was taken back of them is open again. */
export function settleableFrom(
  credit: Pick<ItemState, "effectiveOn" | "reopenedOn">,
  debit: Pick<ItemState, "effectiveOn" | "reopenedOn">,
): PlainDate {
  const days = [credit.effectiveOn, debit.effectiveOn, credit.reopenedOn, debit.reopenedOn];
  return days
    .filter((day) => day !== null)
    .reduce((latest, day) => maxDate(latest as PlainDate, day as PlainDate)) as PlainDate;
}

/** So many decimals keep an implied rate exact to the minor unit for every amount within a document's bound. */
const IMPLIED_RATE_DECIMALS = 24;
/** A stated rate and amount may differ by one rounding. */
const RATE_DIFFERENCE_MINOR_MAX = 1n;

/** What goes over from a credit to a debit in another currency: what is asked for, else as much as both have. */
export interface CrossingRequest {
  readonly creditMinor: bigint | undefined;
  readonly debitMinor: bigint | undefined;
  /** Debit currency for one of the credit's: as stated, or of the day; null where none is known. */
  readonly rate: string | null;
  readonly isRateStated: boolean;
}

export type Crossing =
  | { readonly creditMinor: bigint; readonly debitMinor: bigint; readonly rate: string }
  | { readonly refusal: "other_currency" | "amounts_disagree" };

/** Amounts on both sides and the rate between them. A debit amount without a stated rate implies its rate. Pure. */
export function crossCurrencies(
  credit: Pick<ItemState, "currency" | "openMinor">,
  debit: Pick<ItemState, "currency" | "openMinor">,
  request: CrossingRequest,
): Crossing {
  const creditMinor = request.creditMinor ?? credit.openMinor;
  if (request.debitMinor !== undefined && !request.isRateStated) {
    const rate = impliedRate(creditMinor, credit.currency, request.debitMinor, debit.currency);
    return rate === null
      ? { refusal: "other_currency" }
      : { creditMinor, debitMinor: request.debitMinor, rate };
  }
  const { rate } = request;
  const parsed = rate === null ? null : parseDecimal(rate);
  if (rate === null || parsed === null || parsed.coefficient <= 0n) return { refusal: "other_currency" };
  const convertedMinor = convertMinor(creditMinor, credit.currency, debit.currency, parsed);
  if (request.debitMinor !== undefined) {
    const differenceMinor = request.debitMinor - convertedMinor;
    const disagrees =
      differenceMinor > RATE_DIFFERENCE_MINOR_MAX || -differenceMinor > RATE_DIFFERENCE_MINOR_MAX;
    return disagrees
      ? { refusal: "amounts_disagree" }
      : { creditMinor, debitMinor: request.debitMinor, rate };
  }
  if (request.creditMinor !== undefined || convertedMinor <= debit.openMinor) {
    return { creditMinor, debitMinor: convertedMinor, rate };
  }
  // The debit has less room than the credit: it is settled in full, with what that takes of the credit.
  const neededMinor = roundHalfUp(
    debit.openMinor * 10n ** BigInt(parsed.scale + exponentOf(credit.currency)),
    parsed.coefficient * 10n ** BigInt(exponentOf(debit.currency)),
  );
  return {
    creditMinor: neededMinor < creditMinor ? neededMinor : creditMinor,
    debitMinor: debit.openMinor,
    rate,
  };
}

function impliedRate(creditMinor: bigint, from: string, debitMinor: bigint, to: string): string | null {
  if (creditMinor <= 0n || debitMinor <= 0n) return null;
  const coefficient = roundHalfUp(
    debitMinor * 10n ** BigInt(IMPLIED_RATE_DECIMALS + exponentOf(from)),
    creditMinor * 10n ** BigInt(exponentOf(to)),
  );
  if (coefficient === 0n) return null;
  return formatDecimal({ coefficient, scale: IMPLIED_RATE_DECIMALS }).replace(/\.?0+$/, "");
}

export interface SettledPair {
  readonly credit: Pick<ItemState, "customerId" | "currency">;
  readonly debit: Pick<ItemState, "customerId" | "currency">;
  readonly creditMinor: bigint;
  readonly debitMinor: bigint;
  readonly creditFunctionalMinor: bigint;
  readonly debitFunctionalMinor: bigint;
  readonly functionalCurrency: string;
}

/**
 * The postings of an allocation: none where customer, currency and value agree. Across customers or currencies the
 * amount passes through a clearing account, and what the two sides' values differ by is the realised exchange gain or
 * loss, so that the control account is zero in both currencies once both items are settled.
 */
export function settlementPostings(pair: SettledPair): PostingDraft[] {
  const crossesCurrency = pair.credit.currency !== pair.debit.currency;
  const crossesCustomer = pair.credit.customerId !== pair.debit.customerId;
  const bridge = crossesCurrency ? "currency_exchange" : "customer_transfers";
  const carried: PostingDraft[] =
    crossesCurrency || crossesCustomer
      ? [
          {
            debit: "receivables",
            credit: bridge,
            customerId: pair.credit.customerId,
            currency: pair.credit.currency,
            amountMinor: pair.creditMinor,
            functionalMinor: pair.creditFunctionalMinor,
          },
          {
            debit: bridge,
            credit: "receivables",
            customerId: pair.debit.customerId,
            currency: pair.debit.currency,
            amountMinor: pair.debitMinor,
            functionalMinor: pair.debitFunctionalMinor,
          },
        ]
      : [];
  return [...carried, ...exchangeDifference(pair, carried.length > 0 ? bridge : "receivables")];
}

/** Books the difference on the account that would otherwise keep it. */
function exchangeDifference(pair: SettledPair, leftOn: PostingDraft["debit"]): PostingDraft[] {
  const lossMinor = pair.debitFunctionalMinor - pair.creditFunctionalMinor;
  if (lossMinor === 0n) return [];
  const isLoss = lossMinor > 0n;
  return [
    {
      debit: isLoss ? "fx_loss" : leftOn,
      credit: isLoss ? leftOn : "fx_gain",
      customerId: leftOn === "receivables" ? pair.debit.customerId : null,
      currency: pair.functionalCurrency,
      amountMinor: null,
      functionalMinor: isLoss ? lossMinor : -lossMinor,
    },
  ];
}
