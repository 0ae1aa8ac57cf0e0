import { addDays, dayOfWeek, daysBetween, endOfMonth, maxDate, type PlainDate } from "@goodterms/kernel";
import type { SeededRandom } from "./random.ts";
import type { Profile } from "./rules.ts";

const SATURDAY = 6;
const DAYS_PER_WEEK = 7;
const DAYS_PER_MONTH = 30;
const FORGOTTEN_PERCENT = 3.2;
const DISCOUNT_TAKEN_PERCENT = 75;

/** What a customer knows of one amount when it decides on the day it pays it. */
export interface Payable {
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
}

/** When a customer's history began, and the day from which a customer that goes quiet pays nothing any more. */
export interface Standing {
  readonly firstOn: PlainDate;
  readonly quietFrom: PlainDate;
}

/** The day on which a customer pays an amount, or null when it never does. */
export function choosePayDay(
  profile: Profile,
  payable: Payable,
  standing: Standing,
  random: SeededRandom,
): PlainDate | null {
  const { dueOn, issuedOn } = payable;
  if (profile.method !== "bank_transfer" && profile.habit !== "gone_quiet") return toWorkday(dueOn);
  const discountDays = discountDaysOf(profile);
  if (discountDays !== null && random.chance(DISCOUNT_TAKEN_PERCENT))
    return lastWorkday(addDays(issuedOn, discountDays));
  if (random.chance(FORGOTTEN_PERCENT))
    return onPayDay(addDays(dueOn, random.between(30, 220)), profile.payDay);
  if (profile.habit === "gone_quiet" && dueOn >= standing.quietFrom) return null;
  if (profile.habit === "end_of_month") return toWorkday(endOfMonth(addDays(dueOn, 2)));
  const wanted = addDays(dueOn, daysLate(profile, dueOn, standing, random));
  return onPayDay(maxDate(wanted, issuedOn), profile.payDay);
}

/** Days past due, negative when early, before the customer's weekly payment run moves it to its day. */
function daysLate(profile: Profile, dueOn: PlainDate, standing: Standing, random: SeededRandom): number {
  switch (profile.habit) {
    case "slightly_late":
      return random.between(0, 8);
    case "drifting": {
      const months = Math.max(0, Math.floor(daysBetween(standing.firstOn, dueOn) / DAYS_PER_MONTH));
      return 8 + months * 5 + random.between(0, 12);
    }
    case "in_parts":
      return random.between(-2, 6);
    case "gone_quiet":
      return random.between(4, 25);
    default:
      return random.between(-9, -4);
  }
}

/** Within how many days of the invoice the customer's terms grant a discount, or null. */
export function discountDaysOf(profile: Profile): number | null {
  const { terms } = profile;
  return terms.kind === "instalments" ? null : (terms.discount?.days ?? null);
}

/** The same day, or the Monday after a weekend. */
export function toWorkday(date: PlainDate): PlainDate {
  const day = dayOfWeek(date);
  return day < SATURDAY ? date : addDays(date, DAYS_PER_WEEK + 1 - day);
}

function lastWorkday(date: PlainDate): PlainDate {
  const day = dayOfWeek(date);
  return day < SATURDAY ? date : addDays(date, SATURDAY - 1 - day);
}

/** The customer's next payment run from that day on. */
export function onPayDay(date: PlainDate, payDay: number): PlainDate {
  return addDays(date, (payDay - dayOfWeek(date) + DAYS_PER_WEEK) % DAYS_PER_WEEK);
}
