import { assert } from "@goodterms/kernel";
import type { AllocationRequest } from "../allocations/allocate-items.ts";
import {
  type BatchDocument,
  type BatchFacts,
  type BatchOutcome,
  draftOf,
  draftPaid,
  itemStatesOf,
  judgeStanding,
  paidKind,
  paidNumber,
  refused,
} from "./batch-rules.ts";
import type { BilledCustomer, StandingDocuments } from "./batch-store.ts";
import type { DocumentDraft } from "./drafts.ts";
import { spreadCredit, type Target } from "./settle.ts";
import type { ItemState } from "./store.ts";

/** Everything that the decisions of one batch rest on, gathered under the locks. */
export interface Gathered {
  readonly facts: BatchFacts;
  readonly customers: ReadonlyMap<string, BilledCustomer>;
  readonly standing: StandingDocuments;
  /** Open items of standing documents that this batch settles. */
  readonly items: ReadonlyMap<string, readonly ItemState[]>;
}

/** A credit document that settles a debit document, by at most so much (null: as far as both go). In their order. */
interface Settlement {
  readonly creditId: string;
  readonly debitId: string;
  readonly upToMinor: bigint | null;
}

/** What a batch will write. */
export interface Plan {
  readonly outcomes: BatchOutcome[];
  readonly drafts: DocumentDraft[];
  readonly settlements: Settlement[];
}

/** How many ids a batch may take: one a document, and one for the payment of each that is called paid. */
export function countIds(documents: readonly BatchDocument[]): number {
  return documents.reduce((count, document) => count + (document.paid === null ? 1 : 2), 0);
}

/** Decides every document of the batch in its order; what an earlier one books, a later one finds. Pure. */
export function planBatch(
  documents: readonly BatchDocument[],
  gathered: Gathered,
  ids: readonly string[],
): Plan {
  const plan: Plan = { outcomes: [], drafts: [], settlements: [] };
  const booked = new Map<string, DocumentDraft>();
  const free = ids.values();
  const take = (): string => {
    const id = free.next().value;
    assert(id !== undefined, "a batch was given fewer ids than it takes");
    return id;
  };
  for (const document of documents) {
    const place = { document, gathered, booked, plan };
    plan.outcomes.push(planOne(place, take(), document.paid === null ? "" : take()));
  }
  return plan;
}

interface Place {
  readonly document: BatchDocument;
  readonly gathered: Gathered;
  readonly booked: Map<string, DocumentDraft>;
  readonly plan: Plan;
}

function planOne(place: Place, id: string, paidId: string): BatchOutcome {
  const { document, gathered, booked, plan } = place;
  const standing =
    booked.get(`${document.kind} ${document.number}`) ?? gathered.standing(document.kind, document.number);
  if (standing !== undefined) {
    const judged = judgeStanding(document, standing);
    const isLate = judged.outcome === "duplicate" && document.paid !== null;
    return isLate ? planLatePayment(place, standing.id, standing.customerId, judged, paidId) : judged;
  }
  const customer = payer(document, gathered, booked);
  if (customer === null) {
    const [first] = document.settles;
    const named =
      first === undefined
        ? "The row names neither customer nor invoice."
        : `There is no invoice ${first.number}, and the row names no customer.`;
    return refused("missing_customer", named).refusal;
  }
  const { draft, refusal } = draftOf(document, gathered.facts, customer, id);
  if (refusal !== undefined) return refusal;
  const payment = planPayment(place, customer.id, document.paid?.minor ?? 0n, paidId);
  if (payment?.refusal !== undefined) return payment.refusal;
  keep(place, draft);
  if (payment !== null) {
    keep(place, payment.draft);
    plan.settlements.push(pairOf(document, id, paidId));
  }
  settleNamed(place, draft);
  return { outcome: "posted" };
}

/** Notes that a credit just drafted settles the invoices that it names, where they are the same customer's. */
function settleNamed({ document, gathered, booked, plan }: Place, draft: DocumentDraft): void {
  if (document.kind === "invoice") return;
  for (const { number, minor } of document.settles) {
    const invoice = booked.get(`invoice ${number}`) ?? gathered.standing("invoice", number);
    if (invoice?.customerId !== draft.customerId) continue;
    plan.settlements.push({ creditId: draft.id, debitId: invoice.id, upToMinor: minor });
  }
}

