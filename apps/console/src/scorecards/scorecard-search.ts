/** What the address of a card says: its part, and its version where it is not the latest. */
export interface ScorecardSearch {
  tab?: "card" | "monitoring";
  version?: number;
}

/** Reads the address; what is not understood is left out rather than refused. */
export function readScorecardSearch(search: Record<string, unknown>): ScorecardSearch {
  const view: ScorecardSearch = {};
  if (search.tab === "card" || search.tab === "monitoring") view.tab = search.tab;
  const { version } = search;
  if (typeof version === "number" && Number.isSafeInteger(version) && version > 0) view.version = version;
  return view;
}
