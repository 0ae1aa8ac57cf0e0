export const LIMIT_VIEWS = ["proposals", "exposures", "changes", "deadlines", "authorities"] as const;
export type LimitView = (typeof LIMIT_VIEWS)[number];

const PROPOSAL_STATES = ["approved", "rejected", "withdrawn"] as const;
const EXPOSURES = ["group", "family"] as const;

/** What the address says about the screen of limits; what is at its usual is left out. */
export interface LimitsSearch {
  view?: Exclude<LimitView, "proposals"> | undefined;
  state?: (typeof PROPOSAL_STATES)[number] | undefined;
  by?: (typeof EXPOSURES)[number] | undefined;
  /** The currency of the exposures, where it is not that of the first company. */
  currency?: string | undefined;
  /** The proposal, customer or group whose panel is open. */
  open?: string | undefined;
}

/** Reads the screen's view from the address; what is not understood is left out rather than refused. */
export function readLimitsSearch(search: Record<string, unknown>): LimitsSearch {
  const view = LIMIT_VIEWS.find((known) => known !== "proposals" && known === search.view);
  const state = PROPOSAL_STATES.find((known) => known === search.state);
  const by = EXPOSURES.find((known) => known === search.by);
  return {
    ...(view !== undefined && view !== "proposals" && { view }),
    ...(state !== undefined && { state }),
    ...(by !== undefined && { by }),
    ...(typeof search.currency === "string" &&
      /^[A-Z]{3}$/.test(search.currency) && { currency: search.currency }),
    ...(typeof search.open === "string" && /^[a-z]{3}_\w+$/.test(search.open) && { open: search.open }),
  };
}