function payer(
  document: BatchDocument,
  gathered: Gathered,
  booked: ReadonlyMap<string, DocumentDraft>,
): BilledCustomer | null {
  if (document.customer !== null) {
    // A missing customer was not made where the document cannot be booked; drafting then says why.
    return gathered.customers.get(document.customer.reference) ?? { id: "", terms: null };
  }
  for (const { number } of document.settles) {
    const invoice = booked.get(`invoice ${number}`) ?? gathered.standing("invoice", number);
    if (invoice !== undefined) return { id: invoice.customerId, terms: null };
  }
  return null;
}

function planPayment(place: Place, customerId: string, minor: bigint, id: string) {
  const { document, gathered, booked } = place;
  if (document.paid === null || minor <= 0n) return null;
  const paidMinor = document.paid.minor;
  const number = paidNumber(document, paidMinor);
  const kind = paidKind(document);
  if (booked.has(`${kind} ${number}`) || gathered.standing(kind, number) !== undefined) {
    return refused("number_used", `A ${kind} ${number} is booked already, and not for this document.`);
  }
  return draftPaid(document, gathered.facts, { minor, paidMinor }, customerId, id);
}

/** The document and what pays or uses it, as credit and debit. */
function pairOf(document: BatchDocument, id: string, paidId: string): Settlement {
  const isCredit = document.kind === "credit_note";
  return { creditId: isCredit ? id : paidId, debitId: isCredit ? paidId : id, upToMinor: null };
}

/** A document that stands, of which the file knows more paid or used than the book: the difference is booked. */
function planLatePayment(
  place: Place,
  standingId: string,
  customerId: string,
  duplicate: BatchOutcome,
  id: string,
): BatchOutcome {
  const { document, gathered, plan } = place;
  const items = gathered.items.get(standingId);
  const paidMinor = document.paid?.minor ?? 0n;
  // Without items it was booked by an earlier row of this very batch, which also booked what is paid of it.
  if (items === undefined) return duplicate;
  if (gathered.standing(paidKind(document), paidNumber(document, paidMinor)) !== undefined) return duplicate;
  const settledMinor = items.reduce((sum, item) => sum + item.originalMinor - item.openMinor, 0n);
  const payment = planPayment(place, customerId, paidMinor - settledMinor, id);
  if (payment === null) return duplicate;
  if (payment.refusal !== undefined) return payment.refusal;
  keep(place, payment.draft);
  plan.settlements.push(pairOf(document, standingId, id));
  return { outcome: "posted" };
}

function keep({ booked, plan }: Place, draft: DocumentDraft): void {
  booked.set(`${draft.kind} ${draft.number}`, draft);
  plan.drafts.push(draft);
}

/** Applies each credit to its debit as far as both go, each taking from what the ones before it left. Pure. */
export function planAllocations(
  plan: Plan,
  standing: ReadonlyMap<string, readonly ItemState[]>,
): AllocationRequest[] {
  if (plan.settlements.length === 0) return [];
  const drafts = new Map(plan.drafts.map((draft) => [draft.id, draft]));
  const items = new Map<string, ItemState[]>();
  const itemsOf = (documentId: string): ItemState[] => {
    const known = items.get(documentId);
    if (known !== undefined) return known;
    const draft = drafts.get(documentId);
    const fresh = draft === undefined ? [...(standing.get(documentId) ?? [])] : itemStatesOf(draft);
    items.set(documentId, fresh);
    return fresh;
  };
  return plan.settlements.flatMap(({ creditId, debitId, upToMinor }) => {
    const requests = spreadCredit(itemsOf(creditId), targetsOf(itemsOf(debitId), upToMinor));
    for (const request of requests) {
      lower(itemsOf(request.creditDocumentId), request.creditInstalment, request.creditMinor);
      lower(itemsOf(request.debitDocumentId), request.debitInstalment, request.debitMinor);
    }
    return requests;
  });
}

/** The items of one document, which together are to be settled by at most so much, the first first. */
function targetsOf(items: readonly ItemState[], upToMinor: bigint | null): Target[] {
  let leftMinor = upToMinor;
  return items.map((item) => {
    const target = { item, upToMinor: leftMinor };
    if (leftMinor !== null) leftMinor -= leftMinor < item.openMinor ? leftMinor : item.openMinor;
    return target;
  });
}

function lower(items: ItemState[], instalment: number, minor: bigint): void {
  const index = items.findIndex((item) => item.instalment === instalment);
  const item = items[index];
  if (item !== undefined) items[index] = { ...item, openMinor: item.openMinor - minor };
}
