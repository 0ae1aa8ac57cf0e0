import { addDays, type PlainDate, splitByWeights } from "@goodterms/kernel";
import { applyCredit, type CustomerBook, draftCredit, type StoryItem } from "./customer-book.ts";
import { discountDaysOf, onPayDay, toWorkday } from "./habits.ts";
import type { PlannedDocument } from "./rules.ts";

/** Whoever pays in parts does so from here on. Minor units. */
const PART_FROM_MINOR = 15_000n;
const ROUND_TO_MINOR = 1_000n;
const TWICE_BELOW_MINOR = 40_000n;
const PERCENT = 100n;

const IN_PARTS_PERCENT = 55;
const OVERPAID_PERCENT = 25;
const TWICE_PERCENT = 35;
const OVERPAYMENT_TAKEN_OFF_PERCENT = 70;
const WITHOUT_ADVICE_PERCENT = 2.5;
const BOUNCED_PERCENT = 9;
const BOUNCED_FOR_GOOD_PERCENT = 25;

/** Puts the customer's payment of that day on the agenda, once a day. */
export function planPayment(book: CustomerBook, item: StoryItem, on: PlainDate | null): void {
  const isPlanned = on !== null && book.items.some((other) => other !== item && other.payOn === on);
  item.payOn = on;
  if (on !== null && !isPlanned) book.agenda.add(on, "payment", (day) => payItems(book, day));
}

/** What the customer pays on a day: what it means to pay less what it has to its credit, in one payment. */
function payItems(book: CustomerBook, on: PlainDate): void {
  const meant = book.items.filter((item) => item.payOn === on && item.openMinor > 0n);
  for (const item of meant) item.payOn = null;
  takeOffCredits(book, meant, on);
  const open = meant.filter((item) => item.openMinor > 0n);
  if (open.length === 0) return;
  const shares = open.map((item) => ({ item, minor: shareOf(book, item, on) }));
  const remittedMinor = shares.reduce((sum, share) => sum + share.minor, 0n);
  const extraMinor = overpaid(book, open, remittedMinor);
  const payment = draftCredit(
    book,
    "payment",
    on,
    { netMinor: remittedMinor + extraMinor, taxMinor: 0n },
    { method: book.profile.method },
  );
  if (extraMinor > 0n) {
    const isTakenOff = book.random.chance(OVERPAYMENT_TAKEN_OFF_PERCENT);
    book.credits.push({ document: payment, openMinor: extraMinor, isTakenOff });
  }
  if (book.profile.method === "bank_transfer" && book.random.chance(WITHOUT_ADVICE_PERCENT)) {
    // Money without a word of what it is for stays unapplied until somebody has found out.
    const foundOn = toWorkday(addDays(on, book.random.between(2, 14)));
    book.agenda.add(foundOn, "match", (day) => applyShares(book, payment, shares, day));
    return;
  }
  applyShares(book, payment, shares, on);
  mayBounce(book, payment, shares, on);
}

function takeOffCredits(book: CustomerBook, items: readonly StoryItem[], on: PlainDate): void {
  for (const credit of book.credits) {
    if (!credit.isTakenOff) continue;
    for (const item of items)
      credit.openMinor -= applyCredit(book, credit.document, item, credit.openMinor, on);
  }
}

/** How much of an item is paid: all, a part, or all less the discount, which is granted at once. */
function shareOf(book: CustomerBook, item: StoryItem, on: PlainDate): bigint {
  const { profile, random } = book;
  const days = discountDaysOf(profile);
  if (days !== null && on <= addDays(item.invoice.issuedOn, days)) grantDiscount(book, item, on);
  const mayPart = profile.habit === "in_parts" && !item.isPaidInPart && item.openMinor >= PART_FROM_MINOR;
  if (!mayPart || !random.chance(IN_PARTS_PERCENT)) return item.openMinor;
  item.isPaidInPart = true;
  const partMinor = (item.openMinor * BigInt(random.between(40, 75))) / PERCENT;
  planPayment(book, item, onPayDay(addDays(on, random.between(21, 70)), profile.payDay));
  return partMinor;
}

function grantDiscount(book: CustomerBook, item: StoryItem, on: PlainDate): void {
  const { terms } = book.profile;
  const percent = terms.kind === "instalments" ? undefined : terms.discount?.percent;
  const amountMinor = (item.openMinor * BigInt(percent ?? 0)) / PERCENT;
  if (amountMinor <= 0n) return;
  const { netMinor, taxMinor, number } = item.invoice;
  // The discount lowers the price, so its tax falls with it.
  const [net, tax] = splitByWeights(amountMinor, [netMinor, taxMinor]);
  const discount = draftCredit(
    book,
    "discount",
    on,
    { netMinor: net ?? amountMinor, taxMinor: tax ?? 0n },
    { reason: `${percent}% for payment within ${discountDaysOf(book.profile)} days`, appliesTo: number },
  );
  applyCredit(book, discount, item, amountMinor, on);
}

/** What is paid on top by mistake: an amount rounded up, or an invoice paid twice. */
function overpaid(book: CustomerBook, items: readonly StoryItem[], remittedMinor: bigint): bigint {
  if (book.profile.habit !== "overpaying" || !book.random.chance(OVERPAID_PERCENT)) return 0n;
  const first = items[0]?.openMinor ?? 0n;
  if (first < TWICE_BELOW_MINOR && book.random.chance(TWICE_PERCENT)) return first;
  return (ROUND_TO_MINOR - (remittedMinor % ROUND_TO_MINOR)) % ROUND_TO_MINOR;
}

interface Share {
  readonly item: StoryItem;
  readonly minor: bigint;
}

/** Applies a payment to what it was for; what has been settled otherwise meanwhile leaves a rest of the payment. */
function applyShares(
  book: CustomerBook,
  payment: PlannedDocument,
  shares: readonly Share[],
  on: PlainDate,
): void {
  const restMinor = shares.reduce(
    (sum, { item, minor }) => sum + minor - applyCredit(book, payment, item, minor, on),
    0n,
  );
  if (restMinor > 0n) book.credits.push({ document: payment, openMinor: restMinor, isTakenOff: true });
}

/** A direct debit may come back after some days: everything is open again, and may be collected later. */
function mayBounce(
  book: CustomerBook,
  payment: PlannedDocument,
  shares: readonly Share[],
  on: PlainDate,
): void {
  const { profile, random, agenda } = book;
  if (profile.habit !== "bouncing" || !random.chance(BOUNCED_PERCENT)) return;
  const isForGood = random.chance(BOUNCED_FOR_GOOD_PERCENT);
  agenda.add(toWorkday(addDays(on, random.between(2, 4))), "return", (day) => {
    book.acts.push({
      on: day,
      touch: { kind: "return", payment: payment.number, reason: "Insufficient funds (AM04)" },
    });
    for (const { item, minor } of shares) {
      item.openMinor += minor;
      item.changedOn = day;
      if (!isForGood) planPayment(book, item, toWorkday(addDays(day, 14)));
    }
  });
}
