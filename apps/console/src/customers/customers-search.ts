import type { CustomerQuery, CustomerSort } from "../api/queries.ts";

/** What the address says about the list: everything that makes a view, so that a link is a view. */
export type CustomersSearch = CustomerQuery;

const STATES = ["overdue", "open", "settled"] as const;
const SORTS: readonly CustomerSort[] = ["name", "-name", "reference", "-overdue", "-open", "oldestDue"];
const MAX_TEXT = 200;

/** Reads a view from the address; what is not understood is left out rather than refused. */
export function readCustomersSearch(search: Record<string, unknown>): CustomersSearch {
  const view: CustomersSearch = {};
  const state = STATES.find((known) => known === search.state);
  if (state !== undefined) view.state = state;
  const sort = readSort(search.sort);
  if (sort !== undefined) view.sort = sort;
  for (const name of ["search", "country", "group", "owner"] as const) {
    const value = search[name];
    // A search for a number arrives as one, for the router reads addresses as JSON.
    const text = typeof value === "number" ? String(value) : value;
    if (typeof text === "string" && text !== "") view[name] = text.slice(0, MAX_TEXT);
  }
  return view;
}

/** The order of this name, if there is one. */
export function readSort(name: unknown): CustomerSort | undefined {
  return SORTS.find((known) => known === name);
}

/** The order a view has when it names none: by what is overdue, but by name while searching. */
export function sortOf(view: CustomersSearch): CustomerSort {
  if (view.sort !== undefined) return view.sort;
  if (view.state === "overdue") return "-overdue";
  if (view.state === "open") return "-open";
  return view.search === undefined ? "-overdue" : "name";
}
