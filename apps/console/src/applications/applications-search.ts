import type { ApplicationState, Severity } from "./types.ts";

export const VIEWS = ["waiting", "applicant", "approved", "declined", "all"] as const;
export type InboxView = (typeof VIEWS)[number];

/** What the address says about the inbox; without a view it shows what waits for somebody here. */
export interface ApplicationsSearch {
  view?: InboxView;
  kind?: "business" | "person";
  severity?: Severity;
  mine?: true;
}

const KINDS = ["business", "person"] as const;
const SEVERITIES = ["clear", "info", "attention", "severe"] as const;
const STATES: Readonly<Record<InboxView, readonly ApplicationState[] | undefined>> = {
  waiting: ["submitted", "in_review", "appealed"],
  applicant: ["draft", "waiting_for_applicant"],
  approved: ["approved"],
  declined: ["declined", "withdrawn"],
  all: undefined,
};

/** The states that a view shows; undefined shows all. */
export function statesOf(view: InboxView = "waiting"): ApplicationState[] | undefined {
  const states = STATES[view];
  return states === undefined ? undefined : [...states];
}

/** How many applications a view holds, from the counts by state. */
export function countIn(view: InboxView, counts: Readonly<Record<string, number>>): number {
  const states = STATES[view] ?? Object.keys(counts);
  return states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}

/** Reads a view from the address; what is not understood is left out rather than refused. */
export function readApplicationsSearch(search: Record<string, unknown>): ApplicationsSearch {
  const view = VIEWS.find((known) => known === search.view);
  const kind = KINDS.find((known) => known === search.kind);
  const severity = SEVERITIES.find((known) => known === search.severity);
  return {
    ...(view !== undefined && view !== "waiting" && { view }),
    ...(kind !== undefined && { kind }),
    ...(severity !== undefined && { severity }),
    ...(search.mine === true && { mine: true as const }),
  };
}
