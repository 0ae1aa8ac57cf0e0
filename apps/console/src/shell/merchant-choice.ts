import { chooseMerchant } from "../api/api.ts";

const KEPT = "goodterms-merchant";

/** Opens the books of this merchant, here and the next time. */
export function keepMerchant(id: string): void {
  window.localStorage.setItem(KEPT, id);
  chooseMerchant(id);
}

/** Opens the books that were open last; called once, before the first call to the server. */
export function recallMerchant(): void {
  chooseMerchant(window.localStorage.getItem(KEPT));
}

/** Leaves the choice to the server again: the one kept belonged to somebody else. */
export function forgetMerchant(): void {
  window.localStorage.removeItem(KEPT);
  chooseMerchant(null);
}
