import { addDays, type PlainDate, plainDate } from "@goodterms/kernel";
import { planRates } from "./currencies.ts";
import type { Act, CustomerBook, StoryItem } from "./customer-book.ts";
import { describeCustomers, GROUPS } from "./describe-customers.ts";
import { toWorkday } from "./habits.ts";
import { seededRandom } from "./random.ts";
import type { SourceCustomer } from "./read-source.ts";
import type { Plan, PlannedCustomer, PlannedDay } from "./rules.ts";
import { simulateCustomer } from "./simulate-customer.ts";

const WRITE_OFFS = 2;
const WRITTEN_OFF_AFTER_DAYS = 150;
const WRITTEN_OFF_AGO_DAYS = 16;
const WRITTEN_OFF_LEAST_MINOR = 5_000n;
const WRITTEN_OFF_MOST_MINOR = 90_000n;

const CEILINGS = 48;
const CEILINGS_SET_AGO_DAYS = 28;
const CEILING_STEP_MINOR = 50_000n;
const PERCENT = 100n;
/** How much of its ceiling a customer uses on the last day, in percent: some near it, some beyond. */
const UTILIZATIONS: readonly number[] = [32, 45, 54, 63, 70, 76, 82, 88, 93, 97, 99, 104, 118];
const HOME_CURRENCIES = new Set(["GBP", "EUR"]);

/** Makes up the whole book that is to be told by the evening before `today`. Pure. */
export function planHistory(source: readonly SourceCustomer[], today: PlainDate): Plan {
  const last = addDays(today, -1);
  const profiles = describeCustomers(source);
  const books = source.flatMap((customer) => {
    const profile = profiles.get(customer.reference);
    return profile === undefined ? [] : [simulateCustomer(customer, profile, last)];
  });
  const acts = [...books.flatMap((book) => book.acts), ...writeOffs(books, last), ...ceilings(books, last)];
  const first = source.flatMap((customer) => customer.documents[0]?.issuedOn ?? []).reduce(earlier, last);
  return {
    today,
    rates: planRates(first, last),
    groups: GROUPS.map(({ reference, name }) => ({ reference, name })),
    days: byDay(
      books.map(({ profile, standing }) => ({ customer: profile, on: standing.firstOn })),
      acts,
    ),
  };
}

function earlier(one: PlainDate, other: PlainDate): PlainDate {
  return one < other ? one : other;
}

function byDay(
  customers: readonly { customer: PlannedCustomer; on: PlainDate }[],
  acts: readonly Act[],
): PlannedDay[] {
  const days = new Map<string, PlannedDay>();
  const dayOf = (on: PlainDate): PlannedDay => {
    const day = days.get(on) ?? { on, customers: [], documents: [], allocations: [], touches: [] };
    days.set(on, day);
    return day;
  };
  for (const { on, customer } of customers) dayOf(on).customers.push(customer);
  for (const act of acts) {
    const day = dayOf(act.on);
    if ("document" in act) day.documents.push(act.document);
    else if ("allocation" in act) day.allocations.push(act.allocation);
    else day.touches.push(act.touch);
  }
  return [...days.keys()].sort().map((on) => dayOf(plainDate(on)));
}

/** The oldest debts of customers that have gone quiet are given up, some weeks before the end. */
function writeOffs(books: readonly CustomerBook[], last: PlainDate): Act[] {
  const on = toWorkday(addDays(last, -WRITTEN_OFF_AGO_DAYS));
  const dueBefore = addDays(last, -WRITTEN_OFF_AFTER_DAYS);
  const hopeless = books
    .filter(({ profile }) => profile.habit === "gone_quiet" && profile.currency === "GBP")
    .flatMap((book) => book.items)
    .filter((item) => item.dueOn < dueBefore && item.changedOn < on && !item.isDisputed)
    .filter(({ openMinor }) => openMinor >= WRITTEN_OFF_LEAST_MINOR && openMinor <= WRITTEN_OFF_MOST_MINOR)
    .sort(
      (one, other) => compare(one.dueOn, other.dueOn) || compare(one.invoice.number, other.invoice.number),
    );
  return hopeless.slice(0, WRITE_OFFS).flatMap((item, index) => writeOff(item, index + 1, on));
}

function writeOff(item: StoryItem, count: number, on: PlainDate): Act[] {
  const { invoice, instalment, openMinor } = item;
  const number = `WO-${String(count).padStart(3, "0")}`;
  item.openMinor = 0n;
  return [
    {
      on,
      document: {
        ...invoice,
        kind: "write_off",
        number,
        issuedOn: on,
        netMinor: openMinor,
        taxMinor: 0n,
        terms: null,
        lines: null,
        reason: "Uncollectable: the customer has ceased trading",
        appliesTo: invoice.number,
      },
    },
    {
      on,
      allocation: {
        customer: invoice.customer,
        credit: { kind: "write_off", number },
        invoice: invoice.number,
        instalment,
        amountMinor: openMinor,
      },
    },
  ];
}

/** Ceilings of the customers that owe most and of the first group, chosen so that some are near theirs and some beyond. */
function ceilings(books: readonly CustomerBook[], last: PlainDate): Act[] {
  const random = seededRandom("ceilings");
  const on = toWorkday(addDays(last, -CEILINGS_SET_AGO_DAYS));
  const owing = books
    .filter(({ profile, standing }) => HOME_CURRENCIES.has(profile.currency) && standing.firstOn <= on)
    .map((book) => ({ book, owedMinor: owedBy(book) }))
    .filter(({ owedMinor }) => owedMinor > CEILING_STEP_MINOR)
    .sort((one, other) => Number(other.owedMinor - one.owedMinor));
  const ofCustomers = owing.slice(0, CEILINGS).map(({ book, owedMinor }) => {
    const { reference, currency } = book.profile;
    const holder = { customer: reference };
    return ceiling(on, holder, currency, ceilingFor(owedMinor, random.pick(UTILIZATIONS)));
  });
  const group = GROUPS[0]?.reference;
  const members = owing.filter(({ book }) => group !== undefined && book.profile.group === group);
  if (group === undefined || members.length === 0) return ofCustomers;
  const owedMinor = members.reduce((sum, member) => sum + member.owedMinor, 0n);
  return [...ofCustomers, ceiling(on, { group }, "GBP", ceilingFor(owedMinor, 91))];
}

function ceiling(
  on: PlainDate,
  holder: { readonly customer: string } | { readonly group: string },
  currency: string,
  amountMinor: bigint,
): Act {
  return { on, touch: { kind: "ceiling", holder, amountMinor, currency, reason: "Credit review" } };
}

/** A round amount of which what is owed is about so many percent. */
function ceilingFor(owedMinor: bigint, percent: number): bigint {
  const steps = (owedMinor * PERCENT) / (BigInt(percent) * CEILING_STEP_MINOR);
  return (steps === 0n ? 1n : steps) * CEILING_STEP_MINOR;
}

function owedBy(book: CustomerBook): bigint {
  const debits = book.items.reduce((sum, item) => sum + item.openMinor, 0n);
  return book.credits.reduce((sum, credit) => sum - credit.openMinor, debits);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
