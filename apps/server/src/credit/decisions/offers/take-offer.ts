import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { refuse as refuseShared } from "../../refusals.ts";
import { refuse } from "../refusals.ts";
import { lockOffers, updateTaken } from "./store.ts";

/**
 * Notes which of the offers was taken, and for which order. Again with the same, it changes nothing.
 * @throws Refusal not_found, option_unknown, offer_taken.
 */
export async function takeOffer(ctx: Context, id: string, option: string, order: string): Promise<void> {
  const offers = await lockOffers(ctx, id);
  if (offers === undefined) throw refuseShared("not_found", "There is no such offer.");
  if (!offers.optionKeys.includes(option))
    throw refuse("option_unknown", `"${option}" was not offered.`, [
      { pointer: "/option", message: "was not offered" },
    ]);
  if (offers.takenOption === option && offers.orderReference === order) return;
  if (offers.takenOption !== null || !(await updateTaken(ctx, id, option, order)))
    throw refuse("offer_taken", "The offer, or the order, stands under another choice.");
  await recordEvents(ctx, [
    {
      type: "credit.offer_accepted",
      subjectType: "offer_set",
      subjectId: id,
      subjectVersion: 2n,
      data: { customerId: offers.customerId, option, orderReference: order, amountMinor: offers.amountMinor },
    },
  ]);
}
