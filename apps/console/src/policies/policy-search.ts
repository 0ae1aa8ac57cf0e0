import { type ChangeView, CUSTOMER_EFFECTS, type Effect, ORDER_EFFECTS } from "./policy-api.ts";

export const POLICY_TABS = ["text", "words", "changes", "simulation"] as const;
export type PolicyTab = (typeof POLICY_TABS)[number];

/** What the address of a version says: its part, what it is compared with, which run and which of its changes. */
export interface PolicySearch {
  tab?: PolicyTab;
  against?: string;
  run?: string;
  kind?: ChangeView["kind"];
  effect?: Effect;
}

const ID = /^[a-z]{3}_[0-9a-z]{1,40}$/;

/** Reads the address; what is not understood is left out rather than refused. */
export function readPolicySearch(search: Record<string, unknown>): PolicySearch {
  const view: PolicySearch = {};
  const tab = POLICY_TABS.find((known) => known === search.tab);
  if (tab !== undefined) view.tab = tab;
  for (const name of ["against", "run"] as const) {
    const id = search[name];
    if (typeof id === "string" && ID.test(id)) view[name] = id;
  }
  if (search.kind === "order" || search.kind === "customer") view.kind = search.kind;
  const effect = effectsOf(view.kind ?? "customer").find((known) => known === search.effect);
  if (effect !== undefined) view.effect = effect;
  return view;
}

/** The effects that customers, or orders, can have. */
export function effectsOf(kind: ChangeView["kind"]): readonly Effect[] {
  return kind === "customer" ? CUSTOMER_EFFECTS : ORDER_EFFECTS;
}
