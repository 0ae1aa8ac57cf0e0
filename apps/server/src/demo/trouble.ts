import { addDays, type PlainDate } from "@goodterms/kernel";
import type { CustomerBook, StoryItem } from "./customer-book.ts";
import { toWorkday } from "./habits.ts";
import { planPayment } from "./pay-items.ts";

const DISPUTED_PERCENT = 0.5;
const DISPUTED_WHOLE_PERCENT = 40;
const POSTPONED_PERCENT = 0.2;
const PERCENT = 100n;
/** What is too small is not worth a word. Minor units. */
const WORTH_MINOR = 5_000n;

const COMPLAINTS: readonly string[] = [
  "Damaged in transit: breakages in several cartons",
  "Short delivery: cartons missing against the delivery note",
  "Price differs from the agreed price list",
  "Wrong items delivered",
  "Quality: paint flaking on part of the batch",
];
const POSTPONEMENTS: readonly string[] = [
  "Agreed by phone: delivery came late",
  "Agreed with sales: seasonal dating",
  "Goods arrived after the date of the invoice",
];

/** Decides, when an invoice is issued, what will trouble it: a dispute, or another due date. */
export function mayTrouble(book: CustomerBook, item: StoryItem): void {
  if (item.openMinor < WORTH_MINOR) return;
  const { random, agenda } = book;
  if (random.chance(DISPUTED_PERCENT)) {
    const on = toWorkday(addDays(item.invoice.issuedOn, random.between(8, 25)));
    agenda.add(on, "talk", (day) => openDispute(book, item, day));
  } else if (random.chance(POSTPONED_PERCENT)) {
    const on = toWorkday(addDays(item.invoice.issuedOn, random.between(3, 9)));
    agenda.add(on, "talk", (day) => postpone(book, item, day));
  }
}

/** The customer pays nothing of a disputed item until the dispute has ended. */
function openDispute(book: CustomerBook, item: StoryItem, on: PlainDate): void {
  if (item.openMinor < WORTH_MINOR || item.isDisputed) return;
  const { random, agenda } = book;
  const disputedMinor = random.chance(DISPUTED_WHOLE_PERCENT)
    ? item.openMinor
    : (item.openMinor * BigInt(random.between(15, 60))) / PERCENT;
  item.isDisputed = true;
  item.payOn = null;
  item.changedOn = on;
  const about = { kind: "dispute", invoice: item.invoice.number, instalment: item.instalment } as const;
  book.acts.push({ on, touch: { ...about, disputedMinor, reason: random.pick(COMPLAINTS) } });
  agenda.add(toWorkday(addDays(on, random.between(18, 75))), "talk", (day) => {
    item.isDisputed = false;
    item.changedOn = day;
    book.acts.push({ on: day, touch: { ...about, disputedMinor: 0n, reason: "Settled with the customer" } });
    if (item.openMinor > 0n) planPayment(book, item, toWorkday(addDays(day, random.between(3, 10))));
  });
}

function postpone(book: CustomerBook, item: StoryItem, on: PlainDate): void {
  if (item.openMinor < WORTH_MINOR || item.isDisputed || item.payOn === null) return;
  const days = book.random.pick([14, 21, 30]);
  item.dueOn = addDays(item.dueOn, days);
  item.changedOn = on;
  const { number } = item.invoice;
  const reason = book.random.pick(POSTPONEMENTS);
  book.acts.push({
    on,
    touch: { kind: "postpone", invoice: number, instalment: item.instalment, dueOn: item.dueOn, reason },
  });
  planPayment(book, item, toWorkday(addDays(item.payOn, days)));
}
