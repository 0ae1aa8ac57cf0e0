export const WATCH_VIEWS = ["alerts", "proposals", "reviews", "list", "portfolio"] as const;
export type WatchView = (typeof WATCH_VIEWS)[number];

const SEVERITIES = ["severe", "attention", "info"] as const;
const SOURCES = ["person", "automatic"] as const;
const PROPOSAL_STATES = ["accepted", "dismissed", "superseded"] as const;
const AHEAD_DAYS = [30, 90] as const;
const CELL_TEXT_MAX = 60;

/** What the address says about the watch; what is at its usual is left out. */
export interface WatchSearch {
  view?: Exclude<WatchView, "alerts"> | undefined;
  severity?: (typeof SEVERITIES)[number] | undefined;
  news?: "good" | "bad" | undefined;
  ended?: true | undefined;
  state?: (typeof PROPOSAL_STATES)[number] | undefined;
  ahead?: (typeof AHEAD_DAYS)[number] | undefined;
  source?: (typeof SOURCES)[number] | undefined;
  /** The cell of the portfolio that is open: risk class and grade, "none" where there is none. */
  riskClass?: string | undefined;
  grade?: string | undefined;
}

/** Reads the watch's view from the address; what is not understood is left out rather than refused. */
export function readWatchSearch(search: Record<string, unknown>): WatchSearch {
  const view = WATCH_VIEWS.find((known) => known === search.view);
  const severity = SEVERITIES.find((known) => known === search.severity);
  const state = PROPOSAL_STATES.find((known) => known === search.state);
  const ahead = AHEAD_DAYS.find((known) => known === search.ahead);
  const source = SOURCES.find((known) => known === search.source);
  const riskClass = textOf(search.riskClass);
  const grade = textOf(search.grade);
  return {
    ...(view !== undefined && view !== "alerts" && { view }),
    ...(severity !== undefined && { severity }),
    ...((search.news === "good" || search.news === "bad") && { news: search.news }),
    ...(search.ended === true && { ended: true as const }),
    ...(state !== undefined && { state }),
    ...(ahead !== undefined && { ahead }),
    ...(source !== undefined && { source }),
    ...(riskClass !== undefined && grade !== undefined && { riskClass, grade }),
  };
}

/** A class named by a number arrives as one, for the router reads addresses as JSON. */
function textOf(value: unknown): string | undefined {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && text !== "" ? text.slice(0, CELL_TEXT_MAX) : undefined;
}
