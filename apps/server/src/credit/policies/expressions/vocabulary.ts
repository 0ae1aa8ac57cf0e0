import { type Decimal, parseDecimal } from "@goodterms/kernel";
import { Absent, type DayFact, type Scene, type Value, type ValueType } from "./values.ts";

/** Where an expression stands; each place knows what the ones before it know, and more. */
export const PLACES = ["customer", "scored", "classed", "limited", "standing", "order"] as const;
export type Place = (typeof PLACES)[number];

export interface Variable {
  readonly type: ValueType;
  readonly place: Place;
  /** For the editor and the manual. */
  readonly means: string;
  readonly day: DayFact | null;
  read(scene: Scene): Value | Absent;
}

/** More elements than this are no list that a condition should walk. */
const LIST_MAX = 200;

type Reader<T> = (scene: Scene) => T | null | undefined;
const decimals = new Map<string, Decimal | null>();
const DECIMALS_KEPT = 10_000;

/** Reads decimal text once for the many times that it is looked at. */
function decimalOf(text: string): Decimal | null {
  const known = decimals.get(text);
  if (known !== undefined) return known;
  if (decimals.size >= DECIMALS_KEPT) decimals.clear();
  const read = parseDecimal(text);
  decimals.set(text, read);
  return read;
}

const entries = new Map<string, Variable>();

function add(name: string, type: ValueType, place: Place, means: string, read: Reader<Value>): void {
  const unknown = new Absent("unknown", name);
  entries.set(name, {
    type,
    place,
    means,
    day: null,
    read: (scene) => read(scene) ?? unknown,
  });
}

function addCount(
  name: string,
  place: Place,
  means: string,
  read: Reader<number>,
  day: DayFact | null = null,
) {
  const unknown = new Absent("unknown", name);
  const broken = new Absent("failed", `${name} is no whole number`);
  entries.set(name, {
    type: "int",
    place,
    means,
    day,
    read: (scene) => {
      const value = read(scene);
      if (value === null || value === undefined) return unknown;
      return Number.isSafeInteger(value) ? BigInt(value) : broken;
    },
  });
}

function addDecimal(name: string, place: Place, means: string, read: Reader<string>): void {
  const broken = new Absent("failed", `${name} is no decimal`);
  const unknown = new Absent("unknown", name);
  entries.set(name, {
    type: "decimal",
    place,
    means,
    day: null,
    read: (scene) => {
      const text = read(scene);
      return text === null || text === undefined ? unknown : (decimalOf(text) ?? broken);
    },
  });
}

function addList(name: string, place: Place, means: string, read: Reader<readonly string[]>): void {
  const tooLong = new Absent("failed", `${name} has more than ${LIST_MAX} elements`);
  const unknown = new Absent("unknown", name);
  entries.set(name, {
    type: "texts",
    place,
    means,
    day: null,
    read: (scene) => {
      const list = read(scene);
      if (list === null || list === undefined) return unknown;
      return list.length > LIST_MAX ? tooLong : list;
    },
  });
}

const codes = (list: readonly { readonly code: string }[]): string[] => list.map(({ code }) => code);

function addCustomer(): void {
  add("today", "date", "customer", "the merchant's today", ({ facts }) => facts.today);
  add("currency", "text", "customer", "the account's currency", ({ facts }) => facts.currency);
  add("customer.kind", "text", "customer", '"business" or "person"', ({ facts }) => facts.customer.kind);
  add("customer.reference", "text", "customer", "your reference", ({ facts }) => facts.customer.reference);
  add("customer.country", "text", "customer", "two letters", ({ facts }) => facts.customer.country);
  add(
    "customer.isInGroup",
    "bool",
    "customer",
    "belongs to a group",
    ({ facts }) => facts.customer.groupId !== null,
  );
  add("customer.since", "date", "customer", "first business", ({ facts }) => facts.customer.since);
  addCount(
    "customer.daysKnown",
    "customer",
    "days since then",
    ({ facts }) => facts.customer.daysKnown,
    "customer.daysKnown",
  );
  add(
    "customer.status",
    "text",
    "customer",
    "active, on_hold, suspended, pending_review, closed",
    ({ facts }) => facts.customer.status,
  );
  addList("customer.tags", "customer", "tags set by your staff", ({ facts }) => facts.customer.tags);
  addCount(
    "customer.agreedNetDays",
    "customer",
    "of the terms agreed",
    ({ facts }) => facts.customer.agreedNetDays,
  );
  add(
    "customer.segmentOverride",
    "text",
    "customer",
    "set by hand",
    ({ facts }) => facts.customer.segmentOverride,
  );
  add("isWatched", "bool", "customer", "on the watch list", ({ facts }) => facts.isWatched);
  addList("holds", "customer", "codes of holds on the account", ({ facts }) => codes(facts.holds));
  addList("alerts", "customer", "codes of alerts", ({ facts }) => codes(facts.alerts));
}

