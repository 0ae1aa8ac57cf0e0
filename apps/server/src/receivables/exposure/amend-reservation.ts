import type { Context } from "#platform/db";
import { refuse } from "../refusals.ts";
import { standingReservation } from "./reservation-store.ts";
import type { ReserveAnswer, ReserveCall } from "./reserve-call.ts";
import { askIn } from "./reserve-in.ts";

/**
 * Raises or lowers what an order holds, given its new whole amount and content. A lower amount always passes; a higher
 * one is decided, and when it is refused the old one stands. What has shipped or was invoiced stays as it is.
 * @throws Refusal not_found where the order holds nothing, order_differs where it is another customer's or in another currency.
 */
export async function amendReservation(
  ctx: Context,
  amendment: Omit<ReserveCall, "mode">,
): Promise<ReserveAnswer> {
  const standing = await standingReservation(ctx, amendment.order);
  if (standing === undefined || standing.heldMinor + standing.shippedMinor + standing.capturedMinor === 0n) {
    throw refuse("not_found", `Order ${amendment.order} holds nothing that could be amended.`);
  }
  const answer = await askIn(ctx, { ...amendment, mode: "amend" });
  if (answer.kind === "differs") {
    throw refuse("order_differs", `Order ${amendment.order} is another customer's, or in another currency.`);
  }
  return answer;
}
