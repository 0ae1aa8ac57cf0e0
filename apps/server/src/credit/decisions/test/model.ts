// A small policy and a customer for the tests of pure rules: what blocks is days late, an amount overdue, terms.
import { type PlainDate, plainDate } from "@goodterms/kernel";
import type { CustomerFacts } from "../../evaluations/facts.ts";
import type { Block, EvaluationResult, OrderFacts } from "../../evaluations/outcome.ts";
import type { OpenInvoice, PolicyEngine, Situation } from "../rules.ts";

export const TODAY = plainDate("2026-03-02");

export interface ModelPolicy {
  readonly ceilingMinor: bigint | null;
  readonly allowedDays: number;
  readonly allowedOverdueMinor: bigint;
  readonly allowedNetDays: number;
  /** A deposit of this share is wanted, in percent. */
  readonly depositPercent: bigint;
}

export const GENEROUS: ModelPolicy = {
  ceilingMinor: 100_000n,
  allowedDays: 0,
  allowedOverdueMinor: 0n,
  allowedNetDays: 60,
  depositPercent: 0n,
};

function block(code: string, parameters: Block["parameters"], severity: Block["severity"] = "refer"): Block {
  return { code, parameters, ruleId: code, severity, checkpoints: ["order", "pick", "ship", "invoice"] };
}

/** The policy as an engine. */
export function modelEngine(policy: ModelPolicy): PolicyEngine {
  return {
    evaluate: (facts) => {
      const { book } = facts;
      const blocks: Block[] = [];
      if (book.oldestOverdueDays > policy.allowedDays)
        blocks.push(block("days_overdue", { days: book.oldestOverdueDays, allowed: policy.allowedDays }));
      if (book.overdueMinor > policy.allowedOverdueMinor)
        blocks.push(block("overdue_amount", { overdueMinor: book.overdueMinor }));
      if (facts.customer.status === "closed") blocks.push(block("account_closed", {}, "decline"));
      return modelResult(policy, blocks);
    },
    judgeOrder: (_facts, _result, order) => {
      const blocks: Block[] = [];
      if ((order.netDays ?? 0) > policy.allowedNetDays)
        blocks.push(block("terms_not_allowed", { terms: order.terms }));
      if (order.depositMinor * 100n < order.amountMinor * policy.depositPercent)
        blocks.push(block("deposit_share", {}));
      return { blocks, lifted: [], holdsForHours: 48 };
    },
  };
}

function modelResult(policy: ModelPolicy, blocks: readonly Block[]): EvaluationResult {
  const ceiling = policy.ceilingMinor;
  return {
    segment: "everybody",
    riskClass: null,
    scores: [],
    limit: { minor: ceiling, currency: "GBP", source: "manual", steps: [] },
    ceilings: { order: ceiling, pick: ceiling, ship: ceiling, invoice: ceiling },
    blocks,
    lifted: [],
    terms: { netDays: policy.allowedNetDays, allowed: ["net 14"] },
    weights: {
      openDebits: "1",
      reserved: "1",
      shipped: "1",
      uncleared: "0",
      unapplied: "1",
      deposits: "1",
      disputed: "0",
      insured: "0",
    },
    validUntil: null,
    reviewOn: null,
    reasons: [],
  };
}

/** Facts of a customer who owes these invoices and nothing else. */
export function modelFacts(
  invoices: readonly OpenInvoice[],
  more: Partial<CustomerFacts> = {},
): CustomerFacts {
  const overdue = invoices.filter((invoice) => invoice.daysLate > 0);
  const sum = (some: readonly OpenInvoice[]) =>
    some.reduce((total, one) => total + (one.accountMinor ?? 0n), 0n);
  return {
    gatheredAt: "2026-03-02T09:00:00.000Z",
    today: TODAY,
    timeZone: "Europe/London",
    currency: "GBP",
    customer: {
      id: "01900000-0000-7000-8000-000000000001",
      reference: "C1",
      kind: "business",
      country: "GB",
      groupId: null,
      since: TODAY,
      daysKnown: 0,
      segmentOverride: null,
      status: "active",
      tags: [],
    },
    book: {
      openMinor: sum(invoices),
      unappliedMinor: 0n,
      reservedMinor: 0n,
      disputedMinor: 0n,
      overdueMinor: sum(overdue),
      overdueItems: overdue.length,
      oldestOverdueDays: Math.max(0, ...overdue.map((invoice) => invoice.daysLate)),
      upcomingDue: [],
      invoicesEver: invoices.length,
      writtenOffMinor: 0n,
    },
    behaviour: null,
    bureau: null,
    limits: { standing: [], securedMinor: 0n, nextChangeOn: null, hasExpired: false, insurerStops: [] },
    holds: [],
    alerts: [],
    isWatched: false,
    declared: {},
    ...more,
  };
}

export function modelInvoice(number: string, owedMinor: bigint, daysLate: number): OpenInvoice {
  return {
    id: `id-${number}`,
    number,
    instalment: 1,
    dueOn: dayBefore(daysLate),
    currency: "GBP",
    owedMinor,
    accountMinor: owedMinor,
    daysLate,
  };
}

function dayBefore(days: number): PlainDate {
  return plainDate(new Date(Date.parse(`${TODAY}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10));
}

export function modelOrder(amountMinor: bigint, more: Partial<OrderFacts> = {}): OrderFacts {
  return {
    reference: "O-1",
    currency: "GBP",
    amountMinor,
    accountMinor: amountMinor,
    checkpoint: "order",
    terms: "net 30",
    netDays: 30,
    shipToCountry: null,
    channel: null,
    fraudScore: null,
    marginMinor: null,
    depositMinor: 0n,
    categories: [],
    tags: [],
    ...more,
  };
}

export function modelSituation(
  invoices: readonly OpenInvoice[],
  order: OrderFacts,
  ledger: Partial<Situation["ledger"]> = {},
): Situation {
  const facts = modelFacts(invoices);
  return {
    facts,
    order,
    ledger: { exposureMinor: facts.book.openMinor, groupRoomMinor: null, own: [], released: [], ...ledger },
  };
}
