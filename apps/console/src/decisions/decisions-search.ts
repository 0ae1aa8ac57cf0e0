import type { DecisionQuery } from "../api/credit-queries.ts";

/** What the address says about the list of decisions. */
export type DecisionsSearch = DecisionQuery;

const MAX_TEXT = 200;

/** Reads a view from the address; what is not understood is left out rather than refused. */
export function readDecisionsSearch(search: Record<string, unknown>): DecisionsSearch {
  const view: DecisionsSearch = {};
  if (search.outcome === "approved" || search.outcome === "refused") view.outcome = search.outcome;
  for (const name of ["customer", "order"] as const) {
    const value = search[name];
    // A reference of digits arrives as a number, for the router reads addresses as JSON.
    const text = typeof value === "number" ? String(value) : value;
    if (typeof text === "string" && text !== "") view[name] = text.slice(0, MAX_TEXT);
  }
  return view;
}
