import { roundHalfUp } from "@goodterms/kernel";
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
