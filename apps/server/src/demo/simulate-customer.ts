import { addDays, type PlainDate } from "@goodterms/kernel";
import { dueDates } from "#receivables";
import { openAgenda } from "./agenda.ts";
import { priceDocument } from "./currencies.ts";
import { applyCredit, type CustomerBook, type StoryItem } from "./customer-book.ts";
import { choosePayDay } from "./habits.ts";
import { planPayment } from "./pay-items.ts";
import { seededRandom } from "./random.ts";
import type { SourceCustomer, SourceDocument } from "./read-source.ts";
import type { PlannedDocument, Profile } from "./rules.ts";
import { mayTrouble } from "./trouble.ts";

const QUIET_FOR_DAYS_LEAST = 150;
const QUIET_FOR_DAYS_MOST = 300;
const CREDIT_TAKEN_OFF_PERCENT = 88;

/**
 * Makes up what became of one customer's documents through a day: payments, discounts, returns, disputes. The same
 * documents, profile and day give the same story.
 */
export function simulateCustomer(source: SourceCustomer, profile: Profile, last: PlainDate): CustomerBook {
  const random = seededRandom(`story ${source.reference}`);
  const quietDays = random.between(QUIET_FOR_DAYS_LEAST, QUIET_FOR_DAYS_MOST);
  const book: CustomerBook = {
    profile,
    standing: { firstOn: source.documents[0]?.issuedOn ?? last, quietFrom: addDays(last, -quietDays) },
    random,
    agenda: openAgenda(),
    items: [],
    credits: [],
    acts: [],
  };
  for (const document of source.documents) {
    const planned = planDocument(document, profile);
    if (planned.netMinor + planned.taxMinor <= 0n) continue;
    book.agenda.add(document.issuedOn, document.kind, (day) => {
      book.acts.push({ on: day, document: planned });
      if (planned.kind === "invoice") openItems(book, planned);
      else applyReturn(book, planned);
    });
  }
  book.agenda.runThrough(last);
  return book;
}

function planDocument(document: SourceDocument, profile: Profile): PlannedDocument {
  const isInvoice = document.kind === "invoice";
  return {
    kind: document.kind,
    number: document.number,
    customer: profile.reference,
    entity: profile.entity,
    currency: profile.currency,
    issuedOn: document.issuedOn,
    ...priceDocument(document, profile.currency, profile.taxRate),
    terms: isInvoice ? profile.terms : null,
    method: null,
    reason: isInvoice ? null : "Goods returned or not delivered",
    appliesTo: document.returns,
  };
}

function openItems(book: CustomerBook, invoice: PlannedDocument): void {
  const { profile, standing, random } = book;
  const parts = dueDates(profile.terms, invoice.issuedOn, invoice.netMinor + invoice.taxMinor);
  // Numbered as the book numbers them: a part that comes to nothing makes no item.
  for (const [index, part] of parts.filter(({ amountMinor }) => amountMinor > 0n).entries()) {
    const item: StoryItem = {
      invoice,
      instalment: index + 1,
      dueOn: part.dueOn,
      openMinor: part.amountMinor,
      isDisputed: false,
      isPaidInPart: false,
      payOn: null,
      changedOn: invoice.issuedOn,
    };
    book.items.push(item);
    planPayment(book, item, choosePayDay(profile, { ...part, issuedOn: invoice.issuedOn }, standing, random));
    mayTrouble(book, item);
  }
}

/** A credit note goes to the invoice whose goods came back, as far as that is open; the rest is the customer's credit. */
function applyReturn(book: CustomerBook, note: PlannedDocument): void {
  let leftMinor = note.netMinor + note.taxMinor;
  for (const item of book.items) {
    if (item.invoice.number !== note.appliesTo) continue;
    leftMinor -= applyCredit(book, note, item, leftMinor, note.issuedOn);
  }
  if (leftMinor === 0n) return;
  const isTakenOff = book.random.chance(CREDIT_TAKEN_OFF_PERCENT);
  book.credits.push({ document: note, openMinor: leftMinor, isTakenOff });
}
