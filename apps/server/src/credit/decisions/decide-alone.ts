import type { Static } from "typebox";
import type { Caller, Database } from "#platform/db";
import { checkoutOf } from "./checkout.ts";
import { decideOrder } from "./decide-order.ts";
import { shownOf } from "./shown-decision.ts";
import { type DecisionBody, decisionBody, orderContent } from "./wire.ts";

/** An order as it is asked about by hand: the amount is gross, in minor units. */
export interface LoneOrder {
  readonly customer: string;
  readonly reference: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** Terms by the policy's name; null leaves them to the policy. */
  readonly terms: string | null;
  readonly mode: "reserve" | "check";
}

/** A decision as the API answers it. */
export type DecisionAnswer = ReturnType<typeof decisionBody> & Pick<Static<typeof DecisionBody>, "outcome">;

/** Decides one order outside a request, as the API would. @throws Refusal as decideOrder does. */
export async function decideAlone(
  database: Database,
  caller: Caller,
  order: LoneOrder,
): Promise<DecisionAnswer> {
  const { customer, reference, amountMinor, currency, terms, mode } = order;
  const decision = await decideOrder(checkoutOf(database), caller, {
    customer,
    payer: null,
    order: orderContent({ reference, terms }, { amountMinor, currency }),
    mode,
    checkpoint: "order",
  });
  return decisionBody(shownOf(decision));
}
