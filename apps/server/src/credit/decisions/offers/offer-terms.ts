import { type Caller, inMerchant } from "#platform/db";
import { newId } from "#platform/ids";
import { encode } from "../../evaluations/codec.ts";
import type { Checkout } from "../checkout.ts";
import { askLedger, checkOrder } from "../decide-order.ts";
import { ledgerView } from "../ledger-view.ts";
import { termsOf } from "../neighbours.ts";
import type { OrderContent } from "../order-content.ts";
import { engineOf } from "../prepare-order.ts";
import { makeOffers, type OfferOption } from "./rules.ts";
import { insertOffers } from "./store.ts";

/** What a cart may be bought by, kept under an id so that it is known which was taken. */
export interface Offers {
  readonly id: string;
  readonly options: readonly OfferOption[];
  readonly policyVersion: number;
}

/**
 * Offers every way in which a cart may be bought, by a check that reserves nothing. What is taken is then decided like
 * any order: an offer is no promise of room.
 * @throws Refusal not_found, and what checkOrder throws.
 */
export async function offerTerms(
  checkout: Checkout,
  caller: Caller,
  given: {
    readonly customer: string;
    readonly payer: string | null;
    readonly cart: Omit<OrderContent, "reference">;
  },
): Promise<Offers> {
  const id = newId(caller.now);
  const order: OrderContent = { ...given.cart, reference: `offers:${id}` };
  checkOrder(order);
  const { customer, payer } = given;
  const asked = { customer, payer, order, mode: "check", checkpoint: "order" } as const;
  const { answer, prepared } = await askLedger(checkout, caller, asked, {
    mode: "check",
    checkpoint: "order",
    isAgain: false,
    liftedReasons: [],
    overrideReason: null,
  });
  const { standing, evaluation, facts, ruling } = prepared;
  const ledger = ledgerView(answer.reservation, evaluation.result, ruling);
  const options = makeOffers(
    engineOf(standing.policy),
    { facts: evaluation.facts, order: facts, ledger },
    termsOf(standing.policy.compiled, evaluation.result),
  );
  await inMerchant(checkout.database, caller, (ctx) =>
    insertOffers(ctx, {
      id,
      customerId: standing.customer.id,
      payerId: standing.payer.id,
      currency: order.currency,
      amountMinor: order.amountMinor,
      policyId: evaluation.policyId,
      policyVersion: evaluation.policyVersion,
      evaluationId: evaluation.id,
      options: encode(options),
      optionKeys: options.map((option) => option.key),
    }),
  );
  return { id, options, policyVersion: evaluation.policyVersion };
}
