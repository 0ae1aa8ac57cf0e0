import { daysBetween } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { type OpenDebit, type ReservationRow, readOpenDebits } from "#receivables";
import type { FreshEvaluation } from "../evaluations/evaluate-customers.ts";
import type { OrderFacts } from "../evaluations/outcome.ts";
import { selectCreditAccounts } from "../evaluations/store.ts";
import type { DroppableLine } from "./cures.ts";
import { type Explanation, type ExplanationInputs, explainDecision } from "./explain-decision.ts";
import { ledgerView } from "./ledger-view.ts";
import { type ReadyPolicy, termsOf } from "./neighbours.ts";
import type { OrderContent } from "./order-content.ts";
import { engineOf } from "./prepare-order.ts";
import { judge, type OpenInvoice, type Verdict } from "./rules.ts";

/** Of more open invoices the oldest are looked at: nobody pays two hundred to free one order. */
const INVOICES_READ_MAX = 200;

/** What the ledger answered, and what it was asked under. */
export interface Refused {
  readonly reservation: ReservationRow;
  readonly evaluation: FreshEvaluation;
  readonly policy: ReadyPolicy;
  readonly order: OrderFacts;
  /** As it was asked; null where only what the ledger keeps of it is known. */
  readonly content: OrderContent | null;
}

export interface ExplainedRefusal {
  readonly inputs: ExplanationInputs;
  readonly explanation: Explanation;
  readonly verdict: Verdict;
}

/** Explains a refusal with the invoices that are open now; what it was made from is given along, to be kept. */
export async function explainRefusal(ctx: Context, refused: Refused): Promise<ExplainedRefusal> {
  const { reservation, evaluation, policy, order, content } = refused;
  const invoices = await readInvoices(ctx, evaluation, policy);
  const engine = engineOf(policy);
  const ruling = engine.judgeOrder(evaluation.facts, evaluation.result, order);
  const ledger = ledgerView(reservation, evaluation.result, ruling);
  const inputs: ExplanationInputs = {
    situation: { facts: asOwedNow(evaluation, invoices), order, ledger },
    means: { invoices, terms: knownTerms(policy, evaluation), lines: droppable(content) },
    outcome: reservation.outcome,
  };
  return {
    inputs,
    explanation: explainDecision(engine, inputs),
    verdict: judge(engine, inputs.situation),
  };
}

function droppable(content: OrderContent | null): DroppableLine[] {
  return (content?.lines ?? []).map(({ amountMinor }, index) => ({ index, amountMinor }));
}

async function readInvoices(
  ctx: Context,
  { facts }: FreshEvaluation,
  policy: ReadyPolicy,
): Promise<OpenInvoice[]> {
  const { id } = facts.customer;
  const debits = await readOpenDebits(ctx, id, INVOICES_READ_MAX);
  const graceDays = (await selectCreditAccounts(ctx, [id])).get(id)?.graceDays || policy.document.grace.days;
  return debits.map((debit) =>
    openInvoice(debit, Math.max(0, daysBetween(debit.dueOn, facts.today) - graceDays)),
  );
}

function openInvoice({ documentId, ...debit }: OpenDebit, daysLate: number): OpenInvoice {
  return { ...debit, id: documentId, daysLate: debit.owedMinor > 0n ? daysLate : 0 };
}

/** What is owed moves between evaluations without outdating them; for what can be paid, it is as it is now. */
function asOwedNow({ facts }: FreshEvaluation, invoices: readonly OpenInvoice[]): FreshEvaluation["facts"] {
  if (invoices.length === INVOICES_READ_MAX) return facts;
  const openMinor = invoices.reduce((sum, invoice) => sum + (invoice.accountMinor ?? 0n), 0n);
  const isAhead = openMinor > facts.book.openMinor;
  return isAhead ? { ...facts, book: { ...facts.book, openMinor } } : facts;
}

function knownTerms(policy: ReadyPolicy, evaluation: FreshEvaluation) {
  return termsOf(policy.compiled, evaluation.result).map(({ name, title, netDays }) => ({
    name,
    title,
    netDays,
  }));
}
