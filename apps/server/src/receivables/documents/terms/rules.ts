import {
  addDays,
  addMonths,
  assert,
  dayOfMonth,
  daysInMonth,
  endOfMonth,
  type PlainDate,
  splitByWeights,
  startOfMonth,
} from "@goodterms/kernel";
import { commonWeights, parsePercent } from "./percent.ts";
import type { DueRule, InstalmentPart, Terms } from "./types.ts";

export { checkTerms } from "./check.ts";
export type { DueRule, EarlyPaymentDiscount, InstalmentPart, Terms, TermsProblem } from "./types.ts";
export { DEFAULT_TERMS } from "./types.ts";
export { describeTerms, parseTerms } from "./wording.ts";

/** One amount to pay and its date; instalments count from 1, in the order of the terms. */
export interface DueAmount {
  instalment: number;
  dueOn: PlainDate;
  amountMinor: bigint;
}

/**
 * When how much of a document falls due, in minor units of its currency. The amounts sum to the total exactly, also
 * for a negative one; of a tiny total some instalments may be 0. A discount changes nothing here: what is due is due.
 * The terms must have passed checkTerms; throws Fault when percents cannot be read or a date leaves the calendar.
 */
export function dueDates(terms: Terms, issuedOn: PlainDate, totalMinor: bigint): DueAmount[] {
  if (terms.kind !== "instalments") {
    return [{ instalment: 1, dueOn: dueDate(terms, issuedOn), amountMinor: totalMinor }];
  }
  const amounts = splitByWeights(totalMinor, instalmentWeights(terms.parts));
  return terms.parts.map((part, index) => ({
    instalment: index + 1,
    dueOn: dueDate(part.terms, issuedOn),
    amountMinor: amounts[index] ?? 0n,
  }));
}

function instalmentWeights(parts: readonly InstalmentPart[]): bigint[] {
  const percents = parts.map((part) => {
    const percent = parsePercent(part.percent);
    assert(percent !== null, `not a percent: ${part.percent}`);
    return percent;
  });
  return commonWeights(percents).weights;
}

function dueDate(rule: DueRule, issuedOn: PlainDate): PlainDate {
  switch (rule.kind) {
    case "net":
      return addDays(issuedOn, rule.days);
    case "end_of_month":
      return endOfMonth(addMonths(issuedOn, rule.months ?? 0));
    case "day_of_month":
      return dueOnDayOfMonth(rule.day, rule.months, issuedOn);
    case "end_of_month_then_days":
      return addDays(endOfMonth(issuedOn), rule.days);
    case "days_then_end_of_month":
      return endOfMonth(addDays(issuedOn, rule.days));
  }
}

function dueOnDayOfMonth(day: number, months: number, issuedOn: PlainDate): PlainDate {
  const alreadyPast = months === 0 && dayOfMonth(issuedOn) > Math.min(day, daysInMonth(issuedOn));
  const firstOfMonth = startOfMonth(addMonths(issuedOn, alreadyPast ? 1 : months));
  return addDays(firstOfMonth, Math.min(day, daysInMonth(firstOfMonth)) - 1);
}
