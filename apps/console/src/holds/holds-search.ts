import type { HoldQuery } from "../api/credit-queries.ts";
import type { HoldState } from "../api/credit-types.ts";

export const HOLD_STATES: readonly HoldState[] = [
  "open",
  "declined",
  "released",
  "freed",
  "rejected",
  "ended",
];
const MAX_TEXT = 100;

/** What the address says about the worklist: its view, and the order that is open beside it. */
export interface HoldsSearch {
  state?: Exclude<HoldState, "open">;
  reason?: string;
  owner?: "mine" | "nobody";
  hold?: string;
}

/** Reads a view from the address; what is not understood is left out rather than refused. */
export function readHoldsSearch(search: Record<string, unknown>): HoldsSearch {
  const view: HoldsSearch = {};
  const state = HOLD_STATES.find((known) => known === search.state);
  if (state !== undefined && state !== "open") view.state = state;
  if (search.owner === "mine" || search.owner === "nobody") view.owner = search.owner;
  for (const name of ["reason", "hold"] as const) {
    const value = search[name];
    if (typeof value === "string" && value !== "") view[name] = value.slice(0, MAX_TEXT);
  }
  return view;
}

/** What is asked of the server for a view; `me` is the id of whoever looks. */
export function holdsQueryOf({ state, reason, owner }: HoldsSearch, me: string): HoldQuery {
  return {
    state: state ?? "open",
    ...(reason !== undefined && { reason }),
    ...(owner !== undefined && { owner: owner === "mine" ? me : "nobody" }),
  };
}

/** The view without the order that is open beside it. */
export function withoutHold({ hold: _hold, ...view }: HoldsSearch): HoldsSearch {
  return view;
}
