import type { PlainDate } from "@goodterms/kernel";
import { HORIZON_DAYS } from "./settings.ts";

/** Since when a customer pays otherwise than it did. */
export interface ChangePoint {
  readonly direction: "better" | "worse";
  /** Due date of the first invoice that was paid otherwise. */
  readonly from: PlainDate;
  /** Due date of the invoice with which that was certain enough. */
  readonly seenWith: PlainDate;
  /** Invoices between the two, both included. */
  readonly invoices: number;
}

/** So many invoices are only learned from, at the start and after each change. */
export const LEARNING_INVOICES = 10;
/**
 * Half a standard deviation is let pass at each invoice, and five must have gathered. Under an unchanged payer, ranks
 * against the payer's own past are independent and even whatever its habits, so the rate of false alarms is known: per
 * direction less than one in 900 invoices (the mean run to a false alarm; measured in the tests).
 */
const ALLOWANCE = 0.5;
const ALARM_AT = 5;
const DEVIATIONS_OF_EVEN_RANK = Math.sqrt(12);

/**
 * The latest change in how late a customer pays: a cumulative sum (CUSUM) over the rank of each invoice's lateness among
 * those before it, in the order of due dates. It starts anew from where a change began, so that one change is one alarm.
 * Null where nothing has changed. Pure.
 */
export function latestChange(
  observations: readonly { readonly dueOn: PlainDate; readonly days: number }[],
): ChangePoint | null {
  let latest: ChangePoint | null = null;
  let start = 0;
  while (start < observations.length) {
    const found = nextChange(observations, start);
    if (found === null) break;
    latest = found.change;
    start = found.startIndex;
  }
  return latest;
}

interface Sum {
  level: number;
  /** The first invoice of the present rise. */
  fromIndex: number;
}

function nextChange(
  observations: readonly { readonly dueOn: PlainDate; readonly days: number }[],
  start: number,
): { change: ChangePoint; startIndex: number } | null {
  const seen = new Array<number>(HORIZON_DAYS).fill(0);
  const later: Sum = { level: 0, fromIndex: start };
  const earlier: Sum = { level: 0, fromIndex: start };
  for (let index = start; index < observations.length; index += 1) {
    const observation = observations[index];
    if (observation === undefined) break;
    const position = index - start + 1;
    const deviation = rankDeviation(seen, observation.days, position);
    if (position <= LEARNING_INVOICES) continue;
    raise(later, deviation, index);
    raise(earlier, -deviation, index);
    const alarm = later.level >= ALARM_AT ? later : earlier.level >= ALARM_AT ? earlier : null;
    const first = alarm === null ? undefined : observations[alarm.fromIndex];
    if (alarm === null || first === undefined) continue;
    const change: ChangePoint = {
      direction: alarm === later ? "worse" : "better",
      from: first.dueOn,
      seenWith: observation.dueOn,
      invoices: index - alarm.fromIndex + 1,
    };
    return { change, startIndex: alarm.fromIndex };
  }
  return null;
}

/** How far the invoice's rank among all so far (itself included, ties in the middle) lies from the middle, in deviations. */
function rankDeviation(seen: number[], days: number, position: number): number {
  const place = Math.min(days, HORIZON_DAYS - 1);
  let below = 0;
  for (let day = 0; day < place; day += 1) below += seen[day] ?? 0;
  const equal = (seen[place] ?? 0) + 1;
  seen[place] = equal;
  return ((2 * below + equal - position) / (2 * position)) * DEVIATIONS_OF_EVEN_RANK;
}

function raise(sum: Sum, deviation: number, index: number): void {
  if (sum.level === 0) sum.fromIndex = index;
  sum.level = Math.max(0, sum.level + deviation - ALLOWANCE);
}
