import { addDays, dayOfWeek, type PlainDate, plainDate, startOfMonth } from "@goodterms/kernel";
import type { BudgetWindow } from "./document.ts";

/** The first day of the calendar window that a day lies in: itself, the Monday before, the first of month or year. */
export function windowStart(window: BudgetWindow, today: PlainDate): PlainDate {
  switch (window) {
    case "day":
      return today;
    case "week":
      return addDays(today, 1 - dayOfWeek(today));
    case "month":
      return startOfMonth(today);
    case "year":
      return plainDate(`${today.slice(0, 4)}-01-01`);
  }
}