function addBook(): void {
  const amounts = ["open", "unapplied", "reserved", "disputed", "overdue", "writtenOff"] as const;
  const means = {
    open: "open debits",
    unapplied: "money not yet applied",
    reserved: "held for orders",
    disputed: "in dispute",
    overdue: "past due and grace, undisputed",
    writtenOff: "ever written off",
  };
  for (const name of amounts)
    add(`book.${name}`, "money", "customer", means[name], ({ facts }) => facts.book[`${name}Minor`]);
  addCount("book.overdueItems", "customer", "items past due", ({ facts }) => facts.book.overdueItems);
  addCount(
    "book.oldestOverdueDays",
    "customer",
    "days of the oldest",
    ({ facts }) => facts.book.oldestOverdueDays,
    "book.oldestOverdueDays",
  );
  addCount("book.invoicesEver", "customer", "invoices ever", ({ facts }) => facts.book.invoicesEver);
}

function addBehaviour(): void {
  add("behaviour.grade", "text", "customer", "payer grade", ({ facts }) => facts.behaviour?.grade);
  const days = ["meanDaysLate", "meanDaysLateLow", "meanDaysLateHigh"] as const;
  for (const name of days)
    addDecimal(
      `behaviour.${name}`,
      "customer",
      "expected days late (and its interval)",
      ({ facts }) => facts.behaviour?.[name],
    );
  add("behaviour.trend", "text", "customer", "better, steady, worse", ({ facts }) => facts.behaviour?.trend);
  add(
    "behaviour.sales12m",
    "money",
    "customer",
    "sales of twelve months",
    ({ facts }) => facts.behaviour?.sales12mMinor,
  );
  const counts = ["paidInvoices", "returnedPayments12m", "chargebacks12m", "disputes12m"] as const;
  for (const name of counts)
    addCount(`behaviour.${name}`, "customer", "a count", ({ facts }) => facts.behaviour?.[name]);
}

function addBureau(): void {
  add("bureau.exists", "bool", "customer", "there is a report", ({ facts }) => facts.bureau !== null);
  addCount("bureau.riskScore", "customer", "0 worst to 1000 safest", ({ facts }) => facts.bureau?.riskScore);
  addCount("bureau.riskClass", "customer", "1 safest to 5", ({ facts }) => facts.bureau?.riskClass);
  add(
    "bureau.recommended",
    "money",
    "customer",
    "highest credit recommended",
    ({ facts }) => facts.bureau?.recommendedMinor,
  );
  addList("bureau.flags", "customer", "bankrupt, legal_filings …", ({ facts }) => facts.bureau?.flags);
  add("bureau.source", "text", "customer", "which bureau", ({ facts }) => facts.bureau?.source);
  addCount(
    "bureau.ageDays",
    "customer",
    "age of the report",
    ({ facts }) => facts.bureau?.ageDays,
    "bureau.ageDays",
  );
}

function addStanding(): void {
  add("limits.secured", "money", "customer", "collateral in force", ({ facts }) => facts.limits.securedMinor);
  add(
    "limits.hasExpired",
    "bool",
    "customer",
    "a limit ran out, none in its place",
    ({ facts }) => facts.limits.hasExpired,
  );
  addList(
    "limits.insurerStops",
    "customer",
    "what the insurer forbids",
    ({ facts }) => facts.limits.insurerStops,
  );
  for (const kind of ["manual", "insured", "guaranteed", "temporary", "recourse"] as const)
    add(`limits.${kind}`, "money", "customer", "sum of such limits standing", ({ facts }) => {
      const standing = facts.limits.standing.filter((limit) => limit.kind === kind);
      return standing.length === 0 ? null : standing.reduce((sum, { minor }) => sum + minor, 0n);
    });
  add("segment", "text", "scored", "the customer's segment", ({ segment }) => segment);
  add("score", "decimal", "classed", "the scorecard's score", ({ score }) => score);
  add("riskClass", "text", "limited", "the risk class", ({ riskClass }) => riskClass);
}

function addOrder(): void {
  add("limit", "money", "standing", "the customer's limit", ({ limitMinor }) => limitMinor);
  add("order.amount", "money", "order", "in the account's currency", ({ order }) => order?.accountMinor);
  add(
    "order.deposit",
    "money",
    "order",
    "paid in advance, where the order is in the account's currency",
    ({ order, facts }) => (order?.currency === facts.currency ? order.depositMinor : null),
  );
  add("order.margin", "money", "order", "likewise", ({ order, facts }) =>
    order?.currency === facts.currency ? order.marginMinor : null,
  );
  const texts = ["reference", "currency", "checkpoint", "terms", "shipToCountry", "channel"] as const;
  for (const name of texts)
    add(`order.${name}`, "text", "order", "as the shop sent it", ({ order }) => order?.[name]);
  addCount("order.netDays", "order", "days asked for", ({ order }) => order?.netDays);
  addCount("order.fraudScore", "order", "0 to 100", ({ order }) => order?.fraudScore);
  addDecimal("order.discountPercent", "order", "asked for", ({ order }) => order?.discountPercent);
  addList("order.categories", "order", "of what is bought", ({ order }) => order?.categories);
  addList("order.tags", "order", "as the shop sent them", ({ order }) => order?.tags);
}

addCustomer();
addBook();
addBehaviour();
addBureau();
addStanding();
addOrder();
entries.set("today", { ...(entries.get("today") as Variable), day: "today" });

/** Every name that an expression may use, with its type. */
export const VOCABULARY: ReadonlyMap<string, Variable> = entries;

/** Whether something known from `needed` on can be named at `place`. */
export function isKnownAt(needed: Place, place: Place): boolean {
  return PLACES.indexOf(needed) <= PLACES.indexOf(place);
}
