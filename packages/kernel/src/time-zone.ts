import { addDays, daysBetween, type PlainDate, plainDate } from "./date.ts";

const EPOCH = plainDate("1970-01-01");
const DAY_MS = 86_400_000;
const MAX_TIME_ZONE_LENGTH = 64;
/** There are some six hundred zone names; spellings beyond that are not worth the memory. */
const MAX_CACHED_ZONES = 1000;
const GAP_SEARCH_STEP_MS = 1000;

/** Whether the text names a time zone of the IANA database ("Europe/Berlin", "UTC"). Plain offsets are refused. */
export function isTimeZone(text: string): boolean {
  // An offset such as "+02:00" means the opposite to PostgreSQL, so only names are taken.
  if (text.length > MAX_TIME_ZONE_LENGTH || !/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** The calendar date that the instant falls on in the zone. Throws RangeError when the zone is unknown. */
export function todayIn(instant: Date, timeZone: string): PlainDate {
  return addDays(EPOCH, Math.floor(wallClockMs(instant.getTime(), timeZone) / DAY_MS));
}

/**
 * The first instant of the date in the zone: midnight where there is one, the earlier where there are two, and where
 * the clock jumps over midnight (or over the whole day) the instant of the jump.
 */
export function instantAtStartOfDay(date: PlainDate, timeZone: string): Date {
  const midnightMs = daysBetween(EPOCH, date) * DAY_MS;
  const offsetsMs = [midnightMs - DAY_MS, midnightMs + DAY_MS].map(
    (instantMs) => wallClockMs(instantMs, timeZone) - instantMs,
  );
  const startsMs = offsetsMs
    .map((offsetMs) => midnightMs - offsetMs)
    .filter((instantMs) => wallClockMs(instantMs, timeZone) === midnightMs);
  if (startsMs.length > 0) return new Date(Math.min(...startsMs));
  // No instant shows midnight, so the clock was put forward over it: the jump is between these two bounds.
  let beforeMs = midnightMs - DAY_MS;
  let afterMs = midnightMs + DAY_MS;
  while (afterMs - beforeMs > GAP_SEARCH_STEP_MS) {
    const steps = Math.floor((afterMs - beforeMs) / GAP_SEARCH_STEP_MS / 2);
    const middleMs = beforeMs + steps * GAP_SEARCH_STEP_MS;
    if (wallClockMs(middleMs, timeZone) < midnightMs) beforeMs = middleMs;
    else afterMs = middleMs;
  }
  return new Date(afterMs);
}

const formatterByZone = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const cached = formatterByZone.get(timeZone);
  if (cached !== undefined) return cached;
  const formatter = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  if (formatterByZone.size >= MAX_CACHED_ZONES) formatterByZone.clear();
  formatterByZone.set(timeZone, formatter);
  return formatter;
}

/** What a clock on the wall in the zone shows at the instant, to the second, counted as if it were UTC. */
function wallClockMs(instantMs: number, timeZone: string): number {
  const shown = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatterOf(timeZone).formatToParts(instantMs)) {
    if (type in shown) shown[type as keyof typeof shown] = Number(value);
  }
  return Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second);
}
