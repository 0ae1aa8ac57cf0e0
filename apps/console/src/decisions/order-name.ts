import type { TFunction } from "i18next";
import type { Decision } from "../api/credit-types.ts";

/** A cart that was shown offers is checked under a reference of its own, which says nothing to people. */
const OFFERED_CART = "offers:";

/** What a decision was about, in words: its order's reference, or the cart. */
export function orderName(t: TFunction, { order }: Decision): string {
  return order.reference.startsWith(OFFERED_CART) ? t("decisions.offered") : order.reference;
}
