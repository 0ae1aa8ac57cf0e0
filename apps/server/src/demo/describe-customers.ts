import type { ContactInput, Terms } from "#receivables";
import { addressPart, nameCustomers, namePerson } from "./name-customers.ts";
import { type Place, placeOf } from "./places.ts";
import { type SeededRandom, seededRandom } from "./random.ts";
import type { SourceCustomer } from "./read-source.ts";
import type { Habit, Profile } from "./rules.ts";

/** A year's invoices, net, in minor units of the price list: where one segment ends and the next begins. */
const SMALL_BELOW_MINOR = 40_000;
const MEDIUM_BELOW_MINOR = 250_000;
const LARGE_BELOW_MINOR = 800_000;
/** From here on a customer is known well, and neither bounces nor falls silent. */
const KEY_ACCOUNT_FROM_MINOR = 3_500_000;

const NET_14: Terms = { kind: "net", days: 14 };
const NET_30: Terms = { kind: "net", days: 30 };
const NET_60: Terms = { kind: "net", days: 60 };
const THIRTY_END_OF_MONTH: Terms = { kind: "days_then_end_of_month", days: 30 };
const DISCOUNT: Terms = { kind: "net", days: 30, discount: { percent: "2", days: 10 } };
const INSTALMENTS: Terms = {
  kind: "instalments",
  parts: [
    { percent: "100/3", terms: { kind: "net", days: 30 } },
    { percent: "100/3", terms: { kind: "net", days: 60 } },
    { percent: "100/3", terms: { kind: "net", days: 90 } },
  ],
};

/** How many of a hundred customers have which habit. */
const HABIT_WEIGHTS: readonly (readonly [Habit, number])[] = [
  ["prompt", 33],
  ["slightly_late", 25],
  ["drifting", 9],
  ["end_of_month", 10],
  ["in_parts", 5],
  ["overpaying", 4],
  ["bouncing", 4],
  ["gone_quiet", 10],
];

interface DemoGroup {
  readonly reference: string;
  readonly name: string;
  /** Where its shops stand among the British customers by turnover, the largest at 0. */
  readonly ranks: readonly number[];
  readonly towns: readonly string[];
}

/** Chains whose shops are customers each of their own. */
export const GROUPS: readonly DemoGroup[] = [
  {
    reference: "G-HARTWELL",
    name: "Hartwell & Lane",
    ranks: [12, 31, 54, 90],
    towns: ["Bath", "Exeter", "Wells", "Truro"],
  },
  {
    reference: "G-NORTHGATE",
    name: "Northgate Garden Centres",
    ranks: [18, 40, 77],
    towns: ["Ripon", "Skipton", "Thirsk"],
  },
  {
    reference: "G-SALTHOUSE",
    name: "Salthouse Stores",
    ranks: [25, 66, 120],
    towns: ["Whitby", "Southwold", "Rye"],
  },
];

const LOOKED_AFTER_PERCENT = 12;
const BUYER_PERCENT = 30;
const DIRECT_DEBIT_PERCENT = 12;
const SMALL_CARD_PERCENT = 40;
const WORKDAYS = [1, 2, 3, 4, 5] as const;

/** Everything about each customer that its history follows from; the same source gives the same profiles. */
export function describeCustomers(customers: readonly SourceCustomer[]): Map<string, Profile> {
  const names = nameCustomers(customers);
  const turnovers = new Map(customers.map((customer) => [customer.reference, turnoverOf(customer)]));
  const shops = placeShops(customers, turnovers);
  return new Map(
    customers.map((customer) => {
      const { reference } = customer;
      const shop = shops.get(reference);
      const name = shop?.name ?? names.get(reference) ?? reference;
      return [reference, describe(customer, name, shop?.group ?? null, turnovers.get(reference) ?? 0)];
    }),
  );
}

