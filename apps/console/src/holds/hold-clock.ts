import type { TFunction } from "i18next";
import type { Hold } from "../api/credit-types.ts";

const MINUTE_MS = 60_000;
const MINUTES_PER_HOUR = 60;
const HOURS_PER_DAY = 24;
const HOURS_SHOWN_MAX = 48;

/** Milliseconds as people say how long they wait: "12 min", "7 h", "3 d". */
export function shortDuration(t: TFunction, durationMs: number): string {
  const minutes = Math.max(Math.floor(durationMs / MINUTE_MS), 0);
  if (minutes < MINUTES_PER_HOUR) return t("holds.minutes", { count: minutes });
  const hours = Math.floor(minutes / MINUTES_PER_HOUR);
  if (hours <= HOURS_SHOWN_MAX) return t("holds.hours", { count: hours });
  return t("holds.days", { count: Math.floor(hours / HOURS_PER_DAY) });
}

/** How much time is left to decide, at the instant `nowMs`; amber once it has run out. */
export function holdClock(t: TFunction, hold: Hold, nowMs: number): { note: string; isDue: boolean } {
  if (hold.state !== "open" && hold.closedAt !== null) {
    const duration = shortDuration(t, nowMs - Date.parse(hold.closedAt));
    return { note: t("holds.clock.closed", { duration }), isDue: false };
  }
  const leftMs = Date.parse(hold.dueAt) - nowMs;
  return leftMs <= 0
    ? { note: t("holds.clock.late", { duration: shortDuration(t, -leftMs) }), isDue: true }
    : { note: t("holds.clock.left", { duration: shortDuration(t, leftMs) }), isDue: false };
}
