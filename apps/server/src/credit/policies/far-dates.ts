import { addDays, addMonths, type PlainDate } from "@goodterms/kernel";

/** The calendar's last day; "never" is often written so. */
export const LAST_DATE = "2199-12-31" as PlainDate;
/** From here on nothing is added any more: it would lead out of the calendar, and is as good as never. */
const FAR = "2180-01-01";

/** So many days later (at most some ten years), or the calendar's last day where that is beyond all reckoning. */
export function daysLater(date: PlainDate, days: number): PlainDate {
  return date >= FAR ? LAST_DATE : addDays(date, days);
}

/** The same for months. */
export function monthsLater(date: PlainDate, months: number): PlainDate {
  return date >= FAR ? LAST_DATE : addMonths(date, months);
}