/** Invoices of the whole year less what was taken back, in minor units of the price list. */
function turnoverOf(customer: SourceCustomer): number {
  return customer.documents.reduce((sum, document) => {
    const tenths = document.lines.reduce((part, line) => part + line.quantity * line.unitTenths, 0);
    const minor = Math.round(tenths / 10) + document.restMinor;
    return sum + (document.kind === "invoice" ? minor : -minor);
  }, 0);
}

function placeShops(
  customers: readonly SourceCustomer[],
  turnovers: ReadonlyMap<string, number>,
): Map<string, { name: string; group: string }> {
  const british = customers
    .filter((customer) => placeOf(customer.country).country === "GB")
    .map((customer) => customer.reference)
    .sort((one, other) => (turnovers.get(other) ?? 0) - (turnovers.get(one) ?? 0) || (one < other ? -1 : 1));
  return new Map(
    GROUPS.flatMap((group) =>
      group.ranks.flatMap((rank, index) => {
        const reference = british[rank];
        const name = `${group.name} (${group.towns[index]})`;
        return reference === undefined ? [] : [[reference, { name, group: group.reference }] as const];
      }),
    ),
  );
}

function describe(
  { reference, country }: SourceCustomer,
  name: string,
  group: string | null,
  turnoverMinor: number,
): Profile {
  const random = seededRandom(`profile ${reference}`);
  const place = placeOf(country);
  const habit = pickHabit(random, turnoverMinor);
  const terms = pickTerms(random, turnoverMinor);
  return {
    reference,
    name,
    country: place.country,
    currency: place.currency,
    language: place.language,
    timeZone: place.timeZone,
    group,
    terms,
    contacts: makeContacts(random, name, place, turnoverMinor),
    isLookedAfter: turnoverMinor >= LARGE_BELOW_MINOR || random.chance(LOOKED_AFTER_PERCENT),
    entity: place.entity,
    taxRate: place.taxRate,
    habit,
    method: pickMethod(random, habit, turnoverMinor),
    payDay: random.pick(WORKDAYS),
  };
}

function pickHabit(random: SeededRandom, turnoverMinor: number): Habit {
  let left = random.between(1, 100);
  for (const [habit, weight] of HABIT_WEIGHTS) {
    left -= weight;
    if (left > 0) continue;
    const isRisky = habit === "gone_quiet" || habit === "bouncing";
    return isRisky && turnoverMinor >= KEY_ACCOUNT_FROM_MINOR ? "slightly_late" : habit;
  }
  return "prompt";
}

function pickTerms(random: SeededRandom, turnoverMinor: number): Terms {
  if (turnoverMinor < SMALL_BELOW_MINOR) return NET_14;
  if (turnoverMinor < MEDIUM_BELOW_MINOR) return random.chance(85) ? NET_30 : DISCOUNT;
  if (turnoverMinor < LARGE_BELOW_MINOR)
    return random.pick([NET_30, THIRTY_END_OF_MONTH, THIRTY_END_OF_MONTH, DISCOUNT]);
  return random.pick([NET_30, NET_60, THIRTY_END_OF_MONTH, THIRTY_END_OF_MONTH, INSTALMENTS]);
}

function pickMethod(random: SeededRandom, habit: Habit, turnoverMinor: number): Profile["method"] {
  if (habit === "bouncing" || random.chance(DIRECT_DEBIT_PERCENT)) return "direct_debit";
  return turnoverMinor < SMALL_BELOW_MINOR && random.chance(SMALL_CARD_PERCENT) ? "card" : "bank_transfer";
}

function makeContacts(
  random: SeededRandom,
  name: string,
  place: Place,
  turnoverMinor: number,
): ContactInput[] {
  const at = addressPart(name) || "customer";
  const { language } = place;
  const accounts = {
    name: namePerson(random, language),
    role: "accounts",
    email: `accounts.${at}@example.com`,
    language,
  };
  if (turnoverMinor < MEDIUM_BELOW_MINOR && !random.chance(BUYER_PERCENT)) return [accounts];
  return [
    accounts,
    { name: namePerson(random, language), role: "buyer", email: `buying.${at}@example.com`, language },
  ];
}
